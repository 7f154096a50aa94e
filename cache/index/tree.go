package index

import (
	"math"
	"slices"

	"guanbao/feed/query"
)

// How likely it is that an article matches.
const (
	never uint8 = iota
	Maybe
	Surely
)

// Known is what a tree is asked against beside the lists.
type Known interface {
	// Feed tells of a node about feeds alone, or of a word that the title of a
	// feed may hold, whether the articles of a feed match.
	Feed(e query.Expr, feed int64) bool
	// Rows gives the articles that have a flag, and whether it knows them.
	Rows(f query.Flag) (map[int64]bool, bool)
}

// asking is one tree asked of one segment.
type asking struct {
	*Reader
	known  Known
	titles bool // words are looked for in titles alone
}

// Ask tells of each article of the segment whether it matches: never, Maybe or
// Surely.
func Ask(r *Reader, e query.Expr, known Known) ([]uint8, error) {
	return asking{Reader: r, known: known}.ask(e)
}

// AskTitles is Ask for articles whose titles have all words of the query: of
// others it tells less.
func AskTitles(r *Reader, e query.Expr, known Known) ([]uint8, error) {
	return asking{Reader: r, known: known, titles: true}.ask(e)
}

func (a asking) ask(e query.Expr) ([]uint8, error) {
	switch e := e.(type) {
	case query.And:
		return a.all(e, func(x, y uint8) uint8 { return min(x, y) })
	case query.Or:
		return a.all(e, func(x, y uint8) uint8 { return max(x, y) })
	case query.Not:
		a.titles = false // what is said there must hold
		out, err := a.ask(e.Expr)
		for i := range out {
			out[i] = Surely - out[i]
		}
		return out, err
	case query.Word:
		return a.word(e)
	case query.Number:
		return a.lists(NumberTerms(e), Maybe)
	}
	return a.each(e), nil
}

func (a asking) all(members []query.Expr, join func(x, y uint8) uint8) ([]uint8, error) {
	var out []uint8
	for i, m := range members {
		got, err := a.ask(m)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			out = got
			continue
		}
		for d := range out {
			out[d] = join(out[d], got[d])
		}
	}
	return out, nil
}

// word asks for a word. That the title of a feed holds it counts as well.
func (a asking) word(w query.Word) ([]uint8, error) {
	list, exact := Terms(w)
	if w.Field == query.Title || a.titles && w.Field == query.Any {
		list = titled(list)
	}
	likely := Maybe
	if exact && w.Field != query.Issuer {
		likely = Surely
	}
	out, err := a.lists(list, likely)
	if err != nil || w.Field != query.Any || a.titles {
		return out, err
	}
	a.byFeed(w, out)
	return out, nil
}

func titled(list []Term) []Term {
	out := make([]Term, len(list))
	for i, t := range list {
		out[i] = Term{inTitle + t.Text, t.Begins}
	}
	return out
}

// lists gives what is likely of the articles that have all terms.
func (a asking) lists(list []Term, likely uint8) ([]uint8, error) {
	often, err := a.Often(list)
	out := make([]uint8, len(often))
	for i, n := range often {
		if n > 0 {
			out[i] = likely
		}
	}
	return out, err
}

// byFeed raises what is said of the articles of feeds that match.
func (a asking) byFeed(e query.Expr, out []uint8) {
	in := make([]bool, len(a.kinds))
	some := false
	for i, f := range a.kinds {
		in[i] = a.known.Feed(e, f)
		some = some || in[i]
	}
	for d, n := range a.kind {
		if some && in[n] {
			out[d] = Surely
		}
	}
}

// ByFeed tells whether articles of the segment match by their feeds alone.
func (r *Reader) ByFeed(e query.Expr, known Known) bool {
	return slices.ContainsFunc(r.kinds, func(f int64) bool { return known.Feed(e, f) })
}

// each answers what is not in lists.
func (a asking) each(e query.Expr) []uint8 {
	out := make([]uint8, len(a.Rows))
	switch e := e.(type) {
	case query.Feed, query.Tag:
		a.byFeed(e, out)
	case query.Date:
		from, to := int64(math.MinInt64), int64(math.MaxInt64)
		if !e.From.IsZero() {
			from = e.From.Unix()
		}
		if !e.To.IsZero() {
			to = e.To.Unix()
		}
		for d, date := range a.Dates {
			if from <= date && date < to {
				out[d] = Surely
			}
		}
	case query.Flag:
		rows, ok := a.known.Rows(e)
		for d, row := range a.Rows {
			switch {
			case !ok:
				out[d] = Maybe
			case rows[row]:
				out[d] = Surely
			}
		}
	default:
		for d := range out {
			out[d] = Maybe
		}
	}
	return out
}
