package cache

import (
	"context"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/index"
	"guanbao/cache/related"
	"guanbao/feed"
	"guanbao/feed/query"
)

// lane is a way through the segments, the latest first: one for the articles
// that have all words in their titles, then one for the others, or one for all
// where they are wanted by date. It goes no further than a page needs.
type lane struct {
	titles bool
	next   int   // segment
	bonus  int64 // by how much an article may stand before others of its date, in seconds
}

func (s *search) firstLane() lane {
	if !s.ByDate && len(s.words) > 0 {
		return lane{titles: true}
	}
	return lane{}
}

// ended reports whether the lane has come to its end.
func (s *search) ended() bool { return s.lane.next == len(s.segments) }

// last reports whether there is no lane behind this one.
func (s *search) last() bool { return !s.lane.titles }

// safe reports whether nothing that is still to come is better than a hit.
func (s *search) safe(h hit) bool {
	if h.Title != s.lane.titles {
		return h.Title
	}
	return s.ended() || h.Key > s.segments[s.lane.next].newest()+s.lane.bonus
}

// fill asks segment after segment until so many hits are safe, or the lane ends.
// The first ones are in order then.
func (s *search) fill(ctx context.Context, n int) error {
	for !s.ended() && s.sureOf() < n {
		if err := ctx.Err(); err != nil {
			return err
		}
		seg := s.segments[s.lane.next]
		s.lane.next++
		if err := s.ask(seg); err != nil {
			return err
		}
	}
	front(s.hits, n)
	return nil
}

// sureOf counts the hits that are safe.
func (s *search) sureOf() (n int) {
	for _, h := range s.hits {
		n += int(bit(s.safe(h)))
	}
	return n
}

// turn goes over from titles to what is left.
func (s *search) turn(conn *sqlite.Conn) error {
	s.lane = lane{bonus: index.MostWeight * oftenSeconds}
	if s.After == (feed.Found{}) || s.After.Sound > 0 {
		return nil
	}
	return s.lowerBefore(conn)
}

// ask adds the hits of a segment that belong to the lane.
func (s *search) ask(seg *segment) error {
	titles, err := s.titlesOf(seg)
	if err != nil || s.lane.titles && titles == nil {
		return err
	}
	ask := index.Ask
	if s.lane.titles {
		ask = index.AskTitles
	}
	likely, err := ask(seg.Reader, s.query.Expr, s.known)
	if err != nil {
		return err
	}
	var weights index.Weights
	if !s.lane.titles && !s.ByDate {
		if weights, err = seg.Weights(s.words, s.shares); err != nil {
			return err
		}
	}
	for d, l := range likely {
		if l == 0 || seg.gone != nil && seg.gone[d] {
			continue
		}
		at := feed.Cursor{Date: seg.Dates[d], Row: seg.Rows[d]}
		titled := titles != nil && titles[d] > 0
		if s.lane.titles && !titled || !s.lane.titles && titled && !s.lower[at.Row] || s.scanned[at.Row] {
			continue
		}
		may, surely := s.view.may(at, seg.Feeds[d])
		if !may {
			continue
		}
		sure := surely && l == index.Surely
		if key := s.key(at.Date, weights.Of(d), s.lane.titles); s.dropped && s.worst.Title == s.lane.titles && key < s.worst.Key {
			s.tally(sure) // most of many
			continue
		}
		s.add(hit{s.place(at, weights.Of(d), s.lane.titles), sure})
	}
	return nil
}

// titlesOf tells which articles may have all words in their titles, where that
// matters.
func (s *search) titlesOf(seg *segment) ([]uint8, error) {
	if s.ByDate {
		return nil, nil
	}
	return seg.Titles(s.words)
}

// lowerBefore finds out, for a page behind the first, which articles before it
// have the words in parts of their titles only: their place is not before it.
func (s *search) lowerBefore(conn *sqlite.Conn) error {
	exact := true
	for _, w := range s.words {
		_, one := index.Terms(w)
		exact = exact && one
	}
	if exact {
		return nil
	}
	var rows []int64
	for _, seg := range s.segments {
		titles, err := seg.Titles(s.words)
		if err != nil {
			return err
		}
		for d, in := range titles {
			if in > 0 {
				rows = append(rows, seg.Rows[d])
			}
		}
	}
	return each(conn, "SELECT a.id, a.title FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value", func(stmt *sqlite.Stmt) error {
		title := stmt.ColumnText(1)
		if s.lower[stmt.ColumnInt64(0)] {
			return nil
		}
		if !s.inAll(query.NewText(title)) && !s.inAll(query.NewText(related.BareTitle(title, true))) {
			s.lower[stmt.ColumnInt64(0)] = true
			s.sure-- // if it was counted
		}
		return nil
	}, list(rows))
}

// inAll tells whether a text has all words.
func (s *search) inAll(t query.Text) bool {
	for _, w := range s.words {
		if !w.In(t) {
			return false
		}
	}
	return true
}
