package feed

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
)

const home = "https://gov.example/rss.xml"

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

func ids(articles []Article) []ID {
	var out []ID
	for _, a := range articles {
		out = append(out, a.ID)
	}
	return out
}

func titles(articles []Article) []string {
	var out []string
	for _, a := range articles {
		out = append(out, a.Title)
	}
	return out
}

// TestIdentifyKeepsItsIDs holds the ids that caches, scripts and links of
// readers remember. A change here loses every read mark.
func TestIdentifyKeepsItsIDs(t *testing.T) {
	got := Identify(home, []Article{
		{GUID: "tag:gov.example,2021:7", URL: "https://gov.example/7.html", Title: "declared id"},
		{GUID: "tag:gov.example,2021:8", Title: "declared id without a link"},
		{URL: "http://www.gov.example/9.html?utm_source=rss", Title: "link"},
		{Title: "国家邮政局召开2021年第七次局长办公会", Published: at("2021-05-10T16:00:00+08:00")},
		{Title: "没有日期"},
		{Summary: "neither id nor link nor title"},
		{URL: "https://gov.example/list", Title: "one of two"},
		{URL: "https://gov.example/list", Title: "two of two"},
	})
	want := []ID{
		"czm3s5m78r6jm932", "k3hv1csxj8rfnjfm", "a7216v4ez3nmdkfz", "jqzemnpcxe3ry8bc",
		"ndvj5s7cr2nttv9s", "1zcbnhbz3mxdrh3d", "3wzk6xj3jhb2gmtr", "4czxvr1435nzcakf",
	}
	if !slices.Equal(ids(got), want) {
		t.Errorf("ids = %q\nwant  %q", ids(got), want)
	}
	form := regexp.MustCompile(`^[0-9a-hjkmnp-z]{16}$`)
	for _, a := range got {
		if !form.MatchString(string(a.ID)) {
			t.Errorf("%q is not 16 characters of the alphabet", a.ID)
		}
		if a.Feed != home {
			t.Errorf("%q stands in feed %q", a.Title, a.Feed)
		}
	}
}

func TestIdentifyScopesIDsByFeed(t *testing.T) {
	one := Article{GUID: "1", URL: "https://gov.example/1", Title: "one"}
	a := Identify(home, []Article{one})
	b := Identify("https://portal.example/rss.xml", []Article{one})
	if a[0].ID == b[0].ID {
		t.Error("two feeds share an id")
	}
}

