// Package trail is the way that a reader took from article to article: back
// along it, forward again, and where it ended.
package trail

import "slices"

// Most bounds the stops of a trail; the first ones are forgotten.
const Most = 100

// Trail is a row of stops with the one where the reader is. Its zero value has
// none. Its methods give another Trail and leave this one as it is.
type Trail[S any] struct {
	stops []S
	at    int
	ended bool // the reader went on elsewhere
}

// On reports whether the reader is on the trail.
func (t Trail[S]) On() bool { return len(t.stops) > 0 && !t.ended }

// Here is the stop where the reader is, or left the trail.
func (t Trail[S]) Here() (S, bool) {
	if len(t.stops) == 0 {
		var none S
		return none, false
	}
	return t.stops[t.at], true
}

// Path are the stops up to the one where the reader is.
func (t Trail[S]) Path() []S {
	if !t.On() {
		return nil
	}
	return t.stops[:t.at+1]
}

// keep puts what the stop became into its place.
func (t Trail[S]) keep(here S) Trail[S] {
	t.stops = slices.Clone(t.stops)
	t.stops[t.at] = here
	return t
}

// Follow goes on to another stop. What was ahead is forgotten; a trail that
// had ended begins anew.
func (t Trail[S]) Follow(here, to S) Trail[S] {
	if !t.On() {
		return Trail[S]{stops: []S{here, to}, at: 1}
	}
	stops := append(slices.Clone(t.stops[:t.at]), here, to)
	stops = stops[max(len(stops)-Most, 0):]
	return Trail[S]{stops: stops, at: len(stops) - 1}
}

// End leaves the trail, so that Back leads to where it was left.
func (t Trail[S]) End(here S) Trail[S] {
	if !t.On() {
		return t
	}
	t = t.keep(here)
	t.ended = true
	return t
}

// Back goes to the stop before, or to where the trail was left; false where
// there is none.
func (t Trail[S]) Back(here S) (Trail[S], S, bool) {
	switch {
	case t.ended:
		t.ended = false
		return t, t.stops[t.at], true
	case t.at == 0:
		return t, here, false
	}
	t = t.keep(here)
	t.at--
	return t, t.stops[t.at], true
}

// CanForward reports whether there is a stop ahead.
func (t Trail[S]) CanForward() bool { return t.On() && t.at+1 < len(t.stops) }

// CanBack reports whether Back leads anywhere.
func (t Trail[S]) CanBack() bool { return t.ended || t.at > 0 }

// Forward goes to the stop ahead; false where there is none.
func (t Trail[S]) Forward(here S) (Trail[S], S, bool) {
	if !t.CanForward() {
		return t, here, false
	}
	t = t.keep(here)
	t.at++
	return t, t.stops[t.at], true
}

// Skip takes out the stop where the reader is, whose article is gone, and goes
// on to the next one ahead or behind, else to the other neighbour; false where
// no stop is left.
func (t Trail[S]) Skip(ahead bool) (Trail[S], S, bool) {
	var none S
	if len(t.stops) < 2 {
		return Trail[S]{}, none, false
	}
	t.stops = slices.Delete(slices.Clone(t.stops), t.at, t.at+1)
	if !ahead {
		t.at--
	}
	t.at = min(max(t.at, 0), len(t.stops)-1)
	return t, t.stops[t.at], true
}
