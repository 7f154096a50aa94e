package urls

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"guanbao/feed"
)

func TestParseReadsLines(t *testing.T) {
	const address = "https://gov.example/feed.xml"
	for name, c := range map[string]struct {
		line string
		want feed.Feed
	}{
		"bare":                 {address, feed.Feed{URL: address}},
		"bare tags":            {address + " 邮政 law", feed.Feed{URL: address, Tags: []string{"邮政", "law"}}},
		"quoted tags":          {address + ` "two words" "a \"b\""`, feed.Feed{URL: address, Tags: []string{"two words", `a "b"`}}},
		"title":                {address + ` "~State Post Bureau" post`, feed.Feed{URL: address, Name: "State Post Bureau", Tags: []string{"post"}}},
		"first title wins":     {address + ` "~one" "~two"`, feed.Feed{URL: address, Name: "one"}},
		"hidden":               {address + ` "!" x`, feed.Feed{URL: address, Hidden: true, Tags: []string{"x"}}},
		"hidden with a tag":    {address + ` "!quiet"`, feed.Feed{URL: address, Hidden: true, Tags: []string{"quiet"}}},
		"quoted address":       {`"` + address + `" a`, feed.Feed{URL: address, Tags: []string{"a"}}},
		"comment after words":  {address + " a # b c", feed.Feed{URL: address, Tags: []string{"a"}}},
		"fragment is no note":  {address + "#top a", feed.Feed{URL: address + "#top", Tags: []string{"a"}}},
		"quoted hash is a tag": {address + ` "#1"`, feed.Feed{URL: address, Tags: []string{"#1"}}},
		"open quote":           {address + ` "a b`, feed.Feed{URL: address, Tags: []string{"a b"}}},
		"white space":          {"\t " + address + "\t \t a\r\n", feed.Feed{URL: address, Tags: []string{"a"}}},
		"empty words":          {address + ` "" "~"`, feed.Feed{URL: address}},
		"builtin":              {"builtin:sample", feed.Feed{URL: "builtin:sample"}},
		"escape in a title":    {address + " \"~a\x1b[31mb\"", feed.Feed{URL: address, Name: "ab"}},
		"line break escape":    {address + ` "a\nb"`, feed.Feed{URL: address, Tags: []string{"a b"}}},
	} {
		t.Run(name, func(t *testing.T) {
			got := Parse("urls", []byte(c.line)).Feeds()
			if len(got) != 1 || !reflect.DeepEqual(got[0], c.want) {
				t.Errorf("%q:\n got %+v\nwant %+v", c.line, got, c.want)
			}
		})
	}
}

