package found

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"guanbao/feed"
	"guanbao/feed/query"
	"guanbao/ui/locale"
	"guanbao/ui/reading"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

var noon = time.Date(2026, 9, 30, 12, 0, 0, 0, time.UTC)

func look(mode text.Mode) *theme.Look {
	chrome := theme.NarrowChrome
	if mode == text.Wide {
		chrome = theme.WideChrome
	}
	return &theme.Look{
		Text: text.New(mode), Words: locale.For("zh-Hans"), Styles: theme.New(true, colorprofile.TrueColor), Chrome: chrome, Now: noon, Zone: time.UTC,
	}
}

// answer makes n hits of which the first is the best.
func answer(n, from int) feed.Hits {
	out := feed.Hits{Least: n, Most: n}
	for i := range n {
		at := feed.Cursor{Date: int64(10_000 - from - i), Row: int64(from + i)}
		out.Hits = append(out.Hits, feed.Hit{
			Row:   feed.Row{ID: feed.ID(fmt.Sprint("id", from+i)), Cursor: at, Title: fmt.Sprintf("第%d号：快递服务的通知", from+i), FeedTitle: "邮政局", Published: noon},
			Place: feed.Found{Key: at.Date, At: at}, Match: feed.MatchText, Snippet: "各地的快递企业",
		})
		out.Next = feed.Found{Key: at.Date, At: at}
	}
	return out
}

func words(t *testing.T, s string) []query.Word {
	t.Helper()
	q, err := query.Parse(s, noon)
	if err != nil {
		t.Fatal(err)
	}
	return q.Words()
}

func TestEveryRowFillsThePaneToTheCell(t *testing.T) {
	w := words(t, "快递 企业")
	for _, mode := range []text.Mode{text.Narrow, text.Wide} {
		l := look(mode)
		for _, wish := range []reading.Wish{{}, {Script: reading.Traditional}} {
			l.Reading = wish
			for width := 10; width < 130; width++ {
				for _, height := range []int{1, 3, 7, 8, 9, 40} {
					a := answer(6, 0)
					a.Hits[1].Title, a.Hits[1].Snippet, a.Hits[2].Snippet = "", "", "“快递”——……”é①"
					a.Hits[1].Match, a.Hits[5].Match = feed.MatchPinyin, feed.MatchInitials
					a.Hits[2].Starred, a.Hits[3].Unread, a.Hits[4].Text = true, true, feed.TextMissing
					for i := range a.Hits {
						h := &a.Hits[i]
						h.Marks, h.Spans = query.NewText(h.Title).Marks(w), query.NewText(h.Snippet).Marks(w)
					}
					m := Model{}.Set("快递", w, a).Resize(height).Move(2)
					rows := m.View(l, width, height, width%2 == 0)
					if len(rows) != height {
						t.Fatalf("%d rows of %d", len(rows), height)
					}
					for _, r := range rows {
						if got := l.Text.Width(ansi.Strip(r)); got != width {
							t.Fatalf("mode %v, %d×%d: %d cells in %q", mode, width, height, got, ansi.Strip(r))
						}
					}
				}
			}
		}
	}
}

func TestMarksStandInTheTextAsItIsShown(t *testing.T) {
	l := look(text.Narrow)
	found := func(drawn string) (marked []string) {
		on, off, _ := strings.Cut(l.Paint(theme.Found, "|"), "|")
		for _, part := range strings.Split(drawn, on)[1:] {
			in, _, _ := strings.Cut(part, off)
			marked = append(marked, in)
		}
		return marked
	}
	tests := []struct {
		title, query string
		wish         reading.Wish
		width        int
		want         []string
	}{
		{"国家邮政局通知", "邮政", reading.Wish{}, 30, []string{"邮政"}},
		{"国家邮政局通知", "郵政", reading.Wish{Script: reading.Traditional}, 30, []string{"郵政"}},
		{"很长的题目说了许多与此无关的事情然后才说到快递", "快递", reading.Wish{}, 16, []string{"快递"}},
		{"a “快递” b 快递", "快递", reading.Wish{}, 30, []string{"快递", "快递"}},
		{"没有", "快递", reading.Wish{}, 30, nil},
	}
	for _, tt := range tests {
		l.Reading = tt.wish
		w := words(t, tt.query)
		h := feed.Hit{Row: feed.Row{Title: tt.title, Lang: "zh"}, Marks: query.NewText(tt.title).Marks(w)}
		shown, at := Model{words: w}.title(l, h)
		drawn := piece{shown, at}.draw(l, tt.width, theme.Plain, theme.Found)
		if got := found(drawn); !slices.Equal(got, tt.want) {
			t.Errorf("%q in %q is marked %q, want %q", tt.query, tt.title, got, tt.want)
		}
		if got := l.Text.Width(ansi.Strip(drawn)); got != tt.width {
			t.Errorf("%q takes %d cells of %d", tt.title, got, tt.width)
		}
	}
}

