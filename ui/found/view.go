package found

import (
	"strings"
	"unicode/utf8"

	"guanbao/feed"
	"guanbao/feed/query"
	"guanbao/ui/theme"
)

const (
	markCells = 3  // unread, starred, a space
	dateLeast = 24 // cells of a pane that has room for dates
	feedLeast = 70 // the same for a column of sources

	sourceLeast = 24 // cells of a second line that has room for a source
)

// View draws the pane: height rows of exactly width cells, the height being
// that of the last Resize.
func (m Model) View(l *theme.Look, width, height int, focused bool) []string {
	if len(m.hits) == 0 {
		return m.empty(l, width, height)
	}
	out := make([]string, 0, height+1)
	for i := m.top; i < len(m.hits) && len(out) < height; i++ {
		roles := apart
		if i == m.cursor {
			roles = shadow
			if focused {
				roles = cursor
			}
		}
		out = append(out, m.hit(l, m.hits[i], width, roles)...)
	}
	return theme.Rows(out, width, height)
}

func (m Model) empty(l *theme.Look, width, height int) []string {
	words := l.Words.Seek.Seeking
	switch {
	case m.failure != "":
		words = m.failure
	case m.loaded && !m.part && !m.more:
		words = l.Words.NotFound(l.Text.Display(m.text))
	}
	return theme.Rows([]string{theme.Blank(width), l.Paint(theme.Faint, l.Text.Fit("  "+words, width))}, width, height)
}

// roles are those of the parts of a hit.
type roles struct{ marks, faint, unread, plain, found theme.Role }

var (
	apart  = roles{theme.Accent, theme.Faint, theme.Unread, theme.Plain, theme.Found}
	shadow = roles{theme.Shadow, theme.Shadow, theme.Shadow, theme.Shadow, theme.ShadowFound}
	cursor = roles{theme.Cursor, theme.Cursor, theme.Cursor, theme.Cursor, theme.CursorFound}
)

// hit draws one hit in its lines.
func (m Model) hit(l *theme.Look, h feed.Hit, width int, r roles) []string {
	head, used := l.Paint(r.marks, marks(l, h.Row)), markCells
	if width >= dateLeast {
		head += l.Paint(r.faint, l.ShortDate(h.Published, h.DateOnly)+" ")
		used += theme.DateWidth + 1
	}
	indent := used
	if width >= feedLeast && !m.single {
		n := min(width/4, 24)
		head += l.Paint(r.faint, l.Text.Fit(l.Text.Display(h.FeedTitle), n)+" ")
		used += n + 1
	}
	if label := l.Words.Seek.Matches[h.Match]; label != "" && m.lines() == 1 {
		label = l.Text.Cut(label, max(width-used-1, 0)/3) + " "
		head += l.Paint(r.marks, label)
		used += l.Text.Width(label)
	}
	role := r.plain
	if h.Unread {
		role = r.unread
	}
	title, at := m.title(l, h)
	out := []string{head + piece{title, at}.draw(l, max(width-used, 1), role, r.found)}
	if m.lines() == 1 {
		return out
	}
	return append(out, l.Paint(r.faint, theme.Blank(indent))+m.below(l, h, max(width-indent, 1), r))
}

// below draws the second line of a hit: by what sound it was found, where it is
// from, unless a column says that, and a line of its text.
func (m Model) below(l *theme.Look, h feed.Hit, width int, r roles) string {
	label, source := l.Words.Seek.Matches[h.Match], ""
	if label != "" {
		label = l.Text.Cut(label, width/2) + " "
	}
	if width >= sourceLeast && width < feedLeast-markCells-theme.DateWidth-1 && h.FeedTitle != "" && !m.single {
		source = l.Text.Cut(l.Text.Display(h.FeedTitle), width/4) + " " + l.Chrome.Dot + " "
	}
	text := l.Text.Display(l.Reading.Title(h.Snippet, h.Lang))
	snippet := piece{text, shift(h.Snippet, text, h.Spans, m.words)}
	return l.Paint(r.marks, label) + l.Paint(r.faint, source) + snippet.draw(l, width-l.Text.Width(label+source), r.faint, r.found)
}

// marks are the signs before a hit, as before the rows of the list.
func marks(l *theme.Look, r feed.Row) string {
	unread, star := " ", " "
	if r.Unread {
		unread = l.Chrome.Unread
	}
	switch {
	case r.Starred:
		star = l.Chrome.Starred
	case r.Text == feed.TextMissing || r.Text == feed.TextFailed:
		star = l.Chrome.Short
	}
	return unread + star + " "
}

// title is what a hit is called, and where what was found stands in that.
func (m Model) title(l *theme.Look, h feed.Hit) (string, [][2]int) {
	if h.Title == "" {
		return l.Words.Untitled, nil
	}
	shown := l.Text.Display(l.Reading.Title(h.Title, h.Lang))
	return shown, shift(h.Title, shown, h.Marks, m.words)
}

// shift gives the places in a text as it is shown that stand for places in it
// as it is stored: rune by rune where both have as many, else by looking for
// the words once more.
func shift(stored, shown string, at [][2]int, words []query.Word) [][2]int {
	if stored == shown || len(at) == 0 {
		return at
	}
	if utf8.RuneCountInString(stored) != utf8.RuneCountInString(shown) {
		return query.NewText(shown).Marks(words)
	}
	to := make(map[int]int, len(stored)) // by the byte where a rune begins
	rest := shown
	for i := range stored {
		to[i] = len(shown) - len(rest)
		_, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
	}
	to[len(stored)] = len(shown)
	out := make([][2]int, 0, len(at))
	for _, p := range at {
		out = append(out, [2]int{to[p[0]], to[p[1]]})
	}
	return out
}

// piece is a text of one line with marked places, in bytes.
type piece struct {
	text  string
	marks [][2]int
}

// draw sets a piece in exactly width cells. Where its first mark would be cut
// off, the beginning is left out instead.
func (p piece) draw(l *theme.Look, width int, plain, found theme.Role) string {
	p = p.inSight(l, width)
	kept := l.Text.Cut(p.text, width)
	end := len(kept)
	if kept != p.text {
		end = len(strings.TrimSuffix(kept, l.Text.Ellipsis()))
	}
	var b strings.Builder
	at := 0
	for _, k := range p.marks {
		from, to := min(max(k[0], at), end), min(k[1], end)
		if from >= to {
			continue
		}
		b.WriteString(l.Paint(plain, kept[at:from]))
		b.WriteString(l.Paint(found, kept[from:to]))
		at = to
	}
	b.WriteString(l.Paint(plain, kept[at:]+theme.Blank(width-l.Text.Width(kept))))
	return b.String()
}

// inSight leaves out so much of the beginning that the first mark is seen, with
// a third of the width before it.
func (p piece) inSight(l *theme.Look, width int) piece {
	if len(p.marks) == 0 || l.Text.Width(p.text[:min(p.marks[0][1], len(p.text))]) < width {
		return p
	}
	before := l.Text.CutLeft(p.text[:p.marks[0][0]], max(width/3, 1))
	left := p.marks[0][0] - len(before)
	text := before + p.text[p.marks[0][0]:]
	moved := make([][2]int, len(p.marks))
	for i, k := range p.marks {
		moved[i] = [2]int{k[0] - left, k[1] - left}
	}
	return piece{text, moved}
}
