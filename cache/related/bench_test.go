package related

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"
)

func BenchmarkSignature(b *testing.B) {
	w := newWriter(3)
	s := w.story(firstDay)
	t := w.article(s)
	t.Body = w.text(s, 200)
	var f Frequencies
	for b.Loop() {
		r := readBack(t)
		terms := Terms(r)
		f.Count(terms)
		Sign(terms, &f)
		Cited(r, "")
		TitleKey(r.Title)
	}
}

// BenchmarkSimilar asks an index of 100,000 articles, for what is similar
// and for what may be a copy. It tells the time that 99 of a hundred queries
// keep within, and the memory of the index.
func BenchmarkSimilar(b *testing.B) {
	const n = 100_000
	w := newWriter(4)
	sigs, dates := make([]Signature, n), make([]int64, n)
	var f Frequencies
	for i := range sigs {
		s := w.story(firstDay.AddDate(0, 0, i/100))
		terms := Terms(w.article(s))
		f.Count(terms)
		sigs[i], dates[i] = Sign(terms, &f), s.day.Unix()
	}
	// Each order of arrival: by date, and feed after feed.
	for _, feeds := range []int{1, 200} {
		before, start := heap(), time.Now()
		x := NewIndex(n)
		for i := range sigs {
			at := i%(n/feeds)*feeds + i/(n/feeds)
			x.Add(Document{int64(at + 1), dates[at]}, sigs[at])
		}
		took := time.Since(start)
		size := float64(heap()-before) / 1e6
		for name, q := range map[string]Asked{"similar": {Most: 20, Floor: Floor, Alike: 10}, "copies": {Alike: 10, Within: CopiesWithin}} {
			b.Run(fmt.Sprint(name, "/", feeds, " feeds"), func(b *testing.B) {
				var times []time.Duration
				for i := 0; b.Loop(); i = (i + 7919) % n {
					q.Signature, q.Date, q.Row = sigs[i], dates[i], int64(i+1)
					t := time.Now()
					x.Query(q)
					times = append(times, time.Since(t))
				}
				b.ReportMetric(size, "MB")
				b.ReportMetric(float64(took.Milliseconds()), "build-ms")
				slices.Sort(times)
				b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
			})
		}
		runtime.KeepAlive(x)
	}
	runtime.KeepAlive(sigs)
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
