package cache

import (
	"errors"
	"testing"
	"time"

	"guanbao/feed"
)

// arrivals are articles of a feed as another reader kept them.
func arrivals(articles ...feed.Article) (out []Arrival) {
	for _, a := range feed.Identify(feedA, articles) {
		out = append(out, Arrival{Article: a})
	}
	return out
}

func TestWhatAnotherReaderKeptIsBrought(t *testing.T) {
	c, k := opened(t, feedA)
	saved(t, c, pullOf(feedA, k.now(), feed.Article{GUID: "1", URL: "https://a.example/1", Title: "known", Content: "<p>whole</p>", Published: noon}))
	list := arrivals(
		feed.Article{GUID: "2", URL: "https://a.example/2", Title: "new", Published: noon.AddDate(-1, 0, 0), FirstSeen: noon.AddDate(-1, 0, 0)},
		feed.Article{GUID: "1", URL: "https://a.example/1", Title: "known", Content: "<p>short</p>"},
		feed.Article{GUID: "renamed", URL: "https://a.example/1", Title: "known"},
	)
	before, err := c.Known(t.Context(), feedA, list)
	if err != nil || before[0] != "" || before[1] != list[1].ID {
		t.Errorf("known %q, %v", before, err)
	}
	ids, added, err := c.Bring(t.Context(), feed.Feed{URL: feedA, Title: "another title"}, list)
	if err != nil || added != 2 || ids[0] != list[0].ID || ids[1] != list[1].ID {
		t.Fatalf("%q, %d added, %v", ids, added, err)
	}
	ids, added, err = c.Bring(t.Context(), feed.Feed{URL: feedA}, list)
	if err != nil || added != 0 || ids[2] != list[2].ID {
		t.Errorf("again: %q, %d added, %v", ids, added, err)
	}
	known, err := c.Item(t.Context(), list[1].ID)
	if err != nil || known.Content != "<p>whole</p>" || known.Revisions != 0 || known.FeedTitle != "标题 "+feedA {
		t.Errorf("%+v, %v", known, err)
	}
	item, err := c.Item(t.Context(), list[0].ID)
	if err != nil || !item.FirstSeen.Equal(noon.AddDate(-1, 0, 0)) || !item.Unread {
		t.Errorf("%+v, %v", item, err)
	}
	sources, err := c.Sources(t.Context())
	if err != nil || sources[0].Articles != 3 || sources[0].Unread != 3 {
		t.Errorf("%+v, %v", sources, err)
	}
}

// It is not news: nobody is asked for the pages of an archive.
func TestPagesOfWhatWasBroughtAreNotWanted(t *testing.T) {
	c, k := opened(t, feedA)
	list := arrivals(feed.Article{GUID: "1", URL: "https://a.example/1", Title: "brief", Summary: "brief", Published: noon})
	if _, _, err := c.Bring(t.Context(), feed.Feed{URL: feedA}, list); err != nil {
		t.Fatal(err)
	}
	if w, err := c.Wanted(t.Context(), feedA, feed.FullTextAuto, k.now().Add(time.Hour), 10); err != nil || len(w) != 0 {
		t.Errorf("wanted %+v, %v", w, err)
	}
}

func TestAnArticleIsMetUnderItsOtherID(t *testing.T) {
	c, k := opened(t, feedA)
	link := "https://a.example/1"
	list := arrivals(feed.Article{GUID: link, URL: link, Title: "old title", Published: noon})
	list[0].Other = feed.IDsOf(feedA, []feed.Article{{URL: link}})[0]
	if _, _, err := c.Bring(t.Context(), feed.Feed{URL: feedA}, list); err != nil {
		t.Fatal(err)
	}
	bare := feed.Article{URL: link, Title: "new title", Published: noon}
	if s := saved(t, c, pullOf(feedA, k.now(), bare)); s != (feed.Saved{Updated: 1}) {
		t.Errorf("pulled without an id: %+v", s)
	}
	c, k = opened(t, feedA)
	saved(t, c, pullOf(feedA, k.now(), bare))
	ids, added, err := c.Bring(t.Context(), feed.Feed{URL: feedA}, list)
	if err != nil || added != 0 || ids[0] != list[0].Other {
		t.Errorf("brought after it was pulled: %q, %d added, %v", ids, added, err)
	}
}

func TestNothingIsBroughtToAFeedThatIsNotSubscribed(t *testing.T) {
	c, _ := opened(t, feedA)
	list := arrivals(feed.Article{GUID: "1", Title: "x"})
	if _, _, err := c.Bring(t.Context(), feed.Feed{URL: "https://elsewhere.example/"}, list); !errors.Is(err, ErrNotFound) {
		t.Errorf("%v", err)
	}
	if ids, err := c.Known(t.Context(), "https://elsewhere.example/", list); err != nil || ids[0] != "" {
		t.Errorf("%q, %v", ids, err)
	}
}
