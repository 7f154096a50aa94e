package feed

import (
	"slices"
	"testing"
	"time"
)

func TestManner28AMoveIsForGoodAfterThreeChecksOverADay(t *testing.T) {
	to := "https://new.example/rss"
	h := newHouse(postal)
	moved := Answer{Outcome: NotModified, Code: 304, URL: to, Permanent: to}
	h.serve(postal, moved)
	var adopted []string
	for range 4 {
		rep := h.must(t, Order{Urgency: Forced})[postal]
		adopted = append(adopted, rep.Adopt)
		h.clock.add(9 * time.Hour)
		body := page(h.clock.Now().String(), "")
		body.Permanent = to
		h.serve(postal, body)
	}
	if want := []string{"", "", "", to}; !slices.Equal(adopted, want) {
		t.Errorf("adopted %q, want %q", adopted, want)
	}
	st := h.shelf.state(postal)
	takeMove(&st, Answer{Permanent: "https://elsewhere.example/"}, postal)
	if st.MovedSeen != 1 || st.Adoptable() != "" {
		t.Errorf("another address: %+v", st)
	}
	takeMove(&st, Answer{}, postal)
	if st.MovedTo != "" || st.MovedSeen != 0 || !st.MovedSince.IsZero() {
		t.Errorf("no longer moved: %+v", st)
	}
}

func TestMovedReport(t *testing.T) {
	to := "https://new.example/rss"
	h := newHouse(postal)
	a := page("a\n", "")
	a.Permanent = to
	h.serve(postal, a)
	if rep := h.must(t, Order{})[postal]; rep.Status != StatusMoved || rep.Moved != to || rep.Saved.New != 1 {
		t.Errorf("report %+v", rep)
	}
}

func TestManner28AMoveFromHTTPSToHTTPIsNotForGood(t *testing.T) {
	for _, tt := range []struct {
		from, to string
		seen     int
	}{
		{postal, "http://new.example/rss", 0},
		{postal, postal, 0},
		{postal, "https://new.example/rss", 1},
		{"http://postal.example/rss", "https://postal.example/rss", 1},
		{"http://postal.example/rss", "http://new.example/rss", 1},
	} {
		var st State
		takeMove(&st, Answer{Permanent: tt.to}, tt.from)
		if st.MovedSeen != tt.seen {
			t.Errorf("from %s to %s: seen %d, want %d", tt.from, tt.to, st.MovedSeen, tt.seen)
		}
	}
}

func TestManner15ALastModifiedOfTheFutureIsNotSentBack(t *testing.T) {
	for _, tt := range []struct {
		value string
		kept  bool
	}{
		{"Mon, 05 Oct 2026 10:00:00 GMT", true},
		{"Tue, 06 Oct 2026 10:00:00 GMT", true},
		{"Tue, 19 Jan 2038 03:14:07 GMT", false},
		{"Tuesday, 19-Jan-38 03:14:07 GMT", false},
		{"Tue Jan 19 03:14:07 2038", false},
		{"Fri, 31 Dec 9999 23:59:59 GMT", false},
		{"2026-10-05 10:00", true},
		{"gestern", true},
	} {
		h := newHouse(postal)
		a := page("a\n", "")
		a.LastModified = tt.value
		h.serve(postal, a)
		h.must(t, Order{})
		want := ""
		if tt.kept {
			want = tt.value
		}
		if got := h.shelf.state(postal).LastModified; got != want {
			t.Errorf("%q is stored as %q", tt.value, got)
		}
	}
}

func TestManner14AServerThatSays304ForEverIsAskedForTheWhole(t *testing.T) {
	sub := func(documentAge, newestAge time.Duration) Subscription {
		st := State{ETag: `"1"`, LastModified: "x"}
		if documentAge > 0 {
			st.LastDocument = noon.Add(-documentAge)
		}
		if newestAge > 0 {
			st.Newest = noon.Add(-newestAge)
		}
		return Subscription{Feed: Feed{URL: postal}, State: st}
	}
	for _, tt := range []struct {
		name        string
		sub         Subscription
		conditional bool
	}{
		{"a document last week", sub(7*dayLong, 8*dayLong), true},
		{"two weeks of 304 after daily bulletins", sub(14*dayLong, 15*dayLong), false},
		{"two weeks of 304 from a feed that was asleep", sub(14*dayLong, 60*dayLong), true},
		{"two weeks of 304 from a feed without dates", sub(14*dayLong, 0), true},
		{"from a cache that never noted the document", sub(0, 60*dayLong), true},
	} {
		if got := request(tt.sub, noon).Conditional(); got != tt.conditional {
			t.Errorf("%s: conditional %v, want %v", tt.name, got, tt.conditional)
		}
	}
}

func TestHintsOfTheDocumentOutliveIt(t *testing.T) {
	last := Hints{TTL: 3 * time.Hour, Period: time.Hour, Base: noon, SkipHours: []int{1}, SkipDays: []time.Weekday{time.Sunday}, MaxAge: 9 * time.Hour}
	got := merged(Hints{MaxAge: time.Minute, RetryAfter: time.Second}, last, nil)
	if got.TTL != last.TTL || got.Period != last.Period || !got.Base.Equal(noon) || len(got.SkipHours) != 1 || len(got.SkipDays) != 1 {
		t.Errorf("hints of the last document are lost: %+v", got)
	}
	if got.MaxAge != time.Minute || got.RetryAfter != time.Second {
		t.Errorf("hints of the headers are lost: %+v", got)
	}
	if got = merged(Hints{}, last, &Document{Hints: Hints{TTL: time.Hour}}); got.TTL != time.Hour || got.SkipHours != nil {
		t.Errorf("hints of the new document: %+v", got)
	}
}

func TestNewestIsNeverInTheFuture(t *testing.T) {
	if got := newest([]Article{{Published: noon.Add(-time.Hour)}, {Published: noon.Add(dayLong)}}, noon); !got.Equal(noon) {
		t.Errorf("newest %v", got)
	}
	if got := newest([]Article{{Published: noon.Add(-2 * time.Hour), Updated: noon.Add(-time.Hour)}, {}}, noon); !got.Equal(noon.Add(-time.Hour)) {
		t.Errorf("newest %v", got)
	}
	if got := newest([]Article{{}, {}}, noon); !got.IsZero() {
		t.Errorf("newest of undated articles %v", got)
	}
}

func TestManner28AMoveToWhatIsNoFeedIsNotForGood(t *testing.T) {
	h := newHouse(postal)
	h.serve(postal, page("a\n", ""))
	h.must(t, Order{})
	for range 5 {
		h.clock.add(25 * time.Hour)
		login := page("broken", "")
		login.Permanent = "https://login.example/"
		h.serve(postal, login)
		if rep := h.must(t, Order{Urgency: Forced})[postal]; rep.Adopt != "" || rep.Problem == nil {
			t.Errorf("report %+v", rep)
		}
	}
	if st := h.shelf.state(postal); st.MovedSeen != 0 || st.Adoptable() != "" {
		t.Errorf("seen %d times, to be adopted %q", st.MovedSeen, st.Adoptable())
	}
}
