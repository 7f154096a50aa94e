package config

import (
	"reflect"
	"strings"
	"testing"

	"guanbao/feed/page"
)

const sourcesText = `[[source]]
url = "https://www.example.gov.cn/xw/"
item = "ul.list > li"
title = ["a@title", "a"]
body = "#zoom"
timezone = "Asia/Shanghai"
pages = 2

[[source]]
url = "https://b.example/list"
kind = "json"
items = "data.results"
link = "url"
`

func TestRulesForListPagesAreReadAndShown(t *testing.T) {
	s, problems := Parse("c", []byte(sourcesText))
	if len(problems) > 0 || len(s.Sources) != 2 || s.Sources[0].Pages != 2 || s.Sources[1].Fields.Link[0] != "url" {
		t.Fatal(problems, s.Sources)
	}
	setting, _ := find(sourceKey)
	shown := setting.Value(s)
	again, problems := Parse("c", []byte("source = "+shown))
	if len(problems) > 0 || !reflect.DeepEqual(again.Sources[1], s.Sources[1]) || setting.Value(again) != shown {
		t.Errorf("%s is read back as %s, %v", shown, setting.Value(again), problems)
	}
}

func TestARuleIsFoundByTheAddressOfTheSubscription(t *testing.T) {
	s, _ := Parse("c", []byte(sourcesText))
	for address, want := range map[string]bool{
		"https://www.example.gov.cn/xw/": true, "http://example.gov.cn/xw/index.html": true, "https://www.example.gov.cn/xw/2": false, "": false, "builtin:sample": false,
	} {
		r, ok := s.Source(address)
		if ok != want || ok && r.URL != s.Sources[0].URL {
			t.Errorf("%q: %v %s", address, ok, r.URL)
		}
	}
}

func TestTheRuleOfAListServesItsArticlesBehindThoseOfSites(t *testing.T) {
	s, _ := Parse("c", []byte("[[page]]\nsite = \"www.example.gov.cn\"\nbody = \".own\"\n"+sourcesText))
	rules := s.PageRules()
	if len(rules) != 3 || rules[0].Selectors[page.PartBody].Ways()[0] != ".own" || rules[1].Site.String() != "www.example.gov.cn/xw/" {
		t.Errorf("rules %+v", rules)
	}
	if len(s.Pages) != 1 {
		t.Error("the rules of sites have grown")
	}
}

func TestWhatIsWrongOfARuleForAListIsToldWhereItStands(t *testing.T) {
	const url = "[[source]]\nurl = \"https://a.example/\"\n"
	for text, want := range map[string]string{
		url + " item = \"li[\"\n":                                   "c:3:9: value: source.item: selector: ",
		url + "[[source]]\nurl = \"ftp://a.example/\"\n":            "c:4:7: value: source.url: address has a scheme other",
		url + "kind = \"xml\"\n":                                    "c:3:8: value: source.kind",
		url + "pages = 0\n":                                         "c:3:9: value: source.pages: not a number from 1 to 10",
		url + "timezone = \"Mars\"\n":                               "c:3:12: value: source.timezone: no such time zone",
		url + "date_format = \"YYYY-MM-DD\"\n":                      "c:3:15: value: source.date_format: not a layout",
		url + "titel = \"a\"\n":                                     "c:3:1: unknown: source.titel",
		"[[source]]\nitem = \"li\"\n":                               "c:1:9: value: source: no url",
		"source = [{url = \"https://a.example/\", item = \"(\"}]\n": "c:1:10: value: source.item: selector: ",
	} {
		s, problems := Parse("c", []byte(text))
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), want) || len(s.Sources) > 0 {
			t.Errorf("%q gives %v, want %s", text, problems, want)
			continue
		}
		if problems[0].Fault == FaultUnknown && problems[0].Near != "title" {
			t.Errorf("%q: near %q", text, problems[0].Near)
		}
	}
}
