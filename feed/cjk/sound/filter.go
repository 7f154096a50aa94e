package sound

import (
	"math/bits"
	"strings"
)

// A Filter holds what a title may be typed with, in 128 bits: for each letter
// whether a unit may begin with it, and in hashed bits which two letters may
// begin neighbours. A query needs some of them, so that most titles need not
// be looked at.
type Filter [2]uint64

// Classes are what the beginnings of units are told apart by: letters, digits,
// initial consonants, and the place before a hangul syllable.
const (
	digitClass  = 26
	hangulClass = digitClass + 10
	edgeClass   = hangulClass + initials
	noClass     = edgeClass + 1
)

// kanaFilter are the pairs of a title with kana: any. Romaji has consonants
// within a syllable and doubled ones, so that its pairs would be too many.
var kanaFilter = Filter{^uint64(1<<26 - 1), ^uint64(0)}

func (f *Filter) add(g Filter) { f[0] |= g[0]; f[1] |= g[1] }

func (f Filter) has(g Filter) bool   { return f[0]&g[0] == g[0] && f[1]&g[1] == g[1] }
func (f Filter) meets(g Filter) bool { return f[0]&g[0]|f[1]&g[1] != 0 }

// letterBit is the bit of a class of letters alone.
func letterBit(class int) Filter { return Filter{1 << class} }

// pairBit is the bit of two neighbours.
func pairBit(a, b int) Filter {
	bit := 26 + (uint32(a*64+b)*0x9E3779B1>>16)%102
	if bit < 64 {
		return Filter{1 << bit}
	}
	return Filter{0, 1 << (bit - 64)}
}

// classOf gives the class of what is typed.
func classOf(unit uint16) int {
	switch {
	case isDigit(unit):
		return digitClass + int(unit-'0')
	case latin(unit):
		return int(unit - 'a')
	case isHangul(unit):
		return hangulClass + int(unit-firstHangul)/(vowels*finals)
	}
	if lead := initialOf(unit); lead >= 0 {
		return hangulClass + lead
	}
	return noClass
}

// Mark makes the filter of a title.
func Mark(t Title) Filter {
	table := theSyllables()
	var f Filter
	before := uint64(0) // classes that the unit before may begin with, a bit each
	for k, unit := range t {
		if unit == gap {
			continue
		}
		if isKana(unit) || unit == longMark {
			f.add(kanaFilter)
			f[0] |= uint64(table.kanaLetters(t, k))
			before = 0
			continue
		}
		classes := table.classes(unit)
		f[0] |= classes & (1<<26 - 1)
		for a := before; a != 0; a &= a - 1 {
			for b := classes; b != 0; b &= b - 1 {
				f.add(pairBit(bits.TrailingZeros64(a), bits.TrailingZeros64(b)))
			}
		}
		if hangul := classes >> hangulClass; hangul != 0 {
			f.add(pairBit(edgeClass, hangulClass+bits.TrailingZeros64(hangul)))
		}
		before = classes
	}
	return f
}

// classes gives the classes that a unit which is no kana may begin with.
func (t *syllables) classes(unit uint16) uint64 {
	switch {
	case unit == umlaut:
		return 1<<('u'-'a') | 1<<('v'-'a')
	case firstHan <= unit && unit < afterHan && !isJamo(unit):
		return uint64(t.first[t.han[unit-firstHan]])
	}
	if class := classOf(unit); class != noClass {
		return 1 << class
	}
	return 0
}

// kanaLetters gives all letters that a kana may be typed with, a bit each.
func (t *syllables) kanaLetters(title Title, k int) uint32 {
	unit := title[k]
	if unit == longMark {
		return t.all[t.kana['あ'-firstKana]] | t.all[t.kana['い'-firstKana]] | t.all[t.kana['う'-firstKana]] |
			t.all[t.kana['え'-firstKana]] | t.all[t.kana['お'-firstKana]]
	}
	letters := t.all[t.kana[unit-firstKana]]
	if unit == nasal {
		letters |= 1 << ('m' - 'a')
	}
	if k+1 < len(title) && isKana(title[k+1]) {
		letters |= t.all[t.small[[2]uint16{unit, title[k+1]}]]
	}
	return letters
}

// May tells whether a title with this filter can match; where it says no, the
// title does not.
func (q Query) May(f Filter) bool {
	for _, p := range q.patterns {
		if f.has(p.need) && p.crosses(f) {
			return true
		}
	}
	return false
}

func (p *pattern) crosses(f Filter) bool {
	for _, cut := range p.cuts {
		if !f.meets(cut) {
			return false
		}
	}
	return true
}

// addFilter works out what a title must have. Wherever a unit must begin, its
// letter must be there, and so must a pair that it makes with one of the units
// that can end before it.
func (p *pattern) addFilter() {
	for at, unit := range p.want {
		class := classOf(unit)
		if class == noClass || !p.mustBegin(at) {
			continue
		}
		if class < digitClass {
			p.need.add(letterBit(class))
		} else if class >= hangulClass {
			p.need.add(pairBit(edgeClass, class))
		}
		if at > 0 {
			p.addCut(at, class)
		}
	}
}

// addCut notes the pairs of units that may meet before a letter.
func (p *pattern) addCut(at, class int) {
	var cut Filter
	pair := func(start int) bool {
		before := classOf(p.want[start])
		if before != noClass {
			cut.add(pairBit(before, class))
		}
		return before != noClass
	}
	if !pair(at - 1) {
		return // typed in kana: the title has all pairs
	}
	if at > 1 && p.want[at-1] == 'h' && strings.ContainsRune("zcs", rune(p.want[at-2])) {
		pair(at - 2)
	}
	for i := range p.spelt {
		s := &p.spelt[i]
		if start := at - int(s.letters); start >= 0 && s.whole>>start&1 != 0 {
			pair(start)
		}
	}
	p.cuts = append(p.cuts, cut)
}

// mustBegin tells whether a unit must begin at a letter: most consonants stand
// only where a syllable begins.
func (p *pattern) mustBegin(at int) bool {
	if at == 0 || p.parted>>at&1 != 0 {
		return true
	}
	before := rune(p.want[at-1])
	switch unit := p.want[at]; unit {
	case 'a', 'e', 'i', 'o', 'u', 'v', 'n':
		return false
	case 'g':
		return before != 'n'
	case 'h':
		return !strings.ContainsRune("zcs", before)
	case 'r':
		return before != 'e'
	}
	return true
}
