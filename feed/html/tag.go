package html

// startTag handles a start tag of an element that is not dropped.
func (b *builder) startTag(e element, a *attributes) {
	if e.role.block() && b.named && a.id != "" {
		b.separate() // the name is not that of the text before
	}
	if e.role != image {
		b.name(a)
	}
	switch e.role {
	case inline:
	case division:
		b.separate()
	case paragraph:
		b.startParagraph()
	case summary:
		b.startParagraph()
		if b.para {
			b.look.set(Strong, +1)
		}
	case figureCaption:
		if b.begin() {
			b.enter(Caption)
		}
	case lineBreak:
		b.breakLine()
	case rule:
		if b.begin() {
			b.count(1)
			b.add(Block{Kind: Rule, Anchor: b.refs.take()})
		}
	case heading:
		if b.begin() {
			b.enter(Heading)
			b.level = e.level
		}
	case preformed:
		if b.begin() {
			b.enter(Pre)
		}
	case styled:
		b.look.set(e.style, +1)
	case quoted:
		b.text("“")
	case anchor:
		b.startLink(a)
	case image:
		b.image(a)
	case ruby, rubyBase, rubyText, rubyTexts, rubyParen:
		b.startRuby(e.role)
	default:
		b.startStructure(e.role, a)
	}
}

// name lets the id of an element lead to the next block that begins or ends.
func (b *builder) name(a *attributes) {
	if b.named && a.id != "" {
		b.refs.name(a.id)
	}
}

// startStructure handles lists, quotes, tables and terms.
func (b *builder) startStructure(r role, a *attributes) {
	switch r {
	case list:
		b.startList(a)
	case item:
		b.startItem(a)
	case quote:
		b.nest(Quote)
	case terms:
		b.nest(Terms)
	case term, definition:
		b.startTerm(r == term)
	case table:
		b.startTable()
	case section:
		b.startSection(a.header)
	case tableRow:
		b.startRow(a.alignment())
	case tableCell:
		b.startCell(a)
	case captioned:
		b.startCaption()
	}
}

// endTag handles an end tag.
func (b *builder) endTag(e element) {
	switch e.role {
	case division:
		b.separate()
	case paragraph, summary:
		b.separate()
		if b.para {
			b.look, b.para = b.paraOuter, false
		}
	case lineBreak:
		b.breakLine()
	case heading:
		b.endLeaf(Heading)
	case preformed:
		b.endLeaf(Pre)
	case captioned:
		b.endLeaf(captionLeaf)
	case figureCaption:
		b.endLeaf(Caption)
	case term:
		b.endLeaf(Term)
	case list:
		b.endNest(List)
	case quote:
		b.endNest(Quote)
	case terms:
		b.endNest(Terms)
	case table:
		b.endNest(TableBlock)
	case item:
		b.endWithin(Item, List)
	case definition:
		b.endWithin(Definition, Terms)
	case tableRow:
		b.endWithin(rowFrame, TableBlock)
	case tableCell:
		b.endWithin(cellFrame, TableBlock)
	case section:
		b.startSection(false)
	case styled:
		b.look.set(e.style, -1)
	case quoted:
		b.text("”")
	case anchor:
		b.look.link = 0
	case ruby, rubyBase, rubyText, rubyTexts, rubyParen:
		b.endRubyTag(e.role)
	}
}

// startParagraph begins a p. One that is open ends, and its styles with it.
func (b *builder) startParagraph() {
	b.separate()
	if b.para {
		b.look = b.paraOuter
	}
	b.para, b.paraOuter = b.leaf == Paragraph, b.look
}

// breakLine handles br. Two of them in a row begin a new paragraph.
func (b *builder) breakLine() {
	b.endRuby()
	if b.leaf == Pre {
		b.line.verbatim("\n", b.look)
		return
	}
	b.line.breaks++
}

// bound reports whether the line is a pre or a caption, which hold no blocks.
func (b *builder) bound() bool { return b.leaf == Pre || b.leaf == captionLeaf }

// begin makes ready for a block that is not running text, and reports whether
// there may be one.
func (b *builder) begin() bool {
	if b.bound() {
		b.separate()
		return false
	}
	b.leave()
	b.flow()
	return true
}

// nest opens a frame of the kind, unless it stands where there is no structure
// or the stack is too deep; the end tag that belongs to it is then ignored.
func (b *builder) nest(kind Kind) *frame {
	if b.bound() {
		b.separate()
		b.leafOver[kind]++
		return nil
	}
	b.leave()
	b.flow()
	if len(b.stack) >= maxDepth-3 { // a table takes three frames
		b.top().over[kind]++
		return nil
	}
	return b.push(kind)
}

// ignored reports whether an element of the kind that was not opened encloses
// this place, so that its parts are not to be opened either.
func (b *builder) ignored(kind Kind) bool {
	if b.bound() && b.leafOver[kind] > 0 || b.top().over[kind] > 0 {
		b.separate()
		return true
	}
	return false
}

// endNest closes the innermost frame of the kind.
func (b *builder) endNest(kind Kind) {
	if over := &b.leafOver[kind]; b.bound() && *over > 0 {
		*over--
		b.separate()
		return
	}
	if over := &b.top().over[kind]; *over > 0 {
		*over--
		b.separate()
		return
	}
	wall := cellFrame
	if kind == TableBlock {
		wall = root
	}
	if i := b.find(kind, wall); i > 0 {
		b.leave()
		b.popTo(i - 1)
		return
	}
	b.separate()
}

// endWithin closes the innermost frame of the kind that belongs to the
// innermost owner.
func (b *builder) endWithin(kind, owner Kind) {
	if b.ignored(owner) {
		return
	}
	if i := b.find(kind, owner); i > 0 {
		b.leave()
		b.popTo(i - 1)
		return
	}
	b.separate()
}

// endLeaf ends a heading, a term, a pre or a caption of either kind.
func (b *builder) endLeaf(kind Kind) {
	if b.leaf == kind {
		b.leave()
		return
	}
	b.separate()
}
