package bulletin

import "strings"

// latinDivisions are the divisions of English texts.
var latinDivisions = []struct {
	word   string
	scheme scheme
}{
	{"Subpart", subpart}, {"SUBPART", subpart}, {"Part", part}, {"PART", part}, {"Title", part}, {"TITLE", part}, {"Chapter", division}, {"CHAPTER", division}, {"Subchapter", section}, {"SUBCHAPTER", section},
	{"Article", article}, {"ARTICLE", article}, {"Section", article}, {"SECTION", article}, {"Sec.", article}, {"SEC.", article},
}

// latinLabel reads Part I, Chapter 2, Article 5, Section 3., I., A.
func latinLabel(s string) []label {
	for _, d := range latinDivisions {
		rest, ok := strings.CutPrefix(s, d.word)
		if !ok {
			continue
		}
		p := cursor{s: s, i: len(d.word)}
		if !p.sp() {
			return nil
		}
		from := p.i
		id := p.run("")
		n, ok := ordinal(id)
		if !ok || rest == "" {
			return nil
		}
		sub := 0
		if p.lit(".") {
			if figure, some := p.digits(1, 3); some { // Section 12.3
				sub, _ = decimal(figure)
				p.lit(".")
			} else if figure != "" {
				return nil
			}
		}
		l := label{scheme: d.scheme, n: n, sub: sub, end: p.i, title: titleAfter(s, p.i)}
		if !opensLatin(s, l, from) {
			return nil
		}
		return []label{l}
	}
	return letterLabel(s)
}

// ordinal is the value of 12, XII or A.
func ordinal(id string) (int, bool) {
	if n, ok := decimal(id); ok {
		return n, n > 0
	}
	if n := romanNumber(id); n > 0 {
		return n, true
	}
	if len(id) == 1 && id[0] >= 'A' && id[0] <= 'Z' {
		return int(id[0]-'A') + 1, true
	}
	return 0, false
}

// titleAfter steps over the mark between a label and its title.
func titleAfter(s string, i int) int {
	i = spaceOn(s, i)
	at, _ := cutOn(s, i, "—", "–", "-", ":", "：", ".")
	return spaceOn(s, at)
}

// opensLatin reports whether a label stands for itself: at the end of its
// line, before a mark, or before a word with a capital. "Section 3 of the Act
// applies" is a sentence.
func opensLatin(s string, l label, id int) bool {
	if l.title == len(s) {
		return true
	}
	if l.title == l.end || s[l.end] == ',' {
		return false
	}
	first := s[l.title]
	return first < 0x80 && (first >= 'A' && first <= 'Z' || first == '(' || first == '"') || strings.HasSuffix(s[id:l.end], ".") || first >= 0x80 && s[l.title] != s[l.end]
}

// letterLabel reads I. and A. before a word with a capital.
func letterLabel(s string) []label {
	p := cursor{s: s}
	id := p.run("")
	if len(id) == 0 || len(id) > 5 || id != strings.ToUpper(id) || !p.lit(".") {
		return nil
	}
	end := p.i
	if !p.sp() || p.i == len(s) || s[p.i] >= 'a' && s[p.i] <= 'z' {
		return nil
	}
	var out []label
	if n := romanNumber(id); n > 0 && n < 50 {
		out = append(out, label{scheme: roman, n: n, end: end, title: p.i})
	}
	if len(id) == 1 && id[0] >= 'A' {
		out = append(out, label{scheme: letter, n: int(id[0]-'A') + 1, end: end, title: p.i})
	}
	return out
}

// signLabel reads § 12.3 Scope.
func signLabel(s string, i int) []label {
	p := cursor{s: s, i: i}
	p.sp()
	a, ok := p.digits(1, 5)
	if !ok {
		return nil
	}
	n, _ := decimal(a)
	l := label{scheme: article, n: n}
	if p.lit(".") {
		if b, some := p.digits(1, 5); some {
			l.n, l.sub = n, 0
			v, _ := decimal(b)
			l.n = n*100000 + v
		}
	}
	p.run("")
	p.lit(".")
	l.end = p.i
	if l.title = titleAfter(s, p.i); l.title == len(s) || l.title == l.end || s[l.title] >= 'a' && s[l.title] <= 'z' || s[l.end] == ',' {
		return nil
	}
	return []label{l}
}

// romanNumber is the value of a Roman number in capitals, 0 for another text.
func romanNumber(s string) int {
	if s == "" || len(s) > 7 {
		return 0
	}
	total, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}[s[i]]
		switch {
		case v == 0:
			return 0
		case v < last:
			total -= v
		default:
			total, last = total+v, v
		}
	}
	if writeRoman(total) != s {
		return 0
	}
	return total
}

func writeRoman(n int) string {
	var b strings.Builder
	for _, u := range []struct {
		n int
		s string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= u.n; n -= u.n {
			b.WriteString(u.s)
		}
	}
	return b.String()
}
