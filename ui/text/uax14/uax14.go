// Package uax14 judges line breaks by what Unicode says of the characters on
// both sides. Tests hold the program's own line breaking (ui/text) against it,
// so it shares no table with that; the program itself does not use it.
//
// It is no line breaker: it knows which marks may not begin or end a line and
// nothing of words, numbers or addresses.
package uax14

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// reduced lists the characters of the classes in wanted, one range a line:
// first or first..last, Line_Break, General_Category. Its head names the
// version; LICENSE-UNICODE.txt is its licence.
//
//go:embed linebreak.txt
var reduced string

// wanted are the classes of UAX #14 that the rules below ask for.
var wanted = []string{"CL", "CP", "EX", "NS", "CJ", "IN", "B2", "QU", "IS", "OP"}

// property is what is known of a character.
type property struct{ lineBreak, category string }

var properties = sync.OnceValue(func() map[rune]property {
	all := make(map[rune]property)
	for line := range strings.Lines(reduced) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var first, last rune
		var p property
		chars, rest, _ := strings.Cut(line, " ")
		if _, err := fmt.Sscanf(chars, "%x..%x", &first, &last); err != nil {
			last = first
		}
		if _, err := fmt.Sscan(rest, &p.lineBreak, &p.category); err != nil || first == 0 {
			panic("uax14: broken line " + line)
		}
		for r := first; r <= last; r++ {
			all[r] = p
		}
	}
	return all
})

// Legal reports whether a line of the paragraph s may end before byte at and
// the next begin there. Spaces at a break belong to neither line. The place
// before the first character and those beside a newline are legal: there the
// writer began a line.
func Legal(s string, at int) bool {
	line := strings.TrimRightFunc(s[:at], isSpace)
	next := strings.TrimLeftFunc(s[at:], isSpace)
	if line == "" || next == "" || line[len(line)-1] == '\n' || next[0] == '\n' {
		return true
	}
	spaced := len(line) < at || len(next) < len(s)-at
	return MayEnd(line) && mayBegin(next, spaced)
}

// MayEnd reports whether a line may end as s does: not with an opening bracket
// (OP) or an opening quote (QU of category Pi).
//
// German closes with “ and «, Danish with «, and so such a text is held too
// strictly: no language of the interface quotes that way.
func MayEnd(s string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	for unicode.Is(unicode.M, r) {
		s = s[:len(s)-size]
		r, size = utf8.DecodeLastRuneInString(s)
	}
	p := properties()[r]
	return p.lineBreak != "OP" && p != property{"QU", "Pi"}
}

// MayBegin reports whether a line may begin as s does, when no space stood
// before it.
func MayBegin(s string) bool { return mayBegin(s, false) }

// mayBegin is MayBegin, where spaced says that the break is at a space.
//
//   - CL CP EX: closing brackets, stops and exclamation marks; UAX #14 has it
//     behind spaces too (LB13), as in French « non » !
//   - NS CJ: ・ 々 ： ； small kana, ー. The class CJ exists because loose
//     Japanese settings allow it; official texts are set strictly.
//   - IN: … ‥. UAX #14 would break before one behind a space; so set, English
//     has “the rest … is” with … at a line's start. CLReq forbids it, and
//     behind the word it does no harm.
//   - B2: — and ⸺. UAX #14 breaks on both sides of it. In Chinese the two
//     halves of —— may not be parted, so the second never begins a line, and
//     since nobody sees which half it is, neither does the first.
//   - QU of category Pf: ” ’ ». An apostrophe that begins a word (the ’90s) is
//     held too strictly: it has the same character.
//   - IS: , . : ; of ASCII, which much Chinese on the web is written with. It
//     belongs to what it is attached to, Han or other; behind a space it may
//     begin a word (.NET, :80), as LB15d has it since version 16.
func mayBegin(s string, spaced bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	switch p := properties()[r]; p.lineBreak {
	case "CL", "CP", "EX", "NS", "CJ", "IN", "B2":
		return false
	case "QU":
		return p.category != "Pf"
	case "IS":
		return spaced
	}
	return true
}

func isSpace(r rune) bool { return r == '\t' || unicode.Is(unicode.Zs, r) && !isGlue(r) }

// isGlue tells the spaces that no line breaks at.
func isGlue(r rune) bool { return r == 0xa0 || r == 0x2007 || r == 0x202f }
