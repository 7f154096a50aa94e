package house_test

import (
	"fmt"
	"go/ast"
	"testing"
)

const (
	fileLines     = 350
	functionLines = 60
)

// grown are files and functions that may be longer than the rest, each with
// the reason, by "path" or "path:function".
var grown = map[string]string{}

// sizes holds the length of files and functions. Tests may be longer, and so
// may tables: the values of package-level variables and constants are not
// counted.
func sizes(_ *testing.T, house *tree) []string {
	var faults []string
	for _, src := range house.files {
		if src.test {
			continue
		}
		whole := house.fset.File(src.syntax.Pos()).LineCount()
		for _, decl := range src.syntax.Decls {
			switch d := decl.(type) {
			case *ast.GenDecl:
				whole -= tableLines(house, d)
			case *ast.FuncDecl:
				name := src.path + ":" + d.Name.Name
				if n := house.lines(d); n > functionLines && grown[name] == "" {
					faults = append(faults, fmt.Sprintf("%s: %s has %d lines, more than %d", src.path, d.Name.Name, n, functionLines))
				}
			}
		}
		if whole > fileLines && grown[src.path] == "" {
			faults = append(faults, fmt.Sprintf("%s: has %d lines, more than %d", src.path, whole, fileLines))
		}
	}
	return faults
}

// tableLines counts the lines of a declaration that hold nothing but values.
func tableLines(house *tree, d *ast.GenDecl) int {
	n := 0
	for _, spec := range d.Specs {
		if values, ok := spec.(*ast.ValueSpec); ok {
			n += house.lines(values)
		}
	}
	return n
}

// lines counts the lines on which a node stands.
func (house *tree) lines(n ast.Node) int {
	return house.fset.Position(n.End()).Line - house.fset.Position(n.Pos()).Line + 1
}

func TestGrownHaveAReasonAndAreStillThere(t *testing.T) {
	house := load(t, rootFS(t))
	names := make(map[string]bool)
	for _, src := range house.files {
		names[src.path] = true
		for _, decl := range src.syntax.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok {
				names[src.path+":"+f.Name.Name] = true
			}
		}
	}
	for name, reason := range grown {
		if !names[name] || len(reason) < 20 {
			t.Errorf("%s: no such file or function, or no reason: %q", name, reason)
		}
	}
}
