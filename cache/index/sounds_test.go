package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"guanbao/feed/cjk"
	"guanbao/feed/cjk/sound"
)

const everything = 1 << 20

// find searches and gives the rows, the best one first.
func find(t *testing.T, s *Sounds, typed string, limit int) ([]int64, int) {
	t.Helper()
	found, err := s.Search(context.Background(), sound.Parse(typed), limit)
	if err != nil {
		t.Fatal(err)
	}
	return rows(found.Hits), found.Total
}

func rows(hits []Hit) []int64 {
	var rows []int64
	for _, h := range hits {
		rows = append(rows, h.Row)
	}
	return rows
}

// scanned does what a search does, in the plainest way.
func scanned(titles []Title, typed string) []int64 {
	type hit struct {
		cost  int
		title Title
	}
	var hits []hit
	q := sound.Parse(typed)
	for _, t := range titles {
		if m, ok := q.Match(sound.Pack(nil, t.Text)); ok {
			hits = append(hits, hit{m.Cost(), t})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(b.title.Date/60, a.title.Date/60), cmp.Compare(b.title.Row, a.title.Row))
	})
	var rows []int64
	for _, h := range hits {
		rows = append(rows, h.title.Row)
	}
	return rows
}

// spellings lists what a character may be typed as, nil for a mark.
func spellings(c rune) []string {
	var spelt []string
	for _, reading := range cjk.Readings(c) {
		spelt = append(spelt, reading.Toneless())
	}
	if spelt == nil && c < 0x80 && (unicode.IsLetter(c) || unicode.IsDigit(c)) {
		return []string{string(c)}
	}
	return spelt
}

// typedAt makes a query that may find a title: its sounds from somewhere on, as
// initials, whole or cut syllables, sometimes with one wrong letter.
func typedAt(r *rand.Rand, text string) string {
	var b strings.Builder
	letters := []rune(text)
	for _, c := range letters[r.IntN(len(letters)):] {
		spelt := spellings(c)
		if spelt == nil {
			continue
		}
		s := spelt[r.IntN(len(spelt))]
		if r.IntN(2) == 0 {
			s = s[:1+r.IntN(len(s))]
		}
		b.WriteString(s)
		if r.IntN(6) == 0 {
			b.WriteByte(" '"[r.IntN(2)])
		}
		if r.IntN(4) == 0 {
			break
		}
	}
	if r.IntN(8) == 0 {
		b.WriteByte(byte('a' + r.IntN(26)))
	}
	return b.String()
}

func TestSearchAgreesWithAPlainScan(t *testing.T) {
	titles := slices.Collect(made(500, 3))
	for i, text := range []string{"かんぽう号外", "カンポウ速報", "오늘의 관보", "국회법 관련 고시", "Café München 2021", "데이터ㄱ", "まっちゃ", "", "!!", "😀"} {
		titles = append(titles, Title{Row: int64(1000 + i), Date: int64(i) * 1e8, Text: text})
	}
	for i := range titles {
		titles[i].Date /= 1e8 // many of one date
	}
	s := NewSounds(slices.Values(titles))
	r := rand.New(rand.NewPCG(7, 7))
	hits := 0
	queries := 3000
	if testing.Short() {
		queries = 300
	}
	for n := range queries {
		typed := typedAt(r, titles[r.IntN(len(titles)-3)].Text)
		if n%50 == 0 {
			typed = []string{"kanpo", "kampou", "ㄱㅂ", "관", "ㄱ", "mat", "munchen", "g", "yi", "n", "ㄱㅎ", "고"}[r.IntN(12)]
		}
		want := scanned(titles, typed)
		limit := 1 + r.IntN(60)
		got, total := find(t, s, typed, limit)
		if total != len(want) || !slices.Equal(got, want[:min(limit, len(want))]) {
			t.Fatalf("%q, the best %d: %v of %d, want %v of %d", typed, limit, got, total, want[:min(limit, len(want))], len(want))
		}
		hits += total
	}
	if hits < queries {
		t.Errorf("%d queries found only %d titles: they test little", queries, hits)
	}
}

