package listing

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

// came is when the pages of testdata came.
var came = time.Date(2026, 9, 20, 12, 0, 0, 0, time.UTC)

// load reads a page of testdata as one that came from an address.
func load(t testing.TB, name, address string) feed.Raw {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return feed.Raw{URL: address, Body: body, At: came}
}

// told writes an article on one line: day, title, address.
func told(a feed.Article) string {
	day := "-"
	if !a.Published.IsZero() {
		if day = a.Published.Format("2006-01-02 15:04"); a.DateOnly {
			day = a.Published.Format(time.DateOnly)
		}
	}
	return day + " " + a.Title + " " + a.URL
}

// holds checks the articles of a document, each written by told.
func holds(t *testing.T, doc feed.Document, want ...string) {
	t.Helper()
	var got []string
	for _, a := range doc.Articles {
		got = append(got, told(a))
	}
	if !slices.Equal(got, want) {
		t.Errorf("articles\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

const (
	column      = "https://youzheng.example/gjyzj/c100015/c100016/"
	listAddress = column + "common_list.shtml"
)

func TestAListIsReadWithoutARule(t *testing.T) {
	_, doc, err := Guess(load(t, "list-page-1.html", listAddress))
	if err != nil {
		t.Fatal(err)
	}
	holds(t, doc,
		"2026-09-17 2026年1-8月邮政行业运行情况 "+column+"202609/5da542159e1449b4ba8334b6054e0718.shtml",
		"2026-09-10 关于做好2026年快递业务旺季服务保障工作的通知 "+column+"202609/aa01.shtml",
		"2026-09-03 全国农村寄递物流体系建设现场会在示例县召开 "+column+"202609/aa02.shtml",
		"2026-09-02 2026年8月中国快递发展指数报告（示例） "+column+"202609/aa03.shtml",
		"2026-08-28 邮政普遍服务监管报告解读：投递频次与时限 "+column+"202608/aa04.shtml",
		"2026-08-21 关于公开征求《快递包装管理办法（示例稿）》意见的公告 "+column+"202608/aa05.shtml",
		"2026-08-17 2026年1-7月邮政行业运行情况 "+column+"202608/aa06.shtml",
		"2026-08-11 两部门联合开展寄递安全专项检查 "+column+"202608/aa07.shtml",
	)
	if doc.Next != column+"common_list_2.shtml" || doc.Feed.Title != "工作动态 - 邮政管理部门（示例）" || doc.Feed.Lang != "zh-Hans" {
		t.Errorf("next %q, feed %+v", doc.Next, doc.Feed)
	}
	if _, offset := doc.Articles[0].Published.Zone(); offset != 8*3600 || doc.Articles[0].Comments != feed.NoCount {
		t.Errorf("the day is in a zone of %d s, comments %d", offset, doc.Articles[0].Comments)
	}
}

func TestADayInTwoPartsAndASummaryAreRead(t *testing.T) {
	_, doc, err := Guess(load(t, "list-page-2.html", column+"common_list_2.shtml"))
	if err != nil {
		t.Fatal(err)
	}
	holds(t, doc,
		"2026-07-16 2026年上半年邮政行业运行情况 "+column+"202607/bb01.shtml",
		"2026-07-12 防汛救灾寄递保障：绿色通道办理指引 "+column+"202607/bb02.shtml",
		"2026-07-01 关于调整部分国际及港澳台邮件资费的公告 "+column+"202607/bb03.shtml",
		"2026-06-22 端午假期揽投量创历史同期新高 "+column+"202606/bb04.shtml",
		"2026-06-16 2026年1-5月邮政行业运行情况 "+column+"202606/bb05.shtml",
		"2026-06-02 局长办公会研究部署安全生产月活动 "+column+"202606/bb06.shtml",
	)
	if want := "摘要：端午假期揽投量创历史同期新高，全文请见正文。"; doc.Articles[3].Summary != want || doc.Next != "" {
		t.Errorf("summary %q, next %q", doc.Articles[3].Summary, doc.Next)
	}
}

func TestAGuessGivesTheRuleThatReadsTheSame(t *testing.T) {
	for name, want := range map[string]string{
		"list-page-1.html": "item = \"ul.news-list > li\"\ndate = \"span.date\"\n",
		"list-page-2.html": "item = \"div.news-list2 > div.item\"\n",
	} {
		raw := load(t, name, listAddress)
		rule, doc, err := Guess(raw)
		if err != nil {
			t.Fatal(err)
		}
		want = "[[source]]\nurl = \"" + listAddress + "\"\n" + want
		if got := rule.TOML(); got != want {
			t.Errorf("rule\n%swant\n%s", got, want)
		}
		rules, err := ParseRules([]byte(rule.TOML()))
		if err != nil {
			t.Fatal(err)
		}
		again, err := Read(raw, rules[0])
		if err != nil || fmt.Sprint(again) != fmt.Sprint(doc) {
			t.Errorf("%s: by its rule\n%v\n%v\nby the guess\n%v", name, again, err, doc)
		}
	}
}

func TestARuleThatFindsNothingIsAProblemThatNamesIt(t *testing.T) {
	for rule, want := range map[string]string{
		"item = \"ul.gone > li\"":                              `item = "ul.gone > li"`,
		"item = \"ul.news-list > li\"\ntitle = \"b\"":          `title = "b"`,
		"item = \"ul.gone > li\"\ntitle = \"b\"\ndate = \"i\"": `item = "ul.gone > li"`,
	} {
		rules, err := ParseRules([]byte("[[source]]\nurl = \"" + listAddress + "\"\n" + rule + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		_, err = Read(load(t, "list-page-1.html", listAddress), rules[0])
		if p := feed.AsProblem(err); p == nil || p.Kind != feed.ProblemNoList || p.Detail != want {
			t.Errorf("problem %v, want %s", err, want)
		}
	}
}

func TestAPageWithoutAListIsAProblem(t *testing.T) {
	for src, want := range map[string]feed.ProblemKind{
		"": feed.ProblemEmpty, " \n": feed.ProblemEmpty,
		"<p>只有一段文字，没有列表。</p>": feed.ProblemNoList,
		`<ul class=menu><li><a href="/">首页</a><li><a href="/a">新闻</a><li><a href="/b">公告</a><li><a href="/c">统计</a></ul>`: feed.ProblemNoList,
	} {
		_, doc, err := Guess(feed.Raw{URL: listAddress, Body: []byte(src)})
		if p := feed.AsProblem(err); p == nil || p.Kind != want || len(doc.Articles) > 0 {
			t.Errorf("%q gives %v, %d articles", src, err, len(doc.Articles))
		}
	}
}

func TestOnlyASubscriptionWithARuleIsReadAsAList(t *testing.T) {
	feeds := parserFunc(func(feed.Raw) (feed.Document, error) { return feed.Document{Format: "feed"}, nil })
	p := Parser{Feeds: feeds, Rules: func(address string) (Rule, bool) { return Rule{URL: address}, address == listAddress }}
	raw := load(t, "list-page-1.html", "https://youzheng.example/elsewhere/")
	for address, want := range map[string]string{"": "feed", "https://youzheng.example/": "feed", listAddress: "HTML"} {
		raw.Feed = address
		if doc, err := p.Parse(raw); err != nil || doc.Format != want {
			t.Errorf("for %q: %q, %v; want %q", address, doc.Format, err, want)
		}
	}
}

type parserFunc func(feed.Raw) (feed.Document, error)

func (f parserFunc) Parse(raw feed.Raw) (feed.Document, error) { return f(raw) }

func TestAPageFromNowhereIsReadWithoutAddresses(t *testing.T) {
	raw := load(t, "list-page-1.html", "")
	rule, doc, err := Guess(raw)
	if err != nil || len(doc.Articles) != 8 || doc.Next != "" || rule.URL != "" {
		t.Fatal(len(doc.Articles), doc.Next, rule.URL, err)
	}
	for _, a := range doc.Articles {
		if a.URL != "" || a.Title == "" || a.Published.IsZero() {
			t.Errorf("article %s", told(a))
		}
	}
}

func TestTheTitlesTellTheLanguage(t *testing.T) {
	src := `<html lang="en"><title>新着情報</title>` + ul("main", 5, "試験の結果についてお知らせします", "/own/", " 2026-09-18")
	_, doc, err := Guess(feed.Raw{URL: "https://a.example/", Body: []byte(src)})
	if err != nil || doc.Feed.Lang != "ja" || doc.Articles[0].Lang != "ja" {
		t.Fatal(doc.Feed.Lang, err)
	}
	if _, offset := doc.Articles[0].Published.Zone(); offset != 9*3600 {
		t.Errorf("the zone is %d seconds off", offset)
	}
}

func TestARuleForTheNextPageIsMissedOnTheFirstPageAlone(t *testing.T) {
	rules, err := ParseRules([]byte("[[source]]\nurl = \"" + listAddress + "\"\nnext = \"a.onward\"\npages = 3\n"))
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]int{listAddress: 1, column + "common_list_2.shtml": 0} {
		doc, err := Read(load(t, "list-page-1.html", address), rules[0])
		if err != nil || len(doc.Warnings) != want || doc.Next != "" {
			t.Errorf("%s: warnings %v, next %q, %v", address, doc.Warnings, doc.Next, err)
		}
	}
}
