package cache

import (
	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// readPages reads what is known of the pages of articles that came again and
// changed, in one query.
func readPages(conn *sqlite.Conn, changed []match) error {
	var ids []int64
	at := map[int64]*stored{}
	for _, m := range changed {
		if m.found != nil && m.found.all != m.all {
			ids, at[m.found.id] = append(ids, m.found.id), m.found
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return each(conn, "SELECT g.article, g.state, "+pageColumns+` FROM json_each(?) j CROSS JOIN pages g ON g.article = j.value
		LEFT JOIN pagetexts x ON x.article = g.article`, func(stmt *sqlite.Stmt) (err error) {
		s := at[stmt.ColumnInt64(0)]
		s.state = stmt.ColumnInt(1)
		s.page, err = pageFrom(stmt, 2)
		return err
	}, list(ids))
}

// pageHash is the hash of the page that is kept, 0 for none.
func (s *stored) pageHash() int64 {
	if s == nil || s.page == nil {
		return 0
	}
	return s.page.hash
}

// whole is the article as it is now, with the page that is kept of it.
func (m match) whole() feed.Article {
	if m.found == nil || m.found.page == nil {
		return m.Article
	}
	return m.found.page.over(m.Article, instead(m.found.state) && m.found.page.fuller(m.Article))
}

// revised reports whether the publisher changed what is read. While the page is
// read in place of the feed's text that is its title alone: the page tells for
// itself when it is got again.
func (m match) revised() bool {
	if instead(m.found.state) {
		return m.found.title != m.Title || !m.found.page.fuller(m.Article)
	}
	return m.found.text != m.text
}

// former copies what is read of an article into its revisions: the page where
// that stands in the place of the feed's text.
func (s *stored) former() string {
	if instead(s.state) {
		return `INSERT INTO revisions (article, seen, title, body)
			SELECT a.id, ?, a.title, ` + wholePage + ` FROM articles a JOIN pagetexts x ON x.article = a.id WHERE a.id = ?`
	}
	return `INSERT INTO revisions (article, seen, title, body)
		SELECT a.id, ?, a.title, ` + wholeBody + ` FROM articles a JOIN texts t ON t.id = a.id WHERE a.id = ?`
}

// rejudge finds out again whether the page of an article that changed is
// wanted, and whether its text still says more than the feed's. A page of which
// the feed's text changed is got again.
func (s *saving) rejudge(conn *sqlite.Conn, m match) error {
	row := m.found.id
	if m.found.page == nil {
		if s.taken || !feed.Brief(m.Article) {
			return run(conn, "DELETE FROM pages WHERE article = ?", row)
		}
		return run(conn, `INSERT INTO pages (article, feed, state) VALUES (?, ?, 1)
			ON CONFLICT (article) DO UPDATE SET state = 1 WHERE state = 0`, row, m.found.feed)
	}
	var err error
	kept := pageKept
	if m.found.state == pagePart {
		kept = pagePart
	}
	switch fuller := m.found.page.fuller(m.Article); {
	case !fuller:
		err = run(conn, "UPDATE pages SET state = ?, due = ?, tries = 0 WHERE article = ?", pageWhole, notDue, row)
	case m.found.text != m.text:
		err = run(conn, "UPDATE pages SET state = ?, due = 0, tries = 0 WHERE article = ?", kept, row)
	default:
		err = run(conn, "UPDATE pages SET state = ? WHERE article = ?", kept, row)
	}
	if err == nil {
		gave := m.found.page.gives(m.Article)
		err = run(conn, "UPDATE pagetexts SET gave = ? WHERE article = ?", gave, row)
	}
	return err
}
