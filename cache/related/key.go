package related

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"guanbao/feed/bulletin"
	"guanbao/feed/cjk"
)

// shortestKey is how many letters of a title must be left to find it by.
const shortestKey = 8

// longestKey bounds the stored key of a title, in bytes.
const longestKey = 240

// TitleKey is the form under which a title is found by its beginning: letters
// and digits alone, folded. The title is without glosses. What is too short to
// be found has a key nevertheless; Findable tells.
func TitleKey(title string) string {
	key := cjk.LetterKey(cjk.DropOpenGloss(title))
	if len(key) <= longestKey {
		return key
	}
	n := longestKey
	for !utf8.RuneStart(key[n]) {
		n--
	}
	return key[:n]
}

// Findable reports whether a key is long enough to stand for one title.
func Findable(key string) bool { return utf8.RuneCountInString(key) >= shortestKey }

// Hash makes a number of a key of some kind.
func Hash(kind byte, key string) int64 {
	h := (uint64(14695981039346656037) ^ uint64(kind)) * 1099511628211 // FNV-1a
	for i := range len(key) {
		h = (h ^ uint64(key[i])) * 1099511628211
	}
	return int64(h)
}

// The kinds of keys.
const (
	KindNumber  byte = 'n' // of a document
	KindTitle   byte = 't'
	KindAddress byte = 'a'
)

// Citation is a document that a text names.
type Citation struct {
	Text  string // as it stands there, without 《》
	Title string // key of a title, empty for a number
	Key   int64
}

// Bounds on citations.
const (
	mostCitations = 64
	mostTitle     = 80 // runes between 《 and 》
	leastTitle    = 5  // letters, unless it is a law
)

// Number is the key of a document number, 0 for none.
func Number(number string) int64 {
	key := cjk.LetterKey(bulletin.Key(number))
	if key == "" {
		return 0
	}
	return Hash(KindNumber, key)
}

// Cited finds the documents that a text names: numbers, titles in 《》, and
// names of laws and the like in 「」 and 『』, each once, numbers first, without
// the text's own.
func Cited(t Text, ownNumber string) []Citation {
	own := Number(ownNumber)
	seen := map[int64]bool{own: true, Hash(KindTitle, TitleKey(t.Title)): true}
	var out []Citation
	add := func(c Citation) {
		if !seen[c.Key] && len(out) < mostCitations {
			seen[c.Key] = true
			out = append(out, c)
		}
	}
	for _, part := range []string{t.Title, t.Body} {
		for _, n := range bulletin.Numbers(part) {
			add(Citation{Text: part[n.Start:n.End], Key: Hash(KindNumber, cjk.LetterKey(n.Key))})
		}
	}
	for _, b := range brackets {
		for _, title := range append(b.in(t.Title), b.in(t.Body)...) {
			if key := TitleKey(title); worthFinding(key) && (!b.quotes || named(key)) {
				add(Citation{Text: title, Title: key, Key: Hash(KindTitle, key)})
			}
		}
	}
	return out
}

// bracket is a pair of signs that titles stand in.
type bracket struct {
	open, end rune
	quotes    bool // they are quotation marks as well
}

var (
	book     = bracket{'《', '》', false}
	brackets = []bracket{book, {'「', '」', true}, {'『', '』', true}}
)

// documents are what names of laws, rules and notices end with, as they are
// folded. What else stands in quotation marks is speech.
var documents = sync.OnceValue(func() (out []string) {
	for _, end := range strings.Fields("法 條例 辦法 規定 規則 細則 規程 要點 準則 綱要 基準 標準 公約 協定 通知 公告 意見 報告 白皮書 決定 指引 指南 " +
		"法律 政令 省令 府令 規約 告示 通達 指針 要領 要綱 報告書 ガイドライン について 件") {
		out = append(out, cjk.LetterKey(end))
	}
	return out
})

func named(key string) bool {
	return slices.ContainsFunc(documents(), func(end string) bool { return strings.HasSuffix(key, end) })
}

// worthFinding passes over what is no title of a document: names of papers and
// of campaigns are short.
func worthFinding(key string) bool {
	n := utf8.RuneCountInString(key)
	return n >= leastTitle || n > 2 && (strings.HasSuffix(key, "法") || strings.HasSuffix(key, "条例"))
}

// in gives what stands within the brackets, the outermost ones of it.
func (b bracket) in(s string) []string {
	var out []string
	for len(out) < 2*mostCitations {
		_, rest, ok := strings.Cut(s, string(b.open))
		if !ok {
			return out
		}
		end := b.closing(rest)
		if end < 0 {
			s = rest
			continue
		}
		out = append(out, rest[:end])
		s = rest[end+utf8.RuneLen(b.end):]
	}
	return out
}

// closing finds the end of a title that began just before s, -1 if it has none
// on its line.
func (b bracket) closing(s string) int {
	depth, runes := 1, 0
	for i, r := range s {
		switch r {
		case b.open:
			depth++
		case b.end:
			depth--
		case '\n':
			return -1
		}
		if depth == 0 {
			return i
		}
		if runes++; runes > mostTitle {
			return -1
		}
	}
	return -1
}

// issues are what a title says before a document that it brings.
var issues = []string{"印发", "发布", "公布", "颁布", "批转", "转发", "下发", "施行"}

// Bears gives the keys of the documents that an article is, or brings, beside
// its title: its number, and 《A》 in "…关于印发《A》的通知".
func Bears(t Text, number string) []int64 {
	var out []int64
	if n := Number(number); n != 0 {
		out = append(out, n)
	}
	at := strings.Index(t.Title, "《")
	if at < 0 {
		return out
	}
	before := cjk.LetterKey(t.Title[:at])
	brings := at == 0 && strings.HasSuffix(t.Title, "》")
	for _, verb := range issues {
		brings = brings || strings.HasSuffix(before, verb)
	}
	if titles := book.in(t.Title); brings && len(titles) > 0 {
		out = append(out, Hash(KindTitle, TitleKey(titles[0])))
	}
	return out
}
