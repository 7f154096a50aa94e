package parse

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestReadTagBearsWithDamage(t *testing.T) {
	tests := map[string]struct {
		name  string
		attrs []string // prefix:name=value
		flags string   // c closing, e empty, w whole
		rest  string   // what stands after the tag
	}{
		`<item>x`:                         {"item", nil, "w", "x"},
		`</Item >x`:                       {"item", nil, "cw", "x"},
		`<link/>x`:                        {"link", nil, "ew", "x"},
		`<link />x`:                       {"link", nil, "ew", "x"},
		`<dc:Date>x`:                      {"dc:date", nil, "w", "x"},
		`<a b="1" c='2'>x`:                {"a", []string{":b=1", ":c=2"}, "w", "x"},
		`<a b = "1">x`:                    {"a", []string{":b=1"}, "w", "x"},
		`<a b=1 c>x`:                      {"a", []string{":b=1", ":c="}, "w", "x"},
		`<a href=http://b/c>x`:            {"a", []string{":href=http://b/c"}, "w", "x"},
		`<a xml:base="&amp;&lt;">x`:       {"a", []string{"xml:base=&<"}, "w", "x"},
		`<a b="1>2">x`:                    {"a", []string{":b=1>2"}, "w", "x"},
		`<a b="1>x`:                       {"a", []string{":b=1"}, "w", "x"},
		`<a b="1"c="2">x`:                 {"a", []string{":b=1", ":c=2"}, "w", "x"},
		`<a b=">`:                         {"a", []string{":b="}, "w", ""},
		`<item<link>`:                     {"item", nil, "", "<link>"},
		`<item `:                          {"item", nil, "", ""},
		`<item b="1" `:                    {"item", []string{":b=1"}, "", ""},
		"<a\n\tb\n=\n'1'\n>x":             {"a", []string{":b=1"}, "w", "x"},
		`<a / b="1">x`:                    {"a", []string{":b=1"}, "w", "x"},
		`<標題 級="一">x`:                     {"標題", []string{":級=一"}, "w", "x"},
		`<a ==""'' b="1">x`:               {"a", []string{":b=1"}, "w", "x"},
		`<a title="a <b>bold</b> word">x`: {"a", []string{":title=a <b>bold</b> word"}, "w", "x"},
	}
	for in, tt := range tests {
		got := readTag(in, 0, nil)
		var attrs []string
		for _, a := range got.attrs {
			attrs = append(attrs, a.prefix+":"+a.name+"="+a.value)
		}
		flags := ""
		for flag, set := range map[string]bool{"c": got.closing, "e": got.empty, "w": got.whole} {
			if set {
				flags += flag
			}
		}
		if got.qualified() != tt.name || !slices.Equal(attrs, tt.attrs) || in[got.end:] != tt.rest {
			t.Errorf("readTag(%q) = %s %q, rest %q", in, got.qualified(), attrs, in[got.end:])
		}
		if len(flags) != len(tt.flags) || strings.Trim(flags, tt.flags+" ") != "" {
			t.Errorf("readTag(%q) is %q, want %q", in, flags, tt.flags)
		}
	}
}

func TestReadTagKeepsSoManyAttributes(t *testing.T) {
	in := "<a"
	for i := range 1000 {
		in += fmt.Sprintf(" a%d=1", i)
	}
	if got := readTag(in+">x", 0, nil); len(got.attrs) != maxAttributes || !got.whole {
		t.Errorf("%d attributes, whole %v", len(got.attrs), got.whole)
	}
}

func TestStartsTag(t *testing.T) {
	for in, want := range map[string]bool{
		"<a": true, "</a": true, "<_x": true, "<é": true, "<": false, "< a": false, "<1": false, "</": false, "</ a": false, "<-": false, "<&": false,
	} {
		if got := startsTag(in); got != want {
			t.Errorf("startsTag(%q) = %v", in, got)
		}
	}
}

func TestFinderRemembersWhatIsMissing(t *testing.T) {
	var f finder
	src := "a --> b --> c ]]>"
	for _, step := range []struct {
		end        string
		from, want int
	}{
		{"-->", 0, 5}, {"-->", 5, 11}, {"-->", 11, -1}, {"-->", 12, -1}, {"]]>", 12, 17}, {"?>", 0, -1}, {"?>", 3, -1}, {"-->", 99, -1},
	} {
		if got := f.after(src, step.end, step.from); got != step.want {
			t.Errorf("after(%q, %d) = %d, want %d", step.end, step.from, got, step.want)
		}
	}
}

func TestVocabularyOfAnElement(t *testing.T) {
	root := []binding{{"", "http://example.org/bogus"}, {"c", "http://purl.org/rss/1.0/modules/content/"}, {"dc", "https://purl.org/DC/elements/1.1"},
		{"content", "http://example.org/wrong"}, {"own", "http://example.org/own"}}
	inner := append(slices.Clone(root), binding{"", "http://www.w3.org/2005/Atom"})
	tests := []struct {
		prefix string
		bound  []binding
		want   string
	}{
		{"", nil, "native"}, {"", root, "native"}, {"", inner, "atom"}, {"c", root, "content"}, {"dc", root, "dc"},
		{"content", root, "content"}, {"own", root, foreign}, {"slash", root, "slash"}, {"unknown", nil, foreign}, {"atom10", nil, "atom"},
		{"x", []binding{{"x", "http://purl.org/atom/ns#draft-ietf-atompub-format-01"}}, "atom"},
		{"x", []binding{{"x", "http://purl.org/dc/terms/"}, {"x", "http://purl.org/rss/1.0/modules/slash/"}}, "slash"},
	}
	for _, tt := range tests {
		if got := vocabulary(tt.prefix, tt.bound, len(root), "native"); got != tt.want {
			t.Errorf("vocabulary(%q, %v) = %q, want %q", tt.prefix, tt.bound, got, tt.want)
		}
	}
}

func TestFindRoot(t *testing.T) {
	tests := map[string]struct {
		name           string
		junk, html, en bool
	}{
		`<rss version="2.0">`: {"rss", false, false, false},
		`<?xml version="1.0"?><?xml-stylesheet?><!-- x --><feed>`: {"feed", false, false, false},
		`<!DOCTYPE rss><rss>`: {"rss", false, false, false},
		`<!DOCTYPE rss [<!ENTITY a "]>"> <!ENTITY b '<rss>'>]><feed>`: {"feed", false, false, true},
		`<!DOCTYPE rss [<!ENTITY a "x>]><rss>`:                        {"rss", false, false, true},
		`<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "x"><rss>`:     {"rss", false, false, false},
		`<rdf:RDF xmlns:rdf="x">`:                                     {"rdf", false, false, false},
		`<br/><b>Notice</b>: x <?xml version="1.0"?><rss>`:            {"rss", true, false, false},
		`<p>x</p><rss version="2.0">`:                                 {"rss", true, false, false},
		`<p>x</p><rss>`:                                               {"p", true, true, false},
		`<!-- <rss> --><html>`:                                        {"html", false, true, false},
		`<!doctype HTML><rss version="2.0">`:                          {"html", false, true, false},
		`<opml version="2.0"><rss version="2.0">`:                     {"opml", false, false, false},
		`no element`: {"", false, false, false},
	}
	for in, tt := range tests {
		r := findRoot(in)
		if r.name != tt.name || r.junk != tt.junk || r.html != tt.html || r.entities != tt.en {
			t.Errorf("findRoot(%q) = %+v, want %+v", in, r, tt)
		}
		if r.name != "" && in[r.at] != '<' {
			t.Errorf("findRoot(%q) points at %q", in, in[r.at:])
		}
	}
}
