package prompt

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"

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
		{"kill a word", "one two  |x", Model.KillWordLeft, "one |x"},
		{"kill a step of a path", "https://a.example/新闻/rss|", Model.KillWordLeft, "https://a.example/新闻/|"},
		{"kill behind an ideographic space", "通知　公告|", Model.KillWordLeft, "通知　|"},
		{"kill the only word", "one|", Model.KillWordLeft, "|"},
		{"kill nothing", "|one", Model.KillWordLeft, "|one"},
		{"kill one script of several", "关于お知らせ2021年|", Model.KillWordLeft, "关于お知らせ2021|"},
		{"kill a word on the right", "one| two three", Model.KillWordRight, "one| three"},
		{"transpose", "新|e\u0301闻", Model.Transpose, "e\u0301新|闻"},
		{"transpose at the end", "a新闻|", Model.Transpose, "a闻新|"},
		{"transpose at the start", "|ab", Model.Transpose, "|ab"},
		{"transpose a single letter", "a|", Model.Transpose, "a|"},
		{"yank nothing", "a|b", Model.Yank, "a|b"},
		{"a letter before a lone mark joins it, and the cursor stands behind", "|\u0301x", ins("e"), "e\u0301|x"},
		{"a mark in the middle joins what is before", "e|x", ins("\u0301"), "e\u0301|x"},
		{"a letter before a letter with its mark does not", "a|e\u0301", ins("x"), "ax|e\u0301"},
		{"an indicator among flags pairs with the one after", "🇭🇰|🇯🇵", ins("🇨"), "🇭🇰🇨🇯|🇵"},
		{"a flag among flags stays one", "🇭🇰|🇯🇵", ins("🇨🇳"), "🇭🇰🇨🇳|🇯🇵"},
		{"a joiner between two people makes one", "👩|👧", ins("\u200d"), "👩\u200d👧|"},
		{"a leading consonant before a vowel", "|\u1161\u11ab", ins("\u1112"), "\u1112\u1161\u11ab|"},
		{"deleting what divides two indicators", "🇭a|🇰b", Model.Backspace, "🇭🇰|b"},
		{"and two letters of a syllable", "\u1112|a\u1161b", Model.Delete, "\u1112\u1161|b"},
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
	full := strings.Repeat("a", most)
	for _, tt := range []struct {
		name, from, text string
		want             int // bytes
		dropped          int
	}{
		{"a key", full, "b", most, 1},
		{"Han", "", strings.Repeat("中", most), most / 3 * 3, most - most/3},
		{"a megabyte with line breaks", "x", strings.Repeat("新闻\r\n", 1<<17), most, 4*(1<<17) - (most-1)/8*4 - 3},
		{"a cluster is taken whole or not", full[:most-2], "e\u0301", most - 2, 1},
		{"one that fits", full[:most-3], "e\u0301", most, 0},
		{"nothing behind what did not fit", full[:most-1], "中a", most - 1, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := Model{}.Insert(tt.from).Insert(tt.text)
			if len(m.Value()) != tt.want || m.Dropped() != tt.dropped {
				t.Errorf("%d bytes and %d left out, want %d and %d", len(m.Value()), m.Dropped(), tt.want, tt.dropped)
			}
			if m.Left().Dropped() != 0 {
				t.Error("what was left out is told for ever")
			}
		})
	}
}

func TestAPasteLosesTheSpaceAroundIt(t *testing.T) {
	if got := (Model{}).Paste(" \n https://a.example/ \r\n").Value(); got != "https://a.example/" {
		t.Errorf("pasted %q", got)
	}
}

