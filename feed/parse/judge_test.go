package parse

import (
	"slices"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
	"guanbao/feed/html"
)

// one parses a feed with one item that holds the given elements.
func one(t *testing.T, inside string) (feed.Article, feed.Document) {
	t.Helper()
	doc := parseBytes(t, rssHead+"<item>"+inside+"</item>"+rssTail)
	if len(doc.Articles) != 1 {
		t.Fatalf("%d articles of %s", len(doc.Articles), inside)
	}
	return doc.Articles[0], doc
}

// entry parses an Atom feed with one entry.
func entry(t *testing.T, inside string) feed.Article {
	t.Helper()
	doc := parseBytes(t, `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">
		<title>f</title><link href="https://a.example/news/"/><entry>`+inside+`</entry></feed>`)
	if len(doc.Articles) != 1 {
		t.Fatalf("%d articles of %s", len(doc.Articles), inside)
	}
	return doc.Articles[0]
}

func TestLinksBecomeAddresses(t *testing.T) {
	tests := map[string]struct {
		inside string
		url    string
		bad    bool
	}{
		"absolute":                {`<link>https://b.example/1</link>`, "https://b.example/1", false},
		"relative to the site":    {`<link>news/1.html</link>`, "https://a.example/news/1.html", false},
		"root-relative":           {`<link>/1.html</link>`, "https://a.example/1.html", false},
		"xml:base of the item":    {`<link xml:base="https://c.example/x/">1.html</link>`, "https://c.example/x/1.html", false},
		"a relative xml:base":     {`<link xml:base="/x/">1.html</link>`, "https://a.example/x/1.html", false},
		"no scheme":               {`<link>www.b.example/1.html</link>`, "https://www.b.example/1.html", false},
		"no scheme, own host":     {`<link>a.example/1.html</link>`, "https://a.example/1.html", false},
		"scheme of the page":      {`<link>//b.example/1</link>`, "https://b.example/1", false},
		"escaped twice":           {`<link><![CDATA[https://b.example/?a=1&amp;b=2]]></link>`, "https://b.example/?a=1&b=2", false},
		"broken over lines":       {"<link>\n https://b.example/\n1 </link>", "https://b.example/1", false},
		"in an attribute":         {`<link href="https://b.example/1"/>`, "https://b.example/1", false},
		"Atom link":               {`<atom:link rel="alternate" href="/1"/>`, "https://a.example/1", false},
		"permalink":               {`<guid>https://b.example/1</guid>`, "https://b.example/1", false},
		"guid that is no link":    {`<guid isPermaLink="false">https://b.example/1</guid>`, "", false},
		"guid that is a name":     {`<guid>tag:b.example,2026:1</guid>`, "", false},
		"link before permalink":   {`<guid>https://b.example/2</guid><link>https://b.example/1</link>`, "https://b.example/1", false},
		"javascript":              {`<link>javascript:alert(1)</link>`, "", true},
		"file":                    {`<link>file:///etc/passwd</link>`, "", true},
		"data":                    {`<link>data:text/html,x</link>`, "", true},
		"ssh":                     {`<link>ssh://-oProxyCommand=x/</link>`, "", true},
		"bad one, then good one":  {`<link>javascript:1</link><link>https://b.example/1</link>`, "https://b.example/1", true},
		"spaces inside":           {`<link>https://b.example/a b</link>`, "https://b.example/a%20b", false},
		"nothing":                 {`<link/>`, "", false},
		"namesake of an entity":   {`<link>https://b.example/?a=1&amp;copy=2</link>`, "https://b.example/?a=1&copy=2", false},
		"identifier given by RDF": {`<guid/>`, "", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a, doc := one(t, "<title>A</title>"+tt.inside)
			if a.URL != tt.url {
				t.Errorf("address %q, want %q", a.URL, tt.url)
			}
			if hasWarning(doc.Warnings, feed.WarnBadLink) != tt.bad {
				t.Errorf("warnings %v", doc.Warnings)
			}
		})
	}
}

