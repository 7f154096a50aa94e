package text

import (
	"strings"
	"unicode/utf8"
)

// lexer reads a paragraph cluster by cluster and judges the place before each.
// It is a small value: a copy taken before next is a place to return to.
type lexer struct {
	pos   int   // next byte
	glue  int   // places before this offset are inside a number with its unit
	url   int   // places before this offset are inside an address
	prev  class // settled class of the cluster before
	run   uint8 // letters just before, for hyphens
	mild  bool  // the cluster before is one of the milder marks
	quote bool  // an odd number of straight double quotes has gone by
}

// cluster is one grapheme cluster as the lexer sees it.
type cluster struct {
	start, end int // bytes
	gap, cells int // cells of the spaces before it; its own
	level      level
	hangs      bool
	mild       bool
	forced     bool // it is no cluster but a newline, at s[start:end]
	inNumber   bool // the number before goes on
	inAddress  bool // the address before goes on
}

// paragraph is what a lexer reads, and how.
type paragraph struct {
	m      *Measure
	s      string
	korean bool
}

// next returns the next cluster, and false at the end.
func (p *paragraph) next(l *lexer) (c cluster, ok bool) {
	if isHan(p.s, l.pos) && joinsNothing(p.s, l.pos+3) {
		c = cluster{start: l.pos, end: l.pos + 3, cells: 2, inNumber: l.pos < l.glue}
		p.settle(l, &c, classID)
		return c, true
	}
	for l.pos < len(p.s) {
		end, cells, q := p.m.step(p.s, l.pos)
		switch k := q.class(); k {
		case classSP:
			c.gap += cells
			l.pos = end
		case classNL:
			c.start, c.end, c.forced = l.pos, end, true
			*l = lexer{pos: end}
			return c, true
		default:
			c.start, c.end, c.cells = l.pos, end, cells
			c.hangs, c.mild = q&hangs != 0, q&mild != 0
			c.inNumber, c.inAddress = l.pos < l.glue, l.pos < l.url
			if c.gap > 0 {
				l.run = 0
			}
			p.settle(l, &c, p.resolve(l, &c, k, q))
			return c, true
		}
	}
	c.start, c.end = l.pos, l.pos
	return c, false
}

// settle judges the place before c, which has class k, and moves behind it.
func (p *paragraph) settle(l *lexer, c *cluster, k class) {
	c.level = p.judge(l, c, k)
	if k == classID && !c.inNumber && strings.HasPrefix(p.s[c.start:], "第") {
		l.glue = numberEnd(p.s, c.start)
	}
	switch k {
	case classAL:
		l.run = min(l.run+1, 2)
	case classHY:
	default:
		l.run = 0
	}
	l.prev, l.mild, l.pos = k, c.mild, c.end
}

// judge is the level of a break before c.
func (p *paragraph) judge(l *lexer, c *cluster, k class) level {
	lv := between(l.prev, k)
	switch {
	case l.prev == classNone:
		return lv
	case lv == never:
		opened, closes := l.prev == classOP || l.prev == classON, k == classCL || k == classCP || k == classNS
		return pick(opened && !l.mild || closes && !c.mild, never, sign)
	case c.inAddress:
		return breaksAddress(p.s, c.start)
	case c.inNumber || c.gap > 0 && citesBefore(p.s, c.start):
		return unit
	case c.gap > 0:
		return legal
	case lv < unit && p.belongs(l.prev, c):
		return unit
	case p.korean:
		return pick(lv == legal, syllable, lv)
	case l.prev == classHY && k == classAL && l.run == 2 && p.letters(c):
		return legal
	}
	return lv
}

// letters reports whether c and the cluster behind it are letters, so that a
// hyphen before c parts a compound and not such a word as e-mail or X-ray.
func (p *paragraph) letters(c *cluster) bool {
	if c.end >= len(p.s) {
		return false
	}
	_, _, q := p.m.step(p.s, c.end)
	return q.class() == classAL
}

// resolve settles the class of c, which is k with properties q, by what stands
// around it, and notes the numbers and addresses that begin there.
func (p *paragraph) resolve(l *lexer, c *cluster, k class, q props) class {
	switch k {
	case classDQ, classSQ:
		k = p.quote(l, c, k)
	case classPR, classHY:
		k = p.sign(l, c, k, q)
	case classNU:
		if !c.inNumber {
			l.glue = dottedStart(p.s, numberEnd(p.s, c.start))
		}
	case classAL:
		p.www(l, c)
	case classID:
		if r, _ := utf8.DecodeRuneInString(p.s[c.start:]); isCircled(r) {
			l.glue = max(l.glue, itemStart(p.s, c.end))
		}
	}
	switch k {
	case classCD:
		if !c.inAddress && strings.HasPrefix(p.s[c.start:], "://") {
			l.url = addressEnd(p.s, c.start)
		}
		return pick(inWord(l.prev) || c.gap > 0, classCP, classCL)
	case classOD:
		return pick(p.wideAt(c.end), classOP, classON)
	case classCL:
		if c.end >= l.glue && strings.HasPrefix(p.s[c.start:], "〕") { // 〔2021〕12号 is one number
			l.glue = numberEnd(p.s, c.end)
		}
	}
	return k
}

// inWord reports whether a closing mark behind class k belongs to Latin text.
func inWord(k class) bool {
	switch k {
	case classAL, classNU, classCP, classHY, classSY, classHG, classON:
		return true
	}
	return false
}

// www notes the address that begins with "www." at c.
func (p *paragraph) www(l *lexer, c *cluster) {
	if p.s[c.start]|0x20 == 'w' && l.run == 0 && !c.inAddress &&
		len(p.s)-c.start > 4 && strings.EqualFold(p.s[c.start:c.start+4], "www.") {
		l.url = addressEnd(p.s, c.start)
	}
}

// sign settles a sign, currency or hyphen: with a number behind it belongs to
// that, unless it is a hyphen inside a word.
func (p *paragraph) sign(l *lexer, c *cluster, k class, q props) class {
	if k == classHY && c.gap == 0 && (l.prev == classAL || l.prev == classNU || l.prev == classHG) {
		return classHY
	}
	if c.inNumber {
		return classAL
	}
	if end := numberEnd(p.s, c.start); end > c.start {
		l.glue = end
		return classAL
	}
	if k == classHY {
		return classHY
	}
	return pick(q.wide(), classID, classAL)
}

// quote settles a straight quote: opening after a space, closing before one,
// and in between an apostrophe stays in its word and double quotes alternate.
func (p *paragraph) quote(l *lexer, c *cluster, k class) class {
	odd := l.quote
	if k == classDQ {
		l.quote = !l.quote
	}
	apart := c.gap > 0 || l.prev == classNone || l.prev == classOP || l.prev == classON
	switch {
	case k == classSQ && !apart && inWord(l.prev):
		return classCD
	case apart:
		return classOD
	case c.end >= len(p.s):
		return classCD
	}
	switch _, _, q := p.m.step(p.s, c.end); q.class() {
	case classSP, classNL, classCL, classCP, classCD, classNS:
		return classCD
	}
	return pick(k == classDQ && odd, classCD, classOD)
}

// wideAt reports whether the cluster at s[i] takes two cells everywhere.
func (p *paragraph) wideAt(i int) bool {
	if i >= len(p.s) {
		return false
	}
	_, _, q := p.m.step(p.s, i)
	return q.wide()
}
