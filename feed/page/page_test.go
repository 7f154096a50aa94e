package page

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"guanbao/feed"
)

const (
	simplified  = "会议审议了关于农村寄递服务的年度计划，要求各地按期完成网点的改造，并把进度公开，接受群众的监督。各部门要加强协调，保证经费。"
	traditional = "公告本年度郵資票品發行計畫，新聞稿由本署發出，這是說明。各地應於期限內完成設置，並將進度公開，接受民眾的監督與建議。"
)

func article(head, body string) string {
	return "<html><head>" + head + "</head><body>" + body + "</body></html>"
}

func hasWarning(p Page, kind feed.WarningKind) bool {
	for _, w := range p.Warnings {
		if w.Kind == kind {
			return true
		}
	}
	return false
}

func TestCharsetFollowsTheBytes(t *testing.T) {
	for _, tt := range []struct {
		declared string
		enc      encoding.Encoding
		text     string
		charset  string
		warns    bool
	}{
		{"utf-8", simplifiedchinese.GB18030, simplified, "GB18030", true},
		{"gb2312", simplifiedchinese.GB18030, simplified + "㛃䶮", "GB18030", false},
		{"big5", traditionalchinese.Big5, traditional, "Big5", false},
		{"shift_jis", japanese.ShiftJIS, "郵便に関する検討会（第①回）の開催についてお知らせします。議事次第は次のとおりです。ご意見をお寄せください。", "Shift_JIS", false},
		{"euc-kr", korean.EUCKR, "우편요금 조정 안내를 알려 드립니다. 자세한 내용은 첨부 파일을 참고하시기 바랍니다. 의견은 다음 달까지 받습니다.", "EUC-KR", false},
	} {
		body, err := tt.enc.NewEncoder().String(article(`<meta charset="`+tt.declared+`">`, "<h1>"+string([]rune(tt.text)[:8])+"</h1><p>"+tt.text+"</p>"))
		if err != nil {
			t.Fatal(err)
		}
		p := read(t, feed.Raw{Body: []byte(body)})
		if p.Charset != tt.charset || hasWarning(p, feed.WarnCharset) != tt.warns || !strings.Contains(p.Document.Text(), tt.text) {
			t.Errorf("%s: charset %s, warnings %v, text %q", tt.declared, p.Charset, p.Warnings, p.Document.Text())
		}
	}
}

func TestTheTextIsTheNamedBody(t *testing.T) {
	p := read(t, feed.Raw{Body: []byte(article("", `<div><p>`+traditional+traditional+`</p></div><div class="TRS_Editor"><p>`+simplified+`</p></div>`))})
	if p.Document.Text() != simplified {
		t.Errorf("text %q", p.Document.Text())
	}
}

func TestAShortBulletinIsFoundWhereReadabilityGivesUp(t *testing.T) {
	p := read(t, feed.Raw{Body: []byte(article("<title>通知公告</title>", `<div class="m"><a href="/">首页</a><a href="/b">新闻</a></div><div class="c"><div>`+simplified+`</div></div>`))})
	if !p.Found || p.Document.Text() != simplified {
		t.Errorf("text %q, warnings %v", p.Document.Text(), p.Warnings)
	}
}

func TestLongTextIsRead(t *testing.T) {
	p := read(t, feed.Raw{Body: []byte(article("<title>A statement about the budget</title>", `<ul><li><a href="/">Home</a></li></ul><article><h1>A statement about the budget</h1>`+
		strings.Repeat("<p>The committee met on Tuesday, and it heard the ministers on the budget of the coming year, at some length.</p>", 8)+`</article><div>All rights reserved</div>`))})
	if n := strings.Count(p.Document.Text(), "The committee met"); n != 8 || strings.Contains(p.Document.Text(), "rights") {
		t.Errorf("%d paragraphs in %q", n, p.Document.Text())
	}
	if strings.Contains(p.Document.Text(), "A statement") || p.Article.Title != "A statement about the budget" {
		t.Errorf("title %q, text %q", p.Article.Title, p.Document.Text())
	}
}

func TestDates(t *testing.T) {
	for _, tt := range []struct{ head, body, url, want string }{
		{`<meta name="PubDate" content="2026-09-08 10:00">`, "<p>发布时间：2020-01-01</p>", "", "2026-09-08T10:00:00+08:00"},
		{`<meta property="article:published_time" content="2026-09-08T10:00:00Z">`, "", "", "2026-09-08T10:00:00Z"},
		{"", `<time datetime="2026-09-08">x</time>`, "", "2026-09-08T00:00:00+08:00"},
		{"", "<div>發布日期：2021-05-10&nbsp;&nbsp;來源：國家郵政局</div>", "", "2021-05-10T00:00:00+08:00"},
		{"", "<div>公開日：令和8年9月7日</div>", "https://www.example.go.jp/a", "2026-09-07T00:00:00+09:00"},
		{"", "<div>발행일</div><div>등록일 2026.09.08</div>", "https://www.example.go.kr/a", "2026-09-08T00:00:00+09:00"},
		{"", "<div>發布日期：民國115年9月7日</div>", "", "2026-09-07T00:00:00+08:00"},
		{"", "<h1>关于做好服务保障工作的通知</h1><div>2026年9月8日 09:08</div>", "", "2026-09-08T09:08:00+08:00"},
		{"", "", "https://www.example.gov.cn/202407/t20240709_12.html", "2024-07-09T00:00:00+08:00"},
		{"", "", "https://www.example.gov.cn/2024/7/11/a.html", "2024-07-11T00:00:00+08:00"},
		{"", "", "https://www.example.gov.cn/2024-07/11/a.html", "2024-07-11T00:00:00+08:00"},
		{"", "", "https://www.example.gov.cn/news/2021/0510/29112.html", "2021-05-10T00:00:00+08:00"},
		{"", "", "https://www.example.gov.cn/12345678/20001.html", ""},
	} {
		url := tt.url
		if url == "" {
			url = "https://www.example.gov.cn/a"
		}
		p := read(t, feed.Raw{URL: url, Body: []byte(article(tt.head, tt.body+"<p>"+simplified+"</p>"))})
		got := ""
		if !p.Article.Published.IsZero() {
			got = p.Article.Published.Format("2006-01-02T15:04:05Z07:00")
		}
		if got != tt.want {
			t.Errorf("%s %s %s: %s, want %s", tt.head, tt.body, tt.url, got, tt.want)
		}
	}
}

