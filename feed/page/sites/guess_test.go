package sites

import (
	"testing"
	"time"

	"guanbao/feed"
	"guanbao/feed/page/listing"
)

// TestAGuessFindsNearlyAllWithoutARule holds the guess against pages that were not
// made for it: of the items of all sites it may miss one in twenty, by title,
// address and day.
func TestAGuessFindsNearlyAllWithoutARule(t *testing.T) {
	wanted, found := 0, 0
	for _, l := range lists(t) {
		rule, _ := Source(l.url)
		raw := feed.Raw{URL: l.url, Body: l.body, At: time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)}
		if rule.Data != "" {
			raw.URL = rule.Address()
		}
		by, err := listing.Read(feed.Raw{URL: rule.Address(), Feed: l.url, Body: l.body}, rule)
		if err != nil {
			t.Fatal(err)
		}
		_, doc, err := listing.Guess(raw)
		items := map[string]bool{}
		for _, a := range doc.Articles {
			items[a.Title+a.URL+a.Published.String()] = true
		}
		n := 0
		for _, a := range by.Articles {
			if items[a.Title+a.URL+a.Published.String()] {
				n++
			}
		}
		if n < len(by.Articles) {
			t.Logf("%s: %d of %d, %v", l.name, n, len(by.Articles), err)
		}
		wanted, found = wanted+len(by.Articles), found+n
	}
	t.Logf("%d of %d", found, wanted)
	if 20*found < 19*wanted {
		t.Errorf("%d of %d items are found", found, wanted)
	}
}
