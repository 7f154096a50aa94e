package offer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"guanbao/feed"
	"guanbao/ui/locale"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

func look(mode text.Mode) *theme.Look {
	return &theme.Look{Text: text.New(mode), Words: locale.For("zh-Hans"), Styles: theme.New(true, colorprofile.TrueColor), Chrome: theme.WideChrome}
}

func offers(n int) (all []feed.Offer) {
	for i := range n {
		o := feed.Offer{Feed: feed.Feed{URL: fmt.Sprintf("https://a.example/%d.xml", i), Title: fmt.Sprintf("第%d栏 “总则”…", i+1)}, Known: i%3 == 1}
		if i%2 == 0 {
			o.Document = &feed.Document{Articles: []feed.Article{{Title: "一"}, {Summary: "二"}}}
		}
		all = append(all, o)
	}
	return all
}

func TestTheCursorStaysInSightAndInTheList(t *testing.T) {
	for _, n := range []int{0, 1, 3, 60} {
		m := New("a.example", offers(n)).Resize(22)
		for i, step := range []func() Model{
			func() Model { return m.Move(1) }, func() Model { return m.Page(1) }, func() Model { return m.Page(-0.5) }, func() Model { return m.Last() }, func() Model { return m.Toggle() },
			func() Model { return m.Resize(3) }, func() Model { return m.Page(0.5) }, func() Model { return m.First() }, func() Model { return m.Page(-1) }, func() Model { return m.Resize(1) }, func() Model { return m.Resize(50) },
		} {
			m = step()
			if n == 0 {
				if _, ok := m.Offer(); ok || len(m.Chosen()) > 0 {
					t.Fatal("there is an offer")
				}
				continue
			}
			if m.cursor < 0 || m.cursor >= n || m.cursor < m.top || m.cursor >= m.top+m.listRows() {
				t.Fatalf("%d offers, step %d: cursor %d, shown %d to %d", n, i, m.cursor, m.top, m.top+m.listRows()-1)
			}
		}
	}
}

func TestRowsHaveExactlyTheirCells(t *testing.T) {
	for _, mode := range []text.Mode{text.Narrow, text.Wide} {
		l := look(mode)
		for width := 4; width < 130; width += 7 {
			for height := 1; height < 30; height += 4 {
				drawn := New("a.example", offers(9)).Resize(height).View(l, width, height)
				if len(drawn) != height {
					t.Fatalf("%d rows in %d", len(drawn), height)
				}
				for _, r := range drawn {
					if got := l.Text.Width(ansi.Strip(r)); got != width {
						t.Fatalf("%v: a row of %d cells in %d: %q", mode, got, width, r)
					}
				}
			}
		}
	}
}

func TestMarksAreThoseOfWhatCanBeChosen(t *testing.T) {
	chosen := func(m Model) string {
		var all []string
		for _, o := range m.Chosen() {
			all = append(all, strings.TrimPrefix(o.Feed.URL, "https://a.example/"))
		}
		return strings.Join(all, " ")
	}
	m := New("a.example", offers(5)).Resize(22)
	if got := chosen(m); got != "0.xml" {
		t.Errorf("at first %s", got)
	}
	before := m
	m = m.Toggle().Toggle().Toggle()
	if got := chosen(m); got != "0.xml 2.xml" || chosen(before) != "0.xml" {
		t.Errorf("marked %s, the model of before has %s", got, chosen(before))
	}
	if got := chosen(m.ToggleAll()); got != "0.xml 2.xml 3.xml" {
		t.Errorf("all are %s", got)
	}
	if got := chosen(m.ToggleAll().ToggleAll()); got != "3.xml" {
		t.Errorf("none and the one under the cursor are %s", got)
	}
	bad := m.offers[3]
	bad.Problem = &feed.Problem{Kind: feed.ProblemNotFound}
	if got := chosen(before.Set(bad).ToggleAll()); got != "0.xml 2.xml" {
		t.Errorf("with one that cannot be read all are %s", got)
	}
	known := m.offers[2]
	known.Known = true
	if got := chosen(m.Set(known)); got != "0.xml" {
		t.Errorf("with one that turned out to be known %s", got)
	}
}

func TestTheCursorBeginsOnWhatIsNew(t *testing.T) {
	all := offers(3)
	all[0].Known = true
	if o, _ := New("a.example", all).Offer(); o.Feed.URL != all[2].Feed.URL {
		t.Errorf("it begins on %s", o.Feed.URL)
	}
	all[2].Known = true
	if o, _ := New("a.example", all).Offer(); o.Feed.URL != all[0].Feed.URL {
		t.Errorf("where nothing is new it begins on %s", o.Feed.URL)
	}
}
