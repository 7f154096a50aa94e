package feed

import (
	"reflect"
	"testing"
)

func TestDeedsOfSeveralFeedsAreToldAsThoseOfASearch(t *testing.T) {
	got := BySearch([]Deed{
		{Search: "a", Feed: "x", Starred: 1, Notify: 1, Title: "first"},
		{Search: "b", Feed: "x", Hidden: 2, Read: 1},
		{Search: "a", Feed: "y", Starred: 2, Notify: 1, Title: "last"},
		{Search: "a", Feed: "z", Starred: 1},
	})
	want := []Deed{{Search: "a", Starred: 4, Notify: 2, Title: "last"}, {Search: "b", Hidden: 2, Read: 1}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}
