package catalogue

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"guanbao/ui/locale"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

func look(mode text.Mode, tag string) *theme.Look {
	l := &theme.Look{Text: text.New(mode), Words: locale.For(tag), Styles: theme.New(true, colorprofile.TrueColor), Chrome: theme.NarrowChrome}
	if mode == text.Wide {
		l.Chrome = theme.WideChrome
	}
	return l
}

func plain(m Model, l *theme.Look) string { return ansi.Strip(strings.Join(m.View(l), "\n")) }

func TestRowsHaveExactlyTheirCells(t *testing.T) {
	for _, mode := range []text.Mode{text.Narrow, text.Wide} {
		for _, tag := range []string{"zh-Hans", "ja", "ko", "en"} {
			l := look(mode, tag)
			for _, size := range [][2]int{{20, 2}, {34, 5}, {40, 9}, {80, 21}, {99, 6}, {100, 30}, {200, 57}} {
				m := Model{}.Resize(size[0], size[1]).Set("", []string{"https://www.mee.gov.cn/ywdt/"}, nil)
				for _, typed := range []string{"", "海关", "没有的字"} {
					m = m.Filter(typed).Last()
					drawn := m.View(l)
					if len(drawn) != size[1] {
						t.Fatalf("%v %q: %d rows", size, typed, len(drawn))
					}
					for _, row := range drawn {
						if got := l.Text.Width(ansi.Strip(row)); got != size[0] {
							t.Fatalf("%v %q: a row of %d cells: %q", size, typed, got, row)
						}
					}
				}
			}
		}
	}
}

func TestTheCursorStaysInSight(t *testing.T) {
	for _, size := range [][2]int{{20, 2}, {80, 21}, {120, 37}} {
		m := Model{}.Resize(size[0], size[1]).Set("zh-Hans", nil, nil)
		for i, step := range []func() Model{
			func() Model { return m.Move(3) }, func() Model { return m.Page(1) }, func() Model { return m.Last() }, func() Model { return m.Move(9) },
			func() Model { return m.Page(-1) }, func() Model { return m.Resize(size[0], 1) }, func() Model { return m.Resize(size[0], size[1]) },
			func() Model { return m.Filter("邮政") }, func() Model { return m.Last() }, func() Model { return m.Filter("") }, func() Model { return m.First() },
		} {
			m = step()
			if m.cursor < 0 || m.cursor >= len(m.rows) || m.cursor < m.top || m.cursor >= m.top+m.listed() {
				t.Fatalf("%v, step %d: cursor %d of %d, shown from %d, %d rows", size, i, m.cursor, len(m.rows), m.top, m.listed())
			}
		}
	}
}

func TestTheFactsOfARowAreTold(t *testing.T) {
	m := Model{}.Resize(120, 30).Set("zh-Hans", nil, nil).Filter("gjyzj 统计")
	for tag, want := range map[string][]string{
		"zh-Hans": {"国家邮政局·统计信息", "State Post Bureau: statistics", "国家邮政局 · 中国大陆 · 统计", "列表页（当作源来读） · JSON · zh-Hans", "可靠程度：可靠", "https://www.spb.gov.cn/gjyzj/c100276/"},
		"en":      {"State Post Bureau: statistics", "国家邮政局·统计信息", "China (mainland) · statistics", "list page, read as a feed", "Confidence: well attested"},
	} {
		shown := plain(m, look(text.Narrow, tag))
		for _, w := range want {
			if !strings.Contains(shown, w) {
				t.Errorf("%s lacks %q:\n%s", tag, w, shown)
			}
		}
	}
	for needs, want := range map[string]string{"海关法规": "只回应浏览器", "SEC press": "contact", "沟通交流": "脚本生成", "中央纪委": "cookie"} {
		if shown := plain(m.Filter(needs), look(text.Narrow, "zh-Hans")); !strings.Contains(shown, want) {
			t.Errorf("%s: %q is not told:\n%s", needs, want, shown)
		}
	}
}

func TestWhatWasPickedStaysPickedWhileOneFiltersOn(t *testing.T) {
	m := Model{}.Resize(80, 20).Set("zh-Hans", nil, nil).Filter("gjyzj")
	m, _ = m.Toggle()
	m = m.Filter("SingStat")
	m, _ = m.Toggle()
	m = m.Filter("没有的字")
	if _, ok := m.Toggle(); ok {
		t.Error("nothing was picked")
	}
	picked := m.Picked()
	if len(picked) != 2 || picked[0].Publisher != "国家邮政局" || picked[1].Name != "SingStat" {
		t.Errorf("picked %+v", picked)
	}
	m, _ = m.Filter("SingStat").Toggle()
	if n, shown := m.Count(); n != 1 || shown != 1 {
		t.Errorf("%d picked, %d shown", n, shown)
	}
	m = m.Report(picked[0].Address, true)
	if n, _ := m.Count(); n != 0 {
		t.Error("a row that is dead is still picked")
	}
	if one := m.Picked(); len(one) != 1 || one[0].Name != "SingStat" {
		t.Errorf("without any picked, the one under the cursor: %+v", one)
	}
	m = m.Set("zh-Hans", []string{"http://www.singstat.gov.sg/rss/"}, nil)
	if one := m.Picked(); len(one) != 0 {
		t.Errorf("one that is subscribed is taken: %+v", one)
	}
}

func TestRowsInTheLanguageOfTheReaderComeFirst(t *testing.T) {
	for lang, want := range map[string][2]string{"ja": {"ja", "zh"}, "zh-Hant": {"zh-Hant", "zh-Hans"}, "ko": {"ko", "zh"}, "en": {"en", "zh"}} {
		m := Model{}.Resize(80, 20).Set(lang, nil, nil)
		var got []string
		for _, r := range m.rows {
			if len(got) == 0 || got[len(got)-1] != r.Lang {
				got = append(got, r.Lang)
			}
		}
		if got[0] != want[0] || !strings.HasPrefix(got[1], want[1]) {
			t.Errorf("%s: the languages come as %q", lang, got)
		}
		if first := m.Filter("邮政").rows[0]; first.Publisher != "国家邮政局" {
			t.Errorf("%s: what is found begins with %q", lang, first.Name)
		}
	}
}

func TestWhatIsFoundIsMarkedInTheNames(t *testing.T) {
	l := look(text.Narrow, "zh-Hans")
	m := Model{}.Resize(60, 20).Set("zh-Hans", nil, nil).Filter("youzheng")
	rows := m.View(l)
	if want := l.Paint(theme.CursorFound, "邮政"); !strings.Contains(rows[0], want) {
		t.Errorf("the row under the cursor is %q", rows[0])
	}
	if want := l.Paint(theme.Found, "邮政"); !strings.Contains(rows[1], want) {
		t.Errorf("the row below is %q", rows[1])
	}
	if got := ansi.Strip(m.Resize(20, 4).View(l)[0]); !strings.Contains(got, "国家邮政局·邮政… ") {
		t.Errorf("a name that is cut is %q", got)
	}
}
