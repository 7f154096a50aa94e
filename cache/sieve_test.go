package cache

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

func searching(t testing.TB, c *Cache, searches ...feed.SavedSearch) {
	t.Helper()
	if err := c.SetSearches(t.Context(), searches); err != nil {
		t.Fatal(err)
	}
}

// sifted has all looked at that waits, and nothing in the background.
func sifted(t testing.TB, c *Cache) {
	t.Helper()
	c.sieve.stop()
	for more := true; more; {
		var err error
		if more, err = c.Sift(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// dealt gives what is done with what came.
func dealt(t testing.TB, c *Cache) []feed.Deed {
	t.Helper()
	deeds, err := c.SiftNew(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return deeds
}

// listed gives the titles of a view.
func listed(t testing.TB, c *Cache, v feed.View) (titles []string) {
	t.Helper()
	for _, r := range paged(t, c, v, feed.Cursor{}, Older, 100) {
		titles = append(titles, r.Title)
	}
	return titles
}

func searchView(name string) feed.View { return feed.View{Kind: feed.ViewSearch, Name: name} }

func standingOf(t testing.TB, c *Cache, name string) feed.Standing {
	t.Helper()
	all, err := c.Standings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(all, func(s feed.Standing) bool { return s.Name == name })
	if i < 0 {
		t.Fatalf("no search %s in %+v", name, all)
	}
	return all[i]
}

func TestNewArticlesAreDealtWithOnce(t *testing.T) {
	c, _ := opened(t, feedA)
	saved(t, c, pullOf(feedA, noon, art("旧会议", noon.Add(-time.Hour))))
	searching(t, c,
		feed.SavedSearch{Name: "会议", Query: "title:会议", OnNew: []feed.Action{feed.ActionStar, feed.ActionNotify}},
		feed.SavedSearch{Name: "广告", Query: "title:广告", OnNew: []feed.Action{feed.ActionHide}},
		feed.SavedSearch{Name: "任免", Query: "任免 -is:starred", OnNew: []feed.Action{feed.ActionRead}})
	if got := dealt(t, c); got != nil {
		t.Errorf("done with what was there before: %+v", got)
	}
	p := pullOf(feedA, noon, art("会议", noon), art("会议任免", noon), art("广告", noon), art("广告会议", noon), art("任免", noon))
	saved(t, c, p)
	want := []feed.Deed{
		{Search: "会议", Feed: feedA, Starred: 3, Notify: 3, Title: "标题 会议"},
		{Search: "广告", Feed: feedA, Read: 2, Hidden: 2}, {Search: "任免", Feed: feedA, Read: 2},
	}
	got := dealt(t, c)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("done\n%+v, want\n%+v", got, want)
	}
	starred := feed.View{Kind: feed.ViewStarred}
	if all := listed(t, c, starred); len(all) != 3 {
		t.Errorf("starred: %q", all)
	}
	if ch := marks(t, c, feed.MarkUnstarred, "会议"); ch.Count != 1 {
		t.Fatal(ch)
	}
	p.Document.Articles[0].Content = "<p>会议，改</p>"
	saved(t, c, p)
	if got := dealt(t, c); got != nil || len(listed(t, c, starred)) != 2 {
		t.Errorf("a changed article is dealt with again: %+v", got)
	}
	checked(t, c)
}

func TestTheTextOfAPageIsNewToASearchThatDidNotKnowTheArticle(t *testing.T) {
	c, _ := opened(t, oneFeed)
	searching(t, c,
		feed.SavedSearch{Name: "文", Query: "无人机", OnNew: []feed.Action{feed.ActionNotify}},
		feed.SavedSearch{Name: "题", Query: "标题", OnNew: []feed.Action{feed.ActionNotify}})
	ids := briefs(t, c, 3)
	want := []feed.Deed{{Search: "题", Feed: oneFeed, Notify: 3, Title: "标题 b0"}}
	if got := dealt(t, c); !reflect.DeepEqual(got, want) {
		t.Fatalf("done %+v", got)
	}
	marks(t, c, feed.MarkRead, "b1")
	text := "无人机投递邮件的办法，" + strings.Repeat("各条如下。", 50)
	for _, id := range ids[:2] {
		keep(t, c, wholeOf(id, noon, text))
	}
	want = []feed.Deed{{Search: "文", Feed: oneFeed, Notify: 1, Title: "标题 b0"}}
	if got := dealt(t, c); !reflect.DeepEqual(got, want) {
		t.Errorf("of two pages, one of a read article: %+v", got)
	}
	keep(t, c, wholeOf(ids[2], noon, strings.Repeat("别的事。", 50)))
	keep(t, c, wholeOf(ids[0], noon, text+"改。"))
	dealt(t, c)
	keep(t, c, wholeOf(ids[2], noon, text))
	if got := dealt(t, c); got != nil {
		t.Errorf("a page that changed is dealt with: %+v", got)
	}
}

func TestWhatASearchHidesIsShownElsewhere(t *testing.T) {
	c, _ := opened(t, feedA)
	hide := feed.SavedSearch{Name: "广告", Query: "广告", OnNew: []feed.Action{feed.ActionHide}}
	searching(t, c, hide)
	saved(t, c, pullOf(feedA, noon, art("广告", noon), art("公告", noon)))
	dealt(t, c)
	totals := func() Totals {
		n, err := c.Totals(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	hidden := func(state string) {
		t.Helper()
		if all := listed(t, c, feed.View{}); len(all) != 1 || totals() != (Totals{All: 1, Unread: 1}) {
			t.Errorf("%s: all are %q, %+v", state, all, totals())
		}
	}
	hidden("new")
	for _, v := range []feed.View{{Kind: feed.ViewFeed, Name: feedA}, searchView("广告")} {
		if all := listed(t, c, v); !slices.Contains(all, "标题 广告") {
			t.Errorf("%+v has %q", v, all)
		}
	}
	if found := searched(t, c, "广告"); len(found) != 1 {
		t.Errorf("found %+v", found)
	}
	if s := standingOf(t, c, "广告"); s.Hidden != 1 || s.Articles != 1 || s.Unread != 0 {
		t.Errorf("standing %+v", s)
	}
	for _, off := range []bool{true, false} {
		if err := c.Subscribe(t.Context(), []feed.Feed{{URL: feedA, Hidden: off}}); err != nil {
			t.Fatal(err)
		}
	}
	hidden("after the feed was hidden for a while")
	if _, err := c.MarkView(t.Context(), searchView("广告"), feed.MarkUnread); err != nil {
		t.Fatal(err)
	}
	hidden("marked unread")
	hide.OnNew = nil
	searching(t, c, hide)
	if all := listed(t, c, feed.View{}); len(all) != 2 || totals() != (Totals{All: 2, Unread: 2}) {
		t.Errorf("a search that hides nothing any more leaves %q, %+v", all, totals())
	}
	checked(t, c)
}

// TestWhatIsHiddenIsWhatItsSearchHolds changes a search that hides, and the
// titles that it hid.
func TestWhatIsHiddenIsWhatItsSearchHolds(t *testing.T) {
	c, _ := opened(t, feedA)
	hide := feed.SavedSearch{Name: "广告", Query: "title:广告", OnNew: []feed.Action{feed.ActionHide}}
	searching(t, c, hide)
	saved(t, c, pullOf(feedA, noon, art("广告", noon), art("公告", noon), art("广告二", noon)))
	dealt(t, c)
	shown := func(state string, want ...string) {
		t.Helper()
		all := listed(t, c, feed.View{})
		slices.Sort(all)
		if n, err := c.Totals(t.Context()); err != nil || n.All != len(want) || !slices.Equal(all, want) {
			t.Errorf("%s: all are %q, %+v, %v; want %q", state, all, n, err, want)
		}
	}
	shown("new", "标题 公告")
	corrected := art("广告二", noon)
	corrected.Title = "更正"
	saved(t, c, pullOf(feedA, noon.Add(time.Hour), corrected))
	dealt(t, c)
	shown("a title was corrected", "更正", "标题 公告")

	for _, query := range []string{"title:(广告 OR 通告)", "广告 -is:starred"} {
		hide.Query = query
		searching(t, c, hide)
		shown("another query, before all was looked at", "更正", "标题 公告")
		sifted(t, c)
		shown("another query", "更正", "标题 公告")
	}
	hide.Name = "别名"
	searching(t, c, hide)
	shown("another name", "更正", "标题 公告")
	err := c.write(t.Context(), "rules", normal, func(conn *sqlite.Conn) error { return run(conn, "UPDATE searches SET version = 1") })
	if err != nil {
		t.Fatal(err)
	}
	searching(t, c, hide)
	sifted(t, c)
	shown("other rules of finding", "更正", "标题 公告")
	hide.Query = "title:通告"
	searching(t, c, hide)
	sifted(t, c)
	shown("a query that has it no more", "更正", "标题 公告", "标题 广告")
	checked(t, c)
}

func TestASavedSearchFollowsTheNameOfAFeed(t *testing.T) {
	c, _ := opened(t, feedA)
	saved(t, c, pullOf(feedA, noon, art("a", noon)))
	searching(t, c, feed.SavedSearch{Name: "邮政", Query: "邮政 -is:starred"})
	sifted(t, c)
	for i, name := range []string{"", "国家邮政局", "别的"} {
		if err := c.Subscribe(t.Context(), []feed.Feed{{URL: feedA, Name: name}}); err != nil {
			t.Fatal(err)
		}
		sifted(t, c)
		if got := len(listed(t, c, searchView("邮政"))); got != i%2 {
			t.Errorf("named %q: %d found", name, got)
		}
	}
}

func TestOneCanWaitForASearchThatIsNew(t *testing.T) {
	c, _ := opened(t, feedA)
	saved(t, c, pullOf(feedA, noon, art("a", noon), art("b", noon)))
	for _, query := range []string{"标题", "is:unread"} {
		searching(t, c, feed.SavedSearch{Name: "新", Query: query})
		if ready, err := c.Ready(t.Context()); !ready || err != nil {
			t.Fatalf("ready %v, %v", ready, err)
		}
		if s := standingOf(t, c, "新"); !s.Ready || s.Articles != 2 || s.Unread != 2 {
			t.Errorf("%s: %+v", query, s)
		}
	}
	c.sieve.stop()
	searching(t, c, feed.SavedSearch{Name: "新", Query: "is:starred"})
	if ready, err := c.Ready(t.Context()); ready || err != nil {
		t.Errorf("nobody asks, and yet ready %v, %v", ready, err)
	}
}

func TestASearchKeepsWhatItFoundUnderAnotherName(t *testing.T) {
	c, _ := library(t)
	searching(t, c, feed.SavedSearch{Name: "更名", Query: " 标题"}, feed.SavedSearch{Name: "标题", Query: "is:unread"})
	if s := standingOf(t, c, "更名"); !s.Ready || s.Articles != 12 {
		t.Errorf("renamed: %+v", s)
	}
	if s := standingOf(t, c, "标题"); s.Ready || s.Articles != 0 {
		t.Errorf("another query: %+v", s)
	}
	sifted(t, c)
	if s := standingOf(t, c, "标题"); !s.Ready || s.Articles != 12 || s.Unread != 12 {
		t.Errorf("another query, looked at: %+v", s)
	}
	searching(t, c)
	sifted(t, c)
	left := int64(-1)
	err := c.read(t.Context(), "left", func(conn *sqlite.Conn) (err error) {
		left, err = number(conn, "SELECT count(*) FROM saved")
		return err
	})
	if err != nil || left != 0 {
		t.Errorf("%d rows are left, %v", left, err)
	}
}

func TestAQueryThatCannotBeKeptIsRefused(t *testing.T) {
	c, _ := opened(t)
	for _, q := range []string{"", "title:", "on:1d OR on:2d OR on:3d OR on:4d OR on:5d OR on:6d OR on:7d"} {
		if err := c.SetSearches(t.Context(), []feed.SavedSearch{{Name: "x", Query: q}}); err == nil {
			t.Errorf("%q is kept", q)
		}
	}
}

// TestAnOlderCacheIsReadWithoutSearches takes away what the schema of the cache
// before searches were saved does not have.
func TestAnOlderCacheIsReadWithoutSearches(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guanbao.db")
	c, _ := openedAt(t, path, feedA)
	saved(t, c, pullOf(feedA, noon, art("a", noon)))
	err := c.write(t.Context(), "grow old", normal, func(conn *sqlite.Conn) error {
		for _, q := range []string{"DROP TRIGGER saved_follows", "DROP TABLE saved", "DROP TABLE searches", "DROP TABLE saved_queue", "DROP TABLE saved_feeds",
			"DROP TABLE concealed", "DROP TABLE votes", "DROP TABLE votes_state", "DROP TABLE gone", "DROP TABLE search_removed", "DROP TABLE tails", "DROP TABLE pagetails", "PRAGMA user_version = 7"} {
			if err := run(conn, q); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
	old, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	searching(t, old, feed.SavedSearch{Name: "标题", Query: "标题"})
	if n, err := old.Totals(t.Context()); err != nil || n.All != 1 || len(dealt(t, old)) > 0 || len(listed(t, old, searchView("标题"))) > 0 {
		t.Errorf("%+v, %v", n, err)
	}
	if all, err := old.Standings(t.Context()); err != nil || len(all) > 0 {
		t.Errorf("%+v, %v", all, err)
	}
	old.Close()
	again, _ := openedAt(t, path)
	searching(t, again, feed.SavedSearch{Name: "标题", Query: "标题"})
	sifted(t, again)
	if all := listed(t, again, searchView("标题")); len(all) != 1 {
		t.Errorf("brought up to date: %q", all)
	}
}
