package listing

import (
	"fmt"
	"strings"
	"testing"

	"guanbao/feed"
)

// half is a list of bulletins under a class, from one number on.
func half(class, folder string, from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		fmt.Fprintf(&b, `<li><a href="%s%d.html">关于做好第%d号服务保障工作的通知</a><span>2026-09-%02d</span></li>`, folder, i, i, 28-i)
	}
	return `<ul class="` + class + `">` + b.String() + "</ul>"
}

func TestColumnsAreOneListUnlessSomethingSaysOtherwise(t *testing.T) {
	for name, c := range map[string]struct {
		page string
		want int
	}{
		"side by side":           {"<div>" + half("l", "/a/", 0, 5) + half("r", "/a/", 5, 7) + "</div>", 7},
		"each in a box":          {"<div><div class=x>" + half("l", "/a/", 0, 5) + "</div><div class=y>" + half("r", "/a/", 5, 9) + "</div></div>", 9},
		"a month's folder each":  {"<div>" + half("l", "/a/202609/", 0, 5) + half("r", "/a/202608/", 5, 9) + "</div>", 9},
		"a heading between them": {"<div>" + half("l", "/a/", 0, 5) + "<h3>公告</h3>" + half("r", "/a/", 5, 8) + "</div>", 5},
		"other folders":          {"<div>" + half("l", "/a/", 0, 5) + half("r", "/b/", 5, 8) + "</div>", 5},
		"the same bulletins":     {"<div>" + half("l", "/a/", 0, 5) + half("r", "/a/", 0, 3) + "</div>", 5},
		"far from each other":    {strings.Repeat("<div>", 6) + half("l", "/a/", 0, 5) + strings.Repeat("</div>", 6) + half("r", "/a/", 5, 8), 5},
	} {
		_, doc, err := Guess(feed.Raw{URL: "https://a.example/list/", Body: []byte("<!DOCTYPE html><body>" + c.page)})
		if err != nil || len(doc.Articles) != c.want {
			t.Errorf("%s: %d items, want %d, %v", name, len(doc.Articles), c.want, err)
		}
	}
}

func TestAMenuInATableBesideTheListIsNoPartOfIt(t *testing.T) {
	rows := ""
	for i := range 6 {
		rows += fmt.Sprintf(`<tr><td><a href="/a/%d.html">关于做好第%d号服务保障工作的通知</a></td><td>2026-09-%02d</td></tr>`, i, i, 28-i)
	}
	menu := `<table><tr><td><a href="/l">左侧导航栏目之一</a></td></tr></table>`
	_, doc, err := Guess(feed.Raw{URL: "https://a.example/list/", Body: []byte("<!DOCTYPE html><body><table><tr><td>" + menu + "</td><td><table>" + rows + "</table></td></tr></table>")})
	if err != nil || len(doc.Articles) != 6 {
		t.Errorf("%d items, %v", len(doc.Articles), err)
	}
}
