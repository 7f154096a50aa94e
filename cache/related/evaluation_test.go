package related

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"guanbao/feed/cjk"
)

var firstDay = time.Date(2024, 1, 1, 9, 0, 0, 0, time.UTC)

// collection is a cache in memory.
type collection struct {
	texts  []Text
	dates  []int64
	groups []int // story, or copies of one text; -1 for none
	known  Frequencies
	index  *Index
}

func (c *collection) add(t Text, at time.Time, group int) {
	c.texts, c.dates, c.groups = append(c.texts, t), append(c.dates, at.Unix()), append(c.groups, group)
}

func (c *collection) build() {
	terms := make([][]Term, len(c.texts))
	for i, t := range c.texts {
		terms[i] = Terms(t)
		c.known.Count(terms[i])
	}
	c.index = NewIndex(len(terms))
	for i := range terms {
		c.index.Add(Document{Row: int64(i + 1), Date: c.dates[i]}, Sign(terms[i], &c.known))
	}
}

func (c *collection) query(i, most int, floor float64, alike int) (byScore, byCosine []Hit) {
	return c.index.Query(Asked{Signature: Sign(Terms(c.texts[i]), &c.known), Date: c.dates[i], Row: int64(i + 1),
		Most: most, Floor: floor, Alike: alike, Likeness: Likeness})
}

// stories makes stories of several articles each, days apart, among others.
func stories(withTitles bool) *collection {
	w, c := newWriter(11), new(collection)
	for n := range 1500 {
		s := w.story(firstDay.AddDate(0, 0, w.rng.IntN(360)))
		group, size := -1, 1
		if n%3 == 0 {
			group, size = n, 2+w.rng.IntN(3)
		}
		for range size {
			t := w.article(s)
			if !withTitles {
				t.Title = ""
			}
			c.add(t, s.day.Add(time.Duration(w.rng.IntN(100))*time.Hour), group)
		}
	}
	c.build()
	return c
}

func TestStoriesAreFoundAgain(t *testing.T) {
	for _, tt := range []struct {
		name                   string
		titles                 bool
		mrr, recall, precision float64
	}{{"bodies alone", false, 0.75, 0.70, 0.92}, {"with titles", true, 0.97, 0.98, 0.52}} {
		t.Run(tt.name, func(t *testing.T) {
			c := stories(tt.titles)
			f := c.judge()
			t.Logf("%d articles, %.0f queries: MRR@10 %.3f, R@10 %.3f; at the floor %.2f precision %.3f of %.0f", len(c.texts), f.queries,
				f.mrr/f.queries, f.recall/f.queries, Floor, f.precision(Floor), f.told(Floor))
			for _, floor := range []float64{0.15, 0.2, 0.25, 0.3, 0.4} {
				t.Logf("a floor of %.2f: precision %.3f of %.0f", floor, f.precision(floor), f.told(floor))
			}
			for _, w := range f.wrong {
				t.Log(w)
			}
			if f.mrr/f.queries < tt.mrr || f.recall/f.queries < tt.recall || f.precision(Floor) < tt.precision {
				t.Errorf("want at least %v, %v and %v", tt.mrr, tt.recall, tt.precision)
			}
		})
	}
}

// findings are what a collection of stories gives, summed up over its queries.
type findings struct {
	queries, mrr, recall float64
	hits                 []judged
	wrong                []string // examples
}

// judged is the score of a hit, and whether it is of the story.
type judged struct {
	score float64
	right bool
}

func (f *findings) told(floor float64) (n float64) {
	for _, h := range f.hits {
		if h.score >= floor {
			n++
		}
	}
	return n
}

func (f *findings) precision(floor float64) float64 {
	right := 0.0
	for _, h := range f.hits {
		if h.right && h.score >= floor {
			right++
		}
	}
	return right / f.told(floor)
}

// mostExamples is how many of a kind are shown of what goes wrong.
const mostExamples = 3

// judge asks for every article of a story, and keeps some examples of another
// story above the first hit, and of stories that are not found at all.
func (c *collection) judge() (f findings) {
	above, missed := 0, 0
	size := make(map[int]float64)
	for _, g := range c.groups {
		size[g]++
	}
	for i, g := range c.groups {
		if g < 0 {
			continue
		}
		hits, _ := c.query(i, 10, 0, 0)
		found := 0.0
		for rank, h := range hits {
			j := h.Row - 1
			right := c.groups[j] == g
			f.hits = append(f.hits, judged{h.Score, right})
			switch {
			case right:
				if found++; found == 1 {
					f.mrr += 1 / float64(rank+1)
				}
			case rank == 0 && above < mostExamples:
				above++
				f.wrong = append(f.wrong, fmt.Sprintf("of another story, %.2f: %s | %s; shared %v", h.Score, shown(c.texts[i]), shown(c.texts[j]),
					NewReasons(c.texts[j]).Shared(c.texts[i], &c.known)))
			}
		}
		if found == 0 && missed < mostExamples {
			missed++
			f.wrong = append(f.wrong, fmt.Sprintf("nothing found of its story: %s", shown(c.texts[i])))
		}
		f.queries++
		f.recall += found / (size[g] - 1)
	}
	return f
}

// shown is a text in a log.
func shown(t Text) string {
	body := []rune(t.Body)
	return fmt.Sprintf("%q %s…", t.Title, string(body[:min(len(body), 30)]))
}

