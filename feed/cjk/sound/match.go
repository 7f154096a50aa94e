package sound

// A Match is the part of a title that a query means: the best one, where there
// are several.
type Match struct {
	from, to int // units of the Title, the last one not included
	// Letters is the number of units in it: of Han, where the title is Chinese.
	Letters int
	// Opens says that the match stands at the title's start or behind a blank or
	// punctuation.
	Opens bool
	// Typed says that the title has the very letters that were typed, so that
	// nothing was found by its sound alone.
	Typed bool
}

// MaxCost is above the cost of every match.
const MaxCost = 1 << 10

// Cost ranks matches: the lower, the better. Typed letters come before sounds,
// then openings before what is within, then the shorter ones.
func (m Match) Cost() int {
	cost := min(m.Letters, 1<<8-1)
	if !m.Opens {
		cost |= 1 << 8
	}
	if !m.Typed {
		cost |= 1 << 9
	}
	return cost
}

// Match finds the best match of a query in a title.
func (q Query) Match(t Title) (Match, bool) {
	var best Match
	found := false
	for _, p := range q.patterns {
		for i, unit := range t {
			if p.begins[unit/64]>>(unit%64)&1 == 0 || within(t, i) {
				continue
			}
			m, ok := p.from(t, i)
			if ok && (!found || m.Cost() < best.Cost()) {
				best, found = m, true
			}
		}
	}
	return best, found
}

// within tells whether a unit goes on with a Latin word or a number.
func within(t Title, i int) bool {
	return i > 0 && latin(t[i]) && latin(t[i-1]) && isDigit(t[i]) == isDigit(t[i-1])
}

// from finds the shortest match that begins with a unit.
func (p *pattern) from(t Title, start int) (Match, bool) {
	m := Match{from: start, Opens: start == 0 || t[start-1] == gap}
	if to, ok := p.asTyped(t, start); ok {
		m.to, m.Letters, m.Typed = to, len(p.want), true
		return m, true
	}
	reached, later := uint64(1), uint64(0)
	endLater := false
	for k := start; k < len(t) && (reached|later != 0 || endLater); k++ {
		if t[k] == gap {
			continue
		}
		m.Letters++
		next, second, end, endSecond := p.step(t, k, reached)
		if end || endLater {
			m.to = k + 1
			return m, true
		}
		if k > start && lengthens(t[k-1], t[k]) {
			next |= reached
		}
		reached, later, endLater = next|later, second, endSecond
	}
	return Match{}, false
}

// asTyped tells whether the pattern stands in the title letter by letter, and
// where it ends.
func (p *pattern) asTyped(t Title, start int) (int, bool) {
	k := start
	for _, want := range p.want {
		for k < len(t) && t[k] == gap {
			k++
		}
		if k == len(t) || t[k] != want {
			return 0, false
		}
		k++
	}
	return k, true
}

// Find gives the places of a title that a query means: first byte, and the
// byte behind the last. They are in order and do not touch, for what the match
// passed over is not among them.
func (q Query) Find(title string) [][2]int {
	if q.Zero() {
		return nil
	}
	t, places := pack(nil, make([]place, 0, len(title)/2), title)
	m, ok := q.Match(t)
	if !ok {
		return nil
	}
	var found [][2]int
	for k := m.from; k < m.to; k++ {
		switch last := len(found) - 1; {
		case t[k] == gap:
		case last >= 0 && found[last][1] == places[k].from:
			found[last][1] = places[k].to
		default:
			found = append(found, [2]int{places[k].from, places[k].to})
		}
	}
	return found
}
