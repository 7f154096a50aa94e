package probe

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
)

func TestAnswersAreTakenOutOfWhatWasTyped(t *testing.T) {
	tests := []struct {
		name, in, typed string
		places          []place
		ended           bool
	}{
		{"a place", "\x1b[24;18R", "", []place{{24, 18}}, false},
		{"a place in row 1", "\x1b[1;17R", "", []place{{1, 17}}, false},
		{"eight bits", "\x9b3;18R\x9b?62c", "", []place{{3, 18}}, true},
		{"keys around", "j\x1b[24;18Rk\x1b[?62;4cG", "jkG", []place{{24, 18}}, true},
		{"Chinese, in which 9B occurs", "国\x1b[2;19R回国", "国回国", []place{{2, 19}}, false},
		{"arrows", "\x1b[A\x1b[2;19R\x1bOB\x1b[1;5C", "\x1b[A\x1bOB\x1b[1;5C", []place{{2, 19}}, false},
		{"F3 with modifiers", "\x1b[1;2R\x1b[1;16R", "\x1b[1;2R\x1b[1;16R", nil, false},
		{"Escape before an answer", "\x1b\x1b[2;19R", "\x1b", []place{{2, 19}}, false},
		{"Alt-[ before an answer", "\x1b[\x1b[2;19R", "\x1b[", []place{{2, 19}}, false},
		{"Alt-O before an answer", "\x1bO\x1b[2;19R", "\x1bO", []place{{2, 19}}, false},
		{"a sequence broken off", "\x1b[24;1\x1b[2;19R", "\x1b[24;1", []place{{2, 19}}, false},
		{"a bad byte before an answer", "\xe5\x9b2;19R\xff\x1b[2;20R", "\xe5\xff", []place{{2, 19}, {2, 20}}, false},
		{"a paste with brackets", "\x1b[200~粘贴\r\x1b[201~\x1b[2;19R", "\x1b[200~粘贴\r\x1b[201~", []place{{2, 19}}, false},
		{"other reports", "\x1b[0n\x1b[?1;2R\x1b[?7;1$y\x1b[>1;2c\x1b[c\x1b]11;rgb:0/0/0\x1b\\", "\x1b[0n\x1b[?1;2R\x1b[?7;1$y\x1b[>1;2c\x1b[c\x1b]11;rgb:0/0/0\x1b\\", nil, false},
		{"places that are none", "\x1b[18R\x1b[;18R\x1b[1;18;1R\x1b[1;99999999999999999999R", "\x1b[18R\x1b[;18R\x1b[1;18;1R\x1b[1;99999999999999999999R", nil, false},
		{"an endless sequence", "\x1b[" + strings.Repeat("1", 200) + "R", "\x1b[" + strings.Repeat("1", 200) + "R", nil, false},
		{"an interrupt", "\x03\x1b[2;19R", "\x03", []place{{2, 19}}, false},
		{"what terminals were asked before", "\x1b[?62c\x1b[2;19R", "", []place{{2, 19}}, false},
		{"Escape at the end", "\x1b[2;19R\x1b", "\x1b", []place{{2, 19}}, false},
		{"Alt-[ at the end", "\x1b[", "\x1b[", nil, false},
		{"half a character at the end", "国\xe5\x9b", "国\xe5\x9b", nil, false},
		{"half an answer at the end", "q\x1b[24;1", "q", nil, false},
		{"half an answer in eight bits", "q\x9b?6", "q", nil, false},
	}
	for _, tt := range tests {
		for piece := 1; piece <= len(tt.in); piece++ {
			var a answers
			for p := range slices.Chunk([]byte(tt.in), piece) {
				a.add(p)
			}
			if got := string(a.keys()); got != tt.typed {
				t.Errorf("%s, %d bytes at once: typed %q, want %q", tt.name, piece, got, tt.typed)
			}
			if !slices.Equal(a.places, tt.places) || a.ended != tt.ended {
				t.Errorf("%s, %d bytes at once: %v, ended %v", tt.name, piece, a.places, a.ended)
			}
		}
	}
}

func TestModesAreRead(t *testing.T) {
	for value, want := range map[string]Support{"0": Unknown, "1": On, "2": Off, "3": On, "4": Unknown} {
		var a answers
		a.add([]byte("\x1b[?2026;" + value + "$y"))
		if got := a.support(2026); got != want || a.support(2027) != Unknown || len(a.keys()) > 0 {
			t.Errorf("value %s: %s, want %s", value, got, want)
		}
	}
}

// keystrokes are what users and programs send that is no answer. Each is
// whole: a piece of one before an answer could be the answer's beginning.
var keystrokes = []string{
	"j", "G", " ", "\r", "\t", "\x7f", "\x03", "\x1a", "\x1b", "\x1bx", "\x1bO", "\x1b[A", "\x1b[1;5D", "\x1b[3~", "\x1bOP", "\x1b[1;2R", "\x1b[15;5~", "\x1b[97;5u",
	"é", "国", "回", "“", "😀", "ｊ", "\x1b[200~贴\n\x1b[201~", "\x1b[I", "\x1b[0n", "\x1b]11;rgb:0000/0000/0000\x07", "\xff", "\x80", "\xe5",
}

