package prompt

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"guanbao/ui/locale"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

func look(mode text.Mode) *theme.Look {
	return &theme.Look{Text: text.New(mode), Words: locale.For("zh-Hans"), Styles: theme.New(true, colorprofile.TrueColor), Chrome: theme.WideChrome}
}

// at is a line with the place of insertion where the | stands.
func at(s string) Model {
	before, after, _ := strings.Cut(s, "|")
	return Model{value: before + after, pos: len(before)}
}

func (m Model) String() string { return m.value[:m.pos] + "|" + m.value[m.pos:] }

func TestEditing(t *testing.T) {
	type op = func(Model) Model
	ins := func(s string) op { return func(m Model) Model { return m.Insert(s) } }
	tests := []struct {
		name, from string
		do         op
		want       string
	}{
		{"insert", "a|b", ins("中"), "a中|b"},
		{"left over a family", "x👩‍👩‍👧|", Model.Left, "x|👩‍👩‍👧"},
		{"right over it", "x|👩‍👩‍👧y", Model.Right, "x👩‍👩‍👧|y"},
		{"backspace takes a letter with its marks", "cafe\u0301|s", Model.Backspace, "caf|s"},
		{"and a syllable of conjoining letters", "\u1112\u1161\u11ab|", Model.Backspace, "|"},
		{"and a flag", "🇭🇰🇯🇵|", Model.Backspace, "🇭🇰|"},
		{"delete takes the cluster at the cursor", "|e\u0301a", Model.Delete, "|a"},
		{"left at the start", "|a", Model.Left, "|a"},
		{"right at the end", "a|", Model.Right, "a|"},
		{"backspace at the start", "|a", Model.Backspace, "|a"},
		{"delete at the end", "a|", Model.Delete, "a|"},
		{"start", "ab|c", Model.Start, "|abc"},
		{"end", "a|bc", Model.End, "abc|"},
		{"kill to the start", "ab|c", Model.KillStart, "|c"},
		{"kill to the end", "a|bc", Model.KillEnd, "a|"},
		{"kill a word", "one two  |x", Model.KillWord, "one |x"},
		{"kill a step of a path", "https://a.example/新闻/rss|", Model.KillWord, "https://a.example/新闻/|"},
		{"kill behind an ideographic space", "通知　公告|", Model.KillWord, "通知　|"},
		{"kill the only word", "one|", Model.KillWord, "|"},
		{"kill nothing", "|one", Model.KillWord, "|one"},
		{"a paste of several lines is one line", "|", ins("a\r\nb\tc\x1b[31md\u0085e\u2028f\x7f"), "a  b c [31md e f |"},
		{"broken bytes are left out", "|", ins("a\xff\xfeb"), "ab|"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.do(at(tt.from)).String(); got != tt.want {
				t.Errorf("%q became %q, want %q", tt.from, got, tt.want)
			}
		})
	}
}

func TestALineHasAnEnd(t *testing.T) {
	m := Model{}.Insert(strings.Repeat("a", most))
	if got := m.Insert("b").Value(); len(got) != most {
		t.Errorf("%d bytes", len(got))
	}
	if got := (Model{}).Insert(strings.Repeat("中", most)).Value(); got != "" {
		t.Errorf("a paste that is too long left %d bytes", len(got))
	}
}

// lines try the drawing: each is walked through from its end to its start.
var lines = []string{
	"", "a", "https://www.youzheng.example/新闻/2021年/第七次局长办公会.xml?x=1&y=2",
	"👩‍👩‍👧🇭🇰e\u0301\u0302ﾊﾞ①ßæ“引号”…—한국어\u1112\u1161\u11ab", "\u202e\u0301\u200d", strings.Repeat("中", 200),
}

func TestTheCursorIsAlwaysInsideTheRow(t *testing.T) {
	for _, mode := range []text.Mode{text.Narrow, text.Wide} {
		l := look(mode)
		for _, words := range locale.All {
			for _, s := range lines {
				m := Model{}.Insert(s)
				for width := 4; width <= 90; width += 5 {
					for m := m; ; m = m.Left() {
						row, cursor := m.View(l, " "+words.AddPrompt, width)
						if w := l.Text.Width(ansi.Strip(row)); w != width {
							t.Fatalf("%v, width %d, %q: %d cells: %q", mode, width, m, w, row)
						}
						if cursor < 0 || cursor >= width {
							t.Fatalf("%v, width %d, %q: cursor in cell %d", mode, width, m, cursor)
						}
						if m.pos == 0 {
							break
						}
					}
				}
			}
		}
	}
}

func TestTheCursorStandsAtThePlaceOfInsertion(t *testing.T) {
	l := look(text.Narrow)
	for _, tt := range []struct {
		line string
		want int
	}{{"|", 4}, {"a|", 5}, {"中|", 6}, {"|中", 4}, {"中文|字", 8}, {"e\u0301|", 5}} {
		if _, got := at(tt.line).View(l, "URL:", 40); got != tt.want {
			t.Errorf("%q: cell %d, want %d", tt.line, got, tt.want)
		}
	}
}

func TestALongLineIsShownAroundTheCursor(t *testing.T) {
	l := look(text.Narrow)
	m := Model{}.Insert("https://www.youzheng.example/a/very/long/path/to/the/feed.xml")
	row, cursor := m.View(l, "URL: ", 30)
	if !strings.Contains(row, "feed.xml") || cursor != 29 {
		t.Errorf("at the end: %q, cursor %d", row, cursor)
	}
	row, cursor = m.Start().View(l, "URL: ", 30)
	if !strings.HasPrefix(row, "URL: https://www.you") || cursor != 5 {
		t.Errorf("at the start: %q, cursor %d", row, cursor)
	}
}

func FuzzEditing(f *testing.F) {
	for _, s := range lines {
		f.Add(s, []byte("lrbdikwse"))
	}
	l := look(text.Narrow)
	f.Fuzz(func(t *testing.T, s string, ops []byte) {
		m := Model{}
		for _, op := range ops {
			switch op % 10 {
			case 0:
				m = m.Insert(s)
			case 1:
				m = m.Left()
			case 2:
				m = m.Right()
			case 3:
				m = m.Backspace()
			case 4:
				m = m.Delete()
			case 5:
				m = m.KillWord()
			case 6:
				m = m.KillStart()
			case 7:
				m = m.KillEnd()
			case 8:
				m = m.Start()
			case 9:
				m = m.Insert("中")
			}
			if !utf8.ValidString(m.value) || m.pos < 0 || m.pos > len(m.value) || !utf8.ValidString(m.value[m.pos:]) {
				t.Fatalf("after %d: %q at %d", op%10, m.value, m.pos)
			}
			row, cursor := m.View(l, "URL: ", 24)
			if w := l.Text.Width(ansi.Strip(row)); w != 24 || cursor < 5 || cursor > 23 {
				t.Fatalf("%q: %d cells, cursor %d", m, w, cursor)
			}
		}
	})
}
