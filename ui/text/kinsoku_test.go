package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// What follows is independent of the wrapper's own table: the characters of
// the classes CL, CP, EX, NS, CJ, IN and OP of UAX #14 that official texts
// use, written out by hand.
const (
	neverFirst = "。，、；：？！）］｝」』】》〉〕〗〙〛”’…—・ー々〻ゝゞヽヾ～〜" +
		"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲ｡｣､･ｧｨｩｪｫｬｭｮｯｰ),.:;!?]}%％‰℃·"
	neverLast = "（［｛「『【《〈〔〖〘〚“‘｢([{"
)

func mayBegin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !strings.ContainsRune(neverFirst, r)
}

func mayEnd(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " \u3000"))
	return !strings.ContainsRune(neverLast, r)
}

// samples are paragraphs of the kinds that official feeds carry.
var samples = []struct{ lang, s string }{
	{"zh", "5月10日，全国邮政管理工作座谈会在北京召开。会议指出，“十四五”开局之年（2021年），要统筹发展与安全——既要‘快’，更要‘稳’；同时，把《快递暂行条例》（国令第697号）落到实处……与会者认为：前四月业务量完成303.6亿件，同比增长59.4%，业务收入3,069.7亿元，增长-4.0%至37.6%。"},
	{"zh", "【公告】根据《邮政法》第五十二条、第八十四条，以及国邮发〔2021〕12号文件，自2021年6月1日8时30分起，对“刷单”“空包”等行为（详见附件1—3）依法查处！举报电话：12305；网址：https://www.example.gov.cn/a-b/c_1?x=1&y=2。谁来管？怎么管？"},
	{"zh", "阿卜杜拉·艾哈迈德说：“我们不会……绝不会（重复一遍：‘绝不会’）退让。”GDP(国内生产总值)约￥100.5万亿,较上年+8.1%;PM2.5浓度为30μg/m³，气温-5℃～10℃①。"},
	{"zh-Hant", "「立法會」昨（十日）三讀通過《2021年完善選舉制度（綜合修訂）條例草案》——『四十票贊成、兩票反對』；行政長官表示：「這是『愛國者治港』的里程碑！」……會議於下午六時三十分休會待續。"},
	{"ja", "東京都は５月１０日、「緊急事態宣言」の延長を決めた。ちょっと待って、という声もあったが、ワクチン・センター（千代田区）では、１日あたり1,200人〜1,500人が接種を受けている。時々、人々は「えっ、本当？」と驚く……。詳しくは『官報』（号外第104号）を！"},
	{"ja", "ｶﾞｿﾘﾝの価格は1ﾘｯﾄﾙ150.3円（前週比+0.2円）。ショッピングセンターのオープニング・セレモニーでキャッチフレーズ「もっと、ずっと、きっと。」が発表された。〈注〉々の字点について。"},
	{"ko", "정부는 5월 10일(월) “제7차 국가우정정책회의”를 열고, 2021년 업무계획을 확정하였다. 참석자는 100여 명이었으며, ‘디지털 우정’ 사업비는 1,200억 원(전년 대비 8.1% 증가)이다."},
	{"en", "The Commission’s “final” report (No. 2021/697) doesn’t change the rules: from 10:30 on 2021-05-10, state-of-the-art sorters — 99% of them — cost $1,234.50 each; see https://www.example.gov/a-b/c?d=e&f=g [1]. What’s next?"},
	{"", "《Nature》杂志2021年5月10日发表题为“Post-COVID-19 logistics: what’s next?”的文章；作者John Smith（约翰·史密斯）认为，快递“最后一公里”（last-mile）成本占比达53%！Résumé: ‘c’est fini’……"},
}

