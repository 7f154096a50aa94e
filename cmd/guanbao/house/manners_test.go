package house_test

import (
	"fmt"
	"go/ast"
	"regexp"
	"strconv"
	"testing"
)

// lastManner is the number of the last line of the contract of fetching: what
// a client that publishers like does, from its User-Agent to its proxies.
const lastManner = 40

// manner is the name of a test that holds a line of that contract.
var manner = regexp.MustCompile(`^TestManner(\d\d)[A-Z0-9]`)

// manners holds that each line of the contract of fetching has a test that is
// named after it.
func manners(_ *testing.T, house *tree) []string {
	held := make(map[int]bool)
	for _, src := range house.files {
		for _, decl := range src.syntax.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && src.test {
				if m := manner.FindStringSubmatch(f.Name.Name); m != nil {
					n, _ := strconv.Atoi(m[1])
					held[n] = true
				}
			}
		}
	}
	var faults []string
	for n := 1; n <= lastManner; n++ {
		if !held[n] {
			faults = append(faults, fmt.Sprintf("manner %02d has no test", n))
		}
	}
	return faults
}