func TestAtomChoosesTheBestAlternate(t *testing.T) {
	for inside, want := range map[string]string{
		`<link rel="self" href="s"/><link rel="alternate" type="application/json" href="j"/><link rel="alternate" type="text/html" href="h"/>`: "https://a.example/news/h",
		`<link type="application/xml" href="https://a.example/1.xml"/>`:                                                                        "https://a.example/1.xml",
		`<link href="p"/><link rel="alternate" type="application/pdf" href="x.pdf"/>`:                                                          "https://a.example/news/p",
		`<id>https://a.example/id</id>`:                                             "https://a.example/id",
		`<id>https://a.example/id</id><link rel="enclosure" href="x.pdf"/>`:         "",
		`<content src="https://a.example/src" type="text/html"/>`:                   "https://a.example/src",
		`<link rel="http://www.iana.org/assignments/relation/alternate" href="i"/>`: "https://a.example/news/i",
	} {
		if a := entry(t, "<title>A</title>"+inside); a.URL != want {
			t.Errorf("%s: address %q, want %q", inside, a.URL, want)
		}
	}
}

func TestRelationsBecomeLinks(t *testing.T) {
	a := entry(t, `<title>A</title><link href="1"/><link rel="related" href="r" title="see&#27;[31m also"/><link rel="replies" href="c" thr:count="7"/>
		<link rel="enclosure" href="x.pdf" length="12" type="application/pdf"/><link rel="related" href="javascript:1"/><link rel="related" href="r"/>`)
	want := []feed.Link{
		{Kind: feed.LinkRelated, Title: "see also", URL: "https://a.example/news/r"},
		{Kind: feed.LinkComments, URL: "https://a.example/news/c"},
		{Kind: feed.LinkAttachment, Title: "x.pdf", URL: "https://a.example/news/x.pdf", Type: "application/pdf", Size: 12},
	}
	if !slices.Equal(a.Links, want) {
		t.Errorf("links %+v", a.Links)
	}
	if a.Comments != 7 {
		t.Errorf("%d comments", a.Comments)
	}
}

func TestMediaThatCanBeReadIsAttached(t *testing.T) {
	a, _ := one(t, `<title>A</title><media:content url="/a.png" medium="image"/><media:group><media:content url="/b.pdf" type="application/pdf"/>
		<media:content url="/c.mp4" type="video/mp4"/></media:group><media:content url="/d.mp3" medium="audio"/>
		<enclosure url="/e.mp3" type="audio/mpeg" length="08"/>`)
	var got []string
	for _, l := range a.Links {
		got = append(got, l.Title)
	}
	if want := []string{"e.mp3", "a.png", "b.pdf"}; !slices.Equal(got, want) {
		t.Errorf("attachments %q, want %q", got, want)
	}
	if a.Links[0].Size != 8 {
		t.Errorf("size %d, want 8: 08 is no octal number", a.Links[0].Size)
	}
}

func TestCommentsAreKnownOnlyWhenStated(t *testing.T) {
	for inside, want := range map[string]int{
		"": feed.NoCount, "<slash:comments>0</slash:comments>": 0, "<slash:comments> 12 </slash:comments>": 12,
		"<slash:comments>many</slash:comments>": feed.NoCount, "<slash:comments>-1</slash:comments>": feed.NoCount,
		"<thr:total>3</thr:total>": 3, "<slash:comments>010</slash:comments>": 10,
	} {
		if a, _ := one(t, "<title>A</title>"+inside); a.Comments != want {
			t.Errorf("%s: %d comments, want %d", inside, a.Comments, want)
		}
	}
}

func TestTitles(t *testing.T) {
	for inside, want := range map[string]string{
		"<title>a &lt;b&gt;bold&lt;/b&gt; word</title>":                              "a bold word",
		"<title><![CDATA[<ruby>会<rp>(</rp><rt>huì</rt><rp>)</rp></ruby>议]]></title>": "会议",
		"<title>x &lt;like these&gt; y</title>":                                      "x <like these> y",
		"<title>1 &lt; 2 &amp;amp; 3 &amp;ldquo;q&amp;rdquo;</title>":                "1 < 2 & 3 “q”",
		"<title>R&amp;D</title>":                                                     "R&D",
		"<title>\n a\tb \n c </title>":                                               "a b c",
		"<title>stray}</title>":                                                      "stray}",
		"<dc:title>other</dc:title>":                                                 "other",
		"<description>第一句話。第二句話。</description>":                                      "第一句話。",
		"<description>A sentence here. Another one.</description>":                   "A sentence here.",
		"<description>&lt;p&gt;line&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;</description>":   "line two",
	} {
		if a, _ := one(t, inside); a.Title != want {
			t.Errorf("%s: title %q, want %q", inside, a.Title, want)
		}
	}
}

