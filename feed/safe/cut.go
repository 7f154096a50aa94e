package safe

import (
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// ellipsis marks where text was cut off.
const ellipsis = "…"

// Cut returns s in at most n bytes and whether something had to go. What is
// cut ends on the boundary of a grapheme cluster (UAX #29) and carries "…",
// which counts towards n; where n has no room for it there is none.
func Cut(s string, n int) (string, bool) {
	if len(s) <= n {
		return s, false
	}
	if n < len(ellipsis) {
		return s[:boundary(s, max(n, 0))], true
	}
	return s[:boundary(s, n-len(ellipsis))] + ellipsis, true
}

// boundary returns the last boundary between clusters at or before byte n.
// It looks for two neighbours between which there always is one, for reading
// two megabytes from their start would take long.
func boundary(s string, n int) int {
	at := n
	for at > 0 && !utf8.RuneStart(s[at]) {
		at--
	}
	from := at
	for from > 0 {
		next, _ := utf8.DecodeRuneInString(s[from:])
		prev, size := utf8.DecodeLastRuneInString(s[:from])
		if alone(prev) && alone(next) {
			break
		}
		from -= size
	}
	last := from
	for it := graphemes.FromString(s[from:]); it.Next(); {
		end := from + it.End()
		if end > n {
			break
		}
		last = end
	}
	return last
}

// alone reports whether r forms no cluster with another rune like it.
func alone(r rune) bool {
	return 0x20 <= r && r < 0x7F || 0x4E00 <= r && r <= 0x9FFF
}
