package sample

import (
	"regexp"
	"testing"
)

const contentsPage = "https://guanbao.example/sample.html"

func TestThePageOfContentsNamesEveryItem(t *testing.T) {
	doc := read(t)
	titles := make(map[string]string)
	var listed [][]string
	for _, it := range doc.Items {
		if it.Link == contentsPage {
			listed = regexp.MustCompile(`<li><a href="([^"]+)">([^<]+)</a></li>`).FindAllStringSubmatch(it.Content, -1)
			continue
		}
		titles[it.Link] = it.Title
	}
	for _, m := range listed {
		if want := gloss.ReplaceAllString(titles[m[1]], "$1"); m[2] != want {
			t.Errorf("%s is listed as %q, its title is %q", m[1], m[2], want)
		}
		delete(titles, m[1])
	}
	for link, title := range titles {
		t.Errorf("%s (%s) is not listed", title, link)
	}
}
