package html

import (
	"strings"
	"unicode/utf8"

	"guanbao/feed/safe"
)

// line gathers the text of one paragraph, heading, term, caption or pre.
type line struct {
	buf    []byte
	marks  []mark // where the look of the text changes, in order
	start  int    // where the last line of buf begins
	breaks int    // line breaks that are not written yet, for nothing may follow
	indent int    // half-width cells of blank at the start of the line
	lead   string // that blank, where it is kept
	soft   bool   // a break of the source between two ideographs: not a space
	split  bool   // what comes next is a span of its own
}

// mark says how the text from byte at looks.
type mark struct {
	at    int
	style Style
	link  int
	ruby  string
	brk   bool // the text is one line break
}

// flowing adds running text: white space collapses as in HTML, but ideographic
// and no-break spaces stay within a line. At the start of a paragraph they
// only imitate an indent, which the reader sets on its own; in a table cell
// they show rank and stay.
func (b *builder) flowing(s string) {
	l := &b.line
	for i := 0; i < len(s); {
		if s[i] == ' ' || s[i] == '\n' {
			end, newline := blanks(s, i)
			l.space(newline, b.look)
			i = end
			continue
		}
		if len(l.buf) == l.start || l.breaks > 0 {
			if r, size := utf8.DecodeRuneInString(s[i:]); indent(r) > 0 {
				l.indent += indent(r)
				if b.inCell() {
					l.lead += s[i : i+size]
				}
				i += size
				continue
			}
		}
		end := i + 1
		for end < len(s) && s[end] != ' ' && s[end] != '\n' {
			end++
		}
		b.visible(s[i:])
		l.write(s[i:end], mark{style: b.look.style, link: b.look.link})
		i = end
	}
}

// inCell reports whether running text here stands directly in a table cell.
func (b *builder) inCell() bool {
	return b.leaf == Paragraph && b.top().block.Kind == cellFrame
}

// visible settles what waited for more text, which s begins with: line breaks,
// indents, soft breaks.
func (b *builder) visible(s string) {
	l := &b.line
	cell := b.inCell()
	if l.breaks > 0 && len(l.buf) > 0 {
		apart := l.breaks > 1 || l.indent > 1 && !cell
		if lead := l.lead; apart && b.leaf == Paragraph {
			b.commitLine()
			l.lead = lead
		} else {
			l.newline()
		}
	}
	l.breaks, l.indent = 0, 0
	if lead := l.lead; lead != "" {
		l.lead = ""
		l.write(lead, mark{style: b.look.style, link: b.look.link})
	}
	if l.soft {
		l.soft = false
		prev, _ := utf8.DecodeLastRune(l.buf)
		next, _ := utf8.DecodeRuneInString(s)
		if !tight(prev, next) {
			l.buf = append(l.buf, ' ')
		}
	}
}

// commitLine makes a paragraph of what the line holds while a ruby may be on
// its way into the next.
func (b *builder) commitLine() {
	pending := b.ruby
	b.ruby = nil
	b.commit()
	b.ruby = pending
}

// blanks returns where the white space at i ends and whether it holds a line
// break.
func blanks(s string, i int) (end int, newline bool) {
	for ; i < len(s) && (s[i] == ' ' || s[i] == '\n'); i++ {
		newline = newline || s[i] == '\n'
	}
	return i, newline
}

// space adds collapsed white space.
func (l *line) space(newline bool, k look) {
	if len(l.buf) == l.start || l.breaks > 0 || l.soft || l.buf[len(l.buf)-1] == ' ' {
		return
	}
	if r, _ := utf8.DecodeLastRune(l.buf); newline && (wide(r) || neutral(r)) {
		l.soft = true
		return
	}
	l.write(" ", mark{style: k.style, link: k.link})
}

// write appends text that looks like m.
func (l *line) write(s string, m mark) {
	m.at = len(l.buf)
	if n := len(l.marks); n == 0 || l.split || !l.marks[n-1].like(m) {
		l.marks = append(l.marks, m)
		l.split = false
	}
	l.buf = append(l.buf, s...)
}

// like reports whether text with the two marks makes one span.
func (m mark) like(n mark) bool {
	return m.style == n.style && m.link == n.link && m.ruby == "" && n.ruby == "" && !m.brk && !n.brk
}

// newline writes a line break as a span of its own.
func (l *line) newline() {
	l.trim()
	l.soft = false
	l.write("\n", mark{brk: true})
	l.start = len(l.buf)
}

// end ends the line in a block that holds more than one.
func (l *line) end(pre bool) {
	if !pre {
		l.breaks = max(l.breaks, 1)
	} else if len(l.buf) > 0 && l.buf[len(l.buf)-1] != '\n' {
		l.newlineVerbatim()
	}
}

// verbatim adds text of a pre, whose blanks and lines stay.
func (l *line) verbatim(s string, k look) {
	for s != "" {
		text, rest, found := strings.Cut(s, "\n")
		if text != "" {
			l.write(text, mark{style: k.style, link: k.link})
		}
		if found {
			l.newlineVerbatim()
		}
		s = rest
	}
}

func (l *line) newlineVerbatim() {
	if l.start == 0 && isBlank(string(l.buf)) {
		l.buf, l.marks = l.buf[:0], l.marks[:0] // no empty lines at the top
		return
	}
	l.write("\n", mark{brk: true})
	l.start = len(l.buf)
}

// blank reports whether r is white space, which is cut from the ends of lines.
func blank(r rune) bool {
	switch {
	case r < 0xA0:
		return r == ' ' || r == '\n'
	case r < 0x2000:
		return r == 0xA0 || r == 0x1680
	}
	return r <= 0x200A || r == 0x202F || r == 0x205F || r == 0x3000
}

// isBlank reports whether s holds nothing but white space.
func isBlank(s string) bool {
	for _, r := range s {
		if !blank(r) {
			return false
		}
	}
	return true
}

// trim removes white space from the end.
func (l *line) trim() {
	for len(l.buf) > 0 {
		r, size := utf8.DecodeLastRune(l.buf)
		if !blank(r) {
			break
		}
		l.buf = l.buf[:len(l.buf)-size]
	}
	for n := len(l.marks); n > 0 && l.marks[n-1].at >= len(l.buf); n-- {
		l.marks = l.marks[:n-1]
	}
}

// take returns the spans of the line and empties it.
func (l *line) take() []Span {
	l.trim()
	var spans []Span
	if len(l.buf) > 0 {
		spans = tidy(l.spans())
	}
	*l = line{buf: l.buf[:0], marks: l.marks[:0]}
	return spans
}

// spans cuts the text at the marks.
func (l *line) spans() []Span {
	text := string(l.buf)
	whole := safe.Text(text) == text
	spans := make([]Span, 0, len(l.marks))
	for i, m := range l.marks {
		end := len(text)
		if i+1 < len(l.marks) {
			end = l.marks[i+1].at
		}
		s := text[m.at:end]
		if !whole {
			s = safe.Text(s)
		}
		if s != "" {
			spans = append(spans, Span{Text: s, Style: m.style, Link: m.link, Ruby: m.ruby})
		}
	}
	return spans
}
