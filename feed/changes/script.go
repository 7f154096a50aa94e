package changes

// match is a stretch that stands in both sequences.
type match struct{ old, now, n int }

// Bounds of the work. The steps are those of all alignments of two states
// together: about a tenth of a second where they are all used up.
const (
	mostSteps = 20_000_000
	mostEdits = 1_000 // of one alignment
)

// effort is the work that may still be done, in steps.
type effort struct{ left int }

// matches aligns two sequences by a shortest edit script. Where that is longer
// than the bounds allow, what they begin and end with alike is all that matches.
func (e *effort) matches(old, now []int) []match {
	head := 0
	for head < len(old) && head < len(now) && old[head] == now[head] {
		head++
	}
	tail := 0
	for tail < len(old)-head && tail < len(now)-head && old[len(old)-1-tail] == now[len(now)-1-tail] {
		tail++
	}
	var out []match
	if head > 0 {
		out = append(out, match{0, 0, head})
	}
	for _, m := range e.middle(old[head:len(old)-tail], now[head:len(now)-tail]) {
		out = append(out, match{m.old + head, m.now + head, m.n})
	}
	if tail > 0 {
		out = append(out, match{len(old) - tail, len(now) - tail, tail})
	}
	return out
}

// middle is matches for sequences that neither begin nor end alike.
func (e *effort) middle(old, now []int) []match {
	if len(old) == 0 || len(now) == 0 {
		return nil
	}
	reach := []int{0} // how far the old sequence is used up on each diagonal, from -d to d
	var trace [][]int
	for d := 0; d <= min(mostEdits, len(old)+len(now)); d++ {
		if d > 0 {
			trace = append(trace, reach)
			reach = make([]int, 2*d+1)
		}
		e.left -= d + 1
		for k := -d; k <= d; k += 2 {
			x := 0
			if d > 0 {
				x = step(trace[d-1], d, k)
			}
			for x < len(old) && x-k < len(now) && old[x] == now[x-k] {
				x++
				e.left--
			}
			reach[k+d] = x
			if x >= len(old) && x-k >= len(now) {
				return back(trace, len(old), len(now))
			}
		}
		if e.left <= 0 {
			return nil
		}
	}
	return nil
}

// step is where diagonal k is entered with the d-th edit, from what was reached
// with one edit less: by a removal from the diagonal below or an addition from
// the one above, whichever leads further.
func step(before []int, d, k int) int {
	at := func(k int) int { return before[k+d-1] }
	if k == -d || k != d && at(k-1) < at(k+1) {
		return at(k + 1)
	}
	return at(k-1) + 1
}

// back follows an edit script from its end and gives the stretches between its
// edits, in order.
func back(trace [][]int, x, y int) []match {
	var out []match
	for d := len(trace); d >= 0; d-- {
		k, from := x-y, 0
		if d > 0 {
			from = step(trace[d-1], d, k)
		}
		if x > from {
			out = append(out, match{from, from - k, x - from})
		}
		if d == 0 {
			break
		}
		x, y = from, from-k
		if before := trace[d-1]; k == -d || k != d && before[k-1+d-1] < before[k+1+d-1] {
			y--
		} else {
			x--
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}
