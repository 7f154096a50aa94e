package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"guanbao/cache"
	"guanbao/cmd/guanbao/config"
	"guanbao/feed"
	"guanbao/ui"
	"guanbao/ui/article"
	"guanbao/ui/locale"
)

var benchNoon = time.Date(2026, 9, 30, 12, 0, 0, 0, time.UTC)

// filled makes a cache of n articles of about 4 kB in 20 feeds.
func filled(b *testing.B, n int) string {
	path := filepath.Join(b.TempDir(), "guanbao.db")
	c, err := cache.Open(b.Context(), path, cache.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	var feeds []feed.Feed
	for i := range 20 {
		feeds = append(feeds, feed.Feed{URL: fmt.Sprintf("https://f%d.example/rss", i), Title: fmt.Sprintf("机关%d", i), Tags: []string{"邮政"}})
	}
	if err := c.Subscribe(b.Context(), feeds); err != nil {
		b.Fatal(err)
	}
	body := strings.Repeat("<p>各级邮政管理部门应当加强寄递安全监督检查，推进“快递进村”，2021年业务量6530亿元，同比增长7.4%。</p>", 28)
	for i, f := range feeds {
		doc := feed.Document{Feed: f}
		for k := i; k < n; k += len(feeds) {
			doc.Articles = append(doc.Articles, feed.Article{
				GUID: fmt.Sprint(k), URL: fmt.Sprintf("https://f%d.example/%d", i, k), Title: fmt.Sprintf("国家邮政局关于做好第%d号旺季服务保障工作的通知", k),
				Published: benchNoon.Add(-time.Duration(k) * time.Minute), Lang: "zh-Hans", Content: body + fmt.Sprint(k), Comments: feed.NoCount,
			})
		}
		doc.Articles = feed.Identify(f.URL, doc.Articles)
		if _, err := c.Save(b.Context(), feed.Pull{Feed: f.URL, At: benchNoon, Document: &doc}); err != nil {
			b.Fatal(err)
		}
	}
	return path
}

// idle is a refresher that has nothing to do.
type idle struct{}

func (idle) Refresh(context.Context, feed.Order, func(int, int, feed.Report)) error { return nil }

// firstFrame opens the reader on a cache and drives it to its first whole
// frame: list, counts and article. Of what Init asks for these are the first
// two loads; the rest is traffic and time.
func firstFrame(ctx context.Context, c *cache.Cache) tea.Model {
	dark := true
	var m tea.Model = ui.New(ctx, ui.Ports{
		Library: port{c, func(err error) error { return err }, config.Default().FullTextOf}, Refresher: idle{}, Now: func() time.Time { return benchNoon },
	}, ui.Options{
		Words: locale.For("zh-Hans"), Zone: time.UTC, Dark: &dark, ReadAfter: ui.Never, Page: article.Options{Measure: 80, Indent: true},
	})
	m, _ = m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	loads := m.Init()().(tea.BatchMsg)
	for _, load := range loads[:2] {
		next, follow := m.Update(load())
		m = next
		if follow != nil {
			m, _ = m.Update(follow())
		}
	}
	return m
}

// BenchmarkFirstFrame is the way from the file of the cache to the first whole
// frame at 120×40; budget and aim are those of the same work on an empty one.
func BenchmarkFirstFrame(b *testing.B) {
	for _, n := range []int{0, 600, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := filled(b, n)
			b.ReportAllocs()
			for b.Loop() {
				c, err := cache.Open(b.Context(), path, cache.Options{})
				if err != nil {
					b.Fatal(err)
				}
				frame := firstFrame(b.Context(), c).View().Content
				b.StopTimer()
				c.Close()
				if n > 0 && (!strings.Contains(frame, "第0号") || !strings.Contains(frame, "快递进村")) {
					b.Fatalf("the frame is not whole:\n%s", frame)
				}
				b.StartTimer()
			}
		})
	}
}

// BenchmarkSearchKey is the whole way of a key of a query over a cache: to its
// frame, to the answer, to the frame that shows it with the article. Told beside
// it: how long the screen was busy with one message.
func BenchmarkSearchKey(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c, err := cache.Open(b.Context(), filled(b, n), cache.Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer c.Close()
			for more := true; more; {
				if more, err = c.Index(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
			typeQueries(b, firstFrame(b.Context(), c))
		})
	}
}

// typeQueries types a query and takes it out again, over and over.
func typeQueries(b *testing.B, m tea.Model) {
	var frames []time.Duration
	var send func(tea.Msg)
	run := func(cmd tea.Cmd) {
		if cmd == nil {
			return
		}
		msg := cmd()
		batch, ok := msg.(tea.BatchMsg)
		if !ok {
			batch = tea.BatchMsg{func() tea.Msg { return msg }}
		}
		for _, c := range batch {
			if c != nil {
				send(c())
			}
		}
	}
	send = func(msg tea.Msg) {
		if msg == nil {
			return
		}
		began := time.Now()
		next, cmd := m.Update(msg)
		frame := next.View().Content
		frames = append(frames, time.Since(began))
		if m = next; len(frame) < 1000 {
			b.Fatal("no frame")
		}
		run(cmd)
	}
	send(tea.KeyPressMsg{Code: '/', Text: "/"})
	line := []rune("国家邮政局 第12")
	for i := 0; b.Loop(); i++ {
		key := tea.KeyPressMsg{Code: tea.KeyBackspace}
		if i/len(line)%2 == 0 {
			r := line[i%len(line)]
			key = tea.KeyPressMsg{Code: r, Text: string(r)}
		}
		send(key)
	}
	if frame := m.View().Content; !strings.Contains(frame, "搜索") && !strings.Contains(frame, "全部") {
		b.Fatalf("not searched:\n%s", frame)
	}
	slices.Sort(frames)
	b.ReportMetric(float64(frames[len(frames)/2].Microseconds()), "µs/frame-p50")
	b.ReportMetric(float64(frames[len(frames)*99/100].Microseconds()), "µs/frame-p99")
}
