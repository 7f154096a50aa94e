package prompt

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"guanbao/ui/locale"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

// checkRow draws a line and holds that the row is exactly as wide as it should
// be, and that the cursor stands in it, behind all that is drawn of the text
// before it and before the rest.
func checkRow(t *testing.T, l *theme.Look, m Model, width int) {
	t.Helper()
	drawn, cursor := m.View(l, width)
	row := ansi.Strip(drawn)
	if w := l.Text.Width(row); w != width {
		t.Fatalf("%v, width %d, %q: %d cells: %q", l.Text.Mode(), width, m, w, row)
	}
	if again := l.Text.Display(row); again != row {
		t.Fatalf("%v, %q: drawn as %q, which a terminal draws as %q", l.Text.Mode(), m, row, again)
	}
	if cursor < 0 || cursor >= width {
		t.Fatalf("%v, width %d, %q: cursor in cell %d", l.Text.Mode(), width, m, cursor)
	}
	if fit := m.Fit(l, width); fit.Fit(l, width).from != fit.from {
		t.Fatalf("%v, width %d, %q: the line goes on scrolling by itself", l.Text.Mode(), width, m)
	}
	label := m.head(l.Text, width)
	before, ok := upTo(l, strings.TrimPrefix(row, label), cursor-l.Text.Width(label))
	mark := l.Text.Ellipsis()
	scrolled := m.Fit(l, width).from > 0
	if !ok {
		t.Fatalf("%v, width %d, %q: cell %d is inside a character of %q", l.Text.Mode(), width, m, cursor, row)
	}
	if scrolled && width >= 2*l.Text.Width(mark)+2 {
		if before, ok = strings.CutPrefix(before, mark); !ok {
			t.Fatalf("%v, width %d, %q: no mark of what is hidden on the left: %q", l.Text.Mode(), width, m, row)
		}
	}
	head, tail := onScreen(l, m.value[:m.pos]), onScreen(l, m.value[m.pos:])
	if !scrolled && before != head || !strings.HasSuffix(head, before) {
		t.Fatalf("%v, width %d, %q: %q stands before the cursor, not the end of %q", l.Text.Mode(), width, m, before, head)
	}
	after := row[len(label)+strings.Index(row[len(label):], before)+len(before):]
	shown, _, cut := strings.Cut(after, mark)
	if rest := strings.TrimRight(after, " "); !cut && width >= 10 && m.tried.matches == nil && rest != strings.TrimRight(tail, " ") && !strings.Contains(tail, mark) {
		t.Fatalf("%v, width %d, %q: %q stands behind the cursor, not %q", l.Text.Mode(), width, m, rest, tail)
	} else if cut && !strings.Contains(tail, mark) && m.tried.matches == nil && !strings.HasPrefix(tail, shown) {
		t.Fatalf("%v, width %d, %q: %q stands behind the cursor, not the beginning of %q", l.Text.Mode(), width, m, shown, tail)
	}
}

// onScreen is a part of a line as it is drawn.
func onScreen(l *theme.Look, s string) string {
	var b strings.Builder
	for c := range l.Text.Clusters(s) {
		b.WriteString(l.Text.Display(c))
	}
	return b.String()
}

// upTo is what stands in the first cells of a row; not ok where a character
// reaches across. Marks that take no cell belong to what is before them.
func upTo(l *theme.Look, row string, cells int) (before string, ok bool) {
	end, x := 0, 0
	for c, w := range l.Text.Clusters(row) {
		if x >= cells && w > 0 {
			break
		}
		end, x = end+len(c), x+w
	}
	return row[:end], x == cells
}

func TestTheCursorStandsBehindWhatIsDrawnBeforeIt(t *testing.T) {
	for _, mode := range []text.Mode{text.Narrow, text.Wide} {
		l := look(mode)
		for _, words := range locale.All[2:4] {
			for _, s := range lines {
				m := Model{label: " " + words.AddPrompt}.Insert(s)
				for width := 1; width <= 90; width += 1 + width/3 {
					m := m
					for ; m.pos > 0; m = m.Left().Fit(l, width) {
						checkRow(t, l, m, width)
					}
					for ; m.pos < len(m.value); m = m.Right().Fit(l, width) {
						checkRow(t, l, m, width)
					}
				}
			}
		}
	}
}

