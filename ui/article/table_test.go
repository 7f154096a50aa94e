package article

import (
	"fmt"
	"strings"
	"testing"

	"guanbao/feed/html"
)

func TestTablesAreSetInColumns(t *testing.T) {
	tests := []struct {
		name, body string
		width      int
		want       string
	}{
		{"figures stand on the right, a line lies under the head",
			"<table><caption>样表</caption><tr><th>指标</th><th>8月</th></tr><tr><td>业务量</td><td>165.9</td></tr><tr><td>收入</td><td>7.4%</td></tr></table>", 40,
			rows("样表", "指标       8月", "──────────────", "业务量  165.9", "收入      7.4%")},
		{"a head over words stands on their left",
			"<table><tr><th>号</th><th>名称</th></tr><tr><td>1</td><td>国家邮政局</td></tr><tr><td>甲</td><td>9</td></tr></table>", 40,
			rows("号    名称", "────────────────", "   1  国家邮政局", "甲             9")},
		{"what a cell declares wins",
			`<table><tr><td align="right">左</td><td align="left">12</td></tr><tr><td>长的文字</td><td>3456</td></tr></table>`, 40,
			rows("      左  12", "长的文字  3456")},
		{"a cell over two columns",
			"<table><tr><td colspan=2>全国合计数字</td><td>9</td></tr><tr><td>甲</td><td>乙</td><td>1</td></tr></table>", 40,
			rows("全国合计数字     9", "甲     乙        1")},
		{"a cell over two rows",
			"<table><tr><td rowspan=2>东部</td><td>甲</td></tr><tr><td>乙</td></tr><tr><td>西部</td><td>丙</td></tr></table>", 40,
			rows("东部  甲", "      乙", "西部  丙")},
		{"cells wrap inside their columns",
			"<table><tr><td>电话</td><td>各级邮政管理部门应当加强检查</td></tr><tr><td>地址</td><td>无</td></tr></table>", 22,
			rows("电话  各级邮政管理部门", "      应当加强检查", "", "地址  无")},
		{"decimal points stand one under the other, signs and units with their figures",
			"<table><tr><td>指标</td><td>同比（%）</td></tr><tr><td>甲</td><td>▲7.45</td></tr><tr><td>乙</td><td>1,165</td></tr><tr><td>丙</td><td>±0.5%</td></tr><tr><td>丁</td><td>—</td></tr><tr><td>戊</td><td></td></tr></table>", 40,
			rows("指标  同比（%）", "───────────────", "甲        ▲7.45", "乙     1,165", "丙        ±0.5%", "丁         —", "戊")},
		{"dates are no decimals",
			"<table><tr><td>2021-05-10</td><td>1.5</td></tr><tr><td>2021.5</td><td>10.25</td></tr></table>", 40,
			rows("2021-05-10   1.5", "    2021.5  10.25")},
		{"words over figures are a head", "<table><tr><td>地区</td><td>数</td></tr><tr><td>东</td><td>1</td></tr></table>", 40, rows("地区    数", "──────────", "东       1")},
		{"so are two rows of them, under a title over all",
			"<table><tr><td colspan=3>表1　快递业务量</td></tr><tr><td rowspan=2>地区</td><td colspan=2>业务量</td></tr><tr><td>8月</td><td>累计</td></tr><tr><td>东</td><td>12345678</td><td>2</td></tr></table>", 40,
			rows("  表1　快递业务量", "      ─── 业务量 ───", "地区       8月  累计", "────────────────────", "东    12345678     2")},
		{"blanks before words show rank", "<table><tr><td>合计</td><td>9</td></tr><tr><td>　其中：东部</td><td>5</td></tr></table>", 40,
			rows("合计             9", "　其中：东部     5")},
		{"cells keep powers, readings and the numbers of links",
			`<table><tr><td>10<sup>3</sup></td><td><ruby>会<rt>huì</rt></ruby></td><td><a href="https://a.example/">附件</a></td></tr><tr><td>甲</td><td>乙</td><td>丙</td></tr></table>`, 40,
			rows(" 10³  会(huì)  附件[1]", "甲    乙       丙")},
		{"lists and lines in cells", "<table><tr><td>甲<br>乙</td><td><ul><li>一<ul><li>二</ul></ul></td></tr><tr><td>丙</td><td><ol><li>三<li>四</ol></td></tr></table>", 40,
			rows("甲    • 一", "乙      • 二", "", "丙    1. 三", "      2. 四")},
		{"a picture in a cell", `<table><tr><td>甲</td><td><img src="https://a.example/x.png" alt="图" width=30 height=40></td></tr></table>`, 40,
			rows("甲    [图片 30×40：图][1]")},
		{"a note over all columns does not widen them",
			"<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr><tr><td colspan=2>注：本表数据为初步统计数，以后可能修订。</td></tr></table>", 40,
			rows("甲       1", "乙       2", "注：本表数据为初步统计数，以后可能修订。")},
		{"a row that is short stays short",
			"<table><tr><td>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>", 40, rows("甲", "乙    丙")},
		{"a span that another covers ends before it",
			"<table><tr><td>甲</td><td rowspan=2>竖</td></tr><tr><td colspan=2>横横</td></tr></table>", 40, rows("甲    竖", "横横")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := set(t, narrow, "zh-Hans", tt.body, tt.width, Options{}); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestATableThatIsTooWideBecomesRecords(t *testing.T) {
	body := "<table><tr><th>地区</th><th colspan=2>业务量</th></tr><tr><th></th><th>8月</th><th>同比</th></tr>" +
		"<tr><td rowspan=2>东部</td><td>165.9</td><td>7.4%</td></tr><tr><td>20.1</td><td></td></tr></table>"
	want := rows("地区：东部", "  业务量 8月：", "  165.9", "  业务量 同比：", "  7.4%", "", "地区：东部", "  业务量 8月：", "  20.1")
	if got := set(t, narrow, "zh-Hans", body, 16, Options{}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRecordsKeepLinesAndNotes(t *testing.T) {
	body := "<table><tr><th>单位名称</th><th>联系方式</th></tr><tr><td>国家邮政局</td><td>电话<br>传真</td></tr><tr><td colspan=2>注：工作日。</td></tr></table>"
	want := rows("单位名称：国家邮政局", "  联系方式：", "    电话", "    传真", "", "注：工作日。")
	if got := set(t, narrow, "zh-Hans", body, 40, Options{Tables: AsRecords}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRecordsLoseNoLabel(t *testing.T) {
	body := "<table><tr><th>地区</th><th>8月</th><th>9月</th><th>备注</th></tr><tr><td>东部</td><td colspan=2>合计5</td><td></td></tr><tr><td>西部</td><td>1</td><td>2</td></tr></table>"
	want := rows("地区：东部", "  8月、9月：合计5", "  备注：", "", "地区：西部", "  8月：1", "  9月：2")
	if got := set(t, narrow, "zh-Hans", body, 40, Options{Tables: AsRecords}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestColumnsThatDoNotFitStandBelowTheOthers(t *testing.T) {
	body := "<table><tr><th colspan=5>表</th></tr><tr><th>地区</th><th>第一季度</th><th>第二季度</th><th>第三季度</th><th>第四季度</th></tr>" +
		"<tr><td>东部</td><td>1</td><td>2</td><td>3</td><td>4</td></tr><tr><td colspan=5>注</td></tr></table>"
	want := rows(
		"           表", "地区  第一季度  第二季度", "────────────────────────", "东部         1         2", "注", "",
		"地区  第三季度  第四季度", "────────────────────────", "东部         3         4")
	got := set(t, narrow, "zh-Hans", body, 26, Options{Tables: AsColumns})
	if got = strings.ReplaceAll(got, "\n\n\n", "\n\n"); !sameButBlank(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	parted := "<table><tr><th>项目</th><th>金额</th></tr><tr><td>补助</td><td>1,234,567.89</td></tr></table>"
	if got := set(t, narrow, "zh-Hans", parted, 10, Options{Tables: AsColumns}); !strings.Contains(got, "项目") || strings.Contains(got, "：") {
		t.Errorf("where not even a figure fits:\n%s", got)
	}
}

// sameButBlank compares pages without their empty lines.
func sameButBlank(a, b string) bool {
	lines := func(s string) string {
		return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' }), "\n")
	}
	return lines(a) == lines(b)
}

func TestSpansCannotBlowATableUp(t *testing.T) {
	row := "<tr><td>甲" + strings.Repeat("<td rowspan=60000>x", 390) + "</tr>"
	body := "<table>" + row + strings.Repeat("<tr><td>乙</tr>", 3000) + "</table>"
	d := html.Parse(body, nil)
	for _, o := range []Options{{}, {Tables: AsColumns}} {
		s := &setter{look: narrow, width: 80, opt: o}
		s.table(d.Blocks[0].Table, margin{})
		if n := len(s.lines); n < 3000 || n > 3*maxCovered {
			t.Errorf("%d lines", n)
		}
	}
	if w := weigh(body, d); w < heavy {
		t.Errorf("it weighs %d", w)
	}
}

func TestAFigureIsNeverPartedInATable(t *testing.T) {
	body := "<table><tr><th>项目</th><th>金额</th></tr><tr><td>各级财政安排的补助资金合计</td><td>1,234,567.89</td></tr></table>"
	for width := 4; width < 60; width++ {
		if got := set(t, narrow, "zh-Hans", body, width, Options{}); width >= 16 && !strings.Contains(got, "1,234,567.89") {
			t.Errorf("at %d cells:\n%s", width, got)
		}
	}
}

func TestNumericTellsFiguresFromWords(t *testing.T) {
	for _, s := range []string{"1", "-3.5", "1,234", "165.9亿", "7.4%", "（12.3）", "▲5.1", "５０", "—", "2021年", "10:30"} {
		if !numeric(s) {
			t.Errorf("%q is a figure", s)
		}
	}
	for _, s := range []string{"", "甲", "第3号文件", "Annex 1", "A1 and"} {
		if numeric(s) {
			t.Errorf("%q is no figure", s)
		}
	}
}

// big makes a table of n rows and m columns.
func big(n, m int, cell func(r, c int) string) *html.Table {
	t := &html.Table{}
	for r := range n {
		row := html.Row{Head: r == 0}
		for c := range m {
			b := html.Block{Kind: html.Paragraph, Spans: []html.Span{{Text: cell(r, c)}}}
			row.Cells = append(row.Cells, html.Cell{Rowspan: 1, Colspan: 1, Blocks: []html.Block{b}})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// TestHugeTablesLoseNothing holds the work on a table near linear as well:
// where it is not, this test does not end.
func TestHugeTablesLoseNothing(t *testing.T) {
	name := func(r, c int) string { return fmt.Sprintf("%d/%d", r, c) }
	for _, size := range [][2]int{{5000, 8}, {40, 200}, {1, 1000}} {
		for _, width := range []int{2, 20, 80, 200} {
			s := &setter{look: narrow, width: width}
			s.table(big(size[0], size[1], name), margin{})
			last := name(size[0]-1, min(size[1], maxColumns)-1)
			if got := strings.ReplaceAll(plain(s.lines[max(len(s.lines)-10, 0):]), "\n", ""); !strings.Contains(strings.ReplaceAll(got, " ", ""), last) {
				t.Errorf("%v at %d cells: the last cell is gone", size, width)
			}
		}
	}
}

func TestACellOfAHundredThousandBytesOverTwoColumns(t *testing.T) {
	long := strings.Repeat("各级邮政管理部门", 100_000/24)
	body := "<table><tr><td colspan=2>" + long + "</td></tr><tr><td>甲</td><td>1</td></tr></table>"
	got := set(t, narrow, "zh-Hans", body, 60, Options{})
	if n := strings.Count(got, "部门"); n < len(long)/24-len(long)/60 {
		t.Errorf("%d of %d pieces are left", n, len(long)/24)
	}
	for line := range strings.Lines(got) {
		if w := narrow.Text.Width(strings.TrimSuffix(line, "\n")); w > 60 {
			t.Fatalf("a line of %d cells: %q", w, line)
		}
	}
}
