package help

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"guanbao/ui/keys"
	"guanbao/ui/locale"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

func look(lang string, mode text.Mode) *theme.Look {
	chrome := theme.NarrowChrome
	if mode == text.Wide {
		chrome = theme.WideChrome
	}
	return &theme.Look{Text: text.New(mode), Words: locale.For(lang), Styles: theme.New(true, colorprofile.TrueColor), Chrome: chrome}
}

func draw(m Model, width, height int) []string {
	return strings.Split(ansi.Strip(strings.Join(m.View(width, height), "\n")), "\n")
}

// squeeze drops the spaces of a text.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestEveryActionIsListedWithItsKeys(t *testing.T) {
	table := keys.New(keys.Vim)
	for _, words := range locale.All {
		l := look(words.Tag, text.Narrow)
		rows := draw(New(Keys(table, l)).Resize(l, 100, 80), 100, 80)
		for _, a := range keys.Actions() {
			want := squeeze(strings.Join(table.Keys(a), "") + words.Actions[a])
			if want == "" || !slices.ContainsFunc(rows, func(r string) bool { return squeeze(r) == want }) {
				t.Errorf("%s: no row says %q", words.Tag, want)
			}
		}
	}
}

func TestTextGoesOnUnderItself(t *testing.T) {
	l := look("zh-Hans", text.Narrow)
	rows := []Row{{Head: "标题"}, {Key: "gg", Text: "到最新的一篇文章去"}, {Text: "没有键的一行"}, {}}
	want := []string{" 标题", " gg  到最新", "     的一篇", "     文章去", " 没有键的一", " 行", "", ""}
	for i, r := range draw(New(rows).Resize(l, 12, 8), 12, 8) {
		if strings.TrimRight(r, " ") != want[i] {
			t.Errorf("row %d: %q, want %q", i, r, want[i])
		}
	}
}

func TestScrollingStaysWithinThePage(t *testing.T) {
	l := look("en", text.Narrow)
	m := New(Keys(keys.New(keys.Vim), l)).Resize(l, 80, 10)
	end := len(m.lines) - 10
	for _, tt := range []struct {
		name string
		m    Model
		want int
	}{
		{"above", m.Move(-3), 0},
		{"a page", m.Page(1), 10},
		{"half a page", m.Page(0.5), 5},
		{"below, and one back", m.Page(9).Page(9).Move(-1), end - 1},
		{"the end", m.Last(), end},
		{"the beginning", m.Last().First(), 0},
		{"a higher pane at the end", m.Last().Resize(l, 80, 12), end - 2},
		{"a pane that holds all", m.Last().Resize(l, 80, 500), 0},
	} {
		if tt.m.top != tt.want {
			t.Errorf("%s: line %d, want %d", tt.name, tt.m.top, tt.want)
		}
	}
	if m := New(nil).Resize(l, 20, 3).Page(1).Last(); len(m.View(20, 3)) != 3 {
		t.Error("an empty page is not as high as its pane")
	}
}

func TestThePageIsExactlyAsWideAsThePane(t *testing.T) {
	for _, mode := range []text.Mode{text.Narrow, text.Wide} {
		for _, words := range locale.All {
			l := look(words.Tag, mode)
			page := append(Keys(keys.New(keys.Vim), l), Row{Head: "a\x1b[31m\n" + strings.Repeat("“", 99)}, Row{Key: "①“”…—①“”…—①“”…—", Text: "\u202e👩‍👩‍👧"}, Row{Key: " ", Text: strings.Repeat("x", 300)})
			for width := 6; width <= 130; width += 3 {
				m := New(page).Resize(l, width, 40)
				for range 4 {
					for i, r := range draw(m, width, 40) {
						if w := l.Text.Width(r); w != width {
							t.Fatalf("%s %v, width %d: row %d is %d cells: %q", words.Tag, mode, width, i, w, r)
						}
					}
					m = m.Page(1)
				}
			}
		}
	}
}
