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

func TestATextIsWholeWhereItsPageWasKeptOrTheFeedGivesIt(t *testing.T) {
	long := "<p>" + strings.Repeat("字", 300) + "</p>"
	for name, c := range map[string]struct {
		text             Fullness
		feed, url, given string
		want             bool
	}{
		"the page":              {TextKept, "https://a.example/rss", "https://a.example/1.html", long, true},
		"a part of the page":    {TextPart, "https://a.example/rss", "https://a.example/1.html", long, false},
		"no page yet":           {TextMissing, "https://a.example/rss", "https://a.example/1.html", long, false},
		"no page to be got":     {TextFailed, "https://a.example/rss", "https://a.example/1.html", long, false},
		"the feed":              {TextGiven, "https://a.example/rss", "https://a.example/1.html", long, true},
		"a summary":             {TextGiven, "https://a.example/rss", "https://a.example/1.html", "<p>短。</p>", false},
		"a summary of a file":   {TextGiven, "https://a.example/rss", "https://a.example/1.pdf", "<p>短。</p>", false},
		"short, as its page is": {TextWhole, "https://a.example/rss", "https://a.example/1.html", "<p>短。</p>", true},
		"short, without a page": {TextGiven, "https://a.example/rss", "", "<p>短。</p>", true},
		"taken":                 {TextGiven, "site:a.example", "https://a.example/1.html", "<p>短。</p>", true},
		"taken in part":         {TextPart, "site:a.example", "https://a.example/1.html", long, false},
		"a title alone":         {TextGiven, "https://a.example/rss", "", "", false},
	} {
		it := Item{Article: Article{Feed: c.feed, URL: c.url, Content: c.given}, Text: c.text}
		if got := it.Whole(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
