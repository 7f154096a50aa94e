package index

import (
	"context"
	"runtime"
	"sync"
	"testing"

	"guanbao/feed/cjk/sound"
)

const benchTitles = 100_000

var benchSounds = sync.OnceValue(func() *Sounds { return NewSounds(made(benchTitles, 1)) })

// BenchmarkSounds searches 100,000 titles, and looks through all of them
// without the filter to compare.
func BenchmarkSounds(b *testing.B) {
	s := benchSounds()
	for _, typed := range []string{"gjyzj", "kuaidijc", "yzj", "xjp", "youzheng", "zhongqing", "guojiafazhangaigewei", "g", "yi", "shi", "ee", "kanpou", "ㄱㅂ"} {
		q := sound.Parse(typed)
		b.Run(typed, func(b *testing.B) {
			var found Found
			for b.Loop() {
				found, _ = s.Search(context.Background(), q, 50)
			}
			looked := 0
			for _, f := range s.now.Load().filters {
				if q.May(f) {
					looked++
				}
			}
			b.ReportMetric(float64(found.Total), "hits")
			b.ReportMetric(float64(looked), "looked-at")
		})
		b.Run(typed+"/unfiltered", func(b *testing.B) {
			now := s.now.Load()
			hits := 0
			for b.Loop() {
				hits = 0
				for i := range now.keys {
					if _, ok := q.Match(now.title(i)); ok {
						hits++
					}
				}
			}
			b.ReportMetric(float64(hits), "hits")
		})
	}
}

// BenchmarkSoundsTyping types gjyzj letter by letter.
func BenchmarkSoundsTyping(b *testing.B) {
	s := benchSounds()
	var found Found
	for b.Loop() {
		found = Found{}
		for n := range len("gjyzj") {
			found, _ = s.Refine(context.Background(), found, sound.Parse("gjyzj"[:n+1]), 50)
		}
	}
}

func BenchmarkSoundsParse(b *testing.B) {
	for b.Loop() {
		sound.Parse("guojiayouzhengju")
	}
}

// BenchmarkSoundsBuild builds the index and tells what it holds on to.
func BenchmarkSoundsBuild(b *testing.B) {
	var titles []Title
	for t := range made(benchTitles, 1) {
		titles = append(titles, t)
	}
	sound.Parse("g") // the table is not the index's
	var before, after runtime.MemStats
	var s *Sounds
	for b.Loop() {
		s = nil
		runtime.GC()
		runtime.ReadMemStats(&before)
		s = NewSounds(func(yield func(Title) bool) {
			for _, t := range titles {
				if !yield(t) {
					return
				}
			}
		})
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(titles)
	b.ReportMetric((float64(after.HeapAlloc)-float64(before.HeapAlloc))/1e6, "heap-MB")
	b.ReportMetric(float64(len(s.now.Load().units))/benchTitles, "units/title")
}
