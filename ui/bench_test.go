package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/feed/query"
	"guanbao/ui/article"
	"guanbao/ui/locale"
)

// chineseShelf holds n articles with Chinese titles, the first of them with a
// body of so many bytes.
func chineseShelf(n, bytes int) *shelf {
	s := newShelf(n)
	var b strings.Builder
	for i := 0; b.Len() < bytes; i++ {
		fmt.Fprintf(&b, "<p>第%d条　各级邮政管理部门应当加强寄递安全监督检查，推进“快递进村”，2021年业务量6530亿元，同比增长7.4%%，确保服务质量稳中有升。</p>", i)
	}
	for i := range s.items {
		s.items[i].Title = fmt.Sprintf("国家邮政局关于做好%d年快递业务旺季服务保障工作的通知", 2000+i%27)
		s.items[i].Lang, s.items[i].Content = "zh-Hans", b.String()
	}
	return s
}

// running gives a model of 120×40 after its first loads.
func running(s *shelf) Model {
	dark := true
	m := New(context.Background(), Ports{Library: s, Refresher: &puller{}, Subscriptions: register{s: s}, Now: s.now}, Options{
		Words: locale.For("zh-Hans"), Zone: time.UTC, Dark: &dark, ReadAfter: Never, Page: article.Options{Measure: 80, Indent: true},
	})
	for _, msg := range []tea.Msg{tea.WindowSizeMsg{Width: 120, Height: 40}, m.loadSources()(), m.loadWindow(m.view, feed.Cursor{})()} {
		m = feedTo(m, msg)
	}
	return feedTo(m, m.loadItem(m.reading)())
}

func feedTo(m Model, msg tea.Msg) Model {
	next, _ := m.Update(msg)
	return next.(Model)
}

// BenchmarkStep is the way from a key to a frame: the cursor goes down and up
// beside an article.
func BenchmarkStep(b *testing.B) {
	m := running(chineseShelf(200, 4_000))
	down, up := tea.KeyPressMsg{Code: 'j', Text: "j"}, tea.KeyPressMsg{Code: 'k', Text: "k"}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		key := down
		if i&32 != 0 {
			key = up
		}
		m = feedTo(m, key)
		if len(m.View().Content) < 4000 {
			b.Fatal("no frame")
		}
	}
}

// BenchmarkView is one frame alone.
func BenchmarkView(b *testing.B) {
	m := running(chineseShelf(200, 4_000))
	b.ReportAllocs()
	for b.Loop() {
		_ = m.View()
	}
}

// BenchmarkOpen is the opening of an article: reading its tree, setting it,
// drawing it.
func BenchmarkOpen(b *testing.B) {
	for _, size := range []int{4_000, 100_000} {
		b.Run(fmt.Sprintf("%dkB", size/1000), func(b *testing.B) {
			s := chineseShelf(2, size)
			m := running(s)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				m.reading = s.items[i%2].ID
				m = feedTo(m, m.loadItem(m.reading)())
				_ = m.View()
			}
		})
	}
}

// BenchmarkResize sets an article of 100 kB anew for another width.
func BenchmarkResize(b *testing.B) {
	m := running(chineseShelf(200, 100_000))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		m = feedTo(m, tea.WindowSizeMsg{Width: 120 + i%2*30, Height: 40})
		_ = m.View()
	}
}

// ready is a Library that finds the first hits of its shelf whatever is asked,
// so that only the screen is measured.
type ready struct {
	*shelf
	found feed.Hits
}

func (r ready) Search(context.Context, query.Query, feed.Search) (feed.Hits, error) {
	return r.found, nil
}

// BenchmarkSeek is the way from a key of a query to its frame, and from the
// answer to the frame that shows it. A busy machine shows in the slowest of them.
func BenchmarkSeek(b *testing.B) {
	s := chineseShelf(200, 4_000)
	found, err := s.Search(b.Context(), query.Query{}, feed.Search{Limit: 50})
	if err != nil {
		b.Fatal(err)
	}
	q, _ := query.ParseTyping("国家邮政局 快递", noon)
	for i := range found.Hits {
		h := &found.Hits[i]
		h.Marks, h.Spans = query.NewText(h.Title).Marks(q.Words()), query.NewText(h.Snippet).Marks(q.Words())
	}
	found.More = true
	m := running(s)
	m.ports.Library = ready{s, found}
	m = feedTo(m, tea.KeyPressMsg{Code: '/', Text: "/"})
	var frames []time.Duration
	frame := func(msg tea.Msg) tea.Cmd {
		began := time.Now()
		next, cmd := m.Update(msg)
		m = next.(Model)
		if len(m.View().Content) < 4000 {
			b.Fatal("no frame")
		}
		frames = append(frames, time.Since(began))
		return cmd
	}
	line := []rune("国家邮政局 快递")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		key := tea.KeyPressMsg{Code: tea.KeyBackspace}
		if i/len(line)%2 == 0 {
			r := line[i%len(line)]
			key = tea.KeyPressMsg{Code: r, Text: string(r)}
		}
		if cmd := frame(key); cmd != nil {
			if msg, ok := cmd().(hitsFound); ok {
				frame(msg)
			}
		}
	}
	slices.Sort(frames)
	b.ReportMetric(float64(frames[len(frames)/2].Microseconds()), "µs/frame-p50")
	b.ReportMetric(float64(frames[len(frames)*99/100].Microseconds()), "µs/frame-p99")
}
