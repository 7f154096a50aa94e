package cache

import (
	"strings"
	"testing"
)

func TestArticlesAreFoundByWhatTheyHold(t *testing.T) {
	c, _ := opened(t, feedA)
	for title, content := range map[string]string{
		"图": `<p><img src="https://a.example/1.png" alt=""/></p>`, "表": "<table><tr><td>1</td></tr></table>", "文": "<p>img table</p>",
	} {
		a := art(title, noon)
		a.Content = content
		saved(t, c, pullOf(feedA, noon, a))
	}
	for text, want := range map[string]string{"has:image": "图", "has:table": "表", "-has:image -has:table": "文"} {
		if got := searched(t, c, text); len(got) != 1 || !strings.HasSuffix(got[0].Title, want) {
			t.Errorf("%s: %+v, want %s", text, got, want)
		}
	}
}

// TestCopiesAreFoundByBeingCopies asks before and after the articles are
// indexed, which are two ways to find them.
func TestCopiesAreFoundByBeingCopies(t *testing.T) {
	c := sampled(t)
	c.index.stop()
	all := searched(t, c, "is:unread")
	if got := searched(t, c, "is:reposted"); len(got) != 0 {
		t.Errorf("%d are copies before anybody looked", len(got))
	}
	groupedAll(t, c)
	want := groups(t, c)
	for range 2 {
		got := searched(t, c, "is:reposted")
		for _, h := range got {
			if want[h.ID] == "" {
				t.Errorf("%s is no copy", h.Title)
			}
		}
		if single := searched(t, c, "-is:reposted"); len(got) != len(want) || len(single) != len(all)-len(want) {
			t.Errorf("%d copies and %d others of %d, want %d copies", len(got), len(single), len(all), len(want))
		}
		indexed(t, c)
	}
}

// TestSummariesAreFoundByWhatTheyLack holds that is:missing gives what list
// --missing does.
func TestSummariesAreFoundByWhatTheyLack(t *testing.T) {
	c, _ := opened(t, feedA)
	whole := art("全", noon)
	whole.Content = "<p>" + strings.Repeat("国家邮政局召开会议。", 200) + "</p>"
	saved(t, c, pullOf(feedA, noon, whole, art("略", noon)))
	for text, want := range map[string]string{"is:missing": "略", "-is:missing": "全"} {
		if got := searched(t, c, text); len(got) != 1 || !strings.HasSuffix(got[0].Title, want) {
			t.Errorf("%s: %v, want %s", text, found(got), want)
		}
	}
}
