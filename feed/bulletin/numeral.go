package bulletin

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// digit is the value of an ASCII or full-width digit, -1 for another rune.
func digit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	return -1
}

// hanDigit is the value of a Han digit, plain or in the form for documents, -1
// for another rune.
func hanDigit(r rune) int {
	switch r {
	case '〇', '零', '○', '◯':
		return 0
	case '一', '壹':
		return 1
	case '二', '貳', '贰', '弐':
		return 2
	case '三', '參', '叁':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陸', '陆':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	}
	return -1
}

// hanUnit is the value of a Han unit up to 1,000, 0 for another rune.
func hanUnit(r rune) int {
	switch r {
	case '十', '拾':
		return 10
	case '百', '佰':
		return 100
	case '千', '仟':
		return 1000
	}
	return 0
}

func isHanNumeral(r rune) bool { return hanDigit(r) >= 0 || hanUnit(r) > 0 }

// hanNumber reads a whole text as a Han number: 三十七, 一百零二, 二〇二一.
func hanNumber(s string) (int, bool) {
	total, last, units, digits := 0, 0, false, 0
	for _, r := range s {
		d, u := hanDigit(r), hanUnit(r)
		switch {
		case d >= 0:
			last = last*10 + d
			digits++
		case u > 0:
			if digits > 1 && last > 9 {
				return 0, false
			}
			if last == 0 {
				last = 1
			}
			total, last, units, digits = total+last*u, 0, true, 0
		default:
			return 0, false
		}
		if total > 1e8 || last > 1e8 {
			return 0, false
		}
	}
	if s == "" || units && last > 9 {
		return 0, false
	}
	return total + last, true
}

// decimal reads a whole text of ASCII or full-width digits, at most 9 of them.
func decimal(s string) (int, bool) {
	n, count := 0, 0
	for _, r := range s {
		d := digit(r)
		if d < 0 || count == 9 {
			return 0, false
		}
		n, count = n*10+d, count+1
	}
	return n, count > 0
}

// numeral is a number in a text, from byte start up to end, and its digits in
// ASCII.
type numeral struct {
	start, end int
	digits     string
	han        bool // was written in Han numerals
}

func (n numeral) value() int {
	v, err := strconv.Atoi(n.digits)
	if err != nil {
		return -1
	}
	return v
}

// numeralBefore reads the number that ends at byte end.
func numeralBefore(s string, end int) (numeral, bool) {
	start := runBack(s, end, 16, func(r rune) bool { return digit(r) >= 0 })
	if start < end {
		return numeral{start, end, ascii(s[start:end]), false}, true
	}
	start = runBack(s, end, 12, isHanNumeral)
	n, ok := hanNumber(s[start:end])
	return numeral{start, end, strconv.Itoa(n), true}, ok
}

// numeralAt reads the number that starts at byte start.
func numeralAt(s string, start int) (numeral, bool) {
	end := runOn(s, start, 16, func(r rune) bool { return digit(r) >= 0 })
	if end > start {
		return numeral{start, end, ascii(s[start:end]), false}, true
	}
	end = runOn(s, start, 12, isHanNumeral)
	n, ok := hanNumber(s[start:end])
	return numeral{start, end, strconv.Itoa(n), true}, ok
}

// runBack is where the run of at most so many runes that ends at byte end starts.
func runBack(s string, end, most int, in func(rune) bool) int {
	for ; most > 0 && end > 0; most-- {
		r, size := utf8.DecodeLastRuneInString(s[:end])
		if !in(r) {
			break
		}
		end -= size
	}
	return end
}

// runOn is where the run of at most so many runes that starts at byte start ends.
func runOn(s string, start, most int, in func(rune) bool) int {
	for ; most > 0 && start < len(s); most-- {
		r, size := utf8.DecodeRuneInString(s[start:])
		if !in(r) {
			break
		}
		start += size
	}
	return start
}

// spaceBack and spaceOn step over a few spaces; a line break is none.
func spaceBack(s string, end int) int { return runBack(s, end, 4, blank) }

func spaceOn(s string, start int) int { return runOn(s, start, 4, blank) }

func blank(r rune) bool { return r != '\n' && (r == ' ' || r == '　' || unicode.IsSpace(r)) }

func trim(s string) string { return strings.TrimFunc(s, unicode.IsSpace) }

func han(r rune) bool { return r >= 0x2E80 && unicode.Is(unicode.Han, r) && r != '〇' }

func hangul(r rune) bool { return r >= 0xAC00 && r <= 0xD7A3 }

func katakana(r rune) bool { return r >= 'ァ' && r <= 'ヺ' || r == 'ー' }

// ascii makes full-width letters, digits and marks half-width ones.
func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '　':
			return ' '
		case r == '–', r == '—', r == '‐', r == '‑', r == '−':
			return '-'
		}
		return r
	}, s)
}

// bare is s without spaces.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
