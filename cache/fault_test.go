package cache

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// limit bounds the pages that the writer of a cache may use, 0 for no bound:
// to SQLite that is a full disk.
func limit(t *testing.T, c *Cache, more int) {
	t.Helper()
	conn := <-c.pool.writer
	defer func() { c.pool.writer <- conn }()
	pages, err := number(conn, "PRAGMA page_count")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := number(conn, fmt.Sprintf("PRAGMA max_page_count = %d", int(pages)+more)); err != nil {
		t.Fatal(err)
	}
}

func TestManner10AFullDiskKeepsTheOldValidators(t *testing.T) {
	c, _ := opened(t, feedA)
	a := newAuthor(3)
	before := a.pull(feedA, 0, 20, 4000, noon)
	saved(t, c, before)
	limit(t, c, 2)
	edited := before.Document.Articles[0]
	edited.Content = "<p>改</p>"
	after := a.pull(feedA, 100, 200, 4000, noon.Add(time.Hour))
	after.Document.Articles = append(after.Document.Articles, edited)
	if _, err := c.Save(t.Context(), after); !errors.Is(err, ErrFull) {
		t.Fatalf("got %v", err)
	}
	subs, err := c.Subscriptions(t.Context())
	if err != nil || subs[0].State.ETag != before.State.ETag {
		t.Errorf("validator %q, %v", subs[0].State.ETag, err)
	}
	if n, err := c.Count(t.Context(), feed.View{}); err != nil || n != 20 {
		t.Errorf("%d articles, %v", n, err)
	}
	if item, err := c.Item(t.Context(), edited.ID); err != nil || item.Content == edited.Content || item.Revisions != 0 {
		t.Errorf("item %+v, %v", item, err)
	}
	checked(t, c)
	limit(t, c, 100_000)
	if s := saved(t, c, after); s != (feed.Saved{New: 200, Updated: 1}) {
		t.Errorf("with space again: %+v", s)
	}
	checked(t, c)
}

