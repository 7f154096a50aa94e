package cache

import (
	"fmt"
	"testing"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// TestAnAnswerInPartSaysSoUntilAllIsIndexed has more articles wait than a
// search looks through: new ones, and all when the index turns out to be damaged.
func TestAnAnswerInPartSaysSoUntilAllIsIndexed(t *testing.T) {
	c, _ := opened(t, feedA)
	const all = mostScanned + 10
	var many []feed.Article
	for i := range all {
		many = append(many, art(fmt.Sprint("a", i), noon))
	}
	saved(t, c, pullOf(feedA, noon, many...))
	find := func() feed.Hits {
		t.Helper()
		found, err := c.Search(t.Context(), asked(t, "title:标题"), feed.Search{Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	for _, state := range []string{"new", "damaged"} {
		found := find()
		if !found.Part || found.Least == all || found.Most <= found.Least {
			t.Errorf("%s: before it is indexed %d to %d are found, part %v", state, found.Least, found.Most, found.Part)
		}
		for n := 0; found.Part; n++ {
			more, err := c.Indexed(t.Context())
			if err != nil || n == 100 {
				t.Fatalf("%s: more %v, %v, after %d times", state, more, err, n)
			}
			found = find()
		}
		if found.Least != all || found.Most != all {
			t.Errorf("%s: then %d to %d", state, found.Least, found.Most)
		}
		if more, err := c.Indexed(t.Context()); !more || err != nil {
			t.Errorf("%s: nothing waits, and yet %v, %v", state, more, err)
		}
		err := c.write(t.Context(), "damage", normal, func(conn *sqlite.Conn) error {
			return run(conn, "UPDATE search_pages SET data = zeroblob(length(data))")
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestNobodyWaitsForAnIndexThatIsNotMade asks where nothing can be written, and
// where the work fails.
func TestNobodyWaitsForAnIndexThatIsNotMade(t *testing.T) {
	c, _ := opened(t, feedA)
	saved(t, c, pullOf(feedA, noon, art("a", noon)))
	c.index.stop() // as when the cache is being closed
	if more, err := c.Indexed(t.Context()); more || err != nil {
		t.Errorf("%v, %v", more, err)
	}
}

// TestAnIndexThatLacksArticlesIsMadeAnew loses parts of the index without a
// fault in what is left of it.
func TestAnIndexThatLacksArticlesIsMadeAnew(t *testing.T) {
	path := t.TempDir() + "/guanbao.db"
	for _, loss := range []string{"", "DELETE FROM search_segments", "DELETE FROM search_segments WHERE id = (SELECT max(id) FROM search_segments)", "DELETE FROM search_queue"} {
		c, _ := openedAt(t, path, feedA)
		for n := range 2 {
			saved(t, c, pullOf(feedA, noon, art(fmt.Sprint("a", n), noon), art(fmt.Sprint("b", n), noon)))
			indexed(t, c)
		}
		if loss == "DELETE FROM search_queue" {
			saved(t, c, pullOf(feedA, noon, art("c", noon)))
		}
		if loss != "" {
			if err := c.write(t.Context(), "loss", normal, func(conn *sqlite.Conn) error { return run(conn, loss) }); err != nil {
				t.Fatal(err)
			}
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		c, _ = openedAt(t, path)
		want, err := c.Count(t.Context(), feed.View{})
		if got := searched(t, c, "标题"); err != nil || len(got) != want {
			t.Errorf("after %q %d of %d are found, %v", loss, len(got), want, err)
		}
		checked(t, c)
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
