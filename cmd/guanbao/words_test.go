package main

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"

	"guanbao/cmd/guanbao/config"
	"guanbao/cmd/guanbao/probe"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/ui/locale"
)

// TestEveryWordIsSaidAndUsed holds that no field is empty and none is left
// over.
func TestEveryWordIsSaidAndUsed(t *testing.T) {
	var source strings.Builder
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(data)
	}
	v := reflect.ValueOf(locale.For("en").Command)
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		if v.Field(i).IsZero() {
			t.Errorf("%s is empty", name)
		}
		if !regexp.MustCompile(`\.` + name + `\b`).MatchString(source.String()) {
			t.Errorf("%s is used nowhere", name)
		}
	}
}

func TestEveryKindHasItsWords(t *testing.T) {
	english := locale.For("en").Command
	for _, s := range config.All {
		if english.Settings[s.Key] == "" || english.Wants[string(s.Want)] == "" {
			t.Errorf("setting %s has no words", s.Key)
		}
	}
	for _, kind := range []config.Want{config.WantName, config.WantArgv, config.WantAddress, config.WantZone, config.WantLayout, config.WantWay} { // inside tables
		if english.Wants[string(kind)] == "" {
			t.Errorf("values of kind %s have no words", kind)
		}
	}
	for _, o := range probe.Outcomes {
		if english.Probes[string(o)] == "" {
			t.Errorf("outcome %s of the probe has no words", o)
		}
	}
	for _, o := range probe.Supports {
		if english.Supports[string(o)] == "" {
			t.Errorf("support %s has no words", o)
		}
	}
	for _, by := range []authority{bySetting, byEnvironment, byTerminal, byNobody} {
		if english.Authorities[string(by)] == "" {
			t.Errorf("authority %s has no words", by)
		}
	}
	for _, r := range []urls.Reason{urls.ReasonExec, urls.ReasonFilter, urls.ReasonScheme, urls.ReasonAddress, urls.ReasonDuplicate} {
		if english.Refusals[string(r)] == "" {
			t.Errorf("refusal %s has no words", r)
		}
	}
	for _, s := range []feed.Status{feed.StatusNew, feed.StatusUnchanged, feed.StatusNotModified, feed.StatusMoved, feed.StatusGone, feed.StatusBusy, feed.StatusFailed, feed.StatusNotDue} {
		if english.Statuses[s] == "" {
			t.Errorf("status %s has no words", s)
		}
	}
}

// inEveryLanguage runs a test with a program for each language.
func inEveryLanguage(t *testing.T, test func(t *testing.T, a *app, out *bytes.Buffer)) {
	for _, l := range locale.All {
		t.Run(l.Tag, func(t *testing.T) {
			a, out, _ := testApp(t)
			a.speak(l)
			test(t, a, out)
		})
	}
}

// checkPage holds that no line is wider than a terminal of 80 columns, but for
// the commands of examples.
func checkPage(t *testing.T, a *app, name, page string) {
	t.Helper()
	for l := range strings.Lines(page) {
		l = strings.TrimSuffix(l, "\n")
		if a.measure.Width(l) > showCells && !strings.HasPrefix(l, "  guanbao ") {
			t.Errorf("%s: %d cells: %s", name, a.measure.Width(l), l)
		}
	}
}

func TestHelpFitsTheTerminalInEveryLanguage(t *testing.T) {
	inEveryLanguage(t, func(t *testing.T, a *app, out *bytes.Buffer) {
		root := a.root()
		for _, cmd := range append(root.Commands(), root) {
			out.Reset()
			a.help(cmd)
			a.out.flush()
			if strings.Count(out.String(), "\n") < 6 {
				t.Errorf("the help of %s is short: %s", cmd.Name(), out)
			}
			checkPage(t, a, cmd.Name(), out.String())
			for _, head := range []string{a.words.Usage, a.words.GlobalFlags} {
				if !strings.Contains(out.String(), "\n"+head+"\n") {
					t.Errorf("the help of %s has no heading %q", cmd.Name(), head)
				}
			}
		}
	})
}

func TestSettingsArePrintedAsASettingsFileInEveryLanguage(t *testing.T) {
	inEveryLanguage(t, func(t *testing.T, a *app, out *bytes.Buffer) {
		a.settings.Contact, a.settings.Measure = "https://a.example/", 30
		a.printSettings()
		a.out.flush()
		checkPage(t, a, "config", out.String())
		got, problems := config.Parse("config.toml", out.Bytes())
		if problems != nil || !reflect.DeepEqual(got, a.settings) {
			t.Errorf("read back as %+v (%v), want %+v", got, problems, a.settings)
		}
		unbroken := strings.NewReplacer("\n# ", "", " ", "")
		for _, s := range config.All {
			if !strings.Contains(unbroken.Replace(out.String()), unbroken.Replace(a.words.Settings[s.Key])) {
				t.Errorf("%s is not explained:\n%s", s.Key, out)
			}
		}
	})
}

func TestDescriptionsBreakInTheirColumn(t *testing.T) {
	a, out, _ := testApp(t)
	a.out.cells = 40
	a.define([][]string{{"--all", "所有源，不论是否到期，但五分钟内访问过的除外"}, {"--a名", "x"}})
	a.out.flush()
	want := "  --all  所有源，不论是否到期，但五分钟\n         内访问过的除外\n  --a名  x\n"
	if out.String() != want {
		t.Errorf("printed\n%swant\n%s", out, want)
	}
}

func TestHelpOfACommandLineStaysWhole(t *testing.T) {
	a, out, _ := testApp(t)
	a.paragraphs("a b " + strings.Repeat("word ", 20) + "\n\n  guanbao " + strings.Repeat("x ", 50) + "y")
	a.out.flush()
	if lines := strings.Split(out.String(), "\n"); len(lines) != 5 || len(lines[0]) > showCells || !strings.HasSuffix(lines[3], " y") {
		t.Errorf("printed %q", lines)
	}
}

// TestLicencesNameEveryModule holds that whatever is built in is named.
func TestLicencesNameEveryModule(t *testing.T) {
	info, ok := debug.ReadBuildInfo()
	if !ok || len(info.Deps) < 10 {
		t.Skip("the build does not tell its modules")
	}
	tests := map[string]bool{"github.com/rogpeppe/go-internal": true, "golang.org/x/tools": true}
	for _, m := range info.Deps {
		if !tests[m.Path] && !strings.Contains(licences, "\n"+m.Path+"\n") {
			t.Errorf("no licence of %s", m.Path)
		}
	}
}
