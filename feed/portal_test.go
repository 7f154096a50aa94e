package feed

import (
	"testing"
	"time"
)

const weather = "https://weather.example/feed.xml"

// posed are the answers of a network that answers in place of publishers.
var posed = map[string]Answer{
	"a page":            {Problem: &Problem{Kind: ProblemHTML}},
	"a redirect":        {Problem: &Problem{Kind: ProblemRedirects}},
	"a certificate":     {Problem: &Problem{Kind: ProblemTLS}},
	"511":               {Problem: &Problem{Kind: ProblemPortal, Code: 511}},
	"a list without it": {Problem: &Problem{Kind: ProblemNoList}},
}

func TestNoFeedIsBlamedForALoginPageOfTheNetwork(t *testing.T) {
	for name, a := range posed {
		h := newHouse(postal, bank, court, weather)
		for _, f := range []string{postal, bank, court} {
			h.serve(f, a)
		}
		h.serve(weather, Answer{Problem: &Problem{Kind: ProblemTimeout}})
		reports := h.must(t, Order{})
		for _, f := range []string{postal, bank, court} {
			st := h.shelf.state(f)
			if rep := reports[f]; rep.Status != StatusFailed || rep.Problem.Kind != ProblemPortal || st.Failures != 0 || !st.LastCheck.IsZero() {
				t.Errorf("%s, %s: %+v, %+v", name, f, rep.Problem, st)
			}
		}
		if !h.MayAsk(h.shelf.state(postal), Routine) {
			t.Errorf("%s: the interval was burnt", name)
		}
	}
}

func TestAPageInPlaceOfAFeedIsItsOwnFaultWherePublishersAnswer(t *testing.T) {
	bad := Answer{Problem: &Problem{Kind: ProblemHTML}}
	for name, last := range map[string]Answer{"one is well": page("a\n", ""), "one is gone": {Outcome: Gone, Code: 410}, "one fails as itself": {Problem: &Problem{Kind: ProblemServer, Code: 500}}} {
		h := newHouse(postal, bank, court, weather)
		for _, f := range []string{postal, bank, court} {
			h.serve(f, bad)
		}
		h.serve(weather, last)
		if rep := h.must(t, Order{})[postal]; rep.Problem.Kind != ProblemHTML || h.shelf.state(postal).Failures != 1 {
			t.Errorf("%s: %+v", name, rep)
		}
	}
	h := newHouse(postal, bank)
	h.serve(postal, bad)
	h.serve(bank, bad)
	if rep := h.must(t, Order{})[postal]; rep.Problem.Kind != ProblemHTML {
		t.Errorf("two hosts: %+v", rep)
	}
}

func TestFeedsThatHaveLongFailedMakeNoLoginPage(t *testing.T) {
	h := newHouse(postal, bank, court)
	for _, f := range []string{postal, bank, court} {
		h.serve(f, Answer{Problem: &Problem{Kind: ProblemBroken}})
	}
	h.must(t, Order{})
	h.clock.add(48 * time.Hour)
	for _, f := range []string{postal, bank, court} {
		h.serve(f, Answer{Problem: &Problem{Kind: ProblemHTML}})
	}
	if rep := h.must(t, Order{})[postal]; rep.Problem.Kind != ProblemHTML || h.shelf.state(postal).Failures != 2 {
		t.Errorf("%+v", rep)
	}
}

func TestA511IsOfTheNetworkEvenAlone(t *testing.T) {
	h := newHouse(postal, bank)
	h.serve(postal, Answer{Problem: &Problem{Kind: ProblemPortal, Code: 511}})
	h.serve(bank, page("a\n", ""))
	if rep := h.must(t, Order{})[postal]; rep.Problem.Kind != ProblemPortal || h.shelf.state(postal).Failures != 0 {
		t.Errorf("%+v", rep)
	}
}
