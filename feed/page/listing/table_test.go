package listing

import (
	"errors"
	"strings"
	"testing"

	"guanbao/feed/page"
)

const rulesText = `[[source]]
url = "https://www.example.gov.cn/xw/list.html"
data = "https://www.example.gov.cn/xw/list_{page}.html"
item = ["ul.list > li", "div.row"]
title = ["a@title", "a"]
link = "a@href"
date = "span"
next = "a.next@href"
body = ".TRS_Editor, #zoom"
related = ".related li a"
strip = [".share", ".editor"]
charset = "GB18030"
timezone = "Asia/Shanghai"
date_format = "2006-01-02"
pages = 3

[[source]]
url = "https://b.example/"
kind = "json"
items = "data.results"
title = ["showTitle", "title"]
link = "https://b.example/view?id={id}"
`

func TestRulesAreWrittenAsTheyAreRead(t *testing.T) {
	rules, err := ParseRules([]byte(rulesText))
	if err != nil || len(rules) != 2 {
		t.Fatal(err, len(rules))
	}
	again := rules[0].TOML() + "\n" + rules[1].TOML()
	if again != rulesText {
		t.Errorf("written\n%s\nread\n%s", again, rulesText)
	}
	if rules[0].Address() != "https://www.example.gov.cn/xw/list_1.html" || rules[1].Address() != rules[1].URL {
		t.Errorf("asked are %s, %s", rules[0].Address(), rules[1].Address())
	}
}

func TestAnAttributeMayHaveAnAlternative(t *testing.T) {
	rules, err := ParseRules([]byte("[[source]]\nurl = \"https://a.example/\"\ntitle = \"a@title|a[lang|=zh]\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	if ways := rules[0].Title.Ways(); len(ways) != 2 || ways[0] != "a@title" || ways[1] != "a[lang|=zh]" {
		t.Errorf("ways %q", ways)
	}
}

func TestWhatIsWrongInARuleIsToldWithItsKey(t *testing.T) {
	const url = "url = \"https://a.example/\"\n"
	for text, want := range map[string]KeyError{
		url + "item = \"li[\"":              {Key: "item"},
		url + "date = [\"span\", \"a >\"]":  {Key: "date"},
		url + "item = 3":                    {Key: "item"},
		url + "itme = \"li\"":               {Key: "itme", Err: ErrUnknownKey},
		url + "kind = \"xml\"":              {Key: "kind"},
		url + "pages = 11":                  {Key: "pages", Err: ErrRange},
		url + "pages = \"2\"":               {Key: "pages", Err: ErrRange},
		url + "charset = \"gb9999\"":        {Key: "charset"},
		url + "timezone = \"Asia/Nowhere\"": {Key: "timezone", Err: ErrZone},
		url + "date_format = \"YYYY\"":      {Key: "date_format", Err: ErrDateFormat},
		url + "data = \"file:///etc\"":      {Key: "data"},
		"url = \"ssh://a.example\"":         {Key: "url"},
		"item = \"li\"":                     {Err: ErrNoAddress},
		url + "[[source]]\n" + url:          {Table: 1, Key: "url", Err: ErrTwice},
	} {
		_, err := ParseRules([]byte("[[source]]\n" + text))
		e, ok := errors.AsType[*KeyError](err)
		if !ok || e.Key != want.Key || e.Table != want.Table || want.Err != nil && !errors.Is(err, want.Err) {
			t.Errorf("%q gives %v, want %+v", text, err, want)
		}
	}
	for text, want := range map[string]string{"source = 1": "wrong value", "other = 1": "no such key", "[[source": "rules: "} {
		if _, err := ParseRules([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v", text, err)
		}
	}
}

func TestAMarkChangesWithWhatFindsTheItems(t *testing.T) {
	rules, _ := ParseRules([]byte(rulesText))
	r := rules[0]
	other := r
	other.Body = page.Selector{}
	if r.Mark() != other.Mark() {
		t.Error("another body is another list")
	}
	other.Item = page.Selector{}
	if r.Mark() == other.Mark() || len(r.Mark()) != 16 {
		t.Errorf("another item is the same list: %s", r.Mark())
	}
}

func TestARuleServesThePagesOfTheBulletinsToo(t *testing.T) {
	rules, _ := ParseRules([]byte(rulesText))
	var sites []string
	for _, p := range rules[0].Articles() {
		sites = append(sites, p.Site.String())
		if p.Charset != "GB18030" || p.Selectors[page.PartBody].Empty() || p.Selectors[page.PartRelated].Empty() || p.Selectors[page.PartStrip].Empty() {
			t.Errorf("rule %+v", p)
		}
	}
	if got := strings.Join(sites, " "); got != "www.example.gov.cn/xw/ www.example.gov.cn" {
		t.Errorf("sites %q", got)
	}
	if len(rules[1].Articles()) != 0 {
		t.Error("a rule that says nothing of pages is one for pages")
	}
}
