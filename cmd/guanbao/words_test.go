package main

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"

	"guanbao/cmd/guanbao/config"
	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
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
		if name == "words.go" || name == "english.go" || strings.HasSuffix(name, "_test.go") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(data)
	}
	v := reflect.ValueOf(english)
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
	for _, s := range config.All {
		if english.Settings[s.Key] == "" || english.Wants[string(s.Want)] == "" {
			t.Errorf("setting %s has no words", s.Key)
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
