package cache

import (
	"fmt"
	"testing"

	"guanbao/feed"
)

// BenchmarkStanding is a page of saved searches and the counting of them, by how
// many of 100,000 articles they find.
func BenchmarkStanding(b *testing.B) {
	c := benchmarked(b, 100_000)
	for more := true; more; {
		var err error
		if more, err = c.Index(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	for _, q := range []string{"国家邮政局", "国家 is:unread", "-is:starred after:2000"} {
		if err := c.SetSearches(b.Context(), []feed.SavedSearch{{Name: q, Query: q}}); err != nil {
			b.Fatal(err)
		}
		c.sieve.stop()
		sifted(b, c)
		all, err := c.Standings(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		name := fmt.Sprintf("%s/%d", q, all[0].Articles)
		for what, do := range map[string]func() error{
			"page": func() error {
				_, err := c.Page(b.Context(), searchView(q), feed.Cursor{}, Older, 50)
				return err
			},
			"count": func() error {
				_, err := c.Standings(b.Context())
				return err
			},
		} {
			b.Run(name+"/"+what, func(b *testing.B) {
				for b.Loop() {
					if err := do(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
	if err := c.SetSearches(b.Context(), nil); err != nil {
		b.Fatal(err)
	}
	sifted(b, c)
}
