package cache

import (
	"context"
	"fmt"
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// Arrival is an article that another reader kept. Where that reader does not
// tell whether the publisher declares an id, the article may come under Other
// as well when it is pulled. FirstSeen, if it is set, is when the other reader
// had it.
type Arrival struct {
	feed.Article
	Other feed.ID
}

// Known gives the ID under which the cache has each of these articles of a
// feed, "" for one that it does not have.
func (c *Cache) Known(ctx context.Context, url string, arrivals []Arrival) ([]feed.ID, error) {
	s, err := c.bringing(feed.Feed{URL: url}, arrivals)
	if err != nil {
		return nil, err
	}
	ids := make([]feed.ID, len(arrivals))
	err = c.read(ctx, "articles of "+url, func(conn *sqlite.Conn) error {
		id, err := number(conn, "SELECT id FROM feeds WHERE url = ?", url)
		if err != nil || id == 0 {
			return err
		}
		all, err := matched(conn, id, s.articles)
		for i, m := range all {
			if m.found != nil {
				ids[len(ids)-1-i] = m.found.key
			}
		}
		return err
	})
	return ids, err
}

// Bring writes, in one transaction, those of the articles of a subscribed feed
// that the cache does not have. The others stay as they are, for what a
// publisher sent goes before what another reader made of it. Source gives a
// title and a site to a feed that has none yet. It returns the ID of each
// article, and how many are new.
func (c *Cache) Bring(ctx context.Context, source feed.Feed, arrivals []Arrival) (ids []feed.ID, added int, err error) {
	what := "bring " + source.URL
	s, err := c.bringing(source, arrivals)
	if err != nil {
		return nil, 0, err
	}
	if err := c.read(ctx, what, s.lacking); err != nil {
		return nil, 0, err
	}
	if err := s.packAll(); err != nil {
		return nil, 0, fmt.Errorf("cache: %s: %w", what, err)
	}
	err = c.write(ctx, what, normal, func(conn *sqlite.Conn) (err error) {
		ids, err = s.bring(conn, source)
		return err
	})
	if err != nil {
		return nil, 0, err
	}
	if s.saved.New > 0 {
		c.index.saved(c, s.saved.New)
	}
	return ids, s.saved.New, nil
}

func (c *Cache) bringing(source feed.Feed, arrivals []Arrival) (*saving, error) {
	articles := make([]feed.Article, len(arrivals))
	for i, a := range arrivals {
		articles[i] = a.Article
	}
	s := &saving{at: c.now(), terms: &c.terms, kept: true, pull: feed.Pull{Feed: source.URL}}
	if err := s.take(&feed.Document{Articles: articles}); err != nil {
		return nil, fmt.Errorf("cache: bring %s: %w", source.URL, err)
	}
	for i, a := range s.articles { // which stand the other way round
		a.other = arrivals[len(arrivals)-1-i].Other
	}
	return s, nil
}

// lacking finds out which articles will have to be written.
func (s *saving) lacking(conn *sqlite.Conn) error {
	id, _, err := s.feed(conn)
	if err != nil {
		return err
	}
	all, err := matched(conn, id, s.articles)
	if err != nil {
		return err
	}
	s.pending = slices.DeleteFunc(all, func(m match) bool { return m.found != nil })
	return s.terms.load(conn)
}

// bring looks for the articles once more and writes those that are not there.
func (s *saving) bring(conn *sqlite.Conn, source feed.Feed) ([]feed.ID, error) {
	id, shown, err := s.feed(conn)
	if err != nil {
		return nil, err
	}
	all, err := matched(conn, id, s.articles)
	if err != nil {
		return nil, err
	}
	ids := make([]feed.ID, len(all))
	s.pending = nil
	for i, m := range all {
		if at := len(all) - 1 - i; m.found != nil {
			ids[at] = m.found.key
		} else {
			ids[at], s.pending = m.ID, append(s.pending, m)
		}
	}
	if err := s.packAll(); err != nil {
		return nil, err
	}
	for _, m := range s.pending {
		err := s.insert(conn, id, shown, m)
		if err == nil && m.other != "" {
			err = run(conn, "UPDATE articles SET alt = ? WHERE key = ?", string(m.other), string(m.ID))
		}
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", m.ID, err)
		}
	}
	if err := s.terms.keep(conn, fewestKept); err != nil {
		return nil, err
	}
	return ids, run(conn, `UPDATE feeds SET articles = articles + ?1, unread = unread + ?1,
		title = coalesce(nullif(title, ''), ?2), site = coalesce(nullif(site, ''), ?3) WHERE id = ?4`,
		s.saved.New, source.Title, source.Site, id)
}
