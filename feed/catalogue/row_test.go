package catalogue

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/safe"
)

func TestTheTableIsWhole(t *testing.T) {
	for n, line := range slices.Collect(lines(rowTable)) {
		if got := strings.Count(line, "\t") + 1; got != fields {
			t.Errorf("line %d has %d fields, not %d: %s", n+1, got, fields, line)
		}
	}
	kinds, langs := map[Kind]int{}, map[string]int{}
	for _, r := range Rows() {
		kinds[r.Kind]++
		if r.Kind == Feed {
			langs[r.Lang[:2]]++
		}
	}
	if kinds[Feed] != 213 || kinds[ListPage] != 29 || len(kinds) != 2 {
		t.Errorf("rows by kind: %v", kinds)
	}
	for lang, want := range map[string]int{"zh": 77, "en": 65, "ja": 36, "ko": 34, "de": 1} {
		if langs[lang] != want {
			t.Errorf("%d feeds in %s, not %d", langs[lang], lang, want)
		}
	}
}

func TestEachRowIsComplete(t *testing.T) {
	for _, r := range Rows() {
		for what, s := range map[string]string{"name": r.Name, "publisher": r.Publisher, "language": r.Lang, "format": r.Format} {
			if s == "" || s != strings.TrimSpace(s) || s != safe.Line(s) {
				t.Errorf("%s: %s %q", r.Address, what, s)
			}
		}
		if !slices.Contains(Regions, r.Region) || !slices.Contains(Categories, r.Category) {
			t.Errorf("%s: region %q, category %q", r.Address, r.Region, r.Category)
		}
		if !slices.Contains([]Confidence{High, Medium, Low}, r.Confidence) || !slices.Contains([]Kind{Feed, ListPage}, r.Kind) {
			t.Errorf("%s: confidence %q, kind %q", r.Address, r.Confidence, r.Kind)
		}
		for _, n := range r.Needs {
			if !slices.Contains([]Need{Cookie, Script, Browser, Contact}, n) {
				t.Errorf("%s: needs %q", r.Address, n)
			}
		}
		if r.Lang != "en" && r.English == "" && strings.ContainsFunc(r.Name, func(c rune) bool { return c >= 0x2E80 }) {
			t.Errorf("%s: %q, in English %q", r.Address, r.Name, r.English)
		}
		for _, name := range r.Also {
			if name == "" || name != safe.Line(name) || name == r.Name {
				t.Errorf("%s: also %q", r.Address, r.Also)
			}
		}
	}
}

func TestAddressesAreValidAndDistinct(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rows() {
		clean, err := safe.URL(r.Address, nil)
		if err != nil || clean != r.Address {
			t.Errorf("%s: %q, %v", r.Address, clean, err)
		}
		if site, err := url.Parse(r.Site); err != nil || site.Host == "" {
			t.Errorf("%s: site %q", r.Address, r.Site)
		}
		key := feed.CanonicalURL(r.Address)
		if seen[key] {
			t.Errorf("%s stands there twice", r.Address)
		}
		seen[key] = true
		if at, ok := At(r.Address); !ok || at.Name != r.Name {
			t.Errorf("%s is found as %q", r.Address, at.Name)
		}
	}
	if _, ok := At("https://nowhere.example/"); ok {
		t.Error("an address that is in no row is found")
	}
}

func TestRegionsAndCategoriesHaveWords(t *testing.T) {
	for kind, codes := range map[string][]string{"region": Regions, "category": Categories} {
		if len(words()[kind]) != len(codes) {
			t.Errorf("%s: words for %d codes of %d", kind, len(words()[kind]), len(codes))
		}
		for _, code := range codes {
			if len(words()[kind][code]) < 4 {
				t.Errorf("%s %s: words %q", kind, code, words()[kind][code])
			}
		}
	}
	for name, want := range map[string]string{"cn": "cn", "中國大陸": "cn", "Japan": "jp", "にほん": "jp", "한국": "kr", "香港": "hk", "": "", "Atlantis": ""} {
		if got, _ := Region(name); got != want {
			t.Errorf("region %q is %q, not %q", name, got, want)
		}
	}
	if got, _ := Category("Law & Gazette"); got != "law" {
		t.Errorf("category %q", got)
	}
}