func TestAtomTitlesGoByTheirType(t *testing.T) {
	for inside, want := range map[string]string{
		`<title type="html">Banknotes: &lt;b&gt;new&lt;/b&gt; &amp;amp; old</title>`:               "Banknotes: new & old",
		`<title type="text">Angle &lt;b&gt;like&lt;/b&gt; these</title>`:                           "Angle <b>like</b> these",
		`<title>Angle &lt;like these&gt;</title>`:                                                  "Angle <like these>",
		`<title>&lt;b&gt;new&lt;/b&gt;</title>`:                                                    "new",
		`<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <em>b</em></div></title>`: "a b",
		`<title type="html"><![CDATA[a <i>b</i>]]></title>`:                                        "a b",
	} {
		if a := entry(t, inside); a.Title != want {
			t.Errorf("%s: title %q, want %q", inside, a.Title, want)
		}
	}
}

func textOf(a feed.Article) string { return html.Parse(a.Content, nil).Text() }

func TestBodiesAndSummaries(t *testing.T) {
	long := strings.Repeat("很長的一段文字，", 100)
	tests := map[string]struct {
		inside        string
		summary, text string // stand in them; "-" means that they are empty
	}{
		"content wins over description":  {"<content:encoded>whole text</content:encoded><description>short</description>", "short", "whole text"},
		"description alone is both":      {"<description>short</description>", "short", "short"},
		"content alone is both":          {"<content:encoded>&lt;p&gt;whole&lt;/p&gt;</content:encoded>", "whole", "whole"},
		"description that is the title":  {"<description>A title.</description>", "-", "-"},
		"summary that is the title":      {"<content:encoded>whole text</content:encoded><description>A title</description>", "whole text", "whole text"},
		"empty description":              {"<description><![CDATA[ ]]></description>", "-", "-"},
		"HTML escaped":                   {"<description>&lt;p&gt;one&lt;/p&gt;&amp;ldquo;two&amp;rdquo;</description>", "“two”", "“two”"},
		"HTML escaped twice":             {"<description>&amp;lt;p&amp;gt;one&amp;lt;/p&amp;gt;&amp;amp;ldquo;two</description>", "one", "“two"},
		"HTML escaped in CDATA":          {"<description><![CDATA[&lt;p&gt;one&lt;/p&gt;]]></description>", "one", "one"},
		"text with references":           {"<description>R&amp;amp;D &amp;lt; 5</description>", "R&D < 5", "R&D < 5"},
		"angles that are no tags":        {"<description>see &lt;like these&gt;</description>", "<like these>", "<like these>"},
		"long text":                      {"<description>" + long + "</description>", "很長的一段文字", "很長的一段文字"},
		"headline of a weather bulletin": {"<content:encoded>【強風】注意</content:encoded><description>府県</description>", "【強風】注意", "【強風】注意"},
		"dc:description":                 {"<dc:description>short</dc:description>", "short", "short"},
		"paragraphs of plain text":       {"<description>one\n\ntwo</description>", "one two", "one"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a, _ := one(t, "<title>A title</title>"+tt.inside)
			check := func(what, got, want string) {
				if (want == "-" && got != "") || (want != "-" && !strings.Contains(got, want)) {
					t.Errorf("%s %q, want %q", what, got, want)
				}
			}
			check("summary", a.Summary, tt.summary)
			check("text", textOf(a), tt.text)
			if n := len([]rune(a.Summary)); n > maxSummary {
				t.Errorf("summary of %d runes", n)
			}
			if strings.Contains(a.Summary, "\n") {
				t.Errorf("summary of several lines: %q", a.Summary)
			}
		})
	}
}

func TestALongSummaryCarriesAMark(t *testing.T) {
	a, _ := one(t, "<title>A</title><description>"+strings.Repeat("很長的一段文字，", 100)+"</description>")
	if !strings.HasSuffix(a.Summary, "…") || len([]rune(a.Summary)) < maxSummary-5 {
		t.Errorf("summary %q", a.Summary)
	}
}

