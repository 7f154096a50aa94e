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
	want := rows("东部", "  业务量 8月：", "  165.9", "  业务量 同比：", "  7.4%", "", "东部", "  业务量 8月：", "  20.1")
	if got := set(t, narrow, "zh-Hans", body, 16, Options{}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
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
