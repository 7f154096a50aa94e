package uax14

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// unicodeData is a folder with the Unicode Character Database; Debian's
// package unicode-data puts one into /usr/share/unicode.
var unicodeData = flag.String("unicode", "", "reduce the Unicode Character Database in this `folder` to linebreak.txt")

// TestReduce writes linebreak.txt anew when it is given -unicode.
func TestReduce(t *testing.T) {
	if *unicodeData == "" {
		t.Skip("no -unicode folder")
	}
	lineBreak, version := read(t, "LineBreak.txt")
	category, _ := read(t, "extracted", "DerivedGeneralCategory.txt")
	var b strings.Builder
	fmt.Fprintf(&b, "# Reduced from %s and DerivedGeneralCategory.txt of the Unicode Character Database\n", version)
	fmt.Fprintf(&b, "# by go test ./ui/text/uax14 -run TestReduce -unicode FOLDER: the classes %s alone.\n", strings.Join(wanted, " "))
	b.WriteString("# © 2022 Unicode®, Inc.; see LICENSE-UNICODE.txt.\n")
	for r := rune(1); r <= 0x10ffff; r++ {
		if !slices.Contains(wanted, lineBreak[r]) {
			continue
		}
		first := r
		for lineBreak[r+1] == lineBreak[first] && category[r+1] == category[first] {
			r++
		}
		fmt.Fprintf(&b, "%04X", first)
		if r > first {
			fmt.Fprintf(&b, "..%04X", r)
		}
		fmt.Fprintf(&b, " %s %s\n", lineBreak[first], category[first])
	}
	if err := os.WriteFile("linebreak.txt", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// read gives the values of a property by character, and the name that the
// file calls itself in its first line.
func read(t *testing.T, name ...string) (map[rune]string, string) {
	t.Helper()
	file, err := os.Open(filepath.Join(append([]string{*unicodeData}, name...)...))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	values := make(map[rune]string)
	title := ""
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		if title == "" {
			title = strings.TrimPrefix(lines.Text(), "# ")
		}
		chars, value, ok := strings.Cut(line, ";")
		if !ok {
			continue
		}
		var first, last rune
		if _, err := fmt.Sscanf(strings.TrimSpace(chars), "%x..%x", &first, &last); err != nil {
			last = first
		}
		for r := first; r <= last; r++ {
			values[r] = strings.TrimSpace(value)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return values, title
}
