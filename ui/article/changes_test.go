package article

import (
	"strings"
	"testing"
	"time"

	"guanbao/feed"
	"guanbao/ui/reading"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

// notice is a bulletin with two former states, the latest first.
func notice() (feed.Item, []feed.Revision) {
	it := feed.Item{Article: feed.Article{ID: "a", Title: "收寄規定", Lang: "zh-Hant", Content: "<p>一。</p><p>二。</p><p>三。</p><p>自2026年7月1日起施行。</p>"}}
	return it, []feed.Revision{
		{Seen: time.Date(2026, 6, 2, 9, 0, 0, 0, time.UTC), Title: "收寄規定", Content: "<p>一。</p><p>二。</p><p>三。</p><p>自2026年6月1日起施行。</p>"},
		{Seen: time.Date(2026, 5, 2, 9, 0, 0, 0, time.UTC), Title: "收寄辦法", Content: "<p>一。</p><p>二。</p><p>三。</p><p>自2026年6月1日起施行。</p>"},
	}
}

// pageText is a page as it is set, a line each.
func pageText(p Page, l *theme.Look) string {
	var b strings.Builder
	for _, line := range Lay(p, l, 60, Options{}) {
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

func TestAChangeIsShownByWhatWentAndWhatCame(t *testing.T) {
	l := lookFor("zh-Hans", text.Narrow)
	it, former := notice()
	for n, wants := range map[int][]string{
		1: {"改动：收寄規定", "删 1 字", "增 1 字", "倒数第 1 次，共 2 次", "v 看更早的一次", "（以下 2 段没有变）", "自2026年~~6~~++7++月1日起施行。"},
		2: {"倒数第 2 次，共 2 次", "标题：收寄~~辦法~~++規定++", "（以下 4 段没有变）"},
		9: {"倒数第 2 次，共 2 次"},
	} {
		got := pageText(ChangePage(it, former, n, l, "v"), l)
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("change %d lacks %q:\n%s", n, want, got)
			}
		}
		if strings.Contains(got, "二。") || n > 1 && strings.Contains(got, "看更早") {
			t.Errorf("change %d shows too much:\n%s", n, got)
		}
	}
}

func TestAChangeIsShownInTheScriptThatIsWished(t *testing.T) {
	l := lookFor("zh-Hans", text.Narrow)
	l.Reading = reading.Wish{Script: reading.Simplified}
	it, former := notice()
	if got := pageText(ChangePage(it, former, 2, l, "v"), l); !strings.Contains(got, "收寄~~办法~~++规定++") {
		t.Error(got)
	}
}

func TestAChangeOfTheFormAloneSaysSo(t *testing.T) {
	l := lookFor("zh-Hans", text.Narrow)
	it, former := notice()
	former[0].Content = strings.ReplaceAll(it.Content, "一。", "<b>一</b>。")
	if got := pageText(ChangePage(it, former[:1], 1, l, "v"), l); !strings.Contains(got, "文字没有变") || strings.Contains(got, "倒数第") {
		t.Error(got)
	}
	if got := pageText(ChangePage(it, nil, 1, l, "v"), l); !strings.Contains(got, "没有改动过") {
		t.Error(got)
	}
}

// TestAFormerStateOfTheFeedIsHeldAgainstTheFeed holds an article whose page is
// read now, and whose former state is of the time before.
func TestAFormerStateOfTheFeedIsHeldAgainstTheFeed(t *testing.T) {
	l := lookFor("zh-Hans", text.Narrow)
	it, former := notice()
	given := it.Article
	it.Given = &given
	it.Content = "<p>整页的全文，同订阅源给的完全不一样。</p>"
	if got := pageText(ChangePage(it, former, 1, l, "v"), l); !strings.Contains(got, "~~6~~++7++") {
		t.Error(got)
	}
}

func TestWhatWentAndWhatCameHasARoleOfItsOwn(t *testing.T) {
	l := lookFor("zh-Hans", text.Narrow)
	it, former := notice()
	roles := map[string]theme.Role{}
	for _, line := range Lay(ChangePage(it, former, 1, l, ""), l, 60, Options{}) {
		for _, s := range line.Segs {
			roles[strings.TrimSpace(s.Text)] = s.Role
		}
	}
	if roles["6"] != theme.Gone || roles["7"] != theme.Fresh {
		t.Errorf("%v and %v", roles["6"], roles["7"])
	}
}
