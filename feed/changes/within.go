package changes

import (
	"strings"
	"unicode/utf8"
)

// Bounds of what is told apart within a line.
const (
	scrap = 4   // characters that may stand between two changes and be taken into them
	kept  = 0.2 // the least part of a line that has to stay for it not to be told as replaced
)

// hunk is a change and what stays after it.
type hunk struct{ removed, added, same string }

// within aligns two states of a line.
func (e *effort) within(old, now string) []Run {
	if old == now {
		if now == "" {
			return nil
		}
		return []Run{{Same, now}}
	}
	hs := swallow(e.hunks(tokens(old), tokens(now)))
	same := 0
	for _, h := range hs {
		same += utf8.RuneCountInString(h.same)
	}
	if float64(same) < kept*float64(max(utf8.RuneCountInString(old), utf8.RuneCountInString(now))) {
		hs = []hunk{{removed: old, added: now}}
	}
	var runs []Run
	for _, h := range hs {
		for _, r := range []Run{{Removed, h.removed}, {Added, h.added}, {Same, h.same}} {
			if r.Text != "" {
				runs = append(runs, r)
			}
		}
	}
	return runs
}

// hunks aligns two sequences of tokens.
func (e *effort) hunks(old, now []string) []hunk {
	names := map[string]int{}
	ids := func(ts []string) []int {
		out := make([]int, len(ts))
		for i, t := range ts {
			out[i] = number(names, t)
		}
		return out
	}
	var out []hunk
	i, j := 0, 0
	for _, m := range append(e.matches(ids(old), ids(now)), match{old: len(old), now: len(now)}) {
		h := hunk{removed: strings.Join(old[i:m.old], ""), added: strings.Join(now[j:m.now], ""), same: strings.Join(now[m.now:m.now+m.n], "")}
		if h != (hunk{}) {
			out = append(out, h)
		}
		i, j = m.old+m.n, m.now+m.n
	}
	return out
}

// swallow takes what stays between two changes into them where it is a scrap, no
// longer than either of them.
func swallow(hs []hunk) []hunk {
	var out []hunk
	for _, h := range hs {
		for len(out) > 0 && out[len(out)-1].before(h) {
			last := out[len(out)-1]
			out = out[:len(out)-1]
			h = hunk{last.removed + last.same + h.removed, last.added + last.same + h.added, h.same}
		}
		out = append(out, h)
	}
	return out
}

// before reports whether what stays after a change is but a scrap between it and
// the next one. Where text only came, or only went, it is told apart from what
// stays.
func (h hunk) before(next hunk) bool {
	n := utf8.RuneCountInString(h.same)
	if h.removed+next.removed == "" || h.added+next.added == "" {
		return false
	}
	return n <= scrap && n <= h.size() && n <= next.size()
}

// size is the number of characters that a change takes or brings, whichever is
// more.
func (h hunk) size() int {
	return max(utf8.RuneCountInString(h.removed), utf8.RuneCountInString(h.added))
}
