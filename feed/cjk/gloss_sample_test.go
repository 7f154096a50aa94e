package cjk

import (
	"encoding/xml"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"guanbao/feed/sample"
)

var (
	markup = regexp.MustCompile(`<[^>]*>`)
	toned  = regexp.MustCompile(`[(（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]`)
)

// articles are the built-in bulletins, each as its lines of text without
// markup.
func articles(tb testing.TB) [][]string {
	tb.Helper()
	req, err := http.NewRequest(http.MethodGet, sample.Address, nil)
	if err != nil {
		tb.Fatal(err)
	}
	resp, err := sample.Transport().RoundTrip(req)
	if err != nil {
		tb.Fatal(err)
	}
	defer resp.Body.Close()
	var doc struct {
		Items []struct {
			Title       string `xml:"title"`
			Description string `xml:"description"`
			Content     string `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
		} `xml:"channel>item"`
	}
	if err := xml.NewDecoder(resp.Body).Decode(&doc); err != nil {
		tb.Fatal(err)
	}
	var all [][]string
	for _, it := range doc.Items {
		all = append(all, append([]string{it.Title, it.Description}, strings.Split(markup.ReplaceAllString(it.Content, ""), "\n")...))
	}
	if len(all) < 16 {
		tb.Fatalf("%d articles", len(all))
	}
	return all
}

// ordinary are the built-in bulletins without glosses.
func ordinary(tb testing.TB) [][]string { return articles(tb)[1:] }

func TestReferenceBulletin(t *testing.T) {
	text := articles(t)[0]
	v := FindGlosses(text...)
	before := strings.Join(text, "\n")
	after := v.Strip(before)
	if glosses := len(toned.FindAllString(before, -1)); !v.Dirty || v.Count != glosses || v.Count < 200 {
		t.Errorf("%+v, want all of %d glosses", v, glosses)
	}
	if left := toned.FindAllString(after, -1); left != nil {
		t.Errorf("left: %q", left)
	}
	if title, _, _ := strings.Cut(after, "\n"); title != "國家郵政局召開2021年第七次局長辦公會" {
		t.Errorf("title %s", title)
	}
	if want := strings.Count(before, "(") - v.Count; strings.Count(after, "(") != want || !strings.Contains(after, "(重點市)") {
		t.Errorf("%d parentheses kept, want %d and (重點市) among them", strings.Count(after, "("), want)
	}
	t.Logf("%d glosses", v.Count)
}

// benchText is about a megabyte of ordinary Chinese.
func benchText(b *testing.B, from [][]string) []string {
	var text []string
	for size := 0; size < 1<<20; {
		for _, lines := range from {
			for _, s := range lines {
				text = append(text, s)
				size += len(s)
			}
		}
	}
	n := 0
	for _, s := range text {
		n += len(s)
	}
	b.SetBytes(int64(n))
	return text
}

func chinese(b *testing.B) [][]string {
	var all [][]string
	for _, lines := range ordinary(b) {
		if s := strings.Join(lines, ""); !strings.ContainsAny(s, "のは의는") && strings.ContainsAny(s, "国國") {
			all = append(all, lines)
		}
	}
	return all
}

func BenchmarkFindGlossesOrdinary(b *testing.B) {
	text := benchText(b, chinese(b))
	for b.Loop() {
		if FindGlosses(text...).Dirty {
			b.Fatal("dirty")
		}
	}
}

func BenchmarkFindGlossesOneLine(b *testing.B) {
	text := strings.Join(benchText(b, chinese(b)), "")
	for b.Loop() {
		if FindGlosses(text).Dirty {
			b.Fatal("dirty")
		}
	}
}

func BenchmarkFindGlossesDirty(b *testing.B) {
	text := benchText(b, articles(b)[:1])
	for b.Loop() {
		if !FindGlosses(text...).Dirty {
			b.Fatal("clean")
		}
	}
}

func BenchmarkFindGlossesParentheses(b *testing.B) {
	var lines []string
	for _, p := range parentheses(b) {
		lines = append(lines, p.text)
	}
	text := benchText(b, [][]string{lines})
	for b.Loop() {
		if FindGlosses(text...).Dirty {
			b.Fatal("dirty")
		}
	}
}

func BenchmarkStripDirty(b *testing.B) {
	text := benchText(b, articles(b)[:1])
	for b.Loop() {
		for _, s := range text {
			dirty.Strip(s)
		}
	}
}
