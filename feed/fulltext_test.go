package feed

import (
	"strings"
	"testing"
)

func TestBriefTellsASummaryFromAText(t *testing.T) {
	han, words := strings.Repeat("字", 300), strings.Repeat("plain words ", 100)
	for name, c := range map[string]struct {
		a    Article
		want bool
	}{
		"nothing":              {Article{}, true},
		"short":                {Article{Content: "<p>短。</p>"}, true},
		"whole":                {Article{Content: "<p>" + han + "</p>"}, false},
		"whole in Latin":       {Article{Content: "<p>" + words + "</p>"}, false},
		"ellipsis":             {Article{Content: "<p>" + han + "……</p>"}, true},
		"bracketed ellipsis":   {Article{Content: "<p>" + words + "[&hellip;]</p>"}, true},
		"read more":            {Article{Content: "<p>" + words + `</p><p><a href="https://a/">Read more »</a></p>`}, true},
		"more, in Chinese":     {Article{Content: "<p>" + han + "</p><p>阅读全文&gt;&gt;</p>"}, true},
		"long and leaving off": {Article{Content: "<p>" + strings.Repeat(han, 6) + "……</p>"}, false},
		"one long paragraph":   {Article{Content: "<p>" + strings.Repeat(han, 4) + "……</p>"}, true},
		"a long last link":     {Article{Content: "<p>" + han + `……<a href="https://a.example/?` + strings.Repeat("q", 1900) + `">»</a></p>`}, true},
		"a file":               {Article{URL: "https://a.example/1.pdf"}, false},
		"no address":           {Article{URL: "-"}, false},
		"built in":             {Article{Feed: "builtin:sample", Content: "<p>短。</p>"}, false},
		"taken from a site":    {Article{Feed: "site:a.example", Content: "<p>短。</p>"}, false},
	} {
		if c.a.Feed == "" {
			c.a.Feed = "https://a.example/rss"
		}
		switch c.a.URL {
		case "":
			c.a.URL = "https://a.example/1.html"
		case "-":
			c.a.URL = ""
		}
		if got := Brief(c.a); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
