package cache

import (
	"context"
	"maps"
	"slices"
	"sync"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/index"
	"guanbao/feed"
	"guanbao/feed/query"
)

// front brings the first n hits to the front, in order. The others stay behind
// them in no order.
func front(hits []hit, n int) {
	if len(hits) <= 2*n {
		slices.SortFunc(hits, best)
		return
	}
	slices.SortFunc(hits[:2*n], best)
	free := n
	for i := 2 * n; i < len(hits); i++ {
		if best(hits[i], hits[n-1]) >= 0 {
			continue
		}
		hits[free], hits[i] = hits[i], hits[free]
		if free++; free == 2*n {
			slices.SortFunc(hits[:2*n], best)
			free = n
		}
	}
	slices.SortFunc(hits[:2*n], best)
}

// page gives the hits of a page. Each is looked up in the text, several at a
// time.
func (s *search) page(ctx context.Context, conn *sqlite.Conn) (feed.Hits, error) {
	p := pageOfHits{search: s, conn: conn, seen: make(map[int64]*looked)}
	for {
		if err := s.fill(ctx, s.Limit-len(p.out.Hits)+ahead); err != nil {
			return feed.Hits{}, err
		}
		n, err := p.takeSafe(ctx)
		if err != nil {
			return feed.Hits{}, err
		}
		if s.hits = s.hits[n:]; len(p.out.Hits) == s.Limit || p.read >= mostVerified {
			break
		}
		if n == 0 && s.ended() {
			if s.last() {
				break
			}
			if err := s.turn(conn); err != nil {
				return feed.Hits{}, err
			}
		}
	}
	p.out.More = len(s.hits) > 0 || s.dropped || !s.last() || !s.ended()
	p.out.Least, p.out.Most = max(s.sure, 0), s.all
	if s.last() && s.ended() {
		return p.out, nil
	}
	n, exact, err := s.count()
	p.out.Least, p.out.Most = max(p.out.Least, n), s.held
	if exact {
		p.out.Least, p.out.Most = n, n
	}
	return p.out, err
}

// count gives how many articles have the word of a query of one, without
// looking at them: at least so many, or exactly.
func (s *search) count() (n int, exact bool, err error) {
	w, ok := s.query.Expr.(query.Word)
	if !ok || s.view != nil || w.Field != query.Any {
		return 0, false, nil
	}
	list, one := index.Terms(w)
	if !one || list[0].Begins {
		return 0, false, nil
	}
	exact = len(s.scanned) == 0
	for _, seg := range s.segments {
		has, err := seg.count(list)
		if err != nil {
			return 0, false, err
		}
		if n += has; seg.ByFeed(w, s.known) {
			exact = false
			n -= has
		}
	}
	return n, exact, nil
}

// takeSafe takes hits that are in order and safe, until the page is full. It
// tells how many there were.
func (p *pageOfHits) takeSafe(ctx context.Context) (n int, err error) {
	ordered := min(len(p.hits), p.Limit-len(p.out.Hits)+ahead)
	for n < ordered && p.safe(p.hits[n]) {
		if len(p.out.Hits) == p.Limit || p.read >= mostVerified && p.seen[p.hits[n].At.Row] == nil {
			return n, nil
		}
		if err := ctx.Err(); err != nil {
			return n, err
		}
		if err := p.fetch(n); err != nil {
			return n, err
		}
		p.take(p.hits[n])
		n++
	}
	return n, nil
}

// ahead is how many articles are read beyond those that a page needs.
const ahead = 8

// pageOfHits is a page while it is read.
type pageOfHits struct {
	*search
	conn *sqlite.Conn
	seen map[int64]*looked // by row
	read int
	out  feed.Hits
}

// fetch reads the article of a hit and those that follow it.
func (p *pageOfHits) fetch(i int) error {
	if p.seen[p.hits[i].At.Row] != nil {
		return nil
	}
	var rows []int64
	sure := make(map[int64]bool)
	for _, h := range p.hits[i:min(len(p.hits), i+p.Limit-len(p.out.Hits))] {
		if !p.safe(h) {
			break
		}
		rows = append(rows, h.At.Row)
		sure[h.At.Row] = h.sure
	}
	p.read += len(rows)
	all, _, err := p.lookAll(p.conn, rows, func(it feed.Item) looked { return p.look(it, sure[it.Cursor.Row]) })
	maps.Copy(p.seen, all)
	return err
}

// lookAll looks at the articles of some rows, several at a time. Not those that
// the view does not hold, nor those that are lost: no articles any more.
func (s *search) lookAll(conn *sqlite.Conn, rows []int64, look func(feed.Item) looked) (out map[int64]*looked, lost []int64, err error) {
	held, err := s.view.held(conn, rows)
	if err != nil {
		return nil, nil, err
	}
	items, err := itemsAt(conn, held)
	out = make(map[int64]*looked, len(items))
	var wg sync.WaitGroup
	for part := range slices.Chunk(items, max(1, (len(items)+lookers-1)/lookers)) {
		all := make([]looked, len(part))
		for n, it := range part {
			out[it.Cursor.Row] = &all[n]
		}
		wg.Go(func() {
			for n, it := range part {
				all[n] = look(s.patched(it))
			}
		})
	}
	wg.Wait()
	for _, row := range rows {
		if out[row] == nil && s.view == nil {
			lost = append(lost, row)
		}
	}
	return out, lost, err
}

// lookers is how many texts are looked through at once.
const lookers = 4

// looked is what the text of an article tells.
type looked struct {
	matches, titled bool
	hit             feed.Hit
}

// look looks at an article that may match, or surely does.
func (s *search) look(it feed.Item, sure bool) looked {
	d := s.known.doc(it)
	if !sure && !s.query.Match(d) {
		return looked{}
	}
	return looked{true, s.inAll(d.FoldedTitle()), s.hitOf(it, d)}
}

// take adds a hit if it is one. The place of one whose title has the words in
// parts only is further down.
func (p *pageOfHits) take(h hit) {
	p.out.Next = h.Found
	l := p.seen[h.At.Row]
	if l == nil || !l.matches || h.Title && !l.titled {
		p.all--
		p.sure -= int(bit(h.sure))
		if h.Title {
			p.lower[h.At.Row] = true
		}
		return
	}
	if !h.sure {
		p.sure++
	}
	l.hit.Place = h.Found
	p.out.Hits = append(p.out.Hits, l.hit)
}

// hitOf makes the hit of an article.
func (s *search) hitOf(it feed.Item, d *query.Doc) feed.Hit {
	title := d.FoldedTitle()
	if d.Title != it.Title {
		title = query.NewText(it.Title)
	}
	h := feed.Hit{Match: feed.MatchText, Marks: title.Marks(s.words)}
	h.Row = feed.Row{ID: it.ID, Cursor: it.Cursor, Feed: it.Feed, FeedTitle: it.FeedTitle, Title: it.Title, URL: it.URL,
		Published: it.Published, DateOnly: it.DateOnly, Lang: it.Lang, Unread: it.Unread, Starred: it.Starred,
		Comments: it.Comments, Revisions: it.Revisions, Text: it.Text}
	h.Snippet, h.Spans = index.Snippet(d.Text, d.FoldedText(), s.words)
	return h
}
