package related

import (
	"net/url"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"guanbao/feed/cjk"
)

// What makes two articles one text.
const (
	gramRunes     = 5    // as grams has them
	contained     = 0.64 // share of the shorter one's passages that the other has
	surely        = 0.9  // where the titles are of one template
	fewestGrams   = 40   // below which the titles must agree as well
	mostGrams     = 20_000
	tailLines     = 6
	tailRunes     = 60
	sample        = 64                // passages that are compared first
	furthest      = 10 * 24 * 60 * 60 // seconds between two copies
	longestCutEnd = 4                 // digits that a cut title may lose of its last number
)

// Copy is an article as copies of it are found: the passages of its body, five
// letters each, without the lines that portals add. The passages are made when
// they are first asked for: most articles differ in their dates or titles.
type Copy struct {
	Date    int64 // seconds since 1970
	title   string
	numbers []string
	grams   func() []uint32 // hashes, each once, in order
}

// NewCopy prepares a text to be compared, by several goroutines if need be.
func NewCopy(t Text, date int64) Copy {
	return Copy{Date: date, title: TitleKey(t.Title), numbers: numbersIn(t.Title), grams: sync.OnceValue(func() []uint32 { return grams(trimmed(t.Body)) })}
}

// additions are how the lines begin that portals put before and after a text,
// folded, letters alone.
var additions = []string{"责任编辑", "责编", "编辑", "来源", "稿源", "文章来源", "信息来源", "分享到", "分享", "原标题", "纠错", "打印", "扫一扫",
	"发布时间", "浏览次数", "字号", "作者", "记者", "上一篇", "下一篇", "声明", "source", "share", "editor", "print", "出典", "출처", "공유"}

// foldedAdditions are these as they are compared.
var foldedAdditions = sync.OnceValue(func() (out []string) {
	for _, a := range additions {
		out = append(out, cjk.LetterKey(a))
	}
	return out
})

// trimmed takes those lines off both ends of a body.
func trimmed(body string) string {
	lines := slices.DeleteFunc(strings.Split(body, "\n"), func(line string) bool { return line == "" })
	for range tailLines {
		if n := len(lines); n > 1 && added(lines[n-1]) {
			lines = lines[:n-1]
		}
		if len(lines) > 1 && added(lines[0]) {
			lines = lines[1:]
		}
	}
	return strings.Join(lines, "\n")
}

func added(line string) bool {
	if utf8.RuneCountInString(line) > tailRunes {
		return false
	}
	key := cjk.LetterKey(line)
	return key == "" || slices.ContainsFunc(foldedAdditions(), func(a string) bool { return strings.HasPrefix(key, a) })
}

func grams(text string) []uint32 {
	key := cjk.LetterKey(text)
	out := make([]uint32, 0, len(key)/2)
	var a, b, c, d rune // the ones before
	n := 0
	for _, e := range key {
		if n++; n >= gramRunes {
			out = append(out, finish(mix(mix(mix(mix(mix(hashSeed, a), b), c), d), e)))
			if len(out) == mostGrams {
				break
			}
		}
		a, b, c, d = b, c, d, e
	}
	return slices.Compact(sorted(out))
}

// sorted sorts hashes byte by byte, in a fifth of the time that comparing them
// takes. It changes what it is given.
func sorted(hashes []uint32) []uint32 {
	other := make([]uint32, len(hashes))
	for shift := 0; shift < 32; shift += 8 {
		var ends [257]int
		for _, h := range hashes {
			ends[h>>shift&0xFF+1]++
		}
		for i := range 256 {
			ends[i+1] += ends[i]
		}
		for _, h := range hashes {
			at := &ends[h>>shift&0xFF]
			other[*at] = h
			*at++
		}
		hashes, other = other, hashes
	}
	return hashes
}

