package article

import (
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/ui/locale"
	"guanbao/ui/text"
)

// documents are bodies that try the setting, one or more for each language.
var documents = []struct{ lang, body string }{
	{"zh-Hans", "<h2>一、主要指标（1-8月）</h2><p>会议听取“快递进村”工作汇报，原则通过《2020年邮政普遍服务监管报告》，并对基层减负作出安排。……以下略——完。</p>" +
		"<p>第二段说明：2021年业务量6530亿元，同比增长7.4%，联系电话：010-88323114，网址https://www.spb.example/gjyzj/c100015/202105/a.shtml。</p>" +
		"<table><caption>表1 指标</caption><tr><th rowspan=2>地区</th><th colspan=2>快递业务量（亿件）</th></tr><tr><th>8月</th><th>同比</th></tr><tr><td>东部</td><td>165.9</td><td>7.4%</td></tr></table>"},
	{"zh-Hant", "<p>「快遞進村」會(huì)議，郵政管理部門應當加強「監督檢查」；其餘（略）。</p><ol start=98><li>第一<ul><li>甲、乙、丙</li></ul></li><li>第二</li><li>第三</li></ol><blockquote><p>引文：『第一條』</p><blockquote><p>再引。</p></blockquote></blockquote>"},
	{"ja", "<p>検討会を開催しますので、お知らせします。<ruby>議事<rt>ぎじ</rt></ruby>は「次のとおり」です。ページ・データッッー</p><dl><dt>１　日時</dt><dd>令和８年９月30日（水）15:00～</dd></dl><pre>ﾊﾝｶｸ ｶﾞｷﾞ  a\tb\n  ……</pre>"},
	{"ko", "<p>통상우편요금을 조정합니다. 자세한 내용은 “붙임”을 참고하세요(제2025-12호).</p><ul><li>가. <a href=\"https://a.example/고시?x=1&amp;y=2\">고시문</a></li></ul>"},
	{"en", "<p>The committee left the rate <em>unchanged</em> at 2.25% — “steady” it is… Pneumonoultramicroscopicsilicovolcanoconiosis.</p><hr><img src=\"https://a.example/x.png\" alt=\"chart\" width=400 height=300><p>naïve café, ßæø ①★→ 🇭🇰👩‍👩‍👧 é̂̃</p>"},
}

func pageOf(lang, body string) Page {
	it := item(lang, body)
	it.Title = "国家邮政局关于印发《2020年邮政普遍服务监管报告》的通知（征求意见稿）"
	it.URL = "https://www.youzheng.example/gjyzj/c100015/c100016/202105/2f0b1c5a.shtml"
	it.Issuer, it.Published, it.Number = "국가우정국", noon, "国邮发〔2021〕12号"
	it.Links = []feed.Link{{Kind: feed.LinkAttachment, Title: "附件：统计表.xlsx", URL: "https://www.youzheng.example/a.xlsx"}}
	return NewPage(it)
}

func TestNoLineIsWiderThanThePage(t *testing.T) {
	for _, mode := range []text.Mode{text.Narrow, text.Wide} {
		for _, words := range locale.All {
			look := lookFor(words.Tag, mode)
			for _, d := range documents {
				p := pageOf(d.lang, d.body)
				for width := 2; width <= 120; width++ {
					for _, o := range []Options{{Indent: true}, {Hanging: true, Measure: 80}} {
						for _, l := range Lay(p, look, width, o) {
							if w := look.Text.Width(l.String()); w > width {
								t.Fatalf("%s page, %s words, %v, width %d: %d cells: %q", d.lang, words.Tag, mode, width, w, l.String())
							}
						}
					}
				}
			}
		}
	}
}

func TestDrawnLinesAreExactlyAsWideAsThePane(t *testing.T) {
	for _, look := range []int{0, 1} {
		k := narrow
		if look == 1 {
			k = wide
		}
		for _, d := range documents {
			for width := 2; width <= 120; width += 7 {
				m := New(Options{Indent: true}).Resize(width, 12, k).Show(pageOf(d.lang, d.body), k)
				for range 12 {
					checkPane(t, m, k, width, 12)
					m = m.Page(1)
				}
			}
		}
	}
}

// TestNoLineBeginsWithAClosingMark looks at pages wide enough that a legal
// break is always at hand.
func TestNoLineBeginsWithAClosingMark(t *testing.T) {
	for _, k := range []int{0, 1} {
		look := narrow
		if k == 1 {
			look = wide
		}
		for _, d := range documents {
			p := pageOf(d.lang, strings.ReplaceAll(d.body, "<pre>", "<p>"))
			for width := 16; width <= 120; width++ {
				for _, l := range Lay(p, look, width, Options{Indent: true}) {
					if first := strings.TrimLeft(l.String(), " │|"); first != "" && strings.ContainsRune("。，、》”」』）；：？！…—・ー々ッ", []rune(first)[0]) {
						t.Errorf("width %d: a line begins with a closing mark: %q", width, l.String())
					}
				}
			}
		}
	}
}

// TestTheTextSurvivesEveryWidth strips all that the setting adds and compares.
func TestTheTextSurvivesEveryWidth(t *testing.T) {
	body := "<p>会议听取“快递进村”工作汇报，原则通过监管报告。</p><ul><li>加强<ul><li>寄递安全</li></ul></li></ul><blockquote><p>引文在此，不得遗漏。</p></blockquote>"
	bare := func(s string) string {
		return strings.NewReplacer(" ", "", "\n", "", "•", "", "│", "").Replace(s)
	}
	want := bare(set(t, narrow, "zh-Hans", body, 200, Options{}))
	for width := 2; width <= 120; width++ {
		if got := bare(set(t, narrow, "zh-Hans", body, width, Options{Indent: true})); got != want {
			t.Fatalf("width %d:\n%s\nwant\n%s", width, got, want)
		}
	}
}
