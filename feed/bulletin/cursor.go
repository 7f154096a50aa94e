package bulletin

import "strings"

// cursor reads a text forwards.
type cursor struct {
	s string
	i int
}

// lit steps over one of several words.
func (p *cursor) lit(words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(p.s[p.i:], w) {
			p.i += len(w)
			return true
		}
	}
	return false
}

// sp steps over spaces and reports whether there were any.
func (p *cursor) sp() bool {
	from := p.i
	p.i = spaceOn(p.s, p.i)
	return p.i > from
}

// digits reads from least to most figures, and no more.
func (p *cursor) digits(least, most int) (string, bool) {
	from := p.i
	for p.i < len(p.s) && p.s[p.i] >= '0' && p.s[p.i] <= '9' {
		p.i++
	}
	n := p.i - from
	return p.s[from:p.i], n >= least && n <= most
}

// year reads a year.
func (p *cursor) year() (string, bool) {
	y, ok := p.digits(4, 4)
	return y, ok && (strings.HasPrefix(y, "19") || strings.HasPrefix(y, "20"))
}

// run reads letters, figures and the marks of extra.
func (p *cursor) run(extra string) string {
	from := p.i
	for p.i < len(p.s) && (alnum(p.s[p.i]) || strings.IndexByte(extra, p.s[p.i]) >= 0) {
		p.i++
	}
	return p.s[from:p.i]
}

func (p *cursor) dash() bool { return p.lit("-", "–", "‑", "−") }

// pair reads two numbers with a dash between them, as 117-2.
func (p *cursor) pair(first, second int) (string, bool) {
	a, ok := p.digits(1, first)
	if !ok || !p.dash() {
		return "", false
	}
	b, ok := p.digits(1, second)
	return a + "-" + b, ok
}