// Of reports whether two articles are copies of one text. It would rather
// miss one than take two issues of a series for one.
func (c Copy) Of(o Copy) bool {
	apart := c.Date - o.Date
	if apart > furthest || apart < -furthest || !sameNumbers(c, o) {
		return false
	}
	agree := strings.HasPrefix(c.title, o.title) || strings.HasPrefix(o.title, c.title)
	agree = agree && min(utf8.RuneCountInString(c.title), utf8.RuneCountInString(o.title)) >= shortestKey
	mine, others := c.grams(), o.grams()
	if len(mine) == 0 || len(others) == 0 {
		return agree && c.title == o.title
	}
	need := contained
	if !agree && template(c.title, o.title) {
		need = surely
	}
	if min(len(mine), len(others)) < fewestGrams && !agree {
		return false
	}
	return likely(mine, others) && Containment(c, o) >= need || c.briefOf(o)
}

// likely reports whether the shorter one's passages may be contained in the
// other. Hashes lie by chance, so the lowest are a sample: of 64 of a copy
// a quarter and less are found once in a thousand million times.
func likely(a, b []uint32) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) <= 2*sample {
		return true
	}
	return shared(a[:sample], b) > sample/4
}

// shared counts what two rising sequences have in common.
func shared(a, b []uint32) (both int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i], b[j]; {
		case x == y:
			both, i, j = both+1, i+1, j+1
		case x < y:
			i++
		default:
			j++
		}
	}
	return both
}

// Containment is the share of the shorter one's passages that both have.
func Containment(a, b Copy) float64 {
	mine, others := a.grams(), b.grams()
	if len(mine) == 0 || len(others) == 0 {
		return 0
	}
	return float64(shared(mine, others)) / float64(min(len(mine), len(others)))
}

const hanDigits = "〇零一二三四五六七八九十百千"

// numbersIn gives the numbers in a title, in figures and in characters.
func numbersIn(title string) []string {
	return strings.FieldsFunc(cjk.Key(title), func(r rune) bool {
		return (r < '0' || r > '9') && !strings.ContainsRune(hanDigits, r)
	})
}

// sameNumbers reports whether two titles have the same numbers. One that has
// none has been reworded; one that was cut has fewer.
func sameNumbers(a, b Copy) bool {
	short, long := a, b
	if len(a.title) > len(b.title) {
		short, long = b, a
	}
	if len(short.numbers) == 0 || len(long.numbers) == 0 {
		return true
	}
	if !strings.HasPrefix(long.title, short.title) {
		x, y := slices.Clone(short.numbers), slices.Clone(long.numbers)
		slices.Sort(x)
		slices.Sort(y)
		return slices.Equal(x, y)
	}
	n := len(short.numbers)
	if n > len(long.numbers) || !slices.Equal(short.numbers[:n-1], long.numbers[:n-1]) {
		return false
	}
	rest, ok := strings.CutPrefix(long.numbers[n-1], short.numbers[n-1])
	return ok && len(rest) < longestCutEnd
}

// template reports whether two titles differ in one place alone, as those of
// a series do: a name in the middle, at the start or at the end.
func template(a, b string) bool {
	x, y := []rune(a), []rune(b)
	head := 0
	for head < len(x) && head < len(y) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	same, whole := head+tail, min(len(x), len(y))
	return same < len(x) && same < len(y) && 2*same >= whole
}

// Groups puts what belongs together together: union-find over numbers.
type Groups []int

// NewGroups makes n groups of one.
func NewGroups(n int) Groups {
	g := make(Groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

// Find gives the number that stands for a group.
func (g Groups) Find(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

// Join makes one group of two. The lesser number stands for it.
func (g Groups) Join(a, b int) {
	a, b = g.Find(a), g.Find(b)
	g[max(a, b)] = min(a, b)
}

// Official reports whether an address is one of a government.
func Official(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	labels := strings.Split(strings.ToLower(strings.TrimSuffix(u.Hostname(), ".")), ".")
	n := len(labels)
	if n < 2 {
		return false
	}
	return government[labels[n-1]] || government[labels[n-2]] && len(labels[n-1]) == 2
}

// government are the names under which governments have their sites, at the
// top or under a country.
var government = map[string]bool{"gov": true, "go": true, "gob": true, "gouv": true, "govt": true, "gv": true,
	"gub": true, "mil": true}
