package listing

import (
	"fmt"
	"strings"
	"testing"

	"guanbao/feed"
)

// steps reads a page and gives how many nodes it has and how many were looked at
// to read its items.
func steps(src string) (nodes, steps int, doc feed.Document, err error) {
	raw := feed.Raw{URL: listAddress, Body: []byte(src), At: came}
	r := newReader(raw, Rule{URL: listAddress})
	err = r.readText(src)
	return r.nodes, r.steps, r.doc, err
}

// mostLooks is how often all nodes of a hostile page together may be looked at.
const mostLooks = mostSteps + mostNodes*maxItems

func TestAHostilePageCostsLittleAndLosesNoList(t *testing.T) {
	if testing.Short() {
		t.Skip("megabytes for one goroutine")
	}
	pages := hostile()
	for name, want := range map[string]int{ // how many items there are
		"nested": 0, "nested closed": 2000, "links": maxItems, "bare links": 0, "bare links too": maxItems, "chains": 3000, "terms": 0,
		"spans": 5, "attributes": 20, "digits": 0, "classes": 1000, "datastores": 0, "open record": 0,
	} {
		src := pages[name]
		nodes, looks, doc, err := steps(src)
		if len(doc.Articles) != want || (err != nil) != (want == 0) {
			t.Errorf("%s: %d items, want %d; %v", name, len(doc.Articles), want, err)
		}
		if nodes > len(src) || looks > mostLooks {
			t.Errorf("%s: %d nodes of %d bytes, %d looks", name, nodes, len(src), looks)
		}
	}
}

func TestALookAtEachNodeGrowsWithThePageAlone(t *testing.T) {
	cost := func(rows int) int {
		nodes, looks, _, err := steps("<ul>" + strings.Repeat(`<li><a href="/x/">关于示例文件的通知公告</a> 2026-09-01</li>`, rows) + "</ul>")
		_ = err
		return nodes + looks
	}
	if few, many := cost(500), cost(4000); many > 9*few {
		t.Errorf("500 rows cost %d, 4000 cost %d", few, many)
	}
}

func TestAListThatIsTooLongIsCutAndSaysSo(t *testing.T) {
	_, _, doc, err := steps(ul("main", maxItems+1, "关于示例事项的通知公告", "/own/", ""))
	if err != nil || len(doc.Warnings) != 1 || doc.Warnings[0].Kind != feed.WarnTruncated {
		t.Errorf("warnings %v, %v", doc.Warnings, err)
	}
}

// hostile are pages that cost a careless reader minutes.
func hostile() map[string]string {
	row := func(i int) string {
		return fmt.Sprintf(`<li><a href="/x/%d">关于第%d号文件的通知公告</a> 2026-09-%02d</li>`, i, i, i%28+1)
	}
	rows := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(row(i))
		}
		return b.String()
	}
	var chain strings.Builder
	for i := range 3000 {
		chain.WriteString(strings.Repeat("<div>", 30) + row(i) + strings.Repeat("</div>", 30))
	}
	return map[string]string{
		"nested":         strings.Repeat("<div>", 10000) + rows(10),
		"nested closed":  strings.Repeat("<div>", 400) + rows(2000) + strings.Repeat("</div>", 400),
		"links":          "<ul>" + rows(100000) + "</ul>",
		"bare links":     "<p>" + strings.Repeat(`<a href="/a">关于示例文件的通知公告</a> `, 30000) + "</p>",
		"bare links too": "<p>" + strings.ReplaceAll(strings.ReplaceAll(rows(15000), "<li>", ""), "</li>", " ") + "</p>",
		"chains":         chain.String(),
		"terms":          "<dl>" + strings.Repeat(`<dt>2026年9月1日</dt><dd>文</dd>`, 15000) + strings.Repeat(`<dd><a href="/b">关于示例文件的通知公告</a></dd>`, 5000) + "</dl>",
		"spans":          "<p>" + strings.Repeat("<span>2026</span>", 30000) + "</p>" + rows(5),
		"attributes":     `<ul class="` + strings.Repeat("x ", 300000) + `">` + rows(20) + "</ul>",
		"digits":         "<ul>" + strings.Repeat("<li><a href=/a>"+strings.Repeat("2026-", 2000)+"</a></li>", 200) + "</ul>",
		"classes":        strings.Repeat(`<div class="a b c d e f g h i j">`, 300) + rows(1000),
		"datastores":     strings.Repeat(`<script type="text/xml"><datastore><record><![CDATA[<li><a href="/c">关于示例文件的通知</a></li>]]></record></datastore></script>`, 5000),
		"open record":    `<script type="text/xml"><datastore>` + strings.Repeat("<record>", 100000) + "</script>",
	}
}
