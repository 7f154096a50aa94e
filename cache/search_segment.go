package cache

import (
	"slices"

	"zombiezen.com/go/sqlite"

	"guanbao/cache/index"
)

// segment is a segment of the index with the articles of it that were removed,
// or that a later one has as well.
type segment struct {
	*index.Reader
	id   int64
	gone []bool // by article; nil where none is
}

// newest is the date of its latest article.
func (s *segment) newest() int64 {
	if len(s.Dates) == 0 {
		return 0
	}
	return s.Dates[0]
}

// count gives the number of articles that have a term and are not gone.
func (s *segment) count(term []index.Term) (n int, err error) {
	if s.gone == nil {
		return s.Count(term[0])
	}
	often, err := s.Often(term)
	for d, times := range often {
		n += int(bit(times > 0 && !s.gone[d]))
	}
	return n, err
}

// segments gives the segments of the file, the latest first. What does not
// change of them is read once.
func (x *indexing) segments(conn *sqlite.Conn) ([]*segment, error) {
	ids, err := segmentIDs(conn)
	if err != nil {
		return nil, err
	}
	removed, err := number(conn, "SELECT coalesce(max(seq), 0) FROM search_removed")
	if err != nil {
		return nil, err
	}
	x.read.Lock()
	defer x.read.Unlock()
	if !same(x.read.segments, ids) || x.read.removed != removed {
		if err := x.load(conn, ids); err != nil {
			return nil, err
		}
		x.read.removed = removed
	}
	out := make([]*segment, len(ids))
	room := new([]byte)
	for i, s := range x.read.segments {
		out[i] = &segment{s.With(pagesOf(conn, s.id, room)), s.id, s.gone}
	}
	return out, nil
}

// segmentIDs gives the ids of the segments, the latest first.
func segmentIDs(conn *sqlite.Conn) (ids []int64, err error) {
	err = each(conn, "SELECT id FROM search_segments ORDER BY id DESC", func(stmt *sqlite.Stmt) error {
		ids = append(ids, stmt.ColumnInt64(0))
		return nil
	})
	return ids, err
}

func same(segments []*segment, ids []int64) bool {
	if len(segments) != len(ids) {
		return false
	}
	for i, s := range segments {
		if s.id != ids[i] {
			return false
		}
	}
	return true
}

// load reads the segments that are not known yet, and finds out which of the
// articles of each were removed or have gone into a later one.
func (x *indexing) load(conn *sqlite.Conn, ids []int64) error {
	known := make(map[int64]*index.Reader)
	for _, s := range x.read.segments {
		known[s.id] = s.Reader
	}
	x.read.segments = nil
	var all []*segment
	for _, id := range ids {
		r := known[id]
		if r == nil {
			var err error
			if r, err = openSegment(conn, id); err != nil {
				return err
			}
		}
		all = append(all, &segment{Reader: r, id: id})
	}
	later, err := removedArticles(conn)
	if err != nil {
		return err
	}
	for _, s := range all {
		for d, row := range s.Rows {
			if !later[row] {
				later[row] = true
				continue
			}
			if s.gone == nil {
				s.gone = make([]bool, len(s.Rows))
			}
			s.gone[d] = true
		}
	}
	x.read.segments = all
	return nil
}

func openSegment(conn *sqlite.Conn, id int64) (r *index.Reader, err error) {
	err = each(conn, "SELECT documents, heads FROM search_segments WHERE id = ?", func(stmt *sqlite.Stmt) (err error) {
		r, err = index.Open(columnBlob(stmt, 0), columnBlob(stmt, 1), pagesOf(conn, id, new([]byte)))
		return err
	}, id)
	if err == nil && r == nil {
		err = index.ErrDamaged
	}
	return r, err
}

// pagesOf reads pages of a segment. Each is there until the next one is read into
// the same room.
func pagesOf(conn *sqlite.Conn, id int64, room *[]byte) func(n int) ([]byte, error) {
	return func(n int) (data []byte, err error) {
		err = each(conn, "SELECT data FROM search_pages WHERE id = ?", func(stmt *sqlite.Stmt) error {
			size := stmt.ColumnLen(0)
			*room = slices.Grow((*room)[:0], size)
			data = (*room)[:size]
			stmt.ColumnBytes(0, data)
			return nil
		}, id<<segmentBits+int64(n))
		return data, err
	}
}
