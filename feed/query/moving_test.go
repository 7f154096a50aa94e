package query

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

var today = time.Date(2021, 5, 10, 12, 0, 0, 0, time.UTC)

func TestATableHoldsWhatTheQueryHolds(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	terms := []string{"邮政", "快递", "is:unread", "is:read", "is:starred", "after:7d", "before:2021-05-01", "on:本周", "has:table", "lang:zh"}
	var random func(depth int) string
	random = func(depth int) string {
		if depth == 0 || rng.IntN(3) == 0 {
			return []string{"", "-"}[rng.IntN(2)] + terms[rng.IntN(len(terms))]
		}
		return []string{"", "-"}[rng.IntN(2)] + "(" + random(depth-1) + []string{" ", " OR "}[rng.IntN(2)] + random(depth-1) + ")"
	}
	held := 0
	for range 3000 {
		text := random(3)
		q, err := Parse(text, today)
		if err != nil {
			t.Fatal(text, err)
		}
		d := &Doc{Title: []string{"邮政", "快递", "邮政快递", ""}[rng.IntN(4)], Date: today.AddDate(0, 0, -rng.IntN(20)), Lang: []string{"zh-Hans", "ja"}[rng.IntN(2)]}
		for _, f := range []Flag{Unread, Starred} {
			if rng.IntN(2) == 0 {
				d.Flags = append(d.Flags, f)
			}
		}
		if rng.IntN(2) == 0 {
			d.Has = []Has{Table}
		}
		parts := q.Moving()
		state := 0
		for i, p := range parts {
			if p.match(d) {
				state |= 1 << i
			}
		}
		table, want := q.Table(d), q.Match(d)
		if got := table>>state&1 == 1; got != want {
			t.Fatalf("%s: table %b says %v in state %b, the query %v", text, table, got, state, want)
		}
		if table != 0 && !q.Still().Match(d) {
			t.Fatalf("%s may hold of %+v, %s does not", text, d, q.Still())
		}
		if len(q.Still().Moving()) > 0 {
			t.Fatalf("%s moves", q.Still())
		}
		if want {
			held++
		}
	}
	if held < 300 || held > 2700 {
		t.Errorf("%d of 3000 held: the queries say little", held)
	}
}

func TestPartsThatMoveAreTold(t *testing.T) {
	for text, want := range map[string]string{
		"邮政":                                "",
		"is:unread 邮政 -is:read":             "is:unread",
		"is:starred OR (a after:7d -on:本周)": "is:starred after:7d on:week", "-is:missing is:reposted": "is:missing is:reposted",
		"after:7d b -after:7d is:revised": "after:7d",
	} {
		q, err := Parse(text, today)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for i, p := range q.Moving() {
			if i > 0 {
				b.WriteByte(' ')
			}
			p.write(&b)
		}
		if b.String() != want {
			t.Errorf("%s: %s, want %s", text, &b, want)
		}
	}
}
