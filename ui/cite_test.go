package ui

import (
	"context"
	"errors"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/cite"
	"guanbao/ui/locale"
)

func TestACitationIsCopied(t *testing.T) {
	want := "机关1. 2026年1-8月邮政行业运行情况. 2026-09-30. https://f1.example/1"
	for _, typed := range []string{"j Y", "j enter Y", "j : cite enter", "j ? : cite enter"} {
		s := setup(t, 9, 100, 24)
		s.keys(typed)
		if len(s.copied) != 1 && typed != "j ? : cite enter" || len(s.copied) == 1 && s.copied[0] != want {
			t.Errorf("%q copied %q, want %q", typed, s.copied, want)
		}
	}
	s := setup(t, 9, 160, 24, func(o *Options) { o.Citation = cite.GBT7714 })
	s.keys("j Y")
	s.wants("已复制：机关1. 2026年1-8月邮政行业运行情况[EB/OL]. (2026-09-30)[2026-09-30]. https")
	s.keys(": cite space BibTeX enter")
	if got := s.copied[len(s.copied)-1]; !strings.HasPrefix(got, "@misc{guanbao-id000001,\n  author") {
		t.Errorf("copied is %q", got)
	}
	s.wants("已复制：@misc{guanbao-id000001,")
}

func TestAFormOfCitationThatIsNotThereIsSaid(t *testing.T) {
	for _, words := range locale.All {
		s := setup(t, 9, 120, 24, func(o *Options) { o.Words = words })
		s.keys(": cite space apa enter")
		s.wants("apa", "plain", "gbt7714")
		if len(s.copied) > 0 {
			t.Errorf("copied is %q", s.copied)
		}
	}
}

func TestNothingToCiteIsSaid(t *testing.T) {
	s := setup(t, 0, 80, 24)
	s.keys("Y")
	s.wants(s.m.look.Words.Deeds.NoArticle)
	s = setup(t, 9, 80, 24)
	s.m.ports.Library = broken{s.shelf}
	s.keys("Y")
	s.wants("磁盘坏了")
}

// broken is a library that gives no article.
type broken struct{ *shelf }

func (broken) Item(context.Context, feed.ID) (feed.Item, error) {
	return feed.Item{}, Told{Text: "磁盘坏了", Err: errors.New("disk")}
}
