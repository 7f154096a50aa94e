package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"

	"guanbao/cmd/guanbao/config"
	"guanbao/cmd/guanbao/probe"
	"guanbao/cmd/guanbao/screen"
)

// onTerminal is an app on a terminal that answers with a text once it has been
// asked, with one place so that nobody waits for more.
func onTerminal(t *testing.T, answer string) *app {
	t.Helper()
	terminal, program := screen.Pty(t, 80, 24)
	go func() {
		var heard []byte
		p := make([]byte, 4096)
		for !bytes.HasSuffix(heard, []byte("\x1b[c")) {
			n, err := terminal.Read(p)
			if err != nil {
				return // nobody asked
			}
			heard = append(heard, p[:n]...)
		}
		_, _ = terminal.WriteString(answer + "\x1b[24;18R\x1b[?1c")
	}()
	a, _, _ := testApp(t)
	a.env = only("TERM", "xterm")
	a.in, a.out = program, newOutput(program, a.env)
	return a
}

func TestTheReaderGetsTheKeysThatWereTypedMeanwhile(t *testing.T) {
	a := onTerminal(t, "j国\x1b[A\x03")
	in := a.in.(*os.File)
	if got := string(a.ask(in)); got != "j国\x1b[A\x03" || !a.terminal.Asked() {
		t.Errorf("typed %q, %+v", got, a.terminal)
	}
}

func TestNobodyIsAskedWhatIsDecided(t *testing.T) {
	for _, tt := range []struct{ setting, variable string }{{config.Narrow, ""}, {config.Wide, ""}, {config.Auto, "0"}, {config.Auto, "1"}} {
		a := onTerminal(t, "j")
		in := a.in.(*os.File)
		a.settings.Ambiguous = tt.setting
		a.env = func(name string) string {
			return map[string]string{"TERM": "xterm", probe.WideVariable: tt.variable}[name]
		}
		if got := a.ask(in); got != nil || a.terminal.Outcome != "" {
			t.Errorf("setting %s, variable %q: typed %q, %+v", tt.setting, tt.variable, got, a.terminal)
		}
	}
}

func TestAnInterruptWhileTheDoctorAsksEndsIt(t *testing.T) {
	a := onTerminal(t, "\x03")
	if _, err := a.drawingFacts(); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, %+v", err, a.terminal)
	}
	a = onTerminal(t, "j")
	if facts, err := a.drawingFacts(); err != nil || len(facts) != 4 || facts[1].text[:len("they contradict")] != "they contradict" {
		t.Errorf("%+v, %v", facts, err)
	}
}
