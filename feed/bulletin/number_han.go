package bulletin

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// kinds are the kinds of instruments that a number names before or behind
// itself. Where strict is set the number must also name a body or a year, for
// the word is a common one.
var kinds = []struct {
	word   string
	strict bool
}{
	{"法律公告", false}, {"政府公告", false}, {"公告", false}, {"通告", false}, {"告示", false}, {"公示", true},
	{"行政法規", false}, {"行政长官批示", false}, {"行政長官批示", false}, {"司長批示", false}, {"行政命令", false}, {"批示", true},
	{"政令", false}, {"主席令", false}, {"省令", false}, {"府令", false}, {"庁令", false}, {"訓令", false}, {"令", true}, {"法律", false},
	{"規則", true}, {"规则", true}, {"條例", true}, {"条例", true}, {"決定", true}, {"决定", true}, {"决议", true}, {"決議", true},
}

// afterHao are runes behind 号 that make it the name of a thing.
const afterHao = "线線楼樓院桥橋井站门門馆館洞坑机機车車船舱艙桌塔厂廠矿礦炉爐弹彈星房库庫店仓倉铺舖室棟栋"

// hao reads the number that ends with the 号 at byte at.
func (f *finder) hao(at, end int) {
	if next := nextRune(f.s, end); next != 0 && strings.ContainsRune(afterHao, next) {
		return
	}
	at = spaceBack(f.s, at)
	letters := runBack(f.s, at, 1, func(r rune) bool { return r >= 'A' && r <= 'Z' })
	n, ok := numeralBefore(f.s, letters)
	if !ok || n.digits == "0" {
		return
	}
	n.digits += f.s[letters:at]
	i, dai := cutBack(f.s, spaceBack(f.s, n.start), "第")
	i = spaceBack(f.s, i)
	switch {
	case f.coded(i, end, n) || f.announced(i, end, n) || f.sessional(i, end, n):
	case dai == "" || letters < at && n.han:
	case f.lettered(i, end, n) || f.dated(i, end, n) || f.kinded(i, end, n, ""):
	default:
		f.followed(i, end, n, "")
	}
}

// coded reads 国邮发〔2021〕12号 with the bracket that ends at i.
func (f *finder) coded(i, end int, n numeral) bool {
	start, year, ok := bracketedYear(f.s, i)
	if !ok {
		return false
	}
	code := codeBefore(f.s, start)
	if size := utf8.RuneCountInString(f.s[code:start]); size < 2 || size > 16 {
		return false
	}
	f.add(code, end, cjkKey(f.s[code:start], year, n.digits, "号"), named(f.s[code:start]))
	return true
}

// bracketedYear reads a year in brackets that end at byte end: 〔2021〕, [2021],
// （2021）, （2021年）.
func bracketedYear(s string, end int) (start int, year string, ok bool) {
	i, shut := cutBack(s, end, "〕", "］", "]", "）", ")", "】")
	if shut == "" {
		return end, "", false
	}
	i, _ = cutBack(s, spaceBack(s, i), "年")
	n, ok := numeralBefore(s, spaceBack(s, i))
	if !ok || !likelyYear(n) {
		return end, "", false
	}
	start, open := cutBack(s, spaceBack(s, n.start), "〔", "［", "[", "（", "(", "【")
	return spaceBack(s, start), n.digits, open != ""
}

func likelyYear(n numeral) bool { v := n.value(); return v >= 1945 && v <= 2099 }

// announced reads 公告2021年第3号 with the year that ends at i, and 2021年第3号公告.
func (f *finder) announced(i, end int, n numeral) bool {
	at, mark := cutBack(f.s, i, "年", "年）", "年)")
	if mark == "" {
		return f.slashed(i, end, n)
	}
	year, ok := numeralBefore(f.s, spaceBack(f.s, at))
	if !ok || !likelyYear(year) {
		return false
	}
	at, open := cutBack(f.s, year.start, "（", "(")
	if open != "" && mark == "年" { // 公告（2021年第3号）
		if end, open = cutOn(f.s, end, "）", ")"); open == "" {
			return false
		}
	}
	return f.kinded(spaceBack(f.s, at), end, n, year.digits) || f.followed(year.start, end, n, year.digits)
}

