package cache

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/related"
	"guanbao/feed"
)

// benchQueries are what the benchmarks ask for, by what is hard about it.
var benchQueries = []struct{ sort, text string }{
	{"two-frequent", "国家"},
	{"two-middling", "邮政"},
	{"long", "国家邮政局"},
	{"longer", "全国邮政管理局局长座谈会"},
	{"one-frequent", "的"},
	{"one", "在"},
	{"phrase", `"国家 邮政"`},
	{"several", "国家 发展 管理"},
	{"or", "国家 发展 OR 在"},
	{"but", "title:国家 -邮政"},
	{"number", "2021"},
	{"nothing", "龘靐"},
	{"initials", "gjyzj"},
	{"pinyin", "youzheng"},
	{"letter", "g"},
}

// percentiles tells how long each of some runs took.
type percentiles []time.Duration

func (p *percentiles) run(b *testing.B, one func() error) {
	b.Helper()
	for b.Loop() {
		begin := time.Now()
		if err := one(); err != nil {
			b.Fatal(err)
		}
		*p = append(*p, time.Since(begin))
	}
	slices.Sort(*p)
	for _, of := range []int{50, 95} {
		b.ReportMetric(float64((*p)[(len(*p)-1)*of/100].Microseconds())/1000, fmt.Sprintf("p%d-ms", of))
	}
}

// BenchmarkSearch asks for the first page of what queries find among 100,000
// articles, and the same of a table of plain texts by LIKE.
func BenchmarkSearch(b *testing.B) {
	c := benchmarked(b, 100_000)
	begin := time.Now()
	for more := true; more; {
		var err error
		if more, err = c.Index(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	b.Logf("indexed in %v an article", time.Since(begin)/100_000)
	searchBenches(b, c)
}

func searchBenches(b *testing.B, c *Cache) {
	if _, err := c.Search(b.Context(), asked(b, "gjyzj"), feed.Search{}); err != nil { // titles are read once
		b.Fatal(err)
	}
	for _, q := range benchQueries {
		b.Run(q.sort+"/"+q.text, func(b *testing.B) {
			q := asked(b, q.text)
			var hits feed.Hits
			new(percentiles).run(b, func() (err error) {
				hits, err = c.Search(b.Context(), q, feed.Search{})
				return err
			})
			b.ReportMetric(float64(hits.Least), "hits")
		})
	}
	b.Run("like", func(b *testing.B) { likeBenches(b, c) })
}

// likeBenches looks for words in the same articles as readers without an index
// do.
func likeBenches(b *testing.B, c *Cache) {
	dir, err := os.MkdirTemp("", "guanbao-like")
	if err != nil {
		b.Fatal(err)
	}
	defer os.RemoveAll(dir)
	conn, err := sqlite.OpenConn(filepath.Join(dir, "plain.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close()
	if err := plainTable(b, c, conn); err != nil {
		b.Fatal(err)
	}
	for _, text := range []string{"国家", "国家邮政局", "在", "龘靐"} {
		b.Run(text, func(b *testing.B) {
			hits := 0
			new(percentiles).run(b, func() error {
				hits = 0
				return each(conn, "SELECT id FROM plain WHERE title LIKE ?1 OR text LIKE ?1 ORDER BY date DESC", func(*sqlite.Stmt) error {
					hits++
					return nil
				}, "%"+text+"%")
			})
			b.ReportMetric(float64(hits), "hits")
		})
	}
}

func plainTable(b *testing.B, c *Cache, to *sqlite.Conn) error {
	if err := run(to, "CREATE TABLE plain (id INTEGER PRIMARY KEY, date INTEGER, title TEXT, text TEXT)"); err != nil {
		return err
	}
	if err := run(to, "BEGIN"); err != nil {
		return err
	}
	err := c.read(b.Context(), "all", func(conn *sqlite.Conn) error {
		var ids []int64
		err := each(conn, "SELECT id FROM articles", func(stmt *sqlite.Stmt) error {
			ids = append(ids, stmt.ColumnInt64(0))
			return nil
		})
		if err != nil {
			return err
		}
		return eachItem(conn, ids, func(it feed.Item) {
			t := related.Read(it.Article)
			if err := run(to, "INSERT INTO plain VALUES (?, ?, ?, ?)", it.Cursor.Row, it.Cursor.Date, t.Title, t.Body); err != nil {
				b.Error(err)
			}
		})
	})
	if err != nil {
		return err
	}
	return run(to, "COMMIT")
}

// BenchmarkIndex indexes articles, and tells how many bytes each takes.
func BenchmarkIndex(b *testing.B) {
	const articles = 10_000
	c := benchmarked(b, articles)
	for b.Loop() {
		if err := c.begin(b.Context()); err != nil {
			b.Fatal(err)
		}
		for more := true; more; {
			var err error
			if more, err = c.Index(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	}
	var bytes int64
	err := c.read(b.Context(), "size", func(conn *sqlite.Conn) (err error) {
		bytes, err = number(conn, "SELECT (SELECT sum(length(data)) FROM search_pages) + (SELECT sum(length(documents) + length(heads)) FROM search_segments)")
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(bytes)/articles, "bytes/article")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/articles, "us/article")
}

// BenchmarkRefresh saves what a hundred feeds bring, fifty articles each, with
// the index made beside it as in the reader, and without.
func BenchmarkRefresh(b *testing.B) {
	const feeds = 100
	a := newAuthor(1)
	var pulls []feed.Pull
	var subs []feed.Feed
	for i := range feeds {
		subs = append(subs, feed.Feed{URL: feedName(i)})
		pulls = append(pulls, a.pull(feedName(i), i*50, 50, 4096, noon.Add(time.Duration(i)*time.Hour)))
	}
	for _, indexing := range []bool{true, false} {
		b.Run(fmt.Sprint("indexing=", indexing), func(b *testing.B) {
			var after time.Duration
			for b.Loop() {
				b.StopTimer()
				c, err := Open(b.Context(), filepath.Join(b.TempDir(), "guanbao.db"), Options{})
				if err == nil {
					err = c.Subscribe(b.Context(), subs)
				}
				if !indexing {
					c.index.stop()
				}
				b.StartTimer()
				for _, p := range pulls {
					if err == nil {
						_, err = c.Save(b.Context(), p)
					}
				}
				b.StopTimer()
				begin := time.Now()
				if indexing {
					c.index.wake(c)
					<-c.index.done
				}
				after += time.Since(begin)
				if err != nil {
					b.Fatal(err)
				}
				c.Close()
				b.StartTimer()
			}
			b.ReportMetric(float64(after.Milliseconds())/float64(b.N), "ms-indexed-after")
		})
	}
}
