package changes

import (
	"strings"

	"guanbao/feed/html"
)

// piece is a line of text of an article.
type piece struct {
	kind  html.Kind
	level int
	text  string
}

// cellMark parts the cells of a row.
const cellMark = " | "

// piecesOf takes a document apart. Numbers of items are left out: they move with
// every item that comes before.
func piecesOf(d html.Document) []piece {
	var t taking
	t.blocks(d.Blocks, html.Paragraph)
	return t.pieces
}

// taking is a document that is being taken apart.
type taking struct{ pieces []piece }

func (t *taking) blocks(blocks []html.Block, within html.Kind) {
	for i := range blocks {
		t.block(&blocks[i], within)
		if within == html.Item {
			within = html.Paragraph // the rest of an item stands under its first line
		}
	}
}

func (t *taking) block(b *html.Block, within html.Kind) {
	switch b.Kind {
	case html.Heading, html.Pre:
		t.put(b.Kind, b.Level, textOf(b.Spans))
	case html.TableBlock:
		t.table(b.Table)
	case html.Item:
		t.blocks(b.Children, html.Item)
	default:
		t.put(within, 0, textOf(b.Spans))
		t.blocks(b.Children, html.Paragraph)
	}
}

// table gives a line to each row.
func (t *taking) table(table *html.Table) {
	t.put(html.Paragraph, 0, textOf(table.Caption))
	for _, row := range table.Rows {
		var cells []string
		for _, c := range row.Cells {
			var in taking
			in.blocks(c.Blocks, html.Paragraph)
			lines := make([]string, len(in.pieces))
			for i, p := range in.pieces {
				lines[i] = p.text
			}
			cells = append(cells, strings.Join(lines, " "))
		}
		t.put(html.Paragraph, 0, strings.Join(cells, cellMark))
	}
}

func (t *taking) put(kind html.Kind, level int, text string) {
	if strings.TrimSpace(text) != "" {
		t.pieces = append(t.pieces, piece{kind, level, text})
	}
}

// textOf is the text of spans without their readings.
func textOf(spans []html.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// addressesOf lists where links and images lead, each address once.
func addressesOf(d html.Document) []piece {
	var out []piece
	had := map[string]bool{}
	put := func(address string) {
		if address != "" && !had[address] {
			had[address] = true
			out = append(out, piece{text: address})
		}
	}
	for _, l := range d.Links {
		put(l.URL)
	}
	sources(d.Blocks, put)
	return out
}

// sources gives the address of every image.
func sources(blocks []html.Block, put func(string)) {
	for i := range blocks {
		b := &blocks[i]
		put(b.Source)
		sources(b.Children, put)
		if b.Table == nil {
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row.Cells {
				sources(c.Blocks, put)
			}
		}
	}
}
