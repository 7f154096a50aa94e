package html

import (
	"reflect"
	"strings"
	"testing"
)

const statistics = `<table border="1"><caption>运行情况</caption>
<thead><tr><th rowspan="2">指标</th><th colspan="2">8月</th></tr>
<tr><th>绝对值</th><th>同比(%)</th></tr></thead>
<tbody>
<tr><td>业务收入</td><td align=right>1512.3</td><td style="TEXT-ALIGN:x;text-align: center">5.9</td></tr>
<tr><td>　其中：快递</td><td colspan="2">—</td></tr>
</tbody></table>`

func TestTableStructure(t *testing.T) {
	d := Parse(statistics, nil)
	if len(d.Blocks) != 1 || d.Blocks[0].Kind != TableBlock {
		t.Fatalf("%+v", d.Blocks)
	}
	table := d.Blocks[0].Table
	var heads []bool
	var cells [][]string
	for _, row := range table.Rows {
		heads = append(heads, row.Head)
		var texts []string
		for _, c := range row.Cells {
			texts = append(texts, Document{Blocks: c.Blocks}.Text())
		}
		cells = append(cells, texts)
	}
	if !reflect.DeepEqual(heads, []bool{true, true, false, false}) {
		t.Errorf("heads %v", heads)
	}
	want := [][]string{{"指标", "8月"}, {"绝对值", "同比(%)"}, {"业务收入", "1512.3", "5.9"}, {"　其中：快递", "—"}}
	if !reflect.DeepEqual(cells, want) {
		t.Errorf("cells %q", cells)
	}
	if c := table.Rows[0].Cells; c[0].Rowspan != 2 || c[0].Colspan != 1 || c[1].Colspan != 2 || !c[0].Head {
		t.Errorf("spans %+v", c)
	}
	if c := table.Rows[2].Cells; c[1].Align != AlignRight || c[2].Align != AlignCentre || c[0].Align != AlignNone {
		t.Errorf("alignment %+v", c)
	}
	if got := spanText(table.Caption); got != "运行情况" {
		t.Errorf("caption %q", got)
	}
}

