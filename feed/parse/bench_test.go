package parse

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/rss"

	"guanbao/feed"
)

// bulletins builds a feed of n Chinese bulletins of about 4 kB of HTML each.
// Form tells how the body is carried: in CDATA or escaped.
func bulletins(n int, form string) []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>邮政要闻</title><link>https://www.youzheng.example/</link>` +
		`<description>公告与统计</description><language>zh-cn</language>`)
	paragraph := "<p>　　会议听取了关于进一步推进“快递进村”有关工作的汇报，审议并原则通过了<strong>年度督查计划</strong>，" +
		"强调要坚持问题导向、需求导向、底线思维，确保邮政业开好局、起好步。详见<a href=\"/gz/2026/12.html\">通知全文</a>。</p>\n"
	for i := range n {
		body := strings.Repeat(paragraph, 12) + fmt.Sprintf("<p>第%d号</p>", i)
		if form == "escaped" {
			body = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(body)
		} else {
			body = "<![CDATA[" + body + "]]>"
		}
		fmt.Fprintf(&b, "<item><title>国家邮政局关于第%d号文件的通知</title><link>https://www.youzheng.example/a/%d.shtml</link>"+
			"<guid isPermaLink=\"false\">youzheng:%d</guid><pubDate>Thu, 17 Sep 2026 10:%02d:00 +0800</pubDate><category>通知</category>"+
			"<dc:creator>办公室</dc:creator><description>关于第%d号文件，请各单位遵照执行。</description>"+
			"<content:encoded>%s</content:encoded></item>\n", i, i, i, i%60, i, body)
	}
	b.WriteString("</channel></rss>")
	return []byte(b.String())
}

func BenchmarkParse(b *testing.B) {
	for _, form := range []string{"cdata", "escaped"} {
		body := bulletins(100, form)
		b.Run(form, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				doc, err := New().Parse(feed.Raw{URL: "https://www.youzheng.example/rss.xml", Body: body})
				if err != nil || len(doc.Articles) != 100 {
					b.Fatal(err, len(doc.Articles))
				}
			}
		})
	}
}

// BenchmarkSkeleton leaves the bodies' HTML aside: it is what mending, lifting
// and gofeed cost together.
func BenchmarkSkeleton(b *testing.B) {
	for _, form := range []string{"cdata", "escaped"} {
		body := bulletins(100, form)
		b.Run(form, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				w := new(warnings)
				src, _ := decode(feed.Raw{Body: body}, w)
				d := &builder{w: w, doc: mend(src, findRoot(src).at, w)}
				if _, err := new(rss.Parser).Parse(bytes.NewReader(d.doc.skeleton)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkGofeed is the plain library, which gives bodies as they came.
func BenchmarkGofeed(b *testing.B) {
	for _, form := range []string{"cdata", "escaped"} {
		body := bulletins(100, form)
		b.Run(form, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := gofeed.NewParser().Parse(bytes.NewReader(body)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
