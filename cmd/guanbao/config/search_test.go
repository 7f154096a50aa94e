package config

import (
	"reflect"
	"strings"
	"testing"

	"guanbao/feed"
)

const searchesText = `[[search]]
name = "快递新规"
query = "快递 (规定 OR 办法) -is:read after:30d"
on_new = ["star", "notify"]

[[search]]
name = "广告"
query = 'title:"招商 广告"'
`

func TestSavedSearchesAreReadAndShown(t *testing.T) {
	s, problems := Parse("c", []byte(searchesText))
	want := []feed.SavedSearch{
		{Name: "快递新规", Query: "快递 (规定 OR 办法) -is:read after:30d", OnNew: []feed.Action{feed.ActionStar, feed.ActionNotify}},
		{Name: "广告", Query: `title:"招商 广告"`}}
	if len(problems) > 0 || !reflect.DeepEqual(s.Searches, want) {
		t.Fatal(problems, s.Searches)
	}
	setting, _ := find(searchKey)
	shown := setting.Value(s)
	if again, problems := Parse("c", []byte("search = "+shown)); len(problems) > 0 || !reflect.DeepEqual(again.Searches, want) {
		t.Errorf("%s is read back as %+v, %v", shown, again.Searches, problems)
	}
}

func TestWhatIsWrongOfASearchIsToldWhereItStands(t *testing.T) {
	table := func(lines ...string) string { return "[[search]]\n" + strings.Join(lines, "\n") + "\n" }
	for text, want := range map[string]string{
		table(`name = "a"`, `query = "邮政 is:unraed"`):                              "c:3:20: value: search.query: query: bad_state",
		table(`name = "a"`, `  query = 'a "b'`):                                    "c:3:14: value: search.query: query: unclosed_quote",
		table(`name = "a"`, `query = "a \"b"`):                                     "c:3:9: value: search.query: query: unclosed_quote",
		table(`name = "a"`, `query = ""`):                                          "c:3:10: value: search.query: query: empty",
		table(`name = "a"`, `query = 3`):                                           "c:3:9: value: search.query: query: empty",
		table(`name = ""`, `query = "a"`):                                          "c:2:8: value: search.name",
		table(`name = "a"`):                                                        "c:1:9: value: search: no name or no query",
		table(`name = "a"`, `query = "a"`, `on_new = "star"`):                      "c:4:10: value: search.on_new",
		table(`name = "a"`, `query = "a"`, `on_new = ["star", "delete"]`):          "c:4:10: value: search.on_new: delete",
		table(`name = "a"`, `query = "a"`, ` on_nwe = ["star"]`):                   "c:4:2: unknown: search.on_nwe",
		table(`name = "a"`, `query = "a"`) + table(`name = "a"`, `query = "b"`):    "c:5:8: value: search.name: the name of another one",
		table(`name = "a"`, `query = "on:1d on:2d on:3d on:4d on:5d on:6d on:7d"`): "c:3:9: value: search.query: 7 different states",
		"search = [{name = \"a\", query = \"(\"}]\n":                               "c:1:10: value: search.query: query: unclosed_group",
	} {
		s, problems := Parse("c", []byte(text))
		if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), want) || len(s.Searches) > 0 {
			t.Errorf("%s gives %v, want %s", text, problems, want)
		}
	}
}
