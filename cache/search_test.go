package cache

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// indexed indexes all that waits.
func indexed(t *testing.T, c *Cache) {
	t.Helper()
	c.index.stop()
	for more := true; more; {
		var err error
		if more, err = c.Index(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

func searched(t *testing.T, c *Cache, words ...string) Found {
	t.Helper()
	found, err := c.Search(t.Context(), words, 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func postBulletins(t *testing.T) *Cache {
	t.Helper()
	c, _ := opened(t, feedA)
	body := art("公报", noon.Add(-time.Hour))
	body.Content = "<p>国家邮政局召开会议，审议 Annual Report 2021。</p>"
	other := art("国家会议", noon)
	other.Content = "<p>家邮不在一处，邮政与政局。</p>"
	saved(t, c, pullOf(feedA, noon, art("國家(guó jiā)郵政局召開第七次局長辦公會", noon.Add(-2*time.Hour)), body, other))
	return c
}

func TestSearchFindsWordsInAnyForm(t *testing.T) {
	c := postBulletins(t)
	for _, state := range []string{"before it is indexed", "indexed"} {
		t.Run(state, func(t *testing.T) {
			if state == "indexed" {
				indexed(t, c)
			}
			for _, word := range []string{"郵政局", "邮政局", "郵政局。", "邮"} {
				found := searched(t, c, word)
				if got := titles(found.Rows); len(got) < 2 || got[0] != "國家(guó jiā)郵政局召開第七次局長辦公會" || !slices.Contains(got, "公报") {
					t.Errorf("%s: %v", word, got)
				}
			}
			for word, want := range map[string]int{"annu": 1, "ＲＥＰＯＲＴ": 1, "nnual": 0, "2021": 1, "国家邮政局": 1, "家邮": 2, "%": 0, "": 0, "\x00": 0} {
				if found := searched(t, c, word); found.Total != want || len(found.Rows) != want || !found.Exact {
					t.Errorf("%q: %+v, want %d", word, found, want)
				}
			}
			if found := searched(t, c, "annual", "局"); found.Total != 1 {
				t.Errorf("two words: %+v", found)
			}
		})
	}
}

// TestSearchAgreesWithAScan asks for parts of random articles, once by the
// index and once by looking through all of them.
func TestSearchAgreesWithAScan(t *testing.T) {
	c, _ := opened(t, feedA)
	a := newAuthor(*seed)
	t.Log("seed", *seed)
	for i := range 6 {
		saved(t, c, a.pull(feedA, i*60, 60, 600, noon.Add(time.Duration(i)*time.Hour)))
	}
	var asked [][]string
	rng := rand.New(rand.NewPCG(*seed, 3))
	for range 600 / scale {
		var words []string
		for range 1 + rng.IntN(2) {
			text := []rune(a.text(30))
			from := rng.IntN(len(text) - 6)
			words = append(words, string(text[from:from+1+rng.IntN(4)]))
		}
		asked = append(asked, words)
	}
	c.index.stop()
	ask := func() (out []string) {
		for _, words := range asked {
			found := searched(t, c, words...)
			ids := make([]string, len(found.Rows))
			for i, r := range found.Rows {
				ids[i] = string(r.ID)
			}
			out = append(out, fmt.Sprint(words, found.Total, ids))
		}
		return out
	}
	want := scanned(t, c, asked)
	indexed(t, c)
	got := ask()
	for i := range got {
		if got[i] != want[i] {
			t.Fatalf("the index gives %s\nthe scan %s", got[i], want[i])
		}
	}
}

// scanned answers from the texts alone.
func scanned(t *testing.T, c *Cache, asked [][]string) (out []string) {
	t.Helper()
	err := c.read(t.Context(), "scan", func(conn *sqlite.Conn) error {
		var ids []int64
		err := each(conn, "SELECT id FROM articles", func(stmt *sqlite.Stmt) error {
			ids = append(ids, stmt.ColumnInt64(0))
			return nil
		})
		if err != nil {
			return err
		}
		items, err := itemsAt(conn, ids)
		if err != nil {
			return err
		}
		out = answered(items, asked)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func answered(items []feed.Item, asked [][]string) (out []string) {
	for _, words := range asked {
		s := newSearch(nil, words)
		for _, it := range items {
			if in, title := s.matches(document(it)); in && len(s.words) > 0 {
				s.hits = append(s.hits, hit{at: it.Cursor, title: title})
			}
		}
		slices.SortFunc(s.hits, best)
		ids := make([]string, len(s.hits))
		for i, h := range s.hits {
			for _, it := range items {
				if it.Cursor == h.at {
					ids[i] = string(it.ID)
				}
			}
		}
		out = append(out, fmt.Sprint(words, len(s.hits), ids))
	}
	return out
}

func TestAChangedArticleIsFoundByItsNewTextOnly(t *testing.T) {
	c, _ := opened(t, feedA)
	a := art("甲", noon)
	a.Content = "<p>旧稿</p>"
	saved(t, c, pullOf(feedA, noon, a))
	indexed(t, c)
	a.Content = "<p>新稿</p>"
	saved(t, c, pullOf(feedA, noon, a))
	for range 2 {
		if old, now := searched(t, c, "旧稿"), searched(t, c, "新稿"); old.Total != 0 || now.Total != 1 {
			t.Errorf("old %+v, new %+v", old, now)
		}
		indexed(t, c)
	}
}

func TestADamagedIndexIsMadeAnew(t *testing.T) {
	for name, harm := range map[string]string{
		"garbage in pages":     "UPDATE search_pages SET data = randomblob(8000)",
		"pages gone":           "DELETE FROM search_pages",
		"garbage in documents": "UPDATE search_segments SET documents = x'00'",
		"garbage in heads":     "UPDATE search_segments SET heads = randomblob(99)",
	} {
		t.Run(name, func(t *testing.T) {
			c := postBulletins(t)
			indexed(t, c)
			if err := c.write(context.Background(), "harm", normal, func(conn *sqlite.Conn) error { return run(conn, harm) }); err != nil {
				t.Fatal(err)
			}
			for range 2 {
				if found := searched(t, c, "国家邮政局"); found.Total != 1 {
					t.Errorf("%+v", found)
				}
				indexed(t, c)
			}
			checked(t, c)
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	c := benchmarked(b, 100_000)
	for more := true; more; {
		var err error
		if more, err = c.Index(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	for _, word := range []string{"国家邮政局", "国家", "在", "2021"} {
		b.Run(word, func(b *testing.B) {
			for b.Loop() {
				if _, err := c.Search(b.Context(), []string{word}, 0, 50); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