func TestTheCursorStandsAtThePlaceOfInsertion(t *testing.T) {
	for _, tt := range []struct {
		line         string
		narrow, wide int
	}{
		{"|", 4, 4}, {"a|", 5, 5}, {"中|", 6, 6}, {"|中", 4, 4}, {"中文|字", 8, 8}, {"e\u0301|", 5, 5}, {"①|", 5, 6}, {"“新”|", 8, 10},
		{"🇭🇰|🇯🇵", 8, 8}, {"\u1112\u1161\u11ab|\u1112", 6, 6}, {"ﾊﾞ|x", 6, 6}, {"a\u200b|b", 5, 5}, {"é|", 5, 5}, {"ß|", 5, 6},
	} {
		m := at(tt.line)
		m.label = "URL:"
		for l, want := range map[*theme.Look]int{look(text.Narrow): tt.narrow, look(text.Wide): tt.wide} {
			if _, got := m.View(l, 40); got != want {
				t.Errorf("%q, %v: cell %d, want %d", tt.line, l.Text.Mode(), got, want)
			}
		}
	}
}

func TestWhatIsHiddenIsMarked(t *testing.T) {
	for _, tt := range []struct {
		name, line string
		mode       text.Mode
		want       string
		cursor     int
	}{
		{"nothing", "abcdefghijklmno|", text.Narrow, "URL:abcdefghijklmno ", 19},
		{"on the right", "|abcdefghijklmnop", text.Narrow, "URL:abcdefghijklmnop", 4},
		{"on the right, one more", "|abcdefghijklmnopq", text.Narrow, "URL:abcdefghijklmno…", 4},
		{"on the right, wide", "|abcdefghijklmnopq", text.Wide, "URL:abcdefghijklmn…", 4},
		{"on the left", "abcdefghijklmnopqrstuvwxyz|", text.Narrow, "URL:…pqrstuvwxyz    ", 16},
		{"on the left, wide", "abcdefghijklmnopqrstuvwxyz|", text.Wide, "URL:…pqrstuvwxyz   ", 17},
		{"on both sides", "一二三四五六七八|九十百千万亿", text.Narrow, "URL:…四五六七八九十…", 15},
		{"on both sides, wide", "一二三四五六七八|九十百千万亿", text.Wide, "URL:…四五六七八九…", 16},
	} {
		m := at(tt.line)
		m.label = "URL:"
		if row, cursor := m.View(look(tt.mode), 20); row != tt.want || cursor != tt.cursor {
			t.Errorf("%s: %q with the cursor in cell %d, want %q, %d", tt.name, row, cursor, tt.want, tt.cursor)
		}
	}
}

func TestTheLineDoesNotScrollAtEveryKey(t *testing.T) {
	const width, keys = 40, 300
	l := look(text.Narrow)
	m, jumps := Model{}, 0
	step := func(edit func(Model) Model) {
		from := m.from
		if m = edit(m).Fit(l, width); m.from != from {
			jumps++
		}
	}
	for _, tt := range []struct {
		name string
		edit func(Model) Model
	}{
		{"typing", func(m Model) Model { return m.Insert("a") }}, {"going back", Model.Left}, {"going on", Model.Right}, {"deleting", Model.Backspace},
	} {
		jumps = 0
		for range keys {
			step(tt.edit)
		}
		if jumps > keys/5 {
			t.Errorf("%s: %d keys moved the line %d times", tt.name, keys, jumps)
		}
	}
	m = Model{}.Insert(strings.Repeat("a", 200)).Fit(l, width)
	for range 100 {
		m = m.Left().Fit(l, width)
	}
	jumps = 0
	for range 20 {
		step(Model.Left)
		step(Model.Right)
	}
	if jumps > 1 {
		t.Errorf("going to and fro moved the line %d times", jumps)
	}
}

func TestAFewCharactersAreSeenOnBothSidesOfTheCursor(t *testing.T) {
	l := look(text.Narrow)
	m := Model{}.Insert(strings.Repeat("abcdefghij", 20))
	for _, move := range []func(Model) Model{Model.Left, Model.Right} {
		for range 199 {
			m = move(m).Fit(l, 40)
			row, cursor := m.View(l, 40)
			before, after := min(context, m.pos), min(context, len(m.value)-m.pos)
			if at := strings.TrimRight(strings.Trim(strings.ReplaceAll(row, "…", "."), " "), "."); cursor < before || len(at)-cursor < after {
				t.Fatalf("%d characters from the start: cursor in cell %d of %q", m.pos, cursor, row)
			}
		}
	}
}

func TestTheLabelGivesWayToTheLine(t *testing.T) {
	l := look(text.Narrow)
	for width, want := range map[int]string{40: "Address: x", 17: "Address: x", 12: "Add x", 9: "…x", 8: "x", 4: "x"} {
		row, cursor := Model{label: "Address: "}.Insert("x").View(l, width)
		if strings.TrimRight(row, " ") != want || cursor != l.Text.Width(want) {
			t.Errorf("%d cells: %q, cursor in cell %d, want %q", width, row, cursor, want)
		}
	}
}
