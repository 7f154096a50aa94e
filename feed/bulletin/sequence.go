package bulletin

import (
	"slices"
	"strings"

	"guanbao/feed/html"
)

// accept takes the numbered lines of one scheme that follow on each other and
// look like headings.
func (o *outliner) accept(s scheme) {
	o.bounds = o.bounds[:0]
	if !s.divides() {
		for _, h := range o.heads {
			if h.rank < markupRank+int(s) {
				o.bounds = append(o.bounds, h.line)
			}
		}
		slices.Sort(o.bounds)
	}
	for _, c := range o.chains(s) {
		if s == article || o.short(s, c) {
			for _, one := range c {
				o.takeNumbered(one, s)
			}
		}
	}
}

// maxOpen bounds the chains of one scheme that may go on.
const maxOpen = 4

// chains parts the candidates of a scheme into runs of numbers without gaps,
// each of at least two. A list starts at 1 and ends with the heading above it;
// divisions may start anywhere, since a text may be an extract, and go on.
func (o *outliner) chains(s scheme) [][]candidate {
	var done, open [][]candidate
	boundary := 0
	for _, c := range o.found[s] {
		if o.taken[c.line] {
			continue
		}
		for boundary < len(o.bounds) && o.bounds[boundary] < c.line {
			boundary++
			done, open = append(done, open...), nil
		}
		at := slices.IndexFunc(open, func(chain []candidate) bool { return follows(chain[len(chain)-1].label, c.label) })
		switch {
		case at >= 0:
			chain := append(open[at], c)
			done = append(done, open[:at]...) // what began after it has ended
			open = append([][]candidate{chain}, open[at+1:]...)
		case c.n == 1 || s.divides():
			open = append([][]candidate{{c}}, open...)
			if len(open) > maxOpen {
				done, open = append(done, open[maxOpen]), open[:maxOpen]
			}
		}
	}
	done = append(done, open...)
	return slices.DeleteFunc(done, func(chain []candidate) bool { return len(chain) < 2 && !o.alone(s, chain[0]) })
}

// follows reports whether b is the number after a.
func follows(a, b label) bool {
	switch {
	case b.sub > 0 && b.n == a.n:
		return b.sub > a.sub
	case b.n == a.n+1:
		return true
	case b.n > 100000: // § 12.3, whose numbers may leave gaps
		return b.n > a.n && (b.n/100000 == a.n/100000 || b.n/100000 == a.n/100000+1)
	}
	return false
}

// alone reports whether one number without another is a heading: only the
// single section of a chapter, which stands on its line with a short title.
func (o *outliner) alone(s scheme, c candidate) bool {
	return s >= part && s <= section && c.n == 1 && c.title > c.end && columns(o.lines[c.line].text) <= 30 && len(o.lines) > 3
}

// short reports whether the lines of a run are headings: most of them short,
// none an item of a sentence.
func (o *outliner) short(s scheme, chain []candidate) bool {
	short := 0
	for _, c := range chain {
		l := o.lines[c.line]
		if strings.HasSuffix(l.text, "；") || strings.HasSuffix(l.text, ";") {
			return false
		}
		if o.titled(c, s) {
			short++
		}
	}
	return 2*short >= len(chain)
}

// titled reports whether a numbered line is a heading as a whole, or opens
// with words set strong.
func (o *outliner) titled(c candidate, s scheme) bool {
	l := o.lines[c.line]
	title := l.text[c.title:]
	if title == "" {
		return s.divides()
	}
	if columns(l.text) > longestHeading {
		return l.strong > c.title && columns(l.text[:min(l.strong, len(l.text))]) <= longestHeading && l.strong <= len(l.text)
	}
	if strings.ContainsAny(title, "。；") && !strings.HasSuffix(title, "。") || strings.HasSuffix(title, "：") && s > article {
		return false
	}
	switch last := lastRune(title, len(title)); last {
	case ',', '，', '、', ';', '；', ':', '：':
		return s.divides()
	case '。':
		return columns(title) <= 60 && !s.divides() && !sentence(title)
	case '.':
		return columns(title) <= 60 && !sentence(title)
	}
	return !sentence(title)
}