func TestIdentifyMergesAndKeepsApart(t *testing.T) {
	day1, day2 := at("2021-05-10T08:00:00Z"), at("2021-05-11T08:00:00Z")
	page, other := "https://gov.example/1.html", "https://gov.example/2.html"
	for _, tt := range []struct {
		name string
		in   []Article
		want []string // titles
	}{
		{"nothing", nil, nil},
		{"one id, one link: the newer wins in the older's place", []Article{
			{GUID: "40", URL: page, Title: "old", Published: day1},
			{GUID: "41", URL: other, Title: "between"},
			{GUID: "40", URL: page, Title: "new", Published: day2},
		}, []string{"new", "between"}},
		{"one id, one link, newest first", []Article{
			{GUID: "40", URL: page, Title: "new", Published: day2},
			{GUID: "40", URL: page, Title: "old", Published: day1},
		}, []string{"new"}},
		{"the date of the change tells the newer", []Article{
			{GUID: "40", URL: page, Title: "old", Published: day1},
			{GUID: "40", URL: page, Title: "new", Published: day1, Updated: day2},
		}, []string{"new"}},
		{"one id, two links", []Article{
			{GUID: "h1", URL: page, Title: "a"}, {GUID: "h1", URL: other, Title: "b"},
		}, []string{"a", "b"}},
		{"one id, two spellings of one link", []Article{
			{GUID: "h1", URL: page, Title: "a"}, {GUID: "h1", URL: "http://www.gov.example/1.html#x", Title: "a"},
		}, []string{"a"}},
		{"two ids, one link and title", []Article{
			{GUID: "1", URL: page, Title: "警報"}, {GUID: "2", URL: page, Title: "警報"},
		}, []string{"警報", "警報"}},
		{"one id for everything, links", []Article{
			{GUID: "0", URL: page, Title: "a"}, {GUID: "0", URL: other, Title: "b"}, {GUID: "0", URL: home, Title: "c"},
		}, []string{"a", "b", "c"}},
		{"one id and one link for everything", []Article{
			{GUID: page, URL: page, Title: "a"}, {GUID: page, URL: page, Title: "b"}, {GUID: page, URL: page, Title: "c"},
		}, []string{"a", "b", "c"}},
		{"many dated states of one entry", []Article{
			{GUID: "t", URL: page, Title: "a", Published: day1}, {GUID: "t", URL: page, Title: "b", Published: day1, Updated: day2},
			{GUID: "t", URL: page, Title: "c", Published: day1, Updated: day1.Add(time.Hour)},
		}, []string{"b"}},
		{"one id, no link, two titles", []Article{
			{GUID: "0", Title: "a"}, {GUID: "0", Title: "b"}, {GUID: "0", Title: "A!"},
		}, []string{"a", "b"}},
		{"no id, one link, two titles", []Article{
			{URL: page, Title: "a"}, {URL: page, Title: "b"},
		}, []string{"a", "b"}},
		{"no id, one link, one title twice", []Article{
			{URL: page, Title: "会议。"}, {URL: page, Title: " 会议"},
		}, []string{"会议。"}},
		{"no id, one link, no titles", []Article{
			{URL: page, Summary: "first"}, {URL: page, Summary: "second"},
		}, []string{"", ""}},
		{"neither id nor link, one day", []Article{
			{Title: "公告", Published: day1}, {Title: "公告", Published: day1.Add(time.Hour)},
		}, []string{"公告"}},
		{"neither id nor link, two days", []Article{
			{Title: "公告", Published: day1}, {Title: "公告", Published: day2},
		}, []string{"公告", "公告"}},
		{"numbers that differ in their points", []Article{
			{Title: "Rule 1-21", Published: day1}, {Title: "Rule 12-1", Published: day1}, {Title: "Rule 121", Published: day1},
		}, []string{"Rule 1-21", "Rule 12-1", "Rule 121"}},
		{"titles of punctuation alone", []Article{
			{Title: "!!!", Published: day1}, {Title: "???", Published: day1},
		}, []string{"!!!", "???"}},
		{"nothing but text", []Article{
			{Summary: "a"}, {Summary: "b"}, {Content: "<p>c</p>"}, {Content: "<p>c</p>"},
		}, []string{"", "", ""}},
		{"links that lead nowhere count as none", []Article{
			{URL: "javascript:void(0)", Title: "a"}, {URL: "javascript:void(0)", Title: "b"},
		}, []string{"a", "b"}},
	} {
		got := Identify(home, tt.in)
		if !slices.Equal(titles(got), tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, titles(got), tt.want)
		}
		all := ids(got)
		slices.Sort(all)
		if len(slices.Compact(all)) != len(got) {
			t.Errorf("%s: an id stands twice in %q", tt.name, ids(got))
		}
	}
}

func TestIdentifyDoesNotDependOnOrder(t *testing.T) {
	in := []Article{
		{GUID: "1", URL: "https://gov.example/1", Title: "a", Published: at("2021-05-10T08:00:00Z")},
		{GUID: "1", URL: "https://gov.example/1", Title: "a2", Published: at("2021-05-11T08:00:00Z")},
		{GUID: "1", URL: "https://gov.example/other", Title: "b"},
		{URL: "https://gov.example/list", Title: "c"},
		{URL: "https://gov.example/list", Title: "d"},
		{URL: "https://gov.example/e", Title: "e"},
		{Title: "f"},
		{GUID: "0", Title: "g"},
		{GUID: "0", Title: "h"},
	}
	want := make(map[ID]string)
	for _, a := range Identify(home, in) {
		want[a.ID] = a.Title
	}
	for turn := range in {
		turned := append(slices.Clone(in[turn:]), in[:turn]...)
		slices.Reverse(turned)
		got := Identify(home, turned)
		if len(got) != len(want) {
			t.Fatalf("turn %d: %d articles, want %d", turn, len(got), len(want))
		}
		for _, a := range got {
			if want[a.ID] != a.Title {
				t.Errorf("turn %d: %s is %q, was %q", turn, a.ID, a.Title, want[a.ID])
			}
		}
	}
}

func TestIdentifyDoesNotDependOnNeighbours(t *testing.T) {
	a := Article{GUID: "1", URL: "https://gov.example/1", Title: "a"}
	b := Article{URL: "https://gov.example/2", Title: "b"}
	c := Article{Title: "c", Published: at("2021-05-10T08:00:00Z")}
	all := Identify(home, []Article{a, b, c})
	for i, alone := range []Article{a, b, c} {
		if got := Identify(home, []Article{alone})[0].ID; got != all[i].ID {
			t.Errorf("%q is %s alone and %s among others", alone.Title, got, all[i].ID)
		}
	}
}

