package safe

import (
	"errors"
	"net/url"
	"strings"
	"testing"
)

func base(t testing.TB, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestURLKeepsWebAddresses(t *testing.T) {
	at := base(t, "http://user:pw@www.tongji.example/sj/zxfb/index.html?a=1#top")
	for _, c := range []struct{ name, in, want string }{
		{"absolute", "https://portal.example/news/1.html", "https://portal.example/news/1.html"},
		{"upper case scheme and host", "HTTP://Portal.EXAMPLE/A", "http://portal.example/A"},
		{"white space around", " \n\thttps://a.example/\r\n", "https://a.example/"},
		{"ideographic space and BOM around", "\ufeff\u3000https://a.example/\u200b", "https://a.example/"},
		{"relative path", "t2026_1.html", "http://www.tongji.example/sj/zxfb/t2026_1.html"},
		{"dot segments", "../../x", "http://www.tongji.example/x"},
		{"root", "/news/1", "http://www.tongji.example/news/1"},
		{"query alone", "?id=3", "http://www.tongji.example/sj/zxfb/index.html?id=3"},
		{"fragment alone", "#n1", "http://www.tongji.example/sj/zxfb/index.html?a=1#n1"},
		{"scheme of base for //", "//cdn.example/a.js", "http://cdn.example/a.js"},
		{"www without scheme", "www.tongji.example/sj/1.html", "http://www.tongji.example/sj/1.html"},
		{"www with port", "WWW.a.example:8080/x", "http://www.a.example:8080/x"},
		{"userinfo stripped", "https://a:b@c.example/", "https://c.example/"},
		{"space encoded", "https://a.example/通知 1.pdf?q=局 长", "https://a.example/%E9%80%9A%E7%9F%A5%201.pdf?q=%E5%B1%80%20%E9%95%BF"},
		{"quotes and brackets encoded", "https://a.example/\"<a>`{|}^\\", "https://a.example/%22%3Ca%3E%60%7B%7C%7D%5E%5C"},
		{"encoding kept", "https://a.example/%b9%FA?x=%B9%fa", "https://a.example/%b9%FA?x=%B9%fa"},
		{"encoded controls stay encoded", "https://a.example/%1b%5b31m%0a%00%9b", "https://a.example/%1b%5b31m%0a%00%9b"},
		{"lone per cent", "https://a.example/100%", "https://a.example/100%25"},
		{"Chinese host", "https://中国政府网.政务/x", "https://xn--fiqs8sirgfmhq98a.xn--zfr164b/x"},
		{"full stop of another script", "https://a。example/", "https://a.example/"},
		{"full width host", "https://ｅxample.cn/", "https://example.cn/"},
		{"underscore in host", "http://a_b.example/", "http://a_b.example/"},
		{"IPv6", "http://[2001:DB8::1]:80/", "http://[2001:db8::1]:80/"},
		{"shell characters are only characters", "https://a.example/$(id);&'x'", "https://a.example/$(id);&'x'"},
		{"colon in the first segment", "通知:1.html", "http://www.tongji.example/sj/zxfb/%E9%80%9A%E7%9F%A5:1.html"},
		{"empty port", "http://a.example:/x", "http://a.example/x"},
	} {
		got, err := URL(c.in, at)
		if err != nil || got != c.want {
			t.Errorf("%s: URL(%q) = %q, %v; want %q", c.name, c.in, got, err, c.want)
		}
		if again, err := URL(got, nil); err != nil || again != got {
			t.Errorf("%s: URL(%q) again = %q, %v", c.name, got, again, err)
		}
		if got != "" && !Allowed(got) {
			t.Errorf("%s: %q may not be opened", c.name, got)
		}
	}
}

func TestURLRefuses(t *testing.T) {
	for _, c := range []struct {
		in   string
		want error
	}{
		{"javascript:alert(1)", ErrScheme}, {" JaVaScRiPt:alert(1)", ErrScheme}, {"file:///etc/passwd", ErrScheme},
		{"data:text/html,x", ErrScheme}, {"ssh://-oProxyCommand=x/", ErrScheme}, {"x-man-page://1/ls", ErrScheme},
		{"mailto:a@b.example", ErrScheme}, {"tel:110", ErrScheme}, {"c:\\windows", ErrScheme}, {"vbscript:x", ErrScheme},
		{"exec:id", ErrScheme}, {"https+x://a.example/", ErrScheme},
		{"", ErrMalformed}, {"   ", ErrMalformed}, {"java\nscript:alert(1)", ErrMalformed}, {"https://a.example/\x1b[31m", ErrMalformed},
		{"https://a.example/\u009b31m", ErrMalformed}, {"https://a.example/\x7f", ErrMalformed}, {"https:///x", ErrMalformed},
		{"https:x", ErrMalformed}, {"https://", ErrMalformed}, {"http://-oProxyCommand=x/", ErrMalformed}, {"http://-a.example/", ErrMalformed},
		{"http://a.example\\@b.example/", ErrMalformed}, {"http://a b.example/", ErrMalformed}, {"http://a..example/", ErrMalformed},
		{"http://a.example:99999/", ErrMalformed}, {"http://a.example:x/", ErrMalformed}, {"http://[fe80::1%25eth0]/", ErrMalformed},
		{"http://a$(id).example/", ErrMalformed}, {"|id", ErrMalformed}, {"\\\\server\\share", ErrMalformed}, {"-x", ErrMalformed},
		{"/relative", ErrMalformed}, {"#x", ErrMalformed}, {"http://a\u202eb.example/", ErrMalformed},
		{"http://" + strings.Repeat("a", 64) + ".example/", ErrMalformed},
		{"https://a.example/" + strings.Repeat("x", MaxURL), ErrTooLong}, {"https://a.example/" + strings.Repeat("文", 400), ErrTooLong},
		{strings.Repeat("x", 1<<20), ErrTooLong},
	} {
		if got, err := URL(c.in, nil); !errors.Is(err, c.want) || got != "" {
			t.Errorf("URL(%.60q) = %q, %v; want %v", c.in, got, err, c.want)
		}
		if Allowed(c.in) {
			t.Errorf("Allowed(%.60q)", c.in)
		}
	}
}

func TestURLRefusesWhatBaseCannotComplete(t *testing.T) {
	for _, b := range []string{"file:///home/x/", "mailto:a@b", "/only/a/path", "https:"} {
		if got, err := URL("x.html", base(t, b)); !errors.Is(err, ErrMalformed) {
			t.Errorf("URL against %q = %q, %v", b, got, err)
		}
	}
}

func TestAllowedWantsTheStoredForm(t *testing.T) {
	for _, s := range []string{" https://a.example/", "www.a.example", "https://u@a.example/", "https://a.example/文"} {
		if Allowed(s) {
			t.Errorf("Allowed(%q)", s)
		}
	}
}

func FuzzURL(f *testing.F) {
	for _, s := range []string{"https://a.example/b?c#d", "../x", "//h/x", "www.a.example:8/x", "javascript:x", "https://中国.example/%zz", "http://[::1]/", "x:y"} {
		f.Add(s)
	}
	at := base(f, "https://gov.example/a/b.html")
	f.Fuzz(func(t *testing.T, raw string) {
		got, err := URL(raw, at)
		if err != nil {
			if got != "" {
				t.Fatalf("%q with an error", got)
			}
			return
		}
		if !strings.HasPrefix(got, "http://") && !strings.HasPrefix(got, "https://") || len(got) > MaxURL {
			t.Fatalf("URL(%q) = %q", raw, got)
		}
		for i := range len(got) {
			if got[i] < 0x21 || got[i] > 0x7E {
				t.Fatalf("URL(%q) = %q", raw, got)
			}
		}
		if again, err := URL(got, nil); err != nil || again != got {
			t.Fatalf("URL(%q) = %q, again %q, %v", raw, got, again, err)
		}
		if u, err := url.Parse(got); err != nil || u.Host == "" || u.User != nil {
			t.Fatalf("URL(%q) = %q: %v", raw, got, err)
		}
	})
}
