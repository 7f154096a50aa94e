package probe

import "time"

const (
	// halfway is how much longer a terminal may take that has begun to answer.
	// The rest of an answer that is cut in two would be read as keys.
	halfway = 100 * time.Millisecond
	// between is the time in which the bytes of one key or character follow
	// one another.
	between = 20 * time.Millisecond
)

// line is a terminal in raw mode.
type line interface {
	// write sends a text.
	write(string) error
	// read waits so long for bytes and gives what came; nothing when the time
	// is over, an error when there will be nothing more.
	read(wait time.Duration) ([]byte, error)
}

// talk puts the question, hears the answers and judges them.
func talk(l line, columns int, patience time.Duration, now func() time.Time) Report {
	var a answers
	start := now()
	if err := l.write(question(columns)); err != nil {
		return Report{Outcome: Mute}
	}
	for end := start; ; {
		var until time.Time
		switch {
		case a.done() && len(a.rest) == 0:
			return a.report(end.Sub(start))
		case a.done():
			until = end.Add(between)
		case a.begun():
			until = start.Add(patience + halfway)
		default:
			until = start.Add(patience)
		}
		wait, was := max(until.Sub(now()), 0), a.done()
		p, err := l.read(wait)
		a.add(p)
		if !was {
			end = now()
		}
		if err != nil || len(p) == 0 && wait == 0 {
			return a.report(end.Sub(start))
		}
	}
}

func (a *answers) report(took time.Duration) Report {
	r := a.judge()
	r.Took, r.Typed = took, a.keys()
	return r
}
