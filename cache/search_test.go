package cache

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
	"guanbao/feed/query"
)

// The test of the index against the texts takes more queries when it is asked to.
var queries = flag.Int("queries", 1500/scale, "queries of the test of the index against a scan")

// indexed indexes all that waits.
func indexed(t testing.TB, c *Cache) {
	t.Helper()
	c.index.stop()
	for more := true; more; {
		var err error
		if more, err = c.Index(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

func asked(t testing.TB, text string) query.Query {
	t.Helper()
	q, err := query.Parse(text, noon)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// searched finds all that a query finds, page after page.
func searched(t testing.TB, c *Cache, text string) (all []feed.Hit) {
	t.Helper()
	q, o := asked(t, text), feed.Search{Limit: 7}
	for {
		found, err := c.Search(t.Context(), q, o)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found.Hits...)
		if !found.More {
			if found.Most < len(all) || found.Least > len(all) {
				t.Errorf("%s: %d found, %d to %d told", text, len(all), found.Least, found.Most)
			}
			return all
		}
		if o.After.Compare(found.Next) >= 0 && o.After != (feed.Found{}) {
			t.Fatalf("%s: the page behind %+v goes on at %+v", text, o.After, found.Next)
		}
		o.After = found.Next
	}
}

func found(hits []feed.Hit) (out []string) {
	for _, h := range hits {
		out = append(out, h.Title)
	}
	return out
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
				got := found(searched(t, c, word))
				if len(got) < 2 || got[0] != "标题 國家(guó jiā)郵政局召開第七次局長辦公會" || !slices.Contains(got, "标题 公报") {
					t.Errorf("%s: %v", word, got)
				}
			}
			for word, want := range map[string]int{"annu": 1, "ＲＥＰＯＲＴ": 1, "nnual": 0, "2021": 1, "国家邮政局": 1, "家邮": 2,
				"annual 局": 1, "title:公报": 1, "title:annual": 0, "邮政 -title:公报": 2, "number:〔2020〕": 0, "feed:a.example": 3, "-邮政": 0} {
				if got := found(searched(t, c, word)); len(got) != want {
					t.Errorf("%q: %q, want %d", word, got, want)
				}
			}
		})
	}
}

// TestSearchAgreesWithAScan asks random queries, once by the index and once by
// looking through all articles.
func TestSearchAgreesWithAScan(t *testing.T) {
	c, _ := opened(t, feedA, feedB)
	a := newAuthor(*seed)
	t.Log("seed", *seed)
	for i := range 6 {
		saved(t, c, a.pull([]string{feedA, feedB}[i%2], i*30, 30, 500, noon.Add(time.Duration(i)*time.Hour)))
		indexed(t, c) // a segment each
	}
	docs := documents(t, c)
	rng := rand.New(rand.NewPCG(*seed, 3))
	for n := range *queries {
		text := randomQuery(rng, a, 2)
		q, err := query.Parse(text, noon)
		if err != nil {
			continue
		}
		got, err := c.Search(t.Context(), q, feed.Search{Limit: 1000})
		if err != nil {
			t.Fatal(err)
		}
		var ids, want []string
		for _, h := range got.Hits {
			ids = append(ids, string(h.ID))
		}
		for id, d := range docs {
			if q.Match(d) {
				want = append(want, string(id))
			}
		}
		slices.Sort(ids)
		slices.Sort(want)
		if !slices.Equal(ids, want) || got.Least != len(want) || got.Most != len(want) {
			t.Fatalf("query %d, %s: the index gives %d (%d to %d), the scan %d", n, text, len(ids), got.Least, got.Most, len(want))
		}
		if n%8 == 0 {
			pagesAgree(t, text, searched(t, c, text), got.Hits)
		}
	}
}

// pagesAgree checks that small pages give what one page gives, in its order.
func pagesAgree(t *testing.T, text string, paged, whole []feed.Hit) {
	t.Helper()
	same := slices.EqualFunc(paged, whole, func(a, b feed.Hit) bool { return a.ID == b.ID && a.Place == b.Place })
	ordered := slices.IsSortedFunc(whole, func(a, b feed.Hit) int { return a.Place.Compare(b.Place) })
	if !same || !ordered {
		t.Fatalf("%s: %d by pages, %d in one, in order: %v", text, len(paged), len(whole), ordered)
	}
}

// randomQuery puts pieces of made-up text together.
func randomQuery(rng *rand.Rand, a *author, depth int) string {
	if depth > 0 && rng.IntN(2) == 0 {
		left, right := randomQuery(rng, a, depth-1), randomQuery(rng, a, depth-1)
		return []string{left + " " + right, "(" + left + ") OR (" + right + ")", left + " -(" + right + ")"}[rng.IntN(3)]
	}
	text := []rune(a.text(30))
	from := rng.IntN(len(text) - 6)
	word := string(text[from : from+1+rng.IntN(4)])
	switch rng.IntN(12) {
	case 0:
		return "title:" + word
	case 1:
		return `"` + word + `"`
	case 2:
		return "-" + word
	case 3:
		return fmt.Sprintf("number:%d号", rng.IntN(400))
	case 4:
		return []string{"feed:a.example", "is:unread", "has:table", "after:2021-05-10", "issuer:" + word, "lang:zh"}[rng.IntN(6)]
	}
	return word
}

// documents are the articles as queries see them.
func documents(t *testing.T, c *Cache) map[feed.ID]*query.Doc {
	t.Helper()
	out := make(map[feed.ID]*query.Doc)
	err := c.read(t.Context(), "documents", func(conn *sqlite.Conn) error {
		k, err := knowledgeOf(conn, query.Query{}, false)
		if err != nil {
			return err
		}
		var ids []int64
		err = each(conn, "SELECT id FROM articles", func(stmt *sqlite.Stmt) error {
			ids = append(ids, stmt.ColumnInt64(0))
			return nil
		})
		if err != nil {
			return err
		}
		return eachItem(conn, ids, func(it feed.Item) { out[it.ID] = k.doc(it) })
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// texts gives what is kept of all articles.
func texts(t *testing.T, c *Cache) map[feed.ID]string {
	t.Helper()
	out := make(map[feed.ID]string)
	for id, d := range documents(t, c) {
		out[id] = fmt.Sprint(d.Title, d.Text, d.Issuer, d.Number, d.URL, d.Links, d.Date)
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
		if old, now := searched(t, c, "旧稿"), searched(t, c, "新稿"); len(old) != 0 || len(now) != 1 {
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
			before := texts(t, c)
			if err := c.write(context.Background(), "harm", normal, func(conn *sqlite.Conn) error { return run(conn, harm) }); err != nil {
				t.Fatal(err)
			}
			for range 2 {
				if got := searched(t, c, "国家邮政局"); len(got) != 1 {
					t.Errorf("%+v", got)
				}
				indexed(t, c)
			}
			checked(t, c)
			if !maps.Equal(texts(t, c), before) {
				t.Error("the articles are others")
			}
		})
	}
}
