package parse

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"guanbao/feed"
)

const jsonHead = `{"version":"https://jsonfeed.org/version/1.1","title":"f","home_page_url":"https://a.example/","items":[`

func TestFieldsOfTheWrongTypeDoNotLoseTheFeed(t *testing.T) {
	good := `{"id":"1","title":"A"}`
	tests := map[string]struct {
		items  string
		titles []string
		warns  []feed.WarningKind
	}{
		"all good":                {good, []string{"A"}, nil},
		"number as id":            {`{"id":7,"title":"A"}`, []string{"A"}, nil},
		"object as title":         {`{"id":"1","title":{},"content_text":"Text here. More."}`, []string{"Text here."}, []feed.WarningKind{feed.WarnIllFormed}},
		"item that is no object":  {good + `,3,null,"x",[]`, []string{"A"}, []feed.WarningKind{feed.WarnDropped}},
		"item that holds nothing": {good + `,{"id":"2"}`, []string{"A"}, []feed.WarningKind{feed.WarnDropped}},
		"tags as a string":        {`{"id":"1","title":"A","tags":"x"}`, []string{"A"}, []feed.WarningKind{feed.WarnIllFormed}},
		"numbers among tags":      {`{"id":"1","title":"A","tags":["x",3,"y"]}`, []string{"A"}, nil},
		"author as a string":      {`{"id":"1","title":"A","author":"Office"}`, []string{"A"}, nil},
		"authors as an object":    {`{"id":"1","title":"A","authors":{"name":"Office"}}`, []string{"A"}, nil},
		"attachment of rubble":    {`{"id":"1","title":"A","attachments":[3,{"url":4},{"url":"https://a.example/x.pdf","size_in_bytes":"12"}]}`, []string{"A"}, nil},
		"comma before a bracket":  {good + `,`, []string{"A"}, []feed.WarningKind{feed.WarnIllFormed}},
		"raw line break":          {"{\"id\":\"1\",\"title\":\"A\nB\x1b[2J\"}", []string{"A B"}, []feed.WarningKind{feed.WarnIllFormed}},
		"unknown escape":          {`{"id":"1","title":"A\'s"}`, []string{"A's"}, []feed.WarningKind{feed.WarnIllFormed}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			doc := parseBytes(t, jsonHead+tt.items+"]}")
			if got := titles(doc); !slices.Equal(got, tt.titles) {
				t.Errorf("titles %q, want %q (%v)", got, tt.titles, doc.Warnings)
			}
			if got := warned(doc); !slices.Equal(got, tt.warns) {
				t.Errorf("warnings %v, want %v", doc.Warnings, tt.warns)
			}
		})
	}
}

func TestRepairedFieldsAreRead(t *testing.T) {
	doc := parseBytes(t, jsonHead+`{"id":9,"title":"A","author":"Office","tags":["x",3],"url":5,
		"attachments":[{"url":"https://a.example/x.pdf","size_in_bytes":"12","title":null}]}]}`)
	a := doc.Articles[0]
	if a.GUID != "9" || !slices.Equal(a.Authors, []string{"Office"}) || !slices.Equal(a.Categories, []string{"x"}) {
		t.Errorf("article %+v", a)
	}
	if len(a.Links) != 1 || a.Links[0].Size != 12 {
		t.Errorf("links %+v", a.Links)
	}
}

func TestACutJSONFeedKeepsItsWholeItems(t *testing.T) {
	body := jsonHead
	var ends []int
	for i := range 5 {
		body += fmt.Sprintf(`{"id":"%d","title":"公告 {%d}","tags":["a","b"],"authors":[{"name":"局"}]}`, i, i)
		ends = append(ends, len(body))
		body += ",\n"
	}
	for n := ends[0]; n < len(body); n++ {
		whole := 0
		for whole < len(ends) && ends[whole] <= n {
			whole++
		}
		doc := parseBytes(t, body[:n])
		if len(doc.Articles) != whole {
			t.Fatalf("cut at %d: %d articles, want %d", n, len(doc.Articles), whole)
		}
		if !hasWarning(doc.Warnings, feed.WarnCutOff) {
			t.Fatalf("cut at %d: warnings %v", n, doc.Warnings)
		}
	}
}

func TestAnItemsPageIsItsURL(t *testing.T) {
	for item, want := range map[string][2]string{
		`"url":"https://a.example/1","external_url":"https://b.example/"`: {"https://a.example/1", "related https://b.example/"},
		`"external_url":"https://b.example/"`:                             {"https://b.example/", ""},
		`"url":"/1"`:                                                      {"https://a.example/1", ""},
		`"id":"https://a.example/id"`:                                     {"https://a.example/id", ""},
		`"url":"javascript:1"`:                                            {"", ""},
	} {
		a := parseBytes(t, jsonHead+`{"title":"A",`+item+"}]}").Articles[0]
		link := ""
		if len(a.Links) > 0 {
			link = string(a.Links[0].Kind) + " " + a.Links[0].URL
		}
		if a.URL != want[0] || link != want[1] {
			t.Errorf("%s: address %q link %q, want %q", item, a.URL, link, want)
		}
	}
}

func TestJSONItemsAboveTheCapAreTold(t *testing.T) {
	doc := parseBytes(t, jsonHead+strings.Repeat(`{"title":"x"},`, 5_999)+`{"title":"x"}]}`)
	if len(doc.Articles) != 5_000 || !hasWarning(doc.Warnings, feed.WarnTruncated) {
		t.Errorf("%d articles, warnings %v", len(doc.Articles), doc.Warnings)
	}
}