func TestHitsAreRanked(t *testing.T) {
	s := NewSounds(slices.Values([]Title{
		{Row: 1, Date: 5000, Text: "国家邮政局"},     // within the title
		{Row: 2, Date: 1000, Text: "邮政局通报"},     // at its start
		{Row: 3, Date: 2000, Text: "邮政局通知"},     // the same, newer
		{Row: 4, Date: 100, Text: "关于：邮政局"},     // behind punctuation, older
		{Row: 5, Date: 9, Text: "about yzj"},    // the very letters
		{Row: 6, Date: 9000, Text: "邮 政 厅"},     // another one
		{Row: 4, Source: true, Text: "中国邮政局信息"}, // a feed
	}))
	found, err := s.Search(context.Background(), sound.Parse("yzj"), 10)
	want := []Hit{{Row: 5, Typed: true}, {Row: 3}, {Row: 2}, {Row: 4}, {Row: 1}, {Row: 4, Source: true}}
	if err != nil || !slices.Equal(found.Hits, want) || found.Total != len(want) {
		t.Errorf("%+v of %d (%v), want %+v", found.Hits, found.Total, err, want)
	}
	for _, limit := range []int{0, -1, 1, 3} {
		got, err := s.Search(context.Background(), sound.Parse("yzj"), limit)
		if err != nil || got.Total != len(want) || !slices.Equal(got.Hits, want[:max(limit, 0)]) && limit > 0 || limit <= 0 && len(got.Hits) > 0 {
			t.Errorf("the best %d: %+v of %d (%v)", limit, got.Hits, got.Total, err)
		}
	}
}

func TestTitlesAreReplacedAndRemoved(t *testing.T) {
	s := NewSounds(slices.Values([]Title{{Row: 1, Text: "关于快递"}, {Row: 2, Text: "国家邮政局"}, {Row: 2, Text: "西安快递"}, {Row: 1, Source: true, Text: "邮政网"}}))
	check := func(when, typed string, size int, want ...int64) {
		t.Helper()
		got, _ := find(t, s, typed, 10)
		slices.Sort(got)
		if !slices.Equal(got, want) || s.Len() != size {
			t.Errorf("%s, %s: %v of %d titles, want %v of %d", when, typed, got, s.Len(), want, size)
		}
	}
	check("at first", "yz", 3, 1)
	check("at first", "kd", 3, 1, 2)
	s.Put(Title{Row: 1, Text: "国家邮政局"}, Title{Row: 3, Text: "快递"}, Title{Row: 3, Text: "快递业"})
	check("after Put", "kd", 4, 2, 3)
	check("after Put", "yz", 4, 1, 1)
	s.Put(Title{Row: 1, Text: "国家邮政局"})
	check("after the same again", "yz", 4, 1, 1)
	s.RemoveSources(1, 7)
	check("after RemoveSources", "yz", 3, 1)
	s.Remove(1, 1, 99)
	check("after Remove", "yz", 2)
	check("after Remove", "kd", 2, 2, 3)
	s.Remove(1)
	check("after Remove again", "kd", 2, 2, 3)
	s.Put(Title{Row: 1, Text: "邮政快递"})
	check("after it came back", "kd", 3, 1, 2, 3)
	s.Remove()
	s.Put()
	check("after nothing", "kd", 3, 1, 2, 3)
}

// TestManyChangesLeaveWhatIsThere goes on until the room of what is gone was
// given back several times.
func TestManyChangesLeaveWhatIsThere(t *testing.T) {
	s := NewSounds(func(func(Title) bool) {})
	r := rand.New(rand.NewPCG(5, 5))
	there := map[int64]Title{}
	packed := 0
	for range 1500 {
		age := s.now.Load().age
		switch row := int64(r.IntN(200)); r.IntN(3) {
		case 0:
			s.Remove(row)
			delete(there, row)
		default:
			title := Title{Row: row, Date: row * 60, Text: madeTitle(r)}
			s.Put(title)
			there[row] = title
		}
		if s.now.Load().age != age {
			packed++
		}
	}
	var titles []Title
	for _, title := range there {
		titles = append(titles, title)
	}
	for _, typed := range []string{"g", "yzj", "guojia", "xian", "2021"} {
		got, _ := find(t, s, typed, everything)
		if want := scanned(titles, typed); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", typed, got, want)
		}
	}
	if s.Len() != len(titles) || packed < 2 {
		t.Errorf("%d titles, want %d; packed %d times", s.Len(), len(titles), packed)
	}
}

