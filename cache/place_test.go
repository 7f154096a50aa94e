package cache

import (
	"path/filepath"
	"testing"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

func placeOf(t *testing.T, c *Cache, id feed.ID) feed.Place {
	t.Helper()
	it, err := c.Item(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return it.Place
}

func TestAPlaceIsKeptAndForgotten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guanbao.db")
	c, _ := openedAt(t, path, feedA)
	p := pullOf(feedA, noon, art("a", noon))
	saved(t, c, p)
	id := p.Document.Articles[0].ID
	if got := placeOf(t, c, id); got != (feed.Place{}) {
		t.Errorf("a place that nobody set: %v", got)
	}
	for _, want := range []feed.Place{{Block: 7, Byte: 120}, {Block: 2}, {}, {Block: 1, Byte: 3}} {
		if err := c.SetPlace(t.Context(), id, want); err != nil {
			t.Fatal(err)
		}
		if got := placeOf(t, c, id); got != want {
			t.Errorf("place %v, want %v", got, want)
		}
	}
	if err := c.SetPlace(t.Context(), "unknown", feed.Place{Block: 1}); err != nil {
		t.Errorf("an unknown article: %v", err)
	}
	c.Close()
	again, _ := openedAt(t, path)
	if got := placeOf(t, again, id); got != (feed.Place{Block: 1, Byte: 3}) {
		t.Errorf("after a restart: %v", got)
	}
	again.Close()

	only, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := only.SetPlace(t.Context(), id, feed.Place{Block: 9}); err != nil {
		t.Fatal(err)
	}
	if got := placeOf(t, only, id); got != (feed.Place{Block: 9}) {
		t.Errorf("in a cache that is only read: %v", got)
	}
	only.Close()
	last, _ := openedAt(t, path)
	if got := placeOf(t, last, id); got != (feed.Place{Block: 1, Byte: 3}) {
		t.Errorf("a cache that was only read has changed: %v", got)
	}
}

func TestAnOlderCacheThatCannotBeWrittenIsReadAllTheSame(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guanbao.db")
	c, _ := openedAt(t, path, feedA)
	p := pullOf(feedA, noon, art("a", noon))
	saved(t, c, p)
	id := p.Document.Articles[0].ID
	c.Close()
	conn, err := sqlite.OpenConn(path, sqlite.OpenReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"DROP TABLE places", "PRAGMA user_version = 1"} {
		if err := run(conn, query); err != nil {
			t.Fatal(err)
		}
	}
	if err := conn.Close(); err != nil {
		t.Fatal(err)
	}
	older, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer older.Close()
	if got := placeOf(t, older, id); got != (feed.Place{}) {
		t.Errorf("place %v", got)
	}
}
