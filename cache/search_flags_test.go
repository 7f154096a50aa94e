package cache

import (
	"slices"
	"strings"
	"testing"

	"guanbao/feed"
)

// TestSearchKnowsCopiesAndWhatIsMissing asks for articles of which there are
// copies, and for those of which there is a summary alone.
func TestSearchKnowsCopiesAndWhatIsMissing(t *testing.T) {
	c, _ := opened(t, oneFeed)
	whole := art("全文", noon)
	whole.Content = "<p>" + strings.Repeat("国家邮政局召开会议，审议年度报告，部署全年工作。", 40) + "</p>"
	saved(t, c, pullOf(oneFeed, noon, art("甲", noon), art("乙", noon), art("丙", noon), whole))
	a, b := idOf(t, c, "甲"), idOf(t, c, "乙")
	if err := regrouped(t.Context(), c, map[feed.ID]feed.ID{a: a, b: a}); err != nil {
		t.Fatal(err)
	}
	for _, state := range []string{"waiting", "indexed"} {
		if state == "indexed" {
			indexed(t, c)
		}
		for text, want := range map[string][]string{
			"is:reposted":             {"乙", "甲"},
			"标题 -is:reposted":         {"丙", "全文"},
			"is:missing":              {"丙", "乙", "甲"},
			"-is:missing":             {"全文"},
			"is:missing -is:reposted": {"丙"},
			"title:甲 is:reposted":     {"甲"},
			"全文 is:missing":           nil,
		} {
			var got []string
			for _, title := range found(searched(t, c, text)) {
				got = append(got, strings.TrimPrefix(title, "标题 "))
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s, %s: %q, want %q", state, text, got, want)
			}
		}
	}
}
