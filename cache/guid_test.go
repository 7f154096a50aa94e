package cache

import (
	"testing"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

func TestADeclaredIDStaysWhateverBecomesOfTheAddress(t *testing.T) {
	c, _ := opened(t, feedA)
	const address = "https://agency.example/2021/1.html"
	for _, guid := range []string{address, "urn:1", "", "=", "==x"} {
		a := feed.Article{ID: feed.ID("id of " + guid), GUID: guid, URL: address, Title: "通知", Published: noon, Content: "<p>正文</p>"}
		for _, url := range []string{address, address, address + "?v=2", address + "?v=3"} {
			a.URL = url
			a.Content += "<p>又一段</p>"
			p := pullOf(feedA, noon, a)
			p.Document.Articles[0].ID = a.ID
			saved(t, c, p)
			it, err := c.Item(t.Context(), a.ID)
			if err != nil || it.GUID != guid || it.URL != url {
				t.Errorf("%q is %q at %q, want it at %q: %v", guid, it.GUID, it.URL, url, err)
			}
		}
	}
}

func TestAnAddressIsNotStoredTwice(t *testing.T) {
	c, _ := opened(t, feedA)
	const address = "https://agency.example/2021/1.html"
	saved(t, c, pullOf(feedA, noon, feed.Article{ID: "a", GUID: address, URL: address, Title: "通知", Published: noon}))
	err := c.read(t.Context(), "size", func(conn *sqlite.Conn) error {
		n, err := number(conn, "SELECT max(length(guid)) FROM texts")
		if n != int64(len(addressGUID)) {
			t.Errorf("the id takes %d bytes", n)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
