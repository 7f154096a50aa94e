package config

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"guanbao/feed"
)

func TestASearchIsAppendedAndTheRestStays(t *testing.T) {
	search := feed.SavedSearch{Name: `"新" 规`, Query: `title:"快递" -is:read`}
	const table = "[[search]]\nname = \"\\\"新\\\" 规\"\nquery = \"title:\\\"快递\\\" -is:read\"\n"
	for text, want := range map[string]string{
		"":                            table,
		"# mine\nmeasure = 30 # wide": "# mine\nmeasure = 30 # wide\n\n" + table,
		"[[pipe]]\nname = \"a\"\nargv = [\"b\"]\n": "[[pipe]]\nname = \"a\"\nargv = [\"b\"]\n\n" + table,
	} {
		path := filepath.Join(t.TempDir(), "new", "config.toml")
		if text != "" {
			path = filepath.Join(t.TempDir(), "config.toml")
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := AddSearch(t.Context(), path, search); err != nil {
			t.Fatal(err)
		}
		if err := AddSearch(t.Context(), path, search); !errors.Is(err, ErrNameTaken) {
			t.Errorf("a second time: %v", err)
		}
		data, err := os.ReadFile(path)
		if string(data) != want || err != nil {
			t.Errorf("%q became %q, want %q", text, data, want)
		}
		if s, err := Load(path); err != nil || len(s.Searches) != 1 || s.Searches[0].Name != search.Name || s.Searches[0].Query != search.Query {
			t.Errorf("read back: %+v, %v", s.Searches, err)
		}
	}
}

func TestAFileThatCannotTakeASearchIsNotTouched(t *testing.T) {
	for text, want := range map[string]error{
		"search = [{name = \"a\", query = \"b\"}]\n": ErrListed,
		"measure = \"x\"\n":                          nil,
		"measure = \n":                               nil,
	} {
		path := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		err := AddSearch(t.Context(), path, feed.SavedSearch{Name: "n", Query: "q"})
		var problems Problems
		if want != nil && !errors.Is(err, want) || want == nil && !errors.As(err, &problems) {
			t.Errorf("%q: %v", text, err)
		}
		if data, err := os.ReadFile(path); string(data) != text || err != nil {
			t.Errorf("%q became %q, %v", text, data, err)
		}
	}
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := AddSearch(t.Context(), path, feed.SavedSearch{Name: "n", Query: "is:x"}); err == nil {
		t.Error("a query that is wrong is taken")
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the file is made for nothing")
	}
}