func TestAtomBodies(t *testing.T) {
	for inside, want := range map[string]string{
		`<content type="text">see &lt;b&gt;this&lt;/b&gt;</content>`:                                                     "see <b>this</b>",
		`<content type="html">see &lt;b&gt;this&lt;/b&gt;</content>`:                                                     "see this",
		`<content type="text/html">see &lt;b&gt;this&lt;/b&gt;</content>`:                                                "see this",
		`<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>one<x:br/>two</x:p></x:div></content>`: "one\ntwo",
		`<content type="text/html" mode="base64">PHA+5YWs5ZGKPC9wPg==</content>`:                                         "公告",
		`<summary type="text">Angle &lt;like these&gt;</summary>`:                                                        "Angle <like these>",
		`<content type="image/png">iVBORw0KGgo=</content>`:                                                               "",
		`<content type="application/xml"><x/></content>`:                                                                 "",
	} {
		if got := textOf(entry(t, "<title>A</title>"+inside)); got != want {
			t.Errorf("%s: text %q, want %q", inside, got, want)
		}
	}
}

func TestPeople(t *testing.T) {
	for inside, want := range map[string][]string{
		"<author>office@a.example (Press office)</author>":                       {"Press office"},
		"<author>Press office &lt;office@a.example&gt;</author>":                 {"Press office"},
		"<author>가상부</author>":                                                   {"가상부"},
		"<author>office@a.example</author>":                                      {"office@a.example"},
		"<dc:creator>A</dc:creator><dc:creator>B</dc:creator><author>A</author>": {"A", "B"},
		"<atom:author><atom:name>C</atom:name></atom:author>":                    {"C"},
		"<author> </author>":                                                     nil,
	} {
		if a, _ := one(t, "<title>A</title>"+inside); !slices.Equal(a.Authors, want) {
			t.Errorf("%s: authors %q, want %q", inside, a.Authors, want)
		}
	}
}

func TestTheIssuerIsNamedOnlyWhereAFieldSaysSo(t *testing.T) {
	for inside, want := range map[string]string{
		"<dc:creator>國家郵政局</dc:creator>":                               "",
		"<dc:publisher>国家邮政局</dc:publisher>":                           "国家邮政局",
		`<source url="https://b.example/rss">Agency</source>`:          "Agency",
		"<dc:source>https://b.example/</dc:source>":                    "",
		"<source>A</source><dc:publisher>B</dc:publisher>":             "A",
		"<dc:publisher>x&#27;[31m &lt;b&gt;y&lt;/b&gt;</dc:publisher>": "x y",
	} {
		if a, _ := one(t, "<title>A</title>"+inside); a.Issuer != want {
			t.Errorf("%s: issuer %q, want %q", inside, a.Issuer, want)
		}
	}
}

func TestDatesOfAnItem(t *testing.T) {
	tests := map[string]struct {
		inside, published, updated string
		bad                        bool
	}{
		"pubDate":                      {"<pubDate>Mon, 10 May 2021 16:02:00 +0800</pubDate>", "2021-05-10T16:02:00+08:00", "", false},
		"pubTime":                      {"<pubTime>2021-05-10 16:02</pubTime>", "2021-05-10T16:02:00Z", "", false},
		"bad one, then good one":       {"<pubDate>soon</pubDate><dc:date>2021-05-10</dc:date>", "2021-05-10", "", false},
		"garbage":                      {"<pubDate>soon</pubDate>", "", "", true},
		"changed later":                {"<pubDate>2021-05-10</pubDate><atom:updated>2021-05-11T00:00:00Z</atom:updated>", "2021-05-10", "2021-05-11T00:00:00Z", false},
		"changed before it came out":   {"<pubDate>2021-05-10</pubDate><dcterms:modified>2021-05-09</dcterms:modified>", "2021-05-10", "", false},
		"only the date of a change":    {"<dcterms:modified>2021-05-09</dcterms:modified>", "2021-05-09", "", false},
		"none":                         {"", "", "", false},
		"a date of the channel is not": {"", "", "", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a, doc := one(t, "<title>A</title>"+tt.inside)
			if got := moment(a.Published, a.DateOnly); got != tt.published {
				t.Errorf("published %q, want %q", got, tt.published)
			}
			if got := moment(a.Updated, false); got != tt.updated {
				t.Errorf("updated %q, want %q", got, tt.updated)
			}
			if hasWarning(doc.Warnings, feed.WarnBadDate) != tt.bad {
				t.Errorf("warnings %v", doc.Warnings)
			}
		})
	}
}

