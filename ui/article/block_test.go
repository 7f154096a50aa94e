package article

import (
	"strings"
	"testing"

	"guanbao/feed/html"
	"guanbao/ui/theme"
)

func TestRunningTextSaysWhatColourWouldSay(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"powers", "面积10<sup>3</sup>m<sup>2</sup>", "面积10³m²"},
		{"an index", "CO<sub>2</sub>与x<sub>i</sub>", "CO₂与xᵢ"},
		{"a power that has no character", "x<sup>甲</sup>", "x^(甲)"},
		{"an index that has none", "x<sub>甲</sub>", "x_(甲)"},
		{"a power in brackets is a mark", "增长<sup>[1]</sup>，", "增长[1]，"},
		{"a word for a note is put into brackets", "增长<sup>注1</sup>，", "增长[注1]，"},
		{"a sign is a mark", "增长<sup>*</sup>，", "增长*，"},
		{"an ordinal", "the 21<sup>st</sup>", "the 21st"},
		{"a trade mark", "X<sup>TM</sup>", "X™"},
		{"what is struck", "原<del>旧<b>文</b></del>新", "原~~旧文~~新"},
		{"what is struck over two lines", "<s>甲<br>乙</s>", "~~甲\n乙~~"},
		{"code", "键入<code>ls -l</code>后", "键入`ls -l`后"},
		{"code that links", `<a href="https://a.example/"><code>ls</code></a>后`, "`ls`[1]后"},
		{"readings in brackets", "<ruby>会<rt>huì</rt></ruby><ruby>议<rt>yì</rt></ruby>", "会(huì)议(yì)"},
		{"quotes", "<q>快递</q>", "“快递”"},
		{"lines of an address", "<address>甲<br>乙</address>", "甲\n乙"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := set(t, narrow, "", tt.body, 60, Options{}); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestListsCountAsTheirAuthorWants(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"letters", "<ol type=a start=25><li>x<li>y<li>z</ol>", rows("y.  x", "z.  y", "aa. z")},
		{"Roman numerals", "<ol type=I start=8><li>x<li>y</ol>", rows("VIII. x", "IX.   y")},
		{"small ones", "<ol type=i start=4><li>x</ol>", "iv. x"},
		{"a number of its own", "<ol><li>x<li value=9>y<li>z</ol>", rows("1.  x", "9.  y", "10. z")},
		{"typed numbers are not doubled", "<ol><li>一、甲<li>二、乙</ol>", rows("一、甲", "二、乙")},
		{"nor in brackets", "<ol><li>（一）甲<li>（二）乙</ol>", rows("（一）甲", "（二）乙")},
		{"nor in circles", "<ul><li>①甲<li>②乙</ul>", rows("①甲", "②乙")},
		{"nor those of articles of law", "<ol><li>第一条　甲<li>第二条　乙</ol>", rows("第一条　甲", "第二条　乙")},
		{"nor Korean ones", "<ul><li>가. 갑<li>나. 을</ul>", rows("가. 갑", "나. 을")},
		{"nor bullets", "<ul><li>・甲<li>・乙</ul>", rows("・甲", "・乙")},
		{"figures are no numbers", "<ol><li>1.5亿件<li>2.5亿件</ol>", rows("1. 1.5亿件", "2. 2.5亿件")},
		{"one typed number among others is text", "<ol><li>一、甲<li>乙</ol>", rows("1. 一、甲", "2. 乙")},
		{"an empty item keeps its number", "<ol><li>x<li><li>z</ol>", rows("1. x", "2. z")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := set(t, narrow, "zh-Hans", tt.body, 60, Options{}); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestTypedNumbersAreToldFromText(t *testing.T) {
	for _, s := range []string{"一、", "十二、甲", "（三）甲", "(4) x", "5. x", "６．甲", "第七条 甲", "第8章", "⑨", "⒑", "가. x", "イ）甲", "(b) x", "iv. x", "Ⅲ、", "a) x", "　一、"} {
		if !typedNumber(s) {
			t.Errorf("%q begins with a number", s)
		}
	}
	for _, s := range []string{"", "甲", "一次", "1.5", "10:30 开会", "2021年", "2021. x", "第一", "第一次", "(见附件)", "a cat", "I am", "가격"} {
		if s != "2021. x" && typedNumber(s) {
			t.Errorf("%q begins with text", s)
		}
	}
}

func TestNotesStandBehindTheMarkThatLeadsToThem(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"a raised number and a list of notes",
			`<p>增长<sup><a href="#n1">1</a></sup>，下降<sup><a href="#n2">2</a></sup>。</p><ol><li id=n1>甲 <a href="#x">↩</a></li><li id=n2>乙</li></ol>`,
			rows("增长[注1]，下降[注2]。", "", "[注1] 甲 ↩", "[注2] 乙")},
		{"a number in brackets and a paragraph with its way back",
			`<p id=r1>增长<a href="#n1">[1]</a>。</p><p id=n1><a href="#r1">[1]</a> 甲甲甲。</p>`,
			rows("增长[注1]。", "", "[注1] 甲甲甲。")},
		{"a list of notes with ways back in brackets",
			`<p id=r1>增长<a href="#n1">[1]</a>。</p><ol><li id=n1><a href="#r1">[1]</a> 甲</li></ol>`, rows("增长[注1]。", "", "[注1] 甲")},
		{"a paragraph that says its number itself", `<p>增长<a href="#n1">（1）</a>。</p><p id=n1>1 甲</p>`, rows("增长[注1]。", "", "1 甲")},
		{"or with the word for a note", `<p>増加<a href="#n1"><sup>※1</sup></a>。</p><p id=n1>※1　甲</p>`, rows("増加[注1]。", "", "※1　甲")},
		{"a sign that is a letter", `<p>増加<a href="#n1"><sup>a</sup></a>。</p><p id=n1>a. 甲</p>`, rows("増加[注a]。", "", "a. 甲")},
		{"another number is text", `<p>增长<a href="#n1">[1]</a>。</p><p id=n1>12月的数。</p>`, rows("增长[注1]。", "", "[注1] 12月的数。")},
		{"a sign", `<p>增长<a href="#n1"><sup>*</sup></a>。</p><p id=n1>甲</p>`, rows("增长[注*]。", "", "[注*] 甲")},
		{"a link into the text is none", `<p>见<a href="#s2">第二节</a>和<a href="#s2">2</a></p><p id=s2>甲</p>`, rows("见第二节[1]和2[1]", "", "甲")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := set(t, narrow, "", tt.body, 60, Options{}); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestHeadingsTellTheirRankWithoutColour(t *testing.T) {
	got := set(t, narrow, "zh-Hans", "<h2>总则</h2><h3>目的</h3><h4>甲</h4><h6>乙</h6>", 40, Options{})
	if want := rows("总则", "────", "", "目的", "", "› 甲", "", "›› 乙"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := set(t, narrow, "zh-Hans", "<h4>总则</h4><p>文</p><h4>附则</h4>", 40, Options{}); got != rows("总则", "", "文", "", "附则") {
		t.Errorf("where there is one level only:\n%s", got)
	}
	if got := set(t, wide, "zh-Hans", "<blockquote><h2>总则与目的</h2><h3>丙</h3></blockquote>", 10, Options{}); got != rows("| 总则与目", "| 的", "| --", "|", "| 丙") {
		t.Errorf("in a quote:\n%s", got)
	}
}

func TestAFigureAndItsCaptionStandTogether(t *testing.T) {
	body := `<p>甲</p><figure><img src="https://a.example/x.png" alt="图" width=300 height=200><figcaption>图1 走势</figcaption></figure><p>乙</p>`
	if got, want := set(t, narrow, "", body, 40, Options{}), rows("甲", "", "[图片 300×200：图][1]", "  图1 走势", "", "乙"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestALongLineOfSetTextGoesOnBehindAMark(t *testing.T) {
	body := "<pre>abcdefghijklmnop\n  x\nabc</pre>"
	if got, want := set(t, narrow, "en", body, 12, Options{}), rows("  abcdefghij", "› klmnop", "    x", "  abc"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := set(t, narrow, "en", "<blockquote>"+body+"</blockquote>", 14, Options{}), rows("│   abcdefghij", "│ › klmnop", "│     x", "│   abc"); got != want {
		t.Errorf("in a quote\n%s\nwant\n%s", got, want)
	}
}

func TestStylesHaveRolesOfTheirOwn(t *testing.T) {
	s := &setter{look: narrow, width: 60}
	s.blocks(html.Parse("<p>a<del>b</del><u>c</u>d</p>", nil).Blocks, margin{}, false)
	roles := map[string]theme.Role{}
	for _, seg := range s.lines[0].Segs {
		roles[strings.TrimSpace(seg.Text)] = seg.Role
	}
	if roles["b"] != theme.Struck || roles["c"] != theme.Underlined || roles["d"] != theme.Plain {
		t.Errorf("roles %v", roles)
	}
}
