package page

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"guanbao/feed"
)

func rule(t testing.TB, site string, selectors map[Part]string) Rule {
	t.Helper()
	r := Rule{Selectors: map[Part]Selector{}}
	var err error
	if r.Site, err = ParseSite(site); err != nil {
		t.Fatal(site, err)
	}
	for p, text := range selectors {
		if r.Selectors[p], err = ParseSelector(strings.Split(text, "|")...); err != nil {
			t.Fatal(text, err)
		}
	}
	return r
}

// crowded is a page on which every guess goes wrong: its title, date and issuer
// stand in places of their own, and its text is the shorter one.
var crowded = article(`<title>门户网站</title><meta name="pubdate" content="2020-01-01"><meta name="x-issued" content="2026-09-08 09:08">`,
	`<h1>今日推广内容请点击</h1><div class="TRS_Editor"><p>`+traditional+traditional+`</p></div>
	<div class="hd"><b>通知</b><i>来源：别处</i><span class="who">示例省邮政管理局</span></div>
	<div class="c share"><p>`+simplified+`</p><p class="ed">编辑：某某</p><p>`+simplified+`</p></div><div class="c"><p>`+simplified+`</p></div>
	<h4>相关新闻</h4><ul class="r1"><li><a href="/9.html">关于推广活动的第九号公告</a></li><li><a href="/8.html">关于推广活动的第八号公告</a></li></ul>
	<div class="r2"><h5>延伸阅读</h5><p><a href="/3.html">短讯</a></p><p><a href="/4.html">…</a></p><p><a href="javascript:x()">关于不可打开的地址的说明</a></p></div>
	<p class="f"><a href="/download?id=1">附件一</a></p><a class="go" href="/p2">后面</a>`)

var crowdedRule = map[Part]string{
	PartTitle: ".hd b", PartDate: "meta[name=x-issued]", PartIssuer: ".who", PartBody: "#none|.c", PartStrip: ".ed",
	PartRelated: ".r2 a", PartAttachments: ".f", PartNext: "a.go@href", PartPopular: ".hot",
}

func TestARuleComesBeforeWhatIsGuessed(t *testing.T) {
	r := Reader{Rules: []Rule{rule(t, "*.gov.example", crowdedRule)}}
	p, err := r.Read(feed.Raw{URL: "https://www.gov.example/1.html", Body: []byte(crowded)})
	if err != nil {
		t.Fatal(err)
	}
	a := p.Article
	if a.Title != "通知" || a.Issuer != "示例省邮政管理局" || a.Published.Format("2006-01-02 15:04") != "2026-09-08 09:08" {
		t.Errorf("%q by %q at %s", a.Title, a.Issuer, a.Published)
	}
	if text := p.Document.Text(); !p.Found || strings.Count(text, simplified) != 3 || strings.Contains(text, "编辑") || strings.Contains(text, traditional) {
		t.Errorf("text %q", text)
	}
	if p.Next != "https://www.gov.example/p2" {
		t.Errorf("next %q", p.Next)
	}
	var got []string
	for _, l := range a.Links {
		got = append(got, string(l.Kind)+" "+l.Title+" "+l.URL)
	}
	if want := []string{"attachment 附件一 https://www.gov.example/download?id=1", "related 短讯 https://www.gov.example/3.html", "related … https://www.gov.example/4.html"}; !slices.Equal(got, want) {
		t.Errorf("links\n%s", strings.Join(got, "\n"))
	}
	if p.Rule == nil || p.Rule.Site.String() != "*.gov.example" || !slices.Equal(p.Missed, []Part{PartPopular}) {
		t.Errorf("rule %v, missed %v", p.Rule, p.Missed)
	}
}