func TestLanguagesOfArticles(t *testing.T) {
	tests := []struct{ channel, inside, feed, article string }{
		{"<language>zh-cn</language>", "<title>通知</title>", "zh-Hans", "zh-Hans"},
		{"<language>zh-TW</language>", "<title>Notice to all</title><dc:language>en</dc:language>", "zh-Hant", "en"},
		{"", "<title>国家邮政局的通知</title>", "zh-Hans", "zh-Hans"},
		{"<dc:language>ja</dc:language>", "<title>通知</title>", "ja", "ja"},
		{"<language>en</language>", "<title>우편요금 조정 안내</title>", "ko", "ko"},
	}
	for _, tt := range tests {
		doc := parseBytes(t, "<rss><channel>"+tt.channel+"<item>"+tt.inside+"</item></channel></rss>")
		if doc.Feed.Lang != tt.feed || doc.Articles[0].Lang != tt.article {
			t.Errorf("%s%s: %q and %q, want %q and %q", tt.channel, tt.inside, doc.Feed.Lang, doc.Articles[0].Lang, tt.feed, tt.article)
		}
	}
}

func TestHints(t *testing.T) {
	tests := map[string]feed.Hints{
		"<ttl>90</ttl>": {TTL: 90 * time.Minute},
		"<ttl>-5</ttl>": {}, "<ttl>soon</ttl>": {}, "<ttl>99999999999999</ttl>": {TTL: maxHint},
		"<skipHours><hour>0</hour><hour>24</hour><hour>08</hour><hour>x</hour><hour>25</hour></skipHours>": {SkipHours: []int{0, 0, 8}},
		"<skipDays><day>Sunday</day><day>monday</day><day>Feast</day></skipDays>":                          {SkipDays: []time.Weekday{time.Sunday, time.Monday}},
	}
	wantHints(t, tests)
}

func TestManner20PeriodsAreReadOverTheirFrequency(t *testing.T) {
	wantHints(t, map[string]feed.Hints{
		"<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>":           {Period: 30 * time.Minute},
		"<sy:updatePeriod>daily</sy:updatePeriod><sy:updateBase>2000-01-01T12:00+08:00</sy:updateBase>": {Period: 24 * time.Hour, Base: time.Date(2000, 1, 1, 4, 0, 0, 0, time.UTC)},
		"<sy:updatePeriod>daily</sy:updatePeriod><sy:updateBase>once</sy:updateBase>":                   {Period: 24 * time.Hour},
		"<sy:updatePeriod>weekly</sy:updatePeriod>":                                                     {Period: 7 * 24 * time.Hour},
		"<sy:updateFrequency>4</sy:updateFrequency>":                                                    {Period: 6 * time.Hour},
		"<sy:updatePeriod>never</sy:updatePeriod>":                                                      {},
		"<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>":            {},
	})
}

// wantHints checks what channels with these elements say about the next check.
func wantHints(t *testing.T, tests map[string]feed.Hints) {
	t.Helper()
	for inside, want := range tests {
		got := parseBytes(t, rssHead+inside+rssTail).Hints
		if got.TTL != want.TTL || got.Period != want.Period || !got.Base.Equal(want.Base) || !slices.Equal(got.SkipHours, want.SkipHours) || !slices.Equal(got.SkipDays, want.SkipDays) {
			t.Errorf("%s: %+v, want %+v", inside, got, want)
		}
	}
}

func TestRDFNamesItsItems(t *testing.T) {
	doc := parseBytes(t, `<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
		<item rdf:about="https://a.example/1"><title>A</title><link>https://a.example/1</link></item>
		<item rdf:about="https://a.example/2"><title>B</title></item>
		<item rdf:about="urn:x:3"><title>C</title><link>https://a.example/3</link></item></rdf:RDF>`)
	for i, want := range [][2]string{{"", "https://a.example/1"}, {"", "https://a.example/2"}, {"urn:x:3", "https://a.example/3"}} {
		if a := doc.Articles[i]; a.GUID != want[0] || a.URL != want[1] {
			t.Errorf("%s: guid %q address %q, want %q", a.Title, a.GUID, a.URL, want)
		}
	}
}
