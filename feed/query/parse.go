package query

import (
	"time"
	"unicode/utf8"
)

// Parse reads a query. Now is the moment that dates such as 7d count from, in
// the zone of the reader. The error is an *Error, which points at the first
// fault.
func Parse(text string, now time.Time) (Query, error) {
	p := parser{text: text, now: now}
	if len(text) > MaxBytes {
		at := boundary(text, MaxBytes)
		return Query{}, &Error{Kind: TooLong, Start: at, End: len(text)}
	}
	q := p.query()
	if p.fault != nil {
		return Query{}, p.fault
	}
	if q.IsZero() {
		kind, start, end := Empty, 0, len(text)
		for i, r := range text {
			if !space(r) {
				kind, start = NoWords, i
				break
			}
		}
		return Query{}, &Error{Kind: kind, Start: start, End: end, Got: text[start:end]}
	}
	return q, nil
}

// ParseTyping reads a query that is still being typed as well as it can be
// read. What is not whole at its end is taken for whole or left out: a phrase
// that is not closed, an OR without a second term, a field without its value.
// It tells whether anything was asked for; there are no other faults.
func ParseTyping(text string, now time.Time) (q Query, ok bool) {
	text = text[:boundary(text, MaxBytes)]
	p := parser{text: text, now: now, lenient: true}
	q = p.query()
	return q, !q.IsZero()
}

// boundary is the last place between runes at or before a byte.
func boundary(s string, at int) int {
	if at >= len(s) {
		return len(s)
	}
	for i := at; i > at-utf8.UTFMax && i > 0; i-- {
		if utf8.RuneStart(s[i]) {
			return i
		}
	}
	return at
}

// parser reads a query from left to right. After a fault that is not forgiven
// it goes to the end at once.
type parser struct {
	text    string
	now     time.Time
	lenient bool
	pos     int
	terms   int
	depth   int
	cutOff  bool // the last phrase was not closed
	fault   *Error
}

// fail notes a fault; the first one counts. A lenient parser has none.
func (p *parser) fail(kind Kind, start, end int) *Error {
	e := &Error{Kind: kind, Start: start, End: end, Got: p.text[start:end]}
	if p.lenient || p.fault != nil {
		return e
	}
	p.fault, p.pos = e, len(p.text)
	return e
}

// query reads all there is.
func (p *parser) query() Query {
	var all []Expr
	for {
		all = append(all, p.sequence(plainField)...)
		r, size := p.at(p.pos)
		if size == 0 {
			return Query{Expr: both(all)}
		}
		if closes(r) {
			p.fail(StrayClose, p.pos, p.pos+size)
		}
		p.pos = min(p.pos+size, len(p.text))
	}
}

// sequence reads terms up to the end or to a parenthesis that closes. Words in
// it belong to a field.
func (p *parser) sequence(in field) []Expr {
	var all []Expr
	first := true // no operator may stand here
	for {
		p.skip()
		if p.over() {
			return all
		}
		start := p.pos
		switch name, end := p.operator(); name {
		case "AND":
			p.pos = end
			if p.skip(); first || p.over() {
				p.fail(LoneOperator, start, end)
			}
			first = true
		case "OR":
			p.pos = end
			p.fail(LoneOperator, start, end)
		default:
			if e := p.alternatives(in); e != nil {
				all = append(all, e)
			}
			first = false
		}
	}
}

// over tells whether a sequence ends at the place of reading.
func (p *parser) over() bool {
	r, size := p.at(p.pos)
	return size == 0 || closes(r)
}

// alternatives reads units with OR between them.
func (p *parser) alternatives(in field) Expr {
	var all []Expr
	for {
		if e := p.unit(in); e != nil {
			all = append(all, e)
		}
		p.skip()
		start := p.pos
		name, end := p.operator()
		if name != "OR" {
			return either(all)
		}
		p.pos = end
		if !p.unitFollows() {
			p.fail(LoneOperator, start, end)
			return either(all)
		}
	}
}

// unitFollows tells whether something other than an operator comes next.
func (p *parser) unitFollows() bool {
	p.skip()
	if p.over() {
		return false
	}
	name, _ := p.operator()
	return name == "" || name == "NOT"
}

