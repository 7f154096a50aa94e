package feed

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

const column = "https://list.example/xw/index.html"

// newListHouse is a house with a list page of so many pages in it.
func newListHouse(list List) *house {
	h := newHouse(column)
	h.Wishes = func(string) Wishes { return Wishes{List: list} }
	return h
}

// further is the address of the nth page.
func further(n int) string { return fmt.Sprintf("https://list.example/xw/index_%d.html", n) }

func TestTheNextPagesOfAListAreReadWithIt(t *testing.T) {
	h := newListHouse(List{Pages: 3, Mark: "m"})
	h.serve(column, page("a\nb\nnext "+further(1), `"1"`))
	h.serve(further(1), page("c\nb\nnext "+further(2), ""))
	h.serve(further(2), page("d\nnext "+further(3), ""))
	rep := h.must(t, Order{})[column]
	if got, want := h.web.addresses(), []string{column, further(1), further(2)}; !slices.Equal(got, want) {
		t.Errorf("asked for %q, want %q", got, want)
	}
	if rep.Saved.New != 4 || len(rep.Warnings) != 0 || len(h.shelf.state(column).Listed) != 2 {
		t.Errorf("report %+v, %d listed", rep, len(h.shelf.state(column).Listed))
	}
	h.clock.add(2 * time.Hour)
	h.must(t, Order{Urgency: Forced})
	if got := h.web.addresses(); !slices.Equal(got, []string{column}) {
		t.Errorf("where nothing has changed %q are asked for", got)
	}
}

func TestFurtherPagesAreReadOnlyWhereMoreIsNewThanThePageHolds(t *testing.T) {
	for now, asked := range map[string]int{
		"new\na\nb\nc\nd\n":        1, // one has come on top
		"a\nb\nc\nd\ne\n":          1, // the same items in other bytes
		"1\n2\n3\n4\n5\n6\n":       2, // all are new
		"a\nb\nc\n1\n2\n3\n4\n5\n": 2, // those that stay on top say nothing
	} {
		h := newListHouse(List{Pages: 2, Mark: "m"})
		h.serve(column, page("a\nb\nc\nd\ne\nnext "+further(1), ""))
		h.serve(further(1), page("x\ny\n", ""))
		h.must(t, Order{})
		h.web.addresses()
		h.serve(column, page(now+"next "+further(1), ""))
		h.must(t, Order{Urgency: Forced})
		if got := h.web.addresses(); len(got) != asked {
			t.Errorf("with %q now %q are asked for", now, got)
		}
	}
}

func TestAListIsFollowedToNoOtherHostAndInNoCircle(t *testing.T) {
	for next, asked := range map[string]int{
		column: 1, "https://list.example/xw/": 1, "https://other.example/index_1.html": 1, "http://list.example:8080/": 1, "": 1,
		further(1): 2,
	} {
		h := newListHouse(List{Pages: 10, Mark: "m"})
		h.serve(column, page("a\nnext "+next, ""))
		h.serve(further(1), page("b\nnext "+column, ""))
		h.must(t, Order{})
		if got := h.web.addresses(); len(got) != asked {
			t.Errorf("behind %q: %q are asked for", next, got)
		}
	}
}

func TestAListHasTenPagesAtMostAndAsksForOneAtATime(t *testing.T) {
	h := newListHouse(List{Pages: 99, Mark: "m"})
	h.serve(column, page("0\nnext "+further(1), ""))
	for n := 1; n < 30; n++ {
		h.serve(further(n), page(fmt.Sprint(n, "\nnext ", further(n+1)), ""))
	}
	rep := h.must(t, Order{})[column]
	if got := h.web.addresses(); len(got) != 10 || rep.Saved.New != 10 || h.web.most != 1 {
		t.Errorf("asked for %q, %d at once; %+v", got, h.web.most, rep)
	}
}