// slashed reads 第12/2021號法律, where the number's second half was n.
func (f *finder) slashed(_, end int, n numeral) bool {
	at, mark := cutBack(f.s, n.start, "/")
	if mark == "" || !likelyYear(n) {
		return false
	}
	first, ok := numeralBefore(f.s, at)
	at, dai := cutBack(f.s, spaceBack(f.s, first.start), "第")
	return ok && dai != "" && f.followed(at, end, first, n.digits)
}

// kinded reads 国务院令第697号 and 令和3年総務省告示第123号 with the kind that ends
// at i.
func (f *finder) kinded(i, end int, n numeral, year string) bool {
	for _, k := range kinds {
		at, word := cutBack(f.s, i, k.word)
		if word == "" {
			continue
		}
		start, issuer := bodyBefore(f.s, at)
		if word == "省令" || word == "府令" || word == "庁令" { // 総務省令 is of 総務省
			if _, whole := bodyBefore(f.s, at+len(word)-len("令")); utf8.RuneCountInString(whole) > 2 {
				issuer = whole
			}
		}
		if year == "" {
			start, year = eraBefore(f.s, start)
		}
		if k.strict && issuer == "" && year == "" || word == "令" && start == at && year == "" {
			return false
		}
		if next := nextRune(f.s, end); word == "規則" && next == '様' {
			return false
		}
		prefix := f.s[start:i]
		if year != "" {
			prefix = prefix[eraLength(prefix):]
		}
		f.add(start, end, cjkKey(prefix, year, n.digits, "号"), issuer)
		return true
	}
	return false
}

// followed reads 第3号公告 with the kind behind the number and the 第 or the year
// at i.
func (f *finder) followed(i, end int, n numeral, year string) bool {
	for _, k := range kinds {
		stop, word := cutOn(f.s, end, k.word)
		if word == "" {
			continue
		}
		if next := nextRune(f.s, stop); next != 0 && strings.ContainsRune("栏欄牌板箱", next) {
			return false
		}
		start, issuer := bodyBefore(f.s, i)
		if issuer == "" {
			start = i
		}
		if k.strict && word != "令" && issuer == "" && year == "" {
			return false
		}
		f.add(start, stop, cjkKey(f.s[start:i]+word, year, n.digits, "号"), issuer)
		return true
	}
	return false
}

// sessional reads the announcements of a congress, 公告〔十三届〕第四十六号, with the
// bracket that ends at i.
func (f *finder) sessional(i, end int, n numeral) bool {
	at, shut := cutBack(f.s, i, "届）", "届〕", "届)", "届]")
	if shut == "" {
		return false
	}
	session, ok := numeralBefore(f.s, at)
	at, _ = cutBack(f.s, session.start, "第")
	at, open := cutBack(f.s, at, "（", "〔", "(", "[")
	kind, word := cutBack(f.s, spaceBack(f.s, at), "公告")
	start, issuer := bodyBefore(f.s, kind)
	if !ok || open == "" || word == "" || issuer == "" {
		return false
	}
	f.add(start, end, cjkKey(f.s[start:kind]+word, session.digits+"届", n.digits, "号"), issuer)
	return true
}

// lettered reads 院臺交字第1100012345號 with the 字 that ends at i.
func (f *finder) lettered(i, end int, n numeral) bool {
	at, word := cutBack(f.s, i, "字")
	if word == "" || n.han || len(n.digits) < 6 {
		return false
	}
	code := codeBefore(f.s, at)
	if size := utf8.RuneCountInString(f.s[code:at]); size < 2 || size > 12 {
		return false
	}
	f.add(code, end, cjkKey(f.s[code:i]+"第", "", n.digits, "号"), "")
	return true
}

// dated reads 薬生発0510第1号, where a month and a day stand before 第.
func (f *finder) dated(i, end int, n numeral) bool {
	day, ok := numeralBefore(f.s, i)
	if !ok || day.han || len(day.digits) != 4 {
		return false
	}
	if v := day.value(); v/100 < 1 || v/100 > 12 || v%100 < 1 || v%100 > 31 {
		return false
	}
	at, word := cutBack(f.s, day.start, "発", "収")
	code := runBack(f.s, at, 10, han)
	if word == "" || code == at {
		return false
	}
	f.add(code, end, cjkKey(f.s[code:i], "", "第"+n.digits, "号"), "")
	return true
}

