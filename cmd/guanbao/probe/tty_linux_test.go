package probe

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"

	uv "github.com/charmbracelet/ultraviolet"

	"guanbao/cmd/guanbao/screen"
)

func settings(t *testing.T, f *os.File) unix.Termios {
	t.Helper()
	s, err := unix.IoctlGetTermios(int(f.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	return *s
}

// typeIn writes to the terminal's side as a keyboard does.
func typeIn(t *testing.T, master *os.File, s string) {
	t.Helper()
	if _, err := master.WriteString(s); err != nil {
		t.Error(err)
	}
}

// serve plays the terminal: it reads the question to its end, and then does
// what it is told. The channel closes when it has.
func serve(t *testing.T, master *os.File, then func(question string)) <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		var heard []byte
		p := make([]byte, 4096)
		for !bytes.HasSuffix(heard, []byte("\x1b[c")) {
			n, err := master.Read(p)
			if err != nil {
				t.Error(err)
				return
			}
			heard = append(heard, p[:n]...)
		}
		then(string(heard))
	}()
	return done
}

func environment(name string) string { return map[string]string{"TERM": "xterm-256color"}[name] }

// patient is for terminals that answer, however busy the machine is.
var patient = Options{Env: environment, Patience: time.Minute}

func TestTerminalsAreAsked(t *testing.T) {
	for name, tt := range map[string]struct {
		way  func(string) int
		wide bool
	}{"narrow": {narrowly, false}, "wide": {widely, true}} {
		master, slave := screen.Pty(t, 80, 24)
		before := settings(t, slave)
		done := serve(t, master, func(q string) { typeIn(t, master, newFake(80, "", tt.way).hear(q)) })
		r := Ask(slave, slave, patient)
		<-done
		if r.Outcome != Answered || r.Wide != tt.wide || len(r.Typed) > 0 || r.Took <= 0 {
			t.Errorf("%s: %+v", name, r)
		}
		if settings(t, slave) != before {
			t.Errorf("%s: the terminal's settings are changed", name)
		}
	}
}

func TestKeysTypedBeforeAndBetweenAreKept(t *testing.T) {
	master, slave := screen.Pty(t, 80, 24)
	typeIn(t, master, "j国") // in the terminal's queue before anyone reads
	keys := []string{"\x1b[A", "回", "\x03", "é", "\x1b[1;2R", "q", "\x1bOB"}
	want := "j国"
	done := serve(t, master, func(q string) {
		f := newFake(80, "", widely)
		i := 0
		f.answer = func(reply string) string { // a key before each
			i++
			want += keys[i%len(keys)]
			return keys[i%len(keys)] + reply
		}
		for _, b := range []byte(f.hear(q)) { // in pieces as small as can be
			typeIn(t, master, string([]byte{b}))
		}
	})
	r := Ask(slave, slave, patient)
	<-done
	if r.Outcome != Answered || !r.Wide || string(r.Typed) != want {
		t.Errorf("%s, typed %q, want %q", r.Outcome, r.Typed, want)
	}
}

func TestAMuteTerminalIsLeftAloneAndKeepsItsKeys(t *testing.T) {
	master, slave := screen.Pty(t, 80, 24)
	before := settings(t, slave)
	done := serve(t, master, func(string) { typeIn(t, master, "jk") })
	r := Ask(slave, slave, Options{Env: environment, Patience: 50 * time.Millisecond})
	<-done
	if r.Outcome != Mute || r.Wide || len(r.Samples) > 0 {
		t.Errorf("%+v", r)
	}
	if settings(t, slave) != before {
		t.Error("the terminal's settings are changed")
	}
	// Nobody reads any more: what is typed now is the program's.
	typeIn(t, master, "after\n")
	got := string(r.Typed) + readUntil(t, slave, "\n")
	if got != "jkafter\n" {
		t.Errorf("typed jkafter, and %q came", got)
	}
}