func anyAnswer(r *rand.Rand) string {
	csi := []string{"\x1b[", "\x9b"}[r.IntN(2)]
	switch r.IntN(4) {
	case 0:
		return csi + "?62;22c"
	case 1:
		return fmt.Sprintf("%s?%d;%d$y", csi, 2026+r.IntN(2), r.IntN(5))
	}
	return fmt.Sprintf("%s%d;%dR", csi, 1+r.IntN(200), first+r.IntN(20))
}

// FuzzKeysSurvive mixes keys and answers at random and splits the bytes
// anywhere: the keys stay whole and in order, and every answer is gone.
func FuzzKeysSurvive(f *testing.F) {
	f.Add(uint64(1), "国j")
	f.Add(uint64(7), "\x1b[1;5D粘贴")
	f.Fuzz(func(t *testing.T, seed uint64, paste string) {
		paste = strings.ToValidUTF8(strings.NewReplacer("\x1b", "", "[", "").Replace(paste), "") // "[" after the key Escape begins a sequence
		r := rand.New(rand.NewPCG(seed, 0))
		var sent, typed bytes.Buffer
		places := 0
		for range r.IntN(60) {
			switch r.IntN(3) {
			case 0:
				a := anyAnswer(r)
				// After a bad byte, 9B could be the rest of a character.
				if tail := sent.Bytes(); a[0] == 0x9b && len(tail) > 0 && tail[len(tail)-1] >= 0x80 {
					a = "\x1b[" + a[1:]
				}
				sent.WriteString(a)
				places += strings.Count(a, "R")
			case 1:
				k := keystrokes[r.IntN(len(keystrokes))]
				sent.WriteString(k)
				typed.WriteString(k)
			default:
				sent.WriteString(paste)
				typed.WriteString(paste)
			}
		}
		var a answers
		for b := sent.Bytes(); len(b) > 0; {
			n := 1 + r.IntN(len(b))
			a.add(b[:n])
			b = b[n:]
		}
		if got := a.keys(); !bytes.Equal(got, typed.Bytes()) || len(a.places) != places {
			t.Errorf("of %q\n%q is kept, want\n%q; %d places, want %d", sent.Bytes(), got, typed.Bytes(), len(a.places), places)
		}
	})
}

// FuzzAnySplitIsTheSame gives any bytes in any pieces: what is kept is the
// same, is in order, and nothing but answers is missing.
func FuzzAnySplitIsTheSame(f *testing.F) {
	for _, s := range []string{"", "\x1b", "\x1b[24;18R", "\x9b?1c国", "\x1b[24;1", "\xe5\x9b1;20R", "j\x1b[?2026;2$yk"} {
		f.Add([]byte(s), uint64(3))
	}
	f.Fuzz(func(t *testing.T, sent []byte, seed uint64) {
		var whole, pieces answers
		whole.add(sent)
		r := rand.New(rand.NewPCG(seed, 0))
		for b := sent; len(b) > 0; {
			n := 1 + r.IntN(len(b))
			pieces.add(b[:n])
			b = b[n:]
		}
		kept := whole.keys()
		if !bytes.Equal(kept, pieces.keys()) || !slices.Equal(whole.places, pieces.places) {
			t.Errorf("%q is kept as %q and %q, places %v and %v", sent, kept, pieces.keys(), whole.places, pieces.places)
		}
		rest := kept
		missing := 0
		for _, b := range sent {
			if len(rest) > 0 && rest[0] == b {
				rest = rest[1:]
			} else {
				missing++
			}
		}
		if len(rest) > 0 {
			t.Errorf("of %q %q is kept: not in its order", sent, kept)
		}
		if missing > 0 && bytes.IndexByte(sent, '\x1b') < 0 && bytes.IndexByte(sent, 0x9b) < 0 {
			t.Errorf("%q has no sequence, and only %q is kept", sent, kept)
		}
	})
}

// TestNoLateAnswerIsAKey holds the reason of the column: whatever row the
// cursor is in, what comes after the patience is over is no key to the reader.
func TestNoLateAnswerIsAKey(t *testing.T) {
	late := []string{"\x1b[?1;2c", "\x1b[?62;4;22c", "\x1b[?2026;2$y", "\x1b[?2027;0$y"}
	for row := range 60 {
		for column := first; column <= first+room; column++ {
			late = append(late, fmt.Sprintf("\x1b[%d;%dR", row+1, column))
		}
	}
	var d uv.EventDecoder
	for _, answer := range late {
		n, event := d.Decode([]byte(answer))
		if n != len(answer) || hasKey(event) {
			t.Errorf("%q is read as %T %v", answer, event, event)
		}
	}
	// The decoder does read keys, and one column to the left is one.
	if _, event := d.Decode([]byte(fmt.Sprintf("\x1b[1;%dR", first-1))); !hasKey(event) {
		t.Errorf("column %d is read as %T", first-1, event)
	}
}

func hasKey(e uv.Event) bool {
	switch e := e.(type) {
	case uv.MultiEvent:
		return slices.ContainsFunc(e, hasKey)
	case uv.KeyPressEvent, uv.UnknownEvent, nil:
		return true
	}
	return false
}