func TestKillsThatFollowOneAnotherAreYankedAsOne(t *testing.T) {
	for _, tt := range []struct{ name, from, keys, want string }{
		{"words to the left", "one two three|", "ctrl+w ctrl+w ctrl+y", "one two three|"},
		{"words to the right", "|one two three", "alt+d alt+d end ctrl+y", " threeone two|"},
		{"both ways", "one two| three", "alt+backspace ctrl+k ctrl+y ctrl+y", "one two threetwo three|"},
		{"a move between", "one two|", "ctrl+w home ctrl+k ctrl+y", "one |"},
		{"a letter between", "one two|", "ctrl+w x ctrl+w ctrl+y", "one x|"},
		{"nothing to kill between", "one two|", "ctrl+w ctrl+k ctrl+w ctrl+y", "one two|"},
		{"deleting is no kill", "one two|", "ctrl+u backspace a backspace ctrl+y", "one two|"},
		{"a whole address", "https://a.example/新闻|", "ctrl+u ctrl+y", "https://a.example/新闻|"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := press(at(tt.from), tt.keys).String(); got != tt.want {
				t.Errorf("%q then %s: %q, want %q", tt.from, tt.keys, got, tt.want)
			}
		})
	}
	m := press(at("one two|"), "ctrl+w").Open(":", History{}, nil)
	if got := m.Yank().Value(); got != "two" {
		t.Errorf("in the next prompt %q is yanked", got)
	}
}

// press types keys by their names; a single character is text.
func press(m Model, keys string) Model {
	for k := range strings.FieldsSeq(keys) {
		text := ""
		if utf8.RuneCountInString(k) == 1 {
			text = k
		}
		m, _ = m.Key(k, text)
	}
	return m
}

func TestKeys(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		event      Event
		value      string
	}{
		{"enter", "", Entered, "ab"},
		{"esc", "", Left, "ab"},
		{"ctrl+c", "", Left, "ab"},
		{"ctrl+_", "", Typing, "ab"},
		{"ctrl+z", "", Typing, "ab"},
		{"f5", "", Typing, "ab"},
		{"：", "：", Typing, "ab："},
		{"ｑ", "ｑ", Typing, "abｑ"},
		{"　", "　", Typing, "ab　"},
		{"space", " ", Typing, "ab "},
		{"up", "up", Typing, "abup"},
	} {
		m, event := at("ab|").Key(tt.name, tt.text)
		if event != tt.event || m.Value() != tt.value {
			t.Errorf("%s with %q: %q and event %d, want %q and %d", tt.name, tt.text, m.Value(), event, tt.value, tt.event)
		}
	}
}

func TestEveryKeyOfReadlineIsThere(t *testing.T) {
	words := "https://a.example/新闻|/rss"
	for k, want := range map[string]string{
		"left": "https://a.example/新|闻/rss", "ctrl+b": "https://a.example/新|闻/rss", "right": "https://a.example/新闻/|rss", "ctrl+f": "https://a.example/新闻/|rss",
		"home": "|https://a.example/新闻/rss", "ctrl+a": "|https://a.example/新闻/rss", "end": "https://a.example/新闻/rss|", "ctrl+e": "https://a.example/新闻/rss|",
		"alt+b": "https://a.example/|新闻/rss", "ctrl+left": "https://a.example/|新闻/rss", "alt+f": "https://a.example/新闻/rss|", "ctrl+right": "https://a.example/新闻/rss|",
		"backspace": "https://a.example/新|/rss", "ctrl+h": "https://a.example/新|/rss", "delete": "https://a.example/新闻|rss", "ctrl+d": "https://a.example/新闻|rss",
		"ctrl+u": "|/rss", "ctrl+k": "https://a.example/新闻|", "ctrl+w": "https://a.example/|/rss", "alt+backspace": "https://a.example/|/rss", "alt+d": "https://a.example/新闻|",
		"ctrl+y": "https://a.example/新闻|/rss", "ctrl+t": "https://a.example/新/闻|rss", "up": "https://a.example/新闻|/rss", "ctrl+n": "https://a.example/新闻|/rss", "tab": "https://a.example/新闻|/rss",
	} {
		if got := press(at(words), k).String(); got != want {
			t.Errorf("%s: %q, want %q", k, got, want)
		}
	}
}

