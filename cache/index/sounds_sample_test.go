package index

import (
	"io"
	"net/http"
	"slices"
	"testing"

	"guanbao/feed"
	"guanbao/feed/parse"
	"guanbao/feed/sample"
)

// TestSampleIsFoundBySound finds the seed bulletin among its neighbours.
func TestSampleIsFoundBySound(t *testing.T) {
	articles := sampled(t)
	var titles []Title
	seed := int64(-1)
	for i, a := range articles {
		titles = append(titles, Title{Row: int64(i), Date: a.Published.Unix(), Text: a.Title})
		if a.URL == sample.First {
			seed = int64(i)
		}
	}
	if seed < 0 {
		t.Fatalf("no seed bulletin among %d titles", len(titles))
	}
	s := NewSounds(slices.Values(titles))
	for typed, finds := range map[string]bool{
		"gjyzj": true, "guojiayouzhengju": true, "gjyouzj": true, "ｇｊｙｚｊ": true, "guojiayzj": true, "guojiayou": true, "guo jia you zheng": true,
		"gjyzjx": false, "guojiayozheng": false, "wyzj": false, "zjyzgj": false, "ㄱㅂ": false, "kanpou": false,
	} {
		got, _ := find(t, s, typed, everything)
		if slices.Contains(got, seed) != finds {
			t.Errorf("%s: found %v, want the seed bulletin: %v", typed, got, finds)
		}
		if want := scanned(titles, typed); !slices.Equal(got, want) {
			t.Errorf("%s: %v, a plain scan finds %v", typed, got, want)
		}
	}
}

// sampled gives the articles of the built-in sample.
func sampled(t *testing.T) []feed.Article {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, sample.Address, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := sample.Transport().RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := parse.New().Parse(feed.Raw{URL: sample.Address, ContentType: resp.Header.Get("Content-Type"), Body: data})
	if err != nil {
		t.Fatal(err)
	}
	return doc.Articles
}
