package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"guanbao/cache"
	"guanbao/cmd/guanbao/screen"
	"guanbao/feed"
)

// pace is how long nothing must be written for a step to be over. It is far
// more than the program needs to load an article.
const pace = 200 * time.Millisecond

// BenchmarkBytes tells what the program writes to a terminal of 120×40 cells
// for a step of the list's cursor, where every row holds Chinese: in the
// middle of the list and at its lower edge, where it scrolls. The article pane
// follows the cursor, and a step is over when it has settled; at 119 columns
// there is none, and the list alone is drawn.
func BenchmarkBytes(b *testing.B) {
	for _, tt := range []struct {
		name  string
		cols  int
		enter []string // the keys that lead to where the steps begin
		keys  []string // of the steps, in turn
	}{
		{"middle", 120, []string{"j", "j", "j", "j", "j"}, []string{"j", "j", "k", "k"}},
		{"edge", 120, []string{"C-d", "C-d", "C-d"}, []string{"j"}},
		{"middle without article", 119, []string{"j", "j", "j", "j", "j"}, []string{"j", "j", "k", "k"}},
		{"edge without article", 119, []string{"C-d", "C-d", "C-d"}, []string{"j"}},
	} {
		b.Run(tt.name, func(b *testing.B) {
			c := benchReader(b, tt.cols, 40)
			for _, key := range tt.enter {
				c.Keys(key)
				step(b, c)
			}
			before := c.Written()
			for i := range b.N {
				c.Keys(tt.keys[i%len(tt.keys)])
				step(b, c)
			}
			b.ReportMetric(float64(c.Written()-before)/float64(b.N), "B/step")
			b.ReportMetric(0, "ns/op") // the time is that of waiting
		})
	}
}

// benchReader starts the reader on a cache of Chinese articles in a terminal
// that draws nothing, but answers as one of today does.
func benchReader(b *testing.B, cols, rows int) *screen.Console {
	b.Helper()
	name, env := readerHome(b)
	dir := b.TempDir()
	data := varied(b, 500)
	if err := os.WriteFile(filepath.Join(dir, "config.toml"), []byte("ambiguous = \"narrow\"\noffline = true\nread_after = \"never\"\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "urls"), []byte("https://f.example/rss\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	env = append(env, "GUANBAO_CONFIG="+dir, "GUANBAO_DATA="+filepath.Dir(data))
	output := make(chan string, 1<<10)
	c := screen.Open(b, cols, rows, env, func(data []byte) { output <- string(data) }, name)
	go answer(c, output)
	for seen := int64(0); seen < int64(cols*rows/4); seen = c.Written() { // the first frame
		step(b, c)
	}
	return c
}

// sentences are what the articles are made of.
var sentences = []string{
	"国家邮政局召开会议，审议并原则通过《2020年邮政普遍服务监管报告》。", "各级邮政管理部门应当加强寄递安全监督检查，推进“快递进村”。",
	"上半年快递业务收入完成6530亿元，同比增长7.4%。", "会议强调，要做好旺季服务保障工作，确保“全网不瘫痪、重要节点不爆仓”。",
	"副局长参加会议并通报有关情况。", "请各地于3月底前报送落实情况；逾期未报的，予以通报。", "本通知自发布之日起施行，有效期五年。",
}

// varied makes a cache of n articles, each with a text of its own.
func varied(b *testing.B, n int) (path string) {
	b.Helper()
	path = filepath.Join(b.TempDir(), "guanbao.db")
	c, err := cache.Open(b.Context(), path, cache.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	f := feed.Feed{URL: "https://f.example/rss", Title: "国家邮政局"}
	if err := c.Subscribe(b.Context(), []feed.Feed{f}); err != nil {
		b.Fatal(err)
	}
	doc := feed.Document{Feed: f}
	for k := range n {
		var body strings.Builder
		for i := range 12 {
			fmt.Fprintf(&body, "<p>%s%s</p>", sentences[(k+i*i)%len(sentences)], sentences[(k*i+3)%len(sentences)])
		}
		doc.Articles = append(doc.Articles, feed.Article{
			GUID: fmt.Sprint(k), URL: fmt.Sprintf("https://f.example/%d", k), Title: fmt.Sprintf("第%d号公告：%s", k, strings.TrimSuffix(sentences[k%len(sentences)], "。")),
			Published: benchNoon.Add(-time.Duration(k) * time.Hour), Lang: "zh-Hans", Content: body.String(), Comments: feed.NoCount,
		})
	}
	doc.Articles = feed.Identify(f.URL, doc.Articles)
	if _, err := c.Save(b.Context(), feed.Pull{Feed: f.URL, At: benchNoon, Document: &doc}); err != nil {
		b.Fatal(err)
	}
	return path
}

// answers are what a terminal of today says to what a program asks.
var answers = map[string]string{
	"\x1b[?2026$p": "\x1b[?2026;2$y", // synchronized output is known
	"\x1b[?2027$p": "\x1b[?2027;0$y", // grapheme clusters are not
	"\x1b[6n":      "\x1b[1;1R",
	"\x1b[c":       "\x1b[?62;22c",
}

// answer answers a program until the test ends.
func answer(c *screen.Console, output <-chan string) {
	for text := range output {
		for question, reply := range answers {
			if strings.Contains(text, question) {
				_ = c.Send([]byte(reply))
			}
		}
	}
}

// step waits until nothing has been written for a while.
func step(b *testing.B, c *screen.Console) {
	b.Helper()
	last := time.Now()
	for before := c.Written(); time.Since(last) < pace; time.Sleep(time.Millisecond) {
		if now := c.Written(); now != before {
			before, last = now, time.Now()
		}
	}
}
