package cache

import (
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

// withCopy gives a cache of two feeds, of which the second carries a text of the first later.
func withCopy(t *testing.T, o Options) (c *Cache, first feed.Article, again func(body string) feed.ID) {
	t.Helper()
	clock := &clock{at: noon}
	o.Now = clock.now
	c, err := Open(t.Context(), t.TempDir()+"/guanbao.db", o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	subscribeTo(t, c, feedA, feedB)
	p := newAuthor(3).pull(feedA, 0, 20, 900, noon)
	saved(t, c, p)
	groupedAll(t, c)
	first = p.Document.Articles[7]
	return c, first, func(body string) feed.ID {
		other := first
		other.GUID, other.URL, other.Published, other.Content = "copy", "https://b.example/copy", first.Published.Add(time.Hour), body
		pull := pullOf(feedB, noon.Add(time.Hour), other)
		saved(t, c, pull)
		groupedAll(t, c)
		return pull.Document.Articles[0].ID
	}
}

func TestAnArticleThatIsRevisedIntoAnotherLeavesItsGroup(t *testing.T) {
	c, first, again := withCopy(t, Options{})
	id := again(first.Content)
	if got := groups(t, c); got[id] != first.ID || got[first.ID] != first.ID {
		t.Fatalf("groups %v", got)
	}
	again("<p>" + strings.Repeat("完全不同的另一篇通知，说的是别的事情。港口今天起恢复装卸作业。", 20) + "</p>")
	if got := groups(t, c); len(got) != 0 {
		t.Errorf("groups %v of texts that differ now", got)
	}
	again(first.Content)
	if got := groups(t, c); got[id] != first.ID {
		t.Errorf("groups %v of texts that are the same again", got)
	}
	checked(t, c)
}

func TestTheOthersStayTogetherWhenOneLeaves(t *testing.T) {
	c, first, again := withCopy(t, Options{})
	subscribeTo(t, c, feedA, feedB, feedC)
	third := first
	third.GUID, third.URL, third.Published = "third", "https://c.example/copy", first.Published.Add(-time.Hour)
	p := pullOf(feedC, noon.Add(time.Hour), third)
	saved(t, c, p)
	head := p.Document.Articles[0].ID
	id := again(first.Content)
	if got := groups(t, c); len(got) != 3 || got[id] != head {
		t.Fatalf("groups %v, want three under %s", got, head)
	}
	again("<p>" + strings.Repeat("完全不同的另一篇通知，说的是别的事情。港口今天起恢复装卸作业。", 20) + "</p>")
	if got := groups(t, c); len(got) != 2 || got[first.ID] != head {
		t.Errorf("groups %v, want the other two", got)
	}
}

// agree checks that what counts as unread stands in a row that shows it, in
// the list of everything and in that of what is unread.
func agree(t *testing.T, c *Cache, want int) {
	t.Helper()
	totals, err := c.Totals(t.Context())
	if err != nil || totals.Unread != want {
		t.Errorf("%d are counted unread, want %d, %v", totals.Unread, want, err)
	}
	for _, v := range []feed.View{{Fold: true}, {Kind: feed.ViewUnread, Fold: true}} {
		behind := map[feed.ID]bool{}
		for _, r := range paged(t, c, v, feed.Cursor{}, Older, 100) {
			if r.Unread {
				for _, id := range append(r.Copies, r.ID) {
					behind[id] = true
				}
			}
		}
		all := paged(t, c, feed.View{Kind: feed.ViewUnread}, feed.Cursor{}, Older, 100)
		for _, r := range all {
			if !behind[r.ID] {
				t.Errorf("in view %v no row shows that %s is unread", v.Kind, r.ID)
			}
		}
		if len(all) != want {
			t.Errorf("%d are unread, want %d", len(all), want)
		}
	}
}

func TestACopyOfATextThatWasReadIsBornRead(t *testing.T) {
	for _, reads := range []bool{true, false} {
		c, first, again := withCopy(t, Options{ReadCopies: reads})
		if _, err := c.Mark(t.Context(), []feed.ID{first.ID}, feed.MarkRead); err != nil {
			t.Fatal(err)
		}
		id := again(first.Content)
		it := itemOf(t, c, id)
		if it.Unread == reads {
			t.Errorf("the copy of a text that was read is unread: %v, with the setting %v", it.Unread, reads)
		}
		agree(t, c, 19+int(bit(!reads)))
		if _, err := c.Mark(t.Context(), []feed.ID{id}, feed.MarkUnread); err != nil {
			t.Fatal(err)
		}
		again(first.Content + "<p>更正。</p>")
		if it := itemOf(t, c, id); !it.Unread {
			t.Error("a revision took the reader's mark away")
		}
		agree(t, c, 20)
		checked(t, c)
	}
}

func TestACopyOfATextThatIsUnreadStaysUnread(t *testing.T) {
	c, first, again := withCopy(t, Options{ReadCopies: true})
	if it := itemOf(t, c, again(first.Content)); !it.Unread {
		t.Error("the copy is read though nobody has read the text")
	}
	agree(t, c, 21)
}

func TestWhatAnotherSectionNamesIsNotSimilarAsWell(t *testing.T) {
	c, first, _ := withCopy(t, Options{})
	half := feed.Article{GUID: "half", URL: "https://b.example/half", Title: "同一件事的后续", Published: first.Published.Add(time.Hour),
		Content: first.Content[:len(first.Content)*11/20] + newAuthor(9).bulletin(feedB, 0, 500, noon).Content}
	saved(t, c, pullOf(feedB, noon.Add(time.Hour), half))
	asked := first
	for _, listed := range []bool{false, true} {
		if listed {
			asked.Links = []feed.Link{{Kind: feed.LinkRelated, Title: half.Title, URL: half.URL}}
			saved(t, c, pullOf(feedA, noon.Add(2*time.Hour), asked))
		}
		r := relatedTo(t, c, first.ID)
		if n := len(r.Related); n != int(bit(listed)) {
			t.Fatalf("%d are listed", n)
		}
		like := false
		for _, s := range r.Similar {
			like = like || s.Row.Title == half.Title
		}
		if like == listed {
			t.Errorf("it is similar: %v, listed: %v", like, listed)
		}
	}
}
