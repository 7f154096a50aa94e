package cache

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// Save writes one Pull in one transaction: its new and changed articles, what
// its document says of the feed, and the polling state. Articles that did not
// change are not written again. When title, summary or content changed, the
// former state is kept as a revision; the marks and the day on which an
// article was first seen stay. Nothing is removed here, and what Prune removed
// does not come again.
//
// A feed that is not subscribed, perhaps not any more, gives ErrNotFound and
// nothing is written; after ErrFull the former state stands as well.
func (c *Cache) Save(ctx context.Context, p feed.Pull) (feed.Saved, error) {
	s := saving{pull: p, at: p.At, terms: &c.terms}
	if s.at.IsZero() {
		s.at = c.now()
	}
	what := "save " + p.Feed
	if c.reason != nil {
		return feed.Saved{}, fmt.Errorf("cache: %s: %w", what, c.reason)
	}
	if err := s.take(p.Document); err != nil {
		return feed.Saved{}, fmt.Errorf("cache: %s: %w", what, err)
	}
	if err := c.read(ctx, what, s.prepare); err != nil {
		return feed.Saved{}, err
	}
	if err := s.packAll(); err != nil {
		return feed.Saved{}, fmt.Errorf("cache: %s: %w", what, err)
	}
	err := c.write(ctx, what, normal, s.apply)
	if err != nil {
		return feed.Saved{}, err
	}
	if len(s.pending) > 0 {
		c.index.saved(c, len(s.pending))
	}
	return s.saved, nil
}

// saving is one Save. What takes long, the packing of bodies, is done before
// the write lock is taken.
type saving struct {
	pull     feed.Pull
	at       time.Time
	terms    *termBook
	articles []*incoming
	pending  []match // to be written, by the state before the transaction
	taken    bool    // of a site that is no subscription
	kept     bool    // what another reader kept: it is not news, and no page of it is asked for unasked
	saved    feed.Saved
}

// take reads the document from its end, so that of articles with one date the
// first in the document becomes the newest row.
func (s *saving) take(doc *feed.Document) error {
	if doc == nil {
		return nil
	}
	seen := make(map[feed.ID]bool, len(doc.Articles))
	for _, a := range slices.Backward(doc.Articles) {
		if a.ID == "" {
			return errors.New("article without an id")
		}
		if seen[a.ID] {
			return fmt.Errorf("article %s stands twice in the document", a.ID)
		}
		seen[a.ID] = true
		s.articles = append(s.articles, &incoming{Article: a, hashes: hashesOf(a), alias: aliasOf(a)})
	}
	return nil
}

// prepare finds out which articles will have to be written.
func (s *saving) prepare(conn *sqlite.Conn) error {
	id, _, err := s.feed(conn)
	if err != nil {
		return err
	}
	if s.pending, err = s.changes(conn, id); err != nil || len(s.pending) == 0 {
		return err
	}
	return s.terms.load(conn)
}

// feed gives the row of the feed, and whether its articles are in the lists of
// everything.
func (s *saving) feed(conn *sqlite.Conn) (id int64, shown bool, err error) {
	if s.taken {
		id, err = number(conn, "SELECT id FROM feeds WHERE url = ?", s.pull.Feed)
		return id, false, err
	}
	return subscribed(conn, s.pull.Feed)
}

func (s *saving) changes(conn *sqlite.Conn, feedID int64) ([]match, error) {
	all, err := matched(conn, feedID, s.articles)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(m match) bool { return !m.writes() || m.found == nil && s.tooOld(m.Article) })
	if !s.taken {
		if all, err = withoutGone(conn, feedID, all); err != nil {
			return nil, err
		}
	}
	return all, readPages(conn, all)
}

// tooOld reports whether an article is older than those that are wanted when
// they are new.
func (s *saving) tooOld(a feed.Article) bool {
	return !a.Published.IsZero() && a.Published.Before(s.pull.Oldest)
}

func (s *saving) packAll() error {
	for _, m := range s.pending {
		if err := m.pack(); err != nil {
			return err
		}
		if m.found == nil || m.found.all != m.all {
			s.relate(m)
		}
	}
	return nil
}

// relate reads an article, together with its page, for what relates it to
// others.
func (s *saving) relate(m match) {
	if m.entry != nil && m.read == m.found.pageHash() {
		return
	}
	fresh := m.entry == nil && m.found == nil
	m.entry, m.read = entryOf(m.whole()), m.found.pageHash()
	if fresh {
		m.brief = !s.taken && !s.kept && feed.Brief(m.Article)
		s.terms.count(m.entry.terms)
	}
}

func (a *incoming) pack() (err error) {
	if a.blob == nil {
		a.blob, err = pack(bodyOf(a.Article))
	}
	return err
}

