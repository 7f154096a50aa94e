package listing

import (
	"testing"

	"guanbao/feed"
)

// ministry is an answer in the form of a publishing system of ministries.
const ministry = `{"data":{"count":2,"rows":20,"results":[
 {"title":"2026年1-8月邮政行业<b>运行</b>情况","url":"http://youzheng.example/gjyzj/202609/aa.shtml","publishedTimeStr":"2026-09-17 10:30:00","memo":"前8个月，邮政行业业务收入（不包括邮政储蓄银行直接营业收入）累计完成。","channelName":"统计"},
 {"title":"关于做好旺季服务保障工作的通知","url":"http://youzheng.example/gjyzj/202609/bb.shtml","publishedTimeStr":"2026-09-10 09:00:00","memo":"","channelName":"统计"}]},"code":0}`

const dataAddress = "https://youzheng.example/common/search/ce2d?_isJson=true&page="

func TestAListInJSONIsReadByItsRule(t *testing.T) {
	rules, err := ParseRules([]byte(`[[source]]
url = "` + listAddress + `"
data = "` + dataAddress + `{page}"
kind = "json"
items = "data.results"
title = "title"
link = "url"
date = "publishedTimeStr"
pages = 2
`))
	if err != nil {
		t.Fatal(err)
	}
	r := rules[0]
	doc, err := Read(feed.Raw{URL: r.Address(), Feed: r.URL, Body: []byte(ministry)}, r)
	if err != nil {
		t.Fatal(err)
	}
	holds(t, doc, "2026-09-17 10:30 2026年1-8月邮政行业运行情况 http://youzheng.example/gjyzj/202609/aa.shtml",
		"2026-09-10 09:00 关于做好旺季服务保障工作的通知 http://youzheng.example/gjyzj/202609/bb.shtml")
	if doc.Next != dataAddress+"2" || doc.Format != "JSON" || doc.Feed.Lang != "zh-Hans" || doc.Feed.Site != listAddress {
		t.Errorf("next %q, format %q, feed %+v", doc.Next, doc.Format, doc.Feed)
	}
	doc, err = Read(feed.Raw{URL: dataAddress + "2", Feed: r.URL, Body: []byte(ministry)}, r)
	if err != nil || doc.Next != dataAddress+"3" {
		t.Errorf("behind page 2 is %q, %v", doc.Next, err)
	}
}

func TestAListInJSONIsGuessed(t *testing.T) {
	for name, src := range map[string]string{"JSON": ministry, "JSONP": "/**/jQuery_1.back(" + ministry + ");"} {
		rule, doc, err := Guess(feed.Raw{URL: dataAddress + "1", Body: []byte(src)})
		if err != nil {
			t.Fatal(name, err)
		}
		want := "[[source]]\nurl = \"" + dataAddress + "1\"\nkind = \"json\"\nitems = \"data.results\"\ntitle = \"title\"\nlink = \"url\"\ndate = \"publishedTimeStr\"\nsummary = \"memo\"\n"
		if rule.TOML() != want || len(doc.Articles) != 2 || doc.Articles[0].Summary == "" {
			t.Errorf("%s: %d articles by\n%swant\n%s", name, len(doc.Articles), rule.TOML(), want)
		}
	}
}

func TestHTMLInJSONIsRead(t *testing.T) {
	body := `{"ok":true,"data":{"html":"<ul><li><a href=\"../art/2026/9/17/a.html\">关于印发工业互联网标准体系的通知</a><span>2026-09-17</span></li>` +
		`<li><a href=\"../art/2026/9/16/b.html\">关于公布示范名单的公告及其附件</a><span>2026-09-16</span></li><li><a href=\"../art/2026/9/15/c.html\">关于废止部分规范性文件的决定</a><span>2026-09-15</span></li></ul>"}}`
	for _, r := range []Rule{
		{URL: "https://gongye.example/jgsj/wjfb/index.html", Data: "https://gongye.example/api/x", Items: Path{"data.html"}},
		{URL: "https://gongye.example/jgsj/wjfb/index.html", Data: "https://gongye.example/api/x"},
	} {
		doc, err := Read(feed.Raw{URL: r.Address(), Body: []byte(body)}, r)
		if err != nil {
			t.Fatal(err)
		}
		holds(t, doc, "2026-09-17 关于印发工业互联网标准体系的通知 https://gongye.example/jgsj/art/2026/9/17/a.html",
			"2026-09-16 关于公布示范名单的公告及其附件 https://gongye.example/jgsj/art/2026/9/16/b.html",
			"2026-09-15 关于废止部分规范性文件的决定 https://gongye.example/jgsj/art/2026/9/15/c.html")
	}
}

func TestALinkIsMadeOfTheFieldsOfAnItem(t *testing.T) {
	rules, err := ParseRules([]byte("[[source]]\nurl = \"https://b.example/\"\nkind = \"json\"\nitems = \".\"\ntitle = \"t.zh\"\nlink = \"/view?id={id}&c={t.code}\"\ndate = \"at\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := Read(feed.Raw{URL: "https://b.example/", Body: []byte(`[{"id":7,"t":{"zh":"公告","code":"x"},"at":1789632000000},{"id":8,"t":{"zh":"通告"}}]`)}, rules[0])
	if err != nil {
		t.Fatal(err)
	}
	holds(t, doc, "2026-09-17 08:00 公告 https://b.example/view?id=7&c=x", "- 通告 ")
}

func TestJSONThatIsNoListIsAProblem(t *testing.T) {
	for src, want := range map[string]feed.ProblemKind{
		`{"a":`: feed.ProblemBroken, `{"a":[1,2,3]}`: feed.ProblemNoList, `[]`: feed.ProblemNoList, `{"data":{"results":[]}}`: feed.ProblemNoList,
		`<html></html>`: feed.ProblemNoList,
	} {
		_, err := Read(feed.Raw{URL: "https://b.example/", Body: []byte(src)}, Rule{URL: "https://b.example/", Kind: KindJSON})
		if p := feed.AsProblem(err); p == nil || p.Kind != want {
			t.Errorf("%s gives %v, want %s", src, err, want)
		}
	}
}