// readUntil reads until a text has come.
func readUntil(t *testing.T, f *os.File, end string) string {
	t.Helper()
	var got []byte
	p := make([]byte, 4096)
	for !strings.HasSuffix(string(got), end) {
		n, err := f.Read(p)
		if err != nil {
			t.Fatalf("%v after %q", err, got)
		}
		got = append(got, p[:n]...)
	}
	return string(got)
}

func TestLateAnswersReachTheProgramWholeAndAsNoKeys(t *testing.T) {
	master, slave := screen.Pty(t, 80, 24)
	var question string
	done := serve(t, master, func(q string) { question = q })
	r := Ask(slave, slave, Options{Env: environment, Patience: time.Millisecond})
	<-done
	if r.Outcome != Mute || len(r.Typed) > 0 {
		t.Fatalf("%+v", r)
	}
	late := newFake(80, "", narrowly).hear(question) // the cursor is in row 1
	typeIn(t, master, late)
	// The program takes the terminal over after that.
	if _, err := term.MakeRaw(slave.Fd()); err != nil {
		t.Fatal(err)
	}
	rest := []byte(readUntil(t, slave, "\x1b[?62;22c"))
	if string(rest) != late {
		t.Errorf("%q came late, and %q is read", late, rest)
	}
	var d uv.EventDecoder
	for len(rest) > 0 {
		n, event := d.Decode(rest)
		if hasKey(event) {
			t.Errorf("%q is read as %T %v", rest[:n], event, event)
		}
		rest = rest[n:]
	}
}

// breaking is a terminal whose output ends the program.
type breaking struct{ *os.File }

func (breaking) Write([]byte) (int, error) { panic("breaking") }

func TestTheTerminalIsRestoredAfterAPanic(t *testing.T) {
	_, slave := screen.Pty(t, 80, 24)
	before := settings(t, slave)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("nothing panicked")
			}
		}()
		Ask(slave, breaking{slave}, patient)
	}()
	if settings(t, slave) != before {
		t.Error("the terminal's settings are changed")
	}
}

func TestATerminalThatHangsUpEndsTheQuestion(t *testing.T) {
	master, slave := screen.Pty(t, 80, 24)
	done := serve(t, master, func(string) { master.Close() })
	if r := Ask(slave, slave, patient); r.Outcome != Mute {
		t.Errorf("%+v", r)
	}
	<-done
}

func TestWhoIsNotAskedIsNotWrittenTo(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	named := func(name string) func(string) string { return func(string) string { return name } }
	for _, tt := range []struct {
		name    string
		env     func(string) string
		columns int
		in      *os.File // nil for the terminal
		out     *os.File
		shy     bool
		want    Outcome
	}{
		{"dumb", named("dumb"), 80, nil, nil, false, Dumb},
		{"no name", named(""), 80, nil, nil, false, Dumb},
		{"the console of Linux", named("linux"), 80, nil, nil, false, Console},
		{"too narrow", environment, leastColumns - 1, nil, nil, false, Small},
		{"input from nowhere", environment, 80, null, nil, false, None},
		{"output to nowhere", environment, 80, nil, null, false, None},
		{"keys are waiting", environment, 80, nil, nil, true, Busy},
	} {
		master, slave := screen.Pty(t, tt.columns, 24)
		before := settings(t, slave)
		typeIn(t, master, "j")
		readUntil(t, master, "j") // the echo: now it waits
		in, out := slave, slave
		if tt.in != nil {
			in = tt.in
		}
		if tt.out != nil {
			out = tt.out
		}
		if r := Ask(in, out, Options{Env: tt.env, Patience: time.Minute, Shy: tt.shy}); r.Outcome != tt.want || r.Asked() || r.Wide || len(r.Typed) > 0 {
			t.Errorf("%s: %+v, want %s", tt.name, r, tt.want)
		}
		if settings(t, slave) != before {
			t.Errorf("%s: the terminal's settings are changed", tt.name)
		}
		if _, err := slave.WriteString("end"); err != nil {
			t.Fatal(err)
		}
		if got := readUntil(t, master, "end"); got != "end" {
			t.Errorf("%s: %q was written", tt.name, strings.TrimSuffix(got, "end"))
		}
	}
}
