package cache

import (
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/index"
	"guanbao/feed"
	"guanbao/feed/query"
)

// former asks a search that is new of articles that were there before it, the
// latest first. Where nothing changed meanwhile, what was found is kept.
func (s *sifting) former(conn *sqlite.Conn) error {
	at := slices.IndexFunc(s.searches, func(st standing) bool { return st.below > 0 })
	if at < 0 {
		return nil
	}
	q, st := s.queries[at], s.searches[at]
	var below int64
	var err error
	keep := s.keep
	if q.OnlyMoves() {
		below, err = plain(conn, st.below)
		keep = func(conn *sqlite.Conn) error {
			return run(conn, `INSERT OR REPLACE INTO saved (search, date, article, feed, read, starred, rest)
				SELECT ?, date, id, feed, read_at, starred_at, ? FROM articles WHERE id >= +? AND id < +?`,
				st.id, int64(q.Table(&query.Doc{})), below, st.below)
		}
	} else {
		below, err = s.probe(conn, at, q.Still())
	}
	if err != nil {
		return err
	}
	s.store = func(conn *sqlite.Conn) error {
		if seq, err := lastWaiting(conn); err != nil || seq != s.seq {
			return err // an article changed: it is looked at first, and these anew
		}
		if err := keep(conn); err != nil {
			return err
		}
		if below == 0 {
			if err := reveal(conn, "search = ? AND "+unheld, st.id); err != nil {
				return err
			}
		}
		return run(conn, "UPDATE searches SET below = ? WHERE id = ?", below, st.id)
	}
	return nil
}

// plain gives the row down to which a batch goes that nobody has to read.
func plain(conn *sqlite.Conn, above int64) (below int64, err error) {
	n := 0
	err = each(conn, "SELECT id FROM articles WHERE id < +? ORDER BY id DESC", func(stmt *sqlite.Stmt) error {
		if n++; n == plainBatch {
			below = stmt.ColumnInt64(0)
			return errEnough
		}
		return nil
	}, above)
	return below, err
}

// probe looks at the articles that the index may have found, and at those that
// it does not know.
func (s *sifting) probe(conn *sqlite.Conn, at int, still query.Query) (below int64, err error) {
	rows, err := s.likely(conn, still, s.searches[at].below)
	if err != nil {
		return 0, err
	}
	slices.SortFunc(rows, func(a, b int64) int { return int(b - a) })
	rows = slices.Compact(rows)
	if len(rows) > probeBatch {
		rows = rows[:probeBatch]
		below = rows[probeBatch-1]
	}
	err = eachItem(conn, rows, func(it feed.Item) {
		s.find(at, it.Cursor.Row, s.queries[at].Table(s.known.doc(it)))
	})
	return below, err
}

// likely gives the articles below a row of which a query may hold.
func (s *sifting) likely(conn *sqlite.Conn, q query.Query, below int64) (rows []int64, err error) {
	version, indexed, err := indexState(conn)
	if err != nil {
		return nil, err
	}
	take := func(stmt *sqlite.Stmt) error {
		rows = append(rows, stmt.ColumnInt64(0))
		return nil
	}
	if version != index.Version || q.IsZero() {
		return rows, each(conn, "SELECT id FROM articles WHERE id < +?", take, below)
	}
	err = each(conn, "SELECT id FROM articles WHERE id < +?", take, min(below, indexed))
	if err == nil {
		err = each(conn, "SELECT article FROM search_queue WHERE article < +?", take, below)
	}
	if err != nil {
		return nil, err
	}
	segments, err := s.cache.index.segments(conn)
	if err != nil {
		return nil, err
	}
	for _, seg := range segments {
		likely, err := index.Ask(seg.Reader, q.Expr, s.known)
		if err != nil {
			return nil, err
		}
		for d, l := range likely {
			if row := seg.Rows[d]; l > 0 && row < below && (seg.gone == nil || !seg.gone[d]) {
				rows = append(rows, row)
			}
		}
	}
	return rows, nil
}
