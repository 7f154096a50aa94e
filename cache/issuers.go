package cache

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"zombiezen.com/go/sqlite"
)

// Bounds on the issuers that are offered.
const (
	issuersFrom = 2000 // articles, those that came last
	mostIssuers = 200
)

// Issuers gives the bodies that issued what came last, the most frequent first;
// of a joint document each.
func (c *Cache) Issuers(ctx context.Context) ([]string, error) {
	times := make(map[string]int)
	err := c.read(ctx, "issuers", func(conn *sqlite.Conn) error {
		clear(times)
		return each(conn, `SELECT coalesce(nullif(x.issuer, ''), t.issuer) FROM texts t LEFT JOIN pagetexts x ON x.article = t.id
			ORDER BY t.id DESC LIMIT ?`, func(stmt *sqlite.Stmt) error {
			for name := range strings.FieldsFuncSeq(stmt.ColumnText(0), func(r rune) bool { return strings.ContainsRune("、，,；;", r) }) {
				if name = strings.TrimSpace(name); name != "" {
					times[name]++
				}
			}
			return nil
		}, issuersFrom)
	})
	names := slices.SortedFunc(maps.Keys(times), func(a, b string) int {
		return cmp.Or(times[b]-times[a], strings.Compare(a, b))
	})
	return names[:min(len(names), mostIssuers)], err
}