func TestCommentsAreCountedWhereThePageSaysSo(t *testing.T) {
	for line, want := range map[string]int{
		"0條評(píng)論": 0, "评论(3)": 3, "3 comments": 3, "12条评论 查看": 12, "网友评论": feed.NoCount, "会议听取了评论": feed.NoCount,
	} {
		p := read(t, feed.Raw{Body: []byte(article("", "<div>"+line+"</div><p>"+simplified+"</p>"))})
		if p.Article.Comments != want {
			t.Errorf("%q: %d comments, want %d", line, p.Article.Comments, want)
		}
	}
}

func TestTheIssuerStandsBehindItsLabel(t *testing.T) {
	for line, want := range map[string]string{
		"来源：国家邮政局　字号：大": "国家邮政局", "發布日期：2021-05-10  來源：國家郵政局  瀏覽": "國家郵政局", "来源于各地的报告": "",
	} {
		p := read(t, feed.Raw{Body: []byte(article("", "<div>"+line+"</div><p>"+simplified+"</p>"))})
		if p.Article.Issuer != want {
			t.Errorf("%q: issuer %q, want %q", line, p.Article.Issuer, want)
		}
	}
}

func TestTheNextPageIsNoted(t *testing.T) {
	p := read(t, feed.Raw{URL: "https://a.example/1.html", Body: []byte(article("", "<p>"+simplified+`</p><a href="1_2.html">下一页</a>`))})
	if p.Next != "https://a.example/1_2.html" {
		t.Errorf("next %q", p.Next)
	}
}

func TestWhatIsNoArticleSaysSo(t *testing.T) {
	login := read(t, feed.Raw{Body: []byte(article("<title>登录</title>", `<form><p>请登录后查看本页的全部内容，登录后可以继续阅读，没有账号的请先注册账号再登录系统阅读。</p><input type="password"></form>`))})
	if login.Found || !hasWarning(login, feed.WarnLogin) {
		t.Errorf("login: found %v, warnings %v", login.Found, login.Warnings)
	}
	wall := read(t, feed.Raw{Body: []byte(article("<title>x</title>", `<div id="app"></div><script>`+strings.Repeat("var x=1;", 500)+"</script>"))})
	if wall.Found || !hasWarning(wall, feed.WarnNoText) {
		t.Errorf("script wall: found %v, warnings %v", wall.Found, wall.Warnings)
	}
	if _, err := Read(feed.Raw{Body: []byte(" \n")}); feed.AsProblem(err).Kind != feed.ProblemEmpty {
		t.Errorf("empty: %v", err)
	}
}

func TestHostilePagesKeepTheirText(t *testing.T) {
	deep := read(t, feed.Raw{Body: fixture(t, "hostile-nested-10k.html")})
	if !strings.Contains(deep.Document.Text(), "最深处的文字") || !hasWarning(deep, feed.WarnIllFormed) {
		t.Errorf("deep: %q, %v", deep.Document.Text(), deep.Warnings)
	}
	many := strings.Repeat(`<li><a href="/x">关于做好服务保障工作的通知</a></li>`, 10_000)
	p := read(t, feed.Raw{URL: "https://a.example/1", Body: []byte(article("", "<p>"+simplified+"</p><h3>相关新闻</h3><ul>"+many+"</ul>"))})
	if !strings.Contains(p.Document.Text(), simplified) || len(p.Article.Links) > 200 {
		t.Errorf("%d links, text %.200q", len(p.Article.Links), p.Document.Text())
	}
	huge := read(t, feed.Raw{Body: []byte(article("", strings.Repeat("<p>"+simplified+"</p>", 60_000)))})
	if !hasWarning(huge, feed.WarnTruncated) || !strings.Contains(huge.Document.Text(), simplified) {
		t.Errorf("huge: warnings %v", huge.Warnings)
	}
	evil := read(t, feed.Raw{URL: "https://a.example/1", Body: []byte(article("", "<script>alert(1)</script><p>"+simplified+"\x1b[2J\u202e<a href='javascript:x()'>y</a></p>"))})
	if s := evil.Article.Content; strings.ContainsAny(s, "\x1b\u202e") || strings.Contains(s, "javascript") || strings.Contains(s, "alert") {
		t.Errorf("content %q", s)
	}
}
