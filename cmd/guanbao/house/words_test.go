package house_test

import (
	"fmt"
	"go/ast"
	"path"
	"regexp"
	"strings"
	"testing"
)

// vague are names of rooms, files and types that say nothing of what is there.
var vague = regexp.MustCompile(`(?i)^(utils?|helpers?|common|misc|.*_utils?|.*_helpers?|managers?|.*_manager)$|(Utils?|Helpers?|Manager)$`)

// names holds that rooms, files and types are called after what they are.
func names(_ *testing.T, house *tree) []string {
	var faults []string
	told := map[string]bool{}
	for _, src := range house.files {
		if room := path.Base(src.room); vague.MatchString(room) && !told[src.room] {
			told[src.room] = true
			faults = append(faults, src.room+": a room for anything")
		}
		if vague.MatchString(strings.TrimSuffix(strings.TrimSuffix(path.Base(src.path), ".go"), "_test")) {
			faults = append(faults, src.path+": a file for anything")
		}
		for _, decl := range src.syntax.Decls {
			if d, ok := decl.(*ast.GenDecl); ok {
				for _, spec := range d.Specs {
					if s, ok := spec.(*ast.TypeSpec); ok && vague.MatchString(s.Name.Name) {
						faults = append(faults, fmt.Sprintf("%s: the name of %s says nothing", src.path, s.Name.Name))
					}
				}
			}
		}
	}
	return faults
}

// documented holds that what a room shows to others says what it is.
func documented(_ *testing.T, house *tree) []string {
	var faults []string
	for _, src := range house.files {
		if src.test || src.syntax.Name.Name == "main" {
			continue
		}
		for _, name := range bare(src.syntax) {
			faults = append(faults, fmt.Sprintf("%s: %s has no comment", src.path, name))
		}
	}
	return faults
}

// bare are the exported names at the top of a file that no comment is about.
// The comment of a group is about each name in it.
func bare(file *ast.File) (out []string) {
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && d.Doc == nil && exportedTo(d) {
				out = append(out, d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					if s.Name.IsExported() && d.Doc == nil && s.Doc == nil && s.Comment == nil {
						out = append(out, s.Name.Name)
					}
				case *ast.ValueSpec:
					if s.Names[0].IsExported() && d.Doc == nil && s.Doc == nil && s.Comment == nil {
						out = append(out, s.Names[0].Name)
					}
				}
			}
		}
	}
	return out
}

// wellKnown are methods whose name says all: those of interfaces of the
// standard library.
var wellKnown = map[string]bool{"String": true, "Error": true, "Unwrap": true, "Is": true, "Len": true, "Less": true, "Swap": true, "Close": true, "Read": true, "Write": true}

// exportedTo reports whether others can call a function: one of no type, or a
// method of an exported type that is not well known.
func exportedTo(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	of := d.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	if generic, ok := of.(*ast.IndexExpr); ok {
		of = generic.X
	}
	name, ok := of.(*ast.Ident)
	return ok && name.IsExported() && !wellKnown[d.Name.Name]
}

// later is what one writes to put something off.
var later = regexp.MustCompile(`\b(TODO|FIXME|XXX|HACK)\b`)

// unfinished holds that nothing is put off in a comment.
func unfinished(_ *testing.T, house *tree) []string {
	var faults []string
	for _, src := range house.files {
		for _, group := range src.syntax.Comments {
			for _, c := range group.List {
				if word := later.FindString(c.Text); word != "" {
					faults = append(faults, fmt.Sprintf("%s: line %d says %s", src.path, house.fset.Position(c.Pos()).Line, word))
				}
			}
		}
	}
	return faults
}
