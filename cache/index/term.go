package index

import (
	"strings"
	"unicode/utf8"

	"guanbao/feed/query"
)

// Version is that of the rules by which text is cut into terms. What was
// indexed by others is indexed anew.
const Version = query.FoldVersion*1000 + 2

// longestWord bounds a term of letters and digits, in bytes.
const longestWord = 48

// What begins the terms that are listed apart: those of titles, which are
// listed among all as well, and those of document numbers.
const (
	inTitle  = "\x01"
	inNumber = "\x02"
)

// terms gives the terms of a folded text: words, pairs of characters, and the
// last character of a run, so that every character begins a term.
func terms(folded string, take func(string)) {
	runs(folded, func(text string, single bool) {
		if !single {
			take(cut(text))
			return
		}
		for text != "" {
			_, first := utf8.DecodeRuneInString(text)
			_, second := utf8.DecodeRuneInString(text[first:])
			take(text[:first+second])
			text = text[first:]
		}
	})
}

// runs gives the parts of a folded text that have letters of one kind only:
// such as are found anywhere, or such as make words.
func runs(folded string, take func(text string, single bool)) {
	start, kind := 0, false
	for i, r := range folded {
		single := r >= utf8.RuneSelf && query.Single(r)
		if start < i && (r == ' ' || single != kind) {
			take(folded[start:i], kind)
			start = i
		}
		if kind = single; r == ' ' {
			start = i + 1
		}
	}
	if start < len(folded) {
		take(folded[start:], kind)
	}
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

// Term is one term to be looked up, or all that begin with it.
type Term struct {
	Text   string
	Begins bool
}

// Terms gives the terms that an article has in which a word occurs. Exact tells
// that the word occurs wherever they do.
func Terms(w query.Word) (out []Term, exact bool) {
	runs := w.Runs()
	for _, r := range runs {
		out = append(out, cutRun(r)...)
	}
	return out, len(out) == 1 && len(runs) == 1 && len(out[0].Text) < longestWord
}

func cutRun(r query.Run) (out []Term) {
	if !r.Single {
		return []Term{{cut(r.Text), r.Begins || len(r.Text) > longestWord}}
	}
	if utf8.RuneCountInString(r.Text) == 1 {
		return []Term{{r.Text, true}}
	}
	terms(r.Text, func(t string) { out = append(out, Term{Text: t}) })
	return out[:len(out)-1] // the last character need not end a run
}

// numberText is the key of a document number as it is cut: letters and digits
// part, for one may ask for the digits alone.
func numberText(key string) string {
	var b strings.Builder
	last := 0
	for _, r := range query.Fold(key) {
		kind := 1
		if '0' <= r && r <= '9' {
			kind = 2
		}
		if last != 0 && kind != last {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last = kind
	}
	return b.String()
}

// NumberTerms gives the terms that the number of an article has that holds a
// number asked for.
func NumberTerms(n query.Number) (out []Term) {
	text := numberText(string(n))
	runs(text, func(run string, single bool) {
		digits := run[0] >= '0' && run[0] <= '9'
		if single || digits { // other letters may be a part of a word
			for _, t := range cutRun(query.Run{Text: run, Single: single}) {
				out = append(out, Term{inNumber + t.Text, t.Begins})
			}
		}
	})
	return out
}