// checkWrap holds what must be true of every setting of s.
func checkWrap(t *testing.T, m *Measure, s string, width int, o Options) {
	t.Helper()
	lines := m.Wrap(s, width, o)
	bounds := map[int]bool{0: true}
	at := 0
	for c := range m.Clusters(s) {
		at += len(c)
		bounds[at] = true
	}
	if len(lines) == 0 {
		t.Fatalf("%+q at %d: no line", s, width)
	}
	end := 0
	for i, l := range lines {
		room := max(width-max(o.Next, 0), min(width, 2), 1)
		if i == 0 {
			room = max(width-max(o.Indent, 0), min(width, 2), 1)
		}
		if l.Start < end || l.End < l.Start || l.End > len(s) || !bounds[l.Start] || !bounds[l.End] {
			t.Fatalf("%+q at %d: line %d is %+v behind %d", s, width, i, l, end)
		}
		if gone := s[end:l.Start]; strings.Trim(gone, lineSpaces) != "" {
			t.Errorf("%+q at %d: %+q is lost before line %d", s, width, gone, i)
		}
		checkLine(t, m, s, l, room, o)
		if i > 0 && !strings.Contains(s[end:l.Start], "\n") {
			checkBreak(t, m, s, lines[i-1].Start, end, l.Start, width)
		}
		end = l.End
	}
	if gone := s[end:]; strings.Trim(gone, lineSpaces) != "" {
		t.Errorf("%+q at %d: %+q is lost at the end", s, width, gone)
	}
}

const lineSpaces = " \n\t\u3000\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f"

// checkLine holds that a line counts its cells and fits.
func checkLine(t *testing.T, m *Measure, s string, l Line, room int, o Options) {
	t.Helper()
	cells, clusters := 0, 0
	for _, w := range m.Clusters(s[l.Start:l.End]) {
		cells += w
		clusters++
	}
	if cells != l.Width {
		t.Errorf("%+q: line %+v has %d cells", s, l, cells)
	}
	if l.Width-l.Hang > room && clusters > 1 {
		t.Errorf("%+q: line %+v in %d cells", s, l, room)
	}
	if l.Hang < 0 || l.Hang > 2 || l.Hang > 0 && (!o.Hanging || l.Width-l.Hang != room) {
		t.Errorf("%+q: line %+v hangs in %d cells", s, l, room)
	}
}

// checkBreak holds that a line which begins at start and ends at end breaks
// kinsoku only where no place in it does not. The next one begins at next.
func checkBreak(t *testing.T, m *Measure, s string, start, end, next, width int) {
	t.Helper()
	if mayBegin(s[next:]) && mayEnd(s[start:end]) {
		return
	}
	at := start
	for c := range m.Clusters(s[start:end]) {
		at += len(c)
		if at < end && strings.Trim(s[start:at], lineSpaces) != "" && strings.TrimLeft(s[at:], lineSpaces) == s[at:] &&
			mayBegin(s[at:]) && mayEnd(s[start:at]) {
			t.Errorf("%q at %d: broken as %q | %q, where %q | %q keeps kinsoku", s, width,
				s[start:end], clip(s[next:]), s[start:at], clip(s[at:]))
			return
		}
	}
}

func clip(s string) string {
	return string([]rune(s)[:min(6, utf8.RuneCountInString(s))])
}

func TestKinsokuHoldsAtEveryWidth(t *testing.T) {
	for _, mode := range []Mode{Narrow, Wide} {
		m := New(mode)
		for _, c := range append(samples, prose...) {
			s := m.DisplayLines(c.s)
			for width := 1; width <= 100; width += 1 + width/30 {
				for _, o := range []Options{
					{Lang: c.lang},
					{Lang: c.lang, Hanging: true},
					{Lang: c.lang, Indent: 4},
					{Lang: c.lang, Indent: 2, Next: 6, Hanging: true},
				} {
					checkWrap(t, m, s, width, o)
					checkStride(t, m, s, width, o)
				}
			}
		}
	}
}

func TestEveryMarkKeepsToItsSide(t *testing.T) {
	for _, mode := range []Mode{Narrow, Wide} {
		m := New(mode)
		for _, r := range neverFirst {
			s := "国国国" + string(r) + "国"
			for _, l := range m.Wrap(s, 6, Options{})[1:] {
				if strings.HasPrefix(s[l.Start:], string(r)) {
					t.Errorf("%v: %q begins a line", mode, r)
				}
			}
		}
		for _, r := range neverLast {
			s := "国国" + string(r) + "国国"
			if l := m.Wrap(s, 6, Options{})[0]; strings.HasSuffix(s[:l.End], string(r)) {
				t.Errorf("%v: %q ends a line", mode, r)
			}
		}
	}
}

