package query

import "slices"

// MostMoving is how many different parts of a query may move at most.
const MostMoving = 6

// patterns are the tables of the parts that move, by their place: bit n is set
// where bit i of n is.
var patterns = [MostMoving]uint64{
	0xaaaaaaaaaaaaaaaa, 0xcccccccccccccccc, 0xf0f0f0f0f0f0f0f0, 0xff00ff00ff00ff00, 0xffff0000ffff0000, 0xffffffff00000000,
}

// Moving gives the parts of a query that may begin or cease to hold of an
// article while its text stays as it is: Unread, Starred, Reposted, Missing and
// dates, for those may count from today. Each stands there once, in the order of the query. What
// is:read asks for is told by Unread.
func (q Query) Moving() (parts []Expr) {
	everyLeaf(q.Expr, func(e Expr) {
		if e = moving(e); e != nil && !slices.Contains(parts, e) {
			parts = append(parts, e)
		}
	})
	return parts
}

// moving gives the part by which a leaf moves, nil where it does not.
func moving(e Expr) Expr {
	switch e := e.(type) {
	case Flag:
		switch e {
		case Unread, Read:
			return Unread
		case Starred, Reposted, Missing:
			return e
		}
	case Date:
		return e
	}
	return nil
}

// OnlyMoves tells whether all of a query moves: it asks nothing of the text.
func (q Query) OnlyMoves() bool {
	all := q.Expr != nil
	everyLeaf(q.Expr, func(e Expr) { all = all && moving(e) != nil })
	return all
}

// everyLeaf visits all leaves of a tree.
func everyLeaf(e Expr, visit func(Expr)) {
	switch e := e.(type) {
	case nil:
	case Not:
		everyLeaf(e.Expr, visit)
	case And:
		for _, m := range e {
			everyLeaf(m, visit)
		}
	case Or:
		for _, m := range e {
			everyLeaf(m, visit)
		}
	default:
		visit(e)
	}
}

// Table tells in which states of its moving parts a query holds of an article:
// bit n is set where it does when those parts hold, and no others, whose bits
// are set in n. It is 0 where it never does. What the article says of the
// moving parts is passed over. At most MostMoving parts may move.
func (q Query) Table(d *Doc) uint64 {
	parts := q.Moving()
	all := ^uint64(0) >> (64 - 1<<len(parts))
	if q.Expr == nil {
		return all
	}
	return table(q.Expr, d, parts) & all
}

func table(e Expr, d *Doc, parts []Expr) uint64 {
	switch e := e.(type) {
	case Not:
		return ^table(e.Expr, d, parts)
	case And:
		out := ^uint64(0)
		for _, m := range e {
			if out &= table(m, d, parts); out == 0 {
				break
			}
		}
		return out
	case Or:
		out := uint64(0)
		for _, m := range e {
			if out |= table(m, d, parts); out == ^uint64(0) {
				break
			}
		}
		return out
	}
	if part := moving(e); part != nil {
		out := patterns[slices.Index(parts, part)]
		if e == Read {
			return ^out
		}
		return out
	}
	if e.match(d) {
		return ^uint64(0)
	}
	return 0
}

// Still gives a query without moving parts that holds of every article of which
// this one may come to hold. The zero Query holds of all.
func (q Query) Still() Query { return Query{still(q.Expr)} }

// still is nil where nothing but moving parts decides.
func still(e Expr) Expr {
	switch e := e.(type) {
	case nil:
		return nil
	case And:
		var out []Expr
		for _, m := range e {
			if m = still(m); m != nil {
				out = append(out, m)
			}
		}
		return both(out)
	case Or:
		var out []Expr
		for _, m := range e {
			if m = still(m); m == nil {
				return nil
			}
			out = append(out, m)
		}
		return either(out)
	case Not:
		if len(Query{e}.Moving()) > 0 {
			return nil
		}
		return e
	}
	if moving(e) != nil {
		return nil
	}
	return e
}