// reposts makes texts with copies, and series whose issues are much alike.
func reposts() *collection {
	w, c := newWriter(12), new(collection)
	for n := range 900 {
		s := w.story(firstDay.AddDate(0, 0, w.rng.IntN(360)))
		t := w.article(s)
		c.add(t, s.day, n)
		if n%2 == 0 {
			c.add(w.repost(t), s.day.Add(time.Duration(w.rng.IntN(60))*time.Hour), n)
		}
	}
	for series := range 60 {
		s := w.story(firstDay)
		body := w.text(s, 20)
		for month := range 6 {
			title := fmt.Sprintf("%s公布2024年%d月%s运行情况", s.body, month+1, s.names[0])
			lead := fmt.Sprintf("%d月份，%s完成%d.%d亿件。", month+1, s.names[1], w.rng.IntN(900), w.rng.IntN(10))
			at := firstDay.AddDate(0, 0, month*9)
			c.add(Text{Title: title, Body: lead + body}, at, 10_000+10*series+month)
		}
		for visitor := range 3 {
			who := w.name() + w.name()
			c.add(Text{Title: s.body + "负责人会见" + who, Body: who + "来访。" + body[:len(body)/9*3] + who + "，" + w.text(s, 6)},
				firstDay.AddDate(0, 0, visitor), 20_000+10*series+visitor)
		}
	}
	c.build()
	return c
}

func TestRepostsAreFoundAndSeriesAreNot(t *testing.T) {
	c := reposts()
	copies := make([]Copy, len(c.texts))
	for i := range c.texts {
		copies[i] = NewCopy(c.texts[i], c.dates[i])
	}
	groups := NewGroups(len(copies))
	var right, wrong, all, held int
	seen := map[[2]int]bool{}
	for i := range copies {
		_, near := c.query(i, 0, 0, 10)
		for _, h := range near {
			j := int(h.Row - 1)
			pair := [2]int{min(i, j), max(i, j)}
			if seen[pair] {
				continue
			}
			seen[pair] = true
			if !copies[i].Of(copies[j]) {
				if like := Containment(copies[i], copies[j]); like >= contained && c.groups[i] != c.groups[j] {
					if held++; held <= mostExamples {
						t.Logf("rightly kept apart: %q and %q, %.2f", c.texts[i].Title, c.texts[j].Title, like)
					}
				}
				continue
			}
			groups.Join(i, j)
			if c.groups[i] == c.groups[j] {
				right++
			} else if wrong++; wrong < 5 {
				t.Logf("wrong: %q and %q, %.2f", c.texts[i].Title, c.texts[j].Title, Containment(copies[i], copies[j]))
			}
		}
	}
	for i := range c.groups {
		for j := range i {
			if c.groups[i] == c.groups[j] {
				all++
				if groups.Find(i) != groups.Find(j) && all-right < 5 {
					t.Logf("missed: %q and %q, %.2f", c.texts[i].Title, c.texts[j].Title, Containment(copies[i], copies[j]))
				}
			}
		}
	}
	p, r := float64(right)/float64(right+wrong), float64(right)/float64(all)
	t.Logf("%d articles, %d copies: precision %.3f, recall %.3f, F1 %.3f", len(copies), all, p, r, 2*p*r/(p+r))
	if p < 0.98 || 2*p*r/(p+r) < 0.98 {
		t.Error("want precision and F1 of at least 0.98")
	}
}

func TestCutTitlesAreFoundOrNot(t *testing.T) {
	w := newWriter(13)
	var keys []string
	var titles []string
	for range 4000 {
		s := w.story(firstDay)
		title := w.article(s).Title + w.text(s, 3)
		titles, keys = append(titles, title), append(keys, TitleKey(title))
	}
	sorted := slices.Clone(keys)
	slices.Sort(sorted)
	lookup := func(link string, dirty bool) []string {
		key := TitleKey(BareTitle(link, dirty))
		from, _ := slices.BinarySearch(sorted, key)
		to := from
		for to < len(sorted) && strings.HasPrefix(sorted[to], key) {
			to++
		}
		return sorted[from:to]
	}
	var unique, several, wrong, none, near int
	for i, title := range titles {
		runes := []rune(title)
		cut := string(runes[:18+i%7])
		dirty := i%4 == 2
		switch i % 4 {
		case 1:
			cut = "·" + cjk.S2T.Convert(cut) + "…"
		case 2:
			cut = glossed(cjk.S2T.Convert(cut)) + "(hu"
			cut = strings.TrimSuffix(cut, "(hu")
		case 3:
			cut = strings.NewReplacer("，", ", ", "1", "１").Replace(cut) + "..."
		}
		switch found := lookup(cut, dirty); {
		case len(found) == 1 && found[0] == keys[i]:
			unique++
		case len(found) == 1:
			wrong++
		case len(found) == 0:
			none++
			t.Logf("none: %q of %q", cut, title)
		default:
			if several++; several <= mostExamples {
				t.Logf("several: %q may be %q", cut, found)
			}
		}
		miss := string(runes[:12]) + w.name() + string(runes[14:20])
		if found := lookup(miss, false); len(found) > 0 && !strings.HasPrefix(title, miss) {
			near++
		}
	}
	t.Logf("%d cut titles: %d unique and right, %d several, %d wrong, %d none; near misses taken %d", len(titles), unique, several, wrong, none, near)
	if wrong > 0 || near > 0 || none*200 > len(titles) || unique*100 < 95*len(titles) {
		t.Error("want 95 of a hundred, none wrong, no near miss, and one of 200 not found at most")
	}
}
