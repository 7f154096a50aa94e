package feed

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
)

// constants counts the constants of this package by their declared type.
func constants(t *testing.T) map[string]int {
	t.Helper()
	count := make(map[string]int)
	for _, name := range []string{"problem.go", "pull.go", "schedule.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok {
				if typ, ok := spec.Type.(*ast.Ident); ok {
					count[typ.Name] += len(spec.Names)
				}
			}
			return true
		})
	}
	return count
}