func TestParseRefusesALineAndKeepsTheRest(t *testing.T) {
	text := strings.Join([]string{
		"# comment",
		"exec:/bin/sh -c evil",
		"https://a.example/ x",
		`"filter:cmd:https://b.example/"`,
		"\"query:Unread:unread = \\\"yes\\\"\"",
		"file:///etc/passwd",
		"https://a.example/ again",
		"javascript:alert(1)",
		"just words",
		"https:///nohost",
		"builtin:",
		"https://user:secret@c.example/\u202e",
		"ftp://user:secret@d.example/",
		"https://z.example/",
	}, "\n")
	f := Parse("/c/urls", []byte(text))
	var got []string
	for _, p := range f.Problems() {
		got = append(got, p.Error())
	}
	want := []string{
		"/c/urls:2: exec: exec:/bin/sh",
		"/c/urls:4: filter: filter:cmd:https://b.example/",
		"/c/urls:6: scheme: file:///etc/passwd",
		"/c/urls:7: duplicate: https://a.example/",
		"/c/urls:8: scheme: javascript:alert(1)",
		"/c/urls:9: address: just",
		"/c/urls:10: address: https:///nohost",
		"/c/urls:11: address: builtin:",
		"/c/urls:12: address: https://user:***@c.example/",
		"/c/urls:13: scheme: ftp://user:***@d.example/",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("problems:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var addresses []string
	for _, s := range f.Feeds() {
		addresses = append(addresses, s.URL)
	}
	if strings.Join(addresses, " ") != "https://a.example/ https://z.example/" {
		t.Errorf("feeds: %q", addresses)
	}
	if f.Lines[4].Kind != Query {
		t.Errorf("query line: %+v", f.Lines[4])
	}
}

func TestMaskHidesSecrets(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/x@y":             "https://a.example/x@y",
		"https://u:p@a.example/":            "https://u:***@a.example/",
		"https://token@a.example/":          "https://***@a.example/",
		"https://:p@a.example/":             "https://***@a.example/",
		"https://u:p@ss@a.example:8/?q=a@b": "https://u:***@a.example:8/?q=a@b",
		"https://u:p@a.example?x":           "https://u:***@a.example?x",
		"builtin:sample":                    "builtin:sample",
	} {
		if got := Mask(in); got != want {
			t.Errorf("Mask(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestABareAddressHasNoSecrets(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/x@y":             "https://a.example/x@y",
		"https://u:p@a.example/":            "https://a.example/",
		"https://token@a.example:8/":        "https://a.example:8/",
		"https://u:p@ss@a.example:8/?q=a@b": "https://a.example:8/?q=a@b",
		"builtin:sample":                    "builtin:sample",
	} {
		if got := Bare(in); got != want {
			t.Errorf("Bare(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestMaskAllFindsAddressesInText(t *testing.T) {
	for in, want := range map[string]string{
		"no address, a@b":                     "no address, a@b",
		"(https://u:p@a.example/x) ftp://t@b": "(https://u:***@a.example/x) ftp://***@b",
		"Get \"https://u:p@a\": x@y":          "Get \"https://u:***@a\": x@y",
		"https://a.example/?m=x@y":            "https://a.example/?m=x@y",
		"邮://u:p@主机/":                         "邮://u:***@主机/",
		"://":                                 "://",
	} {
		if got := MaskAll(in); got != want {
			t.Errorf("MaskAll(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLoadOfNothingIsEmpty(t *testing.T) {
	f, err := Load(filepath.Join(t.TempDir(), "urls"))
	if err != nil || len(f.Lines) != 0 {
		t.Errorf("%+v, %v", f, err)
	}
}

func TestLoadRefusesAHugeFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "urls")
	if err := os.WriteFile(path, make([]byte, maxBytes+1), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(path); err == nil || !strings.Contains(err.Error(), "too large") {
		t.Errorf("error %v", err)
	}
}

// FuzzParseKeepsEveryByte holds that what was read is written back as it was,
// and that no line yields an address that would run something.
func FuzzParseKeepsEveryByte(f *testing.F) {
	for _, seed := range []string{"", "\ufeffhttps://a.example/ \"~x\"\r\n#c\r\n", "\"https://a.example/\\\" b", "exec:x\n\n\nquery:a:b", "\x00\xff\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := Parse("urls", []byte(text))
		if got := string(file.bytes()); got != text {
			t.Fatalf("%q came back as %q", text, got)
		}
		for _, s := range file.Feeds() {
			if !strings.HasPrefix(s.URL, "builtin:") && !strings.HasPrefix(strings.ToLower(s.URL), "http") {
				t.Fatalf("subscribes to %q", s.URL)
			}
			again := parseLine(render(s, "\n")).Feed()
			if !reflect.DeepEqual(again, s) {
				t.Fatalf("%+v came back as %+v", s, again)
			}
		}
	})
}

// TestAFileOfAnotherCharsetIsRead holds a file in GB18030 and one in UTF-16, as
// editors save them, and one that is in no charset at all.
func TestAFileOfAnotherCharsetIsRead(t *testing.T) {
	const line = "https://a.example/ \"~国家邮政局\" 邮政"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(line)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(line)
	if err != nil {
		t.Fatal(err)
	}
	const broken = "https://a.example/ \"~国家\xff邮政局\""
	for saved, want := range map[string]string{gb: line, wide: line, broken: broken} {
		path := write(t, saved)
		f, err := Load(path)
		if err != nil || len(f.Lines) != 1 || f.Lines[0].Raw != want {
			t.Fatalf("%q is read as %+v, %v", saved, f, err)
		}
		if err := Add(t.Context(), path, Entry{Feed: feed.Feed{URL: "https://b.example/"}}); err != nil {
			t.Fatal(err)
		}
		if got := read(t, path); got != want+"\nhttps://b.example/\n" {
			t.Errorf("%q becomes %q", saved, got)
		}
	}
}
