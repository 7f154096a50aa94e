package cache

import (
	"errors"
	"fmt"
	"time"

	"zombiezen.com/go/sqlite"
)

// null binds NULL.
type null struct{}

// run executes a statement that gives no rows.
func run(conn *sqlite.Conn, query string, args ...any) error {
	return each(conn, query, func(*sqlite.Stmt) error { return nil }, args...)
}

// errEnough ends an each before its last row.
var errEnough = errors.New("enough rows")

// each executes a statement and calls row for every row that it gives. The
// statement stays prepared on the connection, so queries come from a bounded
// set of texts and values are always bound.
//
// Where SQLite looks at a bound value when it plans, it plans anew for every
// value, which takes ten times as long as to find a row. It does so for a
// LIMIT (return errEnough instead) and for two values that it compares (a plus
// sign before them hides them).
func each(conn *sqlite.Conn, query string, row func(*sqlite.Stmt) error, args ...any) error {
	stmt, err := conn.Prepare(query)
	if err != nil {
		return err
	}
	for i, a := range args {
		bind(stmt, i+1, a)
	}
	for {
		more, err := stmt.Step()
		if err != nil {
			stmt.Reset()
			return err
		}
		if !more {
			return stmt.Reset()
		}
		if err := row(stmt); err != nil {
			stmt.Reset()
			if err == errEnough {
				err = nil
			}
			return err
		}
	}
}

// bind panics for a type that it does not know: a mistake in this package.
func bind(stmt *sqlite.Stmt, i int, value any) {
	switch v := value.(type) {
	case int:
		stmt.BindInt64(i, int64(v))
	case int64:
		stmt.BindInt64(i, v)
	case bool:
		stmt.BindBool(i, v)
	case float64:
		stmt.BindFloat(i, v)
	case string:
		stmt.BindText(i, v)
	case []byte:
		stmt.BindBytes(i, v)
	case null:
		stmt.BindNull(i)
	default:
		panic(fmt.Sprintf("cache: parameter of type %T", value))
	}
}

// number runs a query that gives one integer, 0 when it gives no row.
func number(conn *sqlite.Conn, query string, args ...any) (int64, error) {
	var n int64
	err := each(conn, query, func(stmt *sqlite.Stmt) error {
		n = stmt.ColumnInt64(0)
		return nil
	}, args...)
	return n, err
}

// seconds gives a moment as it is stored, NULL for the zero time.
func seconds(t time.Time) any {
	if t.IsZero() {
		return null{}
	}
	return t.Unix()
}

// inZone gives the moment of so many seconds since 1970 in a zone that lies
// offset seconds east of Greenwich.
func inZone(secs, offset int64) time.Time {
	t := time.Unix(secs, 0).UTC()
	if offset != 0 {
		t = t.In(time.FixedZone("", int(offset)))
	}
	return t
}

// offset is how many seconds east of Greenwich the zone of t lies at t.
func offset(t time.Time) int64 {
	_, secs := t.Zone()
	return int64(secs)
}
