package article

import (
	"math/rand/v2"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/bulletin/bulletintest"
	"guanbao/ui/text"
)

// regulation is a pane with a regulation of sixty pages.
func regulation(t *testing.T, width, height int) Model {
	t.Helper()
	l := lookFor("zh-Hans", text.Narrow)
	content := bulletintest.Regulation(bulletintest.SixtyPages)
	m := New(Options{Indent: true}).Resize(width, height, l)
	m = m.Show(NewPage(feed.Item{Article: feed.Article{ID: "r", Title: "条例", Lang: "zh-Hans", Content: content, Comments: feed.NoCount}}), l)
	m, work := m.Due()
	return m.Take(work.Do())
}

func TestTheOutlineLeadsToItsHeadings(t *testing.T) {
	for _, width := range []int{40, 80} {
		m := regulation(t, width, 20)
		all, at := m.Outline()
		if len(all) < 400 || at != -1 {
			t.Fatalf("%d headings, at %d", len(all), at)
		}
		r := rand.New(rand.NewPCG(1, 1))
		for range 60 {
			i := r.IntN(len(all))
			m = m.To(i)
			if m.AtEnd() {
				continue
			}
			label, _, _ := strings.Cut(all[i].Text, " ")
			if line := strings.TrimSpace(m.lines[m.top].String()); !strings.HasPrefix(line, label) {
				t.Errorf("at %d cells heading %q leads to %q", width, all[i].Text, line)
			}
			if _, at := m.Outline(); at != i || m.Here() != label {
				t.Errorf("under heading %d %q, want %d %q", at, m.Here(), i, label)
			}
		}
	}
}

func TestOneGoesFromHeadingToHeading(t *testing.T) {
	m := regulation(t, 60, 20)
	all, _ := m.Outline()
	for i := range 30 {
		next, ok := m.NextHeading(1)
		if _, at := next.Outline(); !ok || at != i {
			t.Fatalf("step %d leads to heading %d of %d", i, at, len(all))
		}
		m = next
	}
	m = m.Move(3)
	m, _ = m.NextHeading(-1)
	if _, at := m.Outline(); at != 29 || m.lineOf(m.places[29]) != m.top {
		t.Errorf("back from within a heading's text leads to %d", at)
	}
	for i := 28; i >= 0; i-- {
		m, _ = m.NextHeading(-1)
		if _, at := m.Outline(); at != i {
			t.Fatalf("back leads to heading %d, want %d", at, i)
		}
	}
	if _, ok := m.NextHeading(-1); ok {
		t.Error("there is one before the first")
	}
	if _, ok := m.Last().NextHeading(1); ok {
		t.Error("there is one behind the end")
	}
}

func TestLinesStandInTheOrderOfTheirPlaces(t *testing.T) {
	for _, m := range []Model{regulation(t, 40, 20), regulation(t, 100, 20)} {
		for i := 1; i < len(m.lines); i++ {
			if m.lines[i-1].anchor().after(m.lines[i].anchor()) {
				t.Fatalf("line %d, %v, follows %v", i, m.lines[i].anchor(), m.lines[i-1].anchor())
			}
		}
	}
}

func TestTheHeadTellsWhatABulletinSaysOfItself(t *testing.T) {
	l := lookFor("zh-Hans", text.Narrow)
	content := `<p>国邮发〔2021〕12号</p><p>各省、自治区、直辖市邮政管理局：</p><p>` + strings.Repeat("现将有关要求通知如下。", 120) +
		`</p><p>本办法自2021年6月1日起施行。</p><p>国家邮政局<br>2021年5月10日</p>`
	p := NewPage(feed.Item{Article: feed.Article{Title: "国家邮政局关于印发办法的通知", Lang: "zh-Hans", Content: content, Comments: feed.NoCount}})
	var head []string
	for _, line := range Lay(p, l, 30, Options{}) {
		if line.blank() {
			break
		}
		head = append(head, line.String())
	}
	got := strings.Join(head[1:], "\n")
	for _, want := range []string{"国家邮政局", "国邮发〔2021〕12号", "2021年6月1日起施行", "约 3 分钟"} {
		if !strings.Contains(got, want) {
			t.Errorf("the head lacks %q, or parts it:\n%s", want, got)
		}
	}
}
