package cache

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/related"
	"guanbao/feed"
)

const manyArticles = 100_000

// quantiles reports within what half of the runs kept, and 99 of a hundred.
func quantiles(b *testing.B, times []time.Duration) {
	slices.Sort(times)
	for name, share := range map[string]int{"p50-ms": 50, "p99-ms": 99} {
		b.ReportMetric(float64(times[len(times)*share/100].Microseconds())/1000, name)
	}
}

// settled gives a cache whose copies have all been looked for, and nothing of
// which is left to be read.
func settled(b *testing.B) *Cache {
	b.Helper()
	c := benchmarked(b, manyArticles)
	for more := true; more; {
		var err error
		if more, err = c.Tend(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	altered(b, c, "INSERT OR REPLACE INTO copies_state (id, below, above) SELECT 1, 0, max(seq) FROM signatures")
	return c
}

func altered(b *testing.B, c *Cache, query string) {
	b.Helper()
	if err := c.write(b.Context(), "change", normal, func(conn *sqlite.Conn) error { return run(conn, query) }); err != nil {
		b.Fatal(err)
	}
}

// someOf gives articles of chance.
func someOf(b *testing.B, c *Cache, n int) []feed.ID {
	b.Helper()
	var ids []feed.ID
	rng := rand.New(rand.NewPCG(1, 4))
	for range n {
		at := feed.Cursor{Date: noon.Unix() + int64(rng.IntN(17*manyArticles)), Row: 1}
		rows, err := c.Page(b.Context(), feed.View{}, at, Older, 1)
		if err != nil || len(rows) == 0 {
			b.Fatal("no article: ", err)
		}
		ids = append(ids, rows[0].ID)
	}
	return ids
}

// BenchmarkWarm loads the index of similar articles from the file, and tells
// the memory that it keeps.
func BenchmarkWarm(b *testing.B) {
	path := libraryOf(b, manyArticles)
	var times []time.Duration
	var size float64
	for b.Loop() {
		c, err := Open(b.Context(), path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		before, start := heap(), time.Now()
		if err := c.read(b.Context(), "load", func(conn *sqlite.Conn) error { return c.near.ready(conn) }); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
		size = float64(heap()-before) / 1e6
		c.Close()
	}
	quantiles(b, times)
	b.ReportMetric(size, "MB")
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkRelated is a whole answer: the first one after the cache was opened
// with nothing loaded, and those that follow.
func BenchmarkRelated(b *testing.B) {
	c, path := settled(b), libraryOf(b, manyArticles)
	ids := someOf(b, c, 500)
	b.Run("cold", func(b *testing.B) {
		var times []time.Duration
		for i := 0; b.Loop(); i++ {
			c, err := Open(b.Context(), path, Options{})
			if err != nil {
				b.Fatal(err)
			}
			start := time.Now()
			if _, err := c.Related(b.Context(), ids[i%len(ids)]); err != nil {
				b.Fatal(err)
			}
			times = append(times, time.Since(start))
			c.Close()
		}
		quantiles(b, times)
	})
	b.Run("warm", func(b *testing.B) {
		if err := c.Warm(b.Context()); err != nil {
			b.Fatal(err)
		}
		var times []time.Duration
		for i := 0; b.Loop(); i++ {
			start := time.Now()
			if _, err := c.Related(b.Context(), ids[i%len(ids)]); err != nil {
				b.Fatal(err)
			}
			times = append(times, time.Since(start))
		}
		quantiles(b, times)
	})
}

// BenchmarkNearest asks the loaded index alone.
func BenchmarkNearest(b *testing.B) {
	c := settled(b)
	if err := c.Warm(b.Context()); err != nil {
		b.Fatal(err)
	}
	var asked []related.Asked
	for _, id := range someOf(b, c, 500) {
		it, err := c.Item(b.Context(), id)
		if err != nil {
			b.Fatal(err)
		}
		sig, _ := c.terms.sign(related.Terms(related.Read(it.Article)))
		asked = append(asked, related.Asked{Signature: sig, Date: it.Cursor.Date, Row: it.Cursor.Row, Most: mostSimilar, Floor: leastScore, Alike: likest})
	}
	var times []time.Duration
	err := c.read(b.Context(), "ask", func(conn *sqlite.Conn) error {
		for i := 0; b.Loop(); i++ {
			start := time.Now()
			if _, _, err := c.near.query(conn, asked[i%len(asked)]); err != nil {
				return err
			}
			times = append(times, time.Since(start))
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	quantiles(b, times)
}

// BenchmarkFoldedPage reads fifty rows of a list in which one copy stands for
// all. A tenth of the articles are copies, in pairs.
func BenchmarkFoldedPage(b *testing.B) {
	c := benchmarked(b, manyArticles)
	altered(b, c, "INSERT INTO copies (article, head) SELECT id, id - id % 20 FROM articles WHERE id % 20 IN (0, 7)")
	defer altered(b, c, "DELETE FROM copies")
	rng := rand.New(rand.NewPCG(1, 5))
	var times []time.Duration
	for b.Loop() {
		at := feed.Cursor{Date: noon.Unix() + int64(17*manyArticles/10+rng.IntN(17*manyArticles*9/10)), Row: 1}
		start := time.Now()
		if _, err := c.Page(b.Context(), feed.View{Fold: true}, at, Older, 50); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
	}
	quantiles(b, times)
}

// BenchmarkGroup looks for the copies of one batch of articles that came.
func BenchmarkGroup(b *testing.B) {
	c := benchmarked(b, manyArticles)
	altered(b, c, "DELETE FROM copies_state")
	if err := c.read(b.Context(), "load", func(conn *sqlite.Conn) error { return c.near.ready(conn) }); err != nil {
		b.Fatal(err)
	}
	var times []time.Duration
	for b.Loop() {
		start := time.Now()
		if _, err := c.Group(b.Context()); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
	}
	quantiles(b, times)
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N*groupBatch), "ms/article")
}
