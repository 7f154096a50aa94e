package urls

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"guanbao/feed"
)

const withSearches = `https://a.example/feed
"query:未读:unread = \"yes\"" tag
  query:Post:title=~"post"
"query:坏:unread = \"yes\" and colour = \"red\""
query:nothing
`

func TestSavedSearchesOfNewsboatAreRead(t *testing.T) {
	f := Parse("urls", []byte(withSearches))
	want := []feed.SavedSearch{{Name: "未读", Query: "is:unread"}, {Name: "Post", Query: "title:post"}}
	if got := f.Searches(); !reflect.DeepEqual(got, want) {
		t.Errorf("searches %+v, want %+v", got, want)
	}
	problems := f.Problems()
	if len(problems) != 2 || problems[0].Line != 4 || problems[0].Why != ReasonQuery || problems[0].Column != 0 || problems[1].Line != 5 || problems[1].Column != 1 {
		for _, p := range problems {
			t.Errorf("%+v: %+v", p, p.Fault)
		}
	}
	if string(f.bytes()) != withSearches {
		t.Error("the file is not kept as it is")
	}
}

func TestSavedSearchesAreAppendedOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "urls")
	if err := os.WriteFile(path, []byte(withSearches[:len(withSearches)-1]), 0o600); err != nil {
		t.Fatal(err)
	}
	line := `query:新:title =~ "新"`
	for i, want := range []int{1, 0} {
		added, err := MergeSearches(t.Context(), path, []string{line, `query:未读:unread = "yes"`, line})
		if err != nil || added != want {
			t.Errorf("time %d: %d added, %v", i, added, err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(data), withSearches) || len(Parse(path, data).Searches()) != 3 {
		t.Errorf("%s, %v", data, err)
	}
}
