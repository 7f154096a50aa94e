package bulletin

import (
	"strings"
	"unicode/utf8"
)

// scheme is a way to number the parts of a text. A scheme of lower rank stands
// above one of higher rank where a text has both.
type scheme uint8

// The schemes by rank. Those before list name divisions, which go on through
// the text; those after it start again under each heading.
const (
	none     scheme = iota
	caps            // BACKGROUND
	word            // SUMMARY:, 主旨：, 附则
	part            // 第一编, 제1편, Part I
	subpart         // 第一分编, Subpart A
	division        // 第一章, 제1장, Chapter 1
	section         // 第一节, 제1절
	subsect         // 第一款 of a 节 in Japan, 제1관, 第一目
	article         // 第一条, 제1조, Article 1, Section 1., § 12.3
	formal          // 壹、
	roman           // I. Ⅰ.
	dai             // 第１
	letter          // A.
	comma           // 一、
	hanSpace        // 一
	hanParen        // （一）
	dot             // 1. １．
	ganada          // 가.
	digSpace        // １
	paren           // (1) （１）
	half            // 1)
	ganaHalf        // 가)
	kana            // ア
	kanaPar         // （ア）
	lower           // (a)
	lowRoman        // (i)
	circle          // ①
	schemes         // how many there are
)

// division reports whether a scheme names divisions of the text.
func (s scheme) divides() bool { return s >= part && s <= article }

// label is the number at the start of a line.
type label struct {
	scheme scheme
	n      int
	sub    int // 2 of 第三条の二, 0 for none
	end    int // byte behind the label
	title  int // byte at which the title starts
}

// labelOf reads the number at the start of a line in its likeliest meaning.
func labelOf(s string) (label, bool) {
	ls := labelsOf(s)
	if len(ls) == 0 {
		return label{}, false
	}
	return ls[0], true
}

// labelsOf reads the number at the start of a line. Some have two meanings:
// (i) is a Roman one or a letter.
func labelsOf(s string) []label {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case size == 0:
		return nil
	case r == '第':
		return daiLabel(s)
	case r == '제':
		return jeLabel(s)
	case r == '(' || r == '（':
		return parenLabel(s, size)
	case r >= '①' && r <= '⑳':
		return []label{{scheme: circle, n: int(r-'①') + 1, end: size, title: spaceOn(s, size)}}
	case r >= 'Ⅰ' && r <= 'Ⅻ':
		if at, ok := mark(s, size, ".．、 　"); ok {
			return []label{{scheme: roman, n: int(r-'Ⅰ') + 1, end: at, title: spaceOn(s, at)}}
		}
		return nil
	case digit(r) >= 0:
		return digitLabel(s)
	case isHanNumeral(r):
		return hanLabel(s)
	case hangul(r):
		return hangulLabel(s, r, size)
	case katakana(r):
		if i := strings.Index(kanaOrder, string(r)); i >= 0 && nextRune(s, size) == '　' {
			return []label{{scheme: kana, n: i/3 + 1, end: size, title: spaceOn(s, size)}}
		}
	case r == '§':
		return signLabel(s, size)
	case r < 0x80:
		return latinLabel(s)
	}
	return nil
}

const (
	kanaOrder   = "アイウエオカキクケコサシスセソタチツテトナニヌネノ"
	hangulOrder = "가나다라마바사아자차카타파하"
)

// mark steps over one of the marks behind a number.
func mark(s string, i int, marks string) (int, bool) {
	r := nextRune(s, i)
	if r == 0 || !strings.ContainsRune(marks, r) {
		return i, false
	}
	return i + utf8.RuneLen(r), true
}

// daiWords are the divisions behind 第N.
var daiWords = []struct {
	word   string
	scheme scheme
}{
	{"分编", subpart}, {"分編", subpart}, {"编", part}, {"編", part}, {"部分", part}, {"篇", part}, {"章", division}, {"节", section}, {"節", section},
	{"款", subsect}, {"目", subsect}, {"条", article}, {"條", article},
}

// daiLabel reads 第三条, 第一章, 第５条の２, 第１　.
func daiLabel(s string) []label {
	n, ok := numeralAt(s, spaceOn(s, len("第")))
	if !ok || n.value() < 1 {
		return nil
	}
	i := spaceOn(s, n.end)
	for _, w := range daiWords {
		at, found := cutOn(s, i, w.word)
		if found == "" {
			continue
		}
		l := label{scheme: w.scheme, n: n.value(), end: at}
		for {
			next, of := cutOn(s, l.end, "の", "之")
			sub, ok := numeralAt(s, next)
			if of == "" || !ok {
				break
			}
			l.sub, l.end = l.sub*100+sub.value(), sub.end
		}
		l.title = spaceOn(s, l.end)
		if !opens(s, l) {
			return nil
		}
		return []label{l}
	}
	if r := nextRune(s, n.end); r == '　' || r == ' ' {
		return []label{{scheme: dai, n: n.value(), end: n.end, title: spaceOn(s, n.end)}}
	}
	return nil
}

// opens reports whether what follows 第三条 begins a text, and does not go on
// with a sentence about the article: 第三条规定的, 第三条、第四条.
func opens(s string, l label) bool {
	if l.title > l.end || l.title == len(s) {
		return true
	}
	r := nextRune(s, l.end)
	if r == '（' || r == '(' || r == '【' {
		return true
	}
	if l.scheme == subsect {
		return false
	}
	if l.scheme != article {
		return !strings.ContainsRune("、，,。；;的和至第规規中课課与及是和がをにはの", r)
	}
	if strings.ContainsRune("、，,。；;：:的和至第中与與及或之款项項所是）)》”—～~-/…", r) || r >= 'ぁ' && r <= 'ゖ' {
		return false
	}
	_, w := cutOn(s, l.end, "规定", "規定", "修改", "修正", "增加", "删去", "删除", "改为", "明确", "所", "关于", "關於", "内容", "以", "要求", "对", "將", "将", "等", "有关", "指出", "公約", "公约", "下", "前", "後", "后", "之")
	return w == ""
}