func TestWhereARuleFindsNothingThePageIsReadWithoutIt(t *testing.T) {
	nothing := map[Part]string{}
	for _, p := range Parts {
		nothing[p] = "#none"
	}
	for _, name := range []string{"portal-repost.html", "article-statistics.gb18030.html"} {
		raw := feed.Raw{URL: "https://portal.example/news/2021/0510/29112.html", Body: fixture(t, name)}
		want := read(t, raw)
		p, err := Reader{Rules: []Rule{rule(t, "portal.example", nothing)}}.Read(raw)
		if err != nil || p.Article.Content != want.Article.Content || p.Article.Title != want.Article.Title || p.Article.Issuer != want.Article.Issuer ||
			!p.Article.Published.Equal(want.Article.Published) || !slices.Equal(p.Article.Links, want.Article.Links) || p.Next != want.Next {
			t.Errorf("%s: %+v\nwant %+v", name, p.Article, want.Article)
		}
		if !slices.Equal(p.Missed, Parts) {
			t.Errorf("missed %v", p.Missed)
		}
	}
}

func TestAListOfARuleLeavesTheTextWithItsHeading(t *testing.T) {
	page := article("", `<div id="b"><p>`+simplified+`</p><h3>最新文章</h3><ul><li><a href="/1.html">甲</a></li><li><a href="/2.html">乙</a></li></ul><p>`+simplified+`</p></div>`)
	p, err := Reader{Rules: []Rule{rule(t, "a.example", map[Part]string{PartBody: "#b", PartRecommended: "#b li a"})}}.Read(feed.Raw{URL: "https://a.example/", Body: []byte(page)})
	if err != nil || p.Document.Text() != simplified+"\n"+simplified && p.Document.Text() != simplified+"\n\n"+simplified {
		t.Errorf("text %q, %v", p.Document.Text(), err)
	}
	if len(p.Article.Links) != 2 || p.Article.Links[1].Title != "乙" || p.Article.Links[1].Kind != feed.LinkRecommended {
		t.Errorf("links %+v", p.Article.Links)
	}
}

func TestTheClosestSiteRules(t *testing.T) {
	sites := []string{"*.gov.example", "www.gov.example", "www.gov.example/xw/tz", "*.stats.gov.example", "www.gov.example/xw", "127.0.0.1:8080", "政务.example", "www.gov.example"}
	var rules []Rule
	for _, s := range sites {
		rules = append(rules, rule(t, s, nil))
	}
	for address, want := range map[string]int{
		"https://www.gov.example/a":                   1,
		"http://WWW.gov.example./a":                   1,
		"https://www.gov.example:8443/a":              1,
		"https://www.gov.example/xw/tz/1.html":        2,
		"https://www.gov.example/xw/tz":               2,
		"https://www.gov.example/xw/tzgg":             4,
		"https://www.gov.example/xwzx/":               1,
		"https://gov.example/":                        0,
		"https://a.b.gov.example/":                    0,
		"https://x.stats.gov.example/":                3,
		"https://notgov.example/":                     -1,
		"http://127.0.0.1:8080/x":                     5,
		"http://127.0.0.1:8081/x":                     -1,
		"file:///www.gov.example":                     -1,
		"":                                            -1,
		"https://evil.example/?https://gov.example/a": -1,
	} {
		got := -1
		if r := ruleFor(rules, address); r != nil {
			got = slices.IndexFunc(rules, func(o Rule) bool { return o.Site == r.Site })
		}
		if got != want {
			t.Errorf("%s has rule %d, want %d", address, got, want)
		}
	}
	if r := ruleFor(rules[6:7], "https://"+rules[6].Site.host+"/1"); r == nil || !strings.HasPrefix(r.Site.host, "xn--") {
		t.Errorf("no rule for the host that is written in Han: %q", rules[6].Site.host)
	}
}

func TestWhatIsNoSiteOrSelectorIsRefused(t *testing.T) {
	for _, s := range []string{"", " ", "*", "*.", "*.*.example", "https://a.example/", "a.example?x=1", "a.example/#x", "user@a.example", "gov", "a b.example", "javascript:x", "a.example/*"} {
		if site, err := ParseSite(s); err == nil {
			t.Errorf("%q is the site %+v", s, site)
		}
	}
	for _, s := range []string{"", " ", "@href", "div[", "a >", ":nonsense", "a:has(", strings.Repeat("a", maxSelector+1)} {
		if sel, err := ParseSelector(s); err == nil {
			t.Errorf("%q is the selector %+v", s, sel.Ways())
		}
	}
	if _, err := ParseSelector(slices.Repeat([]string{"a"}, maxWays+1)...); err == nil {
		t.Error("a selector of too many ways")
	}
}