func TestAFurtherPageThatFailsLeavesTheFirstOnes(t *testing.T) {
	for name, tt := range map[string]struct {
		answer Answer
		keeps  bool // the validators: asking again would bring the same
	}{
		"timeout":   {Answer{Problem: &Problem{Kind: ProblemTimeout}}, false},
		"not found": {Answer{Code: 404, Problem: &Problem{Kind: ProblemNotFound}}, true},
		"elsewhere": {Answer{Outcome: Fresh, URL: "https://other.example/", Body: []byte("x")}, true},
		"broken":    {page("broken", ""), false},
	} {
		h := newListHouse(List{Pages: 3, Mark: "m"})
		h.serve(column, page("a\nb\nnext "+further(1), `"1"`))
		h.serve(further(1), tt.answer)
		rep := h.must(t, Order{})[column]
		if rep.Status != StatusNew || rep.Saved.New != 2 || len(rep.Warnings) != 1 || rep.Warnings[0].Kind != WarnPages {
			t.Errorf("%s: report %+v", name, rep)
		}
		st := h.shelf.state(column)
		if kept := st.ETag != "" && st.Hash != ""; kept != tt.keeps || st.Problem != ProblemNone {
			t.Errorf("%s: state %+v", name, st)
		}
	}
}

func TestABusyFurtherPageHoldsItsHost(t *testing.T) {
	h := newListHouse(List{Pages: 2, Mark: "m"})
	h.serve(column, page("a\nnext "+further(1), `"1"`))
	h.serve(further(1), Answer{Outcome: Busy, Code: 429, Hints: Hints{RetryAfter: 3 * time.Hour}})
	if rep := h.must(t, Order{})[column]; rep.Saved.New != 1 {
		t.Errorf("report %+v", rep)
	}
	st := h.shelf.state(column)
	if want := noon.Add(3 * time.Hour); !st.HoldUntil.Equal(want) || st.NextCheck.Before(want) {
		t.Errorf("held until %v, next check %v", st.HoldUntil, st.NextCheck)
	}
}

func TestAListOfLessThanHalfIsBrokenAndNothingIsLost(t *testing.T) {
	h := newListHouse(List{Mark: "m"})
	h.serve(column, page("a\nb\nc\nd\ne", `"1"`))
	h.must(t, Order{})
	before := h.shelf.state(column)
	h.clock.add(2 * time.Hour)
	h.serve(column, page("menu\nfooter", `"2"`))
	rep := h.must(t, Order{Urgency: Forced})[column]
	if rep.Status != StatusFailed || rep.Problem.Kind != ProblemShrunk || rep.Problem.Detail != "2 / 5" {
		t.Errorf("report %+v", rep)
	}
	st := h.shelf.state(column)
	if st.Problem != ProblemShrunk || st.ETag != before.ETag || st.Hash != before.Hash || len(st.Listed) != 5 || len(h.shelf.articles[column]) != 5 {
		t.Errorf("state %+v, %d articles", st, len(h.shelf.articles[column]))
	}
	if st.NextCheck.Before(h.clock.Now().Add(h.Schedule.Interval)) {
		t.Errorf("asked again at %v", st.NextCheck)
	}
	h.serve(column, page("f\ng\nh", `"3"`)) // three are half of five
	if rep := h.must(t, Order{Urgency: Forced})[column]; rep.Saved.New != 3 || len(h.shelf.state(column).Listed) != 3 {
		t.Errorf("report %+v", rep)
	}
}

func TestAListThatStaysShortForAWeekIsTakenAsItIs(t *testing.T) {
	h := newListHouse(List{Mark: "m"})
	h.serve(column, page(strings.Repeat("x", 1)+"\na\nb\nc\nd", ""))
	h.must(t, Order{})
	h.serve(column, page("of the new year", ""))
	for day := range 8 {
		rep := h.must(t, Order{Urgency: Forced})[column]
		if broken := rep.Status == StatusFailed; broken != (day < 7) {
			t.Errorf("day %d: %+v", day, rep)
		}
		h.clock.add(24 * time.Hour)
	}
}

