package cache

import (
	"fmt"
	"testing"
	"time"

	"guanbao/feed"
)

// TestAHitBehindManyThatAreNoneIsFound has more articles that may match, by
// what the index knows, than are read for a page: parts of a word without the
// word, and titles that sound alike of which one is starred. The oldest matches.
func TestAHitBehindManyThatAreNoneIsFound(t *testing.T) {
	c, _ := opened(t, feedA)
	const many = mostVerified + 100
	var all []feed.Article
	for i := range many {
		a := art(fmt.Sprint("a", i), noon.Add(-time.Duration(i)*time.Minute))
		a.Title, a.Content = fmt.Sprintf("甲乙、乙丙第%d号", i), "<p>丁戊、戊己</p>"
		if i == many-1 {
			a.Title, a.Content = "甲乙丙", "<p>丁戊己</p>"
		}
		all = append(all, a)
	}
	saved(t, c, pullOf(feedA, noon, all...))
	indexed(t, c)
	oldest, err := c.Page(t.Context(), feed.View{}, feed.Cursor{}, Newer, 1)
	if err != nil || len(oldest) != 1 || oldest[0].Title != "甲乙丙" {
		t.Fatalf("the oldest is %+v, %v", oldest, err)
	}
	if _, err := c.Mark(t.Context(), []feed.ID{oldest[0].ID}, feed.MarkStarred); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"title:甲乙丙", "甲乙丙", "丁戊己", "jiayi is:starred"} {
		if got := searched(t, c, text); len(got) != 1 || got[0].ID != oldest[0].ID {
			t.Errorf("%s finds %d: %q", text, len(got), found(got))
		}
	}
	page, err := c.Search(t.Context(), asked(t, "甲乙"), feed.Search{Limit: many})
	if err != nil || len(page.Hits) < mostVerified {
		t.Errorf("a long page has %d hits, %v", len(page.Hits), err)
	}
}
