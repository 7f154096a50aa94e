package related

import (
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

// BenchmarkSimilar asks an index of 100,000 articles. It tells the time that
// 99 of a hundred queries keep within, and the memory of the index.
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
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before, start := heap(), time.Now()
	builder := NewBuilder(n)
	for _, s := range sigs {
		builder.Count(s)
	}
	for i, s := range sigs {
		builder.Add(Document{int64(i + 1), dates[i]}, s)
	}
	x := builder.Index()
	builder = nil
	took := time.Since(start)
	size := float64(heap()-before) / 1e6
	var times []time.Duration
	i := 0
	for b.Loop() {
		i = (i + 7919) % n
		t := time.Now()
		x.Query(Asked{Signature: sigs[i], Date: dates[i], Row: int64(i + 1), Most: 20, Floor: Floor, Alike: 10})
		times = append(times, time.Since(t))
	}
	b.ReportMetric(size, "MB")
	b.ReportMetric(float64(took.Milliseconds()), "build-ms")
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
	runtime.KeepAlive(sigs)
}
