package text

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/html"
	"guanbao/feed/parse"
	"guanbao/feed/sample"
	"guanbao/ui/text/uax14"
)

// bulletins are the paragraphs, titles and table cells of the built-in sample
// and of the fixture feeds, and the samples of this package.
func bulletins(t *testing.T) (all []string) {
	t.Helper()
	seen := make(map[string]bool)
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" && !seen[s] {
			seen[s] = true
			all = append(all, s)
		}
	}
	for _, it := range articles(t) {
		add(it.Title)
		add(it.Summary)
		for _, line := range strings.Split(html.Parse(it.Content, nil).Text(), "\n") {
			add(line)
		}
	}
	if len(all) < 400 {
		t.Fatalf("only %d paragraphs of bulletins", len(all))
	}
	for _, c := range append(samples, prose...) {
		add(c.s)
	}
	return all
}

// articles are those of the built-in sample and of the fixture feeds.
func articles(t *testing.T) (all []feed.Article) {
	t.Helper()
	read := func(body []byte) {
		doc, err := parse.New().Parse(feed.Raw{URL: "https://feeds.example/", Body: body})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, doc.Articles...)
	}
	req, err := http.NewRequest(http.MethodGet, sample.Address, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := sample.Transport().RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	read(body)
	files, err := filepath.Glob("../../cmd/guanbao/testdata/feeds/*.*")
	if err != nil || len(files) < 10 {
		t.Fatalf("fixture feeds: %v, %v", files, err)
	}
	for _, name := range files {
		if strings.HasPrefix(filepath.Base(name), ".") {
			continue
		}
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		read(body)
	}
	return all
}

// tally counts breaks, and those that no place in the line would have kept.
type tally struct{ breaks, forced int }

// judge holds each break of the paragraph s against UAX #14. A wrong one is
// excused only when no cluster boundary in the line is right.
func (n *tally) judge(t *testing.T, m *Measure, s string, lines []Line, width int) {
	t.Helper()
	for i := 1; i < len(lines); i++ {
		l, next := lines[i-1], lines[i]
		if strings.Contains(s[l.End:next.Start], "\n") {
			continue
		}
		n.breaks++
		if uax14.Legal(s, next.Start) {
			continue
		}
		n.forced++
		for at := range boundaries(m, s, l) {
			if uax14.Legal(s, at) {
				t.Errorf("%v at %d: broken as %q | %q, where %q | %q is right", m.Mode(), width,
					s[l.Start:l.End], clip(s[next.Start:]), s[l.Start:at], clip(s[at:]))
				break
			}
		}
	}
}

// boundaries yields the places inside a line where one cluster ends and the
// next begins, behind the first that is no space.
func boundaries(m *Measure, s string, l Line) func(func(int) bool) {
	return func(yield func(int) bool) {
		at := l.Start
		for c := range m.Clusters(s[l.Start:l.End]) {
			at += len(c)
			if strings.Trim(s[l.Start:at], lineSpaces) != "" && at < l.End && !yield(at) {
				return
			}
		}
	}
}

func TestLinesBreakByUnicodeData(t *testing.T) {
	all := bulletins(t)
	for _, mode := range []Mode{Narrow, Wide} {
		t.Run(mode.String(), func(t *testing.T) {
			t.Parallel()
			m := New(mode)
			var small, usual tally
			var lines []Line
			for _, raw := range all {
				s := m.DisplayLines(raw)
				for width := 2; width <= 100; width += widthStep {
					n := &usual
					if width < 20 {
						n = &small
					}
					for _, lang := range []string{"zh-Hans", "ja", "ko", "en"} {
						for k := range pick(width < 20, 1, 4) {
							o := Options{Lang: lang, Hanging: k&1 > 0, Indent: k & 2 * 2}
							lines = m.AppendWrap(lines[:0], s, width, o)
							n.judge(t, m, s, lines, width)
						}
					}
				}
			}
			t.Logf("%d paragraphs; from 20 cells on %d breaks, %d in lines without a right place; below, %d and %d",
				len(all), usual.breaks, usual.forced, small.breaks, small.forced)
		})
	}
}

// Every mark of every script that UAX #14 keeps from a line's start or end is
// kept there between Han, kana, Hangul and letters.
func TestEveryMarkOfUnicodeKeepsToItsSide(t *testing.T) {
	for _, mode := range []Mode{Narrow, Wide} {
		m := New(mode)
		var n tally
		marks := 0
		for r := rune(' '); r <= 0x10ffff; r++ {
			mark := string(r)
			if uax14.MayBegin(mark) && uax14.MayEnd(mark) || m.Display(mark) != mark {
				continue
			}
			marks++
			for _, around := range []string{"国国国国", "カカカカ", "국국국국", "abcd"} {
				half := len(around) / 2
				s := around[:half] + mark + around[half:]
				for width := 2; width <= 10; width++ {
					n.judge(t, m, s, m.Wrap(s, width, Options{}), width)
				}
			}
		}
		if t.Logf("%v: %d marks, %+v", mode, marks, n); marks < 200 {
			t.Errorf("only %d marks", marks)
		}
	}
}
