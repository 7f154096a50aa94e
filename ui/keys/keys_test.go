package keys

import (
	"slices"
	"testing"
)

func TestFindFollowsSequences(t *testing.T) {
	m := New(Vim)
	tests := []struct {
		keys []string
		want Action
	}{
		{[]string{"j"}, Down},
		{[]string{"g", "g"}, Top},
		{[]string{"g"}, None},
		{[]string{"g", "j"}, Down},
		{[]string{"G"}, Bottom},
		{[]string{"ctrl+c"}, Quit},
		{[]string{"ｊ"}, Down},
		{[]string{"ｇ", "ｇ"}, Top},
		{[]string{"？"}, Help},
		{[]string{"！"}, Errors},
		{[]string{":"}, Command},
		{[]string{"："}, Command},
		{[]string{"　"}, PageDown},
		{[]string{"】"}, NextFeed},
		{[]string{"国"}, None},
	}
	for _, tt := range tests {
		var got Action
		pending := ""
		for _, k := range tt.keys {
			got, pending = m.Find(pending, k)
		}
		if got != tt.want {
			t.Errorf("keys %q: action %d, want %d", tt.keys, got, tt.want)
		}
	}
}

func TestVimBindsEveryActionOnce(t *testing.T) {
	seen := map[string]Action{}
	for _, b := range Vim {
		for _, k := range b.Keys {
			if other, ok := seen[k]; ok {
				t.Errorf("key %q is bound to %d and %d", k, other, b.Action)
			}
			seen[k] = b.Action
		}
	}
	m := New(Vim)
	for _, a := range Actions() {
		if len(m.Keys(a)) == 0 {
			t.Errorf("action %d has no key", a)
		}
	}
}

func TestAPrefixIsNoKeyOfItsOwn(t *testing.T) {
	for _, b := range Vim {
		for _, k := range b.Keys {
			if New(Vim).prefixes[k] {
				t.Errorf("key %q begins a longer key and cannot be reached", k)
			}
		}
	}
}

func TestKeysAreShownAsAReaderWritesThem(t *testing.T) {
	got := New(Vim).Keys(PageDown)
	if want := []string{"Space", "^F", "PgDn"}; !slices.Equal(got, want) {
		t.Errorf("keys of PageDown: %q, want %q", got, want)
	}
	if got := New(Vim).First(Top); got != "gg" {
		t.Errorf("first key of Top: %q, want gg", got)
	}
}
