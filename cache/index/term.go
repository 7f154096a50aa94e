package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"guanbao/feed/cjk"
)

// Version is that of the rules by which text is cut into terms. What was
// indexed by others is indexed anew.
const Version = cjk.FoldVersion*1000 + 1

// longestWord bounds a term of letters and digits, in bytes.
const longestWord = 48

// inTitle begins the terms of titles, which are listed apart as well.
const inTitle = "\x01"

// dense tells whether a folded rune is of a script written without spaces,
// which is cut into pairs.
func dense(r rune) bool {
	return 0x4E00 <= r && r < 0xA000 || 0xAC00 <= r && r < 0xD7A4 || 0x3041 <= r && r < 0x3100 || 0x3400 <= r && r < 0x4DC0 ||
		0x0E00 <= r && r < 0x0F00 || 0x20000 <= r && r < 0x40000 || r == 0x3005 || r == 0x3007
}

// run is a part of a folded text that has letters of one kind only.
type run struct {
	text  string
	dense bool
}

// runs cuts a folded text.
func runs(key string, take func(run)) {
	start, kind := -1, false
	for i, r := range key {
		d := r >= 0x0E00 && dense(r)
		ok := d || r < utf8.RuneSelf && ('a' <= r && r <= 'z' || '0' <= r && r <= '9') ||
			r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
		if start >= 0 && (!ok || d != kind) {
			take(run{key[start:i], kind})
			start = -1
		}
		if ok && start < 0 {
			start, kind = i, d
		}
	}
	if start >= 0 {
		take(run{key[start:], kind})
	}
}

// terms gives the terms of a text: words, pairs of characters, and the last
// character of a run, so that every character begins a term.
func terms(text string, take func(string)) {
	runs(cjk.Key(text), func(r run) {
		if !r.dense {
			take(cut(r.text))
			return
		}
		for s := r.text; s != ""; {
			_, first := utf8.DecodeRuneInString(s)
			_, second := utf8.DecodeRuneInString(s[first:])
			take(s[:first+second])
			s = s[first:]
		}
	})
}

func cut(word string) string {
	if len(word) <= longestWord {
		return word
	}
	n := longestWord
	for !utf8.RuneStart(word[n]) {
		n--
	}
	return word[:n]
}

// Fold gives the form in which a word is compared, without what is no letter and
// no digit at its ends.
func Fold(word string) string {
	return strings.TrimFunc(cjk.Key(word), func(r rune) bool { return !dense(r) && !spelled(r) })
}

// Term is one term to be looked up, or all that begin with it.
type Term struct {
	Text   string
	Begins bool
}

// Terms gives the terms that an article must have in which a word of a query
// occurs. A word whose last letters are no ideographs may be a beginning.
func Terms(word string) []Term {
	var out []Term
	key := Fold(word)
	runs(key, func(r run) {
		last := len(key) >= len(r.text) && key[len(key)-len(r.text):] == r.text
		if !r.dense {
			out = append(out, Term{cut(r.text), last || len(r.text) > longestWord})
			return
		}
		one := utf8.RuneCountInString(r.text) == 1
		for s := r.text; s != ""; {
			_, first := utf8.DecodeRuneInString(s)
			_, second := utf8.DecodeRuneInString(s[first:])
			if second > 0 || one {
				out = append(out, Term{s[:first+second], one})
			}
			s = s[first:]
		}
	})
	return out
}

// Occurs tells whether a folded word occurs in a folded text: anywhere if it
// begins with an ideograph or the like, else where a word begins.
func Occurs(word, text string) bool {
	if word == "" {
		return true
	}
	first, _ := utf8.DecodeRuneInString(word)
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return false
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		if at == 0 || dense(first) || !spelled(first) || !spelled(before) {
			return true
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		from = at + size
	}
}

// spelled tells whether a folded rune is part of a word of letters and digits.
func spelled(r rune) bool {
	return !dense(r) && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}
