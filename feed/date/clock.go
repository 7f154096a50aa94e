package date

import (
	"strings"
	"time"
	"unicode"
)

// tokenKind is what a piece of a date is.
type tokenKind uint8

const (
	numeral tokenKind = iota + 1
	word              // letters, in lower case; a run of Han or hangul is one word a character, but for eras
	sign              // one character of punctuation
)

type token struct {
	kind  tokenKind
	text  string
	value int
}

// Bounds on a date: longer ones are none.
const (
	maxDateBytes  = 200
	maxDateTokens = 40
)

// lexDate cuts a date into numbers, words and signs. Full-width forms count as
// their ASCII ones; what stands in parentheses and the names of weekdays are
// left out.
func lexDate(s string) []token {
	if len(s) > maxDateBytes {
		return nil
	}
	if strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) >= 0 {
		for _, w := range weekdays {
			s = strings.ReplaceAll(s, w, " ")
		}
	}
	toks := make([]token, 0, 16)
	depth := 0
	rs := []rune(s)
	for i := 0; i < len(rs) && len(toks) < maxDateTokens; {
		r := narrow(rs[i])
		switch {
		case r == '(':
			depth++
			i++
		case r == ')':
			depth = max(0, depth-1)
			i++
		case depth > 0:
			i++
		case unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			i++
		default:
			t, n := lexOne(rs[i:])
			i += n
			if t.kind != word || !isWeekday(t.text) {
				toks = append(toks, t)
			}
		}
	}
	return toks
}

func lexOne(rs []rune) (token, int) {
	r := narrow(rs[0])
	n := 1
	switch {
	case r >= '0' && r <= '9':
		for n < len(rs) && narrow(rs[n]) >= '0' && narrow(rs[n]) <= '9' {
			n++
		}
		t := token{kind: numeral, text: narrowed(rs[:n])}
		if n <= 14 {
			for _, c := range t.text { // decimal always: 08 is no octal number
				t.value = t.value*10 + int(c-'0')
			}
		}
		return t, n
	case r < 0x80 && unicode.IsLetter(r):
		for n < len(rs) && rs[n] < 0x80 && unicode.IsLetter(rs[n]) {
			n++
		}
		return token{kind: word, text: strings.ToLower(string(rs[:n]))}, n
	case unicode.IsLetter(r):
		for _, long := range longWords {
			if k := len([]rune(long)); k <= len(rs) && string(rs[:k]) == long {
				return token{kind: word, text: long}, k
			}
		}
		return token{kind: word, text: string(r)}, 1
	}
	return token{kind: sign, text: string(r)}, 1
}

// longWords are the words of more than one character that dates hold, longest
// first.
var longWords = []string{
	"中華民國", "中华民国", "中華民国", "令和", "平成", "昭和", "大正", "民國", "民国", "上午", "下午", "午前", "午後", "오전", "오후",
}

// weekdays that are written without spaces around them. 月 and 日 mean a month
// and a day elsewhere, so these are taken out before anything is read.
var weekdays = []string{
	"月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일",
	"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "星期天", "周一", "周二", "周三", "周四", "周五", "周六", "周日",
	"週一", "週二", "週三", "週四", "週五", "週六", "週日",
}

func isWeekday(w string) bool {
	if len(w) < 3 {
		return false
	}
	switch w[:3] {
	case "mon", "tue", "wed", "thu", "fri", "sat", "sun":
		return len(w) <= 4 || strings.HasSuffix(w, "day")
	}
	return w == "thurs" || w == "tues"
}

// narrow folds the full-width forms that dates are typed in.
func narrow(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFEE0
	case r == 0x2212, r == 0x2010, r == 0x2011, r == 0x2013:
		return '-'
	case r == '、':
		return ','
	case r == 0x3002:
		return '.'
	}
	return r
}

func narrowed(rs []rune) string {
	b := make([]byte, len(rs))
	for i, r := range rs {
		b[i] = byte(narrow(r))
	}
	return string(b)
}

// reader takes tokens from the front of a date.
type reader struct {
	toks     []token
	home     *time.Location
	american bool
}

