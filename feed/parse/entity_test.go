package parse

import "testing"

func TestUnescapeDecodesOnce(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		"no reference":              "no reference",
		"&lt;p&gt; &amp;ldquo;":     "<p> &ldquo;",
		"AT&T &copy; 2026 & bare":   "AT&T © 2026 & bare",
		"&unknown; &j; &xxe;":       "&unknown; &j; &xxe;",
		"?a=1&copy=2&b=3":           "?a=1&copy=2&b=3",
		"&copyfoo; &notit;":         "&copyfoo; &notit;",
		"&#20013;&#x6587;&#X6587;":  "中文文",
		"&#0;&#xD800;&#x110000;":    "\uFFFD\uFFFD\uFFFD",
		"&#27;[31m":                 "\x1b[31m",
		"&#147;quoted&#148;":        "“quoted”",
		"&apos;&quot;":              `'"`,
		"&;&#;&#x;&":                "&;&#;&#x;&",
		"&amp":                      "&amp",
		"&semi;&nbsp;":              ";\u00a0",
		"& a very long way to a ; ": "& a very long way to a ; ",
	} {
		if got := unescape(in); got != want {
			t.Errorf("unescape(%q) = %q, want %q", in, got, want)
		}
	}
}
