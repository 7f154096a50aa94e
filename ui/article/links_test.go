package article

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"guanbao/feed"
)

// linked is a page with n links in its text, an attachment, a related article, comments and an
// address.
func linked(n int) Page {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<p>甲<a href="https://a.example/%d">乙</a></p>`, i+1)
	}
	it := item("zh-Hans", b.String())
	it.URL = "https://own.example/"
	it.Links = []feed.Link{
		{Kind: feed.LinkComments, URL: "https://talk.example/"}, {Kind: feed.LinkRelated, URL: "https://other.example/"},
		{Kind: feed.LinkAttachment, Title: "附件", URL: "https://files.example/"},
	}
	return NewPage(it)
}

func TestNumbersGoOnBehindTheText(t *testing.T) {
	m := New(Options{}).Resize(60, 20, narrow).Show(linked(2), narrow)
	for n, want := range map[int]string{1: "https://a.example/1", 2: "https://a.example/2", 3: "https://files.example/", 4: "https://other.example/", 5: "https://talk.example/", 6: "https://own.example/"} {
		if l, ok := m.Link(n); !ok || l.URL != want {
			t.Errorf("link %d is %q, want %q", n, l.URL, want)
		}
	}
	for _, n := range []int{-1, 0, 7, 1 << 40} {
		if l, ok := m.Link(n); ok {
			t.Errorf("link %d is %q", n, l.URL)
		}
	}
	if _, ok := m.Clear().Link(1); ok {
		t.Error("an empty pane has a link")
	}
}

func TestHintsAreShortAndNoneBeginsAnother(t *testing.T) {
	for _, n := range []int{1, 2, 8, 9, 10, 17, 18, 80, 81, 82, 500, 729, 730} {
		hints := Letters(n)
		if len(hints) != n {
			t.Fatalf("%d hints, want %d", len(hints), n)
		}
		most := 1
		for room := len(homeRow); room < n; room *= len(homeRow) {
			most++
		}
		for i, h := range hints {
			if len(h) > most || strings.Trim(h, homeRow) != "" || h == "" {
				t.Errorf("%d: hint %q", n, h)
			}
			for j, other := range hints {
				if i != j && strings.HasPrefix(other, h) {
					t.Errorf("%d: %q begins %q", n, h, other)
				}
			}
		}
		if n < 9 && hints[n-1] != homeRow[n-1:n] {
			t.Errorf("%d hints end with %q", n, hints[n-1])
		}
	}
}

func TestAHintTakesTheCellsOfItsNumber(t *testing.T) {
	for _, tt := range []struct{ number, hint, want string }{
		{"[1]", "a", "[a]"}, {"[12]", "a", "[a] "}, {"[12]", "as", "[as]"}, {"[1]", "as", "as "}, {"[1]", "asd", "asd"}, {"[1]", "asdf", "[1]"}, {"[500]", "asd", "[asd]"}, {"[注1]", "a", "[a]  "},
	} {
		if got := hinted(narrow, tt.number, tt.hint); got != tt.want {
			t.Errorf("%s in place of %s is %q, want %q", tt.hint, tt.number, got, tt.want)
		}
	}
}

func TestHintsStandForTheNumbersInSight(t *testing.T) {
	m := New(Options{}).Resize(40, 6, narrow).Show(linked(30), narrow)
	before := m.View(narrow, 40, 6)
	m, ok := m.Hint()
	if got := strings.Join(m.View(narrow, 40, 6), "\n"); !ok || !strings.Contains(got, "[a]") || !strings.Contains(got, "[s]") || strings.Contains(got, "[1]") {
		t.Errorf("shown is\n%s", got)
	}
	checkPane(t, m, narrow, 40, 6)
	if n, _ := m.Hinted("s"); n != 2 {
		t.Errorf("s leads to link %d", n)
	}
	if n, more := m.Hinted("z"); n != 0 || more {
		t.Errorf("z leads to %d, more %v", n, more)
	}
	if got := m.Unhint().View(narrow, 40, 6); !slices.Equal(got, before) {
		t.Errorf("after hints:\n%s", strings.Join(got, "\n"))
	}
	if m = m.Show(linked(30), narrow); len(m.hints) > 0 {
		t.Error("hints outlive what they were made for")
	}
}

func TestTheMarkOfANoteTakesAHint(t *testing.T) {
	m := New(Options{}).Resize(40, 9, narrow).Show(NewPage(item("zh-Hans", `<p>增长<a href="#n1">[1]</a>。</p><p id="n1">甲</p>`)), narrow)
	m, ok := m.Hint()
	if n, _ := m.Hinted("a"); !ok || n != 1 {
		t.Errorf("a leads to link %d", n)
	}
	checkPane(t, m, narrow, 40, 9)
}

func TestFiveHundredHintsAtOnce(t *testing.T) {
	m := New(Options{}).Resize(40, 2000, narrow).Show(linked(500), narrow)
	m, _ = m.Hint()
	if len(m.hints) != 504 {
		t.Fatalf("%d hints", len(m.hints))
	}
	for n := range maps.Keys(m.hints) {
		letters := m.hints[n]
		for i := range letters {
			if got, more := m.Hinted(letters[:i]); got != 0 || !more {
				t.Fatalf("%q of %q leads to %d, more %v", letters[:i], letters, got, more)
			}
		}
		if got, _ := m.Hinted(letters); got != n {
			t.Fatalf("%q leads to %d, want %d", letters, got, n)
		}
	}
	checkPane(t, m, narrow, 40, 2000)
}

func TestNoHintsWithoutNumbers(t *testing.T) {
	if _, ok := New(Options{}).Hint(); ok {
		t.Error("an empty pane has hints")
	}
	if _, ok := New(Options{}).Resize(40, 9, narrow).Show(NewPage(item("zh-Hans", "<p>甲</p>")), narrow).Hint(); ok {
		t.Error("a page without links has hints")
	}
}

func TestALinkWithinTheArticleScrollsToItsPlace(t *testing.T) {
	filler := strings.Repeat("<p>各级邮政管理部门。</p>", 20)
	rows := strings.Repeat("<tr><td>甲</td><td>1</td></tr>", 20)
	for name, place := range map[string]string{
		"a paragraph": `<p id="n">此处。</p>`, "a list item": `<ul><li>甲</li><li id="n">此处。</li></ul>`, "a quote": `<blockquote id="n"><p>此处。</p></blockquote>`,
		"a heading": `<h2 id="n">此处。</h2>`, "a row": `<table><caption>表</caption>` + rows + `<tr><td id="n">此处。</td><td>1</td></tr>` + rows + `</table>`,
		"a definition": `<dl><dt>甲</dt><dd id="n">此处。</dd></dl>`,
	} {
		m := New(Options{}).Resize(40, 8, narrow).Show(NewPage(item("zh-Hans", `<p><a href="#n">注</a></p>`+filler+place+filler)), narrow)
		l, ok := m.Link(1)
		if !ok || l.URL != "#n" {
			t.Fatalf("%s: the link leads to %q", name, l.URL)
		}
		m, ok = m.Jump(l.URL)
		if got := m.firstRow(narrow); !ok || !strings.Contains(got, "此处。") {
			t.Errorf("%s: at the top stands %q", name, got)
		}
		if m = m.Resize(20, 8, narrow); !strings.Contains(m.firstRow(narrow), "此处。") {
			t.Errorf("%s: after a resize at the top stands %q", name, m.firstRow(narrow))
		}
	}
	m := New(Options{}).Resize(40, 8, narrow).Show(NewPage(item("zh-Hans", filler)), narrow)
	if _, ok := m.Jump("#nowhere"); ok {
		t.Error("it jumped to a place that is not there")
	}
}
