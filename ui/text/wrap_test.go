package text

import (
	"strings"
	"testing"
)

// wrapped sets s and shows its lines divided by "|", a hanging mark by "^".
func wrapped(m *Measure, s string, width int, o Options) string {
	var out []string
	for _, l := range m.Wrap(s, width, o) {
		line := s[l.Start:l.End]
		if l.Hang > 0 {
			line += "^"
		}
		out = append(out, line)
	}
	return strings.Join(out, "|")
}

var hang = Options{Hanging: true}

func TestWrap(t *testing.T) {
	m := New(Narrow)
	for _, c := range []struct {
		rule  string
		s     string
		width int
		o     Options
		want  string
	}{
		{"full lines of Han", "国家邮政局召开", 6, Options{}, "国家邮|政局召|开"},
		{"odd width", "国家邮政局", 5, Options{}, "国家|邮政|局"},
		{"stop pulls its character down", "国家邮，政局", 6, Options{}, "国家|邮，政|局"},
		{"stop hangs", "国家邮，政局", 6, hang, "国家邮，^|政局"},
		{"last stop hangs", "国家邮。", 6, hang, "国家邮。^"},
		{"stop hangs before a newline", "国家邮。\n政", 6, hang, "国家邮。^|政"},
		{"no hanging before another mark", "国家邮。”政", 6, hang, "国家|邮。”|政"},
		{"narrow closing quote hangs", "国家邮”政", 6, hang, "国家邮”^|政"},
		{"percent sign does not hang", "约共99%", 6, hang, "约共|99%"},
		{"closing marks in a row", "去吧（好）》。”他说", 12, Options{}, "去吧|（好）》。”|他说"},
		{"opening mark goes down", "国家（邮政）", 6, Options{}, "国家|（邮|政）"},
		{"opening quotes go down", "国家“‘邮政’”", 6, Options{}, "国家|“‘邮|政’”"},
		{"nested opening marks", "一《〈二三〉》", 6, Options{}, "一|《〈二|三〉》"},
		{"dash stays whole", "国家邮政——局", 9, Options{}, "国家邮|政——局"},
		{"ellipsis stays whole", "国家邮政……局", 9, Options{}, "国家邮|政……局"},
		{"prolonged sound mark", "コンピューター", 8, Options{}, "コン|ピュー|ター"},
		{"small kana", "ちょっとまって", 6, Options{}, "ちょっ|とまっ|て"},
		{"iteration mark", "時々人々が", 6, Options{}, "時々|人々が"},
		{"middle dot", "ジョン・ケリー", 6, Options{}, "ジョ|ン・ケ|リー"},
		{"Chinese middle dot", "约翰·克里", 4, Options{}, "约|翰·|克里"},
		{"half-width kana", "ｼｮｯﾌﾟ｡ｶﾅ", 4, Options{}, "ｼｮｯ|ﾌﾟ｡ｶ|ﾅ"},
		{"corner brackets", "彼は「はい」と", 6, Options{}, "彼は|「は|い」と"},
		{"fullwidth colon", "审议：报告", 4, Options{}, "审|议：|报告"},

		{"number with magnitude and unit", "收入6530亿元整", 10, Options{}, "收入|6530亿元整"},
		{"number with percent", "增长了99%的", 8, Options{}, "增长了|99%的"},
		{"ordinal", "公告第3号发", 8, Options{}, "公告|第3号发"},
		{"Chinese ordinal", "召开第七次会", 8, Options{}, "召开|第七次会"},
		{"year", "会在2021年开", 8, Options{}, "会在|2021年开"},
		{"date", "会在2021年5月10日开", 14, Options{}, "会在|2021年5月10日|开"},
		{"clock in characters", "定于8时30分开", 10, Options{}, "定于|8时30分开"},
		{"year before another number", "2021年100亿元", 10, Options{}, "2021年|100亿元"},
		{"month range", "今年1-8月份", 8, Options{}, "今年|1-8月份"},
		{"range with dash", "今年1—8月份", 8, Options{}, "今年|1—8月份"},
		{"range of percentages", "约10%-20%的", 8, Options{}, "约|10%-20%|的"},
		{"currency before", "价格￥100整", 8, Options{}, "价格|￥100整"},
		{"dollar before", "价格US$1,200.50", 12, Options{}, "价格|US$1,200.50"},
		{"minus sign", "下降-4.0个", 8, Options{}, "下降|-4.0个"},
		{"several signs", "下降-￥100", 8, Options{}, "下降|-￥100"},
		{"approximate count", "共20余万件次", 9, Options{}, "共|20余万件|次"},
		{"several characters of unit", "升3个百分点", 10, Options{}, "升|3个百分点"},
		{"Japanese unit", "価格は1,200円だ", 10, Options{}, "価格は|1,200円だ"},
		{"katakana unit", "約100メートルだ", 12, Options{}, "約|100メートル|だ"},
		{"fullwidth digits", "会在２０２１年", 10, Options{}, "会在|２０２１年"},
		{"document number", "发〔2021〕12号", 10, Options{}, "发|〔2021〕12|号"},
		{"document number with room", "邮发〔2021〕12号", 12, Options{}, "邮发|〔2021〕12号"},
		{"number before an ordinary noun", "约2021中国", 6, Options{}, "约2021|中国"},
		{"list of dates", "在5日,6日开", 8, Options{}, "在5日,|6日开"},
		{"unit longer than the line", "123456789元", 4, Options{}, "1234|5678|9元"},

		{"date in digits", "on 2021-05-10 at", 10, Options{}, "on|2021-05-10|at"},
		{"date with solidus", "会在2021/05/10开", 12, Options{}, "会在|2021/05/10开"},
		{"time", "at 10:30:15 sharp", 8, Options{}, "at|10:30:15|sharp"},
		{"time behind a Chinese colon", "时间:10:30", 6, Options{}, "时间:|10:30"},
		{"words stay whole", "the quick brown fox", 10, Options{}, "the quick|brown fox"},
		{"several spaces at a break", "the    quick", 6, Options{}, "the|quick"},
		{"apostrophe", "we don’t don't", 6, Options{}, "we|don’t|don't"},
		{"English quotes", "he said “do not go” now", 10, Options{}, "he said|“do not|go” now"},
		{"straight quotes", "he said \"do not\" go", 10, Options{}, "he said|\"do not\"|go"},
		{"straight quotes in Chinese", "他说\"你好\"然后", 6, Options{}, "他说|\"你好\"|然后"},
		{"possessive after a quote", "the “X”s and", 7, Options{}, "the|“X”s|and"},
		{"compound breaks at its hyphen", "a well-known fact", 7, Options{}, "a well-|known|fact"},
		{"short parts do not", "an e-mail X-ray", 5, Options{}, "an|e-mai|l|X-ray"},
		{"hyphen before a number", "the COVID-19", 8, Options{}, "the|COVID-19"},
		{"dash inside English", "word—another", 8, Options{}, "word—|another"},
		{"spaced dash stays behind", "one — two", 6, Options{}, "one —|two"},
		{"French punctuation", "oui « non » !", 9, Options{}, "oui|« non » !"},
		{"abbreviation", "see e.g. this", 6, Options{}, "see|e.g.|this"},
		{"call", "use f(x) now", 6, Options{}, "use|f(x)|now"},
		{"ratio of units", "at 100km/h now", 8, Options{}, "at|100km/h|now"},
		{"no-break space", "No.\u00a05 is", 7, Options{}, "No.\u00a05|is"},
		{"word longer than the line", "an extraordinary", 6, Options{}, "an|extrao|rdinar|y"},
		{"combining marks stay", "e\u0301e\u0301e\u0301e\u0301", 3, Options{}, "e\u0301e\u0301e\u0301|e\u0301"},
		{"fullwidth word", "在ＮＨＫ播放", 8, Options{}, "在ＮＨＫ|播放"},

		{"address", "见https://a.cn/bc/de?f=1&g=23", 13, Options{}, "见|https://a.cn/|bc/de?f=1&|g=23"},
		{"address after www", "www.spb.gov.cn/xwzx/index", 16, Options{}, "www.spb.gov.cn/|xwzx/index"},
		{"address at a hyphen", "http://ab.cn/long-name", 18, Options{}, "http://ab.cn/long-|name"},
		{"Chinese behind an address", "http://ab.cn查看", 14, Options{}, "http://ab.cn查|看"},
		{"no break behind the scheme", "https://abcdefgh.cn/", 12, Options{}, "https://abcd|efgh.cn/"},

		{"address with figures between solidi", "http://ab.cn/c1/c2/2021/05/x", 24, Options{}, "http://ab.cn/c1/c2/2021/|05/x"},
		{"address in brackets in Korean", "누리집(https://a.kr/b)을", 16, Options{Lang: "ko"}, "누리집|(https://a.kr/|b)을"},

		{"note behind a word", "增长了百分点[1]。", 12, Options{}, "增长了百分|点[1]。"},
		{"brackets that are no note", "增长了百分点[a]。", 12, Options{}, "增长了百分点|[a]。"},
		{"circled note behind a word", "业务量①，其中", 6, Options{}, "业务|量①，|其中"},
		{"circled number of an item", "如下：①安全；②快", 8, Options{}, "如下：|①安全；|②快"},
		{"circled number between words", "甲乙丙②丁戊", 6, Options{}, "甲乙|丙②丁|戊"},
		{"reference mark", "ください※1。次", 8, Options{}, "くださ|い※1。次"},
		{"superscript note", "业务量增长¹较", 10, Options{}, "业务量增|长¹较"},
		{"reading behind its character", "國家會(huì)議", 8, Options{}, "國家|會(huì)|議"},
		{"reading in kana", "本日議事(ぎじ)次", 8, Options{}, "本日議|事(ぎじ)|次"},
		{"abbreviation in brackets", "国家总值(GDP)增", 8, Options{}, "国家总值|(GDP)增"},
		{"number of an item", "协调；3.安全", 8, Options{}, "协调；|3.安全"},
		{"number of an item by brackets", "三十五条第（二）项", 16, Options{}, "三十五条|第（二）项"},
		{"unit per unit", "价格为12.00元/台整", 14, Options{}, "价格为|12.00元/台整"},
		{"amount of two numbers", "预算为1兆2,345亿元整", 16, Options{}, "预算为|1兆2,345亿元整"},
		{"section sign", "under 39 U.S.C. § 3622 of", 19, Options{}, "under 39 U.S.C.|§ 3622 of"},
		{"numbered order", "issued Order No. 5763", 17, Options{}, "issued Order|No. 5763"},
		{"No is also a word", "he said no. 5 is", 12, Options{}, "he said no.|5 is"},
		{"stop of another script", "ab؟ ab؟", 6, Options{}, "ab؟|ab؟"},

		{"Latin in Chinese", "今年GDP增长", 6, Options{}, "今年|GDP增|长"},
		{"Latin behind a closing quote", "“十四五”GDP增长", 9, Options{}, "“十四五”|GDP增长"},
		{"bracket behind Latin", "今GDP（国内）", 6, Options{}, "今GDP|（国|内）"},
		{"narrow bracket behind Latin", "今GDP(国内)值", 6, Options{}, "今GDP|(国内)|值"},
		{"spaces between scripts", "今年 GDP 增长", 8, Options{}, "今年 GDP|增长"},
		{"arrow", "中国→美国", 5, Options{}, "中国→|美国"},
		{"emoji", "好😀好😀", 4, Options{}, "好😀|好😀"},

		{"Korean breaks at spaces", "정부는 오늘 회의를 열었다", 11, Options{Lang: "ko"}, "정부는 오늘|회의를|열었다"},
		{"so does Korean elsewhere", "정부는 오늘 회의를", 9, Options{}, "정부는|오늘|회의를"},
		{"long Korean words by syllables", "대한민국정부는", 6, Options{Lang: "ko-KR"}, "대한민|국정부|는"},
		{"long Korean words keep their numbers", "개정안(제2021-345호)을", 16, Options{Lang: "ko"}, "개정안|(제2021-345호)을"},
		{"so they do elsewhere", "개정안(제2021-345호)을", 16, Options{}, "개정안|(제2021-345호)을"},
		{"Korean with Hanja and marks", "정부(政府)는 “국가”가", 12, Options{Lang: "ko"}, "정부(政府)는|“국가”가"},
		{"Korean number", "약 2021년 5월", 8, Options{Lang: "ko"}, "약|2021년|5월"},
		{"Hanja in Korean", "新聞記事는 것", 8, Options{Lang: "ko"}, "新聞記事|는 것"},
		{"Hanja after a space in Korean", "그 新聞記事 것", 8, Options{Lang: "ko"}, "그|新聞記事|것"},
		{"Hanja elsewhere", "그 新聞記事 것", 8, Options{}, "그 新聞|記事 것"},
		{"Korean stop never leads", "대한민국정.", 6, Options{Lang: "ko"}, "대한민|국정."},

		{"first indent", "国家邮政局召开", 8, Options{Indent: 4}, "国家|邮政局召|开"},
		{"next indent", "国家邮政局召开", 8, Options{Next: 4}, "国家邮政|局召|开"},
		{"indent as wide as the line", "国家邮", 4, Options{Indent: 9}, "国|家邮"},
		{"forced breaks", "国家\n\n邮政局\n", 4, Options{}, "国家||邮政|局|"},
		{"leading spaces stay", "  ab cd", 4, Options{}, "  ab|cd"},
		{"leading spaces wider than the line", "     ab", 4, Options{}, "ab"},
		{"trailing spaces go", "ab   ", 2, Options{}, "ab"},
		{"nothing but spaces", "   ", 2, Options{}, ""},
		{"empty", "", 10, Options{}, ""},

		{"paragraph begins with a closing mark", "。国家", 4, Options{}, "。国|家"},
		{"no legal place", "。。。。", 2, Options{}, "。|。|。|。"},
		{"closing marks longer than the line", "字」」」」」", 6, Options{}, "字」」|」」」"},
		{"opening marks longer than the line", "（（（（字", 4, Options{}, "（（|（（|字"},
		{"width below a character", "国家", 1, Options{}, "国|家"},
		{"width of nothing", "国a", 0, Options{}, "国|a"},
		{"percent sign yields to a stop", "约2%，同", 3, Options{}, "约|2|%，|同"},
		{"straight quote yields to a stop", "a\"，b", 3, Options{}, "a|\"，|b"},
		{"two cells", "国，家a", 2, Options{}, "国|，|家|a"},
	} {
		if got := wrapped(m, c.s, c.width, c.o); got != c.want {
			t.Errorf("%s: %q at %d:\n got %s\nwant %s", c.rule, c.s, c.width, got, c.want)
		}
	}
}

func TestWrapCountsAmbiguousCharactersByMode(t *testing.T) {
	s := "国“家”邮政——"
	for mode, want := range map[Mode]string{Narrow: "国“家”邮|政——", Wide: "国“家”|邮政——"} {
		if got := wrapped(New(mode), s, 8, Options{}); got != want {
			t.Errorf("%v: got %s, want %s", mode, got, want)
		}
	}
}

func TestLinesCountTheirCells(t *testing.T) {
	m := New(Narrow)
	got := m.Wrap("国家邮政局。ab c", 10, hang)
	want := []Line{{0, 18, 12, 2}, {18, 22, 4, 0}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAppendWrapAppends(t *testing.T) {
	m := New(Narrow)
	lines := m.Wrap("  一二", 4, Options{})
	lines = m.AppendWrap(lines, "  三四", 4, Options{})
	want := []Line{{0, 5, 4, 0}, {5, 8, 2, 0}, {0, 5, 4, 0}, {5, 8, 2, 0}}
	if len(lines) != len(want) {
		t.Fatalf("got %v, want %v", lines, want)
	}
	for i := range want {
		if lines[i] != want[i] {
			t.Errorf("line %d: got %v, want %v", i, lines[i], want[i])
		}
	}
}
