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
	// Feeds gives, of a node about feeds alone or of a word that the title of a
	// feed may hold, the feeds whose articles match.
	Feeds(e query.Expr) map[int64]bool
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
		return a.all(e, lower)
	case query.Or:
		return a.all(e, raise)
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

func (a asking) all(members []query.Expr, join func(out, in []uint8)) ([]uint8, error) {
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
		join(out, got)
	}
	return out, nil
}

// raise makes each number at least what stands in another row.
func raise(out, in []uint8) {
	in = in[:len(out)]
	for d, n := range out {
		out[d] = max(n, in[d])
	}
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
		out[i] = min(n, 1) * likely
	}
	return out, err
}

// byFeed raises what is said of the articles of feeds that match.
func (a asking) byFeed(e query.Expr, out []uint8) {
	feeds := a.known.Feeds(e)
	if len(feeds) == 0 {
		return
	}
	in := make([]bool, len(a.kinds))
	for i, f := range a.kinds {
		in[i] = feeds[f]
	}
	for d, n := range a.kind {
		if in[n] {
			out[d] = Surely
		}
	}
}

// ByFeed tells whether articles of the segment match by their feeds alone.
func (r *Reader) ByFeed(e query.Expr, known Known) bool {
	feeds := known.Feeds(e)
	return slices.ContainsFunc(r.kinds, func(f int64) bool { return feeds[f] })
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
