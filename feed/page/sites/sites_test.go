package sites

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
	"guanbao/feed/catalogue"
	"guanbao/feed/page"
	"guanbao/feed/page/listing"
)

// date8 is the zone of the sites with times of day.
var date8 = time.FixedZone("", 8*3600)

// list is a page that was made in the shape of a site, and what it holds: date,
// title and address of each item, with tabs between them.
type list struct {
	name, url string
	body      []byte
	want      []string
}

// lists reads testdata/lists: NAME.want has the address in its first line.
func lists(t *testing.T) (all []list) {
	t.Helper()
	wants, err := filepath.Glob(filepath.Join("testdata", "lists", "*.want"))
	if err != nil || len(wants) == 0 {
		t.Fatalf("no lists: %v", err)
	}
	for _, name := range wants {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		base := strings.TrimSuffix(name, ".want")
		body, err := os.ReadFile(base + ".html")
		if errors.Is(err, os.ErrNotExist) {
			body, err = os.ReadFile(base + ".json")
		}
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(text)), "\n")
		all = append(all, list{filepath.Base(base), lines[0], body, lines[1:]})
	}
	return all
}

func TestEachListIsReadByItsRule(t *testing.T) {
	for _, l := range lists(t) {
		t.Run(l.name, func(t *testing.T) {
			rule, ok := Source(l.url)
			if !ok {
				t.Fatalf("no rule for %s", l.url)
			}
			raw := feed.Raw{URL: rule.Address(), Feed: l.url, Body: l.body}
			doc, err := listing.Read(raw, rule)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, a := range doc.Articles {
				at, layout := a.Published.In(date8), "2006-01-02 15:04"
				if a.DateOnly {
					at, layout = a.Published, "2006-01-02"
				}
				got = append(got, at.Format(layout)+"\t"+a.Title+"\t"+a.URL)
			}
			if g, w := strings.Join(got, "\n"), strings.Join(l.want, "\n"); g != w {
				t.Errorf("it reads\n%s\nand should\n%s", g, w)
			}
			for _, w := range doc.Warnings {
				t.Errorf("warning %s %s", w.Kind, w.Detail)
			}
		})
	}
}

func TestEachRuleIsSoundAndHasAListOfItsOwn(t *testing.T) {
	rules, err := listing.ParseRules(sourceTable)
	if err != nil {
		t.Fatal(err)
	}
	if len(rules) != len(sources()) {
		t.Errorf("%d rules for %d addresses", len(rules), len(sources()))
	}
	tested := map[string]bool{}
	for _, l := range lists(t) {
		tested[feed.CanonicalURL(l.url)] = true
	}
	for _, r := range rules {
		if !tested[feed.CanonicalURL(r.URL)] {
			t.Errorf("no list in testdata has the shape of %s", r.URL)
		}
		if !r.Body.Empty() {
			t.Errorf("%s: what is said of pages belongs into pages.tsv", r.URL)
		}
	}
}

func TestEachListPageOfTheCatalogueHasARule(t *testing.T) {
	n := 0
	for _, r := range catalogue.Rows() {
		_, ok := Source(r.Address)
		if ok != (r.Kind == catalogue.ListPage) {
			t.Errorf("%s %s: a rule: %v", r.Kind, r.Address, ok)
		}
		if ok {
			n++
		}
	}
	if n != 29 {
		t.Errorf("rules for %d list pages", n)
	}
}

func TestAListThatAScriptMakesIsNoEmptyOne(t *testing.T) {
	for _, r := range catalogue.Rows() {
		rule, _ := Source(r.Address)
		if !r.Lacks() || rule.Data != "" {
			continue
		}
		_, err := listing.Read(feed.Raw{URL: r.Address, Feed: r.Address, Body: []byte("<html><head><title>x</title></head><body><script>go()</script><p>加载中</p></body></html>")}, rule)
		if p := feed.AsProblem(err); p == nil || p.Kind != feed.ProblemNoList {
			t.Errorf("%s: %v", r.Address, err)
		}
	}
}

func TestPagesOfArticlesHaveRules(t *testing.T) {
	n := 0
	for line := range strings.Lines(pageTable) {
		n++
		if _, err := pageRule(line); err != nil {
			t.Errorf("line %d: %v: %s", n, err, line)
		}
	}
	if len(Pages()) != n || n < 35 {
		t.Errorf("%d rules of %d lines", len(Pages()), n)
	}
	seen := map[string]bool{}
	for _, r := range Pages() {
		if seen[r.Site.String()] {
			t.Errorf("%s stands there twice", r.Site)
		}
		seen[r.Site.String()] = true
	}
}

func TestTheTextOfAPageIsWhereItsRuleSays(t *testing.T) {
	const text = "这一段文字是为测试而写的，用来看正文是不是从规则所说的地方取出。它要够长，才会被当作正文。"
	const other = "旁边的这一段也很长，写了许多与正文无关的话，没有规则时容易被误认为是正文，因此放在这里。而且比正文还要长得多，再写一句也无妨。"
	for address, body := range map[string]string{
		"https://www.spb.gov.cn/gjyzj/c100015/c100016/202611/a.shtml":     `<div class="detail-news">`,
		"https://www.gov.cn/zhengce/content/202611/content_1.htm":         `<div id="UCAP-CONTENT">`,
		"https://www.gov.cn/lianbo/bumen/202611/content_2.htm":            `<div class="pages_content">`,
		"http://www.stats.gov.cn/sj/zxfb/202611/t1.html":                  `<div class="TRS_PreAppend">`,
		"https://gss.mof.gov.cn/gzdt/zhengcefabu/202611/t1.htm":           `<div class="my_doccontent">`,
		"https://jrs.mof.gov.cn/zhengcefabu/202611/t1.htm":                `<div class="TRS_Editor">`,
		"http://www.mwr.gov.cn/zwgk/zfxxgkml/202611/t1.html":              `<div class="gknb_content">`,
		"http://www.mwr.gov.cn/zw/tzgg/202611/t1.html":                    `<div class="TRS_Editor">`,
		"http://www.customs.gov.cn/customs/302249/302266/1/index.html":    `<div id="easysiteText">`,
		"https://www.ccdi.gov.cn/yaowenn/202611/t1.html":                  `<div class="bom-box">`,
		"https://www.cnnic.net.cn/n4/2026/1/c38-1.html":                   `<div class="content-text"><div class="inner-text">`,
		"https://www.mee.gov.cn/ywdt/szyw/202611/t1.shtml":                `<div class="neiright_JPZ_GK_CP">`,
		"https://www.nea.gov.cn/20261101/a/c.html":                        `<table><tr><td class="detail">`,
		"https://www.miit.gov.cn/jgsj/ghs/wjfb/art/2026/art_a.html":       `<div id="con_con">`,
		"http://www.pbc.gov.cn/goutongjiaoliu/113456/113469/1/index.html": `<div id="zoom">`,
	} {
		src := "<html><head><title>测试公告</title></head><body><h1>测试公告</h1><div class=\"side\"><p>" + other + other + "</p></div>" + body + "<p>" + text + "</p></body></html>"
		p, err := page.Reader{BuiltIn: Pages}.Read(feed.Raw{URL: address, Body: []byte(src)})
		if err != nil || p.Document.Text() != text {
			t.Errorf("%s: %q, %v", address, p.Document.Text(), err)
		}
	}
}