func TestASelectorGivesTheFirstValueThatIsNotBlank(t *testing.T) {
	page := article("", `<i class="d">　</i><i class="d" data-x=" 甲 ">乙</i><a title="x@y" href="/1">丙</a><time datetime="2026-09-08">昨天</time><p>`+simplified+`</p>`)
	for selector, want := range map[string]string{
		".d": "乙", ".d@data-x": "甲", ".none|.d@DATA-X": "甲", `a[title="x@y"]`: "丙", `a[title="x@y"]@href`: "/1", ".none, a": "丙", "time": "昨天",
	} {
		title := rule(t, "a.example", map[Part]string{PartTitle: selector})
		p, err := Reader{Rules: []Rule{title}}.Read(feed.Raw{URL: "https://a.example/", Body: []byte(page)})
		if err != nil || p.Article.Title != want {
			t.Errorf("%s gives %q, want %q, %v", selector, p.Article.Title, want, err)
		}
	}
	dated := rule(t, "a.example", map[Part]string{PartDate: "time"})
	if p, _ := (Reader{Rules: []Rule{dated}}).Read(feed.Raw{URL: "https://a.example/", Body: []byte(page)}); p.Article.Published.Day() != 8 || len(p.Missed) > 0 {
		t.Errorf("date %s, missed %v", p.Article.Published, p.Missed)
	}
	wrong := rule(t, "a.example", map[Part]string{PartDate: ".d"})
	if p, _ := (Reader{Rules: []Rule{wrong}}).Read(feed.Raw{URL: "https://a.example/", Body: []byte(page)}); p.Article.Published.Day() != 8 || !slices.Equal(p.Missed, []Part{PartDate}) {
		t.Errorf("date %s, missed %v", p.Article.Published, p.Missed)
	}
}

func TestARuleMayNameTheCharset(t *testing.T) {
	body, err := simplifiedchinese.GB18030.NewEncoder().String(article(`<meta charset="big5">`, "<p>"+simplified+"</p>"))
	if err != nil {
		t.Fatal(err)
	}
	r := rule(t, "a.example", nil)
	r.Charset = ParseCharset("gbk")
	p, err := Reader{Rules: []Rule{r}}.Read(feed.Raw{URL: "https://a.example/", Body: []byte(body)})
	if err != nil || p.Document.Text() != simplified {
		t.Errorf("%s: %q, %v", p.Charset, p.Document.Text(), err)
	}
}

func TestARuleDoesNotMakeATextOfALogin(t *testing.T) {
	body := article("<title>登录</title>", `<form id="b"><p>请登录后查看本页的全部内容。</p><input type="password"></form>`)
	p, err := Reader{Rules: []Rule{rule(t, "a.example", map[Part]string{PartBody: "#b"})}}.Read(feed.Raw{URL: "https://a.example/", Body: []byte(body)})
	if err != nil || p.Found || !hasWarning(p, feed.WarnLogin) {
		t.Errorf("found %v, %v, %v", p.Found, p.Warnings, err)
	}
}

func TestARuleOfManySelectorsReadsAHostilePage(t *testing.T) {
	body := article("", "<p>"+simplified+"</p>"+strings.Repeat(`<div class="x"><a href="/a">短</a>`, 400)+strings.Repeat(`<i><a href="/b">关于某事的通知</a></i>`, 10_000))
	all := map[Part]string{}
	for _, p := range Parts {
		all[p] = "div.x, i, a"
	}
	delete(all, PartStrip)
	p, err := Reader{Rules: []Rule{rule(t, "a.example", all)}}.Read(feed.Raw{URL: "https://a.example/", Body: []byte(body)})
	if err != nil || len(p.Article.Links) > maxFiles+3*60 || len(slices.Collect(maps.Keys(all))) != len(Parts)-1 {
		t.Errorf("%d links, %v", len(p.Article.Links), err)
	}
}
