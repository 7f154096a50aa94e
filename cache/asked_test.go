package cache

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
)

func TestQueriesAreKeptInTheirOrder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guanbao.db")
	c, _ := openedAt(t, path)
	for _, text := range []string{"快递", "is:unread 邮政", "快递", "a"} {
		if err := c.KeepAsked(t.Context(), text); err != nil {
			t.Fatal(err)
		}
	}
	c.Close()
	c, _ = openedAt(t, path)
	want := []string{"is:unread 邮政", "快递", "a"}
	if got, err := c.Asked(t.Context()); err != nil || !slices.Equal(got, want) {
		t.Errorf("kept %q, %v, want %q", got, err, want)
	}
	for i := range mostAsked + 7 {
		if err := c.KeepAsked(t.Context(), fmt.Sprint(i)); err != nil {
			t.Fatal(err)
		}
	}
	got, err := c.Asked(t.Context())
	if err != nil || len(got) != mostAsked || got[0] != "7" || got[mostAsked-1] != fmt.Sprint(mostAsked+6) {
		t.Errorf("%d kept, %v: %q", len(got), err, got)
	}
	c.Close()
	only, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer only.Close()
	if err := only.KeepAsked(t.Context(), "more"); err != nil {
		t.Errorf("a cache that is only read: %v", err)
	}
	if again, err := only.Asked(t.Context()); err != nil || !slices.Equal(again, got) {
		t.Errorf("a cache that is only read has %q, %v", again, err)
	}
}
