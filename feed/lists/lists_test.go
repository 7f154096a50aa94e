package lists

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"guanbao/feed"
)

var home, _ = url.Parse("https://a.example/news/1.html")

// takeFrom gives the lists of a page, a row a line, and what text remains.
func takeFrom(t *testing.T, src string) (rows, rest string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	links, _ := Take(root, home)
	for _, l := range links {
		b.WriteString(string(l.Kind) + " " + l.Title + " " + strings.TrimPrefix(l.URL, "https://a.example") + "\n")
	}
	return b.String(), strings.TrimSpace(text(root))
}

const (
	two     = `<ul><li><a href="/a">关于做好服务保障工作的通知</a></li><li><a href="/b">关于调整部分资费的公告</a></li></ul>`
	sayings = "关于做好服务保障工作的通知 /a\nKIND 关于调整部分资费的公告 /b\n"
)

func TestHeadingsOfFiveLanguagesTellTheirKind(t *testing.T) {
	for head, kind := range map[string]feed.LinkKind{
		"相关新闻": feed.LinkRelated, "相關新聞：": feed.LinkRelated, "相關(guān)新聞:": feed.LinkRelated, "【延伸阅读】": feed.LinkRelated, "推荐阅读": feed.LinkRelated,
		"関連記事": feed.LinkRelated, "관련기사": feed.LinkRelated, "Related articles": feed.LinkRelated, "See also": feed.LinkRelated,
		"热门点击排行": feed.LinkPopular, "熱門點(diǎn)擊排行": feed.LinkPopular, "アクセスランキング": feed.LinkPopular, "많이 본 뉴스": feed.LinkPopular, "Most read": feed.LinkPopular,
		"推荐资讯": feed.LinkRecommended, "網友評論推薦資訊": feed.LinkRecommended, "おすすめ": feed.LinkRecommended, "추천기사": feed.LinkRecommended, "Latest": feed.LinkRecommended,
		"最热评论": "", "相关视频": "", "好书推荐": "", "推荐": "", "工作动态": "", "会议审议相关文件，要求各地执行。": "", "办公厅公布有关推进相关文件清理工作的若干安排": "",
	} {
		rows, _ := takeFrom(t, "<div><h3>"+head+"</h3>"+two+"</div>")
		want := ""
		if kind != "" {
			want = strings.ReplaceAll("KIND "+sayings, "KIND", string(kind))
		}
		if rows != want {
			t.Errorf("%s: %q, want %q", head, rows, want)
		}
	}
}

func TestListsOfEveryMarkup(t *testing.T) {
	want := strings.ReplaceAll("KIND "+sayings, "KIND", "related")
	for name, src := range map[string]string{
		"heading in boxes":    `<div><div><strong>相关新闻</strong></div></div>` + two,
		"paragraphs":          `<p>相关新闻</p><p>- <a href="/a">关于做好服务保障工作的通知</a></p><p>- <a href="/b">关于调整部分资费的公告</a></p>`,
		"lines of a text":     `<div>相关新闻：<br>· <a href="/a">关于做好服务保障工作的通知</a><br>· <a href="/b">关于调整部分资费的公告</a><br></div>`,
		"numbers and dates":   `<h4>相关新闻</h4><ul><li><em>1</em><a href="/a">关于做好服务保障工作的通知</a> 2026-09-01</li><li><a href="/b">2、关于调整部分资费的公告</a></li></ul>`,
		"title attributes":    `<h4>相关新闻</h4><ul><li><a href="/a" title="关于做好服务保障工作的通知">关于做好服务保…</a></li><li><a href="/b">关于调整部分资费的公告</a></li></ul>`,
		"picture and title":   `<h4>相关新闻</h4><a href="/a"><img alt="关于做好服务保障"></a><a href="/a">关于做好服务保障工作的通知</a><ul><li><a href="/b">关于调整部分资费的公告</a></li></ul>`,
		"bad addresses, self": `<h4>相关新闻</h4><ul><li><a href="javascript:x()">打开一个不存在的窗口</a></li><li><a href="file:///etc/passwd">打开一个本地的文件</a></li><li><a href="/news/1.html#top">现在读着的这篇文章</a></li><li><a href="/a">关于做好服务保障工作的通知</a></li><li><a href="/b">关于调整部分资费的公告</a></li><li><a href="/all">更多</a></li></ul>`,
	} {
		rows, rest := takeFrom(t, "<p>正文。</p>"+src+"<p>责任编辑：示例，电话请见网站的首页。</p>")
		if rows != want {
			t.Errorf("%s: %q, want %q", name, rows, want)
		}
		if !strings.HasPrefix(rest, "正文。") || !strings.Contains(rest, "责任编辑") || strings.Contains(rest, "关于") || strings.Contains(rest, "相关") {
			t.Errorf("%s: left %q", name, rest)
		}
	}
}

