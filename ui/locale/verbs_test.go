package locale

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

// verb is a verb of package fmt, with its flags and the index of its argument.
var verb = regexp.MustCompile(`%[-+# 0]*(?:\[(\d+)\])?[0-9.]*([a-zA-Z%])`)

// verbs lists what a format asks for, by argument: "1s" for a first argument
// in the form %s. After an explicit index the next verb takes the argument
// after it, as in package fmt.
func verbs(format string) []string {
	var out []string
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		out = append(out, fmt.Sprint(next)+m[2])
		next++
	}
	slices.Sort(out)
	return out
}

func TestVerbsAreComparedByArgument(t *testing.T) {
	tests := []struct {
		a, b string
		same bool
	}{
		{"%s: %d", "%s：%d", true},
		{"%s: %d", "%d: %s", false},
		{"%s: %d", "%[2]d: %[1]s", true},
		{"%s: %d", "%[2]d: %s", false},
		{"%s of %s", "%[2]s, %[1]s", true},
		{"%s of %s", "%[2]s, %[2]s", false},
		{"%s %d %q", "%[2]d %q %[1]s", true},
		{"%s", "%q", false},
		{"%s", "%s %s", false},
		{"100%% of %d", "%d", true},
		{"%d", "%02d", true},
		{"none", "keiner", true},
	}
	for _, tt := range tests {
		if got := slices.Equal(verbs(tt.a), verbs(tt.b)); got != tt.same {
			t.Errorf("%q and %q: the same verbs %v, want %v", tt.a, tt.b, got, tt.same)
		}
	}
}
