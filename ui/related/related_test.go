package related

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"guanbao/feed"
	"guanbao/ui/locale"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

func look(mode text.Mode) *theme.Look {
	chrome := theme.NarrowChrome
	if mode == text.Wide {
		chrome = theme.WideChrome
	}
	now := time.Date(2026, 9, 30, 12, 0, 0, 0, time.UTC)
	return &theme.Look{Text: text.New(mode), Words: locale.For("zh-Hans"), Styles: theme.New(true, colorprofile.TrueColor), Chrome: chrome, Now: now, Zone: time.UTC}
}

func cached(n int) feed.Row {
	return feed.Row{ID: feed.ID(fmt.Sprintf("id%d", n)), Title: fmt.Sprintf("第%d号通知", n), FeedTitle: "邮政局", URL: "https://a.example/", Unread: true}
}

// web has n related links, none in the cache, a citation and two similar ones.
func web(n int) (r feed.Relations) {
	for i := range n {
		r.Related = append(r.Related, feed.Relation{Link: feed.Link{Kind: feed.LinkRelated, Title: fmt.Sprintf("新闻%d", i+1), URL: fmt.Sprintf("https://p.example/%d", i)}})
	}
	r.Cites = []feed.Relation{{Link: feed.Link{Kind: feed.LinkCites, Title: "《通知》"}, Rows: []feed.Row{cached(1)}}}
	for i := range 2 {
		r.Similar = append(r.Similar, feed.Similar{Row: cached(i + 2), Terms: []string{"快递进村"}})
	}
	return r
}

func open(n, height int) Model { return New(cached(0), nil).Resize(height).Set(web(n)) }

func draw(m Model, l *theme.Look, width, height int) []string {
	return strings.Split(ansi.Strip(strings.Join(m.Resize(height).View(l, width, height, true), "\n")), "\n")
}

func on(t *testing.T, m Model, title string) {
	t.Helper()
	e, ok := m.Selected()
	if got := e.Link.Title; !ok || got != title {
		t.Fatalf("the cursor is on %q, %v, want %q", got, ok, title)
	}
	if m.cursor < m.top || m.cursor >= m.top+m.room() {
		t.Fatalf("the cursor on line %d is out of sight from %d", m.cursor, m.top)
	}
}

func TestTheCursorGoesThroughEntriesAndHeads(t *testing.T) {
	m := open(3, 10)
	on(t, m, "新闻1")
	on(t, m.Move(2), "新闻3")
	if _, ok := m.Move(3).Selected(); ok {
		t.Error("the head of a section is an entry")
	}
	on(t, m.Last(), "第3号通知")
	on(t, m.Last().Move(-1), "第2号通知") // over its terms
	on(t, m.Last().Move(5), "第3号通知")
	next, ok := m.Section(1)
	on(t, next.Move(1), "《通知》")
	if _, more := m.Last().Section(1); !ok || more {
		t.Error("sections are missed, or without end")
	}
}

func TestASectionIsFolded(t *testing.T) {
	m := open(3, 12).Fold()
	if got := strings.Join(draw(m, look(text.Narrow), 60, 12), "\n"); strings.Contains(got, "新闻1") || !strings.Contains(got, "+ 相关（3）") {
		t.Errorf("folded:\n%s", got)
	}
	on(t, m.Select(2), "新闻2")
	on(t, m.Fold().Move(1), "新闻1")
}

func TestThePanelComesBackToItsSpot(t *testing.T) {
	m := open(50, 10).Move(30)
	spot := m.Spot()
	again := New(cached(0), &spot)
	if again.Spot() != spot {
		t.Error("the spot is lost while the panel waits")
	}
	again = again.Resize(10).Set(web(50))
	on(t, again, "新闻31")
	if again.top != m.top {
		t.Errorf("the pane begins at line %d, it was %d", again.top, m.top)
	}
	on(t, m.Set(web(60)), "新闻31")
	on(t, m.Set(web(20)), "新闻20")
}

func TestEveryRowHasItsWidthWhateverItSays(t *testing.T) {
	r := web(12)
	r.Related[3].Title = "a\x1b[31m\u202eb\nc👩‍👩‍👧①"
	r.Related[4] = feed.Relation{}
	r.Reposts = []feed.Row{{}, {Title: strings.Repeat("\u0301", 40), FeedTitle: strings.Repeat("𠀀", 90), Starred: true}}
	for _, mode := range []text.Mode{text.Narrow, text.Wide} {
		l := look(mode)
		for _, m := range []Model{New(cached(0), nil), New(cached(0), nil).Fail("坏了\x1b"), New(cached(0), nil).Set(feed.Relations{}), New(cached(0), nil).Set(r)} {
			for width := 4; width < 140; width += 3 {
				for _, height := range []int{3, 10, 30} {
					rows := draw(m.Resize(height).Move(4), l, width, height)
					for i, row := range rows {
						if w := l.Text.Width(row); w != width || len(rows) != height {
							t.Fatalf("%v %d×%d: row %d of %d has %d cells: %q", mode, width, height, i, len(rows), w, row)
						}
					}
				}
			}
		}
	}
}

func TestThePanelSaysWhatIsWhere(t *testing.T) {
	l := look(text.Narrow)
	got := strings.Join(draw(open(1, 20), l, 120, 20), "\n")
	for _, want := range []string{"相关：第0号通知", "- 相关（1）", "[1] ↓", "未缓存", "p.example", "[2] ●", "未读", "共有：快递进村"} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not say %q:\n%s", want, got)
		}
	}
	read := open(1, 20).Update("id1", func(r *feed.Row) { r.Unread = false })
	if got := strings.Join(draw(read, l, 120, 20), "\n"); strings.Contains(got, "[2] ●") || !strings.Contains(got, "已读") {
		t.Errorf("after it was read:\n%s", got)
	}
}

func TestOnlyTheRowsInSightAreDrawn(t *testing.T) {
	m := open(10_000, 30).Move(5_000)
	seen := len(m.inSight())
	for i := range m.lines {
		if i < m.top || i >= m.top+seen {
			m.lines[i].at = -1 // which cannot be drawn
		}
	}
	rows := m.View(look(text.Narrow), 80, 30, true)
	if len(rows) != 30 || seen != m.room() {
		t.Errorf("%d rows, %d lines in sight", len(rows), seen)
	}
}

func TestHintsStayWithTheirEntries(t *testing.T) {
	letters := func(n int) (out []string) {
		for i := range n {
			out = append(out, string(rune('a'+i)))
		}
		return out
	}
	m, _ := open(3, 30).Hint(letters)
	if n, _ := m.Set(web(3)).Hinted("b"); n != 2 {
		t.Errorf("b is entry %d after the same entries came again", n)
	}
	if n, _ := m.Set(web(4)).Hinted("b"); n != 0 {
		t.Errorf("b is entry %d after others came", n)
	}
}
