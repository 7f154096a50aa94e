package config

import (
	"reflect"
	"strings"
	"testing"

	"guanbao/feed/page"
)

const rulesText = `[[page]]
site = "*.example.gov.cn/xw"
charset = "gb2312"
title = ["h1.title", "meta[name=ArticleTitle]@content"]
body = ".TRS_Editor, #zoom"
strip = [".share"]
next = ""

[[page]]
site = "www.example.go.jp"
related = '.kanren a[href^="/news"]'
`

func TestRulesForPagesAreReadAndShown(t *testing.T) {
	s, problems := Parse("c", []byte(rulesText))
	if len(problems) > 0 || len(s.Pages) != 2 {
		t.Fatal(problems, len(s.Pages))
	}
	r := s.Pages[0]
	if r.Site.String() != "*.example.gov.cn/xw" || r.Charset == "" || len(r.Selectors[page.PartTitle].Ways()) != 2 || len(r.Selectors[page.PartNext].Ways()) != 0 {
		t.Errorf("rule %+v", r)
	}
	setting, _ := find(pageKey)
	shown := setting.Value(s)
	again, problems := Parse("c", []byte("page = "+shown))
	if len(problems) > 0 || setting.Value(again) != shown || !reflect.DeepEqual(again.Pages[1].Selectors[page.PartRelated].Ways(), s.Pages[1].Selectors[page.PartRelated].Ways()) {
		t.Errorf("%s is read back as %s, %v", shown, setting.Value(again), problems)
	}
}

func TestWhatIsWrongOfARuleIsToldWhereItStands(t *testing.T) {
	for text, want := range map[string]string{
		"[[page]]\nsite = \"a.example\"\n[[page]]\nsite = \"b.example\"\n  body = \"div[\"\n": "c:5:10: value: page.body: selector: ",
		"[[page]]\nsite = \"a.example\"\nbody = [\"div\", \"a >\"]\n":                         "c:3:8: value: page.body: selector: ",
		"[[page]]\nsite = \"a.example\"\nbody = 3\n":                                          "c:3:8: value: page.body",
		"[[page]]\nsite = \"https://a.example/\"\n":                                           "c:2:8: value: page.site",
		"[[page]]\nsite = 1\n": "c:2:8: value: page.site",
		"[[page]]\nsite = \"a.example\"\ncharset = \"gb9999\"\n":                                "c:3:11: value: page.charset",
		"[[page]]\nsite = \"a.example\"\n recomended = \"a\"\n":                                 "c:3:2: unknown: page.recomended",
		"\n[[page]]\nbody = \"a\"\n":                                                            "c:2:7: value: page: no site",
		"page = \"a.example\"\n":                                                                "c:1:8: value: page",
		"[page]\nsite = \"a.example\"\n":                                                        "c:1:6: value: page",
		"page = [{site = \"a.example\", body = \"div\"}, {site = \"b.example\", body = \"(\"}]": "c:1:8: value: page.body: selector: ",
	} {
		s, problems := Parse("c", []byte(text))
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), want) || len(s.Pages) > 0 {
			t.Errorf("%q gives %v, want %s", text, problems, want)
			continue
		}
		if problems[0].Fault == FaultUnknown && problems[0].Near != "recommended" {
			t.Errorf("%q: near %q", text, problems[0].Near)
		}
	}
}
