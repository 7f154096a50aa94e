package locale

import (
	"fmt"
	"strings"

	"guanbao/feed/query"
)

// Queries are the words about what is wrong with a query. Fields ending in F
// are formats.
type Queries struct {
	Faults map[query.Kind]string // what is wrong; %s: what stands there
	Wants  map[query.Kind]string // what was expected, of kinds of which query.Expected gives no names
	WantsF string                // %s: what was expected
	NearF  string                // %s: what was meant, most likely
	Stop   string                // between two sentences
	Help   string                // how a query is put together
}

// longestGot is the number of characters that are repeated of what was typed.
const longestGot = 24

// Fault tells what is wrong with a query.
func (q *Queries) Fault(e *query.Error) string {
	s := q.Faults[e.Kind]
	if !strings.Contains(s, "%s") {
		return s
	}
	got := []rune(strings.Join(strings.Fields(e.Got), " "))
	if len(got) > longestGot {
		got = append(got[:longestGot-1], '…')
	}
	return fmt.Sprintf(s, string(got))
}

// Want tells what was expected in its place, or what was meant, most likely.
func (q *Queries) Want(e *query.Error) string {
	if e.Near != "" {
		near := e.Near
		if e.Kind == query.UnknownField {
			near += ":"
		}
		return fmt.Sprintf(q.NearF, near)
	}
	if names := query.Expected(e.Kind); names != nil {
		return fmt.Sprintf(q.WantsF, strings.Join(names, " "))
	}
	return fmt.Sprintf(q.WantsF, q.Wants[e.Kind])
}

// Sentence tells both.
func (q *Queries) Sentence(e *query.Error) string { return q.Fault(e) + q.Stop + q.Want(e) }
