package trail

import "testing"

// walked is a trail over stops 0 to n.
func walked(n int) (t Trail[int]) {
	for i := range n {
		t = t.Follow(i, i+1)
	}
	return t
}

// at checks where a trail is.
func at(t *testing.T, tr Trail[int], want int) {
	t.Helper()
	if got, ok := tr.Here(); !ok || got != want {
		t.Fatalf("the trail is at %d, %v, want %d", got, ok, want)
	}
}

func TestATrailGoesBackAndForward(t *testing.T) {
	tr := walked(2)
	tr, _, _ = tr.Back(20)
	at(t, tr, 1)
	tr, _, _ = tr.Back(10)
	at(t, tr, 0)
	if _, _, ok := tr.Back(0); ok || len(tr.Path()) != 1 {
		t.Error("it goes back beyond its beginning")
	}
	tr, to, ok := tr.Forward(5)
	if !ok || to != 10 {
		t.Errorf("forward leads to %d, %v; the stop became 10 when it was left", to, ok)
	}
	tr, _, _ = tr.Forward(10)
	at(t, tr, 20)
	if tr.CanForward() {
		t.Error("something is ahead of the last stop")
	}
}

func TestFollowingDropsWhatWasAhead(t *testing.T) {
	tr, _, _ := walked(3).Back(3)
	tr = tr.Follow(2, 9)
	at(t, tr, 9)
	if tr.CanForward() || len(tr.Path()) != 4 {
		t.Errorf("the trail is %v", tr.Path())
	}
}

func TestATrailThatEndedIsComeBackTo(t *testing.T) {
	tr := walked(2).End(22)
	if tr.On() || tr.Path() != nil {
		t.Error("the reader left the trail and is on it")
	}
	tr, to, ok := tr.Back(99)
	if !ok || to != 22 || !tr.On() {
		t.Errorf("back leads to %d, %v", to, ok)
	}
	tr = tr.End(22).Follow(50, 51)
	if p := tr.Path(); len(p) != 2 || p[0] != 50 {
		t.Errorf("another trail begins with %v", p)
	}
}

func TestATrailIsBounded(t *testing.T) {
	tr := walked(3 * Most)
	if p := tr.Path(); len(p) != Most || p[0] != 2*Most+1 {
		t.Errorf("%d stops from %d", len(p), p[0])
	}
	at(t, tr, 3*Most)
}

func TestAStopThatIsGoneIsSkipped(t *testing.T) {
	middle, _, _ := walked(2).Back(2)
	back, to, ok := middle.Skip(false)
	if !ok || to != 0 || len(back.Path()) != 1 {
		t.Errorf("back over it leads to %d, %v", to, ok)
	}
	ahead, to, ok := middle.Skip(true)
	if !ok || to != 2 || len(ahead.Path()) != 2 {
		t.Errorf("forward over it leads to %d, %v", to, ok)
	}
	if _, _, ok := ahead.Follow(2, 3).End(3).Skip(true); !ok {
		t.Error("no stop is left of three")
	}
	if none, _, ok := (Trail[int]{}).Skip(true); ok || none.On() {
		t.Error("an empty trail leads somewhere")
	}
	at(t, middle, 1) // which stayed as it was
}
