package listing

import (
	"regexp"
	"sync"
)

// later compiles a pattern when it is first asked for: a program that starts
// reads no list.
func later(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
