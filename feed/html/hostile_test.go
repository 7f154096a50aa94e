package html

import (
	"strings"
	"testing"

	"guanbao/feed/safe"
)

// depth returns how deep blocks are nested.
func depth(blocks []Block) (deepest int) {
	for _, b := range blocks {
		deepest = max(deepest, 1+depth(b.Children))
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				for _, c := range row.Cells {
					deepest = max(deepest, 2+depth(c.Blocks))
				}
			}
		}
	}
	return deepest
}

func TestNestingIsBounded(t *testing.T) {
	for _, unit := range []string{"<div>", "<table><tr><td>", "<table><tr><td>x<td>", "<ul><li>", "<ul>", "<ol><li>x", "<blockquote>", "<blockquote>x", "<dl><dd>", "<dl><dt>x<dd>y", "<b>", "<a href=/x>", "<ruby>", "<ruby>x<rt>y</rt>", "<pre>", "<h1>", "<span>", "<p>", "<select>", "<svg>", "<li>", "<dd>", "<td>", "<caption>"} {
		src := strings.Repeat(unit, 10_000) + "最深处的文字"
		d := Parse(src, page)
		if got := d.Text(); !strings.Contains(got, "最深处的文字") {
			t.Errorf("%q: the text is lost", unit)
		}
		if n := depth(d.Blocks); n > maxDepth {
			t.Errorf("%q: %d deep", unit, n)
		}
		if d.Truncated {
			t.Errorf("%q: truncated, though no text is lost", unit)
		}
		checkFixpoint(t, d)
	}
}

func TestTenThousandDivsAndThreeHundredTables(t *testing.T) {
	src := "<!DOCTYPE html><html><head><title>deep</title></head><body>" + strings.Repeat("<div>", 10_000) + strings.Repeat("<table><tr><td>", 300) +
		"最深处的文字" + strings.Repeat("</table>", 300) + strings.Repeat("</div>", 10_000) + "结尾</body></html>"
	if got := Render(Parse(src, nil)); got != "<p>最深处的文字</p><p>结尾</p>" {
		t.Errorf("%.200s", got)
	}
}

func TestEndTagsOfWhatWasNotOpenedCloseNothing(t *testing.T) {
	const deep = 2 * maxDepth
	src := "<ul><li>a" + strings.Repeat("<blockquote>", deep) + "b" + strings.Repeat("</blockquote>", deep) + "<li>c</ul>d"
	d := Parse(src, nil)
	if n := len(d.Blocks); n != 2 || len(d.Blocks[0].Children) != 2 {
		t.Errorf("%.300s", Render(d))
	}
}

func TestLargeTables(t *testing.T) {
	d := Parse("<table>"+strings.Repeat("<tr><td>一<td>二<td>三", 5000)+"</table>", nil)
	if n := len(d.Blocks[0].Table.Rows); n != 5000 || d.Truncated {
		t.Errorf("%d rows, truncated: %v", n, d.Truncated)
	}
	d = Parse("<table>"+strings.Repeat("<tr>"+strings.Repeat("<td colspan=3>一", 200), 20)+"</table>", nil)
	if n := len(d.Blocks[0].Table.Rows[19].Cells); n != 200 {
		t.Errorf("%d cells", n)
	}
}

func TestBounds(t *testing.T) {
	d := Parse("<p>"+strings.Repeat("文", safe.MaxContent), nil)
	if n := len(d.Text()); !d.Truncated || n > safe.MaxContent || n < safe.MaxContent-3 {
		t.Errorf("%d bytes of text, truncated: %v", n, d.Truncated)
	}
	d = Parse(strings.Repeat("<td>x", 400_000), nil)
	if n := len(d.Blocks); !d.Truncated || n > maxNodes {
		t.Errorf("%d blocks, truncated: %v", n, d.Truncated)
	}
	checkFixpoint(t, d)
	d = Parse(strings.Repeat("<span>", maxSource/6+10)+"lost", nil)
	if !d.Truncated || d.Text() != "" {
		t.Errorf("source beyond the bound is read")
	}
}

func TestFloods(t *testing.T) {
	for name, src := range map[string]string{
		"attributes":      "<p " + strings.Repeat("a=b id=x ", 100_000) + ">文",
		"long attribute":  "<p title='" + strings.Repeat("x", 1<<20) + "'>文",
		"long address":    "<a href='https://a.example/" + strings.Repeat("x", 1<<20) + "'>文</a>",
		"anchors":         strings.Repeat("<a name=x href='#x'>", 50_000) + "文",
		"many anchors":    "<a href='#x'>" + strings.Repeat("<i id=y>", 50_000) + "文",
		"entities":        strings.Repeat("&#27;&bogus;&amp;", 50_000) + "文",
		"NULs":            strings.Repeat("\x00", 1<<20) + "文",
		"less than":       strings.Repeat("<", 1<<20) + "文",
		"end tags":        strings.Repeat("</p></b></table></li>", 50_000) + "文",
		"escapes":         strings.Repeat("\x1b]", 1<<19) + "文",
		"marks":           "<p>a" + strings.Repeat("\u0335", 1<<18) + "文",
		"line breaks":     strings.Repeat("<br>", 200_000) + "文",
		"restarts":        strings.Repeat("<select><svg><video><button><canvas>", 20_000) + "文",
		"comments closed": strings.Repeat("<!-- -->", 100_000) + "文",
		"rubies":          strings.Repeat("<ruby><rb>a<rt>b", 20_000) + "</ruby>文",
		"readings":        "<ruby>" + strings.Repeat("<rt>b", 100_000) + "</ruby>文",
		"rowspans":        "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td rowspan=65000 colspan=256>x", 50), 400) + "</table>文",
	} {
		d := Parse(src, page)
		if got := d.Text(); !strings.HasSuffix(got, "文") || strings.ContainsAny(got, "\x1b\x00") {
			t.Errorf("%s: %.60q", name, got)
		}
		checkFixpoint(t, d)
	}
}
