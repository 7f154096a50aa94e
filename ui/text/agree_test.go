package text

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// ansiMode is the mode that x/ansi has taken from the environment of this
// process. What it counts agrees with most terminals; it is another hand than
// ours.
func ansiMode() Mode {
	if os.Getenv("RUNEWIDTH_EASTASIAN") == "1" {
		return Wide
	}
	return Narrow
}

// disagree compares the cells that we count in text after Display with those
// of x/ansi, code point by code point.
func disagree(m *Measure, s string) error {
	d := m.Display(s)
	if got, want := m.Width(d), cellsOf(m, d); got != want {
		return fmt.Errorf("%+q, shown as %+q: %d cells, x/ansi counts %d", s, d, got, want)
	}
	sum := 0
	for c, w := range m.Clusters(d) {
		if ww := cellsOf(m, c); ww != w {
			return fmt.Errorf("%+q: cluster %+q has %d cells, x/ansi counts %d", d, c, w, ww)
		}
		sum += w
	}
	if sum != m.Width(d) {
		return fmt.Errorf("%+q: clusters of %d cells in a string of %d", d, sum, m.Width(d))
	}
	if m.Width(s) != m.Width(d) {
		return fmt.Errorf("%+q: %d cells, but %d once shown", s, m.Width(s), m.Width(d))
	}
	return nil
}

// cellsOf counts by x/ansi, which gives one cell to the Latin letters that a
// wide terminal draws in two.
func cellsOf(m *Measure, s string) int {
	n := ansi.StringWidthWc(s)
	for _, r := range s {
		if m.Mode() == Wide && isAmbiguousLatin(r) {
			n++
		}
	}
	return n
}

func TestEveryCharacterTakesTheCellsThatAnsiCounts(t *testing.T) {
	m := New(ansiMode())
	bad := 0
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if r > 0x20000 && r%251 != 0 && (r < 0xe0000 || r > 0xe0200) {
			continue
		}
		c := string(r)
		for _, s := range []string{c, "a" + c, "漢" + c + "字", c + "\u0301", c + c + "가", "👨" + c + "👩", "ｶ" + c, "क" + c + "ष"} {
			if err := disagree(m, s); err != nil {
				t.Errorf("U+%04X: %v", r, err)
				if bad++; bad > 40 {
					t.FailNow()
				}
			}
		}
	}
}

// x/ansi reads RUNEWIDTH_EASTASIAN when it starts, so its wide mode can only be
// asked in another process.
func TestWideModeAgreesWithAWideAnsi(t *testing.T) {
	if ansiMode() == Wide {
		t.Skip("this is that process")
	}
	cmd := exec.Command(os.Args[0], "-test.run=^(TestEveryCharacter|TestUltravioletLays|FuzzDisplay)", "-test.v")
	cmd.Env = append(os.Environ(), "RUNEWIDTH_EASTASIAN=1")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: TestEveryCharacter") {
		t.Fatalf("in wide mode: %v\n%s", err, out)
	}
}

// mixed holds one of each class that is hard to measure.
const mixed = "“引”…—·①★─→αéàß é 한ᄒ 가ᅡᄂ ｶﾞﾊﾟｱﾞ ＡＢ 𠀀𱍐 👨‍👩‍👧‍👦 👩🏽‍⚕️ 🇭🇰🇨 1️⃣ ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ䷀☰ กำ क्षि ㉈ \ue000 ばか゚\u200f"

func TestUltravioletLaysOutAsCounted(t *testing.T) {
	m := New(ansiMode())
	row := m.Fit(strings.ReplaceAll(mixed, "ß", ""), 200) + "|" // x/ansi is wrong of that in wide mode
	x := 0
	for _, c := range uv.NewStyledString(row).Lines(ansi.WcWidth)[0] {
		if c.Content == "|" {
			break
		}
		x += c.Width
	}
	if x != 200 {
		t.Errorf("the separator stands in column %d, not 200: %q", x, row)
	}
}

func FuzzDisplay(f *testing.F) {
	f.Add(mixed)
	f.Add("\u0301x\x1b[31mred\r\n\u202eevil\u200d\u200c")
	f.Add("\xe4\xb8 \xff\xed\xa0\x80ᄀ\u0301ᅡ")
	f.Add("กำ\r\n\u1100\u1161\U0001f1e6\U0001f1e6ｶﾞ\U000113d1a")
	f.Add("می\u200cخواهم\u0600ab\u0d4eക")
	f.Fuzz(func(t *testing.T, s string) {
		m := New(ansiMode())
		if err := disagree(m, s); err != nil {
			t.Error(err)
		}
		if utf8.ValidString(s) {
			rest := s
			for c := range m.Clusters(s) {
				if want := graphemes.FromString(rest).First(); c != want {
					t.Errorf("%+q: cluster %+q, want %+q", s, c, want)
				}
				rest = rest[len(c):]
			}
		}
		for _, mode := range []Mode{Narrow, Wide} {
			m := New(mode)
			checkDisplayed(t, m, s, m.Display(s), false)
			checkDisplayed(t, m, s, m.DisplayLines(s), true)
		}
	})
}

func checkDisplayed(t *testing.T, m *Measure, s, d string, lines bool) {
	t.Helper()
	if !utf8.ValidString(d) {
		t.Errorf("Display(%+q) = %+q is no UTF-8", s, d)
	}
	for _, r := range d {
		if r == '\n' && lines {
			continue
		}
		if r < 0x20 || r >= 0x7f && r < 0xa0 || isBidi(r) || isRegional(r) || isJamo(r) || isSkinTone(r) || isTag(r) || r == 0x200d {
			t.Errorf("Display(%+q) lets %U pass", s, r)
		}
	}
	again := m.Display(d)
	if lines {
		again = m.DisplayLines(d)
	}
	if again != d {
		t.Errorf("Display is not idempotent: %+q, %+q, %+q", s, d, again)
	}
}
