package picker

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"guanbao/ui/locale"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

func look(mode text.Mode) *theme.Look {
	return &theme.Look{Text: text.New(mode), Words: locale.For("zh-Hans"), Styles: theme.New(true, colorprofile.TrueColor), Chrome: theme.WideChrome}
}

func rows(n int) (all []Row) {
	for i := range n {
		all = append(all, Row{Text: fmt.Sprintf("第%d条 “总则”…", i+1), Depth: i % 9})
	}
	return all
}

func TestTheCursorStaysInSightAndInTheList(t *testing.T) {
	for _, n := range []int{0, 1, 3, 200} {
		m := New("目录", rows(n), n/2).Resize(8)
		for i, step := range []func() Model{
			func() Model { return m.Move(1) }, func() Model { return m.Move(-1) }, func() Model { return m.Page(1) }, func() Model { return m.Page(-0.5) },
			func() Model { return m.Last() }, func() Model { return m.Move(5) }, func() Model { return m.First() }, func() Model { return m.Move(-5) },
			func() Model { return m.Resize(3) }, func() Model { return m.Resize(30) },
		} {
			m = step()
			at := m.Cursor()
			if n == 0 && at != -1 || n > 0 && (at < 0 || at >= n || at < m.top || at >= m.top+m.height) {
				t.Fatalf("%d rows, step %d: cursor %d, shown %d to %d", n, i, at, m.top, m.top+m.height-1)
			}
		}
	}
}

func TestRowsHaveExactlyTheirCells(t *testing.T) {
	for _, mode := range []text.Mode{text.Narrow, text.Wide} {
		l := look(mode)
		for width := 4; width < 90; width += 5 {
			m := New("目录：“关于”", rows(30), 7).Resize(12)
			drawn := m.View(l, width, 12)
			if len(drawn) != 12 {
				t.Fatalf("%d rows", len(drawn))
			}
			for _, r := range drawn {
				if got := l.Text.Width(ansi.Strip(r)); got != width {
					t.Fatalf("%v: a row of %d cells in %d: %q", mode, got, width, r)
				}
			}
		}
	}
}

func TestTheRowUnderTheCursorIsSetOff(t *testing.T) {
	l := look(text.Narrow)
	drawn := New("目录", rows(5), 2).Resize(9).View(l, 40, 9)
	for i, r := range drawn {
		if got := strings.Contains(r, "\x1b[7m"); got != (i == 3) {
			t.Errorf("row %d is set off: %v: %q", i, got, r)
		}
	}
	if !strings.Contains(drawn[3], "      第3条") {
		t.Errorf("depth is not shown: %q", drawn[3])
	}
}