func TestAHeldLockIsWaitedForAndThenBusy(t *testing.T) {
	c, _ := opened(t, feedA)
	other, err := connect(c.Path(), sqlite.OpenReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := run(other, "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, cancel)
	if _, err := c.Save(ctx, pullOf(feedA, noon)); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled while it waits: %v", err)
	}
	released := make(chan struct{})
	time.AfterFunc(50*time.Millisecond, func() {
		defer close(released)
		run(other, "ROLLBACK")
	})
	if _, err := c.Save(t.Context(), pullOf(feedA, noon, art("x", noon))); err != nil {
		t.Errorf("released while it waits: %v", err)
	}
	<-released // the lock is gone before the statement has ended, and other must not be closed under it
	if err := kindOf(sqlite.ResultBusySnapshot); err != ErrBusy {
		t.Errorf("a lock that is never released gives %v", err)
	}
}

// TestAFileThatCannotBeWrittenIsRead takes the rights from files and folder.
// To root they mean nothing, so there a child without its rights looks.
func TestAFileThatCannotBeWrittenIsRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes")
	}
	for _, tt := range []struct {
		name         string
		file, folder os.FileMode
		open         bool // another process has it open, so that there is a log
	}{
		{"file", 0o400, 0o700, false},
		{"folder", 0o600, 0o500, false},
		{"both", 0o400, 0o500, false},
		{"both, with a log", 0o400, 0o500, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			top := t.TempDir()
			dir := filepath.Join(top, "data")
			path := filepath.Join(dir, "guanbao.db")
			c, _ := openedAt(t, path, feedA)
			saved(t, c, pullOf(feedA, noon, art("a", noon), art("b", noon.Add(-time.Hour))))
			if !tt.open {
				c.Close()
			}
			for _, suffix := range []string{"", "-wal", "-shm"} {
				if _, err := os.Stat(path + suffix); err == nil {
					lockOut(t, path+suffix, tt.file)
				}
			}
			lockOut(t, dir, tt.folder)
			t.Cleanup(func() { os.Chmod(dir, 0o700) })
			cmd := child(t, public(t, top), "locked out", path, 0)
			withoutRights(cmd)
			if out, err := cmd.Output(); err != nil || string(out) != "as it should\n" {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
}

func lockOut(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if os.Geteuid() == 0 {
		if err := os.Chown(path, nobody, nobody); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

// public copies the test binary to where a child without rights can run it.
func public(t *testing.T, dir string) string {
	t.Helper()
	for _, d := range []string{filepath.Dir(dir), dir} {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	in, err := os.Open(executable(t))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	to := filepath.Join(dir, "child")
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.Copy(out, in)
	if err := errors.Join(err, out.Close()); err != nil {
		t.Fatal(err)
	}
	return to
}

// playLockedOut checks what a cache does that cannot be written.
func playLockedOut(c *Cache) error {
	ctx := context.Background()
	if !errors.Is(c.ReadOnly(), ErrUnwritable) {
		return fmt.Errorf("reason %v", c.ReadOnly())
	}
	rows, err := c.Page(ctx, feed.View{}, feed.Cursor{}, Older, 5)
	if err != nil || !slices.Equal(titles(rows), []string{"a", "b"}) {
		return fmt.Errorf("page %v, %v", titles(rows), err)
	}
	if _, err := c.Item(ctx, rows[0].ID); err != nil {
		return err
	}
	ch, err := c.Mark(ctx, []feed.ID{rows[0].ID}, feed.MarkRead)
	if err != nil || ch.Count != 1 {
		return fmt.Errorf("mark %+v, %v", ch, err)
	}
	if rows, err = c.Page(ctx, feed.View{UnreadOnly: true}, feed.Cursor{}, Older, 5); err != nil || len(rows) != 1 {
		return fmt.Errorf("unread %v, %v", titles(rows), err)
	}
	if _, err := c.Save(ctx, pullOf(feedA, noon, art("x", noon))); !errors.Is(err, ErrUnwritable) {
		return fmt.Errorf("save: %v", err)
	}
	if err := c.Check(ctx); err != nil {
		return err
	}
	say("as it should")
	return nil
}

func TestAFolderThatCannotBeMadeIsUnwritable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), filepath.Join(file, "sub", "guanbao.db"), Options{}); err == nil {
		t.Error("a file was taken for a folder")
	}
}

func TestCheckFindsDamage(t *testing.T) {
	for name, harm := range map[string]string{
		"a wrong total":           "UPDATE feeds SET unread = unread + 1",
		"a wrong flag":            "UPDATE articles SET shown = 0 WHERE id = 1",
		"an article without text": "DELETE FROM texts WHERE id = 2",
		"a piece of no text":      "INSERT INTO tails (id, data) VALUES (99 << 16, x'00')",
		"a piece of no page":      "INSERT INTO pagetails (id, data) VALUES (1 << 16, x'00')",
	} {
		t.Run(name, func(t *testing.T) {
			c, _ := library(t)
			checked(t, c)
			if err := c.write(t.Context(), "harm", normal, func(conn *sqlite.Conn) error { return run(conn, harm) }); err != nil {
				t.Fatal(err)
			}
			if err := c.Check(t.Context()); !errors.Is(err, ErrCorrupt) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestDamagedPagesAreReportedAndTheFileIsLeft turns pages of a cache over, one
// at a time. Reading gives either rows or an error, never a panic, and Check
// or Open finds the damage.
func TestDamagedPagesAreReportedAndTheFileIsLeft(t *testing.T) {
	c, _ := opened(t, feedA)
	saved(t, c, newAuthor(5).pull(feedA, 0, 60, 3000, noon))
	c.Close()
	whole, err := os.ReadFile(c.Path())
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	pages := min(len(whole)/pageBytes, 1000/scale)
	for page := range pages {
		bad := slices.Clone(whole)
		for i := range 64 {
			bad[page*pageBytes+i] ^= 0xff
		}
		path := filepath.Join(t.TempDir(), "guanbao.db")
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if damaged(t, path) {
			found++
		}
	}
	if found < pages {
		t.Errorf("%d of %d damaged pages were found", found, pages)
	}
}

func damaged(t *testing.T, path string) bool {
	t.Helper()
	c, err := Open(t.Context(), path, Options{})
	if err != nil {
		return errors.Is(err, ErrCorrupt) || errors.Is(err, ErrForeign) || errors.Is(err, ErrNewer)
	}
	defer c.Close()
	rows, _ := c.Page(t.Context(), feed.View{}, feed.Cursor{}, Older, 100)
	for _, r := range rows {
		c.Item(t.Context(), r.ID)
	}
	c.Sources(t.Context())
	return errors.Is(c.Check(t.Context()), ErrCorrupt)
}