func TestTables(t *testing.T) {
	check(t, []canonical{
		{"end tags left out", "<table><tr><td>a<td>b<tr><td>c<td>d</table>", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"},
		{"header cells", "<table><tr><th>a<th>b<tr><th>c<td>d</table>", "<table><thead><tr><th>a</th><th>b</th></tr></thead><tr><th>c</th><td>d</td></tr></table>"},
		{"plain cells in thead", "<table><thead><tr><td>a<td>b</thead><tr><td>c<td>d</table>", "<table><thead><tr><td>a</td><td>b</td></tr></thead><tr><td>c</td><td>d</td></tr></table>"},
		{"line break in a cell", "<table><tr><td>利润总额<br>(亿元)<td>▲5.6</table>", "<table><tr><td>利润总额<br>(亿元)</td><td>▲5.6</td></tr></table>"},
		{"indent in a cell", "<table><tr><td>　同城<br>　异地<td>x</table>", "<table><tr><td>　同城<br>　异地</td><td>x</td></tr></table>"},
		{"paragraphs and lists in a cell", "<table><tr><td><p>a</p><p>b</p><ul><li>c</ul><td>d</table>", "<table><tr><td>a<p>b</p><ul><li>c</li></ul></td><td>d</td></tr></table>"},
		{"alignment of a row", "<table><tr align=center><td>a<td align=left>b</table>", `<table><tr><td align="center">a</td><td align="left">b</td></tr></table>`},
		{"cell without a row, text without a cell", "<table><td>a<td>b<tr>c<td>d</table>", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"},
		{"cell without a table", "<tr><td>a</td><td>b</td></tr>", "<p>a</p><p>b</p>"},
		{"form around rows", "<table><form><tr><td>a<td>b</form></table>", "<table><tr><td>a</td><td>b</td></tr></table>"},
		{"empty cells stay, empty tables go", "<table><tr><td>a<td></table><table><tr><td><td></table>", "<table><tr><td>a</td><td></td></tr></table>"},
		{"caption alone", "<table><caption>a</caption></table>", "<p>a</p>"},
		{"two captions", "<table><caption>a</caption><caption>b<tr><td>c<td>d</table>", "<table><caption>a<br>b</caption><tr><td>c</td><td>d</td></tr></table>"},
		{"rows without cells", "<table><tr><tr><td>a<td>b<tr></table>", "<table><tr><td>a</td><td>b</td></tr></table>"},
		{"row that is covered", "<table><tr><td rowspan=2>a<td rowspan=2>b<tr></tr><tr><td>c<td>d</table>", `<table><tr><td rowspan="2">a</td><td rowspan="2">b</td></tr><tr></tr><tr><td>c</td><td>d</td></tr></table>`},
		{"rowspan beyond the end", "<table><tr><td rowspan=99>a<td>b<tr><td>c</table>", `<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table>`},
		{"rowspan to the end", "<table><tr><td rowspan=0>a<td>b<tr><td>c</table>", `<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table>`},
		{"colspan beyond the columns", "<table><tr><td colspan=1000>a<tr><td>b<td>c</table>", `<table><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></table>`},
		{"colspan that is no number", "<table><tr><td colspan=x>a<td rowspan=-1>b<td colspan=0>c</table>", "<table><tr><td>a</td><td>b</td><td>c</td></tr></table>"},
		{"heading and pre end with their cell", "<table><tr><td><h2>a<td><pre>b<td>c</table>d", "<table><tr><td><h2>a</h2></td><td><pre>b</pre></td><td>c</td></tr></table><p>d</p>"},
		{"list ends with its cell", "<table><tr><td><ul><li>a</td><td>b</ul></table>", "<table><tr><td><ul><li>a</li></ul></td><td>b</td></tr></table>"},
		{"style ends with its cell", "<table><tr><td><b>a<td>b</table>", "<table><tr><td><b>a</b></td><td>b</td></tr></table>"},
	})
}

func TestLayoutTablesDissolve(t *testing.T) {
	check(t, []canonical{
		{"one cell", "<table><tr><td>　　一<br>　　二<p>三</table>", "<p>一</p><p>二</p><p>三</p>"},
		{"one cell with a caption", "<table><caption>a</caption><tr><td><h2>b</h2>c</table>", "<p>a</p><h2>b</h2><p>c</p>"},
		{"one column around a table", "<table><tr><td>一<tr><td><table><tr><td>a<td>b</table></table>", "<p>一</p><table><tr><td>a</td><td>b</td></tr></table>"},
		{"one column of data stays", "<table><tr><td>一<tr><td>二</table>", "<table><tr><td>一</td></tr><tr><td>二</td></tr></table>"},
		{"one cell within one cell", strings.Repeat("<table><tr><td>", 5) + "一", "<p>一</p>"},
		{"table in a cell", "<table><tr><td>x<table><caption>c</caption><tr><td>　a<td>b</table>y<td>z</table>", "<table><tr><td>x<p>c</p><p>　a</p><p>b</p><p>y</p></td><td>z</td></tr></table>"},
		{"table in a list in a cell", "<table><tr><td><ul><li><table><tr><td>　a<td>b</table></ul><td>z</table>", "<table><tr><td><ul><li>a<p>b</p></li></ul></td><td>z</td></tr></table>"},
		{"table in a list", "<ul><li><table><tr><td>a<td>b</table></ul>", "<ul><li><table><tr><td>a</td><td>b</td></tr></table></li></ul>"},
		{"anchor of a table that goes", "<a href='#t'>1</a><table id=t><tr><td>一</table>", `<p><a href="#t">1</a></p><p id="t">一</p>`},
	})
}

func TestImages(t *testing.T) {
	check(t, []canonical{
		{"image", "<p>一<img src=/a.jpg alt='图　一' width=640 height=480px>二", `<p>一</p><img src="https://gov.example/a.jpg" alt="图　一" width="640" height="480"><p>二</p>`},
		{"width in per cent", "<img src=/a.jpg width=100%>", `<img src="https://gov.example/a.jpg">`},
		{"counting pixels", "<img src=/a.gif width=1 height=1><img src=/b.gif height=0>", ""},
		{"loaded later", "<img src=data:image/gif;base64,x data-src=/a.jpg><img src=/hold.gif data-original=/b.jpg>", `<img src="https://gov.example/a.jpg"><img src="https://gov.example/b.jpg">`},
		{"no address", "<img alt=图><img><img src=javascript:x>", `<img alt="图">`},
		{"small sign", "一<img src=/a.gif alt=★ width=16 height=16>二<img class='wp-emoji' alt=😀 src=x>", "<p>一★二😀</p>"},
		{"in a heading", "<h2>一<img src=/a.jpg alt=图></h2>", "<h2>一图</h2>"},
		{"in an item and a cell", "<ul><li><img src=/a></ul><table><tr><td><img src=/b><td>x</table>", `<ul><li><img src="https://gov.example/a"></li></ul><table><tr><td><img src="https://gov.example/b"></td><td>x</td></tr></table>`},
		{"alternative text is clean", "<img src=/a alt='a&#27;[31m\nb'>", `<img src="https://gov.example/a" alt="a b">`},
	})
}
