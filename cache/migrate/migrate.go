// Package migrate brings a database to the newest schema, one step at a
// time. Steps are only ever appended: a step that was released is never
// changed, so that every released database has one way up.
package migrate

import (
	"errors"
	"fmt"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitex"
)

// ErrNewer says that a database has a schema that this program does not know.
var ErrNewer = errors.New("schema is newer than this program")

// Latest is the version of the schema after every step.
func Latest() int { return len(steps) }

// Version reads the version of the schema of a database, 0 for a new one. It
// is SQLite's user_version.
func Version(conn *sqlite.Conn) (int, error) {
	var v int
	err := sqlitex.ExecuteTransient(conn, "PRAGMA user_version", &sqlitex.ExecOptions{
		ResultFunc: func(stmt *sqlite.Stmt) error {
			v = stmt.ColumnInt(0)
			return nil
		},
	})
	if err != nil {
		return 0, fmt.Errorf("schema version: %w", err)
	}
	return v, nil
}

// Up applies the steps that a database lacks. Each runs in a transaction of
// its own together with the new version, so that a program that dies in the
// middle leaves the schema before or after a step, never between. Two
// programs may do it at once: the second one waits and finds the work done.
// A database of a later schema gives ErrNewer and stays as it is.
func Up(conn *sqlite.Conn) error { return up(conn, steps) }

func up(conn *sqlite.Conn, steps []string) error {
	v, err := Version(conn)
	if err != nil {
		return err
	}
	for v < len(steps) {
		if v, err = step(conn, steps, v); err != nil {
			return err
		}
	}
	if v > len(steps) {
		return fmt.Errorf("version %d, known are %d: %w", v, len(steps), ErrNewer)
	}
	return nil
}

// step applies one step and gives the version after it. The version is read
// again under the write lock, for another program may have been faster.
func step(conn *sqlite.Conn, steps []string, v int) (now int, err error) {
	done, err := sqlitex.ImmediateTransaction(conn)
	if err != nil {
		return v, fmt.Errorf("schema step %d: %w", v+1, err)
	}
	defer done(&err)
	now, err = Version(conn)
	if err != nil || now >= len(steps) {
		return now, err
	}
	script := fmt.Sprintf("%s;\nPRAGMA user_version = %d;", steps[now], now+1)
	if err := statements(conn, script); err != nil {
		return now, fmt.Errorf("schema step %d: %w", now+1, err)
	}
	return now + 1, nil
}

// statements runs a script inside the transaction that is open. The script
// ends with the semicolon of its last statement.
func statements(conn *sqlite.Conn, script string) error {
	for script != "" {
		stmt, rest, err := conn.PrepareTransient(script)
		if err != nil {
			return err
		}
		script = script[len(script)-rest:]
		for more := true; more && err == nil; {
			more, err = stmt.Step()
		}
		if end := stmt.Finalize(); err == nil {
			err = end
		}
		if err != nil {
			return err
		}
	}
	return nil
}