func TestPagesAreAskedForBeforeTheEndIsReached(t *testing.T) {
	a := answer(Batch, 0)
	a.More, a.Least, a.Most = true, 500, 900
	m := Model{}.Set("x", nil, a).Resize(20)
	if _, _, ok := m.Want(); ok {
		t.Error("the second page is asked for at the top of the first")
	}
	if n, sure := m.Count(); n != 500 || sure {
		t.Errorf("%d hits, sure: %v", n, sure)
	}
	m, after, ok := m.Move(30).Want()
	if !ok || after != a.Hits[Batch-1].Place {
		t.Fatalf("near the end %v is asked for, %v", after, ok)
	}
	if _, _, again := m.Want(); again {
		t.Error("a page that is on its way is asked for again")
	}
	if _, _, again := m.Release().Want(); !again {
		t.Error("a page that did not come is not asked for again")
	}
	b := answer(7, Batch)
	m = m.Extend(b)
	row, _ := m.Last().Selected()
	if n, sure := m.Count(); n != Batch+7 || !sure || row.ID != "id56" {
		t.Errorf("%d hits, sure: %v; the last is %s", n, sure, row.ID)
	}
}

// TestAnEmptyPageIsNotTheEnd has the first pages bring nothing.
func TestAnEmptyPageIsNotTheEnd(t *testing.T) {
	l := look(text.Narrow)
	m := Model{}.Resize(20).Set("x", nil, feed.Hits{More: true, Most: 900, Next: feed.Found{Key: 7}})
	if shown := strings.Join(m.View(l, 60, 20, true), ""); strings.Contains(shown, l.Words.NotFound("x")) {
		t.Error("it is said that there is none")
	}
	m, after, ok := m.Want()
	if !ok || after.Key != 7 {
		t.Fatalf("%+v is asked for, %v", after, ok)
	}
	if m = m.Extend(answer(3, 0)); m.Len() != 3 {
		t.Errorf("%d hits", m.Len())
	}
}

// TestAPageThatComesAfterARenewalBringsNothingTwice renews a part of what is
// there while the next page is on its way.
func TestAPageThatComesAfterARenewalBringsNothingTwice(t *testing.T) {
	a := answer(Batch, 0)
	a.More = true
	m, after, ok := Model{}.Set("x", nil, a).Resize(20).Last().Want()
	if !ok || after != a.Next {
		t.Fatalf("%+v, %v", after, ok)
	}
	renewed := answer(Batch, 10) // ten of what is on its way among them
	renewed.More = true
	m = m.Renew(renewed)
	if _, _, again := m.Want(); again {
		t.Error("the page that is on its way is asked for again")
	}
	m = m.Extend(answer(30, Batch))
	ids := m.IDs()
	slices.Sort(ids)
	if got := len(slices.Compact(ids)); got != m.Len() || got != Batch+30 {
		t.Errorf("%d hits, %d different ones", m.Len(), got)
	}
	short := answer(5, 0) // fewer than are there, as after a long look
	short.More = true
	m = m.Renew(short)
	if _, after, ok := m.Last().Want(); !ok || after.At.Row != Batch+29 {
		t.Errorf("the next page begins at %+v, %v", after, ok)
	}
}

func TestRenewingKeepsCursorAndWhatIsSeen(t *testing.T) {
	m := Model{}.Set("x", nil, answer(30, 0)).Resize(20).Move(12)
	at, _ := m.Selected()
	above := m.cursor - m.top
	b := answer(31, -3) // three new ones in front
	b.Hits = slices.DeleteFunc(b.Hits, func(h feed.Hit) bool { return h.ID == "id5" || h.ID == at.ID })
	m = m.Renew(b)
	if now, _ := m.Selected(); now.ID != at.ID || m.cursor-m.top != above {
		t.Errorf("the cursor is on %s with %d above, was on %s with %d", now.ID, m.cursor-m.top, at.ID, above)
	}
	ids := m.IDs()
	if len(ids) != 33 || ids[0] != "id-3" || ids[8] != "id5" || ids[32] != "id29" {
		t.Errorf("%d hits: %s", len(ids), ids)
	}
}

func TestWhatWasFoundBySoundIsSoughtAsItIsWritten(t *testing.T) {
	a := answer(3, 0)
	a.Hits[1].Title, a.Hits[1].Match, a.Hits[1].Marks = "国家邮政局通知", feed.MatchInitials, [][2]int{{0, len("国家邮政局")}}
	a.Hits[2].Match, a.Hits[2].Marks = feed.MatchPinyin, nil // the source sounds so
	m := Model{}.Set("gjyzj", words(t, "gjyzj"), a).Resize(20)
	for id, want := range map[feed.ID]string{"id0": "gjyzj", "id1": "国家邮政局", "id2": ""} {
		sought, ok := m.Sought(id)
		got := ""
		for _, w := range sought {
			got += w.Text
		}
		if !ok || got != want {
			t.Errorf("%s was found by %q, want %q", id, got, want)
		}
	}
	if _, ok := m.Sought("id9"); ok {
		t.Error("what was not found has words")
	}
	l := look(text.Narrow)
	for height, line := range map[int]int{20: 3, 5: 1} {
		rows := m.Resize(height).View(l, 60, height, true)
		if !strings.Contains(ansi.Strip(rows[line]), l.Words.Seek.Matches[feed.MatchInitials]) || strings.Contains(ansi.Strip(rows[0]), l.Words.Seek.Matches[feed.MatchInitials]) {
			t.Errorf("at %d rows the label does not stand at its hit:\n%s", height, ansi.Strip(strings.Join(rows, "\n")))
		}
	}
}
