package bulletin

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Number is a document number in a text.
type Number struct {
	Start, End int // bytes of the text it stands in

	// Key is the same for all ways to write the number: brackets, widths,
	// spaces, 号 and 號, Han numerals and eras do not count. 国邮发〔２０２１〕12號
	// has the key 国邮发[2021]12号.
	Key string

	// Issuer is the body that the number names, empty where it bears only a
	// code. Of several bodies it holds all, as the text has them.
	Issuer string
}

// maxNumbers bounds what one text gives.
const maxNumbers = 4096

// Numbers finds the document numbers in a text, in its order.
func Numbers(text string) []Number {
	f := finder{s: text}
	f.each("号", f.hao)
	f.each("號", f.hao)
	f.each("호", f.ho)
	f.latin()
	slices.SortFunc(f.found, func(a, b Number) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	out, end := f.found[:0], 0
	for _, n := range f.found {
		if n.Start >= end {
			out, end = append(out, n), n.End
		}
	}
	return out
}

// Key is the key of a text that is one number, and the text in its plainest
// form where it is none that is known.
func Key(number string) string {
	number = trim(number)
	if ns := Numbers(number); len(ns) == 1 && ns[0].Start == 0 && ns[0].End == len(number) {
		return ns[0].Key
	}
	return plainKey(number)
}

func plainKey(s string) string {
	return strings.NewReplacer("號", "号", "臺", "台", "〔", "[", "〕", "]", "［", "[", "］", "]", "(", "[", ")", "]").
		Replace(strings.ToUpper(bare(ascii(s))))
}

// finder gathers the numbers of a text.
type finder struct {
	s     string
	found []Number
}

// each calls do for each place of mark.
func (f *finder) each(mark string, do func(at, end int)) {
	for from := 0; len(f.found) < maxNumbers; {
		i := strings.Index(f.s[from:], mark)
		if i < 0 {
			return
		}
		from += i + len(mark)
		do(from-len(mark), from)
	}
}

func (f *finder) add(start, end int, key, issuer string) {
	f.found = append(f.found, Number{start, end, key, issuer})
}

// cjkKey writes the key of an East Asian number.
func cjkKey(prefix, year, n, counter string) string {
	if year != "" {
		year = "[" + year + "]"
	}
	prefix = strings.TrimPrefix(bare(prefix), "中华人民共和国")
	return strings.NewReplacer("臺", "台", "、", "").Replace(ascii(strings.TrimPrefix(prefix, "中華人民共和國"))) + year + n + counter
}

// cutBack steps back over one of several words that end at byte end.
func cutBack(s string, end int, words ...string) (int, string) {
	for _, w := range words {
		if strings.HasSuffix(s[:end], w) {
			return end - len(w), w
		}
	}
	return end, ""
}

// cutOn steps over one of several words that start at byte start.
func cutOn(s string, start int, words ...string) (int, string) {
	for _, w := range words {
		if strings.HasPrefix(s[start:], w) {
			return start + len(w), w
		}
	}
	return start, ""
}

// lastRune is the rune before byte end, 0 at the start.
func lastRune(s string, end int) rune {
	r, size := utf8.DecodeLastRuneInString(s[:end])
	if size == 0 {
		return 0
	}
	return r
}

// nextRune is the rune at byte start, 0 at the end.
func nextRune(s string, start int) rune {
	r, size := utf8.DecodeRuneInString(s[start:])
	if size == 0 {
		return 0
	}
	return r
}
