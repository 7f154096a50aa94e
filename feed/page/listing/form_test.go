package listing

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/page"
)

func TestALinkThatCallsAScriptIsMadeAnAddress(t *testing.T) {
	var rows strings.Builder
	for i := range 4 {
		fmt.Fprintf(&rows, `<tr data-k="k%d"><td>%d</td><td><a href="#none" onclick="fn_view('BBS_01', %d, 'x'); return false;">우편물 배달 체계 개편 방안 안내</a></td><td>2026.09.1%d</td></tr>`, i, 9-i, 800+i, i)
	}
	src := "<table><tr><th>번호</th><th>제목</th><th>등록일</th></tr>" + rows.String() + "</table>"
	for link, want := range map[string]string{
		`"/view.do?id={a@onclick 1}&seq={a@onclick 2}"`:        "https://b.example/view.do?id=BBS_01&seq=800",
		`["/v/{a@data-none}", "/v/{tr@data-k}/{a@onclick 3}"]`: "https://b.example/v/k0/x",
	} {
		rules, err := ParseRules([]byte("[[source]]\nurl = \"https://b.example/list.do\"\nitem = \"tr:has(td)\"\nlink = " + link + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := Read(feed.Raw{URL: "https://b.example/list.do", Body: []byte(src)}, rules[0])
		if err != nil || len(doc.Articles) != 4 || len(doc.Warnings) > 0 {
			t.Fatal(err, doc.Articles, doc.Warnings)
		}
		if got := told(doc.Articles[0]); got != "2026-09-10 우편물 배달 체계 개편 방안 안내 "+want {
			t.Errorf("by %s: %s", link, got)
		}
		if !strings.Contains(rules[0].TOML(), "link = "+link) {
			t.Errorf("%s is written %s", link, rules[0].TOML())
		}
	}
}

func TestAMadeUpLinkThatFindsNothingIsMissed(t *testing.T) {
	rules, err := ParseRules([]byte("[[source]]\nurl = \"https://b.example/\"\nitem = \"li\"\nlink = \"/v/{a@data-id}\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := Read(feed.Raw{URL: "https://b.example/", Body: []byte(`<li><a href="/x">关于示例事项的通知</a></li>`)}, rules[0])
	if err != nil || len(doc.Articles) != 1 || doc.Articles[0].URL != "" || len(doc.Warnings) != 1 || doc.Warnings[0].Kind != feed.WarnMissed {
		t.Errorf("%v %+v", err, doc)
	}
}

func TestTheArgumentsOfACallAreCounted(t *testing.T) {
	for call, want := range map[string]string{
		"f('a', \"b\",3,4, 'c')": "a b 3 4 c ", "javascript:go(12);": "12 ", "go()": "", "": "", "f(1,2,3": "1 2 3 ", "f('it', '')": "it  ",
	} {
		got := ""
		for n := 1; n <= strings.Count(want, " "); n++ {
			got += nthArgument(call, n) + " "
		}
		if got != want || nthArgument(call, 9) != "" {
			t.Errorf("%s: %q, want %q", call, got, want)
		}
	}
}

func TestASlotThatIsNoneIsRefused(t *testing.T) {
	for link, want := range map[string]error{"/v/{a@id": ErrForm, "/v/{}": page.ErrSelector, "/v/{a[}": nil} {
		_, err := ParseRules([]byte("[[source]]\nurl = \"https://b.example/\"\nlink = \"" + link + "\"\n"))
		e, ok := errors.AsType[*KeyError](err)
		if !ok || e.Key != "link" || want != nil && !errors.Is(err, want) {
			t.Errorf("%s gives %v", link, err)
		}
	}
}
