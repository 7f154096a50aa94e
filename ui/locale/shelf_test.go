package locale

import (
	"testing"

	"guanbao/feed/catalogue"
)

func TestRegionsAndCategoriesAreFoundByWhatTheyAreCalled(t *testing.T) {
	for _, l := range All {
		for _, code := range catalogue.Regions {
			if got, _ := catalogue.Region(l.Shelf.Regions[code]); got != code {
				t.Errorf("%s: the region %q is %q, not %q", l.Tag, l.Shelf.Regions[code], got, code)
			}
		}
		for _, code := range catalogue.Categories {
			if got, _ := catalogue.Category(l.Shelf.Categories[code]); got != code {
				t.Errorf("%s: the category %q is %q, not %q", l.Tag, l.Shelf.Categories[code], got, code)
			}
		}
	}
}
