package feed

import "testing"

func TestAnArticleGoesOnAtAddressesOfItsOwn(t *testing.T) {
	for _, tt := range []struct {
		from, next string
		want       bool
	}{
		{"https://a.example/202609/t20260908_12.html", "https://a.example/202609/t20260908_12_2.html", true},
		{"https://a.example/202609/t20260908_12.html", "https://a.example/202609/t20260908_12_1.html", true},
		{"https://a.example/202609/t20260908_12_2.html", "https://a.example/202609/t20260908_12_3.html", true},
		{"https://a.example/12.html", "http://www.a.example/12-2.shtml", true},
		{"https://a.example/12/", "https://a.example/12/2/", true},
		{"https://a.example/12/", "https://a.example/12/index_1.html", true},
		{"https://a.example/12/index.html", "https://a.example/12/index_1.html", true},
		{"https://a.example/12/index_1.html", "https://a.example/12/index_2.html", true},
		{"https://a.example/12", "https://a.example/12/page/2", true},
		{"https://a.example/12/page/2", "https://a.example/12/page/3/", true},
		{"https://a.example/12.html", "https://a.example/12_page2.html", true},
		{"https://a.example/show.php?id=12", "https://a.example/show.php?page=2&id=12", true},
		{"https://a.example/show.php?id=12&page=2", "https://a.example/show.php?id=12&page=3", true},
		{"https://a.example/show.php?id=12&page=1", "https://a.example/show.php?id=12&page=2", true},
		{"https://a.example/12.html", "https://a.example/13.html", false},
		{"https://a.example/12.html", "https://a.example/12.html", false},
		{"https://a.example/12.html", "https://a.example/12_3.html", false},
		{"https://a.example/12_2.html", "https://a.example/12_1.html", false},
		{"https://a.example/12_2.html", "https://a.example/12-3.html", false},
		{"https://a.example/12.html", "https://b.example/12_2.html", false},
		{"https://a.example/show.php?id=12", "https://a.example/show.php?id=13", false},
		{"https://a.example/show.php?id=12", "https://a.example/show.php?id=13&page=2", false},
		{"https://a.example/12.html", "javascript:next()", false},
		{"https://a.example/12.html", "", false},
		{"", "https://a.example/2", false},
		{"https://a.example/?p=118", "https://a.example/?p=119", false},
		{"https://a.example/content_118.html", "https://a.example/content_119.html", false},
		{"https://a.example/12.html", "https://a.example/12_-2.html", false},
	} {
		if got := Continues(tt.from, tt.next); got != tt.want {
			t.Errorf("%s goes on at %s: %v", tt.from, tt.next, got)
		}
	}
}

func TestATrailOfPagesLeadsToNoOtherArticle(t *testing.T) {
	for name, tt := range map[string]struct {
		first string
		next  []string
		ruled bool
		steps int // that are taken
	}{
		"pages":                            {"https://a.example/12.html", []string{"https://a.example/12_2.html", "https://a.example/12_3.html"}, false, 2},
		"counted from 0":                   {"https://a.example/12.html", []string{"https://a.example/12_1.html", "https://a.example/12_2.html"}, false, 2},
		"the first numbered":               {"https://a.example/12_1.html", []string{"https://a.example/12_2.html", "https://a.example/12_3.html"}, false, 2},
		"the next article of a number":     {"https://a.example/2026-15.html", []string{"https://a.example/2026-16.html"}, false, 0},
		"the next article in a folder":     {"https://a.example/news/1", []string{"https://a.example/news/2"}, false, 0},
		"the next article after two pages": {"https://a.example/12.html", []string{"https://a.example/12_2.html", "https://a.example/13.html"}, false, 1},
		"a circle":                         {"https://a.example/12.html", []string{"https://a.example/12_2.html", "https://a.example/12_2.html"}, false, 1},
		"back to the first":                {"https://a.example/12.html", []string{"https://a.example/12_2.html", "https://www.a.example/12.html"}, false, 1},
		"another port":                     {"https://a.example/12.html", []string{"https://a.example:8443/12_2.html"}, false, 0},
		"a rule":                           {"https://a.example/12.html", []string{"https://a.example/more?x=1", "https://a.example/more?x=2"}, true, 2},
		"a rule in a circle":               {"https://a.example/12.html", []string{"https://a.example/more?x=1", "https://a.example/12.html"}, true, 1},
		"a rule to another host":           {"https://a.example/12.html", []string{"https://b.example/12_2.html"}, true, 0},
	} {
		trail, steps := trailOf(tt.first), 0
		for _, next := range tt.next {
			if !trail.step(next, tt.ruled) {
				break
			}
			steps++
		}
		if steps != tt.steps {
			t.Errorf("%s: %d steps, want %d", name, steps, tt.steps)
		}
	}
}
