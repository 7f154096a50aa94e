package cache

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"guanbao/feed"
)

// TestPagesGoOnBehindTitles pages through articles of several segments, in whose
// titles a word stands whole, in parts, or not at all.
func TestPagesGoOnBehindTitles(t *testing.T) {
	c, _ := opened(t, feedA)
	for segment := range 4 {
		var all []feed.Article
		for n := range 12 {
			at := noon.Add(-time.Duration(segment+n*7) * 24 * time.Hour)
			a := art(fmt.Sprint(segment, n), at)
			a.Title = []string{"国家邮政", "国家邮，邮政", "公报"}[n%3] + fmt.Sprint(" ", segment, n)
			a.Content = "<p>国家邮政</p>"
			all = append(all, a)
		}
		saved(t, c, pullOf(feedA, noon.Add(time.Duration(segment)*time.Hour), all...))
		indexed(t, c)
	}
	hits := searched(t, c, "国家邮政")
	if len(hits) != 48 {
		t.Errorf("%d found", len(hits))
	}
	q := asked(t, "国家邮政")
	byDate, err := c.Search(t.Context(), q, feed.Search{ByDate: true, Limit: 20})
	if err != nil {
		t.Fatal(err)
	}
	for _, hits := range [][]feed.Hit{hits, byDate.Hits} {
		seen := make(map[feed.ID]bool)
		for i, h := range hits {
			if seen[h.ID] || i > 0 && hits[i-1].Place.Compare(h.Place) >= 0 {
				t.Errorf("%d: %s twice or out of order", i, h.Title)
			}
			seen[h.ID] = true
		}
	}
	var dates []int64
	for _, h := range hits {
		if dates = append(dates, h.Cursor.Date); h.Place.Title != (len(dates) <= 16) {
			t.Errorf("%d: %s has the word in its title: %v", len(dates), h.Title, h.Place.Title)
		}
	}
	slices.SortFunc(dates, func(a, b int64) int { return int(b - a) })
	for i, h := range byDate.Hits {
		if h.Cursor.Date != dates[i] {
			t.Errorf("%s is not the article number %d by date", h.Title, i)
		}
	}
}
