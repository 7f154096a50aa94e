package cache

import (
	"context"
	"errors"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// SavePage writes what came of the page of an article, in one transaction: its
// text and links beside what the feed gives, and what relates the whole to
// other articles; or why there is none. A page that says something else than
// before leaves its former text as a revision. An article that is not there any
// more is passed over.
func (c *Cache) SavePage(ctx context.Context, g feed.Got) error {
	return c.write(ctx, "page of "+string(g.ID), normal, func(conn *sqlite.Conn) error { return c.savePage(conn, g) })
}

func (c *Cache) savePage(conn *sqlite.Conn, g feed.Got) error {
	p, err := subjectAt(conn, g.ID)
	if err != nil || p == nil {
		return err
	}
	if g.Page == nil {
		return p.fail(conn, g)
	}
	if err := c.terms.load(conn); err != nil {
		return err
	}
	return p.keep(conn, &c.terms, g)
}

// lesser reports whether a part of an article is less than what was kept of it.
func (p *subject) lesser(x *pageText) bool {
	return p.had != nil && (p.state == pageKept || p.state == pagePart && characters(p.had.body.Content) > characters(x.body.Content))
}

// subject is an article whose page came, and what is known of it.
type subject struct {
	row       int64
	feed      int64
	firstSeen int64
	state     int
	given     feed.Item // as the feed gives it, but for the fields that the page gave
	had       *pageText // nil for none
}

// subjectAt reads an article, nil where it is not there.
func subjectAt(conn *sqlite.Conn, id feed.ID) (p *subject, err error) {
	err = each(conn, "SELECT "+itemColumns+", a.feed FROM articles a"+itemJoins+" WHERE a.key = ?", func(stmt *sqlite.Stmt) (err error) {
		p = &subject{row: stmt.ColumnInt64(0), firstSeen: stmt.ColumnInt64(rowWidth), state: stmt.ColumnInt(rowWidth - 1),
			feed: stmt.ColumnInt64(rowWidth + 22)}
		given := packedItem{given: givenFrom(stmt, rowFrom(stmt)), body: columnBlob(stmt, rowWidth+4)}
		if p.given, err = given.item(); err != nil {
			return err
		}
		if p.had, err = pageFrom(stmt, rowWidth+10); p.had != nil {
			p.given.Article = p.had.without(p.given.Article)
		}
		return err
	}, string(id))
	return p, err
}

// fail notes why there is no page. What was kept before stays, and an article
// whose feed gives all of its text lacks nothing.
func (p *subject) fail(conn *sqlite.Conn, g feed.Got) error {
	state := pageFailed
	switch {
	case p.had != nil:
		state = p.state
	case g.Part:
		state = pagePart
	case !feed.Brief(p.given.Article):
		state = pageWhole
	case g.Problem.Kind == feed.ProblemBusy:
		state = pageMissing
	}
	return p.note(conn, state, g)
}

// note writes why there is no page, or not all of it, and when it is asked for
// again.
func (p *subject) note(conn *sqlite.Conn, state int, g feed.Got) error {
	due := int64(notDue)
	if !g.Due.IsZero() {
		due = g.Due.Unix()
	}
	return run(conn, `INSERT INTO pages (article, feed, state, tries, due, problem, code, detail, failed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (article) DO UPDATE SET state = excluded.state, tries = excluded.tries, due = excluded.due, problem = excluded.problem,
			code = excluded.code, detail = excluded.detail, failed = excluded.failed`,
		p.row, p.feed, state, g.Tries, due, string(g.Problem.Kind), g.Problem.Code, g.Problem.Detail, g.At.Unix())
}

// keep writes a page.
func (p *subject) keep(conn *sqlite.Conn, terms *termBook, g feed.Got) error {
	x := pageOf(g)
	x.gave = x.gives(p.given.Article)
	state := pageWhole
	switch fuller := x.fuller(p.given.Article); {
	case g.Part && (fuller && p.lesser(x) || !fuller && p.state == pagePart):
		return p.fail(conn, g)
	case fuller && g.Part:
		state = pagePart
	case fuller:
		state = pageKept
	}
	if p.had != nil && p.had.hash != x.hash && p.state == pageKept && state == pageKept {
		if err := p.revise(conn, g.At); err != nil {
			return err
		}
	}
	if err := putState(conn, p.row, p.feed, state); err != nil {
		return err
	}
	if state == pagePart {
		if err := p.note(conn, state, g); err != nil {
			return err
		}
	}
	blob, err := pack(x.body)
	if err != nil {
		return err
	}
	head, pieces := cutBody(blob)
	err = run(conn, `INSERT OR REPLACE INTO pagetexts (article, got, url, hash, gave, issuer, number, published, zone, date_only, comments, lang, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, p.row, x.got, x.url, x.hash, x.gave, x.issuer, x.number,
		seconds(x.published), offset(x.published), x.dateOnly, x.comments, x.lang, head)
	if err == nil {
		err = pagePieces.put(conn, p.row, pieces)
	}
	if err != nil {
		return err
	}
	whole := x.over(p.given.Article, instead(state))
	date := sortDate(whole.Published, p.firstSeen)
	err = run(conn, "UPDATE articles SET date = ?, published = ?, zone = ?, date_only = ?, comments = ?, lang = ? WHERE id = ?",
		date, seconds(whole.Published), offset(whole.Published), whole.DateOnly, whole.Comments, whole.Lang, p.row)
	if err != nil {
		return err
	}
	why := changed
	if p.had == nil {
		why = gotText
	}
	if err := errors.Join(enqueue(conn, p.row), await(conn, p.row, why)); err != nil {
		return err
	}
	return terms.write(conn, p.row, date, entryOf(whole))
}

// revise keeps the page that another one takes the place of.
func (p *subject) revise(conn *sqlite.Conn, at time.Time) error {
	err := run(conn, `INSERT INTO revisions (article, seen, title, body)
		SELECT a.id, ?, a.title, `+wholePage+` FROM articles a JOIN pagetexts x ON x.article = a.id WHERE a.id = ?`, at.UnixMilli(), p.row)
	if err != nil {
		return err
	}
	return run(conn, "UPDATE articles SET revisions = revisions + 1 WHERE id = ?", p.row)
}

// putState writes the state of a page that is there, which is not due.
func putState(conn *sqlite.Conn, row, feed int64, state int) error {
	return run(conn, `INSERT INTO pages (article, feed, state, due) VALUES (?, ?, ?, ?)
		ON CONFLICT (article) DO UPDATE SET state = excluded.state, tries = 0, due = excluded.due, problem = '', code = 0, detail = '', failed = 0`,
		row, feed, state, notDue)
}

// Adopt keeps for an article the page that another one with the same address
// has. False when there is none.
func (c *Cache) Adopt(ctx context.Context, id feed.ID, now time.Time) (bool, error) {
	var g *feed.Got
	what := "page of " + string(id)
	err := c.read(ctx, what, func(conn *sqlite.Conn) (err error) {
		g, err = adoptable(conn, id)
		return err
	})
	if err != nil || g == nil {
		return false, err
	}
	return true, c.SavePage(ctx, *g)
}

// adoptable finds the page that was got last among the articles that have the
// address of one.
func adoptable(conn *sqlite.Conn, id feed.ID) (*feed.Got, error) {
	var url string
	var row int64
	err := each(conn, "SELECT id, url FROM articles WHERE key = ?", func(stmt *sqlite.Stmt) error {
		row, url = stmt.ColumnInt64(0), stmt.ColumnText(1)
		return nil
	}, string(id))
	key := addressKey(url)
	if err != nil || key == 0 {
		return nil, err
	}
	var best *pageText
	err = each(conn, "SELECT a.url, "+pageColumns+` FROM signatures s CROSS JOIN articles a ON a.id = s.article
		CROSS JOIN pagetexts x ON x.article = a.id WHERE s.address = +? AND s.address <> 0
		AND NOT EXISTS (SELECT 1 FROM pages g WHERE g.article = x.article AND g.state = 5)`, func(stmt *sqlite.Stmt) error {
		if feed.CanonicalURL(stmt.ColumnText(0)) != feed.CanonicalURL(url) {
			return nil
		}
		x, err := pageFrom(stmt, 1)
		if err == nil && (best == nil || x.got > best.got) {
			best = x
		}
		return err
	}, key)
	if err != nil || best == nil {
		return nil, err
	}
	own, err := number(conn, "SELECT got FROM pagetexts WHERE article = ?", row)
	if err != nil || own >= best.got {
		return nil, err
	}
	a := best.article()
	return &feed.Got{ID: id, At: time.Unix(best.got, 0).UTC(), Address: best.url, Page: &a}, nil
}

// article is what the page brought, as a page reader gives it.
func (x *pageText) article() feed.Article {
	return feed.Article{
		Authors: x.body.Authors, Issuer: x.issuer, Number: x.number, Published: x.published, DateOnly: x.dateOnly, Lang: x.lang,
		Summary: x.body.Summary, Content: x.body.Content, Comments: x.comments, Links: x.body.Links,
	}
}
