package house_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// tree is the sources of a module, in the order of their paths.
type tree struct {
	fsys  fs.FS
	fset  *token.FileSet
	top   []string // names at the top level
	files []source
}

// source is one Go file.
type source struct {
	path    string // with slashes, from the root
	room    string // its folder
	test    bool
	imports []string
	syntax  *ast.File
}

// load reads every Go file but those that the go command ignores.
func load(t *testing.T, fsys fs.FS) *tree {
	t.Helper()
	house := &tree{fsys: fsys, fset: token.NewFileSet()}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		house.top = append(house.top, e.Name())
	}
	err = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := name != "." && strings.IndexByte("._", d.Name()[0]) >= 0
		switch {
		case d.IsDir() && (hidden || d.Name() == "testdata" || d.Name() == "node_modules"):
			return fs.SkipDir
		case d.IsDir() || hidden || path.Ext(name) != ".go":
			return nil
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		syntax, err := parser.ParseFile(house.fset, name, data, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			return err
		}
		src := source{path: name, room: path.Dir(name), test: strings.HasSuffix(name, "_test.go"), syntax: syntax}
		for _, spec := range syntax.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			src.imports = append(src.imports, imported)
		}
		house.files = append(house.files, src)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return house
}

// readArchive reads a txtar archive: the lines above the first file, and the
// files.
func readArchive(t *testing.T, name string) (head []string, files fstest.MapFS) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files = make(fstest.MapFS)
	var open *fstest.MapFile
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(line), "-- "); ok && strings.HasSuffix(rest, " --") {
			open = &fstest.MapFile{Mode: 0o644}
			files[strings.TrimSuffix(rest, " --")] = open
		} else if open != nil {
			open.Data = append(open.Data, line...)
		} else if line = strings.TrimSpace(line); line != "" {
			head = append(head, line)
		}
	}
	return head, files
}

func TestReadArchive(t *testing.T) {
	name := path.Join(t.TempDir(), "a.txtar")
	if err := os.WriteFile(name, []byte("one\n\ntwo\n-- a/b.go --\npackage b\n-- c --\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	head, files := readArchive(t, name)
	if !slices.Equal(head, []string{"one", "two"}) || len(files) != 2 || string(files["a/b.go"].Data) != "package b\n" {
		t.Errorf("head %q, files %v", head, files)
	}
}

func TestLoadLeavesOutWhatGoIgnores(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("package a\n")}
	house := load(t, fstest.MapFS{
		"a/a.go": file, "a/a_test.go": file, "a/testdata/b.go": file, ".git/c.go": file, "_d/d.go": file, "a/.e.go": file, "a/f.txt": file,
	})
	var got []string
	for _, src := range house.files {
		got = append(got, src.path)
	}
	if want := []string{"a/a.go", "a/a_test.go"}; !slices.Equal(got, want) {
		t.Errorf("loaded %q, want %q", got, want)
	}
}
