package cache

import (
	"os"
	"testing"

	"zombiezen.com/go/sqlite"
)

// TestAnArticleTakesLittleRoom holds the file to the budget: an article of
// four kilobytes takes little more than it would unpacked, with all by which it is
// listed, related and found.
func TestAnArticleTakesLittleRoom(t *testing.T) {
	const n = 2000
	if scale > 1 {
		t.Skip("nothing here runs at once")
	}
	c, _ := opened(t)
	empty, err := os.Stat(c.Path()) // what the schema takes is no article's
	if err != nil {
		t.Fatal(err)
	}
	if err := fill(c, n); err != nil {
		t.Fatal(err)
	}
	c.index.stop()
	if err := c.begin(t.Context()); err != nil { // what came bit by bit is taken together
		t.Fatal(err)
	}
	indexed(t, c)
	var free, found int64 // pages that the next articles take, bytes of the index
	err = c.read(t.Context(), "size", func(conn *sqlite.Conn) (err error) {
		found, err = number(conn, "SELECT coalesce((SELECT sum(length(data)) FROM search_pages), 0) + sum(length(heads) + length(documents)) FROM search_segments")
		if err == nil {
			free, err = number(conn, "PRAGMA freelist_count")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(c.Path())
	if err != nil {
		t.Fatal(err)
	}
	each := (info.Size() - empty.Size() - free*pageBytes) / n
	t.Logf("%d bytes an article, %d of them to find it by", each, found/n)
	if each > 3900 {
		t.Errorf("%d bytes an article, at most 3900", each)
	}
}
