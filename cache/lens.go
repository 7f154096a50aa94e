package cache

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// lens is a view with its names resolved to rows: the form in which the
// queries see it.
type lens struct {
	kind   feed.ViewKind
	feeds  []int64 // of ViewFeed and ViewTag
	unread bool
	opened int64 // nanoseconds; what was read from then on stays in an unread list; 0 for nothing
	floor  feed.Cursor
	sought *sought // of ViewSearch; nil for a search that is not there
}

// The ends of every list.
var (
	newest = feed.Cursor{Date: math.MaxInt64, Row: math.MaxInt64}
	oldest = feed.Cursor{Date: math.MinInt64, Row: math.MinInt64}
)

// resolve reads which feeds a view is about. A feed or a tag without a
// subscription gives an empty list, and so does a search that is not kept.
func (c *Cache) resolve(conn *sqlite.Conn, v feed.View) (l lens, err error) {
	l = lens{kind: v.Kind, unread: v.UnreadOnly || v.Kind == feed.ViewUnread, floor: oldest}
	if !v.Opened.IsZero() {
		l.opened = v.Opened.UnixNano()
	}
	if !v.Since.IsZero() {
		since := v.Since.Unix()
		if v.Since.After(time.Unix(since, 0)) {
			since++
		}
		l.floor = feed.Cursor{Date: since - 1, Row: math.MaxInt64}
	}
	query := ""
	switch v.Kind {
	case feed.ViewFeed:
		query = "SELECT id FROM feeds WHERE url = ? AND place IS NOT NULL"
	case feed.ViewTag:
		query = "SELECT DISTINCT f.id FROM tags t JOIN feeds f ON f.id = t.feed WHERE t.tag = ? AND f.place IS NOT NULL"
	case feed.ViewSearch:
		l.sought, err = soughtBy(conn, v.Name, c.now())
		return l, err
	default:
		return l, nil
	}
	err = each(conn, query, func(stmt *sqlite.Stmt) error {
		l.feeds = append(l.feeds, stmt.ColumnInt64(0))
		return nil
	}, v.Name)
	return l, err
}

// byFeed reports whether the view is about some feeds only.
func (l lens) byFeed() bool { return l.kind == feed.ViewFeed || l.kind == feed.ViewTag }

// empty reports whether the view can hold nothing.
func (l lens) empty() bool {
	return l.byFeed() && len(l.feeds) == 0 || l.kind == feed.ViewSearch && l.sought == nil
}

// met gives what went wrong where the list was asked for single articles.
func (l lens) met(err error) error {
	if err == nil && l.sought != nil {
		return l.sought.err
	}
	return err
}

// lingers reports whether articles that were read stay in this unread list.
func (l lens) lingers() bool { return l.unread && l.opened > 0 }

// scan is the index that holds a list in its order, and the condition that
// makes SQLite able to use it. A condition of feeds needs one scan a feed to
// keep that order.
type scan struct {
	index string
	from  string // the table m that is walked, with the articles beside it; empty for these alone
	where string
	args  []any
}

// scan gives the walk for the articles of the view, those that linger left
// aside. Of feeds, it gives the condition for all of them together.
func (l lens) scan() scan {
	s := scan{index: "articles_shown", where: "a.shown = 1"}
	switch {
	case l.sought != nil:
		return l.sought.scan(l.unread, l.opened)
	case l.kind == feed.ViewStarred:
		s = scan{index: "articles_starred", where: "a.starred_at > 0"}
	case l.byFeed():
		s = scan{index: "articles_of_feed", where: "a.feed IN (SELECT value FROM json_each(?))", args: []any{list(l.feeds)}}
		if l.unread {
			s.index = "articles_unread_of_feed"
		}
	case l.unread:
		s.index = "articles_unread"
	}
	if l.unread {
		s.where += " AND a.read_at = 0"
	}
	return s
}

// of gives the walk for one feed of the view.
func (l lens) of(id int64) scan {
	s := l.scan()
	s.where, s.args = "a.feed = +?", []any{id}
	if l.unread {
		s.where += " AND a.read_at = 0"
	}
	return s
}