// From two dozen cells on every sample has a legal place in each line.
func TestKinsokuHasNoExceptionInLinesOfUsualLength(t *testing.T) {
	for _, mode := range []Mode{Narrow, Wide} {
		m := New(mode)
		for _, c := range samples {
			s := m.DisplayLines(c.s)
			for width := 24; width <= 100; width++ {
				lines := m.Wrap(s, width, Options{Lang: c.lang})
				for i, l := range lines {
					if i > 0 && !mayBegin(s[l.Start:]) || i+1 < len(lines) && !mayEnd(s[l.Start:l.End]) {
						t.Errorf("%v at %d: line %q", mode, width, s[l.Start:l.End])
					}
				}
			}
		}
	}
}

// Units are whole in lines that could hold them.
func TestUnitsStayWholeInLinesOfUsualLength(t *testing.T) {
	units := []string{
		"5月10日", "2021年", "第697号", "第五十二条", "303.6亿件", "59.4%", "3,069.7亿元", "-4.0%", "〔2021〕12号",
		"8时30分", "1—3", "12305", "￥100.5万亿", "+8.1%", "-5℃～10℃", "PM2.5", "——", "……", "2021年6月1日",
		"1,200人〜1,500人", "150.3円", "+0.2円", "第104号", "１０日", "100여", "1,200억", "8.1%",
		"Commission’s", "doesn’t", "2021/697", "10:30", "2021-05-10", "$1,234.50", "COVID-19", "what’s", "Smith", "53%", "c’est",
	}
	for _, mode := range []Mode{Narrow, Wide} {
		m := New(mode)
		for _, c := range samples {
			for width := 20; width <= 100; width++ {
				lines := m.Wrap(c.s, width, Options{Lang: c.lang})
				for _, u := range units {
					inLines := 0
					for _, l := range lines {
						inLines += strings.Count(c.s[l.Start:l.End], u)
					}
					if want := strings.Count(c.s, u); inLines != want {
						t.Errorf("%v at %d: %q is whole %d times of %d", mode, width, u, inLines, want)
					}
				}
			}
		}
	}
}

// A line ends early only for a reason: the cluster that comes next, with what
// may not be parted from it, does not fit.
func TestLinesAreAsFullAsTheyCanBe(t *testing.T) {
	m := New(Narrow)
	s := strings.Repeat("国家邮政局召开会议", 20)
	for width := 2; width <= 60; width++ {
		lines := m.Wrap(s, width, Options{})
		for _, l := range lines[:len(lines)-1] {
			if l.Width != width/2*2 {
				t.Errorf("at %d: a line of %d cells", width, l.Width)
			}
		}
	}
}

// checkStride holds that going in strides changes nothing.
func checkStride(t *testing.T, m *Measure, s string, width int, o Options) {
	t.Helper()
	f := filler{
		paragraph: paragraph{m: m, s: s, korean: isKorean(o.Lang)},
		room:      roomFor(width, o.Indent), rest: roomFor(width, o.Next), hanging: o.Hanging, single: true,
	}
	f.fill()
	if got := m.Wrap(s, width, o); !slices.Equal(got, f.lines) {
		t.Fatalf("%q at %d: %v in strides, %v cluster by cluster", s, width, got, f.lines)
	}
}

func FuzzWrap(f *testing.F) {
	for i, c := range samples {
		f.Add(c.s, 2+i*7, i, i%3, c.lang)
	}
	f.Add(mixed, 9, 4, 0, "")
	f.Add("。。。。", 2, 0, 0, "")
	f.Add("“”‘’——……\n\n  \n(((", 3, 1, 2, "ko")
	f.Add("http://a/?b&c-d//e\"f'g", 4, 0, 0, "")
	f.Add("第第第-$-5~6年7月8", 3, 0, 1, "")
	f.Fuzz(func(t *testing.T, s string, width, indent, next int, lang string) {
		if len(s) > 4000 {
			return
		}
		for _, mode := range []Mode{Narrow, Wide} {
			m := New(mode)
			d := m.DisplayLines(s)
			o := Options{Indent: indent % 20, Next: next % 20, Hanging: indent%2 == 0, Lang: lang}
			checkWrap(t, m, d, width%120, o)
			checkStride(t, m, d, width%120, o)
			new(tally).judge(t, m, d, m.Wrap(d, width%120, o), width%120)
			if got := m.Wrap(s, width%120, Options{}); len(got) == 0 { // not shown: it must only end
				t.Errorf("no line for %+q", s)
			}
		}
	})
}
