package article

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"guanbao/feed"
	"guanbao/ui/theme"
)

// checkPane holds every row of the pane to its width and their number to its
// height.
func checkPane(t *testing.T, m Model, k *theme.Look, width, height int) {
	t.Helper()
	got := m.View(k, width, height)
	if len(got) != height {
		t.Fatalf("%d rows, want %d", len(got), height)
	}
	for i, r := range got {
		if w := k.Text.Width(ansi.Strip(r)); w != width {
			t.Fatalf("row %d is %d cells, want %d: %q", i, w, width, r)
		}
	}
}

// long is a page of n numbered paragraphs.
func long(n int) Page {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<p>第%03d段：各级邮政管理部门应当加强寄递安全监督检查，确保服务质量稳中有升。</p>", i)
	}
	return NewPage(item("zh-Hans", b.String()))
}

// top is the first row of the pane that shows something.
func (m Model) firstRow(k *theme.Look) string {
	for _, r := range m.View(k, m.width, m.height) {
		if s := strings.TrimSpace(ansi.Strip(r)); s != "" {
			return s
		}
	}
	return ""
}

func TestAnEmptyPaneSaysSo(t *testing.T) {
	m := New(Options{}).Resize(40, 5, narrow)
	checkPane(t, m, narrow, 40, 5)
	if got := m.firstRow(narrow); got != narrow.Words.NothingOpen {
		t.Errorf("it shows %q", got)
	}
	if _, ok := m.Item(); ok || m.Shown() {
		t.Error("it claims to hold an article")
	}
	m = m.Show(long(3), narrow)
	if it, ok := m.Item(); !ok || it.ID != "a" {
		t.Errorf("it holds %q", it.ID)
	}
	if m = m.Clear(); m.Shown() || m.firstRow(narrow) != narrow.Words.NothingOpen {
		t.Error("cleared it still shows the article")
	}
}

func TestScrollingStaysWithinTheText(t *testing.T) {
	m := New(Options{}).Resize(40, 10, narrow).Show(long(30), narrow)
	if m = m.Move(-5); m.top != 0 {
		t.Errorf("above the text: %d", m.top)
	}
	if m = m.Page(1); m.top != 9 {
		t.Errorf("a page leads to line %d, want 9: one line stays in sight", m.top)
	}
	if m = m.Page(0.5); m.top != 14 {
		t.Errorf("half a page leads to line %d, want 14", m.top)
	}
	if m = m.Page(-1); m.top != 5 {
		t.Errorf("a page back leads to line %d, want 5", m.top)
	}
	if m = m.Last(); m.top != len(m.lines)-10 || !m.AtEnd() || m.Percent() != 100 {
		t.Errorf("the end: line %d of %d, %d%%", m.top, len(m.lines), m.Percent())
	}
	if m = m.Move(100); m.top != len(m.lines)-10 {
		t.Errorf("below the text: %d", m.top)
	}
	if m = m.First(); m.top != 0 || m.AtEnd() {
		t.Errorf("the beginning: %d", m.top)
	}
	short := New(Options{}).Resize(40, 10, narrow).Show(NewPage(item("en", "<p>a</p>")), narrow).Page(1)
	if short.top != 0 || short.Percent() != 100 {
		t.Errorf("a short text scrolls to %d, %d%%", short.top, short.Percent())
	}
	if got := New(Options{}).Resize(40, 1, narrow).Show(long(3), narrow).Move(4).Page(-0.5).top; got != 3 {
		t.Errorf("half a page up in a pane of one row leads to line %d, want 3", got)
	}
}

func TestPercentGrowsToAHundred(t *testing.T) {
	m := New(Options{}).Resize(40, 10, narrow).Show(long(30), narrow)
	last := -1
	for !m.AtEnd() {
		if p := m.Percent(); p < last || p >= 100 {
			t.Fatalf("%d%% after %d%%", p, last)
		}
		last, m = m.Percent(), m.Move(1)
	}
	if m.Percent() != 100 {
		t.Errorf("%d%% at the end", m.Percent())
	}
}

func TestResizingKeepsThePlace(t *testing.T) {
	m := New(Options{Indent: true}).Resize(60, 10, narrow).Show(long(60), narrow)
	for !strings.HasPrefix(m.firstRow(narrow), "第041段") {
		if m = m.Move(1); m.AtEnd() {
			t.Fatal("the paragraph never comes")
		}
	}
	m = m.Move(1) // into the paragraph: a place within a block
	want := m.firstRow(narrow)
	for width := 59; width > 8; width-- { // as a hand drags the edge of a window
		m = m.Resize(width, 10, narrow)
	}
	for width := 9; width <= 60; width++ {
		m = m.Resize(width, 10+width%7, narrow)
	}
	if got := m.Resize(60, 10, narrow).firstRow(narrow); got != want {
		t.Errorf("there and back the pane begins with %q, want %q", got, want)
	}
}

func TestResizingKeepsThePlaceUnderATable(t *testing.T) {
	table := "<table><tr><th>地区名称</th><th>业务量合计</th><th>同比增长</th></tr>" + strings.Repeat("<tr><td>东部地区</td><td>1,165.9</td><td>7.4%</td></tr>", 40) + "</table>"
	p := long(20)
	for _, after := range []string{"第000段", "第013段"} {
		both := NewPage(item("zh-Hans", table+p.Item.Content))
		m := New(Options{}).Resize(60, 10, narrow).Show(both, narrow)
		for !strings.HasPrefix(m.firstRow(narrow), after) {
			if m = m.Move(1); m.AtEnd() {
				t.Fatal("the paragraph never comes")
			}
		}
		if got := m.Resize(18, 10, narrow).firstRow(narrow); !strings.HasPrefix(got, after[:len("第0")]) {
			t.Errorf("with the table as records the pane begins with %q, want %s", got, after)
		}
	}
}

func TestTheSameArticleAgainKeepsThePlaceAnotherBeginsAtItsTop(t *testing.T) {
	m := New(Options{}).Resize(40, 10, narrow).Show(long(30), narrow).Move(7)
	if m = m.Show(long(31), narrow); m.top != 7 {
		t.Errorf("the same article, renewed, went to line %d", m.top)
	}
	other := long(30)
	other.Item.ID = "b"
	if m = m.Show(other, narrow); m.top != 0 {
		t.Errorf("another article began at line %d", m.top)
	}
}

func TestUpdateChangesTheArticleInSightOnly(t *testing.T) {
	m := New(Options{}).Resize(40, 10, narrow).Show(long(1), narrow)
	star := func(i *feed.Item) { i.Starred = true }
	if it, _ := m.Update("b", star).Item(); it.Starred {
		t.Error("another article's change was taken over")
	}
	if it, _ := m.Update("a", star).Item(); !it.Starred {
		t.Error("the change was not taken over")
	}
	if it, _ := m.Item(); it.Starred {
		t.Error("the former model changed as well")
	}
}
