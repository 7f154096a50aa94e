package cache

import (
	"fmt"
	"math"
	"strings"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
	"guanbao/feed/query"
)

// sought is a saved search as its list is read: what its table holds of the
// articles, and the state in which its moving parts are now.
type sought struct {
	conn  *sqlite.Conn
	id    int64
	parts []query.Expr
	err   error // that holds met
}

// soughtBy reads a saved search; nil where there is none.
func soughtBy(conn *sqlite.Conn, name string, now time.Time) (*sought, error) {
	var s *sought
	err := each(conn, "SELECT id, query FROM searches WHERE name = ?", func(stmt *sqlite.Stmt) error {
		q, err := query.Parse(stmt.ColumnText(1), now)
		s = &sought{conn: conn, id: stmt.ColumnInt64(0), parts: q.Moving()}
		return err
	}, name)
	return s, err
}

const ofSubscribed = "m.feed IN (SELECT id FROM feeds WHERE place IS NOT NULL)"

// scan gives the walk along what is kept of the search. What was read from
// opened on counts as unread as long as the list is open.
func (s *sought) scan(unread bool, opened int64) scan {
	out := scan{from: "saved m", where: "m.search = +? AND " + ofSubscribed, args: []any{s.id}}
	if unread {
		out.from = "saved m INDEXED BY saved_unread"
		out.where += " AND m.read = 0"
	}
	where, args := s.state(opened)
	out.where += where
	out.args = append(out.args, args...)
	return out
}

// within is the condition that the search holds of an article.
func (s *sought) within(opened int64) (where string, args []any) {
	where, args = s.state(opened)
	return "EXISTS (SELECT 1 FROM saved m WHERE m.search = +? AND m.date = a.date AND m.article = a.id AND " + ofSubscribed + where + ")",
		append([]any{s.id}, args...)
}

// state is the condition that the table has the bit of the state in which an
// article is.
func (s *sought) state(opened int64) (where string, args []any) {
	if len(s.parts) == 0 {
		return "", nil
	}
	var bits []string
	for i, p := range s.parts {
		holds := ""
		switch p := p.(type) {
		case query.Date:
			from, to := dates(p)
			holds = "m.date >= +? AND m.date < +?"
			args = append(args, from, to)
		case query.Flag:
			switch {
			case p == query.Starred:
				holds = "m.starred <> 0"
			case asides[p] != "":
				holds = fmt.Sprintf(asides[p], "m.article")
			case opened > 0:
				holds = "m.read = 0 OR m.read >= +?"
				args = append(args, opened)
			default:
				holds = "m.read = 0"
			}
		}
		bits = append(bits, fmt.Sprintf("((%s) << %d)", holds, i))
	}
	return " AND ((m.rest >> (" + strings.Join(bits, " | ") + ")) & 1)", args
}

// asides are the conditions of flags that are told by other tables.
var asides = map[query.Flag]string{
	query.Reposted: "EXISTS (SELECT 1 FROM copies c WHERE c.article = %s)",
	query.Missing:  fmt.Sprintf("EXISTS (SELECT 1 FROM pages g WHERE g.article = %%s AND g.state IN (%d, %d))", pageMissing, pageFailed),
}

// dates gives the seconds between which a date holds, the second one out.
func dates(d query.Date) (from, to int64) {
	from, to = math.MinInt64, math.MaxInt64
	if !d.From.IsZero() {
		from = d.From.Unix()
	}
	if !d.To.IsZero() {
		to = d.To.Unix()
	}
	return from, to
}

// at gives the state in which an article with these marks is.
func (s *sought) at(a marked, m feed.Marks, opened int64) (state int) {
	for i, p := range s.parts {
		holds := false
		switch p := p.(type) {
		case query.Date:
			from, to := dates(p)
			holds = a.date >= from && a.date < to
		case query.Flag:
			holds = s.flagged(p, a.row, m, opened)
		}
		if holds {
			state |= 1 << i
		}
	}
	return state
}

func (s *sought) flagged(f query.Flag, row int64, m feed.Marks, opened int64) bool {
	switch f {
	case query.Starred:
		return m.Starred != 0
	case query.Unread:
		return m.Read == 0 || opened > 0 && m.Read >= opened
	}
	return s.ask("SELECT "+fmt.Sprintf(asides[f], "+?"), row)
}

// ask gives the answer to a question; what goes wrong is met later.
func (s *sought) ask(question string, args ...any) bool {
	n, err := number(s.conn, question, args...)
	if err != nil {
		s.err = err
	}
	return n == 1
}

// holds looks up whether the search holds of an article with these marks.
func (s *sought) holds(a marked, m feed.Marks, opened int64) bool {
	return s.ask("SELECT (m.rest >> +?) & 1 FROM saved m WHERE m.search = ? AND m.date = ? AND m.article = ? AND "+ofSubscribed,
		s.at(a, m, opened), s.id, a.date, a.row)
}
