package probe

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

// piece is what a terminal sends, and when, from the question on.
type piece struct {
	after time.Duration
	bytes string
}

// timed is a line whose clock goes on only while one waits.
type timed struct {
	now    time.Duration
	pieces []piece
	ended  bool   // the line is cut after the last piece
	asked  string // what was written
	reply  func(question string) []piece
}

func (l *timed) write(s string) error {
	l.asked = s
	if l.reply != nil {
		l.pieces = l.reply(s)
	}
	return nil
}

func (l *timed) read(wait time.Duration) ([]byte, error) {
	if len(l.pieces) == 0 && l.ended {
		return nil, io.EOF
	}
	if len(l.pieces) == 0 || l.pieces[0].after > l.now+wait {
		l.now += wait
		return nil, nil
	}
	p := l.pieces[0]
	l.now, l.pieces = max(l.now, p.after), l.pieces[1:]
	return []byte(p.bytes), nil
}

func (l *timed) clock() time.Time { return time.Unix(0, 0).Add(l.now) }

// allAnswers are the answers of a terminal that draws in some way.
func allAnswers(way func(string) int) string { return newFake(80, "", way).hear(question(80)) }

func TestVerdicts(t *testing.T) {
	for _, tt := range []struct {
		name    string
		way     func(string) int
		outcome Outcome
		wide    bool
	}{
		{"narrow", narrowly, Answered, false},
		{"wide", widely, Answered, true},
		{"wide, but for Latin", saveFor(saveFor(widely, "é", 1), "ß", 1), Answered, true},
		{"narrow, with large emoji", saveFor(narrowly, "👩‍🚀", 5), Answered, false},
		{"wide but for one", saveFor(widely, "①", 1), Odd, false},
		{"narrow but for one", saveFor(narrowly, "…", 2), Odd, false},
		{"one in no cell", saveFor(narrowly, "·", 0), Odd, false},
		{"all in three", func(s string) int { return 3 }, Odd, false},
		{"Han in one", saveFor(narrowly, "国", 1), Odd, false},
		{"letters in two", saveFor(widely, "a", 2), Odd, false},
		{"bytes for characters", func(s string) int { return len(s) }, Odd, false},
	} {
		var a answers
		a.add([]byte(allAnswers(tt.way)))
		r := a.judge()
		if r.Outcome != tt.outcome || r.Wide != tt.wide {
			t.Errorf("%s: %s, wide %v", tt.name, r.Outcome, r.Wide)
		}
		for _, s := range r.Samples {
			if want := tt.way(s.Text); s.Cells != want {
				t.Errorf("%s: %q in %d cells, want %d", tt.name, s.Text, s.Cells, want)
			}
		}
		if r.Synced != Off || r.Clustered != Off {
			t.Errorf("%s: modes %s, %s", tt.name, r.Synced, r.Clustered)
		}
	}
}

func TestAnswersThatAreNotOursAreNotTrusted(t *testing.T) {
	good := allAnswers(widely)
	for name, sent := range map[string]string{
		"one less":       good[strings.Index(good, "R")+1:],
		"one more":       "\x1b[1;18R" + good,
		"another row":    strings.Replace(good, "\x1b[1;19R", "\x1b[2;19R", 1),
		"nothing but it": strings.Repeat("\x1b[1;18R", len(samples)) + "\x1b[?1c",
	} {
		var a answers
		a.add([]byte(sent))
		if r := a.judge(); r.Outcome != Odd || r.Wide {
			t.Errorf("%s: %+v", name, r)
		}
	}
	if samples[0].Cells != 0 {
		t.Error("a judgement has changed the samples")
	}
}

