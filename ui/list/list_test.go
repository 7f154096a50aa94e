package list

import (
	"fmt"
	"testing"

	"guanbao/feed"
)

// library gives n rows, the newest first, id000000 to id00000n.
type library []feed.Row

func shelf(n int) library {
	l := make(library, n)
	for i := range l {
		l[i] = feed.Row{ID: feed.ID(fmt.Sprintf("id%06d", i)), Cursor: feed.Cursor{Date: int64(n - i), Row: 1}, Title: fmt.Sprintf("第%d号", i)}
	}
	return l
}

// answer is what a cache gives for a Want.
func (l library) answer(w Want) []feed.Row {
	at := len(l) - int(w.From.Date)
	if w.Dir == feed.Newer {
		return l[max(at-w.N, 0):at]
	}
	return l[at+1 : min(at+1+w.N, len(l))]
}

// meet answers a Want, and those that its answer gives rise to.
func (l library) meet(m Model, w *Want) Model {
	for w != nil {
		m, w = m.Extend(*w, l.answer(*w))
	}
	return m
}

// open is a list of n rows with its first window.
func open(n, height int) (Model, library) {
	l := shelf(n)
	first := min(n, Batch)
	return Model{}.Resize(height).Reset(false).Replace(l[:first], 0, true, first == n), l
}

// holds checks what must be true of every list.
func holds(t *testing.T, m Model) {
	t.Helper()
	row, ok := m.Selected()
	if ok != (m.Len() > 0) {
		t.Fatalf("a list of %d rows has a cursor: %v", m.Len(), ok)
	}
	if m.top > m.cursor || m.cursor-m.top >= max(m.height, 1) || m.top < 0 {
		t.Fatalf("cursor %d is out of sight: rows from %d, %d high", m.cursor, m.top, m.height)
	}
	for i := 1; i < len(m.rows); i++ {
		if m.rows[i-1].Cursor.Date != m.rows[i].Cursor.Date+1 {
			t.Fatalf("the window has a hole or a double at row %d, near %s", i, row.ID)
		}
	}
}

func on(t *testing.T, m Model, want int) {
	t.Helper()
	holds(t, m)
	if row, _ := m.Selected(); row.ID != feed.ID(fmt.Sprintf("id%06d", want)) {
		t.Fatalf("the cursor is on %s, want %d", row.ID, want)
	}
}

func TestAnEmptyListBearsEveryMove(t *testing.T) {
	m := Model{}
	for _, m := range []Model{m, m.Resize(5), m.Resize(5).Replace(nil, 0, true, true)} {
		m, w := m.Move(1)
		holds(t, m)
		if w != nil {
			t.Errorf("it asks for %+v", *w)
		}
		m, _ = m.Page(-1)
		m, _ = m.First()
		m, _ = m.Last()
		m, found := m.Seek(feed.Older)
		if found {
			t.Error("an unread row was found in it")
		}
		m, _ = m.Extend(Want{N: 10}, shelf(3))
		holds(t, m.Update("x", func(*feed.Row) {}))
	}
	if m.Loaded() || !m.Replace(nil, 0, true, true).Loaded() {
		t.Error("Loaded does not tell whether a window came")
	}
}

func TestMovesStayInsideTheList(t *testing.T) {
	tests := []struct {
		name  string
		rows  int
		moves []int
		want  int
	}{
		{"one row", 1, []int{1, 1, -1, -5}, 0},
		{"down", 9, []int{1, 1, 1}, 3},
		{"beyond the end", 9, []int{100}, 8},
		{"beyond the end and back", 9, []int{100, -1}, 7},
		{"above the beginning and on", 9, []int{-100, 2}, 2},
		{"over a window's edge", 1000, []int{199, 1, 1}, 201},
		{"over several windows at once", 1000, []int{950}, 950},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, l := open(tt.rows, 10)
			for _, n := range tt.moves {
				next, w := m.Move(n)
				m = l.meet(next, w)
			}
			on(t, m, tt.want)
		})
	}
}

func TestPagesKeepTheCursorsPlaceOnTheScreen(t *testing.T) {
	m, _ := open(100, 10)
	m, _ = m.Move(3)
	m, _ = m.Page(1)
	on(t, m, 13)
	if m.cursor-m.top != 3 {
		t.Errorf("after a page the cursor is in row %d, was in 3", m.cursor-m.top)
	}
	m, _ = m.Page(-0.5)
	on(t, m, 8)
	one, _ := open(100, 1)
	one, _ = one.Move(5)
	one, _ = one.Page(-0.5)
	on(t, one, 4)
	one, _ = one.Page(0.5)
	on(t, one, 5)
}

func TestALoadIsAskedForOnceAndInTime(t *testing.T) {
	m, _ := open(1000, 10)
	asked := 0
	for range 150 {
		next, w := m.Move(1)
		m = next
		if w != nil {
			asked++
			if w.Dir != feed.Older || w.N != Batch || m.cursor >= Batch-1 {
				t.Errorf("with the cursor on %d it asks for %+v", m.cursor, *w)
			}
		}
	}
	if asked != 1 {
		t.Errorf("it asked %d times", asked)
	}
}

