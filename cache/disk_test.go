package cache

import (
	"os"
	"testing"
)

// TestAnArticleTakesLittleRoom holds the file to the budget: an article of
// four kilobytes takes less than it would unpacked, rows and indexes included.
func TestAnArticleTakesLittleRoom(t *testing.T) {
	const n = 2000
	if scale > 1 {
		t.Skip("nothing here runs at once")
	}
	c, _ := opened(t)
	if err := fill(c, n); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(c.Path())
	if err != nil {
		t.Fatal(err)
	}
	each := info.Size() / n
	t.Logf("%d bytes an article", each)
	if each > 4000 {
		t.Errorf("%d bytes an article, at most 4000", each)
	}
}
