package safe

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxMarks   = 8 // combining marks on one base, counted decomposed
	maxJoiners = 4 // joiners in one emoji; the longest in use has four parts
)

// The three flags that are spelt with tag characters (UTS #51, annex C):
// England, Scotland, Wales. Each follows U+1F3F4.
var flags = [...]string{
	"\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
	"\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F",
	"\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F",
}

// cleaner writes clean text. The cluster is what was written since start: a
// base and what is drawn on it.
type cleaner struct {
	out     []byte
	start   int  // where the cluster begins in out
	base    rune // base of the cluster, 0 for none: at a line's start and after white space
	marks   int  // marks in the cluster, counted decomposed, -1 when not yet counted
	compose bool // the cluster has marks
	joined  int  // joiners in the emoji that is being written
	linked  bool // the last rune written is a joiner
}

// clean is the slow way, for text in which scan found something dirty.
func clean(s string) string {
	c := cleaner{out: make([]byte, 0, len(s)+16)}
	for i := 0; i < len(s); {
		if b := s[i]; 0x20 <= b && b < 0x7F {
			c.put(rune(b))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r < 0xA0 {
			i += c.control(s[i:], r, size)
			continue
		}
		i += size
		c.rune(r, s[i:])
		if r == 0x1F3F4 {
			i += c.flag(s[i:])
		}
	}
	c.close()
	return string(c.out)
}

// control writes what stands for a control and returns the bytes it takes.
func (c *cleaner) control(s string, r rune, size int) int {
	switch {
	case r == '\t':
		c.put(' ')
		c.put(' ')
	case r == '\r':
		c.put('\n')
		if strings.HasPrefix(s, "\r\n") {
			return 2
		}
	case '\n' <= r && r <= '\f', r == 0x85:
		c.put('\n')
	case r == esc, r >= 0x80:
		return sequence(s)
	}
	return size
}

// rune writes r, which is no control, where it may stand; rest follows it.
func (c *cleaner) rune(r rune, rest string) {
	switch {
	case r == 0x2028 || r == 0x2029:
		c.put('\n')
	case r == 0x200B:
		if next, _ := utf8.DecodeRuneInString(rest); unspaced(c.base) && unspaced(next) {
			c.put(r)
		}
	case r == 0x200C || r == 0x200D:
		c.joiner(r, rest)
	case selector(r):
		if c.base != 0 && len(c.out) == c.start+utf8.RuneLen(c.base) && selects(c.base, r) {
			c.out = utf8.AppendRune(c.out, r)
		}
	case hidden(r):
	case noncharacter(r):
		c.put(utf8.RuneError)
	case extends(r):
		c.mark(r)
	default:
		c.put(r)
	}
}

// put begins a new cluster with r.
func (c *cleaner) put(r rune) {
	c.close()
	if !c.linked {
		c.joined = 0
	}
	c.linked = false
	c.start, c.marks, c.base = len(c.out), -1, r
	if space(r) || r == 0x200B {
		c.base = 0
	}
	c.out = utf8.AppendRune(c.out, r)
}

// mark adds a mark to the cluster unless it is full. A mark without a base
// would be drawn on whatever stands before the text on the screen and goes,
// unless it takes a cell of its own.
func (c *cleaner) mark(r rune) {
	if c.base == 0 {
		if !unicode.In(r, unicode.Mn, unicode.Me) {
			c.put(r)
		}
		return
	}
	if w := c.room(r); w > 0 {
		c.marks += w
		c.compose, c.linked = true, false
		c.out = utf8.AppendRune(c.out, r)
	}
}

// room returns how many marks r counts for, 0 when the cluster has no room.
func (c *cleaner) room(r rune) int {
	if c.marks < 0 {
		c.marks = marksIn(c.base)
		if extends(c.base) {
			c.marks--
		}
	}
	if w := marksIn(r); c.marks+w <= maxMarks {
		return w
	}
	return 0
}

// joiner writes a joiner between letters or emoji that use it.
func (c *cleaner) joiner(r rune, rest string) {
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case c.linked || c.base == 0:
		return
	case joins(c.base) && joins(next):
		if extends(next) && c.room(next) == 0 {
			return
		}
	case r == 0x200D && pictograph(c.base) && pictograph(next) && c.joined < maxJoiners:
		c.joined++
	default:
		return
	}
	c.linked = true
	c.out = utf8.AppendRune(c.out, r)
}

// flag copies the tag characters of a valid flag and returns their length.
func (c *cleaner) flag(s string) int {
	for _, tags := range flags {
		if strings.HasPrefix(s, tags) {
			c.out = append(c.out, tags...)
			return len(tags)
		}
	}
	return 0
}
