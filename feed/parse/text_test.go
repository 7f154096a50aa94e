package parse

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTagsAreToldFromText(t *testing.T) {
	for in, want := range map[string]bool{
		"": false, "a < b": false, "<b>x</b>": true, "x<br/>y": true, "<BR>": true, "</p>": true, "<like these>": false,
		"<3": false, "<p": false, "<pre>": true, "<!-- x -->": true, "1<2 and <em>so</em>": true, "<h2 class=x>": true,
		"<user@host>": false, "《通知》<附件>": false,
	} {
		if got := hasTags(in); got != want {
			t.Errorf("hasTags(%q) = %v", in, got)
		}
	}
}

func TestEscapedTagsAreToldFromText(t *testing.T) {
	for in, want := range map[string]bool{
		"&lt;p&gt;x&lt;/p&gt;": true, "x&lt;br&gt;": true, "x&lt;BR/&gt;": true, "&lt;p&gt;": false, "1 &lt; 2": false,
		"&lt;/like&gt;": false, "&lt;/h2&gt;": true, "": false, "&lt;": false, "&lt;/": false,
	} {
		if got := hasEscapedTags(in); got != want {
			t.Errorf("hasEscapedTags(%q) = %v", in, got)
		}
	}
}

func TestFirstSentence(t *testing.T) {
	for in, want := range map[string]string{
		"第一句。第二句。": "第一句。", "Really? Yes.": "Really? Yes.", "A long question here? Yes.": "A long question here?",
		"Version 2.5 of the rules is out. Read it.": "Version 2.5 of the rules is out.", "no end": "no end", "": "",
		"Mr. Smith resigns": "Mr. Smith resigns",
	} {
		if got := firstSentence(in); got != want {
			t.Errorf("firstSentence(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestClipCountsRunes(t *testing.T) {
	for _, s := range []string{"", "short", strings.Repeat("公告", 100), strings.Repeat("ab ", 100), strings.Repeat("👩\u200d👩\u200d👧", 60)} {
		got := clip(s, 50)
		if n := utf8.RuneCountInString(got); n > 50 || (len(got) < len(s) && !strings.HasSuffix(got, "…")) {
			t.Errorf("clip(%.20q…) = %q of %d runes", s, got, n)
		}
		if utf8.RuneCountInString(s) <= 50 && got != s {
			t.Errorf("clip(%q) = %q", s, got)
		}
	}
}

func TestCutMarkupEndsOutsideOfATag(t *testing.T) {
	s := strings.Repeat(`<a href="https://a.example/">公告</a>`, 50)
	for n := 20; n < 200; n++ {
		got := cutMarkup(s, n)
		if len(got) > n+len("…") || strings.LastIndexByte(got, '<') > strings.LastIndexByte(got, '>') || !utf8.ValidString(got) {
			t.Fatalf("cutMarkup(%d) = %q", n, got)
		}
	}
}

func TestSameLooksPastPunctuation(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"A title.", "a title", true}, {"關於 郵資的公告", "關於郵資的公告。", true}, {"A title", "Another title", false},
		{"", "", true}, {"", "a", false}, {"A title", "A title and a whole text that goes on after it", false},
	} {
		if got := same(tt.a, tt.b); got != tt.want {
			t.Errorf("same(%q, %q) = %v", tt.a, tt.b, got)
		}
	}
}

// What is mended must be JSON, and what was JSON must stay what it was.
func TestMendSyntax(t *testing.T) {
	for in, want := range map[string]string{
		`{"a":[1,2]}`:                   `{"a":[1,2]}`,
		`{"a":[1,2,],}`:                 `{"a":[1,2]}`,
		"{\"a\":\"x\ny\x00z\"}":         `{"a":"x\u000ay\u0000z"}`,
		"{\"a\":\x00 1}":                `{"a": 1}`,
		`{"a":"it\'s \"q\" \\ \u4e2d"}`: `{"a":"it's \"q\" \\ \u4e2d"}`,
		`{"a":1} trailing`:              `{"a":1}`,
		`{"items":[{"a":"]}"},{"b":`:    `{"items":[{"a":"]}"}]}`,
		`{"items":[{"a":1},`:            `{"items":[{"a":1}]}`,
		`{"items":[`:                    `{"items":[]}`,
		`{"a":{"b":1}`:                  `{"a":{"b":1}}`,
	} {
		got, _ := mendSyntax(in)
		if string(got) != want || !json.Valid(got) {
			t.Errorf("mendSyntax(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestMendedAddresses(t *testing.T) {
	for in, want := range map[string]string{
		" https://a.example/ ": "https://a.example/", "https://a.example/\n\tb": "https://a.example/b", "?a=1&amp;b=2": "?a=1&b=2",
		"?a=1&amp;amp;b=2": "?a=1&b=2", "?a=1&#38;b=2": "?a=1&b=2", "?a=1&copy=2": "?a=1&copy=2", "": "",
	} {
		if got := mendAddress(in); got != want {
			t.Errorf("mendAddress(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFileNamesComeFromTheAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/file/202608.xlsx": "202608.xlsx", "https://a.example/%E9%99%84%E4%BB%B6.pdf?x=1": "附件.pdf",
		"https://a.example/": "", "https://a.example/download?id=3": "", "": "", "::": "", "https://a.example/a%1b%5b31m.pdf": "a.pdf",
	} {
		if got := fileName(in); got != want {
			t.Errorf("fileName(%q) = %q, want %q", in, got, want)
		}
	}
}
