package changes

import "strings"

// Bounds of the pairing of lines.
const (
	mostPairs = 4_000 // combinations of lines that are looked at in one place
	alike     = 0.4   // the least likeness of two lines that are one line changed
)

// align puts the lines of two states beside each other.
func (e *effort) align(old, now []piece) []Part {
	names := map[string]int{}
	name := func(ps []piece) []int {
		ids := make([]int, len(ps))
		for i, p := range ps {
			ids[i] = number(names, strings.TrimSpace(p.text))
		}
		return ids
	}
	var out []Part
	i, j := 0, 0
	for _, m := range append(e.matches(name(old), name(now)), match{old: len(old), now: len(now)}) {
		out = append(out, e.pair(old[i:m.old], now[j:m.now])...)
		for _, p := range now[m.now : m.now+m.n] {
			out = append(out, p.part(Run{Same, p.text}))
		}
		i, j = m.old+m.n, m.now+m.n
	}
	return out
}

// number gives a text a number, the same one each time.
func number(names map[string]int, text string) int {
	n, ok := names[text]
	if !ok {
		n = len(names)
		names[text] = n
	}
	return n
}

func (p piece) part(runs ...Run) Part { return Part{Kind: p.kind, Level: p.level, Runs: runs} }

// pair finds among lines that went and lines that came in the same place those
// that are one line changed, so that all in all they are as alike as can be and
// none crosses another.
func (e *effort) pair(old, now []piece) []Part {
	var out []Part
	i, j := 0, 0
	for _, m := range append(e.pairs(old, now), match{old: len(old), now: len(now)}) {
		for ; i < m.old; i++ {
			out = append(out, old[i].part(Run{Removed, old[i].text}))
		}
		for ; j < m.now; j++ {
			out = append(out, now[j].part(Run{Added, now[j].text}))
		}
		if m.n > 0 {
			out = append(out, now[j].part(e.within(old[i].text, now[j].text)...))
			i, j = i+1, j+1
		}
	}
	return out
}

// pairs gives the lines that belong together.
func (e *effort) pairs(old, now []piece) []match {
	if len(old) == 0 || len(now) == 0 || len(old)*len(now) > mostPairs || e.left <= 0 {
		return nil
	}
	width := len(now) + 1
	best := make([]float64, (len(old)+1)*width) // of the first i old and j new lines
	like := make([]float64, (len(old)+1)*width)
	before, after := bags(old), bags(now)
	for i := 1; i <= len(old); i++ {
		for j := 1; j <= len(now); j++ {
			e.left -= len(before[i-1].count) + 1
			at := i*width + j
			best[at] = max(best[at-1], best[at-width])
			if like[at] = before[i-1].likeness(after[j-1]); like[at] >= alike {
				best[at] = max(best[at], best[at-width-1]+like[at])
			}
		}
	}
	var out []match
	for i, j := len(old), len(now); i > 0 && j > 0; {
		switch at := i*width + j; {
		case best[at] == best[at-width]:
			i--
		case best[at] == best[at-1]:
			j--
		default:
			i, j = i-1, j-1
			out = append([]match{{i, j, 1}}, out...)
		}
	}
	return out
}

// bag counts the pairs of neighbouring tokens of a line.
type bag struct {
	count map[[2]string]int
	all   int
}

func bags(ps []piece) []bag {
	out := make([]bag, len(ps))
	for i, p := range ps {
		b := bag{count: map[[2]string]int{}}
		last := ""
		for _, t := range tokens(p.text) {
			b.count[[2]string{last, t}]++
			b.all++
			last = t
		}
		out[i] = b
	}
	return out
}

// likeness is Dice's coefficient of two bags: 1 for the same, 0 for nothing in
// common.
func (b bag) likeness(o bag) float64 {
	both := 0
	for t, n := range b.count {
		both += min(n, o.count[t])
	}
	return 2 * float64(both) / float64(max(b.all+o.all, 1))
}