func TestMovesBeyondTheWindowArriveWhenTheRowsDo(t *testing.T) {
	m, l := open(1000, 10)
	m, w := m.Move(190)
	for range 5 {
		m, _ = m.Move(10)
	}
	on(t, m, 199)
	on(t, l.meet(m, w), 240)
	back, _ := m.Move(-1)
	on(t, l.meet(back, w), 198)
}

func TestAnotherGoalForgetsMovesUnderWay(t *testing.T) {
	goals := map[string]struct {
		go_  func(Model) Model
		want int
	}{
		"First": {func(m Model) Model { m, _ = m.First(); return m }, 0},
		"Seek":  {func(m Model) Model { m, _ = m.Seek(feed.Newer); return m }, 150},
	}
	for name, goal := range goals {
		t.Run(name, func(t *testing.T) {
			m, l := open(1000, 10)
			m = m.Update("id000150", func(r *feed.Row) { r.Unread = true })
			m, w := m.Move(190)
			m, _ = m.Move(300)
			m = goal.go_(m)
			on(t, l.meet(m, w), goal.want)
		})
	}
}

func TestALoadThatFailedIsAskedForAgain(t *testing.T) {
	m, l := open(1000, 10)
	m, w := m.Move(250)
	m = m.Release(*w)
	m, again := m.Move(1)
	if again == nil {
		t.Fatal("the list never asks again")
	}
	on(t, l.meet(m, again), 200)
}

func TestAnAnswerThatFitsNoEdgeIsDropped(t *testing.T) {
	m, l := open(1000, 10)
	m, w := m.Move(190)
	m = m.Replace(l[400:600], 100, false, false)
	m, _ = m.Extend(*w, l.answer(*w))
	on(t, m, 500)
	if m.Len() != 200 {
		t.Errorf("the window has %d rows", m.Len())
	}
}

func TestTheWindowStaysSmallHoweverFarOneScrolls(t *testing.T) {
	m, l := open(20_000, 40)
	for range 600 {
		next, w := m.Page(0.75)
		m = l.meet(next, w)
		if m.Len() > 3*keep {
			t.Fatalf("the window holds %d rows", m.Len())
		}
	}
	on(t, m, 18_000)
	if m.Complete(feed.Newer) {
		t.Error("the window claims to reach the newest row")
	}
	if _, here := m.First(); here {
		t.Error("First claims to be in the window")
	}
	for range 600 {
		next, w := m.Page(-0.75)
		m = l.meet(next, w)
		if m.Len() > 3*keep {
			t.Fatalf("on the way back the window holds %d rows", m.Len())
		}
	}
	on(t, m, 0)
	if _, here := m.Last(); here || m.Complete(feed.Older) {
		t.Error("the window claims to reach the oldest row")
	}
}

func TestFirstAndLastWithinTheWindow(t *testing.T) {
	m, _ := open(50, 10)
	m, here := m.Last()
	if !here {
		t.Fatal("the last row is not in the window")
	}
	on(t, m, 49)
	m, here = m.First()
	if !here {
		t.Fatal("the first row is not in the window")
	}
	on(t, m, 0)
}

func TestSeekFindsTheNextUnreadRow(t *testing.T) {
	m, _ := open(20, 5)
	for _, id := range []feed.ID{"id000000", "id000007", "id000012"} {
		m = m.Update(id, func(r *feed.Row) { r.Unread = true })
	}
	m, found := m.Seek(feed.Older)
	if !found {
		t.Error("the next unread row was not found")
	}
	on(t, m, 7)
	m, _ = m.Seek(feed.Older)
	on(t, m, 12)
	if _, found = m.Seek(feed.Older); found {
		t.Error("a fourth one was found")
	}
	m, _ = m.Seek(feed.Newer)
	m, _ = m.Seek(feed.Newer)
	on(t, m, 0)
	if _, found = m.Seek(feed.Newer); found {
		t.Error("the row under the cursor was found")
	}
}

func TestUpdateLeavesTheFormerModelAlone(t *testing.T) {
	m, _ := open(3, 5)
	next := m.Update("id000001", func(r *feed.Row) { r.Starred = true })
	if !next.rows[1].Starred || m.rows[1].Starred {
		t.Errorf("starred: next %v, former %v", next.rows[1].Starred, m.rows[1].Starred)
	}
}

func TestReplaceKeepsTheCursorsPlaceOnTheScreen(t *testing.T) {
	m, l := open(100, 10)
	m, _ = m.Move(25)
	m, _ = m.Move(-4)
	at := m.cursor - m.top
	m = m.Replace(l[10:90], 11, false, false)
	on(t, m, 21)
	if m.cursor-m.top != at {
		t.Errorf("the cursor went from row %d to row %d of the screen", at, m.cursor-m.top)
	}
	for _, bad := range []int{-3, 999} {
		holds(t, m.Replace(l[:5], bad, true, true))
	}
}

func TestResizingKeepsTheCursorInSight(t *testing.T) {
	m, _ := open(100, 40)
	m, _ = m.Move(39)
	for _, h := range []int{3, 1, 0, -4, 200, 7} {
		m = m.Resize(h)
		on(t, m, 39)
	}
}