// jeWords are the divisions behind 제N.
var jeWords = []struct {
	word   string
	scheme scheme
}{{"편", part}, {"장", division}, {"절", section}, {"관", subsect}, {"조", article}}

// jeLabel reads 제1장 총칙 and 제1조(목적), 제2조의3.
func jeLabel(s string) []label {
	n, ok := numeralAt(s, len("제"))
	if !ok || n.han || n.value() < 1 {
		return nil
	}
	for _, w := range jeWords {
		at, found := cutOn(s, n.end, w.word)
		if found == "" {
			continue
		}
		l := label{scheme: w.scheme, n: n.value(), end: at}
		if next, of := cutOn(s, at, "의"); of != "" {
			if sub, ok := numeralAt(s, next); ok {
				l.sub, l.end = sub.value(), sub.end
			}
		}
		l.title = spaceOn(s, l.end)
		r := nextRune(s, l.end)
		if r != 0 && r != '(' && l.title == l.end || strings.HasPrefix(s[l.title:], "제") && nextRune(s, l.title+len("제")) != 0 && digit(nextRune(s, l.title+len("제"))) >= 0 {
			return nil // 제1조의 규정, 제5조 제2항에 따라
		}
		return []label{l}
	}
	return nil
}

// parenLabel reads （一）, (1), (가), （ア）, (a), (iv).
func parenLabel(s string, i int) []label {
	end := -1
	at := i
	for k := 0; k < 8 && at < len(s); k++ {
		r, size := utf8.DecodeRuneInString(s[at:])
		if r == ')' || r == '）' {
			end = at + size
			break
		}
		at += size
	}
	if end < 0 || at == i {
		return nil
	}
	inner := s[i:at]
	l := label{end: end, title: spaceOn(s, end)}
	if r := nextRune(s, end); r == '、' || r == '.' {
		l.title = spaceOn(s, end+utf8.RuneLen(r))
	}
	give := func(as scheme, n int) []label { l.scheme, l.n = as, n; return []label{l} }
	r, size := utf8.DecodeRuneInString(inner)
	if n, ok := decimal(inner); ok {
		if n > 0 && n < 100 {
			return give(paren, n)
		}
		return nil
	}
	if n, ok := hanNumber(inner); ok && n > 0 && n < 100 {
		return give(hanParen, n)
	}
	if size == len(inner) {
		if k := strings.Index(hangulOrder, inner); k >= 0 {
			return give(ganaHalf, k/3+1)
		}
		if k := strings.Index(kanaOrder, inner); k >= 0 {
			return give(kanaPar, k/3+1)
		}
	}
	var out []label
	if size == len(inner) && r >= 'a' && r <= 'z' {
		out = give(lower, int(r-'a')+1)
	}
	if n := romanNumber(strings.ToUpper(inner)); n > 0 && inner == strings.ToLower(inner) {
		out = append(out, give(lowRoman, n)...)
	}
	return out
}

// digitLabel reads 1., １．, 1、, 1), １　.
func digitLabel(s string) []label {
	n, ok := numeralAt(s, 0)
	if !ok || n.value() < 1 || n.value() > 99 {
		return nil
	}
	wide := s[0] >= 0x80
	at, ok := mark(s, n.end, ".．、")
	if ok {
		if digit(nextRune(s, at)) >= 0 {
			return nil // 1.5, 2021.5.10
		}
		return []label{{scheme: dot, n: n.value(), end: at, title: spaceOn(s, at)}}
	}
	if at, ok = mark(s, n.end, ")）"); ok {
		return []label{{scheme: half, n: n.value(), end: at, title: spaceOn(s, at)}}
	}
	if wide && nextRune(s, n.end) == '　' {
		return []label{{scheme: digSpace, n: n.value(), end: n.end, title: spaceOn(s, n.end)}}
	}
	return nil
}

// hanLabel reads 一、, 壹、, 一　.
func hanLabel(s string) []label {
	n, ok := numeralAt(s, 0)
	if !ok || n.value() < 1 || n.value() > 99 {
		return nil
	}
	as := comma
	if strings.ContainsRune("壹貳贰參叁肆伍陸陆柒捌玖拾", nextRune(s, 0)) {
		as = formal
	}
	if at, ok := mark(s, n.end, "、．."); ok {
		if isHanNumeral(nextRune(s, at)) {
			return nil // 一、二年级
		}
		return []label{{scheme: as, n: n.value(), end: at, title: spaceOn(s, at)}}
	}
	if nextRune(s, n.end) == '　' {
		return []label{{scheme: hanSpace, n: n.value(), end: n.end, title: spaceOn(s, n.end)}}
	}
	return nil
}

// hangulLabel reads 가. and 가).
func hangulLabel(s string, r rune, size int) []label {
	k := strings.Index(hangulOrder, string(r))
	if k < 0 {
		return nil
	}
	if at, ok := mark(s, size, "."); ok && blank(nextRune(s, at)) {
		return []label{{scheme: ganada, n: k/3 + 1, end: at, title: spaceOn(s, at)}}
	}
	if at, ok := mark(s, size, ")"); ok {
		return []label{{scheme: ganaHalf, n: k/3 + 1, end: at, title: spaceOn(s, at)}}
	}
	return nil
}
