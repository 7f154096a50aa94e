package screen

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// Patience is how long a test waits for something. It is long, because it is
// only spent by a test that fails.
const Patience = 2 * time.Minute

// pause is the time between two looks at a screen.
const pause = 10 * time.Millisecond

// watch is a screen that a test looks at, whatever draws it.
type watch struct {
	t        testing.TB
	patience time.Duration
	look     func() []string // the rows of the screen
}

// Lines is what stands on the screen, one string a row, without spaces at the
// end of rows.
func (w *watch) Lines() []string {
	w.t.Helper()
	return w.look()
}

// Wait looks at the screen until ok holds, and gives the screen on which it
// did. The test fails with the last screen when it never does; what says in a
// few words what was waited for.
func (w *watch) Wait(what string, ok func(lines []string) bool) []string {
	w.t.Helper()
	for end := time.Now().Add(w.patience); ; time.Sleep(pause) {
		lines := w.Lines()
		if ok(lines) {
			return lines
		}
		if time.Now().After(end) {
			w.t.Fatalf("waited %v for %s; the screen is\n%s", w.patience, what, Picture(lines))
		}
	}
}

// WaitText waits until every one of the texts stands on the screen, each
// within one row.
func (w *watch) WaitText(texts ...string) []string {
	w.t.Helper()
	return w.Wait(fmt.Sprintf("%q", texts), func(lines []string) bool {
		screen := strings.Join(lines, "\n")
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	})
}

// WaitGone waits until a text no longer stands on the screen.
func (w *watch) WaitGone(text string) []string {
	w.t.Helper()
	return w.Wait(fmt.Sprintf("the end of %q", text), func(lines []string) bool {
		return !strings.Contains(strings.Join(lines, "\n"), text)
	})
}
