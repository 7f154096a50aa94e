package config

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
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

const listTable = "[[source]]\nurl = \"https://a.example/list.html\"\nitem = \"ul.news > li\"\n"

func TestARuleIsAppendedAndTakenOutAgain(t *testing.T) {
	for text, want := range map[string]string{
		"":                            listTable,
		"# mine\nmeasure = 30 # wide": "# mine\nmeasure = 30 # wide\n\n" + listTable,
		"[[source]]\nurl = \"https://b.example/\"\n": "[[source]]\nurl = \"https://b.example/\"\n\n" + listTable,
		"measure = 30\r\n":                           "measure = 30\r\n\r\n" + strings.ReplaceAll(listTable, "\n", "\r\n"),
	} {
		path := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		undo, err := AddSource(t.Context(), path, listTable)
		if err != nil || undo == nil {
			t.Fatalf("%q: %v", text, err)
		}
		if again, err := AddSource(t.Context(), path, listTable); again != nil || err != nil {
			t.Errorf("a second time: %v", err)
		}
		if data, err := os.ReadFile(path); string(data) != want || err != nil {
			t.Errorf("%q became %q, want %q", text, data, want)
		}
		if s, err := Load(path); err != nil {
			t.Errorf("%q: %v", want, err)
		} else if r, ok := s.Source("https://a.example/list.html"); !ok || r.Item.Empty() {
			t.Errorf("read back: %+v", r)
		}
		edited := want + "indent = false\n"
		if text == "" {
			edited = want
		}
		if err := os.WriteFile(path, []byte(edited), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		if data, err := os.ReadFile(path); string(data) != text+strings.TrimPrefix(edited, want) || err != nil {
			t.Errorf("taken out it is %q, want %q", data, text)
		}
	}
}

func TestARuleThatIsNoneIsNotAppended(t *testing.T) {
	for text, table := range map[string]string{
		"":                  "[[source]]\nitem = \"li\"\n",
		"measure = 31\n":    "[[source]]\nurl = \"https://a.example/\"\n[[pipe]]\nname = \"x\"\nargv = [\"x\"]\n",
		"measure = 32\n":    "",
		"measure = \"x\"\n": listTable,
		"source = [{url = \"https://b.example/\"}]\n": listTable,
	} {
		path := filepath.Join(t.TempDir(), "config.toml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if undo, err := AddSource(t.Context(), path, table); err == nil || undo != nil {
			t.Errorf("%q takes %q", text, table)
		}
		if data, err := os.ReadFile(path); string(data) != text || err != nil {
			t.Errorf("%q became %q, %v", text, data, err)
		}
	}
}
