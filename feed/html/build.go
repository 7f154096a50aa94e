package html

import (
	"net/url"

	"guanbao/feed/safe"
)

// Kinds of frames and of leaves that are no blocks of their own.
const (
	root Kind = 200 + iota
	rowFrame
	cellFrame
	captionLeaf
)

// frame is an element with a structure of its own that is open.
type frame struct {
	block    Block // Kind is one of the above or that of the block
	row      Row
	cell     Cell
	implicit bool              // no tag opened it
	head     bool              // of a table: in thead
	align    Align             // of a row: that of its cells
	outer    look              // how text looked where it was opened
	over     [Terms + 1]uint16 // elements that were not opened for depth, by kind
}

// builder grows a document from tags and text.
type builder struct {
	base      *url.URL
	named     bool // ids may matter
	stack     []frame
	line      line
	leaf      Kind // what the line becomes: Paragraph, Heading, Term, Pre or captionLeaf
	level     int  // of a heading
	leafOuter look
	leafOver  [Terms + 1]uint16 // structure within a pre or a caption, where there is none
	look      look
	para      bool // a p is open, within which the look may change
	paraOuter look
	ruby      *rubyRun
	refs      references
	nodes     int
	bytes     int
	full      bool // a bound is reached: nothing more is read
	truncated bool
}

// look is the styles and the link of the text that comes next.
type look struct {
	depth [8]uint16 // how many elements set each style
	style Style
	link  int // 1 + index in references.targets, 0 for none
}

func newBuilder(base *url.URL) *builder {
	b := &builder{base: base, stack: make([]frame, 1, 16)}
	b.stack[0].block.Kind = root
	return b
}

func (b *builder) top() *frame { return &b.stack[len(b.stack)-1] }

// set adds n to the depth of one style.
func (l *look) set(style Style, n int) {
	for i := range l.depth {
		if style != 1<<i {
			continue
		}
		if n > 0 && l.depth[i] < 1<<15 {
			l.depth[i]++
		} else if n < 0 && l.depth[i] > 0 {
			l.depth[i]--
		}
		l.style &^= style
		if l.depth[i] > 0 {
			l.style |= style
		}
	}
}

// add appends a finished block to the frame on top.
func (b *builder) add(block Block) {
	f := b.top()
	f.block.Children = append(f.block.Children, block)
}

// count accounts for n nodes.
func (b *builder) count(n int) {
	if b.nodes += n; b.nodes > maxNodes {
		b.full, b.truncated = true, true
	}
}

// commit makes a block of the line, if it holds anything.
func (b *builder) commit() {
	b.endRuby()
	spans := b.line.take()
	if len(spans) == 0 {
		return
	}
	b.count(1 + len(spans))
	if b.leaf == captionLeaf {
		b.caption(spans)
		return
	}
	if b.leaf != Term {
		b.flow()
	}
	block := Block{Kind: b.leaf, Spans: spans, Anchor: b.refs.take()}
	if b.leaf == Heading {
		block.Level = b.level
	}
	b.add(block)
}

// separate ends the paragraph; within a heading, a term, a caption or a pre,
// which hold one line of thought, it ends the line.
func (b *builder) separate() {
	if b.leaf == Paragraph {
		b.commit()
		return
	}
	b.endRuby()
	b.line.end(b.leaf == Pre)
}

// enter makes the line that follows a block of the given kind.
func (b *builder) enter(kind Kind) {
	b.leaf, b.leafOuter, b.para = kind, b.look, false
	b.leafOver = [Terms + 1]uint16{}
}

// leave ends what enter began, and any paragraph.
func (b *builder) leave() {
	b.commit()
	if b.leaf != Paragraph {
		b.leaf, b.look, b.para = Paragraph, b.leafOuter, false
	}
}

// flow makes room for a block: lists, dl and tables hold none directly.
func (b *builder) flow() {
	for {
		f := b.top()
		switch kind := f.block.Kind; {
		case (kind == List || kind == Terms) && f.implicit:
			b.pop()
			continue
		case kind == List:
			b.push(Item)
		case kind == Terms:
			b.push(Definition)
		case kind == TableBlock:
			b.push(rowFrame)
			b.top().implicit = true
			continue
		case kind == rowFrame:
			b.push(cellFrame)
			b.top().cell = Cell{Rowspan: 1, Colspan: 1}
		default:
			return
		}
		b.top().implicit = true
		return
	}
}

// push opens a frame.
func (b *builder) push(kind Kind) *frame {
	f := frame{outer: b.look}
	f.block.Kind = kind
	if kind < root {
		f.block.Anchor = b.refs.take()
	}
	b.para = false
	b.count(1)
	b.stack = append(b.stack, f)
	return b.top()
}

// pop closes the frame on top and hands what it holds to the one below. What
// holds nothing goes; its anchor waits for the next block.
func (b *builder) pop() {
	f := *b.top()
	b.stack = b.stack[:len(b.stack)-1]
	b.look, b.para = f.outer, false
	switch {
	case f.block.Kind == cellFrame:
		b.endCell(f)
	case f.block.Kind == rowFrame:
		b.endRow(f)
	case f.block.Kind == TableBlock:
		b.endTable(f)
	case len(f.block.Children) > 0:
		b.add(f.block)
	default:
		b.refs.giveBack(f.block.Anchor)
	}
}

// popTo closes frames until that at index i is on top.
func (b *builder) popTo(i int) {
	for len(b.stack)-1 > i {
		b.pop()
	}
}

// find returns the index of the innermost frame of the kind, or -1. It does
// not look beyond a frame of the kinds in walls.
func (b *builder) find(kind Kind, walls ...Kind) int {
	for i := len(b.stack) - 1; i > 0; i-- {
		k := b.stack[i].block.Kind
		if k == kind {
			return i
		}
		for _, wall := range walls {
			if k == wall {
				return -1
			}
		}
	}
	return -1
}

// document closes whatever is open and returns the tree.
func (b *builder) document() Document {
	b.leave()
	b.popTo(0)
	d := Document{Blocks: b.stack[0].block.Children, Truncated: b.truncated}
	b.refs.resolve(&d)
	return d
}

// text adds text as it stands between two tags, entities decoded.
func (b *builder) text(s string) {
	s = safe.Text(s)
	if room := safe.MaxContent - b.bytes; len(s) > room {
		s, b.full, b.truncated = cutRunes(s, room), true, true
	}
	b.bytes += len(s)
	switch {
	case b.ruby != nil:
		b.rubyText(s)
	case b.leaf == Pre:
		b.line.verbatim(s, b.look)
	default:
		b.flowing(s)
	}
}
