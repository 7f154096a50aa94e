package bulletin

import (
	"slices"
	"strings"
	"unicode"

	"guanbao/feed/html"
)

// Entry is a heading of an outline. Label and Title are pieces of the text;
// either may be empty, not both.
type Entry struct {
	Level int    // from 1; an entry belongs to the last one before it of a lower level
	Label string // 第三条, （一）, Section 2., empty for a heading without a number
	Title string // the words behind the label, of an article its first ones

	// Block is the ordinal of the block as Walk counts: depth first over
	// Document.Blocks and their Children, from 0, containers counted, the
	// inside of a table not. Byte is where in the block's text, its spans
	// joined, the entry starts; it is not 0 where a paragraph holds several
	// lines.
	Block int
	Byte  int
}

// Bounds on headings, in columns of print.
const (
	longestHeading = 90 // a line that is a heading as a whole
	longestTitle   = 48 // the first words of an article
	maxEntries     = 5000
)

// Outline finds the headings of a document: those of its markup, and those
// that only the numbering of official texts tells. Quotations and tables have
// none.
func Outline(d html.Document) []Entry {
	o := outliner{lines: lines(d, false)}
	o.taken = make([]bool, len(o.lines))
	o.markup()
	o.words()
	o.capitals()
	o.gather()
	for s := part; s < schemes; s++ {
		if len(o.found[s]) > 0 {
			o.accept(s)
		}
	}
	return o.entries()
}

// candidate is a line that starts with a number.
type candidate struct {
	line int
	label
}

// outliner gathers the headings of a document.
type outliner struct {
	lines  []line
	taken  []bool // lines that are headings
	found  [schemes][]candidate
	last   [schemes]map[string]int // the last line on which a text of the scheme stands
	heads  []heading
	bounds []int // lines of accepted headings above the scheme at hand, sorted
}

// heading is an accepted heading before levels are given.
type heading struct {
	line       int
	rank       int // lower stands above
	label, end int // bytes of the label's end and of the title's start
	stop       int // byte of the title's end
	from       int // line of the title where it is not the heading's own, -1
}

// Ranks: the levels of markup stand above all that only numbering tells.
const markupRank = 10

// markup takes the headings of the markup.
func (o *outliner) markup() {
	for i, l := range o.lines {
		if l.kind != html.Heading {
			continue
		}
		h := heading{line: i, rank: l.level, stop: len(l.text), from: -1}
		if lab, ok := labelOf(l.text); ok {
			h.label, h.end = lab.end, lab.title
		}
		o.take(h)
	}
}

func (o *outliner) take(h heading) {
	o.taken[h.line] = true
	o.heads = append(o.heads, h)
}

// soloWords are headings that are a word alone, spaces apart.
var soloWords = []string{"附则", "附則", "总则", "總則", "부칙", "本則"}

// runInWords are headings that open a paragraph with a colon behind them.
var runInWords = []string{
	"AGENCY", "AGENCIES", "ACTION", "SUMMARY", "DATES", "DATE", "ADDRESSES", "ADDRESS", "EFFECTIVE DATE", "EFFECTIVE DATES", "FOR FURTHER INFORMATION CONTACT", "SUPPLEMENTARY INFORMATION",
	"COMMENTS", "COMMENT DATE", "AUTHORITY", "BACKGROUND", "FURTHER INFORMATION", "APPLICABILITY DATE", "COMPLIANCE DATE",
	"主旨", "依據", "公告事項", "說明", "辦法",
}

// words takes headings that are known words.
func (o *outliner) words() {
	for i, l := range o.lines {
		if o.taken[i] || l.inItem {
			continue
		}
		if at, _ := colon(l.text, 0); at > 0 && at < 50 && slices.Contains(runInWords, l.text[:at]) {
			o.take(heading{line: i, rank: markupRank + int(word), stop: at, from: -1})
			continue
		}
		if len(l.text) < 30 && slices.Contains(soloWords, bare(l.text)) {
			o.take(heading{line: i, rank: markupRank + int(division), stop: len(l.text), from: -1})
		}
	}
}

// capitals takes lines in capitals under which there is text, where the text is
// not in capitals itself.
func (o *outliner) capitals() {
	end := len(o.lines)
	for end > 0 && inCapitals(o.lines[end-1].text) {
		end--
	}
	var all []heading
	for i, l := range o.lines[:end] {
		if !o.taken[i] && !l.inItem && inCapitals(l.text) {
			all = append(all, heading{line: i, rank: markupRank + int(caps), stop: len(l.text), from: -1})
		}
	}
	if 3*len(all) > len(o.lines) {
		return
	}
	for _, h := range all {
		o.take(h)
	}
}

// inCapitals reports whether a line is a heading in capitals: letters alone,
// at least five of them, no sentence.
func inCapitals(s string) bool {
	if len(s) > 80 || strings.ContainsAny(s, ".;,:!?/@") {
		return false
	}
	letters := 0
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z':
			letters++
		case r >= '0' && r <= '9', unicode.IsLetter(r):
			return false
		}
	}
	return letters >= 5 && len(strings.Fields(s)) <= 10
}

// gather finds the lines that start with a number.
func (o *outliner) gather() {
	for i, l := range o.lines {
		if o.taken[i] {
			continue
		}
		for _, lab := range labelsOf(l.text) {
			if !l.inItem || lab.scheme == article {
				o.found[lab.scheme] = append(o.found[lab.scheme], candidate{i, lab})
			}
		}
	}
}

// entries sorts the headings and gives them their levels.
func (o *outliner) entries() []Entry {
	slices.SortFunc(o.heads, func(a, b heading) int { return a.line - b.line })
	out := make([]Entry, 0, min(len(o.heads), maxEntries))
	var open []int
	for _, h := range o.heads[:min(len(o.heads), maxEntries)] {
		for len(open) > 0 && open[len(open)-1] >= h.rank {
			open = open[:len(open)-1]
		}
		open = append(open, h.rank)
		l := o.lines[h.line]
		e := Entry{Level: len(open), Label: trim(l.text[:h.label]), Title: trim(l.text[h.end:h.stop]), Block: l.block, Byte: l.at}
		if h.from >= 0 {
			e.Title = strings.Trim(o.lines[h.from].text, "（）() ")
		}
		out = append(out, e)
	}
	return out
}
