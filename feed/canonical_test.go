package feed

import (
	"strings"
	"testing"
)

func TestCanonicalURLMergesSpellingsOfOnePage(t *testing.T) {
	for _, tt := range []struct{ name, raw, want string }{
		{"scheme", "http://gov.example/a.html", "gov.example/a.html"},
		{"scheme in capitals", "HTTPS://gov.example/a.html", "gov.example/a.html"},
		{"host in capitals", "https://WWW.Gov.Example/A.html", "gov.example/A.html"},
		{"small screens", "https://m.gov.example/a", "gov.example/a"},
		{"old small screens", "https://wap.gov.example/a", "gov.example/a"},
		{"two prefixes", "https://www.m.gov.example/a", "gov.example/a"},
		{"root of the name system", "https://gov.example./a", "gov.example/a"},
		{"default port", "http://gov.example:80/a", "gov.example/a"},
		{"default port of https", "https://gov.example:443/a", "gov.example/a"},
		{"fragment", "https://gov.example/a#top", "gov.example/a"},
		{"space around", " https://gov.example/a\n", "gov.example/a"},
		{"trailing slash", "https://gov.example/news/", "gov.example/news"},
		{"index page", "https://gov.example/news/index.html", "gov.example/news"},
		{"index page of the site", "https://gov.example/Default.aspx", "gov.example"},
		{"bare host", "https://gov.example", "gov.example"},
		{"tracking", "https://gov.example/a?utm_source=rss&id=5&spm=1.2", "gov.example/a?id=5"},
		{"nothing but tracking", "https://gov.example/a?utm_source=rss&fbclid=x", "gov.example/a"},
		{"cache buster", "https://gov.example/a?_=1718&id=5&rnd=0.33", "gov.example/a?id=5"},
		{"session in the query", "https://gov.example/a?PHPSESSID=ab&id=5", "gov.example/a?id=5"},
		{"session in the path", "https://gov.example/view.do;jsessionid=0A1B.n1?id=5", "gov.example/view.do?id=5"},
		{"parameters in another order", "https://gov.example/a?b=2&a=1", "gov.example/a?a=1&b=2"},
		{"old separator", "https://gov.example/a?b=2;a=1", "gov.example/a?a=1&b=2"},
		{"empty query", "https://gov.example/a?", "gov.example/a"},
		{"index page with a query", "https://gov.example/index.php?id=5", "gov.example?id=5"},
		{"name and password", "https://u:p@gov.example/a", "gov.example/a"},
		{"hex in lower case", "https://gov.example/%e5%85%ac", "gov.example/%E5%85%AC"},
		{"not encoded at all", "https://gov.example/公", "gov.example/%E5%85%AC"},
		{"needlessly encoded", "https://gov.example/%61%2Dz?%69d=%35", "gov.example/a-z?id=5"},
		{"address of version 6", "http://[::1]:8080/a", "[::1]:8080/a"},
	} {
		if got := CanonicalURL(tt.raw); got != tt.want {
			t.Errorf("%s: CanonicalURL(%q) = %q, want %q", tt.name, tt.raw, got, tt.want)
		}
	}
}

func TestCanonicalURLKeepsPagesApart(t *testing.T) {
	for _, tt := range []struct{ name, a, b string }{
		{"parameter", "https://gov.example/view?id=1", "https://gov.example/view?id=2"},
		{"parameter present or not", "https://gov.example/view?id=1", "https://gov.example/view"},
		{"page of a list", "https://gov.example/list?cat=3&page=1", "https://gov.example/list?cat=3&page=2"},
		{"name like a tracking one", "https://gov.example/view?utm=1", "https://gov.example/view?utm=2"},
		{"value like a tracking one", "https://gov.example/view?n=spm", "https://gov.example/view?n=gclid"},
		{"order of one parameter's values", "https://gov.example/cmp?d=1&d=2", "https://gov.example/cmp?d=2&d=1"},
		{"case of the path", "https://gov.example/A1", "https://gov.example/a1"},
		{"case of a value", "https://gov.example/v?id=aB", "https://gov.example/v?id=Ab"},
		{"encoded slash", "https://gov.example/a%2Fb", "https://gov.example/a/b"},
		{"encoded ampersand", "https://gov.example/a?x=1%26y=2", "https://gov.example/a?x=1&y=2"},
		{"host", "https://a.gov.example/1", "https://b.gov.example/1"},
		{"port", "https://gov.example:8080/1", "https://gov.example/1"},
		{"index of another folder", "https://gov.example/a/index.html", "https://gov.example/b/index.html"},
		{"numbered index page", "https://gov.example/index_2.html", "https://gov.example/index.html"},
		{"route in the fragment", "https://gov.example/#/notice/1", "https://gov.example/#/notice/2"},
		{"old route in the fragment", "https://gov.example/#!n=1", "https://gov.example/#!n=2"},
		{"file beside the session", "https://gov.example/a.do;jsessionid=1", "https://gov.example/b.do;jsessionid=1"},
		{"short domain", "https://m.gov/1", "https://www.gov.gov/1"},
	} {
		a, b := CanonicalURL(tt.a), CanonicalURL(tt.b)
		if a == b || a == "" || b == "" {
			t.Errorf("%s: %q and %q both became %q, %q", tt.name, tt.a, tt.b, a, b)
		}
	}
}

func TestCanonicalURLRefusesWhatIsNoWebAddress(t *testing.T) {
	for _, raw := range []string{
		"", " ", "gov.example/a", "/a/b", "//gov.example/a", "mailto:a@gov.example", "javascript:alert(1)",
		"ftp://gov.example/a", "file:///etc/hosts", "https://", "http://:80/a", "https:///a", "https://gov.example/%zz",
		"urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6", "https://gov.ex\x00ample/",
	} {
		if got := CanonicalURL(raw); got != "" {
			t.Errorf("CanonicalURL(%q) = %q, want nothing", raw, got)
		}
	}
}

// FuzzCanonicalURL: the key of a key is the key itself, no key holds a space
// or a byte outside ASCII after the host, and what is set aside changes none.
func FuzzCanonicalURL(f *testing.F) {
	for _, s := range []string{
		"https://www.gov.example/index.html?b=1&a=2#x", "http://[::1]:80/;jsessionid=1/a//", "https://gov.example/%e5?%5f=1&;=&",
		"https://m.www.gov.example:8080//index.php/default.asp?x=%26&x=+", "https://gov.example/#!/公", "https://g.example/?=&&==",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		key := CanonicalURL(raw)
		if key == "" {
			return
		}
		if again := CanonicalURL("https://" + key); again != key && again != "" {
			t.Fatalf("key of %q is %q, key of that is %q", raw, key, again)
		}
		if strings.HasSuffix(key, "/") && !strings.Contains(key, "?") && !strings.Contains(key, "#") {
			t.Fatalf("key of %q ends in a slash: %q", raw, key)
		}
		if !strings.ContainsAny(raw, "?#%") {
			if more := CanonicalURL(strings.TrimSpace(raw) + "?utm_source=feed&_=17#top"); more != key {
				t.Fatalf("a tracked copy of %q became %q, not %q", raw, more, key)
			}
		}
	})
}