// lingering gives the walk along the moments of reading: the articles of the
// view that were read since it was opened.
func (l lens) lingering() scan {
	where, args := l.readToo()
	return scan{index: "articles_read_at", where: "a.read_at >= +? AND a.read_at > 0 AND " + where, args: append([]any{l.opened}, args...)}
}

// readToo is the condition that the view holds an article, read or not.
func (l lens) readToo() (where string, args []any) {
	if l.sought != nil {
		return l.sought.within(l.opened)
	}
	l.unread = false
	s := l.scan()
	return s.where, s.args
}

// span is a part of a list, both ends left out.
type span struct {
	newer, older feed.Cursor
}

// inSpan is the condition of a part of a list, for counting. SQLite goes
// along an index by its first half only, the dates.
const inSpan = " AND (a.date, a.id) < (+?, +?) AND (a.date, a.id) > (+?, +?)"

func (s span) args() []any {
	return []any{s.newer.Date, s.newer.Row, s.older.Date, s.older.Row}
}

// query joins a walk and a part of the list to a query for the given columns.
func (s scan) query(columns string, part span) (string, []any) {
	q := "SELECT " + columns + s.source(columns) + " WHERE " + s.where + s.key(inSpan)
	return q, append(append([]any(nil), s.args...), part.args()...)
}

// source names the tables that a walk for the given columns goes along.
func (s scan) source(columns string) string {
	q := " FROM articles a INDEXED BY " + s.index
	if s.from != "" {
		q = " FROM " + s.from
		if columns != everyRow {
			q += " CROSS JOIN articles a ON a.id = m.article"
		}
	}
	if strings.Contains(columns, "f.") {
		q += " CROSS JOIN feeds f ON f.id = a.feed"
	}
	return q
}

// everyRow are the columns of a count.
const everyRow = "count(*)"

// ofSaved are the names of the sort key in the table of saved searches.
var ofSaved = strings.NewReplacer("a.date", "m.date", "a.id", "m.article")

// key gives a condition or an order on the sort key as the walked table has it.
func (s scan) key(text string) string {
	if s.from == "" {
		return text
	}
	return ofSaved.Replace(text)
}

// walk calls row for the first n articles of a part of a list, from the side
// where the direction starts. The columns may be those of the feed, f.
func (s scan) walk(conn *sqlite.Conn, columns string, part span, d Direction, n int, row func(*sqlite.Stmt) error) error {
	q := "SELECT " + columns + s.source(columns)
	for _, g := range d.legs(part) {
		if n <= 0 {
			return nil
		}
		args := append(slices.Clone(s.args), g.args...)
		err := each(conn, q+" WHERE "+s.where+s.key(g.where)+" ORDER BY "+s.key(g.order), func(stmt *sqlite.Stmt) error {
			if err := row(stmt); err != nil {
				return err
			}
			if n--; n == 0 {
				return errEnough
			}
			return nil
		}, args...)
		if err != nil {
			return err
		}
	}
	return nil
}

// leg is a stretch of a walk that SQLite can go along an index from its very
// first row: the articles that share the date of the cursor, or the rest.
type leg struct {
	where, order string
	args         []any
}

// legs gives the stretches of a part of a list. Only the end where the walk
// starts may be an article; the other one is an end of the list.
func (d Direction) legs(part span) []leg {
	from, end := part.newer, part.older
	tied := leg{where: " AND a.date = +? AND a.id < +?", order: "a.id DESC"}
	rest := leg{where: " AND a.date < +? AND a.date > +?", order: "a.date DESC, a.id DESC"}
	if d == Newer {
		from, end = end, from
		tied = leg{where: " AND a.date = +? AND a.id > +?", order: "a.id"}
		rest = leg{where: " AND a.date > +? AND a.date < +?", order: "a.date, a.id"}
	}
	tied.args, rest.args = []any{from.Date, from.Row}, []any{from.Date, end.Date}
	if d.compare(from, end) >= 0 {
		return nil
	}
	if from.Row == newest.Row || from.Row == oldest.Row {
		return []leg{rest}
	}
	return []leg{tied, rest}
}

// list gives numbers as the JSON that json_each reads.
func list(ids []int64) string {
	if ids == nil {
		ids = []int64{}
	}
	b, err := json.Marshal(ids)
	if err != nil {
		panic(err) // integers always have a JSON form
	}
	return string(b)
}
