package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"guanbao/cmd/guanbao/config"
	"guanbao/cmd/guanbao/probe"
	"guanbao/cmd/guanbao/screen"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

func TestModeFollowsTheSettingThenTheEnvironmentThenTheTerminal(t *testing.T) {
	wide := probe.Report{Outcome: probe.Answered, Wide: true, Took: probe.Bound}
	tests := []struct {
		setting, variable string
		terminal          probe.Report
		want              text.Mode
		by                authority
	}{
		{config.Narrow, "1", wide, text.Narrow, bySetting},
		{config.Wide, "0", probe.Report{Outcome: probe.Answered}, text.Wide, bySetting},
		{config.Auto, "0", wide, text.Narrow, byEnvironment},
		{config.Auto, "true", probe.Report{Outcome: probe.Answered}, text.Wide, byEnvironment},
		{config.Auto, "junk", wide, text.Wide, byTerminal},
		{config.Auto, "", wide, text.Wide, byTerminal},
		{config.Auto, "", probe.Report{Outcome: probe.Answered}, text.Narrow, byTerminal},
		{config.Auto, "", probe.Report{Outcome: probe.Answered, Wide: true, Took: probe.Bound + 1}, text.Narrow, byNobody},
		{config.Auto, "", probe.Report{Outcome: probe.Odd}, text.Narrow, byNobody},
		{config.Auto, "", probe.Report{Outcome: probe.Mute}, text.Narrow, byNobody},
		{config.Auto, "", probe.Report{}, text.Narrow, byNobody},
	}
	for _, tt := range tests {
		a, _, _ := testApp(t)
		a.settings.Ambiguous, a.terminal = tt.setting, tt.terminal
		a.env = only(probe.WideVariable, tt.variable)
		if got, by := a.decide(); got != tt.want || by != tt.by {
			t.Errorf("setting %s, variable %q, terminal %+v: %v by %s, want %v by %s", tt.setting, tt.variable, tt.terminal, got, by, tt.want, tt.by)
		}
		if wide := a.chrome() == theme.WideChrome; wide != (tt.want == text.Wide) {
			t.Errorf("setting %s, variable %q: frame characters for a wide terminal: %v", tt.setting, tt.variable, wide)
		}
		if o := a.readerOptions(false); o.Wide != (tt.want == text.Wide) {
			t.Errorf("setting %s, variable %q: the reader is told wide: %v", tt.setting, tt.variable, o.Wide)
		}
	}
}

// only is an environment of one variable.
func only(name, value string) func(string) string {
	return func(n string) string {
		if n == name {
			return value
		}
		return ""
	}
}

func TestAWideSettingReachesTheScreen(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "config.toml"), []byte("ambiguous = \"wide\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	term := reader(t, 120, 40, "GUANBAO_CONFIG="+dir)
	lines := settled(term, "the wide frame", func(l []string) bool {
		return strings.Contains(l[0], "guanbao > 全部") && strings.Contains(l[5], "|*  ")
	})
	if strings.Contains(strings.Join(lines, "\n"), "│") {
		t.Error("a frame character of the narrow set is on the screen")
	}
	term.Keys("Q")
	if code := term.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}

// installed gives the name of the program, and an environment in English with
// folders of its own.
func installed(t *testing.T) (name string, env []string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	name = filepath.Join(dir, "guanbao")
	if err := os.Symlink(self, name); err != nil {
		t.Fatal(err)
	}
	return name, []string{"LC_ALL=en_US.UTF-8", "GUANBAO_CONFIG=" + dir, "GUANBAO_DATA=" + dir, "GORACE=atexit_sleep_ms=0"}
}

// doctorIn runs the doctor in a terminal, after a text that is left standing
// in the line, and gives the screen.
func doctorIn(t *testing.T, flags string, env ...string) []string {
	t.Helper()
	name, own := installed(t)
	term := screen.Start(t, 110, 160, append(own, env...), "sh", "-c", `printf 'left standing'; "$0" doctor $1; stty -a | tr ' ' '\n' | grep -E '^-?(icanon|echo|isig|opost);?$'`, name, flags)
	if code := term.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
	return term.Wait("the settings of the terminal", func(l []string) bool {
		return strings.Contains(strings.Join(l, "\n"), "opost")
	})
}

func TestDoctorTellsHowTmuxDraws(t *testing.T) {
	lines := doctorIn(t, "")
	shown := strings.Join(lines, "\n")
	for _, want := range []string{
		"ambiguous width  narrow, as the terminal draws them", "answers          all in, after ",
		"1: a “ ” … — · ① ★ → α я é ß e+U+0301; 2: 国 😀", "mode 2027        not supported",
		"\nicanon\n", "\nisig\n", "\necho\n",
	} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not on the screen:%s", want, screen.Picture(lines))
		}
	}
	if lines[0] != "left standing" || lines[1] != "Program" {
		t.Errorf("the question left its traces:%s", screen.Picture(lines[:3]))
	}
}

func TestDoctorAsksBesideASettingAndShowsBoth(t *testing.T) {
	shown := strings.Join(doctorIn(t, "", probe.WideVariable+"=1"), "\n")
	if !strings.Contains(shown, "wide, by RUNEWIDTH_EASTASIAN") || !strings.Contains(shown, "1: a “ ”") {
		t.Errorf("the screen is\n%s", shown)
	}
}

func TestDoctorTellsHowTmuxDrawsAsJSON(t *testing.T) {
	lines := doctorIn(t, "--json")
	text := strings.TrimPrefix(strings.Join(lines, "\n"), "left standing\n")
	var got struct {
		Terminal struct {
			Ambiguous struct{ Mode, By string }
			Probe     struct {
				Outcome      string
				Milliseconds float64
			}
			Samples []probe.Sample
			Mode    string `json:"mode_2027"`
		}
	}
	if err := json.NewDecoder(strings.NewReader(text)).Decode(&got); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	s := got.Terminal
	if s.Ambiguous.Mode != "narrow" || s.Ambiguous.By != "terminal" || s.Probe.Outcome != "answered" || s.Probe.Milliseconds <= 0 || s.Mode != "no" {
		t.Errorf("%+v", s)
	}
	if len(s.Samples) < 10 || s.Samples[1] != (probe.Sample{Kind: probe.Control, Text: "国", Cells: 2}) {
		t.Errorf("samples %+v", s.Samples)
	}
}

func TestDoctorAsksNobodyWithoutATerminal(t *testing.T) {
	a, _, _ := testApp(t)
	facts, err := a.drawingFacts()
	if err != nil || len(facts) != 2 || facts[0].text != "narrow, for nobody says otherwise" || facts[1].text != "not asked: no terminal" {
		t.Errorf("%+v, %v", facts, err)
	}
}

func TestProbeFactTellsALateAnswer(t *testing.T) {
	a, _, _ := testApp(t)
	for took, want := range map[time.Duration]string{
		420 * time.Microsecond: "all in, after 0.4 ms",
		31 * time.Millisecond:  "all in, after 31 ms",
		400 * time.Millisecond: "all in, after 400 ms; the reader waits 150 ms at most",
	} {
		a.terminal = probe.Report{Outcome: probe.Answered, Took: took}
		if got := a.probeFact().text; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestDoctorInTheBackgroundLeavesTheTerminalAlone: who changed it from there
// would be stopped.
func TestDoctorInTheBackgroundLeavesTheTerminalAlone(t *testing.T) {
	name, env := installed(t)
	term := screen.Start(t, 110, 40, env, "sh", "-c", `set -m; "$0" doctor </dev/tty & wait; echo ended`, name)
	term.WaitText("not asked: the terminal belongs to another job", "ended")
}
