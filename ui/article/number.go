package article

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"guanbao/feed/html"
	"guanbao/ui/theme"
)

// list sets the items of a list behind their marks. Where the text of every
// item begins with a mark of its own, as Chinese documents write them (一、 （一） ①),
// it gets no second one.
func (s *setter) list(b html.Block, m margin) {
	marks, width := s.marks(b), 0
	for _, mark := range marks {
		width = max(width, s.look.Text.Width(mark)+1)
	}
	for i, item := range b.Children {
		here := m
		if i > 0 {
			here = m.after()
		}
		mark := ""
		if marks != nil {
			mark = marks[i] + theme.Blank(width-s.look.Text.Width(marks[i]))
		}
		inner := here.in(mark, theme.Blank(width))
		if item.Anchor != "" && mark != "" {
			inner.note = s.notes[item.Anchor]
		}
		s.name(item.Anchor, anchor{block: s.block + 1})
		s.blocks(item.Children, inner, true)
		if len(item.Children) == 0 {
			s.put(flow{text: " "}, here.in(mark, mark), 0)
		}
	}
}

// marks are what stands before the items of a list, nil where they say it
// themselves.
func (s *setter) marks(b html.Block) []string {
	out := make([]string, len(b.Children))
	typed := 0
	next := b.Start
	for i, item := range b.Children {
		if item.Start != 0 {
			next = item.Start
		}
		switch sign := s.notes[item.Anchor]; {
		case item.Anchor != "" && sign != "":
			out[i] = s.noteMark(sign)
		case b.Ordered:
			out[i] = Numeral(next, b.Numerals) + "."
		default:
			out[i] = s.look.Chrome.Bullet
		}
		next++
		if t := firstText(item.Children); typedNumber(t) || !b.Ordered && typedBullet(t) {
			typed++
		}
	}
	if typed == len(out) {
		return nil
	}
	return out
}

// firstText is the text that blocks begin with.
func firstText(bs []html.Block) string {
	for len(bs) > 0 && len(bs[0].Spans) == 0 {
		bs = bs[0].Children
	}
	if len(bs) == 0 {
		return ""
	}
	return bs[0].Spans[0].Text
}

// Numeral writes the number of an item of a list.
func Numeral(n int, kind html.Numerals) string {
	switch {
	case n < 1 || kind == html.Decimal:
	case kind == html.LowerLetters:
		return letters(n)
	case kind == html.UpperLetters:
		return strings.ToUpper(letters(n))
	case n < 4000 && kind == html.LowerRoman:
		return strings.ToLower(roman(n))
	case n < 4000 && kind == html.UpperRoman:
		return roman(n)
	}
	return strconv.Itoa(n)
}

// letters counts a to z, aa to zz and so on.
func letters(n int) string {
	out := ""
	for ; n > 0; n = (n - 1) / 26 {
		out = string(rune('a'+(n-1)%26)) + out
	}
	return out
}

func roman(n int) string {
	out := ""
	for _, d := range []struct {
		value int
		text  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= d.value {
			out += d.text
			n -= d.value
		}
	}
	return out
}

// What the typed numbers of items are made of.
const (
	numberDigits = "0123456789０１２３４５６７８９一二三四五六七八九十百零〇"
	numberSigns  = "가나다라마바사아자차카타파하イロハニホヘトチリヌルヲアイウエオ甲乙丙丁戊abcdefghABCDEFGH"
	numberRoman  = "ivxIVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
	numberEnds   = "、.．。)）:：]］〕】"
)

// typedNumber reports whether a text begins with a number that its author
// typed: 一、 （二） 3. 第四条 ⑤ 가. イ） (a).
func typedNumber(t string) bool {
	t = strings.TrimLeft(t, " \u00a0\u3000")
	r, size := utf8.DecodeRuneInString(t)
	if r >= '①' && r <= '⒛' || r >= '㈠' && r <= '㈩' || r >= 'ⅰ' && r <= 'ⅹ' {
		return true
	}
	opened := strings.ContainsRune("(（[［〔【", r)
	ordinal := r == '第'
	if opened || ordinal {
		t = t[size:]
	}
	rest := strings.TrimLeft(t, numberDigits)
	digits := len(rest) < len(t)
	if n := utf8.RuneCountInString(t[:len(t)-len(rest)]); n > 4 {
		return false
	} else if n == 0 {
		if rest = strings.TrimLeft(t, numberRoman); len(rest) == len(t) {
			if r, size = utf8.DecodeRuneInString(t); !strings.ContainsRune(numberSigns, r) {
				return false
			}
			rest = t[size:]
		}
	}
	end, size := utf8.DecodeRuneInString(rest)
	switch {
	case ordinal:
		return digits && strings.ContainsRune("条條章节節款项項号號부장조항", end)
	case opened:
		return strings.ContainsRune(")）]］〕】", end)
	case !strings.ContainsRune(numberEnds, end):
		return false
	}
	return !digits || end != '.' && end != '．' && end != ':' && end != '：' || !startsDigit(rest[size:]) // 1.5 is a figure, 10:30 a time
}

// typedBullet reports whether a text begins with a bullet that its author
// typed.
func typedBullet(t string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(t, " \u00a0\u3000"))
	return r != utf8.RuneError && strings.ContainsRune("・•●○■□◆◇▪▶►▷※★☆◎◦∙·", r)
}
