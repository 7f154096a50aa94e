package cache

import (
	"testing"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/index"
)

// TestWhatComesWhileTheIndexIsBegunIsFound saves between the look at what waits
// and the beginning of the index.
func TestWhatComesWhileTheIndexIsBegunIsFound(t *testing.T) {
	c, _ := opened(t, feedA)
	c.index.stop() // nothing runs beside the test
	saved(t, c, pullOf(feedA, noon, art("早", noon)))
	var w waiting
	err := c.read(t.Context(), "look", func(conn *sqlite.Conn) (err error) {
		w, err = nextWaiting(conn)
		return err
	})
	if err != nil || !w.fresh {
		t.Fatalf("%+v, %v: the index was begun", w, err)
	}
	saved(t, c, pullOf(feedA, noon, art("晚", noon)))
	err = c.write(t.Context(), "begin", normal, func(conn *sqlite.Conn) error { return w.store(conn, index.Segment{}) })
	if err != nil {
		t.Fatal(err)
	}
	indexed(t, c)
	for _, word := range []string{"早", "晚"} {
		if got := searched(t, c, word); len(got) != 1 {
			t.Errorf("%s: %+v", word, got)
		}
	}
}

// TestWhatARefreshBringsIsIndexedAtItsEnd saves less than a batch: nothing is
// indexed before the end of the refresh, and all is then.
func TestWhatARefreshBringsIsIndexedAtItsEnd(t *testing.T) {
	c, _ := opened(t, feedA)
	saved(t, c, pullOf(feedA, noon, art("早", noon), art("晚", noon)))
	if c.index.done != nil {
		t.Error("the index is made in the middle of a refresh")
	}
	if err := c.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	<-c.index.done
	var waiting int64
	err := c.read(t.Context(), "queue", func(conn *sqlite.Conn) (err error) {
		waiting, err = number(conn, "SELECT count(*) FROM search_queue")
		return err
	})
	if err != nil || waiting != 0 {
		t.Errorf("%d wait, %v", waiting, err)
	}
	if got := searched(t, c, "早"); len(got) != 1 {
		t.Errorf("%+v", got)
	}
}
