package sound

import "strings"

// A pattern is what is typed, prepared so that all ways to read a title are
// followed at once: how many letters of the pattern are used up is a set, held
// as the bits of a word. Bit j of a mask says: a unit may begin at letter j.
type pattern struct {
	table  *syllables
	want   []uint16         // what is typed, without gaps
	parted uint64           // letters that a syllable must not reach across: it ends before them
	spelt  []steps          // by syllable
	latin  ['z' + 1]uint64  // by letter or digit: where it is typed
	lead   [initials]uint64 // by initial consonant: where it is typed
	begins [1 << 16 / 64]uint64
	need   Filter   // bits that a title must have
	cuts   []Filter // of each of these a title must have some bit
}

// steps tells what a syllable takes of the pattern.
type steps struct {
	whole, one, two, tail uint64 // all of it; an initial of one letter, of two; what is left at the end
	letters               uint8
}

// compile prepares a pattern for what is typed, gaps included.
func compile(typed Title) *pattern {
	p := &pattern{table: theSyllables()}
	for _, unit := range typed {
		if unit == gap {
			p.parted |= 1 << len(p.want)
			continue
		}
		if latin(unit) {
			p.latin[unit] |= 1 << len(p.want)
		} else if lead := initialOf(unit); lead >= 0 {
			p.lead[lead] |= 1 << len(p.want)
		}
		p.want = append(p.want, unit)
	}
	p.spelt = make([]steps, len(p.table.spelt))
	for number, s := range p.table.spelt {
		p.spelt[number] = p.steps(s, number < p.table.pinyin)
	}
	p.addBegins()
	p.addFilter()
	return p
}

// steps works out what a syllable takes of the pattern.
func (p *pattern) steps(s string, pinyin bool) steps {
	step := steps{letters: uint8(len(s))}
	starts := p.latin[s[0]]
	if pinyin {
		step.one = starts
		if strings.HasPrefix(s[1:], "h") {
			step.two = starts & (p.latin['h'] >> 1) &^ (p.parted >> 1)
		}
	}
	for at, bit := 0, uint64(1); at < len(p.want); at, bit = at+1, bit<<1 {
		if starts&bit == 0 {
			continue
		}
		switch n := p.common(at, s); {
		case n == len(s):
			step.whole |= bit
			if at+n == len(p.want) {
				step.tail |= bit
			}
		case at+n == len(p.want):
			step.tail |= bit
		}
	}
	return step
}

// common gives how many letters of a syllable are typed from a place on.
func (p *pattern) common(at int, s string) int {
	n := 1
	for n < len(s) && at+n < len(p.want) && p.want[at+n] == uint16(s[n]) && p.parted>>(at+n)&1 == 0 {
		n++
	}
	return n
}

// addBegins notes which units a match may begin with.
func (p *pattern) addBegins() {
	p.begin(p.want[0])
	switch {
	case p.want[0] == 'u', p.want[0] == 'v':
		p.begin(umlaut)
	case classOf(p.want[0]) >= hangulClass:
		for unit := uint16(firstHangul); unit < afterHangul; unit++ {
			if next, _ := p.hangul(unit, 1); next != 0 {
				p.begin(unit)
			}
		}
		return
	}
	for unit := uint16(firstKana); unit < afterKana; unit++ {
		p.begin(unit) // what follows may change how it is spelt
	}
	sets := make([]bool, len(p.table.sets))
	for set, numbers := range p.table.sets {
		for _, number := range numbers {
			s := &p.spelt[number]
			sets[set] = sets[set] || (s.whole|s.one|s.two|s.tail)&1 != 0
		}
	}
	for i, set := range p.table.han {
		if sets[set] {
			p.begin(firstHan + uint16(i))
		}
	}
}

func (p *pattern) begin(unit uint16) { p.begins[unit/64] |= 1 << (unit % 64) }

// step takes unit k of a title from the places reached in the pattern. It
// gives the places reached behind this unit, and behind the next one where the
// two are spelt as one, and whether the pattern came to its end there.
func (p *pattern) step(t Title, k int, from uint64) (next, second uint64, end, endSecond bool) {
	unit := t[k]
	switch {
	case unit < 0x80:
		next = from & p.latin[unit] << 1
	case isHangul(unit):
		next, end = p.hangul(unit, from)
	case isKana(unit) || unit == longMark:
		return p.kanaStep(t, k, from)
	case unit == umlaut:
		next = from & (p.latin['u'] | p.latin['v']) << 1
	default:
		if isJamo(unit) {
			next = p.typed(unit, from)
		} else if firstHan <= unit && unit < afterHan {
			next, end = p.take(p.table.han[unit-firstHan], from)
		}
	}
	return next, 0, end || next>>len(p.want)&1 != 0, false
}

// take gives what the syllables of a set reach.
func (p *pattern) take(set uint16, from uint64) (next uint64, end bool) {
	var tail uint64
	for _, number := range p.table.sets[set] {
		s := &p.spelt[number]
		next |= from&s.whole<<s.letters | from&s.one<<1 | from&s.two<<2
		tail |= from & s.tail
	}
	return next, tail != 0
}

// typed gives what a unit reaches that is typed as it stands. Such units are
// few, so the pattern is gone through.
func (p *pattern) typed(unit uint16, from uint64) uint64 {
	var next uint64
	for at, want := range p.want {
		if want == unit {
			next |= from & (1 << at) << 1
		}
	}
	return next
}

// hangul gives what a hangul syllable reaches.
func (p *pattern) hangul(unit uint16, from uint64) (next uint64, end bool) {
	next = from&p.lead[(unit-firstHangul)/(vowels*finals)]<<1 | p.typed(unit, from)
	last := len(p.want) - 1
	if from>>last&1 != 0 && isHangul(p.want[last]) && grows(p.want[last], unit) {
		next |= 1 << len(p.want)
	}
	return next, next>>len(p.want)&1 != 0
}

// kanaStep is step for a kana. A match cannot begin with a long mark.
func (p *pattern) kanaStep(t Title, k int, from uint64) (next, second uint64, end, endSecond bool) {
	unit, after := t[k], uint16(gap)
	if k+1 < len(t) {
		after = t[k+1]
	}
	next = p.typed(unit, from)
	if unit == longMark {
		for _, l := range "aiueo" {
			next |= from & p.latin[l] << 1
		}
		return next, 0, next>>len(p.want)&1 != 0, false
	}
	spelt, end := p.take(p.table.kana[unit-firstKana], from)
	next |= spelt
	if isKana(after) {
		if set := p.table.small[[2]uint16{unit, after}]; set != 0 {
			second, endSecond = p.take(set, from)
			endSecond = endSecond || second>>len(p.want)&1 != 0
		}
	}
	switch {
	case unit == nasal && labial(after):
		next |= from & p.latin['m'] << 1
	case unit == doubling:
		first := p.table.doubled(after)
		for l := uint16('a'); l <= 'z'; l++ {
			if first>>(l-'a')&1 != 0 {
				next |= from & p.latin[l] << 1
			}
		}
	}
	return next, second, end || next>>len(p.want)&1 != 0, endSecond
}
