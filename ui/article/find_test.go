package article

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"guanbao/feed"
	"guanbao/ui/text"
)

// shownAs puts an article of this content into a pane of so many cells.
func shownAs(t *testing.T, content string, width, height int) (Model, func(Model) string) {
	t.Helper()
	l := lookFor("zh-Hans", text.Narrow)
	m := New(Options{}).Resize(width, height, l)
	m = m.Show(NewPage(feed.Item{Article: feed.Article{ID: "a", Title: "标题", Lang: "zh-Hans", Content: content, Comments: feed.NoCount}}), l)
	return m, func(m Model) string { return strings.Join(m.View(l, width, height), "\n") }
}

// found is the text of a hit, its parts divided by "|".
func (m Model) found(h hit) string {
	var parts []string
	for _, s := range h {
		parts = append(parts, m.lines[s.line].whole()[s.start:s.end])
	}
	return strings.Join(parts, "|")
}

func TestFindSeesRunningTextThroughLineBreaks(t *testing.T) {
	content := "<p>国家邮政局召开会议，国家邮政局公布情况。</p><p>the quick brown fox</p><table><tr><td>国家</td><td>邮政局</td></tr></table><ul><li>国家邮政局</li></ul>"
	for _, c := range []struct {
		words string
		want  []string
	}{
		{"邮政", []string{"邮政", "邮政", "邮政", "邮|政"}},
		{"国家邮政局", []string{"国家邮政|局", "国家|邮政局", "国家邮|政局"}},
		{"quick brown", []string{"quick|brown"}},
		{"n f", []string{"n|f"}},
		{"会议，国", []string{"会|议，国"}},
		{"國家郵政局", []string{"国家邮政|局", "国家|邮政局", "国家邮|政局"}},
		{"QUICK", []string{"quick"}},
		{"没有", nil},
		{"情况。the", nil}, // not over the end of a paragraph
	} {
		m, _ := shownAs(t, content, 8, 30)
		m = m.Find(c.words)
		var got []string
		for _, h := range m.find.hits {
			got = append(got, m.found(h))
		}
		if strings.Join(got, " ") != strings.Join(c.want, " ") {
			t.Errorf("%q is found as %q, want %q", c.words, got, c.want)
		}
	}
}

func TestWhatIsFoundIsSetOffAndChangesNoCell(t *testing.T) {
	m, view := shownAs(t, "<p>国家邮政局召开会议，<b>国家</b>邮政局公布情况。</p>", 20, 12)
	before := ansi.Strip(view(m))
	m = m.Find("国家邮政局")
	after := view(m)
	if ansi.Strip(after) != before {
		t.Errorf("finding changed the text:\n%s\nto\n%s", before, ansi.Strip(after))
	}
	if !strings.Contains(after, "\x1b[1;7m国家邮政局\x1b[m") && !strings.Contains(after, "\x1b[7;1m国家邮政局\x1b[m") {
		t.Errorf("the first hit is not set off: %q", after)
	}
	if m = m.EndFind(false); ansi.Strip(view(m)) != before || strings.Contains(view(m), "\x1b[1;7m") {
		t.Errorf("it is still set off: %q", view(m))
	}
}

func TestFindingGoesRoundAndComesBack(t *testing.T) {
	m, _ := shownAs(t, strings.Repeat("<p>各级邮政管理部门应当加强寄递安全监督检查。</p>", 30)+"<p>终点</p>", 30, 8)
	m = m.Move(20)
	from := m.Place()
	m = m.Find("邮政")
	if at, all := m.Hits(); all != 30 || at < 2 || at == all {
		t.Errorf("hit %d of %d, want the first behind the place", at, all)
	}
	here, _ := m.Hits()
	for range 30 {
		m = m.NextHit(1)
		line := m.find.hits[m.find.at][0].line
		if line < m.top || line >= m.top+m.height {
			t.Fatalf("hit %d stands on line %d, shown are %d to %d", m.find.at, line, m.top, m.top+m.height-1)
		}
	}
	if at, _ := m.Hits(); at != here {
		t.Errorf("once round it is hit %d, was %d", at, here)
	}
	if m = m.NextHit(-1); m.find.at != here-2 {
		t.Errorf("back it is hit %d, want %d", m.find.at, here-2)
	}
	if m.Find("终点").EndFind(true).Place() != from {
		t.Error("leaving does not lead back")
	}
	if m.Find("终点").EndFind(false).Place() == from {
		t.Error("ending leads back")
	}
	if m = m.Find("没有"); m.find.at != -1 || m.Place() != from {
		t.Errorf("what is nowhere leads to %v", m.Place())
	}
}

func TestFindingOutlivesAResize(t *testing.T) {
	l := lookFor("zh-Hans", text.Narrow)
	m, _ := shownAs(t, strings.Repeat("<p>各级邮政管理部门应当加强寄递安全监督检查。</p>", 30), 30, 8)
	m = m.Find("监督").NextHit(5)
	at, all := m.Hits()
	for _, width := range []int{12, 60, 31} {
		m = m.Resize(width, 8, l)
		if a, n := m.Hits(); a != at || n != all {
			t.Errorf("at %d cells hit %d of %d, was %d of %d", width, a, n, at, all)
		}
	}
}
