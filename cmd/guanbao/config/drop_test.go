package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	droppedRule  = "[[source]]\nurl = \"https://a.example/\"\nitem = \"#zoom li\"\n"
	neighbouring = "[[source]]\nurl = \"https://b.example/\"\n"
)

func TestARuleGoesAndComesBack(t *testing.T) {
	for text, want := range map[string]string{
		droppedRule:                                    "",
		"# mine\nmeasure = 30\n\n" + droppedRule:       "# mine\nmeasure = 30\n",
		"# mine\n" + droppedRule + "\n# of the next\n": "# mine\n\n# of the next\n",
		neighbouring + "\n" + droppedRule + "\n" + strings.ReplaceAll(neighbouring, "b.", "c."): neighbouring + "\n" + strings.ReplaceAll(neighbouring, "b.", "c."),
		droppedRule + "\n" + neighbouring:                                  neighbouring,
		strings.ReplaceAll("measure = 30\n\n"+droppedRule, "\n", "\r\n"):   "measure = 30\r\n",
		droppedRule + "body = \"#x\"\n":                                    droppedRule + "body = \"#x\"\n",
		strings.Replace(droppedRule, "\nitem", " # the page\nitem", 1):     strings.Replace(droppedRule, "\nitem", " # the page\nitem", 1),
		strings.Replace(droppedRule, "\nitem", "\n# the list\nitem", 1):    strings.Replace(droppedRule, "\nitem", "\n# the list\nitem", 1),
		droppedRule + "# and so on\n":                                      droppedRule + "# and so on\n",
		"source = [{url = \"https://a.example/\", item = \"#zoom li\"}]\n": "source = [{url = \"https://a.example/\", item = \"#zoom li\"}]\n",
		neighbouring: neighbouring,
	} {
		path := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		undo, err := DropSource(t.Context(), path, "https://a.example/")
		if data, _ := os.ReadFile(path); string(data) != want || err != nil || (undo == nil) != (text == want) {
			t.Errorf("%q became %q, want %q, %v", text, data, want, err)
		}
		if undo == nil {
			continue
		}
		if err := undo(t.Context()); err != nil {
			t.Error(err)
		}
		if data, _ := os.ReadFile(path); string(data) != text {
			t.Errorf("%q came back as %q", text, data)
		}
	}
}

func TestARuleComesBackIntoAFileThatWasEditedMeanwhile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.toml")
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(droppedRule)
	undo, err := DropSource(t.Context(), path, "https://a.example/")
	if err != nil || undo == nil {
		t.Fatal(err)
	}
	for range 2 { // the second time it is there
		write("# mine\n")
		if err := undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		if data, _ := os.ReadFile(path); string(data) != "# mine\n\n"+droppedRule {
			t.Errorf("%q", data)
		}
	}
}

func TestNothingIsDroppedFromAFileThatIsWrong(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.toml")
	text := "measure = \n\n" + droppedRule
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := DropSource(t.Context(), path, "https://a.example/"); err == nil {
		t.Error("no error")
	}
	if data, _ := os.ReadFile(path); string(data) != text {
		t.Errorf("became %q", data)
	}
}