func TestTitlesWithoutLinksAreRows(t *testing.T) {
	rows, _ := takeFrom(t, "<p>相关新闻</p><p>- 关于做好服务保障工作的通知</p><p>- 关于调整部分资费的公告</p><p>正文又开始了。</p>")
	if rows != "related 关于做好服务保障工作的通知 \nrelated 关于调整部分资费的公告 \n" {
		t.Errorf("%q", rows)
	}
}

func TestAPhraseOfTheTextIsNoHeading(t *testing.T) {
	src := `<p><b>相关文件</b>已经下发，各地要按照<a href="/a">关于做好服务保障工作的通知</a>和<a href="/b">关于调整部分资费的公告</a>的要求，认真组织实施，并于年底前报告进展。</p>`
	if rows, rest := takeFrom(t, src); rows != "" || !strings.Contains(rest, "相关文件已经下发") {
		t.Errorf("%q, left %q", rows, rest)
	}
}

func TestMenusAreNoLists(t *testing.T) {
	if rows, _ := takeFrom(t, `<ul><li><a href="/r">最新文章</a></li><li><a href="/x">统计</a></li><li><a href="/y">政务公开</a></li></ul>`); rows != "" {
		t.Errorf("%q", rows)
	}
}

func TestTitleLosesBulletAndOwnNumber(t *testing.T) {
	for in, want := range map[string]string{
		"- 甲乙": "甲乙", "·甲乙": "甲乙", "1. 甲乙": "甲乙", "01 甲乙": "甲乙", "2024年甲乙": "2024年甲乙", "1.5亿件": "1.5亿件", "2、甲乙": "2、甲乙", "12月甲乙": "12月甲乙",
	} {
		if got := Title(in, 1); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestSplitPartsABodyFromItsLists(t *testing.T) {
	body := "<p>会议审议了关于农村寄递服务的年度计划，要求各地按期完成。</p>"
	rest, links := Split(body+"<p><strong>相關(guān)新聞:</strong></p>"+two+"<p>0條評(píng)論</p>", home)
	if len(links) != 2 || links[0].Kind != feed.LinkRelated || rest != body+"<p>0條評(píng)論</p>" {
		t.Errorf("%v, left %q", links, rest)
	}
	for name, src := range map[string]string{
		"an unsure heading":   body + "<p>本市相关新闻</p>" + two,
		"text behind":         body + "<p>相关新闻</p>" + two + body + body,
		"nothing but a list":  "<p>相关新闻</p>" + two,
		"titles without link": body + "<p>相关新闻</p><p>- 关于做好服务保障工作的通知</p><p>- 关于调整部分资费的公告</p><a href=1></a><a href=2></a>",
		"no list":             body + `<p><a href="/a">相关</a><a href="/b">新闻</a></p>`,
	} {
		if rest, links := Split(src, home); rest != src || links != nil {
			t.Errorf("%s: %v, left %q", name, links, rest)
		}
	}
}

// Twice as much must not take four times as long: with quadratic work the
// larger page would take minutes, which the deadline of the tests ends.
func TestWorkGrowsWithThePage(t *testing.T) {
	for name, piece := range map[string]string{
		"headings": "<h4>相关新闻</h4>", "plain headings": "相关新闻<br>", "links": `<a href="/a">关于做好服务保障工作的通知</a>`, "lists": "<p>相关新闻</p>" + two,
		"spans": "<span>相关新闻</span> ",
	} {
		src := "<div>相关新闻" + strings.Repeat(piece, 1<<20/len(piece)) + "</div>"
		start := time.Now()
		root, err := html.Parse(strings.NewReader(src))
		if err != nil {
			t.Fatal(err)
		}
		parsed := time.Since(start)
		if links, _ := Take(root, home); len(links) > maxLinks {
			t.Errorf("%s: %d links", name, len(links))
		}
		t.Logf("%s: parsed in %v, taken in %v", name, parsed, time.Since(start)-parsed)
	}
}
