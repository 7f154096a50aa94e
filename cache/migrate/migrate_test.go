package migrate

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitex"
)

func connect(t *testing.T, path string) *sqlite.Conn {
	t.Helper()
	conn, err := sqlite.OpenConn(path, sqlite.OpenReadWrite|sqlite.OpenCreate|sqlite.OpenWAL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn
}

// schema gives the text of everything that a database declares.
func schema(t *testing.T, conn *sqlite.Conn) string {
	t.Helper()
	text := ""
	err := sqlitex.Execute(conn, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name", &sqlitex.ExecOptions{
		ResultFunc: func(stmt *sqlite.Stmt) error {
			text += fmt.Sprintln(stmt.ColumnText(0), stmt.ColumnText(1), stmt.ColumnText(2))
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func version(t *testing.T, conn *sqlite.Conn) int {
	t.Helper()
	v, err := Version(conn)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// longer is the released steps with two more, the way the schema will grow.
func longer() []string {
	return append(slices.Clone(steps),
		"CREATE TABLE tombstones (key TEXT PRIMARY KEY); INSERT INTO tombstones VALUES ('a;b')",
		"ALTER TABLE tombstones ADD COLUMN at INTEGER; UPDATE tombstones SET at = 7")
}

func TestEveryVersionLeadsToTheLatestSchema(t *testing.T) {
	all := longer()
	straight := connect(t, filepath.Join(t.TempDir(), "x"))
	if err := up(straight, all); err != nil {
		t.Fatal(err)
	}
	want := schema(t, straight)
	for from := range len(all) + 1 {
		t.Run(fmt.Sprint(from), func(t *testing.T) {
			conn := connect(t, filepath.Join(t.TempDir(), "x"))
			for _, steps := range [][]string{all[:from], all, all} {
				if err := up(conn, steps); err != nil {
					t.Fatal(err)
				}
				if v := version(t, conn); v != len(steps) {
					t.Fatalf("version %d, want %d", v, len(steps))
				}
			}
			if got := schema(t, conn); got != want {
				t.Errorf("schema\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestAStepThatFailsLeavesTheFormerSchema(t *testing.T) {
	conn := connect(t, filepath.Join(t.TempDir(), "x"))
	if err := Up(conn); err != nil {
		t.Fatal(err)
	}
	before := schema(t, conn)
	bad := append(slices.Clone(steps), "CREATE TABLE half (x); CREATE TABLE feeds (x)")
	if err := up(conn, bad); err == nil {
		t.Fatal("no error")
	}
	if got := schema(t, conn); got != before || version(t, conn) != len(steps) || !conn.AutocommitEnabled() {
		t.Errorf("version %d, schema\n%s", version(t, conn), got)
	}
	if err := up(conn, longer()); err != nil {
		t.Errorf("after it: %v", err)
	}
}

func TestALaterSchemaIsLeftAlone(t *testing.T) {
	conn := connect(t, filepath.Join(t.TempDir(), "x"))
	if err := up(conn, longer()); err != nil {
		t.Fatal(err)
	}
	before := schema(t, conn)
	if err := Up(conn); !errors.Is(err, ErrNewer) {
		t.Errorf("got %v", err)
	}
	if schema(t, conn) != before || version(t, conn) != len(longer()) {
		t.Error("the schema was changed")
	}
}

func TestTwoProgramsMayMigrateAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	connect(t, path)
	var wg sync.WaitGroup
	for range 4 {
		conn := connect(t, path)
		wg.Go(func() {
			if err := up(conn, longer()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if v := version(t, connect(t, path)); v != len(longer()) {
		t.Errorf("version %d", v)
	}
}
