package cache

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

// Subscriptions gives the subscribed feeds in their order, with what is
// remembered of their polling.
func (c *Cache) Subscriptions(ctx context.Context) ([]feed.Subscription, error) {
	sources, err := c.Sources(ctx)
	if err != nil {
		return nil, err
	}
	subs := make([]feed.Subscription, len(sources))
	for i, s := range sources {
		subs[i] = s.Subscription
	}
	return subs, nil
}

// Sources gives the subscribed feeds in their order, with their polling state
// and the kept numbers of their articles.
func (c *Cache) Sources(ctx context.Context) ([]feed.Source, error) {
	var out []feed.Source
	err := c.read(ctx, "sources", func(conn *sqlite.Conn) (err error) {
		out, err = sources(conn)
		if err == nil {
			err = c.session.addSources(conn, out)
		}
		return err
	})
	return out, err
}

const feedColumns = "id, url, name, title, hidden, articles, unread, starred, site, description, lang, state"

func sources(conn *sqlite.Conn) ([]feed.Source, error) {
	tags, err := tagsOf(conn)
	if err != nil {
		return nil, err
	}
	var out []feed.Source
	err = each(conn, "SELECT "+feedColumns+" FROM feeds WHERE place IS NOT NULL ORDER BY place",
		func(stmt *sqlite.Stmt) error {
			s, err := sourceFrom(stmt)
			s.Feed.Tags = tags[stmt.ColumnInt64(0)]
			out = append(out, s)
			return err
		})
	return out, err
}

func tagsOf(conn *sqlite.Conn) (map[int64][]string, error) {
	tags := make(map[int64][]string)
	err := each(conn, "SELECT feed, tag FROM tags ORDER BY feed, place", func(stmt *sqlite.Stmt) error {
		id := stmt.ColumnInt64(0)
		tags[id] = append(tags[id], stmt.ColumnText(1))
		return nil
	})
	return tags, err
}

func sourceFrom(stmt *sqlite.Stmt) (feed.Source, error) {
	s := feed.Source{Articles: stmt.ColumnInt(5), Unread: stmt.ColumnInt(6), Starred: stmt.ColumnInt(7)}
	s.Feed = feed.Feed{
		URL: stmt.ColumnText(1), Name: stmt.ColumnText(2), Title: stmt.ColumnText(3), Hidden: stmt.ColumnBool(4),
		Site: stmt.ColumnText(8), Description: stmt.ColumnText(9), Lang: stmt.ColumnText(10),
	}
	if err := json.Unmarshal([]byte(stmt.ColumnText(11)), &s.State); err != nil {
		return s, fmt.Errorf("%w: state of %s: %w", ErrCorrupt, s.Feed.URL, err)
	}
	return s, nil
}

// setState writes the whole polling state of a feed.
func setState(conn *sqlite.Conn, id int64, s feed.State) error {
	text, err := stateJSON(s)
	if err != nil {
		return err
	}
	return run(conn, "UPDATE feeds SET state = ? WHERE id = ?", text, id)
}

// stateJSON gives the fields of a state that are set, by their names: a third
// of what encoding/json makes of a usual one, and whole whatever fields the
// type may get.
func stateJSON(s feed.State) (string, error) {
	set := make(map[string]any)
	v := reflect.ValueOf(s)
	for i := range v.NumField() {
		if f := v.Field(i); !f.IsZero() {
			set[v.Type().Field(i).Name] = f.Interface()
		}
	}
	b, err := json.Marshal(set)
	return string(b), err
}

// setDocument takes over what a document says of its feed. What it leaves out
// stays as it was.
func setDocument(conn *sqlite.Conn, id int64, f feed.Feed) error {
	return run(conn, `UPDATE feeds SET title = coalesce(nullif(?1, ''), title), site = coalesce(nullif(?2, ''), site),
			description = coalesce(nullif(?3, ''), description), lang = coalesce(nullif(?4, ''), lang)
		WHERE id = ?5`, f.Title, f.Site, f.Description, f.Lang, id)
}

