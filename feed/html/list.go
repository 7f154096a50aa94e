package html

// startList opens a list. One that stands directly in another, between two
// items, belongs to the item before it.
func (b *builder) startList(a *attributes) {
	if !b.bound() {
		b.leave()
		if f := b.top(); f.block.Kind == List && !f.implicit && len(f.block.Children) > 0 {
			b.reopen()
		}
	}
	f := b.nest(List)
	if f == nil || a.bullets {
		return
	}
	f.block.Ordered = true
	f.block.Start = number(a.start, 1)
	f.block.Numerals = a.counting()
}

// reopen makes the last child of the frame on top a frame again.
func (b *builder) reopen() {
	f := b.top()
	last := len(f.block.Children) - 1
	again := frame{block: f.block.Children[last], outer: b.look}
	f.block.Children = f.block.Children[:last]
	b.stack = append(b.stack, again)
}

// startItem opens an item, in a list of its own where there is none.
func (b *builder) startItem(a *attributes) {
	if b.bound() {
		b.separate()
		return
	}
	if b.ignored(List) {
		return
	}
	b.leave()
	at := b.find(List, cellFrame, Quote, Definition)
	if at > 0 {
		b.popTo(at)
	} else if b.nest(List) != nil {
		b.top().implicit = true
	} else {
		b.top().over[List]-- // nothing will end it
		return
	}
	value := number(a.value, 0)
	if !b.top().block.Ordered {
		value = 0
	}
	b.push(Item).block.Start = value
}

// startTerm opens a term or a definition, in a dl of its own where there is
// none.
func (b *builder) startTerm(isTerm bool) {
	if b.bound() {
		b.separate()
		return
	}
	if b.ignored(Terms) {
		return
	}
	b.leave()
	at := b.find(Terms, cellFrame, Quote, Item)
	if at > 0 {
		b.popTo(at)
	} else if b.nest(Terms) != nil {
		b.top().implicit = true
	} else {
		b.top().over[Terms]--
		return
	}
	if isTerm {
		b.enter(Term)
		return
	}
	b.push(Definition)
}
