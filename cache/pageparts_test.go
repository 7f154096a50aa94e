package cache

import (
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

// partOf is the first of the pages of an article, of which a later one timed
// out.
func partOf(id feed.ID, at time.Time, text string) feed.Got {
	return feed.Got{ID: id, At: at, Page: &feed.Article{Content: "<p>" + text + "</p>", Comments: feed.NoCount}, Part: true,
		Problem: &feed.Problem{Kind: feed.ProblemTimeout, Detail: "a.example"}, Tries: 1, Due: at.Add(time.Hour)}
}

func wholeOf(id feed.ID, at time.Time, text string) feed.Got {
	return feed.Got{ID: id, At: at, Page: &feed.Article{Content: "<p>" + text + "</p>", Comments: feed.NoCount}}
}

func keep(t *testing.T, c *Cache, g feed.Got) {
	t.Helper()
	if err := c.SavePage(t.Context(), g); err != nil {
		t.Fatal(err)
	}
}

func due(t *testing.T, c *Cache, at time.Time) int {
	t.Helper()
	ws, err := c.Wanted(t.Context(), oneFeed, feed.FullTextAuto, at, 30)
	if err != nil {
		t.Fatal(err)
	}
	return len(ws)
}

func TestAPartOfAnArticleIsReadAndItsRestWanted(t *testing.T) {
	c, _ := opened(t, oneFeed)
	id := briefs(t, c, 1)[0]
	keep(t, c, partOf(id, noon, longText))
	it := itemOf(t, c, id)
	if it.Text != feed.TextPart || !strings.Contains(it.Content, longText) || it.Given == nil || it.Lacking == nil || it.Lacking.Kind != feed.ProblemTimeout {
		t.Fatalf("%v, lacking %v, given %v", it.Text, it.Lacking, it.Given)
	}
	if r := paged(t, c, feed.View{}, feed.Cursor{}, Older, 1)[0]; r.Text != feed.TextPart {
		t.Errorf("row %v", r.Text)
	}
	if due(t, c, noon) != 0 || due(t, c, noon.Add(time.Hour)) != 1 {
		t.Error("the rest is not wanted when it is due")
	}
	keep(t, c, wholeOf(id, noon.Add(time.Hour), longText+longText))
	it = itemOf(t, c, id)
	if it.Text != feed.TextKept || it.Lacking != nil || !strings.Contains(it.Content, longText+longText) || it.Revisions != 0 {
		t.Errorf("%v, lacking %v, %d revisions", it.Text, it.Lacking, it.Revisions)
	}
	if due(t, c, noon.AddDate(1, 0, 0)) != 0 {
		t.Error("what is whole is wanted")
	}
}

func TestAPartTakesNothingAwayFromWhatWasKept(t *testing.T) {
	c, _ := opened(t, oneFeed)
	id := briefs(t, c, 1)[0]
	keep(t, c, partOf(id, noon, longText+longText))
	keep(t, c, partOf(id, noon, longText))
	if it := itemOf(t, c, id); it.Text != feed.TextPart || !strings.Contains(it.Content, longText+longText) {
		t.Errorf("a shorter part takes the place of a longer one: %v", it.Text)
	}
	keep(t, c, feed.Got{ID: id, At: noon, Problem: &feed.Problem{Kind: feed.ProblemServer}, Tries: 2, Due: noon.Add(time.Hour)})
	if it := itemOf(t, c, id); it.Text != feed.TextPart || !strings.Contains(it.Content, longText+longText) {
		t.Errorf("a page that fails leaves %v", it.Text)
	}
	keep(t, c, wholeOf(id, noon, longText+longText+longText))
	keep(t, c, partOf(id, noon, longText))
	if it := itemOf(t, c, id); it.Text != feed.TextKept || !strings.Contains(it.Content, longText+longText+longText) || it.Lacking != nil {
		t.Errorf("a part takes the place of the whole: %v", it.Text)
	}
}

func TestAPartIsNotAdopted(t *testing.T) {
	c, _ := opened(t, oneFeed, "https://b.example/rss")
	a := art("x", noon)
	saved(t, c, pullOf(oneFeed, noon, a))
	b := art("y", noon)
	b.URL = a.URL
	saved(t, c, pullOf("https://b.example/rss", noon, b))
	rows := paged(t, c, feed.View{}, feed.Cursor{}, Older, 2)
	if len(rows) != 2 {
		t.Fatalf("%d rows", len(rows))
	}
	keep(t, c, partOf(rows[0].ID, noon, longText))
	if had, err := c.Adopt(t.Context(), rows[1].ID, noon); had || err != nil {
		t.Errorf("a part is adopted: %v", err)
	}
	keep(t, c, wholeOf(rows[0].ID, noon, longText))
	if had, err := c.Adopt(t.Context(), rows[1].ID, noon); !had || err != nil {
		t.Errorf("the whole is not adopted: %v", err)
	}
}

func TestAnArticleThatWasTakenInPartSaysSo(t *testing.T) {
	c, _ := opened(t, oneFeed)
	site := feed.Feed{URL: "site:b.example", Title: "b.example"}
	a := feed.Identify(site.URL, []feed.Article{{Title: "取来的", URL: "https://b.example/1.html", Content: "<p>" + longText + "</p>", Comments: feed.NoCount}})[0]
	if err := c.SaveTaken(t.Context(), site, a, noon); err != nil {
		t.Fatal(err)
	}
	g := partOf(a.ID, noon, "")
	g.Page = nil
	keep(t, c, g)
	if it := itemOf(t, c, a.ID); it.Text != feed.TextPart || it.Lacking == nil || !strings.Contains(it.Content, longText) {
		t.Fatalf("%v, %v", it.Text, it.Lacking)
	}
	keep(t, c, partOf(a.ID, noon, longText))
	if it := itemOf(t, c, a.ID); it.Text != feed.TextPart || it.Lacking == nil {
		t.Errorf("the same part again: %v, %v", it.Text, it.Lacking)
	}
	keep(t, c, wholeOf(a.ID, noon, longText+longText))
	if it := itemOf(t, c, a.ID); it.Text != feed.TextKept || it.Lacking != nil || !strings.Contains(it.Content, longText+longText) {
		t.Errorf("the whole: %v, %v", it.Text, it.Lacking)
	}
}

func TestAPartStaysOneWhenItsFeedChanges(t *testing.T) {
	c, _ := opened(t, oneFeed)
	a := art("x", noon)
	saved(t, c, pullOf(oneFeed, noon, a))
	id := paged(t, c, feed.View{}, feed.Cursor{}, Older, 1)[0].ID
	keep(t, c, partOf(id, noon, longText))
	a.Content = "<p>另一个摘要。</p>"
	saved(t, c, pullOf(oneFeed, noon.Add(time.Minute), a))
	if it := itemOf(t, c, id); it.Text != feed.TextPart || !strings.Contains(it.Content, longText) || it.Given.Content != a.Content {
		t.Errorf("%v, given %+v", it.Text, it.Given)
	}
	if due(t, c, noon.Add(time.Minute)) != 1 {
		t.Error("it is not got again")
	}
}
