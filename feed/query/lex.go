package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"guanbao/feed/cjk"
)

// orWord is the Chinese for OR.
const orWord = "或"

// quotes are the marks that open a phrase, each with those that close it. An
// input method may put the same one on either side.
var quotes = map[rune]string{
	'"': `"＂`, '＂': `"＂`, '“': "”“", '”': "”“", '„': "“”", '「': "」", '『': "』", '｢': "｣", '〝': "〞〟",
}

// isQuote tells whether a rune opens or closes phrases.
func isQuote(r rune) bool { return strings.ContainsRune(`"＂“”„「」『』｢｣〝〞〟`, r) }

func opens(r rune) bool  { return r == '(' || r == '（' }
func closes(r rune) bool { return r == ')' || r == '）' }
func bar(r rune) bool    { return r == '|' || r == '｜' }
func space(r rune) bool  { return unicode.IsSpace(r) || unicode.IsControl(r) }

// long is the mark of a long vowel in kana, which begins no word. It is on the
// key of the hyphen where one types kana.
const long = "ー"

// hyphen tells whether a rune denies what follows: a hyphen in any width, a
// minus, or what an input method has put in its place.
func hyphen(r rune) bool { return strings.ContainsRune("-－−‐﹣ーｰ", r) }

// colon tells whether a rune is a colon of any width, or the sign of a ratio
// that is typed for one.
func colon(r rune) bool { return strings.ContainsRune(":：﹕∶", r) }

// ends tells whether a rune ends a bare word.
func ends(r rune) bool { return space(r) || opens(r) || closes(r) || bar(r) || isQuote(r) }

// at gives the rune at a byte and its bytes, 0 bytes at the end.
func (p *parser) at(i int) (rune, int) {
	if i >= len(p.text) {
		return 0, 0
	}
	return utf8.DecodeRuneInString(p.text[i:])
}

// skip steps over white space.
func (p *parser) skip() {
	for {
		r, size := p.at(p.pos)
		if size == 0 || !space(r) {
			return
		}
		p.pos += size
	}
}

// bare gives where the bare word that starts at byte i ends. A pair of
// parentheses directly behind a letter is part of it where nothing between
// them ends a word: pasted titles have them, as in 国邮发（2021）12号.
func (p *parser) bare(i int) int {
	word := false // a letter stands before
	for {
		r, size := p.at(i)
		switch {
		case size == 0:
			return i
		case opens(r) && word:
			end := p.glued(i + size)
			if end < 0 {
				return i
			}
			i = end
		case ends(r):
			return i
		default:
			folded, _ := cjk.KeyRune(p.text[i:])
			word = letter(folded)
			i += size
		}
	}
}

// glued gives where a parenthesis that was opened closes, -1 where something
// between ends a word.
func (p *parser) glued(i int) int {
	for start := i; ; {
		r, size := p.at(i)
		switch {
		case size != 0 && closes(r) && i > start:
			return i + size
		case size == 0, ends(r):
			return -1
		}
		i += size
	}
}

// phrase gives the text of the phrase whose opening mark is at the place of
// reading, and steps behind it.
func (p *parser) phrase() string {
	start := p.pos
	open, size := p.at(p.pos)
	p.pos += size
	rest := p.text[p.pos:]
	end := strings.IndexAny(rest, quotes[open])
	if end < 0 {
		p.fail(UnclosedQuote, start, len(p.text))
		p.pos, p.cutOff = len(p.text), true
		return rest
	}
	p.pos += end
	_, size = p.at(p.pos)
	p.pos += size
	return rest[:end]
}

// operator reads an operator between terms at the place of reading: OR, AND or
// NOT in capitals, 或 alone, a bar. It gives "" where there is none, and where
// it ends.
func (p *parser) operator() (name string, end int) {
	if r, size := p.at(p.pos); bar(r) {
		end = p.pos + size
		for next, size := p.at(end); bar(next); next, size = p.at(end) {
			end += size
		}
		return "OR", end
	}
	end = p.bare(p.pos)
	if end-p.pos > 9 { // NOT in full width
		return "", p.pos
	}
	var b strings.Builder
	for _, r := range p.text[p.pos:end] {
		if r >= 'Ａ' && r <= 'Ｚ' {
			r -= 'Ａ' - 'A'
		}
		b.WriteRune(r)
	}
	switch name = b.String(); name {
	case orWord:
		return "OR", end
	case "OR", "AND", "NOT":
		return name, end
	}
	return "", p.pos
}

// longestName is the number of letters that a name may have that is taken for
// one of a field.
const longestName = 10

// name reads the name of a field with its colon at the place of reading, in any
// language. It gives the name in plain letters and where the value starts.
func (p *parser) name() (name string, end int, ok bool) {
	if r, _ := p.at(p.pos); Single(r) {
		return p.spokenName()
	}
	letters := make([]byte, 0, longestName)
	for i := p.pos; len(letters) <= longestName; {
		r, size := p.at(i)
		i += size
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		switch {
		case colon(r):
			return string(letters), i, len(letters) > 0
		case r|0x20 < 'a' || r|0x20 > 'z':
			return "", 0, false
		}
		letters = append(letters, byte(r|0x20))
	}
	return "", 0, false
}

// bracketedYear gives where a document number ends that starts with its year in
// parentheses: (2021)12号.
func (p *parser) bracketedYear(start, end int) int {
	r, size := p.at(start)
	if !opens(r) {
		return end
	}
	close := p.glued(start + size)
	if close < 0 {
		return end
	}
	_, last := utf8.DecodeLastRuneInString(p.text[:close])
	if year := cjk.Key(p.text[start+size : close-last]); len(year) != 4 || figures(year) != 4 {
		return end
	}
	return p.bare(close)
}