// lines try the drawing: each is walked through from its end to its start.
var lines = []string{
	"", "a", "https://www.youzheng.example/新闻/2021年/第七次局长办公会.xml?x=1&y=2",
	"👩‍👩‍👧🇭🇰e\u0301\u0302ﾊﾞ①ßæ“引号”…—한국어\u1112\u1161\u11ab", "\u202e\u0301\u200d", strings.Repeat("中", 80),
	strings.Repeat("\u1112", 40) + "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f" + strings.Repeat("\u200b", 9) + "🇭1️⃣䷀",
}

func FuzzEditing(f *testing.F) {
	for i, s := range lines {
		ops := make([]byte, 24)
		for j := range ops {
			ops[j] = byte((i + 7*j) * j)
		}
		f.Add(s, "中🇰", ops, uint8(4+11*i))
	}
	f.Fuzz(func(t *testing.T, s, typed string, ops []byte, width uint8) {
		h := History{}
		for _, line := range []string{s, typed, s + typed} {
			h = h.Add(Model{}.Insert(line).Value())
		}
		m := Model{}.Open(typed+"：", h, Among([]string{"add", "add-" + Model{}.Insert(typed).Value(), "quit"}))
		looks := []*theme.Look{look(text.Narrow), look(text.Wide)}
		for i, op := range ops {
			switch n := int(op) % (len(moves) + 2); n {
			case 0:
				m = m.Insert(s)
			case 1:
				m = m.Paste(typed)
			default:
				before := m
				m, _ = m.Key(moves[n-2], "")
				checkStep(t, moves[n-2], before, m)
			}
			checkPlace(t, m)
			l, w := looks[i%2], max(int(width)%120, 4)
			checkRow(t, l, m, w)
			m = m.Fit(l, w)
		}
	})
}

// moves are the names of all keys that edit.
var moves = slices.Sorted(maps.Keys(edits))

// checkPlace holds that the line is text and the cursor between two clusters.
func checkPlace(t *testing.T, m Model) {
	t.Helper()
	if !utf8.ValidString(m.value) || len(m.value) > most {
		t.Fatalf("%d bytes, UTF-8 or not: %q", len(m.value), m.value)
	}
	end := 0
	for c := range clusters(m.value) {
		if end >= m.pos {
			break
		}
		end += len(c)
	}
	if end != m.pos {
		t.Fatalf("the cursor is inside a cluster: %q", m)
	}
}

// checkStep holds that a move is undone by the one in the other direction, and
// a kill by a yank where it brought no two parts of a cluster together.
func checkStep(t *testing.T, key string, before, m Model) {
	t.Helper()
	switch {
	case key == "left" && before.pos > 0:
		if got := m.Right(); got.pos != before.pos {
			t.Fatalf("left and right led from %q to %q", before, got)
		}
	case key == "right" && before.pos < len(before.value):
		if got := m.Left(); got.pos != before.pos {
			t.Fatalf("right and left led from %q to %q", before, got)
		}
	case m.killing && !before.killing && len(before.value)-len(m.value) == len(m.killed):
		if got := m.Yank(); got.value != before.value && m.value[:m.pos]+m.killed+m.value[m.pos:] == before.value {
			t.Fatalf("%s and ctrl+y made %q of %q", key, got, before)
		}
	}
}

func TestALongLabelEndsAtAWordAndWithoutAMark(t *testing.T) {
	l := look(text.Narrow)
	for label, want := range map[string]string{
		"Address of the feed: ": "Address of …",
		"フィードのアドレス：":            "フィードの …",
		"源的地址：":                 "源的地址：…",
	} {
		m := Model{}.Open(label, History{}, nil).Insert("https://www.youzheng.example/feed.xml")
		if row, _ := m.View(l, 20); !strings.HasPrefix(row, want) {
			t.Errorf("%q, want it to begin with %q", row, want)
		}
	}
}