func (p *reader) next(k tokenKind) (token, bool) {
	if len(p.toks) == 0 || p.toks[0].kind != k {
		return token{}, false
	}
	t := p.toks[0]
	p.toks = p.toks[1:]
	return t, true
}

// number takes a number of least to most digits.
func (p *reader) number(least, most int) (int, bool) {
	if len(p.toks) == 0 || p.toks[0].kind != numeral || len(p.toks[0].text) < least || len(p.toks[0].text) > most {
		return 0, false
	}
	t, _ := p.next(numeral)
	return t.value, true
}

func (p *reader) word() string {
	t, _ := p.next(word)
	return t.text
}

// is takes the next token if it is one of these.
func (p *reader) is(texts ...string) bool {
	if len(p.toks) == 0 || p.toks[0].kind == numeral {
		return false
	}
	for _, s := range texts {
		if p.toks[0].text == s {
			p.toks = p.toks[1:]
			return true
		}
	}
	return false
}

// separator takes a separator of year, month and day.
func (p *reader) separator() string {
	if len(p.toks) > 0 {
		if s := p.toks[0].text; p.toks[0].kind == sign && (s == "-" || s == "/" || s == ".") {
			p.toks = p.toks[1:]
			return s
		}
	}
	return ""
}

// shortYear takes a year of four digits or two (RFC 2822 section 4.3).
func (p *reader) shortYear(c *calendar) bool {
	n, ok := p.number(4, 4)
	if !ok {
		if n, ok = p.number(2, 2); !ok {
			return false
		}
		if n += 1900; n < 1950 {
			n += 100
		}
	}
	c.year = n
	return true
}

// timeOfDay takes a time of day if one follows. It is false when what follows
// is a broken one.
func (p *reader) timeOfDay(c *calendar) bool {
	p.is(",")
	p.is("t")
	p.is("-", ":") // 07/Sep/2026:08:00
	half := p.half()
	if len(p.toks) < 2 || p.toks[0].kind != numeral {
		return true
	}
	if s := p.toks[1].text; s != ":" && !hourSigns[s] {
		return true
	}
	var ok bool
	if c.hour, ok = p.number(1, 2); !ok {
		return false
	}
	c.timed = true
	if p.is("時", "时", "点", "點", "시") {
		if m, ok := p.number(1, 2); ok {
			c.min = m
			p.is("分", "분")
		}
		if s, ok := p.number(1, 2); ok {
			c.sec = s
			p.is("秒", "초")
		}
	} else if !p.colons(c) {
		return false
	}
	if half == "" {
		half = p.half()
	}
	return c.applyHalf(half)
}

var hourSigns = map[string]bool{"時": true, "时": true, "点": true, "點": true, "시": true}

// colons takes :mm[:ss[.fraction]].
func (p *reader) colons(c *calendar) bool {
	var ok bool
	p.is(":")
	if c.min, ok = p.number(2, 2); !ok {
		return false
	}
	if !p.is(":") {
		return true
	}
	if c.sec, ok = p.number(1, 2); !ok {
		return false
	}
	if len(p.toks) > 1 && (p.toks[0].text == "." || p.toks[0].text == ",") && p.toks[1].kind == numeral {
		p.toks = p.toks[1:]
		frac := (p.toks[0].text + "000000000")[:9]
		for _, d := range frac {
			c.nano = c.nano*10 + int(d-'0')
		}
		p.toks = p.toks[1:]
	}
	return true
}

// half takes a mark of the half of the day.
func (p *reader) half() string {
	switch {
	case p.is("am", "上午", "午前", "오전"):
		return "am"
	case p.is("pm", "下午", "午後", "오후"):
		return "pm"
	}
	return ""
}

func (c *calendar) applyHalf(half string) bool {
	switch {
	case half == "" || c.hour > 12: // 下午14:00 is said as well
	case half == "am" && c.hour == 12:
		c.hour = 0
	case half == "pm" && c.hour < 12:
		c.hour += 12
	}
	return true
}
