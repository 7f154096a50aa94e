package html

import (
	"strings"
	"testing"
)

func TestRuby(t *testing.T) {
	check(t, []canonical{
		{"with parentheses", "<ruby>会<rp>(</rp><rt>huì</rt><rp>)</rp></ruby>议", "<p><ruby>会<rt>huì</rt></ruby>议</p>"},
		{"without", "<ruby>县<rt>xiàn</rt></ruby>", "<p><ruby>县<rt>xiàn</rt></ruby></p>"},
		{"several in turn", "<ruby>业<rp>(</rp><rt>yè</rt><rp>)</rp>务<rp>(</rp><rt>wù</rt><rp>)</rp></ruby>量", "<p><ruby>业<rt>yè</rt></ruby><ruby>务<rt>wù</rt></ruby>量</p>"},
		{"rb", "<ruby><rb>报</rb><rp>(</rp><rt>bào</rt><rp>)</rp></ruby>", "<p><ruby>报<rt>bào</rt></ruby></p>"},
		{"bases, then readings", "<ruby>\n<rb>旧</rb><rb>金</rb><rb>山</rb>\n<rt>jiù</rt><rt>jīn</rt><rt>shān</rt>\n</ruby>", "<p><ruby>旧<rt>jiù</rt></ruby><ruby>金<rt>jīn</rt></ruby><ruby>山<rt>shān</rt></ruby></p>"},
		{"end tags left out", "<ruby><rb>旧<rb>金<rt>jiù<rt>jīn</ruby>山", "<p><ruby>旧<rt>jiù</rt></ruby><ruby>金<rt>jīn</rt></ruby>山</p>"},
		{"readings in rtc", "<ruby><rb>旧</rb><rb>金</rb><rtc><rt>jiù</rt><rt>jīn</rt></rtc></ruby>", "<p><ruby>旧<rt>jiù</rt></ruby><ruby>金<rt>jīn</rt></ruby></p>"},
		{"second line of readings", "<ruby><rb>旧</rb><rb>金</rb><rt>jiù</rt><rt>jīn</rt><rtc><rt>San Fran</rt></rtc></ruby>", "<p><ruby>旧<rt>jiù</rt></ruby><ruby>金<rt>jīn</rt></ruby></p>"},
		{"text in rtc", "<ruby>旧金山<rtc>San Francisco</rtc></ruby>", "<p><ruby>旧金山<rt>San Francisco</rt></ruby></p>"},
		{"one base, two readings", "<ruby>会议<rt>huì<rt>yì</ruby>", "<p><ruby>会议<rt>huì yì</rt></ruby></p>"},
		{"two bases, one reading", "<ruby><rb>今<rb>日<rt>きょう</ruby>", "<p><ruby>今日<rt>きょう</rt></ruby></p>"},
		{"no reading", "a <ruby> 会 </ruby>b<ruby>议<rt></rt></ruby>", "<p>a 会 b议</p>"},
		{"no base", "a<ruby><rt>huì</rt></ruby>b", "<p>ahuìb</p>"},
		{"style and link", "<a href=/x><ruby><b>会</b><rt>huì</rt></ruby>议</a>", `<p><a href="https://gov.example/x"><b><ruby>会<rt>huì</rt></ruby></b>议</a></p>`},
		{"left open", "<p><ruby>会<rt>huì<p>议", "<p><ruby>会<rt>huì</rt></ruby></p><p>议</p>"},
		{"parts outside of ruby", "会<rp>(</rp><rt>huì</rt><rp>)</rp>", "<p>会(huì)</p>"},
		{"in a heading and a cell", "<h2><ruby>会<rt>huì</ruby></h2><table><tr><td><ruby>议<rt>yì</ruby><td>x</table>", "<h2><ruby>会<rt>huì</rt></ruby></h2><table><tr><td><ruby>议<rt>yì</rt></ruby></td><td>x</td></tr></table>"},
		{"after a line break", "一<br><ruby>会<rt>huì</ruby><br><br><ruby>议<rt>yì</ruby>", "<p>一<br><ruby>会<rt>huì</rt></ruby></p><p><ruby>议<rt>yì</rt></ruby></p>"},
	})
}

func TestRubyKeepsBaseAndReadingApart(t *testing.T) {
	d := Parse("<ruby>会<rt>huì</rt></ruby>议", nil)
	if s := d.Blocks[0].Spans[0]; s.Text != "会" || s.Ruby != "huì" {
		t.Errorf("%+v", s)
	}
	if got := d.Text(); got != "会议" {
		t.Errorf("text %q", got)
	}
}

func TestReadingThatIsTooLongIsText(t *testing.T) {
	rest := strings.Repeat("会议", maxReading)
	d := Parse("<p><ruby>会<rt>huì议"+rest, nil)
	if got := Render(d); got != "<p>会huì议"+rest+"</p>" {
		t.Errorf("%.60s", got)
	}
}

func TestInline(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"国家邮政局召开会议", "国家邮政局召开会议"},
		{"<ruby>会<rp>(</rp><rt>huì</rt><rp>)</rp></ruby>议纪要：农村寄<ruby>递<rp>(</rp><rt>dì</rt><rp>)</rp></ruby>服务", "会议纪要：农村寄递服务"},
		{"<ruby>会<rt>huì<rp>)</ruby>议", "会议"},
		{"Guidance on <b>“new”</b> tools &amp; &#8220;rules&#8221;", "Guidance on “new” tools & “rules”"},
		{"一<br/>二<p>三</p>\n四", "一 二 三 四"},
		{"a < b <c>d</c> <", "a < b d <"},
		{"red: &#27;[31mx&#27;[0m", "red: x"},
		{"a<script>b</script>c<style>d</style>e", "ace"},
		{"how to use <select> and <textarea> and <title>", "how to use and and"},
		{"&amp;lt;b&amp;gt;", "&lt;b&gt;"},
		{"  ", ""}, {"", ""}, {"<b></b>", ""},
	} {
		if got := Inline(c.in); got != c.want {
			t.Errorf("Inline(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
