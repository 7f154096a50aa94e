package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"guanbao/cache"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/feed/sample"
	"guanbao/ui"
	"guanbao/ui/locale"
)

func TestTheScreenIsToldInTheReadersLanguage(t *testing.T) {
	a, _, _ := testApp(t)
	a.speak(locale.For("zh-Hans"))
	a.folders.Data, a.folders.Config = "d", "c"
	for _, tt := range []struct {
		err  error
		want string
	}{
		{ErrOnlySample, a.words.OnlySample},
		{errors.Join(ErrOnlySample, nil), a.words.OnlySample},
		{fmt.Errorf("subscription: %w", urls.ErrLocked), "另一个进程正在修改 urls 文件"},
		{fmt.Errorf("cache: mark: %w", cache.ErrFull), "没有空间写入 " + a.folders.Cache()},
		{fmt.Errorf("urls file: %w", &fs.PathError{Op: "open", Path: "/urls", Err: fs.ErrPermission}), "/urls：没有权限"},
		{fmt.Errorf("%s: %w", "c/urls", urls.ErrTooLarge), a.folders.URLs() + "：文件过大"},
		{fmt.Errorf("%s: %w", "c/urls", urls.ErrLinks), a.folders.URLs() + "：符号链接太多"},
		{ErrUnsubscribed, "没有订阅这个源"},
		{errors.New("a\x1b[2Jb"), "出错了：ab"},
	} {
		told, ok := errors.AsType[ui.Told](a.tell(tt.err))
		if !ok || told.Text != tt.want || !errors.Is(told, tt.err) {
			t.Errorf("%v is told as %q, want %q", tt.err, told.Text, tt.want)
		}
	}
	problem := &feed.Problem{Kind: feed.ProblemNotFound}
	for _, err := range []error{nil, context.Canceled, problem} {
		if got := a.tell(err); got != err {
			t.Errorf("%v became %v", err, got)
		}
	}
}

func TestRemovingTheOnlySampleIsRefusedInWords(t *testing.T) {
	s, _ := subscriptions(t, "")
	a, _, _ := testApp(t)
	a.speak(locale.For("ja"))
	_, err := subscribing{s, a.tell}.Remove(t.Context(), sample.Address)
	if told, ok := errors.AsType[ui.Told](err); !ok || told.Text != a.words.OnlySample {
		t.Errorf("the screen is told %v", err)
	}
}

func TestAnAddressThatFailsIsToldWithoutItsPassword(t *testing.T) {
	s, _ := subscriptions(t, "")
	a, _, _ := testApp(t)
	p, err := subscribing{s, a.tell}.Probe(t.Context(), "https://me:secret@none.example/")
	if err == nil || !strings.Contains(p.Address, "none.example") || strings.Contains(p.Address, "secret") {
		t.Errorf("the screen is told %q, %v", p.Address, err)
	}
	rep, err := subscribing{s, a.tell}.Subscribe(t.Context(), feed.Offer{Feed: feed.Feed{URL: "https://me:secret@none.example/"}})
	if err == nil || !strings.Contains(rep.Feed, "none.example") || strings.Contains(rep.Feed, "secret") {
		t.Errorf("the screen is told %q, %v", rep.Feed, err)
	}
}

func TestABrowserThatDoesNotOpenIsToldInWords(t *testing.T) {
	a, _, _ := testApp(t)
	a.speak(locale.For("ko"))
	open := a.browse(Browser{argv: []string{"no-such-browser"}})
	for address, want := range map[string]string{
		"https://a.example/":  "no-such-browser",
		"javascript:alert(1)": a.texts.Warnings[feed.WarnBadLink],
	} {
		told, ok := errors.AsType[ui.Told](open(address))
		if !ok || !strings.HasSuffix(told.Text, want) || strings.Contains(told.Text, "browser found") {
			t.Errorf("%s: the screen is told %q", address, told.Text)
		}
	}
}

func TestARefreshTakesOverWhatWasEditedMeanwhile(t *testing.T) {
	s, c := subscriptions(t, "https://a.example/\n")
	r := refreshing{logged{&feed.Refresher{Fetcher: s.fetcher, Parser: s.parser, Store: c, Schedule: s.schedule, Now: s.now}, func(feed.Report) {}}, s, func(err error) error { return ui.Told{Text: "told", Err: err} }, nil, c.Settle}
	pull := func() (got []string) {
		t.Helper()
		err := r.Refresh(t.Context(), feed.Order{Urgency: feed.Asked}, func(_, _ int, rep feed.Report) {
			if rep.Status == feed.StatusNew {
				got = append(got, rep.Feed)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	if got := pull(); !slices.Equal(got, []string{"https://a.example/"}) {
		t.Errorf("pulled %v", got)
	}
	if err := os.WriteFile(s.path, []byte("https://b.example/\nhttps://a.example/\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := pull(); !slices.Equal(got, []string{"https://b.example/"}) {
		t.Errorf("after the edit: pulled %v", got)
	}
	if err := os.Remove(s.path); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(s.path, 0o700); err != nil {
		t.Fatal(err)
	}
	err := r.Refresh(t.Context(), feed.Order{}, func(_, _ int, rep feed.Report) { t.Errorf("%s was asked", rep.Feed) })
	if told, ok := errors.AsType[ui.Told](err); !ok || told.Text != "told" {
		t.Errorf("a urls file that cannot be read is told as %v", err)
	}
}

func TestACacheThatIsOnlyReadAsksNobody(t *testing.T) {
	s, c := subscriptions(t, "https://a.example/\n")
	a, _, _ := testApp(t)
	r := refreshing{logged{&feed.Refresher{Fetcher: s.fetcher, Parser: s.parser, Store: c, Schedule: s.schedule, Now: s.now}, func(feed.Report) {}}, s, a.tell, cache.ErrUnwritable, c.Settle}
	for _, urgency := range []feed.Urgency{feed.Routine, feed.Asked, feed.Forced} {
		err := r.Refresh(t.Context(), feed.Order{Urgency: urgency}, func(_, _ int, rep feed.Report) { t.Errorf("%s was asked", rep.Feed) })
		if _, told := errors.AsType[ui.Told](err); told != (urgency != feed.Routine) {
			t.Errorf("urgency %v: %v", urgency, err)
		}
	}
}

func TestTheScreenSaysWhatHindersIt(t *testing.T) {
	a, _, _ := testApp(t)
	s, c := subscriptions(t, "https://a.example/\nexec:~/bin/x\n")
	lib := &library{cache: c, subs: s}
	if got := a.hindrance(lib); got != "" {
		t.Errorf("without anything wrong it says %q", got)
	}
	var err error
	if lib.refused, err = s.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := a.hindrance(lib); !strings.Contains(got, ":2:1: ") || !strings.HasSuffix(got, "exec:~/bin/x") {
		t.Errorf("of a refused line it says %q", got)
	}
}