// sentence reports whether a line says something rather than names it: an
// ending of a verb in Japanese and Korean, or many words in small letters.
func sentence(s string) bool {
	if strings.HasSuffix(s, "。") && strings.ContainsFunc(s, func(r rune) bool { return r >= 'ぁ' && r <= 'ゖ' }) {
		return true
	}
	if i := strings.LastIndex(s, "("); i > 0 && hangul(lastRune(s, i)) && strings.HasSuffix(s, ").") {
		s = s[:i] + "." // 인상함(별표 1).
	}
	for _, end := range []string{"する", "ること", "である", "ます", "です", "した", "한다", "한다.", "합니다.", "이다.", "니다", "함.", "임.", "됨.", "음."} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	if s[0] < 0x80 {
		return strings.HasSuffix(s, ".") && len(strings.Fields(s)) > 6 || s[0] >= 'a' && s[0] <= 'z' && len(strings.Fields(s)) > 3
	}
	return false
}

// takeNumbered takes a numbered line as a heading with its title.
func (o *outliner) takeNumbered(c candidate, s scheme) {
	l := o.lines[c.line]
	if o.taken[c.line] {
		return
	}
	h := heading{line: c.line, rank: markupRank + int(s), label: c.end, end: c.title, stop: len(l.text), from: -1}
	switch {
	case s == article:
		h.end, h.stop = articleTitle(l.text, c.title)
		if o.captioned(c.line) {
			h.from = c.line - 1
		}
	case !o.titled(c, s):
		return
	case columns(l.text) > longestHeading:
		h.stop = l.strong
	case s >= part && s <= subsect && o.repeated(c, s):
		return // in the table of contents
	}
	o.take(h)
}

// articleTitle is where the first words of an article start and end: those in
// brackets where it opens with such, else up to the first stop, bounded.
func articleTitle(s string, at int) (start, end int) {
	if open, shut := nextRune(s, at), ""; open == '(' || open == '（' || open == '【' {
		shut = map[rune]string{'(': ")", '（': "）", '【': "】"}[open]
		from := at + len(string(open))
		if i := strings.Index(s[from:], shut); i > 0 && columns(s[from:from+i]) <= longestTitle {
			return from, from + i
		}
	}
	width := 0
	for i, r := range s[at:] {
		if strings.ContainsRune("，。；：！？,;:\n", r) || (r == '　' || r == ' ' && i > 0 && lastRune(s, at+i) >= 0x80) || r == '.' && (at+i+1 == len(s) || s[at+i+1] == ' ') {
			return at, at + i
		}
		if width += columns(string(r)); width > longestTitle {
			return at, at + len(strings.TrimRight(s[at:wordEnd(s, at, at+i)], "、"))
		}
	}
	return at, len(s)
}

// wordEnd goes back to the end of a word where letters would be parted.
func wordEnd(s string, from, at int) int {
	if at < len(s) && alnum(s[at]) && alnum(s[at-1]) {
		if i := strings.LastIndexByte(s[from:at], ' '); i > 0 {
			return from + i
		}
	}
	return at
}

// captioned reports whether the line before line i is the caption of a
// Japanese article: （目的）.
func (o *outliner) captioned(i int) bool {
	if i == 0 || o.taken[i-1] || o.lines[i-1].kind == html.Heading {
		return false
	}
	s := o.lines[i-1].text
	inner, ok := strings.CutPrefix(s, "（")
	return ok && strings.HasSuffix(inner, "）") && strings.Count(s, "（") == 1 && columns(s) <= longestTitle && !strings.ContainsAny(inner, "。、年")
}

// repeated reports whether the line stands in a table of contents: the same
// division stands again further down.
func (o *outliner) repeated(c candidate, s scheme) bool {
	if o.last[s] == nil {
		o.last[s] = make(map[string]int)
		for _, other := range o.found[s] {
			o.last[s][bare(o.lines[other.line].text)] = other.line
		}
	}
	return o.contents(c.line) && o.last[s][bare(o.lines[c.line].text)] > c.line
}

// contents reports whether no running text stands around line i: its
// neighbours are divisions too.
func (o *outliner) contents(i int) bool {
	divides := func(j int) bool {
		if j < 0 || j >= len(o.lines) {
			return false
		}
		l, ok := labelOf(o.lines[j].text)
		return ok && l.scheme >= part && l.scheme <= subsect
	}
	solo := i+1 < len(o.lines) && slices.Contains(soloWords, bare(o.lines[i+1].text))
	return divides(i-1) && (divides(i+1) || solo) || divides(i+1) && (i == 0 || divides(i+2) || !divides(i-1))
}
