package query

import (
	"strconv"
	"strings"
	"time"
)

// Translated is a query of newsboat in this language.
type Translated struct {
	Name  string // under which it was saved
	Query string // in its canonical spelling
	// Loose tells that it finds about the same, not just the same: a Latin word
	// is found at its beginning only where newsboat looks into it, a title is
	// found that holds what newsboat wants it to be, and any flag is the star.
	Loose bool
}

// Newsboat translates a saved search of newsboat, query:NAME:EXPRESSION as a
// urls file has it when its quotes are read, into this language. What cannot be
// said here is refused: the error is an *Error of a kind of Newsboat or of one
// of those of queries, and its place is one of the line.
//
// The expression is read as newsboat reads it: "and" and "or" bind alike, and
// to the right, so that a or b and c is a or (b and c). Ages are counted in
// days of the calendar, not in 24 hours.
func Newsboat(line string) (Translated, error) {
	f := filter{line: line}
	name, ok := f.head()
	if !ok {
		return Translated{}, &Error{Kind: FilterHead, Start: 0, End: f.pos, Got: line[:f.pos]}
	}
	if len(line) > MaxBytes {
		return Translated{}, &Error{Kind: TooLong, Start: boundary(line, MaxBytes), End: len(line)}
	}
	start := f.pos
	e := f.whole()
	if f.fault != nil {
		return Translated{}, f.fault
	}
	text := Query{Expr: e}.String()
	if _, err := Parse(text, time.Unix(0, 0)); err != nil { // too many terms, too deep
		return Translated{}, &Error{Kind: err.(*Error).Kind, Start: start, End: len(line), Got: line[start:]}
	}
	return Translated{Name: name, Query: text, Loose: f.loose}, nil
}

// filter reads an expression of newsboat.
type filter struct {
	line  string
	pos   int
	depth int
	loose bool
	flags string // the letters that are the star
	fault *Error
}

func (f *filter) fail(kind Kind, start, end int, near string) {
	if f.fault == nil {
		f.fault = &Error{Kind: kind, Start: start, End: end, Got: f.line[start:end], Near: near}
	}
}

// head reads query:NAME:. Colons that follow one another count as one.
func (f *filter) head() (name string, ok bool) {
	const mark = "query:"
	if !strings.HasPrefix(f.line, mark) {
		return "", false
	}
	f.pos = len(mark)
	f.colons()
	end := strings.IndexByte(f.line[f.pos:], ':')
	if end < 0 {
		f.pos = len(f.line)
		return "", false
	}
	name = plain(f.line[f.pos : f.pos+end])
	f.pos += end
	f.colons()
	return name, name != ""
}

func (f *filter) colons() {
	for strings.HasPrefix(f.line[f.pos:], ":") {
		f.pos++
	}
}

func (f *filter) spaces() {
	for f.pos < len(f.line) && (f.line[f.pos] == ' ' || f.line[f.pos] == '\t') {
		f.pos++
	}
}

// take steps over a text if it comes next.
func (f *filter) take(s string) bool {
	ok := strings.HasPrefix(f.line[f.pos:], s)
	if ok {
		f.pos += len(s)
	}
	return ok
}

// here is the end of the word that comes next, for pointing at it.
func (f *filter) here() int {
	end := f.pos
	for end < len(f.line) && f.line[end] != ' ' && f.line[end] != '\t' && f.line[end] != ')' {
		end++
	}
	if end == f.pos && end < len(f.line) {
		end++
	}
	return end
}

func (f *filter) whole() Expr {
	e := f.expression()
	f.spaces()
	if f.fault == nil && f.pos < len(f.line) {
		kind := FilterJoin
		if f.line[f.pos] == ')' {
			kind = StrayClose
		}
		f.fail(kind, f.pos, f.here(), "")
	}
	return e
}

// expression reads comparisons and groups with "and" and "or" between.
func (f *filter) expression() Expr {
	left := f.unit()
	f.spaces()
	start := f.pos
	var join func([]Expr) Expr
	switch {
	case f.fault != nil:
		return nil
	case f.take("and"):
		join = both
	case f.take("or"):
		join = either
	default:
		return left
	}
	if next := f.line[f.pos:]; next != "" && next[0] != ' ' && next[0] != '\t' && next[0] != '(' {
		f.pos = start
		f.fail(FilterJoin, start, f.here(), "")
		return nil
	}
	return join([]Expr{left, f.expression()})
}

func (f *filter) unit() Expr {
	f.spaces()
	start := f.pos
	if !f.take("(") {
		return f.comparison()
	}
	if f.depth++; f.depth > MaxDepth {
		f.fail(TooDeep, start, f.pos, "")
		return nil
	}
	e := f.expression()
	f.depth--
	f.spaces()
	if f.fault == nil && !f.take(")") {
		if f.pos == len(f.line) {
			f.fail(UnclosedGroup, start, start+1, "")
		}
		f.fail(FilterJoin, f.pos, f.here(), "")
	}
	return e
}

// The operators of newsboat, the longer ones before their beginnings, each with
// the one that it denies.
var operators = []struct{ text, plain string }{
	{"=~", "=~"}, {"==", "="}, {"=", "="}, {"!~", "=~"}, {"!=", "="}, {"<=", "<="}, {">=", ">="}, {"<", "<"}, {">", ">"},
	{"between", "between"}, {"!#", "#"}, {"#", "#"},
}

// compared is a comparison with its places in the line.
type compared struct {
	name, op, value string // op is never one that denies
	denies          bool
	nameAt, opAt    [2]int
	valueAt         [2]int // without quotes
}

func (f *filter) comparison() Expr {
	var c compared
	start := f.pos
	for f.pos < len(f.line) && strings.ContainsRune(attributeRunes, rune(f.line[f.pos])) {
		f.pos++
	}
	if c.name, c.nameAt = f.line[start:f.pos], [2]int{start, f.pos}; c.name == "" {
		f.fail(FilterAttribute, f.pos, f.here(), "")
		return nil
	}
	f.spaces()
	start = f.pos
	for _, op := range operators {
		if f.take(op.text) {
			c.op, c.denies, c.opAt = op.plain, op.text[0] == '!', [2]int{start, f.pos}
			break
		}
	}
	if c.op == "" {
		f.fail(FilterOperator, f.pos, f.here(), "")
		return nil
	}
	f.spaces()
	if !f.value(&c) {
		return nil
	}
	e := f.translate(c)
	if c.denies {
		e = not(e)
	}
	return e
}

const attributeRunes = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-."

// value reads a string in quotes, a number or a range. What stands behind a
// backslash ends no string, and the backslash stays.
func (f *filter) value(c *compared) bool {
	start := f.pos
	if f.take(`"`) {
		for i := f.pos; i < len(f.line); i++ {
			switch f.line[i] {
			case '\\':
				i++
			case '"':
				c.value, c.valueAt = f.line[f.pos:i], [2]int{f.pos, i}
				f.pos = i + 1
				return true
			}
		}
		f.fail(UnclosedQuote, start, len(f.line), "")
		return false
	}
	for f.pos < len(f.line) && strings.ContainsRune("-0123456789:", rune(f.line[f.pos])) {
		f.pos++
	}
	c.value, c.valueAt = f.line[start:f.pos], [2]int{start, f.pos}
	low, high, ranged := strings.Cut(c.value, ":")
	_, err := strconv.Atoi(low)
	if ranged && err == nil {
		_, err = strconv.Atoi(high)
	}
	if err != nil {
		f.pos = start
		f.fail(FilterValue, start, f.here(), "")
		return false
	}
	return true
}
