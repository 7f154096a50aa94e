package html

import (
	"iter"
	"slices"
	"strings"

	"guanbao/feed"
	"guanbao/feed/cjk"
	"guanbao/feed/safe"
)

// FindGlosses judges an article as one document: its title, issuer,
// categories and links, and its content d. Its summary counts where there is
// no content; elsewhere it mostly says the same once more.
func FindGlosses(a feed.Article, d Document) cjk.Verdict {
	text := append([]string{a.Title, a.Issuer}, a.Categories...)
	if len(d.Blocks) == 0 {
		text = append(text, a.Summary)
	}
	for _, l := range a.Links {
		text = append(text, l.Title)
	}
	eachSpans(d.Blocks, func(spans *[]Span, _ bool) {
		for from, to := range glossRuns(*spans) {
			text = append(text, spanText((*spans)[from:to]))
		}
	})
	return cjk.FindGlosses(text...)
}

// StripArticle returns a without the glosses that the verdict finds in its
// title, issuer, categories, summary and links. Content stays as it is stored; its document
// is for StripGlosses.
func StripArticle(a feed.Article, v cjk.Verdict) feed.Article {
	if !v.Dirty {
		return a
	}
	a.Title, a.Summary, a.Issuer = v.StripCut(a.Title), v.StripCut(a.Summary), v.Strip(a.Issuer)
	a.Categories, a.Links = slices.Clone(a.Categories), slices.Clone(a.Links)
	for i := range a.Categories {
		a.Categories[i] = v.Strip(a.Categories[i])
	}
	for i := range a.Links {
		a.Links[i].Title = v.StripCut(a.Links[i].Title)
	}
	return a
}

// StripGlosses returns a copy of d without the glosses that the verdict finds,
// and how many they were. A gloss may begin in one span and end in another.
// Ruby stays, and so do its bases.
func StripGlosses(d Document, v cjk.Verdict) (Document, int) {
	if !v.Dirty {
		return d, 0
	}
	before, count := linkTexts(&d), 0
	d.Blocks = copyBlocks(d.Blocks)
	eachSpans(d.Blocks, func(spans *[]Span, isImage bool) {
		n := stripSpans(*spans, v)
		if count += n; n > 0 && !isImage {
			*spans = tidy(slices.DeleteFunc(*spans, func(s Span) bool { return s.Text == "" }))
		}
	})
	if count > 0 {
		d.relink(before, v)
	}
	return d, count
}

// stripSpans removes the glosses of one line of spans, which it changes in
// place, and counts them.
func stripSpans(spans []Span, v cjk.Verdict) int {
	count := 0
	for from, to := range glossRuns(spans) {
		run := spans[from:to]
		for { // again, for a stray mark between two glosses goes with the first
			cuts := glossCuts(run, v)
			if len(cuts) == 0 {
				break
			}
			cutSpans(run, cuts)
			count += len(cuts)
		}
	}
	return count
}

// glossCuts finds the glosses in the text of a run of spans.
func glossCuts(run []Span, v cjk.Verdict) []byteRange {
	var cuts []byteRange
	for from, to := range v.Spans(spanText(run)) {
		cuts = append(cuts, byteRange{from, to})
	}
	return cuts
}

// glossRuns finds the runs of spans without ruby, within which a gloss may
// lie: the indices from the first number up to the second.
func glossRuns(spans []Span) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		for from := 0; from < len(spans); {
			to := from
			for to < len(spans) && spans[to].Ruby == "" {
				to++
			}
			if to > from && !yield(from, to) {
				return
			}
			from = to + 1
		}
	}
}

// byteRange is a part of the text of a run of spans.
type byteRange struct{ from, to int }

// cutSpans removes the cuts, which are in order and apart, from the text of
// the run.
func cutSpans(run []Span, cuts []byteRange) {
	start := 0 // of the span, in the text of the run
	for i := range run {
		text, end, kept := run[i].Text, start+len(run[i].Text), start
		var b strings.Builder
		for len(cuts) > 0 && cuts[0].from < end {
			b.WriteString(text[kept-start : max(cuts[0].from, kept)-start])
			if kept = min(cuts[0].to, end); cuts[0].to > end {
				break // the rest stands in the next span
			}
			cuts = cuts[1:]
		}
		if kept > start {
			b.WriteString(text[kept-start:])
			run[i].Text = safe.Text(b.String()) // a mark may have met a base
		}
		start = end
	}
}

// relink brings the links into step with text from which glosses were taken:
// one whose whole text was a gloss goes, as it would for Parse. What the texts
// of the links were before tells which titles were declared.
func (d *Document) relink(before []string, v cjk.Verdict) {
	old := d.Links
	d.Links = nil
	numbers := make([]int, len(old)) // by old number less one
	var declared []string
	eachSpans(d.Blocks, func(spans *[]Span, _ bool) {
		for i := range *spans {
			s := &(*spans)[i]
			if s.Link == 0 {
				continue
			}
			at := s.Link - 1
			if numbers[at] == 0 {
				d.Links = append(d.Links, old[at])
				numbers[at] = len(d.Links)
				title := ""
				if old[at].Title != before[at] {
					title = v.StripCut(old[at].Title)
				}
				declared = append(declared, title)
			}
			s.Link = numbers[at]
		}
	})
	for i, text := range linkTexts(d) {
		d.Links[i].Title = longer(text, declared[i])
	}
	if len(d.Links) < len(old) {
		d.dropAnchors()
	}
}

// dropAnchors removes the anchors to which no link leads.
func (d *Document) dropAnchors() {
	wanted := map[string]bool{}
	for _, l := range d.Links {
		if name, within := strings.CutPrefix(l.URL, "#"); within {
			wanted[name] = true
		}
	}
	eachBlock(d.Blocks, func(b *Block) {
		if !wanted[b.Anchor] {
			b.Anchor = ""
		}
	})
}

// copyBlocks copies blocks with all that they hold.
func copyBlocks(blocks []Block) []Block {
	blocks = slices.Clone(blocks)
	for i := range blocks {
		b := &blocks[i]
		b.Spans, b.Children = slices.Clone(b.Spans), copyBlocks(b.Children)
		if b.Table == nil {
			continue
		}
		t := Table{Caption: slices.Clone(b.Table.Caption), Rows: slices.Clone(b.Table.Rows)}
		for j := range t.Rows {
			row := &t.Rows[j]
			row.Cells = slices.Clone(row.Cells)
			for k := range row.Cells {
				row.Cells[k].Blocks = copyBlocks(row.Cells[k].Blocks)
			}
		}
		b.Table = &t
	}
	return blocks
}