func TestANewRuleReadsThePageAnew(t *testing.T) {
	list := List{Mark: "old"}
	h := newHouse(column)
	h.Wishes = func(string) Wishes { return Wishes{List: list} }
	h.serve(column, dated("a\nb\nc\nd", `"1"`, "Mon, 05 Oct 2026 10:00:00 GMT"))
	h.must(t, Order{})
	list.Mark = "new"
	h.Parser = parserFunc(func(Raw) (Document, error) { return Document{Articles: []Article{{GUID: "z", Title: "z"}}}, nil })
	rep := h.must(t, Order{Urgency: Forced})[column]
	if q := h.web.last(column); q.Conditional() {
		t.Errorf("asked with the validators of another rule: %+v", q)
	}
	if st := h.shelf.state(column); rep.Saved.New != 1 || len(st.Listed) != 1 || st.List != "new" {
		t.Errorf("report %+v, state %+v", rep, st)
	}
}

func TestAListMayStandAtAnotherAddress(t *testing.T) {
	const data = "https://list.example/api?page=1"
	h := newListHouse(List{Address: data, Mark: "m"})
	a := page("a", "")
	a.Permanent = "https://list.example/api2"
	h.serve(data, a)
	var from Raw
	h.Parser = parserFunc(func(raw Raw) (Document, error) {
		from = raw
		return Document{Articles: []Article{{GUID: "a", Title: "a"}}}, nil
	})
	rep := h.must(t, Order{})[column]
	if got := h.web.addresses(); !slices.Equal(got, []string{data}) || from.Feed != column || from.URL != data || !from.At.Equal(noon) {
		t.Errorf("asked for %q, parsed %+v", got, from)
	}
	if rep.Status != StatusNew || h.shelf.state(column).MovedTo != "" {
		t.Errorf("report %+v, moves to %q", rep, h.shelf.state(column).MovedTo)
	}
}

// TestWhatIsSetForAListHoldsForItsData holds that the request tells whose it is,
// but for data of another host, which gets none of its headers.
func TestWhatIsSetForAListHoldsForItsData(t *testing.T) {
	for data, want := range map[string]string{"https://list.example/api": column, "https://data.example/api": ""} {
		h := newListHouse(List{Address: data, Mark: "m"})
		h.serve(data, page("a", ""))
		h.must(t, Order{})
		if len(h.web.asked) != 1 || h.web.asked[0].Named != want {
			t.Errorf("asked %+v, named by %q", h.web.asked, want)
		}
	}
}

func TestAFeedMayShrinkAsItLikes(t *testing.T) {
	h := newHouse(postal)
	h.serve(postal, page("a\nb\nc\nd\nnext "+further(1), ""))
	h.must(t, Order{})
	h.serve(postal, page("e", ""))
	if rep := h.must(t, Order{Urgency: Forced})[postal]; rep.Status != StatusNew || len(h.web.addresses()) != 2 {
		t.Errorf("report %+v", rep)
	}
}

func TestACancelledFurtherPageIsGotTheNextTime(t *testing.T) {
	h := newListHouse(List{Pages: 2, Mark: "m"})
	ctx, cancel := context.WithCancel(t.Context())
	h.serve(column, page("a\nnext "+further(1), `"1"`))
	h.web.during = func(_ context.Context, r Request) {
		if r.URL == further(1) {
			cancel()
		}
	}
	if _, err := h.pull(ctx, Order{}); err != nil {
		t.Log(err)
	}
	if st := h.shelf.state(column); st.ETag != "" || st.Hash != "" || len(h.shelf.articles[column]) != 1 || len(st.Warnings) != 0 {
		t.Errorf("state %+v, %d articles", st, len(h.shelf.articles[column]))
	}
}

type parserFunc func(Raw) (Document, error)

func (f parserFunc) Parse(raw Raw) (Document, error) { return f(raw) }
