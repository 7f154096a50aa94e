package cache

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"guanbao/feed"
)

func TestArticlesAreCountedByTheWeek(t *testing.T) {
	c, _ := opened(t, feedA, feedB)
	var articles []feed.Article
	for i, ago := range []time.Duration{0, 0, time.Hour, 7*24*time.Hour - time.Second, 7 * 24 * time.Hour, 20 * 24 * time.Hour, 56*24*time.Hour - time.Second, 56 * 24 * time.Hour, 400 * 24 * time.Hour} {
		a := whole()
		a.GUID, a.URL, a.Title = fmt.Sprint(i), fmt.Sprintf("https://a.example/%d", i), fmt.Sprintf("第%d号", i)
		a.Published = noon.Add(-ago)
		articles = append(articles, a)
	}
	ahead := whole()
	ahead.GUID, ahead.URL, ahead.Title, ahead.Published = "ahead", "https://a.example/ahead", "明天", noon.Add(20*time.Hour)
	saved(t, c, pullOf(feedA, noon, append(articles, ahead)...))
	got, err := c.Weeks(t.Context(), noon)
	if want := map[string]feed.Weeks{feedA: {1, 0, 0, 0, 0, 1, 1, 4}}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
}
