package listing

import (
	"fmt"
	"strings"
	"testing"

	"guanbao/feed"
)

// ul writes a list of links in a container, with something behind each.
func ul(class string, n int, title, folder, behind string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<div class="%s"><ul>`, class)
	for i := range n {
		fmt.Fprintf(&b, `<li><a href="%s%d.html">第%d号%s</a>%s</li>`, folder, 100+i, 10+i, title, behind)
	}
	return b.String() + "</ul></div>"
}

func TestWhatTellsTheListOfAPageFromOthers(t *testing.T) {
	const title = "关于示例事项的通知公告"
	list := ul("main", 6, title, "/own/", "")
	for name, other := range map[string]string{
		"dates":        ul("box", 12, title, "/other/", ""),
		"names":        ul("names", 40, "机构名称栏", "/other/", ""),
		"menu":         ul("topnav-menu", 12, title, "/other/", ""),
		"other hosts":  ul("box", 12, title, "https://friend.example/", ""),
		"one address":  "<div><ul>" + strings.Repeat(`<li><a href="/other/1.html">关于示例事项的很长很长的通知公告</a></li>`, 30) + "</ul></div>",
		"a heading":    `<div class="box"><h3>点击排行</h3>` + ul("hits", 12, title, "/other/", "") + "</div>",
		"two or three": ul("box", 2, strings.Repeat(title, 4), "/other/", " 2026-09-18"),
	} {
		own := list
		if name == "dates" || name == "names" {
			own = ul("main", 6, title, "/own/", " 2026-09-18")
		}
		for order, src := range map[string]string{"first": own + other, "last": other + own} {
			_, doc, err := Guess(feed.Raw{URL: listAddress, Body: []byte(src)})
			if err != nil || len(doc.Articles) != 6 || !strings.Contains(doc.Articles[0].URL, "/own/") {
				t.Errorf("%s, the list comes %s: %d items, %v", name, order, len(doc.Articles), err)
			}
		}
	}
}

func TestTheOtherListsOfAPageAreAListAsWell(t *testing.T) {
	src := `<h3>最新消息</h3>` + ul("main", 8, "关于示例事项的通知公告", "/own/", " 2026-09-18")
	if _, doc, err := Guess(feed.Raw{URL: listAddress, Body: []byte(src)}); err != nil || len(doc.Articles) != 8 {
		t.Errorf("under a heading of its own there are %d items, %v", len(doc.Articles), err)
	}
}

func TestThreeItemsAreAListWhereAllHaveDates(t *testing.T) {
	for n, want := range map[int]bool{2: false, 3: true, 4: true} {
		_, _, err := Guess(feed.Raw{URL: listAddress, Body: []byte(ul("main", n, "关于示例事项的通知公告", "/own/", " 2026-09-18"))})
		if (err == nil) != want {
			t.Errorf("%d dated: %v", n, err)
		}
	}
	for n, want := range map[int]bool{3: false, 4: true} {
		_, _, err := Guess(feed.Raw{URL: listAddress, Body: []byte(ul("main", n, "关于示例事项的通知公告", "/own/", ""))})
		if (err == nil) != want {
			t.Errorf("%d undated: %v", n, err)
		}
	}
}

func TestARowThatOnlyTurnsThePageIsNoItem(t *testing.T) {
	for name, behind := range map[string]string{"dated": " 2026-09-18", "undated": ""} {
		src := strings.Replace(ul("main", 5, "关于示例事项的通知公告", "/own/", behind), "</ul>",
			`<li><a href="/own/120.html">任免</a>`+behind+`</li><li><a href="/own/more.html">更多</a></li><li><a href="/own/p2.html">下一页</a></li></ul>`, 1)
		_, doc, err := Guess(feed.Raw{URL: listAddress, Body: []byte(src)})
		want := 5
		if behind != "" {
			want = 6 // a short title with a day is one
		}
		if err != nil || len(doc.Articles) != want {
			t.Errorf("%s: %d items, %v", name, len(doc.Articles), err)
		}
	}
}

func TestAnAttributeIsTheTitleOnlyWhereItIsTheWholeOfIt(t *testing.T) {
	for attribute, want := range map[string]string{
		"关于示例事项的通知公告及其附件": "关于示例事项的通知公告及其附件", "点击查看详细内容并在新窗口中打开本页": "关于示例事项的通知…", "": "关于示例事项的通知…",
	} {
		src := "<ul>" + strings.Repeat(`<li><a href="/own/?.html" title="`+attribute+`">关于示例事项的通知…</a> 2026-09-18</li>`, 4) + "</ul>"
		for i := range 4 {
			src = strings.Replace(src, "?", fmt.Sprint(i), 1)
		}
		_, doc, err := Guess(feed.Raw{URL: listAddress, Body: []byte(src)})
		if err != nil || doc.Articles[0].Title != want {
			t.Errorf("%q: %+v, %v", attribute, doc.Articles, err)
		}
	}
}
