package page

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"guanbao/feed"
)

// discovered are the links of a page at an address, one a line: how sure, address, title.
func discovered(address, body string) string {
	var b strings.Builder
	for _, l := range Discover(feed.Raw{URL: address, Body: []byte(body)}) {
		fmt.Fprintf(&b, "%d %s %s\n", l.Sure, l.URL, l.Title)
	}
	return b.String()
}

func TestFeedsThatAPageLinksAreFound(t *testing.T) {
	for _, tt := range []struct{ name, page, want string }{
		{"declared", `<link rel="alternate" type="application/rss+xml" title="公告" href="/rss/gg.xml"><link rel="ALTERNATE nofollow" type="application/atom+xml; charset=utf-8" href="news.atom">
			<link rel=alternate type=application/feed+json href="https://b.example/feed.json">`,
			"2 https://a.example/rss/gg.xml 公告\n2 https://a.example/zw/news.atom \n2 https://b.example/feed.json \n"},
		{"no other declaration", `<link rel="alternate" hreflang="en" href="/en/"><link rel="stylesheet" type="application/rss+xml" href="/x"><link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
			<link rel="alternate" type="application/json+oembed" href="/oembed?format=rss"><link rel="alternate" type="text/html" href="/feed"><link rel=alternate type=application/rss+xml>`, ""},
		{"JSON and XML at the address of a feed", `<link rel="alternate" type="application/json" href="/feed.json"><link rel="alternate" type="text/xml" href="/index.xml">`,
			"2 https://a.example/feed.json \n2 https://a.example/index.xml \n"},
		{"by address", `<a href="/rss/要闻.xml">要闻</a> <a href="?feed=rss2">全部</a> <a href="feed/">Feed</a> <a href="/x.rdf">概要</a> <a href="/news.do?format=rss">通知</a> <a href="feed://a.example/y.rss">甲</a>`,
			"1 https://a.example/rss/%E8%A6%81%E9%97%BB.xml 要闻\n1 https://a.example/zw/index.html?feed=rss2 全部\n1 https://a.example/zw/feed/ \n1 https://a.example/x.rdf 概要\n1 https://a.example/news.do?format=rss 通知\n1 https://a.example/y.rss 甲\n"},
		{"no other address", `<a href="/sitemap.xml">Map</a><a href="/opensearch.xml">Search</a><a href="/rss.html">News</a><a href="/feedback">Write</a><a href="/a.json">x</a><a href="/press">Press</a>`, ""},
		{"by text", `<a href="/dy/">RSS订阅</a> <a href="/dy2/"><img alt="RSS feed" src="x.png"></a> <a href="/dy3/">Press releases about the atomic age</a> <a href="/dy.pdf">RSS</a>`,
			"0 https://a.example/dy/ RSS订阅\n0 https://a.example/dy2/ RSS feed\n"},
		{"the name beside a link that says RSS", `<ul><li><span>司法解释</span> <a href="/1.xml">RSS</a></li><li>公告 <a href="/2.xml"><img alt="XML" src="x"></a></li></ul>`,
			"1 https://a.example/1.xml 司法解释\n1 https://a.example/2.xml 公告\n"},
		{"the surest first, comments last, none twice", `<a href="/text/">订阅</a><a href="/b.rss#top">乙</a><a href="https://www.a.example/b.rss">乙二</a><link rel=alternate type=application/rss+xml title="Comments" href="/comments/feed">
			<link rel=alternate type=application/rss+xml title="丙" href="/c"><a href="/c">丙的另一个名字</a>`,
			"2 https://a.example/c 丙\n1 https://a.example/b.rss 乙\n0 https://a.example/text/ 订阅\n2 https://a.example/comments/feed Comments\n"},
		{"a base", `<base href="https://b.example/x/"><a href="feed.xml">乙</a>`, "1 https://b.example/x/feed.xml 乙\n"},
		{"a service that takes an address", `<a href="https://reader.example/i/feed/https://a.example/rss">Reader</a><a href="https://reader.example/add?feed=https%3A%2F%2Fa.example%2Frss">Reader</a>`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := discovered("https://a.example/zw/index.html", tt.page); got != tt.want {
				t.Errorf("found\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func TestTitlesOfFeedsAreDecoded(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(`<meta charset="gb2312"><link rel="alternate" type="application/rss+xml" title="通知公告" href="/rss.xml">`)
	if err != nil {
		t.Fatal(err)
	}
	if got := discovered("https://a.example/", gbk); got != "2 https://a.example/rss.xml 通知公告\n" {
		t.Errorf("found %q", got)
	}
}

func TestHostilePagesGiveOnlyHarmlessLinksToFeeds(t *testing.T) {
	var b strings.Builder
	for _, evil := range []string{"javascript:alert(1)//feed.xml", "file:///etc/feed.xml", "data:text/xml,feed.xml", "feed:javascript:alert(1)", "exec:rss.xml", "//", "http://", "#feed", "mailto:rss@a.example", "https://u:p@/feed.xml", "http://[::1/feed.xml"} {
		fmt.Fprintf(&b, `<link rel=alternate type=application/rss+xml href="%s"><a href="%s">RSS</a>`, evil, evil)
	}
	b.WriteString(`<link rel=alternate type=application/rss+xml href="/ok.xml" title="` + "a\x1b[2J\u202eb\n" + strings.Repeat("长", 5000) + `">`)
	got := Discover(feed.Raw{URL: "https://a.example/", Body: []byte(b.String())})
	if len(got) != 1 || got[0].URL != "https://a.example/ok.xml" || !strings.HasPrefix(got[0].Title, "ab") || len([]rune(got[0].Title)) > maxFeedTitle || strings.ContainsAny(got[0].Title, "\x1b\u202e\n") {
		t.Errorf("found %q", got)
	}
	for _, body := range []string{"", "\x00\x01\x02", strings.Repeat("<div>", 100_000) + `<a href="/rss.xml">x</a>`, "%PDF-1.7"} {
		if got := Discover(feed.Raw{URL: "https://a.example/", Body: []byte(body)}); len(got) > 0 {
			t.Errorf("%.10q: found %v", body, got)
		}
	}
	if got := Discover(feed.Raw{Body: []byte(`<a href="rss.xml">x</a>`)}); len(got) > 0 {
		t.Errorf("of a page from nowhere: %v", got)
	}
}

func TestLinksToFeedsAreCappedAndCostWhatThePageDoes(t *testing.T) {
	crowd := func(n int) []byte {
		var b strings.Builder
		b.WriteString("<body><div>")
		for i := range n {
			fmt.Fprintf(&b, `<a href="/%d.rss">RSS</a>`, i)
		}
		b.WriteString(`</div><link rel=alternate type=application/rss+xml href="/first.xml">`)
		return []byte(b.String())
	}
	var got []FeedLink
	work := func(n int) uint64 {
		body := crowd(n)
		return spent(func() { got = Discover(feed.Raw{URL: "https://a.example/", Body: body}) })
	}
	work(100)
	half, whole := work(5_000), work(10_000)
	if whole > 3*half {
		t.Errorf("twice the links cost %d bytes, the half of them %d", whole, half)
	}
	if len(got) != maxFeedLinks || got[0].URL != "https://a.example/first.xml" {
		t.Errorf("%d links, first %+v", len(got), got[0])
	}
}

func TestUsualPlacesAreFewAndOnTheSameHost(t *testing.T) {
	got := UsualPlaces("http://a.example:8080/zw/index.html?x=1#y")
	if len(got) == 0 || len(got) > 8 {
		t.Errorf("%d places", len(got))
	}
	for _, p := range got {
		if u, err := url.Parse(p); err != nil || u.Scheme != "http" || u.Host != "a.example:8080" || u.RawQuery != "" || u.Fragment != "" {
			t.Errorf("place %s", p)
		}
	}
	if !slices.Contains(got, "http://a.example:8080/rss.xml") || UsualPlaces("builtin:sample") != nil {
		t.Errorf("places %q", got)
	}
}

func TestAFrontPageIsKnownByItsAddress(t *testing.T) {
	for address, want := range map[string]bool{
		"https://a.example": true, "https://a.example/": true, "https://a.example/index.html": true, "https://a.example/Default.aspx": true, "https://a.example/#top": true,
		"https://a.example/zw/": false, "https://a.example/zw/index.html": false, "https://a.example/list.html": false, "https://a.example/?id=1": false, "builtin:sample": false,
	} {
		if got := IsFront(address); got != want {
			t.Errorf("IsFront(%s) is %v", address, got)
		}
	}
}
