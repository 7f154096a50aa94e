package query

import (
	"strings"
	"time"
)

// Expr is a node of a query: And, Or, Not, Word, Flag, Has, Date, Lang, Tag,
// Feed, Number or Link.
type Expr interface {
	// write appends the node in its canonical spelling.
	write(b *strings.Builder)
	// match tells whether an article matches.
	match(d *Doc) bool
}

// Field says where a word is sought.
type Field uint8

// The fields of words.
const (
	Any    Field = iota // title, text, issuer, number and title of the feed
	Title               // title:
	Issuer              // issuer:
)

// The nodes of a tree. And and Or have at least two members, none of which is
// of the same kind; the member of a Not is no Not.
type (
	And []Expr
	Or  []Expr
	Not struct{ Expr Expr }
	// Flag is a state that an article is in.
	Flag string
	// Has is a thing that an article comes with.
	Has string
	// Lang is a language as feed/language writes it. zh is any Chinese.
	Lang string
	// Tag is a tag of the feed, as TagKey writes it.
	Tag string
	// Feed is an address of a feed, a part of its host, or words of its title.
	Feed string
	// Number is a document number or a part of one, as bulletin.Key writes it.
	Number string
	// Link is an address or the beginning of one, as feed.CanonicalURL writes
	// it: the article's own or one that it links to.
	Link string
)

// The flags.
const (
	Unread   Flag = "unread"
	Read     Flag = "read"
	Starred  Flag = "starred"
	Revised  Flag = "revised"
	Reposted Flag = "reposted"
	Missing  Flag = "missing"
)

// What an article may come with.
const (
	Attachment Has = "attachment"
	Table      Has = "table"
	Image      Has = "image"
	Comments   Has = "comments"
)

// Date is a bound on the day of an article.
type Date struct {
	Op   string    // after, before or on
	Text string    // canonical, and relative where it was typed so: 2024-05, 7d, week
	From time.Time // the first moment that matches, zero for none
	To   time.Time // the first moment that does not match any more, zero for none
}

// Query is what was asked for. The zero value asks for nothing and is matched
// by everything.
type Query struct {
	Expr Expr // nil for the zero value
}

// IsZero tells whether nothing was asked for.
func (q Query) IsZero() bool { return q.Expr == nil }

// String writes the query in its canonical spelling, which parses to the same
// query.
func (q Query) String() string {
	if q.Expr == nil {
		return ""
	}
	var b strings.Builder
	q.Expr.write(&b)
	return b.String()
}

func (a And) write(b *strings.Builder) {
	for i, e := range a {
		if i > 0 {
			b.WriteByte(' ')
		}
		e.write(b) // an Or binds closer and needs no parentheses here
	}
}

func (o Or) write(b *strings.Builder) {
	for i, e := range o {
		if i > 0 {
			b.WriteString(" OR ")
		}
		if _, ok := e.(And); ok {
			writeGroup(b, e)
			continue
		}
		e.write(b)
	}
}

func (n Not) write(b *strings.Builder) {
	b.WriteByte('-')
	switch n.Expr.(type) {
	case And, Or:
		writeGroup(b, n.Expr)
	default:
		n.Expr.write(b)
	}
}

func writeGroup(b *strings.Builder, e Expr) {
	b.WriteByte('(')
	e.write(b)
	b.WriteByte(')')
}

func (w Word) write(b *strings.Builder) {
	switch w.Field {
	case Title:
		b.WriteString("title:")
	case Issuer:
		b.WriteString("issuer:")
	}
	switch parted := strings.Contains(w.Text, " "); {
	case w.Whole, w.Text == orWord, parted && !strings.ContainsFunc(w.Text, spelled):
		b.WriteString(`"` + w.Text + `"`)
	case strings.HasPrefix(w.Text, long) && w.Field == Any:
		b.WriteString("." + strings.ReplaceAll(w.Text, " ", "-")) // it would deny the rest
	case parted:
		b.WriteString(strings.ReplaceAll(w.Text, " ", "-"))
	default:
		b.WriteString(w.Text)
	}
}

func (f Flag) write(b *strings.Builder)   { b.WriteString("is:" + string(f)) }
func (h Has) write(b *strings.Builder)    { b.WriteString("has:" + string(h)) }
func (d Date) write(b *strings.Builder)   { b.WriteString(d.Op + ":" + d.Text) }
func (l Lang) write(b *strings.Builder)   { b.WriteString("lang:" + string(l)) }
func (t Tag) write(b *strings.Builder)    { writeValue(b, "tag:", string(t)) }
func (f Feed) write(b *strings.Builder)   { writeValue(b, "feed:", string(f)) }
func (n Number) write(b *strings.Builder) { writeValue(b, "number:", string(n)) }
func (l Link) write(b *strings.Builder)   { writeValue(b, "link:", string(l)) }

// writeValue writes a field with a value that is no word, in quotes where it
// would not be read back whole without them.
func writeValue(b *strings.Builder, field, value string) {
	if strings.ContainsFunc(value, ends) {
		value = `"` + value + `"`
	}
	b.WriteString(field + value)
}

// Words are the words that an article must or may hold to match, for marking
// them: all but those under a Not. A word stands there once.
func (q Query) Words() []Word {
	var words []Word
	seen := make(map[Word]bool)
	walk(q.Expr, func(e Expr) {
		if w, ok := e.(Word); ok && !seen[w] {
			seen[w] = true
			words = append(words, w)
		}
	})
	return words
}

// walk visits the leaves of a tree that stand under no Not.
func walk(e Expr, visit func(Expr)) {
	switch e := e.(type) {
	case nil, Not:
	case And:
		for _, m := range e {
			walk(m, visit)
		}
	case Or:
		for _, m := range e {
			walk(m, visit)
		}
	default:
		visit(e)
	}
}

// both makes one expression of several that must all match; nil for none.
func both(all []Expr) Expr {
	var out And
	for _, e := range all {
		if a, ok := e.(And); ok {
			out = append(out, a...)
		} else {
			out = append(out, e)
		}
	}
	switch len(out) {
	case 0:
		return nil
	case 1:
		return out[0]
	}
	return out
}

// either makes one expression of several of which one must match; nil for none.
func either(all []Expr) Expr {
	var out Or
	for _, e := range all {
		if o, ok := e.(Or); ok {
			out = append(out, o...)
		} else {
			out = append(out, e)
		}
	}
	switch len(out) {
	case 0:
		return nil
	case 1:
		return out[0]
	}
	return out
}

// not turns an expression round; nil stays nil.
func not(e Expr) Expr {
	switch e := e.(type) {
	case nil:
		return nil
	case Not:
		return e.Expr
	}
	return Not{e}
}
