package house_test

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

const (
	lipgloss  = "charm.land/lipgloss/v2"
	runewidth = "github.com/mattn/go-runewidth"
)

var (
	// layout are the names in lipgloss that count cells or put text side by side.
	layout = regexp.MustCompile(`^(Width|MaxWidth|Size|Inline|Align.*|Join.*|Place.*|.*Border.*|Wrap.*)$`)
	// steady are the names in go-runewidth that do not follow the locale.
	steady = []string{"NewCondition", "Condition", "IsAmbiguousWidth", "IsCombiningWidth", "IsNeutralWidth"}
)

// cells holds that nothing lays text out by the measure of lipgloss or of the
// locale. It looks names up by type, so that an alias or a variable does not
// hide them; tests may measure as they like.
func cells(t *testing.T, house *tree) []string {
	rooms := make(map[string][]*ast.File)
	measured := make(map[string]bool)
	for _, src := range house.files {
		if src.test || !built(t, house.fsys, src.path) {
			continue
		}
		rooms[src.room] = append(rooms[src.room], src.syntax)
		if slices.Contains(src.imports, lipgloss) || slices.Contains(src.imports, runewidth) {
			measured[src.room] = true
		}
	}
	var faults []string
	for room := range measured {
		info := &types.Info{Uses: make(map[*ast.Ident]types.Object)}
		conf := types.Config{Importer: imports(t), Error: func(error) {}}
		// Errors are the compiler's to tell; what could be resolved is looked at.
		_, _ = conf.Check(room, house.fset, rooms[room], info)
		for ident, used := range info.Uses {
			if why := cellFault(used); why != "" {
				faults = append(faults, fmt.Sprintf("%s: %s", house.fset.Position(ident.Pos()), why))
			}
		}
	}
	slices.Sort(faults)
	return faults
}

// cellFault says what is wrong with the use of a name, or nothing.
func cellFault(used types.Object) string {
	if used.Pkg() == nil {
		return ""
	}
	method := false
	if f, ok := used.(*types.Func); ok {
		method = f.Signature().Recv() != nil
	}
	switch pkg := used.Pkg().Path(); {
	case pkg == lipgloss && layout.MatchString(used.Name()):
		return "lipgloss " + used.Name() + " counts cells in its own way"
	case pkg == runewidth && !method && used.Parent() == used.Pkg().Scope() && !slices.Contains(steady, used.Name()):
		return "runewidth." + used.Name() + " follows the locale"
	}
	return ""
}

// built reports whether a file is part of the build on this machine.
func built(t *testing.T, fsys fs.FS, name string) bool {
	t.Helper()
	ctx := build.Default
	ctx.OpenFile = func(name string) (io.ReadCloser, error) { return fsys.Open(name) }
	ctx.JoinPath = path.Join
	match, err := ctx.MatchFile(path.Dir(name), path.Base(name))
	if err != nil {
		t.Fatal(err)
	}
	return match
}

// imports gives the types of the packages that this module is built from, as
// the go command has compiled them.
func imports(t *testing.T) types.Importer {
	t.Helper()
	compiled, err := exports()
	if err != nil {
		t.Fatal(err)
	}
	return importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) {
		file, ok := compiled[path]
		if !ok {
			return nil, fmt.Errorf("%s: not compiled", path)
		}
		return os.Open(file)
	})
}

// exports finds the files that hold the types of every package below the
// interface and the two libraries that count cells.
var exports = sync.OnceValues(func() (map[string]string, error) {
	cmd := exec.Command("go", "list", "-e", "-export", "-deps", "-f", "{{with .Export}}{{$.ImportPath}}={{.}}{{end}}",
		"guanbao/ui/...", lipgloss, runewidth)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	compiled := make(map[string]string)
	for line := range strings.Lines(string(out)) {
		if name, file, ok := strings.Cut(strings.TrimSpace(line), "="); ok {
			compiled[name] = file
		}
	}
	return compiled, nil
})
