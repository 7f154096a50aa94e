package html

import (
	"strconv"
	"strings"

	"guanbao/feed"
)

// Render writes the document as canonical HTML: the fewest tags that say what
// the tree says, addresses absolute, every other character escaped where it
// has to be. Parse reads it as the same document again.
func Render(d Document) string {
	r := renderer{links: d.Links, texts: linkTexts(&d), shown: make([]bool, len(d.Links))}
	r.blocks(d.Blocks)
	if d.Truncated {
		r.WriteString("<!--" + truncatedMark + "-->")
	}
	return r.String()
}

type renderer struct {
	strings.Builder
	links []feed.Link
	texts []string // by number: what Parse takes for the title without an attribute
	shown []bool   // by number: the link was written once
	pre   bool     // line breaks stand for themselves
}

func (r *renderer) blocks(blocks []Block) {
	for i := range blocks {
		r.block(&blocks[i])
	}
}

func (r *renderer) block(b *Block) {
	switch b.Kind {
	case Paragraph:
		r.wrap("p", b, func() { r.spans(b.Spans) })
	case Heading:
		r.wrap("h"+strconv.Itoa(min(max(b.Level, 1), 6)), b, func() { r.spans(b.Spans) })
	case Pre:
		r.pre = true
		r.wrap("pre", b, func() { r.spans(b.Spans) })
		r.pre = false
	case Term:
		r.wrap("dt", b, func() { r.spans(b.Spans) })
	case List:
		r.list(b)
	case Item:
		r.open("li", b)
		r.number("value", b.Start, 0)
		r.WriteByte('>')
		r.content(b.Children)
		r.end("li")
	case Caption:
		r.wrap("figcaption", b, func() { r.spans(b.Spans) })
	case Definition:
		r.wrap("dd", b, func() { r.content(b.Children) })
	case Quote:
		r.wrap("blockquote", b, func() { r.blocks(b.Children) })
	case Terms:
		r.wrap("dl", b, func() { r.blocks(b.Children) })
	case TableBlock:
		r.wrap("table", b, func() { r.table(b.Table) })
	case Image:
		r.image(b)
	case Rule:
		r.start("hr", b)
	}
}

// open writes a start tag up to and with its anchor.
func (r *renderer) open(name string, b *Block) {
	r.WriteString("<" + name)
	if b.Anchor != "" {
		r.attribute("id", b.Anchor)
	}
}

// start writes a start tag up to and with its anchor and its end.
func (r *renderer) start(name string, b *Block) {
	r.open(name, b)
	r.WriteByte('>')
}

func (r *renderer) wrap(name string, b *Block, content func()) {
	r.start(name, b)
	content()
	r.end(name)
}

func (r *renderer) end(name string) { r.WriteString("</" + name + ">") }

// attribute writes an attribute.
func (r *renderer) attribute(name, value string) {
	r.WriteString(" " + name + `="`)
	escape.WriteString(r, value)
	r.WriteByte('"')
}

// number writes an attribute unless it says what goes without saying.
func (r *renderer) number(name string, value, normal int) {
	if value != normal {
		r.attribute(name, strconv.Itoa(value))
	}
}

// content writes the blocks of an item, a definition or a cell, whose first
// paragraph needs no tag.
func (r *renderer) content(blocks []Block) {
	if len(blocks) > 0 && blocks[0].Kind == Paragraph && blocks[0].Anchor == "" {
		r.spans(blocks[0].Spans)
		blocks = blocks[1:]
	}
	r.blocks(blocks)
}

var numeralTypes = [...]string{LowerLetters: "a", UpperLetters: "A", LowerRoman: "i", UpperRoman: "I"}

func (r *renderer) list(b *Block) {
	name := "ul"
	if b.Ordered {
		name = "ol"
	}
	r.open(name, b)
	if b.Ordered {
		r.number("start", b.Start, 1)
		if b.Numerals != Decimal {
			r.attribute("type", numeralTypes[b.Numerals])
		}
	}
	r.WriteByte('>')
	r.blocks(b.Children)
	r.end(name)
}

func (r *renderer) image(b *Block) {
	var alt Span
	if len(b.Spans) > 0 {
		alt = b.Spans[0]
	}
	if alt.Link > 0 {
		r.openLink(alt.Link)
	}
	r.open("img", b)
	if b.Source != "" {
		r.attribute("src", b.Source)
	}
	if alt.Text != "" {
		r.attribute("alt", alt.Text)
	}
	r.number("width", b.Width, 0)
	r.number("height", b.Height, 0)
	r.WriteByte('>')
	if alt.Link > 0 {
		r.end("a")
	}
}

func (r *renderer) table(t *Table) {
	if len(t.Caption) > 0 {
		r.WriteString("<caption>")
		r.spans(t.Caption)
		r.end("caption")
	}
	head := false
	for _, row := range t.Rows {
		if row.Head != head {
			if head = row.Head; head {
				r.WriteString("<thead>")
			} else {
				r.end("thead")
			}
		}
		r.WriteString("<tr>")
		for i := range row.Cells {
			r.cell(&row.Cells[i])
		}
		r.end("tr")
	}
	if head {
		r.end("thead")
	}
}

var alignments = [...]string{AlignLeft: "left", AlignCentre: "center", AlignRight: "right"}

func (r *renderer) cell(c *Cell) {
	name := "td"
	if c.Head {
		name = "th"
	}
	r.WriteString("<" + name)
	r.number("rowspan", c.Rowspan, 1)
	r.number("colspan", c.Colspan, 1)
	if c.Align != AlignNone {
		r.attribute("align", alignments[c.Align])
	}
	r.WriteByte('>')
	r.content(c.Blocks)
	r.end(name)
}
