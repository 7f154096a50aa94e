package parse

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"

	"guanbao/feed"
)

// The documents here have the shape of official feeds that are read in spite
// of what is odd about them.

// from parses a document of an address.
func from(t *testing.T, address, contentType, body string) feed.Document {
	t.Helper()
	doc, err := New().Parse(feed.Raw{URL: address, ContentType: contentType, Body: []byte(body)})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestQuirkTheDateStandsInPubTime(t *testing.T) {
	doc := from(t, "https://www.tongji.example/sj/zxfb/rss.xml", "text/xml", `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>最新发布</title>
		<link>https://www.tongji.example/sj/zxfb/</link>
		<item><title>2026年8月份居民消费价格</title><link>./202609/t20260909_1.html</link><pubTime>2026-09-09 09:30:00</pubTime><description/></item></channel></rss>`)
	a := doc.Articles[0]
	if want := "2026-09-09T09:30:00+08:00"; moment(a.Published, a.DateOnly) != want || a.URL != "https://www.tongji.example/sj/zxfb/202609/t20260909_1.html" {
		t.Errorf("published %s at %s, want %s", moment(a.Published, a.DateOnly), a.URL, want)
	}
}

func TestQuirkLinksLackTheirSchemeAndTheFeedStandsBehindHTML(t *testing.T) {
	doc := from(t, "http://www.yinhang.example/goutong/113456/index.html", "text/html; charset=utf-8", `<?xml version="1.0" encoding="UTF-8"?>
		<rss version="2.0"><channel><title>新闻发布</title><link>www.yinhang.example/goutong/113456/index.html</link>
		<item><title>公开市场业务交易公告</title><link>www.yinhang.example/goutong/113456/5711/index.html</link><pubDate>4 Jun 2026 16:00:00 GMT</pubDate></item></channel></rss>`)
	a := doc.Articles[0]
	if a.URL != "http://www.yinhang.example/goutong/113456/5711/index.html" && a.URL != "https://www.yinhang.example/goutong/113456/5711/index.html" {
		t.Errorf("address %q", a.URL)
	}
	if !a.Published.Equal(time.Date(2026, 6, 4, 16, 0, 0, 0, time.UTC)) || a.DateOnly || doc.Feed.Site == "" {
		t.Errorf("published %s, site %q", a.Published, doc.Feed.Site)
	}
}

func TestQuirkShiftJISWhoseDescriptionsRepeatTheTitle(t *testing.T) {
	body := encoded(t, japanese.ShiftJIS, `<?xml version="1.0" encoding="Shift_JIS"?>
		<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="ja">
		<channel rdf:about="https://www.sho.example/news.rdf"><title>新着情報</title><link>https://www.sho.example/</link><description/></channel>
		<item rdf:about="https://www.sho.example/1.html"><title>郵便に関する検討会（第３回）</title><link>https://www.sho.example/1.html</link>
		<description>郵便に関する検討会（第３回）</description><dc:date>2026-09-15T14:00:00+09:00</dc:date></item>
		<item rdf:about="https://www.sho.example/2.html"><title>告示の一部改正</title><link>https://www.sho.example/2.html</link><description></description></item></rdf:RDF>`)
	doc := from(t, "https://www.sho.example/news.rdf", "application/xml", body)
	if doc.Charset != "Shift_JIS" || doc.Articles[0].Title != "郵便に関する検討会（第３回）" {
		t.Errorf("charset %s, title %q", doc.Charset, doc.Articles[0].Title)
	}
	for _, a := range doc.Articles {
		if a.Summary != "" || a.Content != "" {
			t.Errorf("%s: %q %q, want nothing but the title", a.Title, a.Summary, a.Content)
		}
	}
}

func TestQuirkALinkInCDATAIsEscaped(t *testing.T) {
	a, _ := one(t, `<title>新聞稿</title><link><![CDATA[https://www.jin.example/ch/home.jsp?id=133&amp;parentpath=0,2&amp;dataserno=202609070001]]></link>`)
	if want := "https://www.jin.example/ch/home.jsp?id=133&parentpath=0,2&dataserno=202609070001"; a.URL != want {
		t.Errorf("address %q, want %q", a.URL, want)
	}
}

func TestQuirkBoardsWithTheirOwnDatesAndBraces(t *testing.T) {
	doc := from(t, "https://www.gonghang.example/bbs/kor/42/rssList.do?row=50", "application/rss+xml", `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>
		<title><![CDATA[보도자료]]></title><link>https://www.gonghang.example/</link><language>ko</language>
		<item><title><![CDATA[추석 연휴 운영 계획}]]></title><link><![CDATA[/bbs/kor/42/1/artclView.do]]></link><pubDate>2026-09-15 16:26:58.0</pubDate><author>홍보실</author><description><![CDATA[]]></description></item></channel></rss>`)
	a := doc.Articles[0]
	if want := "2026-09-15T16:26:58+09:00"; moment(a.Published, a.DateOnly) != want || a.URL != "https://www.gonghang.example/bbs/kor/42/1/artclView.do" || a.Summary != "" {
		t.Errorf("published %s, want %s; %+v", moment(a.Published, a.DateOnly), want, a)
	}
	if a.Title != "추석 연휴 운영 계획}" { // what a publisher writes stays
		t.Errorf("title %q", a.Title)
	}
}

func TestQuirkAWholeHistoryComesInOneFile(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>新聞稿</title><link>https://www.yang.example/</link>`)
	text := strings.Repeat("為健全金融市場，本行說明如下，請各界參考。", 105)
	for i := range 500 {
		fmt.Fprintf(&b, `<item><title>第%d號新聞稿</title><link>https://www.yang.example/tw/cp-302-%d-1.html</link><pubDate>%s</pubDate><description><![CDATA[<p>%s</p>]]></description></item>`,
			500-i, 500-i, time.Date(2026, 9, 15, 8, 0, 0, 0, time.UTC).AddDate(0, 0, -7*i).Format(time.RFC1123Z), text)
	}
	b.WriteString("</channel></rss>")
	if b.Len() < 3_400_000 {
		t.Fatalf("%d bytes", b.Len())
	}
	doc := from(t, "https://www.yang.example/tw/rss-302-1.xml", "text/xml", b.String())
	if len(doc.Articles) != 500 || len(doc.Warnings) != 0 {
		t.Fatalf("%d articles, warnings %v", len(doc.Articles), doc.Warnings)
	}
	last := doc.Articles[499]
	if last.Published.Year() != 2017 || !strings.Contains(last.Content, "請各界參考") {
		t.Errorf("the last is %s of %s", last.Title, last.Published)
	}
}

func TestQuirkOneItemIsRewrittenInPlace(t *testing.T) {
	at := func(when, text string) feed.Article {
		doc := from(t, "https://rss.tianwen.example/rss/CurrentWeather_uc.xml", "text/xml", `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>本港地區天氣報告</title>
			<item><title>`+when+` 天氣報告</title><link>https://www.tianwen.example/textonly/current_uc.htm</link>
			<guid isPermaLink="false">http://rss.tianwen.example/rss/CurrentWeather/</guid><pubDate>`+when+`</pubDate><description><![CDATA[`+text+`]]></description></item></channel></rss>`)
		return feed.Identify(doc.Feed.URL, doc.Articles)[0]
	}
	a, b := at("Wed, 15 Sep 2026 08:02:00 GMT", "氣溫 : 攝氏 31 度"), at("Wed, 15 Sep 2026 09:02:00 GMT", "氣溫 : 攝氏 32 度")
	if a.ID != b.ID || a.Content == b.Content || !b.Published.After(a.Published) {
		t.Errorf("%+v\n%+v", a, b)
	}
}

func TestQuirkHundredsOfEntriesShareOneTitle(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" lang="ja"><title>高頻度（随時）</title><id>https://www.kishou.example/feed#1</id>`)
	for i := range 300 {
		fmt.Fprintf(&b, `<entry><title>気象警報・注意報</title><id>https://www.kishou.example/data/2026091508%03d_0_VPWW53.xml</id><updated>2026-09-15T08:00:%02dZ</updated><author><name>架空地方気象台</name></author>
			<link type="application/xml" href="https://www.kishou.example/data/2026091508%03d_0_VPWW53.xml"/><content type="text">【架空県%d気象警報・注意報】大雨に警戒してください。</content></entry>`, i, i%60, i, i)
	}
	b.WriteString("</feed>")
	doc := from(t, "https://www.kishou.example/developer/xml/feed/extra.xml", "application/atom+xml", b.String())
	list := feed.Identify(doc.Feed.URL, doc.Articles)
	if len(list) != 300 || doc.Articles[7].Title != "気象警報・注意報" || !strings.HasPrefix(doc.Articles[7].Summary, "【架空県7気象警報・注意報】") {
		t.Errorf("%d articles; %q: %q", len(list), doc.Articles[7].Title, doc.Articles[7].Summary)
	}
}

func TestQuirkThePinnedItemComesFirst(t *testing.T) {
	doc := from(t, "https://maoyi.example/rss.xml", "application/rss+xml", `<rss version="2.0" xml:base="https://maoyi.example/"><channel><title>Press</title><link>https://maoyi.example/</link>
		<item><title>Contact the Press Office</title><link>https://maoyi.example/contact</link><pubDate>Mon, 27 Jul 2009 15:36:00 +0000</pubDate></item>
		<item><title>Statement on tariffs</title><link>https://maoyi.example/statement</link><pubDate>Tue, 15 Sep 2026 15:36:00 +0000</pubDate></item></channel></rss>`)
	if a := doc.Articles[0]; a.Published.Year() != 2009 {
		t.Errorf("the pinned item is of %s", a.Published)
	}
}

func TestQuirkRelativeLinks(t *testing.T) {
	doc := from(t, "https://www.nengyuan.example/rss/press_rss.xml", "text/xml", `<rss version="2.0"><channel><title>Press Room</title><link>https://www.nengyuan.example/pressroom/</link>
		<item><title>Outlook</title><link>/pressroom/releases/press570.php</link><description><![CDATA[<a href="/outlooks/">see</a>]]></description></item></channel></rss>`)
	if a := doc.Articles[0]; a.URL != "https://www.nengyuan.example/pressroom/releases/press570.php" || !strings.Contains(a.Content, "https://www.nengyuan.example/outlooks/") {
		t.Errorf("%s: %s", a.URL, a.Content)
	}
}

func TestQuirkAnHTMLPageAnswersInPlaceOfAFeed(t *testing.T) {
	_, err := New().Parse(feed.Raw{URL: "https://rthk.example/news/rss/c_guess.xml", ContentType: "application/rss+xml", Body: []byte(`<!DOCTYPE html><html lang="zh"><head><title>即時新聞</title></head><body><div id="app"></div></body></html>`)})
	if p := feed.AsProblem(err); p == nil || p.Kind != feed.ProblemHTML {
		t.Errorf("%v", err)
	}
}

func TestQuirkAnRDFThatIsNotValid(t *testing.T) {
	// No rdf:about, no items element, a channel that holds them, dates in words
	// of another vocabulary.
	doc := from(t, "https://www.kouro.example/stf/news.rdf", "text/xml", `<?xml version="1.0" encoding="UTF-8"?>
		<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
		<channel><title>新着情報配信サービス</title><link>https://www.kouro.example/</link><dc:date>2026-09-15T20:00:00+09:00</dc:date>
		<item><title>審議会の資料</title><link>https://www.kouro.example/stf/1.html</link><dc:date>2026-09-15T14:00:00+09:00</dc:date></item></channel>
		<item rdf:about=""><title>統計 A & B</title><link>https://www.kouro.example/stf/2.html</link><dc:date>2026-09-14</dc:date></item></rdf:RDF>`)
	if len(doc.Articles) != 2 {
		t.Fatalf("%d articles, %v", len(doc.Articles), doc.Warnings)
	}
	for i, want := range []struct{ title, url, when string }{
		{"審議会の資料", "https://www.kouro.example/stf/1.html", "2026-09-15T14:00:00+09:00"}, {"統計 A & B", "https://www.kouro.example/stf/2.html", "2026-09-14"},
	} {
		if a := doc.Articles[i]; a.Title != want.title || a.URL != want.url || moment(a.Published, a.DateOnly) != want.when {
			t.Errorf("%q %s %s, want %+v", a.Title, a.URL, moment(a.Published, a.DateOnly), want)
		}
	}
}

func TestQuirkCentralBanksHaveAVocabularyOfTheirOwn(t *testing.T) {
	doc := from(t, "https://www.yinhang.example/rss/rss-cb-media-releases.xml", "application/rss+xml", `<?xml version="1.0" encoding="UTF-8"?>
		<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
		xmlns:dcterms="http://purl.org/dc/terms/" xmlns:cb="http://www.cbwiki.net/wiki/index.php/Specification_1.1">
		<channel rdf:about="https://www.yinhang.example/rss/"><title>Media Releases</title><link>https://www.yinhang.example/</link><description>all</description>
		<items><rdf:Seq><rdf:li rdf:resource="https://www.yinhang.example/mr-26-20.html"/></rdf:Seq></items></channel>
		<item rdf:about="https://www.yinhang.example/mr-26-20.html"><title>Monetary Policy Decision</title><link>https://www.yinhang.example/mr-26-20.html</link>
		<description>The Board decided.</description><dc:language>en</dc:language><dc:format>text/html</dc:format><dc:date>2026-09-15T14:30:00+10:00</dc:date>
		<cb:news rdf:parseType="Resource"><rdf:type rdf:resource="http://www.cbwiki.net/wiki/index.php/RSS-CBNewsSchema#News"/><cb:simpleTitle>Decision</cb:simpleTitle>
		<cb:occurrenceDate>2026-09-15</cb:occurrenceDate><cb:institutionAbbrev>YH</cb:institutionAbbrev></cb:news></item></rdf:RDF>`)
	a := doc.Articles[0]
	if len(doc.Articles) != 1 || a.Title != "Monetary Policy Decision" || a.Summary != "The Board decided." || moment(a.Published, a.DateOnly) != "2026-09-15T14:30:00+10:00" || len(doc.Warnings) != 0 {
		t.Errorf("%+v, %v", a, doc.Warnings)
	}
}

func TestQuirkWeatherInElementsOfItsOwn(t *testing.T) {
	doc := from(t, "https://www.nalssi.example/w/rss/dfs/hr1-forecast.do?zone=1", "text/xml", `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>날씨 웹서비스</title>
		<link>http://www.nalssi.example/weather/main.jsp</link><pubDate>2026년 09월 15일 (화)요일 14:00</pubDate>
		<item><author>관측청</author><category>서울특별시</category><title>동네예보(도표)</title><link>http://www.nalssi.example/weather/forecast.jsp</link><guid>http://www.nalssi.example/weather/forecast.jsp</guid>
		<description><header><tm>202609151400</tm><ts>4</ts></header><body><data seq="0"><hour>18</hour><day>0</day><temp>27.0</temp><wfKor>구름 많음</wfKor></data></body></description></item></channel></rss>`)
	if len(doc.Articles) != 1 || doc.Articles[0].Title != "동네예보(도표)" || !strings.Contains(doc.Articles[0].Content, "구름 많음") {
		t.Errorf("%+v", doc.Articles)
	}
}

func TestQuirkAtomInLatin1WithPlaces(t *testing.T) {
	body := encoded(t, charmap.ISO8859_1, `<?xml version="1.0" encoding="ISO-8859-1" ?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss"><title>Latest Filings</title>
		<entry><title>8-K - SOCIÉTÉ X (0001234567) (Filer)</title><link rel="alternate" type="text/html" href="https://www.zhengquan.example/Archives/1-index.htm"/>
		<summary type="html"> &lt;b&gt;Filed:&lt;/b&gt; 2026-09-15 &lt;b&gt;Size:&lt;/b&gt; 200 KB</summary><updated>2026-09-15T17:30:51-04:00</updated>
		<category scheme="https://www.zhengquan.example/" label="form type" term="8-K"/><id>urn:tag:zhengquan.example,2008:accession-number=1</id><georss:point>35.1 139.2</georss:point></entry></feed>`)
	doc := from(t, "https://www.zhengquan.example/cgi-bin/browse?action=getcurrent&output=atom", "application/atom+xml", body)
	a := doc.Articles[0]
	if a.Title != "8-K - SOCIÉTÉ X (0001234567) (Filer)" || a.Summary != "Filed: 2026-09-15 Size: 200 KB" || moment(a.Published, a.DateOnly) != "2026-09-15T17:30:51-04:00" || a.GUID == "" {
		t.Errorf("%+v", a)
	}
}
