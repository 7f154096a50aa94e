package cache

import (
	"fmt"

	"zombiezen.com/go/sqlite"
)

// A long body is stored in pieces, for a page of the database has no use for the
// room that is left where the next row does not fit: of rows of two kilobytes
// that is a sixth of all, of pieces a fiftieth.
const (
	headBytes = 752  // of a body, in its row of texts: ten rows fill a page
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

// writeTail stores the pieces of the body of an article.
func writeTail(conn *sqlite.Conn, row int64, pieces [][]byte) error {
	for n, piece := range pieces {
		if err := run(conn, "INSERT INTO tails (id, data) VALUES (?, ?)", row<<tailBits+int64(n), piece); err != nil {
			return err
		}
	}
	return nil
}

// dropTail removes the pieces of the body of an article.
func dropTail(conn *sqlite.Conn, row int64) error {
	return run(conn, "DELETE FROM tails WHERE id >= +? AND id < +?", row<<tailBits, (row+1)<<tailBits)
}

// wholeBody is the packed body of a row of texts t; 16 is tailBits.
const wholeBody = `CAST(t.body || coalesce((SELECT group_concat(m.data, '') FROM
	(SELECT data FROM tails WHERE id >= t.id << 16 AND id < (t.id + 1) << 16 ORDER BY id) m), '') AS BLOB)`

// stray looks for pieces of no body.
func stray(conn *sqlite.Conn) error {
	return each(conn, "SELECT id >> 16 FROM tails WHERE NOT EXISTS (SELECT 1 FROM texts t WHERE t.id = tails.id >> 16)", func(stmt *sqlite.Stmt) error {
		return fmt.Errorf("%w: a piece of article %d, which there is not", ErrCorrupt, stmt.ColumnInt64(0))
	})
}