// unit reads what may be denied: a word, a phrase, a field, a group.
func (p *parser) unit(in field) Expr {
	denied := false
	for {
		if r, size := p.at(p.pos); hyphen(r) && p.denies(p.pos+size) {
			denied = !denied
			p.pos += size
			continue
		}
		start := p.pos
		name, end := p.operator()
		if name != "NOT" {
			break
		}
		p.pos = end
		if !p.unitFollows() {
			p.fail(LoneOperator, start, end)
			return nil
		}
		denied = !denied
	}
	e := p.primary(in)
	if denied {
		return not(e)
	}
	return e
}

// denies tells whether a hyphen before byte i denies what follows. Two of them,
// or one alone, are marks like any other.
func (p *parser) denies(i int) bool {
	r, size := p.at(i)
	return size > 0 && !space(r) && !hyphen(r) && !closes(r) && !bar(r)
}

func (p *parser) primary(in field) Expr {
	start := p.pos
	r, size := p.at(p.pos)
	switch {
	case opens(r):
		return p.group(in)
	case quotes[r] != "":
		return p.quoted(in)
	case isQuote(r): // closes nothing
		p.pos += size
		return nil
	}
	if name, end, ok := p.name(); ok {
		f, known := fields[name]
		if known {
			return p.value(f, end)
		}
		if near := nearest(name, fieldNames); near != "" && !p.lenient {
			p.fail(UnknownField, start, end).Near = near
			return nil
		}
	}
	return p.word(in)
}

// value reads the value of a field, which stands directly behind its name.
func (p *parser) value(f field, from int) Expr {
	start := p.pos
	p.pos = from
	r, size := p.at(from)
	switch {
	case f.ahead != nil && f.ahead(p, from, from) > from:
		return p.word(f)
	case size == 0, space(r), closes(r), bar(r):
		p.fail(NoValue, start, from)
		return nil
	case opens(r):
		return p.group(f)
	case quotes[r] != "":
		return p.quoted(f)
	case isQuote(r):
		p.fail(NoValue, start, from)
		return nil
	}
	return p.word(f)
}

// word reads a bare word.
func (p *parser) word(in field) Expr {
	start := p.pos
	p.pos = p.bare(start)
	if in.ahead != nil {
		p.pos = in.ahead(p, start, p.pos)
	}
	if p.pos == start { // a mark that begins nothing
		_, size := p.at(start)
		p.pos += size
		return nil
	}
	return p.leaf(in, p.text[start:p.pos], false, start)
}

// quoted reads a phrase.
func (p *parser) quoted(in field) Expr {
	start := p.pos
	text := p.phrase()
	if p.fault != nil {
		return nil
	}
	return p.leaf(in, text, !p.cutOff, start)
}

// group reads what stands in parentheses, words in it in a field.
func (p *parser) group(in field) Expr {
	start := p.pos
	_, size := p.at(p.pos)
	p.pos += size
	inside := p.pos
	if p.depth == MaxDepth {
		p.fail(TooDeep, start, inside)
		return nil
	}
	p.depth++
	all := p.sequence(in)
	p.depth--
	if p.fault != nil {
		return nil
	}
	end := p.pos
	_, size = p.at(end)
	p.pos += size
	switch {
	case size == 0:
		p.fail(UnclosedGroup, start, inside)
	case blankText(p.text[inside:end]):
		p.fail(EmptyGroup, start, p.pos)
	}
	return both(all)
}

// leaf makes a node of a value that started at a byte and ends at the place of
// reading.
func (p *parser) leaf(in field, value string, quoted bool, start int) Expr {
	end := p.pos
	if p.terms >= MaxTerms {
		p.fail(TooMany, start, end)
		return nil
	}
	e, kind, near := in.node(p, value, quoted)
	if kind != "" {
		p.fail(kind, start, end).Near = near
		return nil
	}
	if e != nil {
		p.terms++
	}
	return e
}

func blankText(s string) bool {
	for _, r := range s {
		if !space(r) {
			return false
		}
	}
	return true
}
