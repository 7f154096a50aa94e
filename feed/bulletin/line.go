package bulletin

import (
	"strings"

	"guanbao/feed/html"
)

// Walk calls visit for every block of a document, depth first, a block before
// its children, with its ordinal from 0. The blocks inside the cells of a
// table are not visited and have no ordinal: the table is one block. Where
// visit is false the children of the block are passed over, but counted.
func Walk(d html.Document, visit func(ordinal int, b *html.Block) bool) {
	w := walker{visit: visit}
	w.blocks(d.Blocks, true)
}

type walker struct {
	visit func(int, *html.Block) bool
	next  int
}

func (w *walker) blocks(bs []html.Block, seen bool) {
	for i := range bs {
		inner := seen && w.visit(w.next, &bs[i])
		w.next++
		w.blocks(bs[i].Children, inner)
	}
}

// line is a line of the text of a block, without spaces around it.
type line struct {
	text   string
	block  int // ordinal of the block, as Walk counts
	at     int // byte of the block's text at which it starts
	kind   html.Kind
	level  int // of a heading
	strong int // bytes at the start of the line that are set strong
	inItem bool
}

// lines are the lines of a document without its tables and images.
func lines(d html.Document, quotes bool) []line {
	var out []line
	item := 0 // ordinal behind the last block of an item
	Walk(d, func(ordinal int, b *html.Block) bool {
		switch b.Kind {
		case html.Quote:
			return quotes
		case html.Item, html.Definition:
			item = max(item, ordinal+1+size(b.Children))
		case html.Image, html.TableBlock, html.Pre:
			return false
		}
		if len(b.Spans) == 0 {
			return true
		}
		whole := spansText(b.Spans)
		strong := strongBytes(b.Spans)
		for from := 0; from <= len(whole); {
			end := strings.IndexByte(whole[from:], '\n')
			if end < 0 {
				end = len(whole) - from
			}
			text := trim(whole[from : from+end])
			if text != "" {
				at := from + strings.Index(whole[from:], text)
				out = append(out, line{text, ordinal, at, b.Kind, b.Level, max(0, strong-at), ordinal < item})
			}
			from += end + 1
		}
		return true
	})
	return out
}

func size(bs []html.Block) int {
	n := len(bs)
	for i := range bs {
		n += size(bs[i].Children)
	}
	return n
}

func spansText(spans []html.Span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// strongBytes is how much of the start of a text is set strong.
func strongBytes(spans []html.Span) int {
	n := 0
	for _, s := range spans {
		if s.Style&html.Strong == 0 && trim(s.Text) != "" {
			break
		}
		n += len(s.Text)
	}
	return n
}

// columns counts the width of a text as print does: a Han character, kana or
// hangul syllable is two, all else one.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x1100 {
			n++
		}
	}
	return n
}
