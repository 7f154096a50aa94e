package safe

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCut(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
		cut  bool
	}{
		{"国家", 6, "国家", false}, {"国家邮政局", 9, "国家…", true}, {"国家邮政局", 11, "国家…", true}, {"国家邮政局", 12, "国家邮…", true},
		{"abcdef", 5, "ab…", true}, {"abcdef", 3, "…", true}, {"abcdef", 2, "ab", true}, {"国家", 2, "", true}, {"国家", 0, "", true}, {"国家", -1, "", true}, {"", 0, "", false},
		{"ab👨‍👩‍👧‍👦cd", 20, "ab…", true}, {"👨‍👩‍👧‍👦cd", 20, "…", true}, {"ae\u0335\u0336bcdefg", 6, "a…", true},
		{"ภาษาไทยและอื่นๆ", 20, "ภาษาไ…", true}, {"ภาษาไทยและอื่นๆ", 18, "ภาษาไ…", true}, {"a\r\nbcdef", 5, "a…", true},
	} {
		got, cut := Cut(c.in, c.n)
		if got != c.want || cut != c.cut {
			t.Errorf("Cut(%q, %d) = %q, %v; want %q, %v", c.in, c.n, got, cut, c.want, c.cut)
		}
	}
}

func FuzzCut(f *testing.F) {
	for _, s := range seeds {
		f.Add(s+s+s, 10)
	}
	f.Fuzz(func(t *testing.T, s string, n int) {
		s = Text(s)
		got, cut := Cut(s, n)
		if !utf8.ValidString(got) || len(got) > max(n, 0) && cut || cut != (len(s) > n) {
			t.Fatalf("Cut(%q, %d) = %q, %v", s, n, got, cut)
		}
		if !strings.HasPrefix(s, strings.TrimSuffix(got, ellipsis)) && cut {
			t.Fatalf("Cut(%q, %d) = %q is no beginning", s, n, got)
		}
	})
}