func TestTheTimeIsBounded(t *testing.T) {
	all := allAnswers(widely)
	half := strings.LastIndex(all, "\x1b[1;") + 4
	const ms = time.Millisecond
	for _, tt := range []struct {
		name    string
		pieces  []piece
		outcome Outcome
		took    time.Duration // of the report
		whole   time.Duration // of the talk
		typed   string
	}{
		{"mute", nil, Mute, Bound, Bound, ""},
		{"mute, with keys", []piece{{10 * ms, "j"}, {70 * ms, "国"}, {140 * ms, "\x1b"}}, Mute, Bound, Bound, "j国\x1b"},
		{"at once", []piece{{0, all}}, Answered, 0, 0, ""},
		{"byte by byte", bytewise(all, ms/10), Answered, time.Duration(len(all)-1) * ms / 10, time.Duration(len(all)-1) * ms / 10, ""},
		{"at the last moment", []piece{{Bound, all}}, Answered, Bound, Bound, ""},
		{"too late", []piece{{Bound + 1, all}}, Mute, Bound, Bound, ""},
		{"cut in an answer", []piece{{140 * ms, all[:half]}, {200 * ms, all[half:]}}, Answered, 200 * ms, 200 * ms, ""},
		{"cut before the end", []piece{{140 * ms, all[:half]}}, Mute, Bound + halfway, Bound + halfway, ""},
		{"a key that begins with Escape", []piece{{2 * ms, all + "\x1b"}, {3 * ms, "[A"}}, Answered, 2 * ms, 3 * ms, "\x1b[A"},
		{"Escape itself", []piece{{2 * ms, all + "\x1b"}}, Answered, 2 * ms, 2*ms + between, "\x1b"},
		{"a character in two pieces", []piece{{2 * ms, all + "\xe5\x9b"}, {3 * ms, "\xbdj"}}, Answered, 2 * ms, 3 * ms, "国j"},
		{"somebody's answers before", []piece{{0, "\x1b[?1c"}, {5 * ms, all}}, Answered, 5 * ms, 5 * ms, ""},
		{"no places", []piece{{0, "\x1b[?1c"}}, Mute, Bound, Bound, ""},
		{"a line that is cut", []piece{{2 * ms, "q"}, {5 * ms, "\x1b[1;1"}}, Mute, 5 * ms, 5 * ms, "q"},
	} {
		l := &timed{pieces: tt.pieces, ended: tt.name == "a line that is cut"}
		r := talk(l, 80, Bound, l.clock)
		if r.Outcome != tt.outcome || r.Took != tt.took || l.now != tt.whole || string(r.Typed) != tt.typed {
			t.Errorf("%s: %s, took %v of %v, typed %q", tt.name, r.Outcome, r.Took, l.now, r.Typed)
		}
		if r.Wide != (tt.outcome == Answered) {
			t.Errorf("%s: wide %v", tt.name, r.Wide)
		}
	}
}

// bytewise sends one byte after another.
func bytewise(s string, apart time.Duration) []piece {
	var out []piece
	for i := range len(s) {
		out = append(out, piece{time.Duration(i) * apart, s[i : i+1]})
	}
	return out
}

// broken is a line to which nothing can be written.
type broken struct{ timed }

func (*broken) write(string) error { return errors.New("broken") }

func TestAQuestionThatCannotBePutIsNotWaitedFor(t *testing.T) {
	l := &broken{}
	if r := talk(l, 80, Bound, l.clock); r.Outcome != Mute || l.now != 0 {
		t.Errorf("%+v after %v", r, l.now)
	}
}

func TestTheQuestionLeavesNoTrace(t *testing.T) {
	for _, columns := range []int{leastColumns, 40, 80, 300} {
		for _, before := range []string{"", "$ make &&", strings.Repeat("x", columns-1), strings.Repeat("x", columns)} {
			for _, way := range []func(string) int{narrowly, widely} {
				f := newFake(columns, before, way)
				f.hear(question(columns))
				want := 1
				if before != "" {
					want = 2
				}
				if f.row != want || f.column != 1 || f.rows[1] != before || f.rows[2] != "" || len(f.odd) > 0 {
					t.Errorf("%d columns, %d written: cursor in row %d, column %d, rows %v, not known %q", columns, len(before), f.row, f.column, f.rows, f.odd)
				}
			}
		}
	}
}

// TestEverySampleHasRoom: a sample that reached the margin would be counted
// too short. Five cells are the most that was seen, in mlterm, for an emoji of
// two with a joiner that is drawn too.
func TestEverySampleHasRoom(t *testing.T) {
	const most = 5
	f := newFake(leastColumns, "", saveFor(widely, "👩‍🚀", most))
	var a answers
	a.add([]byte(f.hear(question(leastColumns))))
	if i := slices.IndexFunc(samples, func(s Sample) bool { return s.Kind == Joined }); a.places[i].column != first+most {
		t.Errorf("the widest sample ends in column %d of %d", a.places[i].column, leastColumns)
	}
}
