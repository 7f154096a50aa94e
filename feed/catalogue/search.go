package catalogue

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"guanbao/feed/cjk"
	"guanbao/feed/cjk/sound"
)

// Filter leaves rows out. Its zero value leaves out none.
type Filter struct {
	Region   string // code
	Category string // code
	Lang     string // tag, or the beginning of one: zh means zh-Hans and zh-Hant
}

// holds reports whether a row is left in.
func (f Filter) holds(r *Row) bool {
	lang := strings.ToLower(f.Lang)
	mine := strings.ToLower(r.Lang)
	return (f.Region == "" || f.Region == r.Region) && (f.Category == "" || f.Category == r.Category) &&
		(lang == "" || mine == lang || strings.HasPrefix(mine, lang+"-"))
}

// Search finds the rows that have all words of a text: in their names, their
// publishers, the names of their regions and categories in any language, or
// their addresses. The form of characters, width and case make no difference,
// and names are found by their sound as well; see package sound. Names come
// before publishers, these before the rest. Without a word it gives all rows.
func Search(text string, f Filter) []Row {
	var sought []term
	for _, w := range strings.Fields(text) {
		sought = append(sought, newTerm(w))
	}
	type hit struct {
		row  *Row
		cost int
	}
	var hits []hit
	for i := range rows() {
		row := &rows()[i]
		if !f.holds(row) {
			continue
		}
		cost, all := 0, true
		for _, t := range sought {
			c, ok := t.find(index()[i])
			if all = ok; !ok {
				break
			}
			cost += c
		}
		if all {
			hits = append(hits, hit{row, cost})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.cost, b.cost) })
	found := make([]Row, len(hits))
	for i, h := range hits {
		found[i] = *h.row
	}
	return found
}

// Load gets ready what the first search would have to: for a moment when
// nobody waits.
func Load() { Search("zhongguo", Filter{}) }

// How a text counts that a word is found in.
const (
	inName = iota
	inAlso // a name by which others know it
	inPublisher
	inRest
	unsounded // as inRest, and not found by its sound: an address
)

// text is what a word can be found in, ready to be looked at.
type text struct {
	rank  int
	key   string // see cjk.Key
	title sound.Title
}

func newText(rank int, s string) text {
	t := text{rank: rank, key: cjk.Key(s)}
	if rank != unsounded {
		t.title = sound.Pack(nil, s)
	}
	return t
}

// index holds the texts of each row.
var index = sync.OnceValue(func() [][]text {
	shared := map[string][]text{}
	for _, codes := range words() {
		for code, all := range codes {
			for _, w := range all {
				shared[code] = append(shared[code], newText(inRest, w))
			}
		}
	}
	all := make([][]text, len(rows()))
	for i, r := range rows() {
		ts := []text{newText(inName, r.Name)}
		if r.English != "" {
			ts = append(ts, newText(inName, r.English))
		}
		for _, name := range r.Also {
			ts = append(ts, newText(inAlso, name))
		}
		ts = append(ts, newText(inPublisher, r.Publisher))
		ts = append(append(ts, shared[r.Region]...), shared[r.Category]...)
		all[i] = append(ts, newText(unsounded, r.Address), newText(unsounded, r.Site), newText(unsounded, r.Format))
	}
	return all
})

// term is a word that is looked for.
type term struct {
	word    string
	key     string
	letters bool // ASCII alone: found where a word begins
	sound   sound.Query
	brief   bool   // too short to be a sound within a name
	parts   []term // of a word in two scripts, each of which must be found
}

func newTerm(word string) term {
	t := term{word: word, key: cjk.Key(word), sound: sound.Parse(word)}
	t.letters = strings.IndexFunc(t.key, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
	t.brief = t.letters && len(t.key) < 3
	if t.letters {
		return t
	}
	for i, r := range word {
		before, _ := utf8.DecodeLastRuneInString(word[:i])
		if i > 0 && (before < utf8.RuneSelf) != (r < utf8.RuneSelf) {
			t.parts = []term{newTerm(word[:i]), newTerm(word[i:])}
			break
		}
	}
	return t
}

// How well a word suits a text, in the same rank.
const (
	atStart = iota
	within
	soundsAtStart
	soundsWithin
	suits // how many there are
)

// find gives what it costs to find a word in some texts, the least.
func (t term) find(texts []text) (cost int, ok bool) {
	for _, x := range texts {
		if how, found := t.in(x); found {
			if c := min(x.rank, inRest)*suits + how; !ok || c < cost {
				cost, ok = c, true
			}
		}
	}
	if ok || t.parts == nil {
		return cost, ok
	}
	for _, part := range t.parts {
		c, ok := part.find(texts)
		if !ok {
			return 0, false
		}
		cost = max(cost, c)
	}
	return cost, true
}

// in tells how well a word suits a text.
func (t term) in(x text) (how int, ok bool) {
	if at := t.place(x.key); at == 0 {
		return atStart, true
	} else if at > 0 {
		return within, true
	}
	if len(x.title) == 0 || t.sound.Zero() {
		return 0, false
	}
	m, ok := t.sound.Match(x.title)
	switch {
	case !ok || t.brief && !m.Opens:
		return 0, false
	case m.Opens:
		return soundsAtStart, true
	}
	return soundsWithin, true
}

// place gives the byte where a word stands in a text, -1 where it does not.
func (t term) place(key string) int {
	for from := 0; ; {
		at := strings.Index(key[from:], t.key)
		if at < 0 {
			return -1
		}
		at += from
		if !t.letters || opens(key[:at]) {
			return at
		}
		from = at + 1
	}
}

// opens reports whether a word of letters may begin behind a text.
func opens(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r) || r >= utf8.RuneSelf
}