// Introduce tells what publishers are called and where they are at home, as
// another reader had it, of feeds of which that is not known yet.
func (c *Cache) Introduce(ctx context.Context, feeds []feed.Feed) error {
	return c.write(ctx, "introduce", normal, func(conn *sqlite.Conn) error {
		for _, f := range feeds {
			if f.Title == "" && f.Site == "" {
				continue
			}
			err := run(conn, "UPDATE feeds SET title = coalesce(nullif(title, ''), ?), site = coalesce(nullif(site, ''), ?) WHERE url = ?", f.Title, f.Site, f.URL)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Subscribe makes exactly these feeds the subscriptions, in this order, with
// the reader's name, tags and hiding of each; what the publisher says of a
// feed is taken over only for one that is new. A feed that is not among them
// any more is unsubscribed: its articles and marks stay, and are there again
// when it comes back; one in whose place stands the address that it moved to,
// or the one that it had before, goes on under that address. Of two feeds with
// one address the first one counts.
func (c *Cache) Subscribe(ctx context.Context, feeds []feed.Feed) error {
	feeds, err := distinct(feeds)
	if err != nil {
		return err
	}
	current, err := c.wishes(ctx)
	if err != nil {
		return err
	}
	if slices.EqualFunc(current, feeds, sameWish) {
		return nil
	}
	return c.write(ctx, "subscribe", normal, func(conn *sqlite.Conn) error { return subscribe(conn, feeds) })
}

func distinct(feeds []feed.Feed) ([]feed.Feed, error) {
	seen := make(map[string]bool, len(feeds))
	var out []feed.Feed
	for _, f := range feeds {
		if f.URL == "" {
			return nil, fmt.Errorf("cache: subscribe: feed %q: no address", f.Name)
		}
		if !seen[f.URL] {
			seen[f.URL] = true
			out = append(out, f)
		}
	}
	return out, nil
}

// wishes gives what the reader decided of the subscribed feeds, without what
// is known of them: it is asked at every start.
func (c *Cache) wishes(ctx context.Context) (out []feed.Feed, err error) {
	err = c.read(ctx, "wishes", func(conn *sqlite.Conn) error {
		tags, err := tagsOf(conn)
		if err != nil {
			return err
		}
		out = nil
		return each(conn, "SELECT id, url, name, hidden FROM feeds WHERE place IS NOT NULL ORDER BY place", func(stmt *sqlite.Stmt) error {
			out = append(out, feed.Feed{
				URL: stmt.ColumnText(1), Name: stmt.ColumnText(2), Hidden: stmt.ColumnBool(3), Tags: tags[stmt.ColumnInt64(0)],
			})
			return nil
		})
	})
	return out, err
}

// sameWish reports whether what the reader decides of a feed is the same.
func sameWish(a, b feed.Feed) bool {
	return a.URL == b.URL && a.Name == b.Name && a.Hidden == b.Hidden && slices.Equal(a.Tags, b.Tags)
}

func subscribe(conn *sqlite.Conn, feeds []feed.Feed) error {
	was, err := shownFeeds(conn)
	if err != nil {
		return err
	}
	state, err := stateJSON(feed.State{Reason: feed.ReasonNew})
	if err != nil {
		return err
	}
	if err := moveFeeds(conn, feeds); err != nil {
		return err
	}
	if err := run(conn, "UPDATE feeds SET place = NULL"); err != nil {
		return err
	}
	if err := run(conn, "DELETE FROM tags"); err != nil {
		return err
	}
	for i, f := range feeds {
		err := run(conn, `INSERT INTO feeds (url, place, name, hidden, title, site, description, lang, state)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (url) DO UPDATE SET place = excluded.place, name = excluded.name, hidden = excluded.hidden`,
			f.URL, i, f.Name, f.Hidden, f.Title, f.Site, f.Description, f.Lang, state)
		if err != nil {
			return err
		}
		for j, tag := range f.Tags {
			err := run(conn, "INSERT INTO tags (feed, place, tag) SELECT id, ?, ? FROM feeds WHERE url = ?", j, tag, f.URL)
			if err != nil {
				return err
			}
		}
	}
	return reshow(conn, was)
}

// shownFeeds gives which feeds are in the lists of everything.
func shownFeeds(conn *sqlite.Conn) (map[int64]bool, error) {
	shown := make(map[int64]bool)
	err := each(conn, "SELECT id, place IS NOT NULL AND hidden = 0 FROM feeds", func(stmt *sqlite.Stmt) error {
		shown[stmt.ColumnInt64(0)] = stmt.ColumnBool(1)
		return nil
	})
	return shown, err
}

// reshow carries a change of what is shown to the articles.
func reshow(conn *sqlite.Conn, was map[int64]bool) error {
	now, err := shownFeeds(conn)
	if err != nil {
		return err
	}
	for id, shown := range now {
		if before, known := was[id]; known && before != shown {
			err := run(conn, "UPDATE articles SET shown = ? WHERE feed = ? AND id NOT IN (SELECT article FROM concealed)", shown, id)
			if err != nil {
				return err
			}
		}
	}
	return nil
}
