package ui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
)

// everyKey is typed by the random walk; those that quit are left out.
var everyKey = strings.Fields("/ / F + + g/ 邮 快 r enter up S N j j j k k space b ^D ^U g g G l enter h esc J K n p ] [ tab B M m A e e H L { } U u r R X a D y o d c c ! ? ^L ｊ 中 home end left backspace : : ^W ^Y ^U shift+tab")

// walk is a reader who presses anything at any time, on terminals of any size,
// while answers come late and in any order.
type walk struct {
	*screen
	rng   *rand.Rand
	steps []string
}

func (w *walk) step() {
	switch w.rng.IntN(30) {
	case 0:
		size := sizes[w.rng.IntN(len(sizes))]
		w.note("resize %v", size)
		w.resize(size[0], size[1])
	case 1:
		w.note("hold")
		w.hold = true
	case 2:
		w.note("release")
		w.rng.Shuffle(len(w.waiting), func(i, j int) { w.waiting[i], w.waiting[j] = w.waiting[j], w.waiting[i] })
		w.release()
	case 3:
		w.note("new article")
		n := len(w.shelf.items)
		fresh := newShelf(1).items[0]
		fresh.ID, fresh.Cursor.Row, fresh.Cursor.Date = feed.ID(fmt.Sprintf("new%d", n)), int64(100_000+n), noon.Unix()+int64(w.rng.IntN(100)-50)*1000
		at := 0
		for at < n && (w.shelf.items[at].Cursor.Date > fresh.Cursor.Date) {
			at++
		}
		w.shelf.items = append(w.shelf.items[:at:at], append([]feed.Item{fresh}, w.shelf.items[at:]...)...)
		w.puller.reports = []feed.Report{{Status: feed.StatusNew, Saved: feed.Saved{New: 1}}}
	case 4:
		w.note("trouble")
		w.shelf.fail = &feed.Problem{Kind: feed.ProblemStorage}
	case 5, 6:
		w.shelf.fail = nil
	default:
		key := everyKey[w.rng.IntN(len(everyKey))]
		w.note("%s", key)
		w.keys(key)
	}
}

func (w *walk) note(format string, args ...any) {
	w.steps = append(w.steps, fmt.Sprintf(format, args...))
}

func TestARandomReaderFindsEveryFrameWhole(t *testing.T) {
	walks := uint64(40)
	if raced {
		walks = 8
	}
	for seed := range walks {
		rng := rand.New(rand.NewPCG(seed, 1))
		w := &walk{screen: setup(t, []int{0, 1, 7, 400}[seed%4], 120, 40), rng: rng}
		for range 400 {
			w.step()
			if w.quit {
				t.Fatalf("seed %d: quit after %v", seed, w.steps)
			}
			if !w.m.lay.tooSmall() {
				checkFrame(t, w.screen, fmt.Sprintf("seed %d after %v", seed, w.steps[max(len(w.steps)-8, 0):]), w.m.lay.width, w.m.lay.height)
			}
		}
		w.settles(seed)
	}
}

// settles lets every answer come, and then asks whether the screen tells the
// truth again.
func (w *walk) settles(seed uint64) {
	w.t.Helper()
	w.shelf.fail = nil
	for w.release(); len(w.waiting) > 0; {
		w.release()
	}
	if w.m.job != nil {
		w.t.Fatalf("seed %d: a job never ends", seed)
	}
	w.keys("esc esc esc esc")
	w.resize(120, 40)
	w.keys("] u u g g")
	w.send(w.m.reloadHere()())
	if w.m.focus == sourcesPane {
		w.keys("h")
	}
	if w.m.list.Len() > 0 && w.reading() != w.selected() {
		w.t.Fatalf("seed %d: the cursor is on %q, the pane shows %q", seed, w.selected(), w.reading())
	}
	for _, it := range w.shelf.items {
		if row, ok := w.m.list.Selected(); ok && row.ID == it.ID && row.Unread != it.Unread {
			w.t.Fatalf("seed %d: the list says unread %v of %s", seed, row.Unread, it.ID)
		}
	}
	w.send(tea.KeyPressMsg{Code: 'Q', Text: "Q"})
	if !w.quit {
		w.t.Fatalf("seed %d: Q does not quit", seed)
	}
}