// apply writes everything. It looks for the stored articles once more, for
// another process may have saved the same feed in between.
func (s *saving) apply(conn *sqlite.Conn) error {
	id, shown, err := s.feed(conn)
	if err != nil {
		return err
	}
	if len(s.pending) > 0 {
		if s.pending, err = s.changes(conn, id); err != nil {
			return err
		}
		if err := s.packAll(); err != nil {
			return err
		}
	}
	for _, m := range s.pending {
		if m.found == nil {
			err = s.insert(conn, id, shown, m)
		} else {
			err = s.update(conn, m)
		}
		if err != nil {
			return fmt.Errorf("article %s: %w", m.ID, err)
		}
	}
	if s.saved.New > 0 {
		if err := s.terms.keep(conn, fewestKept); err != nil {
			return err
		}
		err := run(conn, "UPDATE feeds SET articles = articles + ?1, unread = unread + ?1 WHERE id = ?2", s.saved.New, id)
		if err != nil {
			return err
		}
	}
	if s.pull.Document != nil {
		if err := setDocument(conn, id, s.pull.Document.Feed); err != nil {
			return err
		}
	}
	return setState(conn, id, s.pull.State)
}

// subscribed gives the row of a subscribed feed and whether its articles are
// in the lists of everything.
func subscribed(conn *sqlite.Conn, url string) (id int64, shown bool, err error) {
	err = each(conn, "SELECT id, hidden = 0 FROM feeds WHERE url = ? AND place IS NOT NULL",
		func(stmt *sqlite.Stmt) error {
			id, shown = stmt.ColumnInt64(0), stmt.ColumnBool(1)
			return nil
		}, url)
	if err == nil && id == 0 {
		err = fmt.Errorf("no such subscription: %w", ErrNotFound)
	}
	return id, shown, err
}

func (s *saving) insert(conn *sqlite.Conn, feedID int64, shown bool, m match) error {
	a, seen := m.Article, s.seen(m.Article)
	err := run(conn, `INSERT INTO articles (feed, date, shown, key, title, url, published, zone, date_only, first_seen,
			lang, comments, alias, text_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		feedID, sortDate(a.Published, seen), shown, string(a.ID), a.Title, a.URL,
		seconds(a.Published), offset(a.Published), a.DateOnly, seen, a.Lang, a.Comments, m.alias, m.text, m.all)
	if err != nil {
		return err
	}
	s.saved.New++
	id := conn.LastInsertRowID()
	head, pieces := cutBody(m.blob)
	err = run(conn, "INSERT INTO texts (id, guid, issuer, number, body) VALUES (?, ?, ?, ?, ?)",
		id, shortGUID(a.GUID, a.URL), a.Issuer, a.Number, head)
	if err == nil {
		err = feedPieces.put(conn, id, pieces)
	}
	if err == nil && m.brief {
		err = run(conn, "INSERT INTO pages (article, feed, state) VALUES (?, ?, ?)", id, feedID, pageMissing)
	}
	if err != nil {
		return err
	}
	why := arrived
	if s.taken || s.kept {
		why = changed
	}
	if err := errors.Join(enqueue(conn, id), await(conn, id, why)); err != nil {
		return err
	}
	return s.terms.write(conn, id, sortDate(a.Published, seen), m.entry)
}

// seen is when a new article was first seen, in seconds since 1970: now, unless
// another reader has had it for longer.
func (s *saving) seen(a feed.Article) int64 {
	if s.kept && !a.FirstSeen.IsZero() && a.FirstSeen.Before(s.at) {
		return a.FirstSeen.Unix()
	}
	return s.at.Unix()
}

func (s *saving) update(conn *sqlite.Conn, m match) error {
	if m.renamed && !m.found.hasAlt {
		if err := run(conn, "UPDATE articles SET alt = ? WHERE id = ?", string(m.ID), m.found.id); err != nil {
			return err
		}
	}
	if m.found.all == m.all {
		return nil
	}
	revised := m.revised()
	if revised {
		err := run(conn, m.found.former(), s.at.UnixMilli(), m.found.id)
		if err != nil {
			return err
		}
	}
	a := m.whole()
	s.saved.Updated++
	if err := settleGUID(conn, m.found.id, a.URL); err != nil {
		return err
	}
	err := run(conn, `UPDATE articles SET date = ?, title = ?, url = ?, published = ?, zone = ?, date_only = ?, lang = ?,
			comments = ?, revisions = revisions + ?, alias = ?, text_hash = ?, hash = ? WHERE id = ?`,
		sortDate(a.Published, m.found.firstSeen), a.Title, a.URL, seconds(a.Published), offset(a.Published), a.DateOnly,
		a.Lang, a.Comments, revised, m.alias, m.text, m.all, m.found.id)
	if err != nil {
		return err
	}
	head, pieces := cutBody(m.blob)
	err = run(conn, "UPDATE texts SET issuer = ?, number = ?, body = ? WHERE id = ?",
		m.Issuer, m.Number, head, m.found.id)
	if err == nil {
		err = feedPieces.put(conn, m.found.id, pieces)
	}
	if err == nil {
		err = s.rejudge(conn, m)
	}
	if err != nil {
		return err
	}
	if err := errors.Join(enqueue(conn, m.found.id), await(conn, m.found.id, changed)); err != nil {
		return err
	}
	return s.terms.write(conn, m.found.id, sortDate(a.Published, m.found.firstSeen), m.entry)
}

// sortDate is the date by which lists are ordered, in seconds since 1970: that
// of publication, unless there is none or it lies more than a day after the
// moment when the article was first seen, which is then taken.
func sortDate(published time.Time, firstSeen int64) int64 {
	const day = 24 * 60 * 60
	if published.IsZero() || published.Unix() > firstSeen+day {
		return firstSeen
	}
	return published.Unix()
}
