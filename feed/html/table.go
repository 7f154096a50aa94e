package html

import "strings"

// Bounds on the spans that a cell may claim.
const (
	maxColspan = 256
	maxRowspan = 1 << 16 // cut to the rows that there are
)

// startTable opens a table.
func (b *builder) startTable() {
	if f := b.nest(TableBlock); f != nil {
		f.block.Table = &Table{}
	}
}

// inTable makes the innermost table the frame on top and reports whether there
// is one. Where there is none, the parts of tables only separate text.
func (b *builder) inTable() bool {
	if b.ignored(TableBlock) {
		return false
	}
	at := b.find(TableBlock)
	if at < 0 {
		b.separate()
		return false
	}
	b.leave()
	b.popTo(at)
	return true
}

// startSection begins thead, where header is set, or another part of a table.
func (b *builder) startSection(header bool) {
	if b.inTable() {
		b.top().head = header
	}
}

// startRow opens a row whose cells are aligned as given unless they say
// otherwise.
func (b *builder) startRow(align Align) {
	if b.inTable() {
		head := b.top().head
		row := b.push(rowFrame)
		row.align, row.row.Head = align, head
	}
}

// startCell opens a cell, in a row of its own where none is open.
func (b *builder) startCell(a *attributes) {
	if b.ignored(TableBlock) {
		return
	}
	if at := b.find(rowFrame, TableBlock); at > 0 {
		b.leave()
		b.popTo(at)
	} else if b.inTable() {
		head := b.top().head
		b.push(rowFrame).row.Head = head
	} else {
		return
	}
	align := b.top().align
	f := b.push(cellFrame)
	f.cell = Cell{Head: a.header, Rowspan: number(a.rowspan, 1), Colspan: max(1, min(number(a.colspan, 1), maxColspan)), Align: a.alignment()}
	if f.cell.Rowspan == 0 { // to the end of the table
		f.cell.Rowspan = maxRowspan
	}
	if f.cell.Align == AlignNone {
		f.cell.Align = align
	}
}

// startCaption begins the caption of a table.
func (b *builder) startCaption() {
	if b.inTable() {
		b.enter(captionLeaf)
	}
}

// caption gives spans to the table on top. A second caption goes below the
// first.
func (b *builder) caption(spans []Span) {
	t := b.top().block.Table
	if len(t.Caption) > 0 {
		t.Caption = append(t.Caption, Span{Text: lineFeed})
	}
	t.Caption = append(t.Caption, spans...)
}

func (b *builder) endCell(f frame) {
	if f.implicit && len(f.block.Children) == 0 {
		return
	}
	f.cell.Blocks = f.block.Children
	row := &b.top().row
	row.Cells = append(row.Cells, f.cell)
}

func (b *builder) endRow(f frame) {
	if f.implicit && len(f.row.Cells) == 0 {
		return
	}
	headers := len(f.row.Cells) > 0
	for _, c := range f.row.Cells {
		headers = headers && c.Head
	}
	f.row.Head = f.row.Head || headers
	t := b.top().block.Table
	t.Rows = append(t.Rows, f.row)
}

// endTable hands a table to the frame below, or what it holds where the table
// is only a means of layout: one with a single cell, or with a single column
// around other tables. A table within a cell of another becomes the blocks of
// its cells.
func (b *builder) endTable(f frame) {
	t := f.block.Table
	t.Rows = fit(t.Rows)
	cells, filled, single, nested := survey(t)
	switch {
	case filled == 0:
		b.refs.giveBack(f.block.Anchor)
		if len(t.Caption) > 0 {
			b.add(Block{Kind: Paragraph, Spans: t.Caption})
		}
	case cells == 1 || single && nested:
		b.dissolve(f)
	default:
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				c := &t.Rows[i].Cells[j]
				c.Blocks = flatten(c.Blocks, true)
			}
		}
		b.add(f.block)
	}
}

// survey counts the cells of t and those with content, and reports whether no
// row has two cells and whether any cell holds a table.
func survey(t *Table) (cells, filled int, single, nested bool) {
	single = len(t.Caption) == 0
	for _, row := range t.Rows {
		single = single && len(row.Cells) < 2
		for _, c := range row.Cells {
			cells++
			if len(c.Blocks) > 0 {
				filled++
			}
			nested = nested || hasTable(c.Blocks)
		}
	}
	return cells, filled, single, nested
}