func TestRefineFindsWhatSearchFinds(t *testing.T) {
	titles := slices.Collect(made(2000, 9))
	s := NewSounds(slices.Values(titles[:1000]))
	r := rand.New(rand.NewPCG(8, 8))
	next, refined := 1000, 0
	for n := range 200 {
		before := Found{}
		typed := typedAt(r, titles[r.IntN(len(titles))].Text)
		for at := range len(typed) {
			q := sound.Parse(typed[:at+1])
			if before.shelf != nil && before.shelf.age == s.now.Load().age && q.Extends(before.query) {
				refined++
			}
			var err error
			before, err = s.Refine(context.Background(), before, q, 20)
			if err != nil {
				t.Fatal(err)
			}
			want, total := find(t, s, typed[:at+1], 20)
			if got := rows(before.Hits); !slices.Equal(got, want) || before.Total != total {
				t.Fatalf("%q: %v of %d, want %v of %d", typed[:at+1], got, before.Total, want, total)
			}
			if n := len(before.Hits) / 2; n > 0 {
				after := before.Beyond(before.Order(n-1), before.Hits[n-1].Row, 7)
				if got, want := rows(after.Hits), want[n:min(n+7, len(want))]; total <= 20 && !slices.Equal(got, want) {
					t.Fatalf("%q beyond %d: %v, want %v", typed[:at+1], n, got, want)
				}
			}
			switch {
			case r.IntN(4) == 0 && next < len(titles):
				s.Put(titles[next])
				next++
			case r.IntN(4) == 0:
				s.Remove(int64(1 + r.IntN(next)))
			case n%40 == 0 && at == 1: // so many that the entries move
				gone := make([]int64, 400)
				for i := range gone {
					gone[i] = int64(1 + r.IntN(next))
				}
				s.Remove(gone...)
			}
		}
	}
	if refined < 200 {
		t.Errorf("only %d searches went on from one before", refined)
	}
}

func TestLongScansAgreeWithAPlainScan(t *testing.T) {
	titles := slices.Collect(made(2*longScan+1, 4))
	s := NewSounds(slices.Values(titles))
	for _, typed := range []string{"g", "gj", "gjyzj", "youzheng", "xian"} {
		want := scanned(titles, typed)
		got, total := find(t, s, typed, 30)
		if total != len(want) || !slices.Equal(got, want[:min(30, len(want))]) {
			t.Errorf("%s: %v of %d, want %v of %d", typed, got, total, want[:min(30, len(want))], len(want))
		}
	}
	before, _ := s.Search(context.Background(), sound.Parse("g"), 30)
	after, err := s.Refine(context.Background(), before, sound.Parse("gj"), 30)
	if want := scanned(titles, "gj"); err != nil || before.Total < longScan || after.Total != len(want) || !slices.Equal(rows(after.Hits), want[:30]) {
		t.Errorf("gj after %d titles: %v of %d, want %v of %d (%v)", before.Total, rows(after.Hits), after.Total, want[:30], len(want), err)
	}
}

func TestChangesLeaveWhatASearchHolds(t *testing.T) {
	s := NewSounds(made(10, 1))
	held := s.now.Load()
	s.Remove(3)
	if held.isGone(2) || !s.now.Load().isGone(2) {
		t.Errorf("row 3 gone before: %v, after: %v", held.isGone(2), s.now.Load().isGone(2))
	}
}

func TestSearchEndsWithItsContext(t *testing.T) {
	s := NewSounds(made(5000, 2))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, typed := range []string{"g", "gjyzj", ""} {
		found, err := s.Search(ctx, sound.Parse(typed), 10)
		if !errors.Is(err, context.Canceled) || len(found.Hits) > 0 || found.Total > 0 {
			t.Errorf("%q: %d hits of %d, %v", typed, len(found.Hits), found.Total, err)
		}
	}
}

// TestSearchesSeeWholeChanges replaces all titles at once, over and over: a
// search finds those of one time, never some of the next or none.
func TestSearchesSeeWholeChanges(t *testing.T) {
	const size = 300
	texts := []string{"邮政%d", "邮轮%d", "邮件%d"}
	times := func(n int) []Title {
		var titles []Title
		for row := range int64(size) {
			titles = append(titles, Title{Row: row, Text: fmt.Sprintf(texts[n%3], n)})
		}
		return titles
	}
	s := NewSounds(slices.Values(times(0)))
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			before := Found{}
			for n := range 60 {
				typed := []string{"y", "yo", "you"}[n%3]
				found, err := s.Refine(context.Background(), before, sound.Parse(typed), 10)
				if err != nil || found.Total != size {
					t.Errorf("%s: %d of %d titles, %v", typed, found.Total, size, err)
					return
				}
				before = found
			}
		})
	}
	for n := range 60 {
		s.Put(times(n)...)
	}
	group.Wait()
}
