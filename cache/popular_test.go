package cache

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"guanbao/feed"
)

// ranking is a page of a site with a hot list that leads to some articles.
func ranking(site string, n int, at time.Time, kind feed.LinkKind, to ...feed.Article) feed.Article {
	a := feed.Article{GUID: fmt.Sprint(site, n), URL: fmt.Sprintf("https://%s/page/%d", site, n), Title: fmt.Sprintf("%s的第%d个页面标题", site, n), Published: at, Content: "<p>正文</p>"}
	for _, t := range to {
		a.Links = append(a.Links, feed.Link{Kind: kind, Title: t.Title, URL: t.URL})
	}
	return a
}

func popularIDs(t *testing.T, c *Cache, v feed.View) (out []feed.ID, hot []int) {
	t.Helper()
	v.Kind = feed.ViewPopular
	rows, err := c.Page(t.Context(), v, feed.Cursor{}, Older, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		out, hot = append(out, r.ID), append(hot, r.Hot)
	}
	return out, hot
}

func TestWhatManySitesRankHighIsPopular(t *testing.T) {
	c, clock := opened(t, feedA)
	subscribeTo(t, c, feedA, feedB)
	var stories []feed.Article
	for i := range 5 {
		stories = append(stories, feed.Article{GUID: fmt.Sprint("s", i), URL: fmt.Sprintf("https://story.example/%d", i),
			Title: fmt.Sprintf("第%d篇关于寄递网络建设的报道", i), Published: clock.now().Add(-time.Duration(i) * time.Hour), Content: "<p>正文</p>"})
	}
	p := pullOf(feedA, clock.now(), stories...)
	saved(t, c, p)
	stories = p.Document.Articles
	day := 24 * time.Hour
	pages := []feed.Article{
		ranking("one.example", 9, clock.now().Add(-20*day), feed.LinkPopular, stories[4]), // too old
	}
	for n := range 8 { // one list on eight pages counts once
		pages = append(pages, ranking("one.example", n, clock.now().Add(-day), feed.LinkPopular, stories[0], stories[1]))
	}
	pages = append(pages,
		ranking("two.example", 1, clock.now().Add(-2*day), feed.LinkPopular, stories[1], feed.Article{Title: "不在缓存里的一篇热门文章", URL: "https://away.example/x"}),
		ranking("two.example", 2, clock.now().Add(-2*day), feed.LinkRecommended, stories[2]),
		ranking("two.example", 3, clock.now().Add(-2*day), feed.LinkRelated, stories[3]))
	saved(t, c, pullOf(feedB, clock.now(), pages...))

	got, hot := popularIDs(t, c, feed.View{})
	if want := []feed.ID{stories[1].ID, stories[0].ID, stories[2].ID}; !slices.Equal(got, want) || !slices.Equal(hot, []int{2, 1, 1}) {
		t.Errorf("popular: %v listed by %v, want %v", got, hot, want)
	}
	change, err := c.MarkView(t.Context(), feed.View{Kind: feed.ViewPopular}, feed.MarkRead)
	if err != nil || change.Count != 3 {
		t.Errorf("the view was marked: %+v, %v", change, err)
	}
	if left, _ := popularIDs(t, c, feed.View{UnreadOnly: true}); len(left) != 0 {
		t.Errorf("unread and popular: %v", left)
	}
	if n, err := c.Count(t.Context(), feed.View{Kind: feed.ViewPopular}); err != nil || n != 3 {
		t.Errorf("%d are popular, %v", n, err)
	}
	if n, err := c.Count(t.Context(), feed.View{Kind: feed.ViewUnread}); err != nil || n != len(stories)+len(pages)-3 {
		t.Errorf("%d are unread, %v", n, err)
	}
}

