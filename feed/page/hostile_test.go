package page

import (
	"fmt"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"guanbao/feed"
)

func TestAPageInGBKThatClaimsUTF8IsRead(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(article(`<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>关于农村寄递服务的通知</title>`,
		"<h1>关于农村寄递服务的通知</h1><p>"+simplified+`</p><h4>相关新闻</h4><ul><li><a href="2.html">关于做好服务保障工作的通知</a></li></ul>`))
	if err != nil {
		t.Fatal(err)
	}
	p := read(t, feed.Raw{URL: "https://a.example/1.html", ContentType: "text/html; charset=UTF-8", Body: []byte(gbk)})
	if p.Document.Text() != simplified || p.Article.Title != "关于农村寄递服务的通知" || p.Charset != "GB18030" || !hasWarning(p, feed.WarnCharset) {
		t.Errorf("%s: %q, %q, %v", p.Charset, p.Article.Title, p.Document.Text(), p.Warnings)
	}
	if len(p.Article.Links) != 1 || p.Article.Links[0].Title != "关于做好服务保障工作的通知" {
		t.Errorf("links %+v", p.Article.Links)
	}
}

// crowd is a page with a text and n links of every sort.
func crowd(n int) []byte {
	var b strings.Builder
	list := func(format string) {
		for i := range n / 4 {
			fmt.Fprintf(&b, format, i)
		}
	}
	b.WriteString(strings.Repeat("<p>"+simplified+"</p>", 400) + "<h3>相关新闻</h3><ul>")
	list(`<li><a href="/%d.html">关于做好第若干号服务保障工作的通知</a></li>`)
	b.WriteString("</ul><h3>热门排行</h3><ol>")
	list(`<li><a href="/hot/%d.html">关于调整第若干种资费的公告</a></li>`)
	b.WriteString("</ol><div>")
	list(`<a href="/file/%d.pdf">附件</a> `)
	b.WriteString("</div><div>")
	list(`<a href="/?page=%d">下一页</a>`)
	b.WriteString("</div>")
	return []byte(article("", b.String()))
}

// spent is how many bytes a function asks for, which grows as its work does.
func spent(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestTenThousandLinksAreCappedAndCounted(t *testing.T) {
	var p Page
	take := func(n int) uint64 {
		body := crowd(n)
		return spent(func() { p = read(t, feed.Raw{URL: "https://a.example/1.html", Body: body}) })
	}
	take(100) // tables are made once
	half, whole := take(5_000), take(10_000)
	if whole > 3*half {
		t.Errorf("twice the links cost %d bytes, the half of them %d", whole, half)
	}
	kinds := map[feed.LinkKind]int{}
	for _, l := range p.Article.Links {
		kinds[l.Kind]++
	}
	if kinds[feed.LinkRelated] != 60 || kinds[feed.LinkPopular] != 60 || kinds[feed.LinkAttachment] != maxFiles {
		t.Errorf("kept %v", kinds)
	}
	want := fmt.Sprint(2_500-1-60+2_500-60+2_500-maxFiles, " links") // one leads to the page itself
	if !slices.ContainsFunc(p.Warnings, func(w feed.Warning) bool { return w.Kind == feed.WarnTruncated && w.Detail == want }) {
		t.Errorf("warnings %v, want %s", p.Warnings, want)
	}
	if !strings.HasPrefix(p.Document.Text(), simplified) || !p.Found {
		t.Errorf("text %.200q", p.Document.Text())
	}
}

func TestOnlyAddressesOfTheWebAreKept(t *testing.T) {
	var b strings.Builder
	evil := []string{
		"javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "&#106;avascript:alert(1)", "file:///etc/passwd", "file:/etc/passwd.pdf", "data:text/html,<b>x</b>",
		"data:application/pdf;base64,AAAA", "vbscript:x", "blob:https://a.example/1", "about:blank", "mailto:a@a.example", "ftp://a.example/1.pdf", "view-source:https://a.example/", "\x01javascript:x",
	}
	for i, e := range evil {
		e = strings.NewReplacer(`\n`, "\n", `\x01`, "\x01").Replace(e)
		fmt.Fprintf(&b, `<li><a class="row" title="关于第%d号地址的一个很长的说明文字" href="%s">关于第%d号地址的说明</a></li>`, i, strings.ReplaceAll(e, `"`, ""), i)
	}
	rows := b.String()
	page := article(`<base href="javascript:x"><link rel="canonical" href="file:///etc/passwd"><link rel="next" href="data:text/html,x">`,
		`<div id="zoom"><p>`+simplified+`</p>`+rows+`<a rel="next" href="javascript:next()">下一页</a></div><h4>相关新闻</h4><ul>`+rows+`<li><a href="/2.html">关于做好服务保障工作的通知</a></li></ul>`)
	every := map[Part]string{}
	for _, part := range []Part{PartRelated, PartRecommended, PartPopular, PartAttachments, PartNext} {
		every[part] = "a.row"
	}
	for name, rules := range map[string][]Rule{"guessed": nil, "ruled": {rule(t, "a.example", every)}} {
		p, err := Reader{Rules: rules}.Read(feed.Raw{URL: "https://a.example/1.html", Body: []byte(page)})
		if err != nil {
			t.Fatal(err)
		}
		addresses := []string{p.Article.URL, p.Next}
		for _, l := range slices.Concat(p.Article.Links, p.Document.Links) {
			addresses = append(addresses, l.URL)
		}
		for _, a := range addresses {
			if u, err := url.Parse(a); err != nil || a != "" && (u.Scheme != "https" || u.Host != "a.example") {
				t.Errorf("%s: kept %q", name, a)
			}
		}
		if len(p.Article.Links) != 1 || p.Article.Links[0].URL != "https://a.example/2.html" || p.Article.URL != "https://a.example/1.html" {
			t.Errorf("%s: %s, links %+v", name, p.Article.URL, p.Article.Links)
		}
	}
}
