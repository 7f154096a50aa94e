package cache

import (
	"path/filepath"
	"testing"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/related"
	"guanbao/feed"
)

// tendingEnds waits for what Warm began in the background.
func tendingEnds(t *testing.T, c *Cache) {
	t.Helper()
	c.near.tending.Lock()
	done := c.near.tending.done
	c.near.tending.Unlock()
	if done == nil {
		t.Fatal("nothing was begun")
	}
	<-done
}

func TestWhatOtherRulesMadeIsRenewedInTheBackground(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guanbao.db")
	c, _ := openedAt(t, path, feedA)
	const n = 3*tendBatch + 10
	p := newAuthor(3).pull(feedA, 0, n, 900, noon)
	saved(t, c, p)
	for _, q := range []string{"UPDATE frequencies SET version = 1", "UPDATE signatures SET terms = x'0102030405', title = 'old'", "UPDATE mentions SET key = 7"} {
		if err := c.write(t.Context(), "age", normal, func(conn *sqlite.Conn) error { return run(conn, q) }); err != nil {
			t.Fatal(err)
		}
	}
	c.terms.known = nil // so that Close does not write what it knows
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	c, _ = openedAt(t, path)
	if err := c.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	tendingEnds(t, c)
	count := func(q string) (n int64) {
		err := c.read(t.Context(), "count", func(conn *sqlite.Conn) (err error) {
			n, err = number(conn, q)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if got := count("SELECT count(*) FROM signatures WHERE title <> 'old' AND length(terms) > 5"); got != n {
		t.Errorf("%d articles were read anew, want %d", got, n)
	}
	if got := count("SELECT count(*) FROM mentions WHERE key = 7"); got != 0 {
		t.Errorf("%d old keys are left", got)
	}
	if got := count("SELECT version FROM frequencies"); got != related.Version {
		t.Errorf("the terms are of version %d, want %d", got, related.Version)
	}
	again := p.Document.Articles[0]
	again.GUID, again.URL = "https://b.example/copy", "https://b.example/copy"
	subscribeTo(t, c, feedA, feedB)
	copied := pullOf(feedB, noon, again)
	saved(t, c, copied)
	if r := relatedTo(t, c, p.Document.Articles[0].ID); len(r.Reposts) != 1 {
		t.Errorf("reposts %v, want the copy: the loaded index has to follow", r.Reposts)
	}
	checked(t, c)
}

func TestAnArticleThatNamesItselfIsNotRelatedToItself(t *testing.T) {
	c, _ := opened(t, feedA)
	self := art("self", noon)
	self.Title, self.Number = "国家邮政局关于印发《快递服务监督管理规定》的通知", "国邮发〔2021〕12号"
	self.Content = "<p>现印发《快递服务监督管理规定》（国邮发〔2021〕12号）。见「快遞服務監督管理規定」和《国家邮政局关于印发〈快递服务监督管理规定〉的通知》。</p>"
	self.Links = []feed.Link{
		{Kind: feed.LinkRelated, Title: self.Title, URL: self.URL},
		{Kind: feed.LinkRelated, Title: "另一份通知的标题在这里", URL: "https://a.example/other"},
	}
	p := pullOf(feedA, noon, self)
	saved(t, c, p)
	r := relatedTo(t, c, p.Document.Articles[0].ID)
	if len(r.Cites)+len(r.CitedBy)+len(r.Similar)+len(r.Reposts) != 0 {
		t.Errorf("it has to do with itself: %+v", r)
	}
	if len(r.Related) != 1 || r.Related[0].URL != "https://a.example/other" {
		t.Errorf("listed %+v, want the other alone", r.Related)
	}
}
