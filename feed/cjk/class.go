package cjk

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// A class tells where an ideograph is written; it may be in several. What
// stands for itself in every script, as 后 and 干 do, is in none.
type class uint8

const (
	simplifiedOnly  class = 1 << iota // in China, not in Taiwan
	traditionalOnly                   // the other way round
	chineseOnly                       // in one of these, and not in Japan
	japaneseOnly
)

// writtenInChina are new Japanese forms that Chinese text has too, although no
// dictionary of Chinese names them.
const writtenInChina = "予慎郎萌晃弁缶斎艶鉄概欠研瓶翻褒"

// classes holds the class of each ideograph below U+10000.
type classes [1 << 16]class

var theClasses = sync.OnceValue(func() *classes {
	return newClasses(readForms("STCharacters.txt"), readForms("TSCharacters.txt"), readForms("JPShinjitaiCharacters.txt"))
})

// forms are the characters of a dictionary: those that have another form, and
// those that are the other form of one. A character that is a form of itself
// is only among the latter.
type forms struct{ from, to map[rune]bool }

func readForms(file string) forms {
	d := builtIn(file)
	f := forms{make(map[rune]bool, len(d.entries)), make(map[rune]bool, len(d.entries))}
	for i := range d.entries {
		values := d.values(i)
		if key := d.key(i); !strings.Contains(values, key) {
			r, _ := utf8.DecodeRuneInString(key)
			f.from[r] = true
		}
		for _, r := range values {
			f.to[r] = true
		}
	}
	return f
}

func newClasses(traditionalise, simplify, antiquate forms) *classes {
	all := new(classes)
	for i := range all {
		r := rune(i)
		simplified := traditionalise.from[r] && !traditionalise.to[r] && !simplify.from[r]
		traditional := simplify.from[r] && !simplify.to[r] && !traditionalise.from[r]
		// Old forms went out of use in Japan; other traditional characters are
		// written there as well.
		if simplified {
			all[r] |= simplifiedOnly
		}
		if traditional {
			all[r] |= traditionalOnly
		}
		switch old, young := antiquate.to[r] && !antiquate.from[r], antiquate.from[r]; {
		case simplified && !young, traditional && old:
			all[r] |= chineseOnly
		case young && !simplified && !traditional && !simplify.to[r] && !strings.ContainsRune(writtenInChina, r):
			all[r] |= japaneseOnly
		}
	}
	return all
}

// Simplifies tells whether a character is a traditional form that simplified
// text always writes otherwise.
func Simplifies(r rune) bool {
	return 0 <= r && r < 1<<16 && theClasses()[r]&traditionalOnly != 0
}
