package cache

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

// TestAllThatIsFoundIsMarkedInOneStep marks what queries find among articles of
// which some are indexed: by words, by parts of words, within a view.
func TestAllThatIsFoundIsMarkedInOneStep(t *testing.T) {
	c, _ := opened(t, feedA, feedB)
	for n, url := range []string{feedA, feedB} {
		var all []feed.Article
		for i := range mostScanned {
			a := art(fmt.Sprint(n, "-", i), noon.Add(-time.Duration(i)*time.Minute))
			a.Title = []string{"快递进村", "快递、递进、进村", "邮政", "Kuaidi report"}[i%4]
			all = append(all, a)
		}
		saved(t, c, pullOf(url, noon, all...))
		if n == 0 {
			indexed(t, c)
		}
	}
	const each = mostScanned / 4
	view := feed.View{Kind: feed.ViewFeed, Name: feedB}
	other := paged(t, c, feed.View{}, feed.Cursor{}, Older, 3)[2].ID
	for _, c2 := range []struct {
		text   string
		within *feed.View
		others []feed.ID
		want   int
	}{
		{"快递进村", nil, nil, 2 * each}, {"快递进村", &view, nil, each}, {"快递", nil, nil, 4 * each}, {"快递 -快递进村", &view, nil, each},
		{"rep is:unread", nil, []feed.ID{other, other}, 2*each + 1}, {"is:starred", nil, nil, 0}, {"没有的字", nil, []feed.ID{other}, 1},
	} {
		change, err := c.MarkFound(t.Context(), asked(t, c2.text), c2.within, c2.others, feed.MarkRead)
		if err != nil || change.Count != c2.want {
			t.Errorf("%s within %v: %d are marked, want %d, %v", c2.text, c2.within, change.Count, c2.want, err)
		}
		if n, err := c.Totals(t.Context()); err != nil || n.All-n.Unread != c2.want {
			t.Errorf("%s: %+v, %v", c2.text, n, err)
		}
		if err := c.Undo(t.Context(), change); err != nil {
			t.Fatal(err)
		}
		if n, err := c.Totals(t.Context()); err != nil || n.All != n.Unread {
			t.Errorf("%s: after the undo %+v, %v", c2.text, n, err)
		}
	}
	checked(t, c)
}

// TestWhatIsMarkedIsWhatMatches asks odd queries of the sample.
func TestWhatIsMarkedIsWhatMatches(t *testing.T) {
	c := sampled(t)
	indexed(t, c)
	docs := documents(t, c)
	for _, q := range sampleQueries {
		parsed := asked(t, q.text)
		if strings.HasPrefix(q.text, "link:") {
			continue // documents have no links
		}
		rows, err := c.allFound(t.Context(), parsed, nil)
		want := 0
		for _, d := range docs {
			if parsed.Match(d) {
				want++
			}
		}
		slices.Sort(rows)
		if err != nil || len(slices.Compact(rows)) != want {
			t.Errorf("%s: %d rows, %d match, %v", q.text, len(rows), want, err)
		}
	}
}
