package listing

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// shapes are pages of our own making in the forms that lists have, each with a
// menu, a list of what others read and a footer, with the address of each page and
// of the next one.
var shapes = map[string]struct{ address, next string }{
	"trs.html":                {"https://youzheng.example/xwdt/", "https://youzheng.example/xwdt/index_1.html"},
	"h4.html":                 {"https://youzheng.example/xwdt/", "https://youzheng.example/xwdt/home_1.htm"},
	"table.gb18030.html":      {"https://youzheng.example/xwdt/", ""},
	"cards.html":              {"https://youzheng.example/xwdt/", "https://youzheng.example/xwdt/?page=2"},
	"bare.html":               {"https://youzheng.example/xwdt/", ""},
	"dl.html":                 {"https://youzheng.example/xwdt/", ""},
	"jpage.html":              {"https://youzheng.example/xwdt/", jpageNext},
	"jpage.xml":               {"https://youzheng.example/module/web/jpage/dataproxy.jsp?page=0", jpageNext},
	"fives.html":              {"https://youzheng.example/xwdt/", ""},
	"address.html":            {"https://youzheng.example/xwdt/", ""},
	"undated.html":            {"https://youzheng.example/xwdt/", ""},
	"split.html":              {"https://youzheng.example/xwdt/", ""},
	"board.ko.html":           {"https://molit.example/board/list.do", "https://molit.example/board/list.do?boardId=bbs_0000000000000012&pageIndex=2"},
	"press.ja.shift_jis.html": {"https://www.rei.example.jp/menu_news/", "https://www.rei.example.jp/menu_news/index_2.html"},
	"news.zh-hant.html":       {"https://www.shili.example.tw/News.aspx?n=8", ""},
	"badge.html":              {"https://youzheng.example/xwdt/", ""},
	"tables.html":             {"https://youzheng.example/xwdt/", "https://youzheng.example/xwdt/index2.html"},
	"within.html":             {"https://youzheng.example/xwdt/", ""},
	"source.html":             {"https://youzheng.example/xwdt/", ""},
	"marks.html":              {"https://youzheng.example/xwdt/", ""},
	"column.html":             {"https://youzheng.example/xwdt/", ""},
	"yearless.html":           {"https://youzheng.example/xwdt/", ""},
	"menu.en.html":            {"https://regulator.example/newsroom", ""},
	"reiwa.ja.html":           {"https://www.rei.example.jp/menu_news/", ""},
	"days.ja.html":            {"https://www.rei.example.jp/menu_news/", ""},
	"paging.html":             {"https://youzheng.example/gjyzj/c100015/c100016/common_list.shtml", "https://youzheng.example/gjyzj/c100015/c100016/common_list_2.shtml"},
	"words.zh.html":           {"https://www.agency.example/news/list.html", ""},
	"noted.en.html":           {"https://www.agency.example/newsroom", ""},
	"apart.en.html":           {"https://www.agency.example/media", ""},
	"month.ja.html":           {"https://www.agency.example/news/list.html", ""},
	"short.ko.html":           {"https://www.agency.example/news/list.html", ""},
	"apart.zh-hant.html":      {"https://www.agency.example/news/list.html", ""},
	"shortyear.en.html":       {"https://www.agency.example/notices", ""},
	"table.zh-hant.html":      {"https://www.agency.example/news/list.html", "https://www.agency.example/news/list.html?page=2"},
	"documents.en.html":       {"https://www.agency.example/search/news", ""},
	"columns.html":            {"https://www.agency.example/news/list.html", ""},
	"script.html":             {"https://www.agency.example/news/list.html", ""},
	"data.html":               {"https://www.agency.example/news/list.html", ""},
	"calls.ko.html":           {"https://www.agency.example/news/list.html", ""},
	"opens.ko.html":           {"https://www.agency.example/news/list.html", ""},
	"rows.html":               {"https://www.agency.example/news/list.html", ""},
	"void.html":               {"https://www.agency.example/news/list.html", ""},
	"clicks.html":             {"https://www.agency.example/news/list.html", ""},
	"ago.en.html":             {"https://www.agency.example/news", ""},
	"flat.en.html":            {"https://www.agency.example/news", ""},
	"notice.ko.html":          {"https://www.agency.example/news/list.html", ""},
	"deadline.zh-hant.html":   {"https://www.agency.example/news/list.html", ""},
	"regulator.en.html":       {"https://regulator.example/news-centre", "https://regulator.example/news-centre?page=2"},
}

const jpageNext = "https://youzheng.example/module/web/jpage/dataproxy.jsp?page=1&appid=1&webid=3&col=1&perpage=15&startrecord=16&endrecord=30"

// wanted are the items of a shape, one a line as told writes them.
func wanted(t testing.TB, name string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "shapes", name+".want"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}

func TestEveryShapeIsReadWithoutARule(t *testing.T) {
	files, err := filepath.Glob("testdata/shapes/*.want")
	if err != nil || len(files) != len(shapes) {
		t.Fatalf("%d shapes, %d files, %v", len(shapes), len(files), err)
	}
	for name, s := range shapes {
		t.Run(name, func(t *testing.T) {
			_, doc, err := Guess(load(t, "shapes/"+name, s.address))
			if err != nil {
				t.Fatal(err)
			}
			holds(t, doc, wanted(t, name)...)
			if doc.Next != s.next {
				t.Errorf("next %q, want %q", doc.Next, s.next)
			}
		})
	}
}

func TestTheRuleOfEveryShapeFindsTheSame(t *testing.T) {
	for name, s := range shapes {
		t.Run(name, func(t *testing.T) {
			raw := load(t, "shapes/"+name, s.address)
			rule, _, err := Guess(raw)
			if err != nil {
				t.Fatal(err)
			}
			rules, err := ParseRules([]byte(rule.TOML()))
			if err != nil || rules[0].Item.Empty() && rules[0].Items == nil {
				t.Fatal(err, rule.TOML())
			}
			doc, err := Read(raw, rules[0])
			if err != nil {
				t.Fatal(err, rule.TOML())
			}
			var got []string
			for _, a := range doc.Articles {
				got = append(got, told(a))
			}
			if !slices.Equal(got, wanted(t, name)) {
				t.Errorf("%s\nfinds\n%s", rule.TOML(), strings.Join(got, "\n"))
			}
		})
	}
}
