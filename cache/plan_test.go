package cache

import (
	"strings"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// planOf gives how SQLite goes about a query.
func planOf(t *testing.T, conn *sqlite.Conn, query string) string {
	t.Helper()
	stmt, _, err := conn.PrepareTransient("EXPLAIN QUERY PLAN " + query)
	if err != nil {
		t.Fatal(err)
	}
	defer stmt.Finalize()
	var lines []string
	for {
		more, err := stmt.Step()
		if err != nil {
			t.Fatal(err)
		}
		if !more {
			return strings.Join(lines, "\n")
		}
		lines = append(lines, stmt.ColumnText(3))
	}
}

func TestEveryListIsAWalkAlongAnIndex(t *testing.T) {
	c, _ := library(t)
	err := c.read(t.Context(), "plans", func(conn *sqlite.Conn) error {
		for _, v := range views(time.Time{}) {
			l, err := c.resolve(conn, v)
			if err != nil {
				return err
			}
			if l.empty() {
				continue
			}
			s := l.scan()
			if l.byFeed() {
				s = l.of(l.feeds[0])
			}
			middle := feed.Cursor{Date: noon.Unix(), Row: 5}
			for _, part := range []span{everything(l), {newer: middle, older: l.floor}, {newer: newest, older: middle}} {
				for _, d := range []Direction{Older, Newer} {
					for _, g := range d.legs(part) {
						plan := planOf(t, conn, "SELECT a.date, a.id"+s.source("a.date, a.id")+" WHERE "+s.where+s.key(g.where)+" ORDER BY "+s.key(g.order))
						if s.from == "" && !followed(plan, s.index) || s.from != "" && !followedSaved(plan, l.unread) {
							t.Errorf("view %+v%s is read by\n%s", v, g.where, plan)
						}
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAnIncomingArticleIsMetAlongAnIndex(t *testing.T) {
	c, _ := library(t)
	err := c.read(t.Context(), "plans", func(conn *sqlite.Conn) error {
		for where, want := range map[string]string{byKey: "(key=?)", byAlt: "(alt=?)", byAlias: "(feed=? AND alias=?)"} {
			if plan := planOf(t, conn, "SELECT id FROM articles WHERE "+where); !strings.HasSuffix(plan, want) || !strings.HasPrefix(plan, "SEARCH articles USING") {
				t.Errorf("%s is met by\n%s", where, plan)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// followed reports whether a plan starts at a place in an index and needs no
// sorting after it.
func followed(plan, index string) bool {
	return strings.Contains(plan, "SEARCH a USING") && strings.Contains(plan, index+" (") && !strings.Contains(plan, "TEMP B-TREE") &&
		(strings.Contains(plan, "date=? AND rowid") || strings.Contains(plan, "date>? AND date<?"))
}

// followedSaved is the same of the list of a saved search.
func followedSaved(plan string, unread bool) bool {
	index := "USING PRIMARY KEY ("
	if unread {
		index = "USING COVERING INDEX saved_unread ("
	}
	return strings.Contains(plan, "SEARCH m "+index+"search=? AND date") && !strings.Contains(plan, "TEMP B-TREE")
}

func TestWhatWasReadSinceIsFoundByItsMoment(t *testing.T) {
	c, _ := library(t)
	err := c.read(t.Context(), "plans", func(conn *sqlite.Conn) error {
		l, err := c.resolve(conn, feed.View{Kind: feed.ViewUnread, Opened: noon})
		if err != nil {
			return err
		}
		one := l.lingering()
		one.where = strings.Replace(one.where, "a.read_at >= +?", "a.read_at = +?", 1)
		q, _ := one.query("a.date, a.id", everything(l))
		if plan := planOf(t, conn, q+" ORDER BY a.date DESC, a.id DESC"); strings.Contains(plan, "TEMP B-TREE") || !strings.Contains(plan, "articles_read_at") {
			t.Errorf("one moment is read by\n%s", plan)
		}
		q, _ = l.lingering().query("count(*)", everything(l))
		if plan := planOf(t, conn, q); !strings.Contains(plan, "articles_read_at (read_at>?") {
			t.Errorf("since a moment is read by\n%s", plan)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