func TestIdentifyDoesNotDependOnTheZone(t *testing.T) {
	utc := Article{Title: "公告", Published: at("2021-05-10T20:00:00Z")}
	local := Article{Title: "公告", Published: at("2021-05-11T04:00:00+08:00")}
	if a, b := Identify(home, []Article{utc})[0].ID, Identify(home, []Article{local})[0].ID; a != b {
		t.Errorf("one moment in two zones gave %s and %s", a, b)
	}
}

func TestIdentifyLeavesItsInputAlone(t *testing.T) {
	in := []Article{{GUID: "1", Title: "old"}, {GUID: "1", Title: "OLD", Published: at("2021-05-10T08:00:00Z")}}
	Identify(home, in)
	if in[0].ID != "" || in[0].Title != "old" {
		t.Errorf("input became %+v", in[0])
	}
}

func TestKeysFindAnArticleWhoseIDChanged(t *testing.T) {
	before := Identify(home, []Article{{GUID: "1", URL: "http://gov.example/1", Title: "第七次 局长办公会"}})[0]
	after := Identify(home, []Article{{GUID: "9", URL: "https://www.gov.example/1", Title: "第七次局长办公会。"}})[0]
	a, b := KeysOf(before), KeysOf(after)
	if a.ID == b.ID {
		t.Error("another declared id gave the same ID")
	}
	if a.Link != b.Link || a.Title != b.Title || a.Link == "" || a.Title == "" {
		t.Errorf("keys differ: %+v, %+v", a, b)
	}
}

func TestKeysWithoutALinkHoldTheDay(t *testing.T) {
	k := func(day string) Keys { return KeysOf(Article{Title: "公告", Published: at(day)}) }
	if k("2021-05-10T01:00:00Z") != k("2021-05-10T09:00:00Z") {
		t.Error("one day gave two keys")
	}
	if k("2021-05-10T01:00:00Z") == k("2021-05-11T01:00:00Z") {
		t.Error("two days gave one key")
	}
	if KeysOf(Article{Summary: "a"}).Title == KeysOf(Article{Summary: "b"}).Title {
		t.Error("two untitled articles share a key")
	}
}

func TestTitleKey(t *testing.T) {
	for _, tt := range []struct{ title, want string }{
		{"", ""},
		{"Rate Unchanged", "rateunchanged"},
		{"  国家邮政局　召开：“会议”！", "国家邮政局召开会议"},
		{"ΑΘΗΝΑ", "αθηνα"},
		{"C++ and C", "c++andc"},
		{"6530亿元，增长99%", "6530亿元增长99"},
		{"No. 1.5", "no1.5"},
		{"2021-05-10", "2021-05-10"},
		{"A-1-B", "a1b"},
		{"第１．２号", "第１．２号"},
		{"1. Minutes", "1minutes"},
		{"…", "…"},
		{" ！？ ", "！？"},
		{"①★", "①★"},
	} {
		if got := TitleKey(tt.title); got != tt.want {
			t.Errorf("TitleKey(%q) = %q, want %q", tt.title, got, tt.want)
		}
	}
}

// FuzzTitleKey: a key is its own key, case and spaces do not change it, and a
// title never loses its key.
func FuzzTitleKey(f *testing.F) {
	for _, s := range []string{"", "国家邮政局 召开", "1.,5", "İstanbul", "a\u0301 1-2", "…", "\xff1-\xff2", "１．２"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, title string) {
		key := TitleKey(title)
		if again := TitleKey(key); again != key {
			t.Fatalf("key of %q is %q, key of that is %q", title, key, again)
		}
		if spaced := TitleKey(" " + strings.ReplaceAll(title, " ", "　") + "\n"); spaced != key {
			t.Fatalf("spaces around %q changed %q to %q", title, key, spaced)
		}
		seen := func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }
		if key == "" && strings.ContainsFunc(title, seen) {
			t.Fatalf("%q has no key", title)
		}
	})
}

func BenchmarkIdentify5000(b *testing.B) {
	in := make([]Article, 5000)
	for i := range in {
		n := strconv.Itoa(i)
		in[i] = Article{
			URL:   "https://www.gov.example/art/2021/5/10/art_" + n + ".html?utm_source=rss",
			Title: fmt.Sprintf("国家邮政局召开2021年第%d次局长办公会", i),
		}
		if i%2 == 0 {
			in[i].GUID = "tag:gov.example,2021:" + n
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if got := Identify(home, in); len(got) != len(in) {
			b.Fatal(len(got))
		}
	}
}
