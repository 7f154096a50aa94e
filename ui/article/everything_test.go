package article

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guanbao/ui/text"
)

var update = flag.Bool("update", false, "write the pages in testdata anew")

// TestPagesAreSetAsTheyWere holds a page with everything that a bulletin may
// hold, in five languages, four widths and both widths of characters, to the
// pages in testdata.
func TestPagesAreSetAsTheyWere(t *testing.T) {
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d pages: %v", len(files), err)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lang := strings.Split(filepath.Base(name), ".")[1]
		var b strings.Builder
		for _, mode := range []text.Mode{text.Narrow, text.Wide} {
			look := lookFor(lang, mode)
			for _, width := range []int{40, 60, 80, 120} {
				fmt.Fprintf(&b, "== %d %v\n", width, mode)
				for _, l := range Lay(NewPage(item(lang, string(src))), look, width, Options{Indent: true}) {
					if w := look.Text.Width(l.String()); w > width {
						t.Errorf("%s, %d %v: %d cells: %q", lang, width, mode, w, l.String())
					}
					b.WriteString(l.String() + "\n")
				}
			}
		}
		golden := strings.TrimSuffix(name, ".html") + ".txt"
		if *update {
			if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Split(b.String(), "\n"); strings.ReplaceAll(string(want), "\r\n", "\n") != b.String() {
			for i, line := range strings.Split(string(want), "\n") {
				if i >= len(got) || got[i] != line {
					t.Errorf("%s differs in line %d; if it should, run the test with -update and look at what git says", golden, i+1)
					break
				}
			}
		}
	}
}