// stops never stand in the code of a body; what is before them is running text.
const stops = "的和与與及以见見按据據照将將为為在是于於并或之其该該"

// runIns are words of running text that may stand right before a code.
var runIns = []string{
	"贯彻", "貫徹", "落实", "落實", "执行", "執行", "转发", "轉發", "印发", "废止", "廢止", "修改", "学习", "传达", "发布", "公布", "下发", "通知", "规定", "文号",
	"字号", "文件", "关于", "關於", "根据", "适用", "適用", "引用", "奉", "依", "即", "称", "復", "复",
}

// codeBefore is where the code of Han characters that ends at byte end starts.
func codeBefore(s string, end int) int { return wordOf(s, end, 24, han) }

// wordBefore is where the run of Han and katakana that ends at byte end starts.
func wordBefore(s string, end int) int {
	return wordOf(s, end, 30, func(r rune) bool { return han(r) || katakana(r) })
}

// wordOf is where the word that ends at byte end starts, without dates and the
// words of running text.
func wordOf(s string, end, most int, in func(rune) bool) int {
	start := end
	for n := 0; n < most && start > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(s[:start])
		if !in(r) || stopsWord(r, s[:start-size]) {
			break
		}
		if r == '年' || r == '日' || r == '月' {
			if before := lastRune(s, start-size); before == '元' || isHanNumeral(before) || digit(before) >= 0 {
				break
			}
		}
		start -= size
	}
	return afterRunIns(s, start, end)
}

// stopsWord reports whether a rune ends a name; 和 of 共和国 does not.
func stopsWord(r rune, before string) bool {
	return strings.ContainsRune(stops, r) && !(r == '和' && strings.HasSuffix(before, "共"))
}

func afterRunIns(s string, start, end int) int {
	for _, w := range runIns {
		if i := strings.LastIndex(s[start:end], w); i >= 0 && (i == 0 || len(w) > len("奉")) {
			start += i + len(w)
		}
	}
	return start
}

// bodyBefore is where the bodies named right before byte end start, and their
// names. Several are parted by spaces or 、; a kind may be set off by a space.
// Where no body is named the start is that of the word before, or end.
func bodyBefore(s string, end int) (start int, issuer string) {
	i := spaceBack(s, end)
	start = wordBefore(s, i)
	if !IsBody(s[start:i]) {
		if i < end || start == i {
			return end, ""
		}
		return start, ""
	}
	for {
		gap := runBack(s, start, 2, func(r rune) bool { return r == '、' || blank(r) })
		more := wordBefore(s, gap)
		if gap == start || !IsBody(s[more:gap]) {
			return start, s[start:i]
		}
		start = more
	}
}

// eraBefore reads a year, of an era or not, that ends at byte end.
func eraBefore(s string, end int) (start int, year string) {
	at, mark := cutBack(s, end, "年")
	if mark == "" {
		return end, ""
	}
	n, ok := numeralBefore(s, at)
	if !ok {
		if i, yuan := cutBack(s, at, "元"); yuan != "" {
			n, ok = numeral{start: i, end: at, digits: "1"}, true
		}
	}
	if !ok {
		return end, ""
	}
	for _, e := range eras {
		if start, name := cutBack(s, n.start, e.name); name != "" && n.value() < 100 {
			return start, strconv.Itoa(e.zero + n.value())
		}
	}
	if likelyYear(n) {
		return n.start, n.digits
	}
	return end, ""
}

// eraLength is the length of the year at the start of a prefix.
func eraLength(prefix string) int {
	if i := strings.Index(prefix, "年"); i > 0 {
		if start, year := eraBefore(prefix, i+len("年")); start == 0 && year != "" {
			return i + len("年")
		}
	}
	return 0
}

// named is the body that a code spells out, as in 国家邮政局公告〔2021〕3号.
func named(code string) string {
	for _, k := range kinds {
		if name, ok := strings.CutSuffix(code, k.word); ok && IsBody(name) {
			return name
		}
	}
	return ""
}
