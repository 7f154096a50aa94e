package html

import (
	"strings"

	"guanbao/feed/safe"
)

// PlainText makes paragraphs of text without markup: where it has empty lines
// they part the paragraphs and other line breaks stay; where it has none each
// line is a paragraph.
func PlainText(s string) Document {
	b := newBuilder(nil)
	b.plain(s)
	return b.document()
}

// plain adds text without markup.
func (b *builder) plain(s string) {
	s = safe.Text(s)
	apart := hasEmptyLine(s)
	for l := range strings.SplitSeq(s, "\n") {
		if b.full {
			return
		}
		if isBlank(l) || !apart {
			b.commit()
		}
		b.text(l)
		b.line.breaks = min(b.line.breaks+1, 1)
	}
}

// hasEmptyLine reports whether there is an empty line between two others.
func hasEmptyLine(s string) bool {
	s = strings.TrimFunc(s, blank)
	for {
		at := strings.IndexByte(s, '\n')
		if at < 0 {
			return false
		}
		s = s[at+1:]
		if end := strings.IndexByte(s, '\n'); end >= 0 && isBlank(s[:end]) {
			return true
		}
	}
}

// Text returns the text of the document for indexes, summaries and
// comparison: blocks on lines of their own, the cells of a row parted by spaces,
// images by their alternative text, ruby without its readings.
func (d Document) Text() string {
	w := writer{}
	w.blocks(d.Blocks)
	return safe.Text(w.String()) // marks may have met a base across spans
}

// writer writes plain text. What parts two texts is written when the second
// comes, so that nothing stands at the end.
type writer struct {
	strings.Builder
	sep string
}

// put writes s after whatever has to part it from what was before.
func (w *writer) put(s string) {
	if s == "" {
		return
	}
	if w.Len() > 0 {
		w.WriteString(w.sep)
	}
	w.sep = ""
	w.WriteString(s)
}

func (w *writer) blocks(blocks []Block) {
	for i := range blocks {
		w.sep = "\n"
		for _, s := range blocks[i].Spans {
			w.put(s.Text)
		}
		w.blocks(blocks[i].Children)
		if t := blocks[i].Table; t != nil {
			w.table(t)
		}
	}
}

func (w *writer) table(t *Table) {
	w.sep = "\n"
	for _, s := range t.Caption {
		w.put(s.Text)
	}
	for _, row := range t.Rows {
		w.sep = "\n"
		for i, c := range row.Cells {
			cell := writer{}
			cell.blocks(c.Blocks)
			if i > 0 && w.sep == "" {
				w.sep = " "
			}
			w.put(strings.ReplaceAll(cell.String(), lineFeed, " "))
		}
	}
}
