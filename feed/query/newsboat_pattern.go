package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// pattern translates a regular expression (POSIX, extended, no case) that is
// made of plain words, some of which may stand in place of others: a|b. What
// else it holds is refused at its place.
func (f *filter) pattern(c compared, node func(text string, whole bool) (Expr, bool)) Expr {
	start, end := unwrapped(c.value)
	var all []Expr
	for part := range strings.SplitSeq(c.value[start:end], "|") {
		text, whole, at := literal(part)
		at += c.valueAt[0] + start
		if text == "" && at < c.valueAt[0]+start+len(part) {
			_, size := utf8.DecodeRuneInString(f.line[at:])
			f.fail(FilterPattern, at, at+size, "")
			return nil
		}
		e, ok := node(text, whole)
		if !ok {
			f.fail(NoWords, c.valueAt[0]+start, c.valueAt[0]+start+len(part), "")
			return nil
		}
		f.loose = f.loose || strings.ContainsFunc(Fold(text), spelled) || !lettersOnly(text)
		all = append(all, e)
		start += len(part) + 1
	}
	return either(all)
}

// unwrapped gives the bytes of a pattern within the parentheses about it.
func unwrapped(s string) (start, end int) {
	for end = len(s); strings.HasPrefix(s[start:end], "(") && strings.HasSuffix(s[start:end], ")") && !strings.HasSuffix(s[start:end], `\)`); {
		if strings.ContainsAny(s[start+1:end-1], "()") {
			break
		}
		start, end = start+1, end-1
	}
	return start, end
}

// literal gives the text that a pattern stands for, and whether its words are
// whole. For one that stands for more it gives "" and the byte where that is.
// A dot, which is any character, is taken for one that parts words, as in 5.9.
func literal(pattern string) (text string, whole bool, at int) {
	p, from := pattern, 0
	for _, any := range []string{".*", ".+"} {
		if strings.HasPrefix(p, any) {
			p, from = p[2:], 2
		}
		if !strings.HasSuffix(p, `\`+any) {
			p = strings.TrimSuffix(p, any)
		}
	}
	for _, edges := range [][2]string{{`\b`, `\b`}, {`\<`, `\>`}, {`[[:<:]]`, `[[:>:]]`}} {
		if strings.HasPrefix(p, edges[0]) && strings.HasSuffix(p, edges[1]) && len(p) > len(edges[0])+len(edges[1]) {
			p, from, whole = p[len(edges[0]):len(p)-len(edges[1])], from+len(edges[0]), true
			break
		}
	}
	var b strings.Builder
	for i := 0; i < len(p); {
		r, size := utf8.DecodeRuneInString(p[i:])
		switch {
		case r == '\\':
			next, n := utf8.DecodeRuneInString(p[i+1:])
			if n == 0 || next < utf8.RuneSelf && (unicode.IsLetter(next) || unicode.IsDigit(next) || strings.ContainsRune("<>`'", next)) {
				return "", false, from + i
			}
			r, size = next, 1+n
		case r == '[':
			if r, size = oneLetter(p[i:]); size == 0 {
				return "", false, from + i
			}
		case strings.ContainsRune(`*+?{}()^$]`, r):
			return "", false, from + i
		}
		b.WriteRune(r)
		i += size
	}
	return b.String(), whole, from + len(p)
}

// oneLetter reads a class that holds a letter in both cases: [Ll].
func oneLetter(s string) (r rune, size int) {
	end := strings.IndexByte(s, ']')
	if end < 0 {
		return 0, 0
	}
	letters := []rune(s[1:end])
	if len(letters) == 1 && letters[0] != '^' || len(letters) == 2 && letters[0] != letters[1] && unicode.ToLower(letters[0]) == unicode.ToLower(letters[1]) {
		return letters[0], end + 1
	}
	return 0, 0
}

// literalAddress gives the address or host that a pattern stands for. It must
// be whole: example is none, and ^https: begins too many.
func literalAddress(pattern string) (string, bool) {
	p := strings.TrimSuffix(strings.TrimPrefix(pattern, "^"), "$")
	p = strings.TrimPrefix(strings.TrimPrefix(p, "https?://"), `http.*://`)
	text, whole, _ := literal(p)
	host, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(text, "http://"), "https://"), "/")
	return text, text != "" && !whole && strings.Contains(strings.Trim(host, "."), ".")
}

// lettersOnly tells whether a text holds nothing that parts words.
func lettersOnly(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.Nd, unicode.Mn) })
}
