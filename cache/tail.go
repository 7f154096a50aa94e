package cache

import (
	"fmt"

	"zombiezen.com/go/sqlite"
)

// A long body is stored in pieces, for a page of the database has no use for the
// room that is left where the next row does not fit: of rows of two kilobytes
// that is a sixth of all, of pieces a fiftieth.
const (
	headBytes = 752  // of a body, in its own row: ten rows of texts fill a page
	fewBytes  = 250  // that are no piece of their own
	mostPiece = 1000 // bytes
	tailBits  = 16   // of the id of a piece are its number
)

// cutBody gives the head of a packed body and the pieces that follow it, of one
// length but for the last.
func cutBody(blob []byte) (head []byte, pieces [][]byte) {
	if len(blob) <= headBytes+fewBytes {
		return blob, nil
	}
	head, rest := blob[:headBytes], blob[headBytes:]
	n := (len(rest) + mostPiece - 1) / mostPiece
	size := (len(rest) + n - 1) / n
	for ; len(rest) > size && len(pieces) < 1<<tailBits-1; rest = rest[size:] {
		pieces = append(pieces, rest[:size])
	}
	return head, append(pieces, rest)
}

// pieceTable is a table of pieces: of what feeds give and of what pages brought.
type pieceTable string

const (
	feedPieces pieceTable = "tails"
	pagePieces pieceTable = "pagetails"
)

// put stores the pieces of the body of an article in the place of others.
func (t pieceTable) put(conn *sqlite.Conn, row int64, pieces [][]byte) error {
	err := t.drop(conn, row)
	for n, piece := range pieces {
		if err == nil {
			err = run(conn, "INSERT INTO "+string(t)+" (id, data) VALUES (?, ?)", row<<tailBits+int64(n), piece)
		}
	}
	return err
}

// drop removes the pieces of the body of an article.
func (t pieceTable) drop(conn *sqlite.Conn, row int64) error {
	return run(conn, "DELETE FROM "+string(t)+" WHERE id >= +? AND id < +?", row<<tailBits, (row+1)<<tailBits)
}

// The packed bodies of a row of texts t and of one of pagetexts x; 16 is tailBits.
const (
	wholeBody = `CAST(t.body || coalesce((SELECT group_concat(m.data, '') FROM
	(SELECT data FROM tails WHERE id >= t.id << 16 AND id < (t.id + 1) << 16 ORDER BY id) m), '') AS BLOB)`
	wholePage = `CAST(x.body || coalesce((SELECT group_concat(m.data, '') FROM
	(SELECT data FROM pagetails WHERE id >= x.article << 16 AND id < (x.article + 1) << 16 ORDER BY id) m), '') AS BLOB)`
)

// stray looks for pieces of no body.
func stray(conn *sqlite.Conn) error {
	return each(conn, `SELECT id >> 16 FROM tails WHERE NOT EXISTS (SELECT 1 FROM texts t WHERE t.id = tails.id >> 16)
		UNION ALL SELECT id >> 16 FROM pagetails WHERE NOT EXISTS (SELECT 1 FROM pagetexts x WHERE x.article = pagetails.id >> 16)`, func(stmt *sqlite.Stmt) error {
		return fmt.Errorf("%w: a piece of article %d, which there is not", ErrCorrupt, stmt.ColumnInt64(0))
	})
}
