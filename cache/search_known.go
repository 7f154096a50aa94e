package cache

import (
	"regexp"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/related"
	"guanbao/feed"
	"guanbao/feed/query"
)

// mostFlagged is how many articles with a flag are known by their rows; of more
// each is looked at when it is a hit.
const mostFlagged = 20_000

// knowledge is what a search knows of feeds and marks.
type knowledge struct {
	feeds  map[int64]feed.Feed
	byURL  map[string]feed.Feed
	marked map[query.Flag]map[int64]bool
	marks  bool           // flags are what the file says they are
	copied map[int64]bool // articles that are copies of one text; nil where nobody asks
	linked bool           // the query asks for links in the text
	parts  bool           // it asks for what articles come with

	answers map[query.Expr]map[int64]bool // the feeds that match a node
	docs    map[int64]*query.Doc          // the feeds as queries see them; nil until they are asked
}

// knowledgeOf reads the feeds, and those of the flags that the tree asks for.
func knowledgeOf(conn *sqlite.Conn, q query.Query, marks bool) (*knowledge, error) {
	s := &knowledge{feeds: make(map[int64]feed.Feed), byURL: make(map[string]feed.Feed),
		marked: make(map[query.Flag]map[int64]bool), marks: marks, answers: make(map[query.Expr]map[int64]bool)}
	err := each(conn, "SELECT id, url, name, title FROM feeds", func(stmt *sqlite.Stmt) error {
		s.feeds[stmt.ColumnInt64(0)] = feed.Feed{URL: stmt.ColumnText(1), Name: stmt.ColumnText(2), Title: stmt.ColumnText(3)}
		return nil
	})
	if err == nil {
		err = each(conn, "SELECT feed, tag FROM tags ORDER BY feed, place", func(stmt *sqlite.Stmt) error {
			f := s.feeds[stmt.ColumnInt64(0)]
			f.Tags = append(f.Tags, stmt.ColumnText(1))
			s.feeds[stmt.ColumnInt64(0)] = f
			return nil
		})
	}
	for _, f := range s.feeds {
		s.byURL[f.URL] = f
	}
	if err == nil {
		err = s.readFor(conn, q.Expr)
	}
	return s, err
}

// readFor reads what the nodes of a tree ask for.
func (s *knowledge) readFor(conn *sqlite.Conn, e query.Expr) error {
	switch e := e.(type) {
	case query.And:
		return s.readAll(conn, e)
	case query.Or:
		return s.readAll(conn, e)
	case query.Not:
		return s.readFor(conn, e.Expr)
	case query.Link:
		s.linked = true
	case query.Has:
		s.parts = true
	case query.Flag:
		if e == query.Reposted {
			return s.readCopies(conn)
		}
		q, ok := flagged[e]
		if !ok || s.marked[e] != nil || !s.marks && (e == query.Starred || e == query.Unread) {
			return nil
		}
		return s.readFlag(conn, e, q)
	}
	return nil
}

// readCopies reads which articles are copies of one text, the one that they are
// copies of among them.
func (s *knowledge) readCopies(conn *sqlite.Conn) error {
	s.copied = make(map[int64]bool)
	s.marked[query.Reposted] = s.copied
	return each(conn, "SELECT article FROM copies", func(stmt *sqlite.Stmt) error {
		s.copied[stmt.ColumnInt64(0)] = true
		return nil
	})
}

// flagged gives the articles with a flag that can be many.
var flagged = map[query.Flag]string{
	query.Starred: "SELECT id FROM articles INDEXED BY articles_starred WHERE starred_at > 0",
	query.Unread:  "SELECT id FROM articles INDEXED BY articles_unread_of_feed WHERE read_at = 0",
	query.Missing: "SELECT article FROM pages WHERE state IN (1, 2)",
}

func (s *knowledge) readAll(conn *sqlite.Conn, members []query.Expr) error {
	for _, m := range members {
		if err := s.readFor(conn, m); err != nil {
			return err
		}
	}
	return nil
}

func (s *knowledge) readFlag(conn *sqlite.Conn, f query.Flag, q string) error {
	rows := make(map[int64]bool)
	err := each(conn, q, func(stmt *sqlite.Stmt) error {
		if len(rows) == mostFlagged {
			rows = nil
			return errEnough
		}
		rows[stmt.ColumnInt64(0)] = true
		return nil
	})
	if rows != nil {
		s.marked[f] = rows
	}
	return err
}

// Rows gives the articles with a flag, if they are known.
func (s *knowledge) Rows(f query.Flag) (map[int64]bool, bool) {
	rows, ok := s.marked[f]
	return rows, ok
}

// Feeds gives the feeds of which all articles match. Every feed is asked once.
func (s *knowledge) Feeds(e query.Expr) map[int64]bool {
	in, ok := s.answers[e]
	if !ok {
		in = make(map[int64]bool)
		if s.docs == nil {
			s.docs = make(map[int64]*query.Doc, len(s.feeds))
			for id, f := range s.feeds {
				s.docs[id] = &query.Doc{FeedURL: f.URL, FeedTitle: f.DisplayTitle(), Tags: f.Tags}
			}
		}
		for id, d := range s.docs {
			if (query.Query{Expr: e}).Match(d) {
				in[id] = true
			}
		}
		s.answers[e] = in
	}
	return in
}

// doc is an article as a query sees it.
func (s *knowledge) doc(it feed.Item) *query.Doc {
	t := related.Read(it.Article)
	d := &query.Doc{Title: t.Title, Text: t.Body, Issuer: it.Issuer, Number: it.Number, URL: it.URL, FeedURL: it.Feed,
		FeedTitle: it.FeedTitle, Tags: s.byURL[it.Feed].Tags, Lang: it.Lang, Date: time.Unix(it.Cursor.Date, 0)}
	for _, l := range it.Links {
		d.Links = append(d.Links, l.URL)
		switch l.Kind {
		case feed.LinkAttachment:
			d.Has = append(d.Has, query.Attachment)
		case feed.LinkComments:
			d.Has = append(d.Has, query.Comments)
		}
	}
	if s.linked {
		for _, m := range targetsOf.FindAllStringSubmatch(it.Content, -1) {
			d.Links = append(d.Links, m[1])
		}
	}
	if s.parts && tables.MatchString(it.Content) {
		d.Has = append(d.Has, query.Table)
	}
	if s.parts && images.MatchString(it.Content) {
		d.Has = append(d.Has, query.Image)
	}
	if it.Comments > 0 {
		d.Has = append(d.Has, query.Comments)
	}
	for flag, on := range map[query.Flag]bool{query.Unread: it.Unread, query.Starred: it.Starred, query.Revised: it.Revisions > 0,
		query.Reposted: s.copied[it.Cursor.Row], query.Missing: it.Text == feed.TextMissing || it.Text == feed.TextFailed} {
		if on {
			d.Flags = append(d.Flags, flag)
		}
	}
	return d
}

// What is looked for in canonical HTML.
var (
	targetsOf = regexp.MustCompile(`href="([^"]*)"`)
	tables    = regexp.MustCompile(`<table[ >]`)
	images    = regexp.MustCompile(`<img[ >]`)
)