func hasTable(blocks []Block) bool {
	for i := range blocks {
		if blocks[i].Kind == TableBlock || hasTable(blocks[i].Children) {
			return true
		}
	}
	return false
}

// dissolve puts the content of a table in its place.
func (b *builder) dissolve(f frame) {
	inCell := b.top().block.Kind == cellFrame
	blocks := flat(f.block.Table, inCell)
	if blocks[0].Anchor == "" {
		blocks[0].Anchor = f.block.Anchor
	} else if f.block.Anchor != "" {
		b.refs.alias(f.block.Anchor, blocks[0].Anchor)
	}
	top := b.top()
	top.block.Children = append(top.block.Children, blocks...)
}

// flat returns the content of a table as blocks, one cell after the other.
func flat(t *Table, inCell bool) (out []Block) {
	if len(t.Caption) > 0 {
		out = append(out, Block{Kind: Paragraph, Spans: t.Caption})
	}
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if inCell {
				out = append(out, c.Blocks...)
			} else {
				out = append(out, outdented(c.Blocks)...)
			}
		}
	}
	return out
}

// flatten replaces the tables among blocks by their content.
func flatten(blocks []Block, inCell bool) []Block {
	if !hasTable(blocks) {
		return blocks
	}
	out := make([]Block, 0, len(blocks))
	for _, block := range blocks {
		if block.Kind != TableBlock {
			block.Children = flatten(block.Children, false)
			out = append(out, block)
			continue
		}
		content := flat(block.Table, inCell)
		if content[0].Anchor == "" {
			content[0].Anchor = block.Anchor
		}
		out = append(out, content...)
	}
	return out
}

// outdented takes the blank off the start of paragraphs that leave a cell, and
// parts them where an indent follows a line break, as in running text.
func outdented(blocks []Block) (out []Block) {
	for _, block := range blocks {
		if block.Kind != Paragraph {
			out = append(out, block)
			continue
		}
		var whole []Span
		for _, s := range block.Spans {
			if len(whole) > 0 && whole[len(whole)-1].Text != lineFeed || s.Text == lineFeed {
				whole = append(whole, s)
				continue
			}
			blankless := strings.TrimLeftFunc(s.Text, blank)
			if width := cells(s.Text[:len(s.Text)-len(blankless)]); width > 1 && len(whole) > 0 {
				out = append(out, Block{Kind: Paragraph, Anchor: block.Anchor, Spans: tidy(whole[:len(whole)-1])})
				block.Anchor, whole = "", nil
			}
			if s.Text = blankless; s.Text != "" {
				whole = append(whole, s)
			}
		}
		if whole = tidy(whole); len(whole) > 0 {
			block.Spans = whole
			out = append(out, block)
		}
	}
	return out
}

// cells returns the width of indents in half-width cells.
func cells(spaces string) (n int) {
	for _, r := range spaces {
		n += indent(r)
	}
	return n
}

// fit drops rows without cells, unless a cell above reaches into them, and
// cuts the spans of cells to the rows and columns that there are.
func fit(rows []Row) []Row {
	kept := rows[:0]
	covered := 0
	for _, row := range rows {
		if len(row.Cells) == 0 && covered == 0 {
			continue
		}
		kept = append(kept, row)
		for _, c := range row.Cells {
			covered = max(covered, c.Rowspan)
		}
		covered = max(covered-1, 0)
	}
	columns := width(kept)
	for i, row := range kept {
		for j := range row.Cells {
			row.Cells[j].Rowspan = min(row.Cells[j].Rowspan, len(kept)-i)
		}
		if len(row.Cells) == 1 {
			row.Cells[0].Colspan = min(row.Cells[0].Colspan, columns)
		}
	}
	return kept
}

// width returns the columns that rows need, at least 1. A cell that is alone
// in its row counts as one, for it is often told to span more than there are.
func width(rows []Row) int {
	columns, above := 1, 0
	ends := make([]int, len(rows)+1) // columns that cells from above cover no more, by row
	for i, row := range rows {
		above -= ends[i]
		own, below := 0, 0
		for _, c := range row.Cells {
			span := c.Colspan
			if len(row.Cells) == 1 {
				span = 1
			}
			own += span
			if c.Rowspan > 1 {
				ends[min(i+c.Rowspan, len(rows))] += span
				below += span
			}
		}
		columns = max(columns, above+own)
		above += below
	}
	return columns
}
