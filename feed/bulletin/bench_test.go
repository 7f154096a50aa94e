package bulletin_test

import (
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/bulletin"
	"guanbao/feed/bulletin/bulletintest"
	"guanbao/feed/html"
)

// benchmarks runs do over articles of 20 kB and one of 60 pages.
func benchmarks(b *testing.B, do func(a feed.Article, d html.Document)) {
	regulation := bulletintest.Regulation(bulletintest.SixtyPages)
	english := "<p>AGENCY: Postal Agency.</p>" + strings.Repeat("<p>I. The carriers file rates under 86 FR 12345 and Docket No. PRC-2021-0123 (May 10, 2021), as Article 5 of the Act requires of them.</p>", 150)
	for _, c := range []struct{ name, body string }{
		{"20kB", regulation[:20<<10]}, {"english20kB", english[:20<<10]}, {"60pages", regulation},
	} {
		d := html.Parse(c.body, nil)
		a := feed.Article{Title: "国家邮政局关于印发《寄递服务监督管理规定》的通知", Lang: "zh-Hans"}
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.body)))
			b.ReportAllocs()
			for b.Loop() {
				do(a, d)
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	benchmarks(b, func(a feed.Article, d html.Document) { bulletin.Read(a, d) })
}

func BenchmarkOutline(b *testing.B) {
	benchmarks(b, func(_ feed.Article, d html.Document) { bulletin.Outline(d) })
}

func BenchmarkNumbers(b *testing.B) {
	benchmarks(b, func(_ feed.Article, d html.Document) { bulletin.Numbers(d.Text()) })
}

func BenchmarkReadingTime(b *testing.B) {
	benchmarks(b, func(_ feed.Article, d html.Document) { bulletin.ReadingTime(d) })
}

// The texts below are made to be slow; the figures must grow with their length
// and no faster.
func BenchmarkHostile(b *testing.B) {
	for name, unit := range map[string]string{
		"days": "自2021年5月10日起施行", "labels": "来源:国务院:", "numbers": "国第1号", "chapters": "<p>第一章　甲</p>", "lists": "<p>1. x</p>", "bodies": "国务院、", "capitals": "<p>AAAAA</p>",
	} {
		for size, label := range map[int]string{1 << 14: "/16kB", 1 << 17: "/128kB"} {
			src := strings.Repeat(unit, size/len(unit))
			d := html.Parse(src, nil)
			b.Run(name+label, func(b *testing.B) {
				for b.Loop() {
					bulletin.Read(feed.Article{Title: src}, d)
					bulletin.Outline(d)
				}
			})
		}
	}
}