func TestThePopularAreReadPageByPageInBothDirections(t *testing.T) {
	c := sampled(t)
	groupedAll(t, c)
	all, hot := popularIDs(t, c, feed.View{})
	if len(all) < 3 || hot[0] < 1 {
		t.Fatalf("popular in the sample: %v, %v", all, hot)
	}
	for _, d := range []Direction{Older, Newer} {
		var got []feed.ID
		for at, rows := (feed.Cursor{}), []feed.Row(nil); ; {
			rows = paged(t, c, feed.View{Kind: feed.ViewPopular}, at, d, 2)
			var ids []feed.ID
			for _, r := range rows {
				ids = append(ids, r.ID)
			}
			if d == Newer {
				got = append(ids, got...)
			} else {
				got = append(got, ids...)
			}
			if len(rows) < 2 {
				break
			}
			at = d.last(rows).Cursor
		}
		if !slices.Equal(got, all) {
			t.Errorf("direction %v gives %v, want %v", d, got, all)
		}
	}
}

func TestAPlaceInAListWeighsByItsRank(t *testing.T) {
	if first, tenth, last := weigh(feed.LinkPopular, 0), weigh(feed.LinkPopular, 9), weigh(feed.LinkPopular, 5000); first != 1 || tenth != 0.1 || last != tenth {
		t.Errorf("weights %v %v %v", first, tenth, last)
	}
	if weigh(feed.LinkRecommended, 0) >= weigh(feed.LinkPopular, 6) {
		t.Error("a recommendation weighs as much as a hot list")
	}
	many := tally{sites: map[string]float64{"a": 0.5, "b": 0.6}}
	if one := (tally{sites: map[string]float64{"a": 1}}); many.score() <= one.score() {
		t.Error("two sites weigh no more than one")
	}
}

func TestWhatIsHotAndNotCachedHasARowWhereItIsAskedFor(t *testing.T) {
	c, clock := opened(t, feedA)
	story := feed.Article{GUID: "s", URL: "https://story.example/1", Title: "一篇关于寄递网络建设的报道", Published: clock.now(), Content: "<p>正文</p>"}
	away := feed.Article{Title: "不在缓存里的一篇热门文章", URL: "https://away.example/x"}
	named := feed.Article{Title: "没有地址的一篇热门文章标题"}
	only := ranking("two.example", 2, clock.now(), feed.LinkRecommended, feed.Article{Title: "只是推荐的一篇文章标题", URL: "https://away.example/y"})
	page := ranking("one.example", 1, clock.now(), feed.LinkPopular, away, story, named)
	old := ranking("one.example", 3, clock.now().Add(-30*24*time.Hour), feed.LinkPopular, feed.Article{Title: "早已过去的一篇热门文章", URL: "https://away.example/old"})
	p := pullOf(feedA, clock.now(), story, page, only, old)
	saved(t, c, p)
	v := feed.View{Kind: feed.ViewPopular, Away: true}
	for _, follow := range []bool{false, true} {
		if follow {
			if err := c.followVotes(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		rows := paged(t, c, v, feed.Cursor{}, Older, 100)
		if len(rows) != 2 || rows[0].URL != away.URL || rows[0].Title != away.Title || rows[0].Page != p.Document.Articles[1].ID || rows[0].Unread ||
			rows[0].Hot != 1 || rows[1].URL != story.URL || rows[1].Page != "" {
			t.Fatalf("rows %+v", rows)
		}
	}
	v.UnreadOnly = true
	if rows := paged(t, c, v, feed.Cursor{}, Older, 100); len(rows) != 1 || rows[0].URL != story.URL {
		t.Errorf("unread %+v", rows)
	}
	if rows := paged(t, c, feed.View{Kind: feed.ViewPopular}, feed.Cursor{}, Older, 100); len(rows) != 1 {
		t.Errorf("not asked for they are there: %+v", rows)
	}
	if err := c.SaveTaken(t.Context(), feed.Feed{URL: "https://away.example/"}, feed.Article{ID: "taken", GUID: "t", Title: away.Title, URL: away.URL}, clock.now()); err != nil {
		t.Fatal(err)
	}
	v.UnreadOnly = false
	if rows := paged(t, c, v, feed.Cursor{}, Older, 100); len(rows) != 1 {
		t.Errorf("got, it is still away: %+v", rows)
	}
}
