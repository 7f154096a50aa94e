package cache

import (
	"context"
	"strings"
	"unicode"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
	"guanbao/feed/cjk/sound"
	"guanbao/feed/query"
)

// The sorts of places in the order of what was found.
const (
	_ = iota // by the text
	byTitle
	bySource
)

// spoken is what a query may mean by its sound.
type spoken struct {
	sound  sound.Query
	latin  bool // it was typed in Latin letters
	digits int  // how many of them are digits
	size   int  // how many letters and digits there are
	rest   query.Query
	titles bool // titles of articles alone
}

// spokenOf finds what a query may mean by its sound: plain words of letters,
// and what else holds of the articles. Of others it is zero.
func spokenOf(q query.Query) (s spoken) {
	members, ok := q.Expr.(query.And)
	if !ok && q.Expr != nil {
		members = query.And{q.Expr}
	}
	var typed []string
	var rest query.And
	for _, m := range members {
		switch w := m.(type) {
		case query.Word:
			if w.Whole || w.Field == query.Issuer {
				return spoken{}
			}
			s.titles = s.titles || w.Field == query.Title
			typed = append(typed, w.Text)
		case query.Or:
			return spoken{}
		default:
			rest = append(rest, m)
		}
	}
	text := strings.Join(typed, " ")
	if !sound.Applies(text) && !strings.ContainsFunc(text, kana) {
		return spoken{}
	}
	for _, r := range text {
		s.latin = s.latin || 'a' <= r && r <= 'z'
		s.digits += int(bit('0' <= r && r <= '9'))
		s.size += int(bit(r != ' '))
	}
	s.sound = sound.Parse(text)
	if len(rest) > 0 {
		s.rest.Expr = rest
	}
	return s
}

func kana(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) }

// match tells by what a query found a title, and where in it.
func (s spoken) match(title string) (feed.Match, [][2]int) {
	at := s.sound.Find(title)
	var han, kanas, hangul int
	for _, span := range at {
		for _, r := range title[span[0]:span[1]] {
			han += int(bit(unicode.Is(unicode.Han, r)))
			kanas += int(bit(kana(r)))
			hangul += int(bit(unicode.Is(unicode.Hangul, r)))
		}
	}
	switch {
	case han > 0 && s.size-s.digits <= han:
		return feed.MatchInitials, at
	case han > 0:
		return feed.MatchPinyin, at
	case kanas > 0 && s.latin:
		return feed.MatchRomaji, at
	case kanas > 0:
		return feed.MatchKana, at
	case hangul > 0:
		return feed.MatchJamo, at
	}
	return feed.MatchText, at
}

// bySound fills a page up with what a query may mean by its sound: articles
// whose title sounds so, then those of feeds whose title does.
func (s *search) bySound(ctx context.Context, conn *sqlite.Conn, out *feed.Hits) error {
	texts := len(out.Hits)
	if s.After.Sound < bySource {
		if err := s.titlesBySound(ctx, conn, out); err != nil {
			return err
		}
	}
	if !s.spoken.titles && !out.More {
		if err := s.sourcesBySound(ctx, conn, out); err != nil {
			return err
		}
	}
	out.Least += len(out.Hits) - texts
	if out.Most = max(out.Most, s.held); !out.More && s.After == (feed.Found{}) {
		out.Least, out.Most = len(out.Hits), len(out.Hits)
	}
	return nil
}

// titlesBySound adds articles whose title sounds like the query.
func (s *search) titlesBySound(ctx context.Context, conn *sqlite.Conn, out *feed.Hits) error {
	x := &s.cache.sounding
	found, err := x.find(ctx, conn, s.spoken.sound, s.Limit+ahead)
	if s.After.Sound == byTitle {
		found = found.Beyond(-s.After.Key, s.After.At.Row, s.Limit+ahead)
	}
	var gone []int64
	for read := 0; err == nil && len(found.Hits) > 0; {
		rows := make([]int64, len(found.Hits))
		for i, h := range found.Hits {
			rows[i] = h.Row
		}
		all, lost, err := s.lookAll(conn, rows, s.soundOfTitle)
		if err != nil {
			return err
		}
		read += len(rows)
		gone = append(gone, lost...)
		for i, row := range rows {
			place := feed.Found{Sound: byTitle, Key: -found.Order(i), At: feed.Cursor{Row: row}}
			if s.soundsSo(out, all[row], place, read-len(rows)) {
				return x.drop(conn, gone)
			}
		}
		last := len(rows) - 1
		found = found.Beyond(found.Order(last), rows[last], s.Limit+ahead)
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	if err == nil {
		err = x.drop(conn, gone)
	}
	return err
}

// soundsSo adds an article if it is a hit, one for which no others were read but
// so many. It reports that the page ends before it, full or after a long look.
func (s *search) soundsSo(out *feed.Hits, l *looked, place feed.Found, read int) (ends bool) {
	if l != nil && l.matches {
		if len(out.Hits) == s.Limit || read > mostVerified && out.Next.Sound > 0 {
			out.More = true
			return true
		}
		l.hit.Place = place
		out.Hits = append(out.Hits, l.hit)
	}
	out.Next = place
	return false
}

// sourcesBySound adds the articles of feeds whose title sounds like the query,
// the newest first.
func (s *search) sourcesBySound(ctx context.Context, conn *sqlite.Conn, out *feed.Hits) error {
	l := lens{kind: feed.ViewFeed, floor: oldest}
	for id, f := range s.known.feeds {
		if _, ok := s.spoken.sound.Match(sound.Pack(nil, f.DisplayTitle())); ok {
			l.feeds = append(l.feeds, id)
		}
	}
	part := span{newer: newest, older: oldest}
	if s.After.Sound == bySource {
		part.newer = s.After.At
	}
	for read := 0; len(l.feeds) > 0; {
		keys, err := page(conn, l, part, Older, s.Limit+ahead)
		if err != nil || len(keys) == 0 {
			return err
		}
		var rows []int64
		for _, k := range keys {
			rows = append(rows, k.Cursor.Row)
		}
		all, _, err := s.lookAll(conn, rows, s.soundOfSource)
		if err != nil {
			return err
		}
		read += len(rows)
		for _, k := range keys {
			if s.soundsSo(out, all[k.Cursor.Row], feed.Found{Sound: bySource, Key: k.Cursor.Date, At: k.Cursor}, read-len(rows)) {
				return nil
			}
		}
		part.newer = keys[len(keys)-1].Cursor
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// soundOfTitle makes the hit of an article by the sound of its title, if it is
// none by its text.
func (s *search) soundOfTitle(it feed.Item) looked {
	d := s.known.doc(it)
	if !s.spoken.rest.Match(d) || s.query.Match(d) {
		return looked{}
	}
	h := s.hitOf(it, d)
	bare := bareTitle(it.Title)
	if h.Match, h.Marks = s.spoken.match(bare); bare != it.Title {
		h.Marks = s.spoken.sound.Find(it.Title) // none where it lies across a gloss
	}
	return looked{matches: true, hit: h}
}

// soundOfSource makes the hit of an article by the sound of its feed's title,
// if it is none by its own.
func (s *search) soundOfSource(it feed.Item) looked {
	d := s.known.doc(it)
	_, title := s.spoken.sound.Match(sound.Pack(nil, bareTitle(it.Title)))
	if title || !s.spoken.rest.Match(d) || s.query.Match(d) {
		return looked{}
	}
	h := s.hitOf(it, d)
	h.Match, _ = s.spoken.match(it.FeedTitle)
	return looked{matches: true, hit: h}
}
