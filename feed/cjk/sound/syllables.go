package sound

import (
	"slices"
	"strings"
	"sync"

	"guanbao/feed/cjk"
)

// The characters that may have readings, as in package cjk.
const (
	firstHan = 0x3000
	afterHan = 0xA000
)

// syllables tells how characters are spelt. A set is a number that stands for
// the syllables that a character may take; set 0 is empty.
type syllables struct {
	spelt  []string   // by syllable: a to z
	pinyin int        // syllables below this are pinyin, the others romaji
	sets   [][]uint16 // by set: its syllables
	first  []uint32   // by set: the letters they begin with, a bit each
	all    []uint32   // by set: the letters they hold

	han   [afterHan - firstHan]uint16   // sets, by character
	kana  [afterKana - firstKana]uint16 // sets, by hiragana
	small map[[2]uint16]uint16          // sets, by a hiragana and the small one behind it
}

// theSyllables makes the table when it is first asked for, in some
// milliseconds; it takes about 300 kB.
var theSyllables = sync.OnceValue(newSyllables)

func newSyllables() *syllables {
	m := syllableMaker{
		syllables: &syllables{sets: [][]uint16{nil}, first: []uint32{0}, all: []uint32{0}, small: map[[2]uint16]uint16{}},
		numbers:   map[string]uint16{},
		known:     map[string]uint16{"": 0},
	}
	for r := rune(firstHan); r < afterHan; r++ {
		if readings := cjk.Readings(r); readings != nil {
			m.han[r-firstHan] = m.set(pinyin(readings))
		}
	}
	m.pinyin = len(m.spelt)
	clear(m.numbers) // the same letters are another syllable in romaji: it has no initial
	m.addKana()
	return m.syllables
}

// pinyin lists the spellings of readings. Sounds without a vowel that do not
// begin with n or m, as hm, are left out: they would be the only ones with an m
// within them.
func pinyin(readings []cjk.Reading) []string {
	var spelt []string
	for _, r := range readings {
		s := r.Toneless()
		if s == "hm" || s == "hng" {
			continue
		}
		spelt = append(spelt, s)
		if strings.Contains(s, "v") {
			spelt = append(spelt, strings.Replace(s, "v", "u", 1))
		}
	}
	return spelt
}

// syllableMaker numbers syllables and sets while the table is made.
type syllableMaker struct {
	*syllables
	numbers map[string]uint16
	known   map[string]uint16 // sets by their syllables
}

// set gives the number of the set that holds the spellings.
func (m *syllableMaker) set(spelt []string) uint16 {
	var set []uint16
	for _, s := range spelt {
		number, ok := m.numbers[s]
		if !ok {
			number = uint16(len(m.spelt))
			m.numbers[s] = number
			m.spelt = append(m.spelt, s)
		}
		set = append(set, number)
	}
	slices.Sort(set)
	set = slices.Compact(set)
	var key []byte
	var first, all uint32
	for _, number := range set {
		key = append(key, byte(number), byte(number>>8))
		first |= 1 << (m.spelt[number][0] - 'a')
		for _, l := range []byte(m.spelt[number]) {
			all |= 1 << (l - 'a')
		}
	}
	of, ok := m.known[string(key)]
	if !ok {
		of = uint16(len(m.sets))
		m.known[string(key)] = of
		m.sets, m.first, m.all = append(m.sets, set), append(m.first, first), append(m.all, all)
	}
	return of
}
