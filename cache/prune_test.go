package cache

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"guanbao/feed"
)

// dayly gives articles a day apart, the newest first.
func dayly(n int) (all []feed.Article) {
	for i := range n {
		all = append(all, art(fmt.Sprintf("b%03d", i), noon.AddDate(0, 0, -i)))
	}
	return all
}

func pruned(t testing.TB, c *Cache, address string, k feed.Keep) {
	t.Helper()
	if err := c.Prune(t.Context(), address, k, noon); err != nil {
		t.Fatal(err)
	}
	checked(t, c)
}

func namesOf(names ...string) (all []string) {
	for _, n := range names {
		all = append(all, "标题 "+n)
	}
	return all
}

func TestOnlyTheNewestArticlesAreKept(t *testing.T) {
	c, _ := opened(t, feedA, feedB)
	all := dayly(400)
	all[200].Number = "国邮发〔2021〕12号"
	saved(t, c, pullOf(feedB, noon, art("other", noon.AddDate(-5, 0, 0)), art("last", noon.AddDate(-4, 0, 0))))
	mine := pullOf(feedA, noon, all...)
	saved(t, c, mine)
	citing := art("citing", noon.AddDate(0, 0, -1))
	citing.Content = "<p>依照国邮发〔2021〕12号办理。</p>"
	saved(t, c, pullOf(feedB, noon, citing))
	mark := func(m feed.Mark, of ...int) {
		t.Helper()
		for _, n := range of {
			if _, err := c.Mark(t.Context(), []feed.ID{mine.Document.Articles[n].ID}, m); err != nil {
				t.Fatal(err)
			}
		}
	}
	mark(feed.MarkStarred, 300)
	mark(feed.MarkRead, 1, 350)
	of := feed.View{Kind: feed.ViewFeed, Name: feedA}
	pruned(t, c, feedA, feed.Keep{})
	if got := listed(t, c, of); len(got) != 100 {
		t.Fatalf("%d articles on the first page, nothing was to be removed", len(got))
	}
	pruned(t, c, feedA, feed.Keep{Articles: 3})
	want := namesOf("b000", "b001", "b002", "b200", "b300")
	if got := listed(t, c, of); !slices.Equal(got, want) {
		t.Errorf("kept %q, want %q", got, want)
	}
	if got := listed(t, c, feed.View{Kind: feed.ViewFeed, Name: feedB}); len(got) != 3 {
		t.Errorf("another feed has %q", got)
	}
	if got := found(searched(t, c, "b350")); len(got) != 0 {
		t.Errorf("found %q", got)
	}
	if s := saved(t, c, pullOf(feedA, noon.Add(time.Hour), all...)); s.New != 0 {
		t.Errorf("%d of those that were removed came again", s.New)
	}
	mark(feed.MarkUnstarred, 300)
	pruned(t, c, feedA, feed.Keep{Articles: 3})
	if got := listed(t, c, of); !slices.Equal(got, namesOf("b000", "b001", "b002", "b200")) {
		t.Errorf("kept %q", got)
	}
}

func TestOnlyTheArticlesOfSomeDaysAreKept(t *testing.T) {
	c, k := opened(t, feedA)
	all := append(dayly(10), art("undated", time.Time{}))
	saved(t, c, pullOf(feedA, noon, all...))
	pruned(t, c, feedA, feed.Keep{Days: 3, Articles: 8})
	of := feed.View{Kind: feed.ViewFeed, Name: feedA}
	want := namesOf("undated", "b000", "b001", "b002", "b003")
	slices.Sort(want)
	got := listed(t, c, of)
	if slices.Sort(got); !slices.Equal(got, want) {
		t.Errorf("kept %q, want %q", got, want)
	}
	// One that is written anew under its old id is news.
	all[7].Published, all[7].Content = noon.Add(time.Hour), "<p>新</p>"
	k.at = k.at.Add(time.Hour)
	if s := saved(t, c, pullOf(feedA, noon.Add(time.Hour), all...)); s.New != 1 {
		t.Errorf("%d came, want the one with a later date", s.New)
	}
	checked(t, c)
}

func TestCopiesHaveAnotherHeadWhenTheirsIsRemoved(t *testing.T) {
	c, _ := opened(t, feedA)
	subscribeTo(t, c, feedA, feedB, feedC)
	p := newAuthor(3).pull(feedA, 0, 10, 900, noon)
	first := p.Document.Articles[5]
	var ids []feed.ID
	for i, url := range []string{feedB, feedC} {
		again := first
		again.GUID, again.URL = url+"/copy", url+"/copy"
		again.Published = first.Published.Add(time.Duration(i+1) * time.Hour)
		pull := pullOf(url, noon, again)
		saved(t, c, pull)
		ids = append(ids, pull.Document.Articles[0].ID)
	}
	saved(t, c, p)
	groupedAll(t, c)
	if got := groups(t, c); len(got) != 3 || got[ids[0]] != first.ID {
		t.Fatalf("groups %v", got)
	}
	relatedTo(t, c, ids[0])
	pruned(t, c, feedA, feed.Keep{Articles: 1})
	if got := groups(t, c); len(got) != 2 || got[ids[1]] != ids[0] {
		t.Errorf("groups %v, want both under %s", got, ids[0])
	}
	if r := relatedTo(t, c, ids[1]); len(r.Reposts) != 1 {
		t.Errorf("reposts %+v", r.Reposts)
	}
	pruned(t, c, feedC, feed.Keep{Articles: 1})
	if got := groups(t, c); len(got) != 2 {
		t.Errorf("groups %v: one article is to be kept", got)
	}
	saved(t, c, pullOf(feedC, noon, art("newer", noon.AddDate(0, 0, 1))))
	pruned(t, c, feedC, feed.Keep{Articles: 1})
	if got := groups(t, c); len(got) != 0 {
		t.Errorf("groups %v of one article", got)
	}
}

func TestACacheThatIsOnlyReadLosesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guanbao.db")
	c, _ := openedAt(t, path, feedA)
	saved(t, c, pullOf(feedA, noon, dayly(5)...))
	c.reason = errors.New("only read")
	pruned(t, c, feedA, feed.Keep{Articles: 1})
	if got := listed(t, c, feed.View{}); len(got) != 5 {
		t.Errorf("kept %q", got)
	}
	c.reason = nil
}

// TestTheRowThatCameLastStays holds that no later article gets the number of
// one that was removed, which the index may still have.
func TestTheRowThatCameLastStays(t *testing.T) {
	c, _ := opened(t, feedA)
	saved(t, c, pullOf(feedA, noon, art("old", noon.AddDate(-1, 0, 0))))
	pruned(t, c, feedA, feed.Keep{Days: 3})
	if got := listed(t, c, feed.View{}); len(got) != 1 {
		t.Fatalf("kept %q", got)
	}
	saved(t, c, pullOf(feedA, noon, art("new", noon)))
	pruned(t, c, feedA, feed.Keep{Days: 3})
	if got := listed(t, c, feed.View{}); !slices.Equal(got, namesOf("new")) {
		t.Errorf("kept %q", got)
	}
}
