// Package house_test holds the plan of the house: which room may import which,
// what stands at the top level, how long a file and a function may grow, that
// nothing but ui/text counts cells, and that names and comments say what is
// there. It reads the sources of the whole
// module; it does not run them.
package house_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// rule is one thing that the sources must keep.
type rule struct {
	name  string
	check func(*testing.T, *tree) []string // one line a fault: "path: what"
}

var rules = []rule{
	{"top level", topLevel},
	{"arrows", arrows},
	{"foreign packages", foreign},
	{"no cgo", cgo},
	{"cells", cells},
	{"sizes", sizes},
	{"manners", manners},
	{"names", names},
	{"documented", documented},
	{"unfinished", unfinished},
}

func TestHouse(t *testing.T) {
	house := load(t, rootFS(t))
	if n := len(house.files); n < 20 {
		t.Fatalf("only %d sources found in the module", n)
	}
	for _, r := range rules {
		t.Run(r.name, func(t *testing.T) {
			for _, fault := range r.check(t, house) {
				t.Error(fault)
			}
		})
	}
}

// TestRulesCanFail runs each rule over the small houses in testdata. A house
// is an archive of files; what stands above the first of them are the faults
// that the rule of that name has to find, and no others.
func TestRulesCanFail(t *testing.T) {
	for _, r := range rules {
		t.Run(r.name, func(t *testing.T) {
			names, err := filepath.Glob(filepath.Join("testdata", strings.ReplaceAll(r.name, " ", "_")+"*.txtar"))
			if err != nil || len(names) == 0 {
				t.Fatalf("no house in testdata breaks this rule: %v", err)
			}
			for _, name := range names {
				want, files := readArchive(t, name)
				if got := r.check(t, load(t, files)); !slices.Equal(got, want) {
					t.Errorf("%s\n got  %s\n want %s", name, strings.Join(got, "\n      "), strings.Join(want, "\n      "))
				}
			}
		})
	}
}

// rootFS is the folder of go.mod above this test.
func rootFS(t *testing.T) fs.FS {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return os.DirFS(dir)
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = up
	}
}

// topLevel holds what stands at the root of the repository. What .gitignore
// names there is built and not kept.
func topLevel(t *testing.T, house *tree) []string {
	var faults []string
	for _, name := range house.top {
		if !strings.HasPrefix(name, ".") && !slices.Contains([]string{"cmd", "ui", "feed", "cache", "go.mod", "go.sum", "README.md"}, name) &&
			!ignored(t, house.fsys, name) {
			faults = append(faults, name+": does not belong at the top level")
		}
	}
	return faults
}

// ignored reports whether a plain pattern of .gitignore matches a name at the
// top level.
func ignored(t *testing.T, fsys fs.FS, name string) bool {
	t.Helper()
	data, err := fs.ReadFile(fsys, ".gitignore")
	if err != nil {
		return false
	}
	for line := range strings.Lines(string(data)) {
		pattern := strings.Trim(strings.TrimSpace(line), "/")
		if pattern == "" || strings.HasPrefix(pattern, "#") {
			continue
		}
		if match, err := filepath.Match(pattern, name); err != nil {
			t.Fatalf(".gitignore: %v", err)
		} else if match {
			return true
		}
	}
	return false
}
