package cache

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitex"

	"guanbao/feed"
)

func TestOpenMakesAPrivateFolderAndFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "b", "guanbao.db")
	c, _ := openedAt(t, path, feedA)
	saved(t, c, pullOf(feedA, noon, art("x", noon)))
	if runtime.GOOS == "windows" {
		t.Skip("no modes")
	}
	for name, want := range map[string]fs.FileMode{filepath.Dir(path): 0o700, path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v, want %v", name, info.Mode().Perm(), err, want)
		}
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "guanbao.db") {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

func TestOpenRefusesWhatIsNoCacheAndLeavesItAlone(t *testing.T) {
	foreign := filepath.Join(t.TempDir(), "foreign")
	conn, err := sqlite.OpenConn(foreign, sqlite.OpenReadWrite|sqlite.OpenCreate)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(sqlitex.ExecuteScript(conn, "CREATE TABLE t (x); PRAGMA user_version = 1;", nil), conn.Close()); err != nil {
		t.Fatal(err)
	}
	other, err := os.ReadFile(foreign)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		content []byte
		want    error
	}{
		{"empty", nil, ErrCorrupt},
		{"garbage", bytes.Repeat([]byte("not a database\n"), 1000), ErrCorrupt},
		{"short garbage", []byte("x"), ErrCorrupt},
		{"another program's", other, ErrForeign},
	}
	for _, tt := range tests {
		for _, readOnly := range []bool{false, true} {
			t.Run(tt.name, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "guanbao.db")
				if err := os.WriteFile(path, tt.content, 0o600); err != nil {
					t.Fatal(err)
				}
				c, err := Open(t.Context(), path, Options{ReadOnly: readOnly})
				if err == nil {
					c.Close()
				}
				if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), path) {
					t.Errorf("got %v, want %v with the path", err, tt.want)
				}
				if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, tt.content) {
					t.Errorf("the file was changed, %v", err)
				}
			})
		}
	}
}

func TestOpenRefusesAFolder(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(t.Context(), dir, Options{}); !errors.Is(err, ErrCorrupt) || !strings.Contains(err.Error(), dir) {
		t.Errorf("got %v", err)
	}
}

func TestReadingOnlyMakesNoFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sub", "guanbao.db")
	if _, err := Open(t.Context(), path, Options{ReadOnly: true}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the folder was made")
	}
}

func TestALinkLeadsToOneLog(t *testing.T) {
	dir := t.TempDir()
	real := filepath.Join(dir, "real.db")
	c, _ := openedAt(t, real, feedA)
	link := filepath.Join(dir, "link.db")
	if err := os.Symlink(real, link); err != nil {
		t.Skip(err)
	}
	other, _ := openedAt(t, link)
	saved(t, other, pullOf(feedA, noon, art("x", noon)))
	if n, err := c.Count(t.Context(), feed.View{}); n != 1 || err != nil {
		t.Errorf("%d articles, %v", n, err)
	}
	if _, err := os.Stat(link + "-wal"); err == nil {
		t.Error("the link has a log of its own")
	}
}

func TestANewerSchemaIsReadAndNotWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guanbao.db")
	c, _ := openedAt(t, path, feedA)
	saved(t, c, pullOf(feedA, noon, art("x", noon)))
	err := c.pool.write(t.Context(), normal, func(conn *sqlite.Conn) error { return run(conn, "PRAGMA user_version = 99") })
	if err := errors.Join(err, c.Close()); err != nil {
		t.Fatal(err)
	}
	c, _ = openedAt(t, path)
	if !errors.Is(c.ReadOnly(), ErrNewer) {
		t.Errorf("reason %v", c.ReadOnly())
	}
	if rows := paged(t, c, feed.View{}, feed.Cursor{}, Older, 5); len(rows) != 1 {
		t.Errorf("rows %v", rows)
	}
	if _, err := c.Save(t.Context(), pullOf(feedA, noon, art("y", noon))); !errors.Is(err, ErrNewer) {
		t.Errorf("save: %v", err)
	}
	if err := c.Subscribe(t.Context(), nil); !errors.Is(err, ErrNewer) {
		t.Errorf("subscribe: %v", err)
	}
	info, err := c.Info(t.Context())
	if err != nil || info.Schema != 99 || !errors.Is(info.ReadOnly, ErrNewer) {
		t.Errorf("info %+v, %v", info, err)
	}
}

func TestACancelledContextEndsAnOperation(t *testing.T) {
	c, _ := library(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Page(ctx, feed.View{}, feed.Cursor{}, Older, 5); !errors.Is(err, context.Canceled) {
		t.Errorf("page: %v", err)
	}
	if _, err := c.Save(ctx, pullOf(feedA, noon)); !errors.Is(err, context.Canceled) {
		t.Errorf("save: %v", err)
	}
	if rows := paged(t, c, feed.View{}, feed.Cursor{}, Older, 5); len(rows) != 5 {
		t.Errorf("after it: %d rows", len(rows))
	}
}

func TestAQueryThatRunsIsInterrupted(t *testing.T) {
	c, _ := library(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := c.read(ctx, "endless", func(conn *sqlite.Conn) error {
		return each(conn, "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
			func(stmt *sqlite.Stmt) error {
				if stmt.ColumnInt(0) == 1000 {
					cancel()
				}
				return nil
			})
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestAClosedCacheSaysSo(t *testing.T) {
	c, _ := library(t)
	if err := errors.Join(c.Close(), c.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Totals(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("totals: %v", err)
	}
	if _, err := c.Mark(t.Context(), []feed.ID{"x"}, feed.MarkRead); !errors.Is(err, ErrClosed) {
		t.Errorf("mark: %v", err)
	}
}

func TestInfoDescribesTheCache(t *testing.T) {
	c, _ := library(t)
	marks(t, c, feed.MarkRead, "a0")
	info, err := c.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if info.Path != c.Path() || info.Size == 0 || info.Schema != info.Known || info.SQLite == "" || info.Journal != "wal" ||
		info.Feeds != 3 || info.Articles != 12 || info.Unread != 11 || info.ReadOnly != nil {
		t.Errorf("info %+v", info)
	}
}
