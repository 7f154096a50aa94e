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
