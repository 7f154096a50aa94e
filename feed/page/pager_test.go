package page

import (
	"strings"
	"testing"

	"guanbao/feed"
)

func TestThePageOnWhichAnArticleGoesOnIsFound(t *testing.T) {
	const here, there = "https://a.example/202609/12.html", "https://a.example/202609/12_2.html"
	for pager, want := range map[string]string{
		`<a href="12_2.html">下一页</a>`:                               there,
		`<a href="12_2.html">下一頁 »</a>`:                             there,
		`<a href="12_2.html">次のページ</a>`:                             there,
		`<a href="12_2.html">次へ</a>`:                                there,
		`<a href="12_2.html">다음</a>`:                                there,
		`<a href="12_2.html">Next page</a>`:                         there,
		`<a href="12_2.html" rel="next">→</a>`:                      there,
		`<a href="13.html">下一页</a><a href="12_2.html">下一页</a>`:      there,
		`<a href="13.html" rel="next">关于调整部分资费的公告</a>`:              "",
		`<a href="13.html">下一页</a>`:                                 "",
		`<a href="13.html">次へ</a>`:                                  "",
		`<a href="12_2.html">下一篇：关于调整部分资费的公告</a>`:                   "",
		`<a href="https://b.example/202609/12_2.html">下一页</a>`:      "",
		`<a href="javascript:next()">下一页</a>`:                       "",
		`<a href="12.html#2">下一页</a>`:                               "",
		`<script>createPageHTML(3, 0, "12", "html");</script>`:      "https://a.example/202609/12_1.html",
		`<script>createPageHTML('3','0','12','html')</script>`:      "https://a.example/202609/12_1.html",
		`<script>createPageHTML(1, 0, "12", "html");</script>`:      "",
		`<script>createPageHTML(3, 0, "13", "html");</script>`:      "",
		`<script>function createPageHTML(n, i, a, b) {}</script>`:   "",
		`<script></script><a href="12_2.html">下一页</a>`:              there,
		`<a href="12_2.html">` + strings.Repeat("下一页", 30) + `</a>`: "",
	} {
		p := read(t, feed.Raw{URL: here, Body: []byte(article("", "<p>"+simplified+"</p><div>"+pager+"</div>"))})
		if p.Next != want {
			t.Errorf("%s leads to %q, want %q", pager, p.Next, want)
		}
	}
	p := read(t, feed.Raw{URL: here, Body: []byte(article(`<link rel="next" href="12_2.html">`, "<p>"+simplified+"</p>"))})
	if p.Next != there {
		t.Errorf("the head leads to %q", p.Next)
	}
}

func TestWhatTurnsPagesIsNoText(t *testing.T) {
	for _, pager := range []string{
		`<div class="pg"><span>1</span><a href="12_2.html">2</a><a href="12_2.html">下一页</a></div>`,
		`<p>共3页：<a href="12.html">首页</a> <a href="12.html">上一页</a> [1] <b>[2]</b> <a href="12_3.html">[3]</a> <a href="12_3.html">下一页</a> <a href="12_3.html">尾页</a></p>`,
		`<p><a href="12.html">前へ</a> 1 2 <a href="12_3.html">次へ</a></p>`,
		`<p><a href="12.html">이전</a> | <a href="12_3.html">다음</a></p>`,
		`<p>Page 2 of 3 <a href="12.html">Previous</a></p>`,
		`<a href="12_3.html">下一頁</a>`,
	} {
		body := `<div id="zoom"><p>` + simplified + `</p>` + pager + `</div>`
		if p := read(t, feed.Raw{URL: "https://a.example/12_2.html", Body: []byte(article("", body))}); p.Document.Text() != simplified {
			t.Errorf("%s: text %q", pager, p.Document.Text())
		}
	}
	kept := `<div id="zoom"><p>` + simplified + `请点<a href="12_3.html">下一页</a>继续阅读。</p></div>`
	if p := read(t, feed.Raw{URL: "https://a.example/12.html", Body: []byte(article("", kept))}); !strings.Contains(p.Document.Text(), "继续阅读。") {
		t.Errorf("a sentence with such a link is gone: %q", p.Document.Text())
	}
	many := `<div id="zoom"><p>` + simplified + `</p>` + strings.Repeat(`<a href="12_3.html">下一页</a>`, 10_000) + `</div>`
	if p := read(t, feed.Raw{URL: "https://a.example/12.html", Body: []byte(article("", many))}); !strings.HasPrefix(p.Document.Text(), simplified) {
		t.Errorf("text %.300q", p.Document.Text())
	}
}

func TestThePagesOfAnArticleAreReadAsTheyAreAskedFor(t *testing.T) {
	next := rule(t, "a.example", map[Part]string{PartNext: "a.more"})
	body := []byte(article("", "<p>"+simplified+`</p><a class="more" href="/rest">继续</a><a href="12_2.html">下一页</a>`))
	p, err := Reader{Rules: []Rule{next}}.ReadPage(feed.Raw{URL: "https://a.example/12.html", Body: body})
	if err != nil || p.Next != "https://a.example/rest" || !p.Ruled {
		t.Errorf("%q by a rule: %v, %v", p.Next, p.Ruled, err)
	}
	p, err = Reader{}.ReadPage(feed.Raw{URL: "https://a.example/12.html", Body: body})
	if err != nil || p.Next != "https://a.example/12_2.html" || p.Ruled {
		t.Errorf("%q by a rule: %v, %v", p.Next, p.Ruled, err)
	}
}
