package urls

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"guanbao/feed"
)

func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "urls")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func wantFile(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); string(got) != want || err != nil {
		t.Errorf("the file is\n%q, want\n%q (%v)", got, want, err)
	}
}

func TestAChangeOfALineLeavesTheRestOfItAsItIs(t *testing.T) {
	const a = "https://a.example/"
	name := func(n string) func(*feed.Feed) { return func(f *feed.Feed) { f.Name = n } }
	hide := func(h bool) func(*feed.Feed) { return func(f *feed.Feed) { f.Hidden = h } }
	tags := func(t ...string) func(*feed.Feed) { return func(f *feed.Feed) { f.Tags = t } }
	for _, tt := range []struct {
		line   string
		change func(*feed.Feed)
		want   string
	}{
		{a, name("新"), a + ` "~新"`},
		{"\t" + a + "  x \t \"y z\"  # why", name("新"), "\t" + a + " \"~新\"  x \t \"y z\"  # why"},
		{a + ` x "~旧" y # c`, name(`a "b" \`), a + ` x "~a \"b\" \\" y # c`},
		{a + ` x "~旧" y "~另" # c`, name("新"), a + ` x "~新" y # c`},
		{a + ` x "~旧" y`, name(""), a + ` x y`},
		{a + ` ~旧`, name("a\nb\x1b[1m"), a + ` "~a b"`},
		{a + ` "~旧" x #c`, hide(true), a + ` "~旧" "!" x #c`},
		{a + ` x`, hide(true), a + ` "!" x`},
		{a + ` "!" x ! "!y"`, hide(false), a + ` x "y"`},
		{a + ` x # c`, tags("x", "y z", "~!w"), a + ` x "y z" "w" # c`},
		{a + ` x "y" x "~名" # x`, tags("y"), a + ` "y" "~名" # x`},
		{a + ` "!x" y`, tags("y"), a + ` "!" y`},
		{a + ` x`, tags("x", "x", ""), a + ` x`},
		{a + ` "open x`, tags("open x", "y"), a + ` "open x" "y"`},
		{`"` + a + `" x`, name("新"), `"` + a + `" "~新" x`},
	} {
		for _, ending := range []string{"", "\n", "\r\n"} {
			around := "# above\r\nhttps://b.example/ x\n"
			path := written(t, around+tt.line+ending)
			want := feed.Feed{}
			c, err := Set(t.Context(), path, a, func(f feed.Feed) feed.Feed { tt.change(&f); want = f; return f })
			if err != nil {
				t.Fatal(err)
			}
			wantFile(t, path, around+tt.want+ending)
			file, _ := Load(path)
			if got := file.Feeds()[1]; got.Hidden != want.Hidden || got.Name != clean(want.Name) || !reflect.DeepEqual(got.Tags, names(want.Tags)) {
				t.Errorf("%q is read as %+v, want %+v", tt.want, got, want)
			}
			if err := Revert(t.Context(), path, c); err != nil {
				t.Error(err)
			}
			wantFile(t, path, around+tt.line+ending)
		}
	}
}

func TestAChangeTakenBackLeavesWhatChangedSince(t *testing.T) {
	const a = "https://a.example/"
	path := written(t, a+" x y # c\n")
	c, err := Set(t.Context(), path, a, func(f feed.Feed) feed.Feed { f.Name, f.Tags = "一", []string{"y", "z"}; return f })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Set(t.Context(), path, a, func(f feed.Feed) feed.Feed { f.Hidden, f.Tags = true, append(f.Tags, "w"); return f }); err != nil {
		t.Fatal(err)
	}
	if err := Revert(t.Context(), path, c); err != nil {
		t.Fatal(err)
	}
	wantFile(t, path, a+` "!" y "w" "x" # c`+"\n")
	if _, err := Set(t.Context(), path, "https://b.example/", func(f feed.Feed) feed.Feed { return f }); !errors.Is(err, ErrAbsent) {
		t.Errorf("an address that is not there: %v", err)
	}
	if _, err := Remove(t.Context(), path, a); err != nil {
		t.Fatal(err)
	}
	if err := Revert(t.Context(), path, c); !errors.Is(err, ErrAbsent) {
		t.Errorf("a line that is gone: %v", err)
	}
}

func TestALineIsPutBesideAnother(t *testing.T) {
	lines := []string{"# head", "https://a.example/ x", "", "https://b.example/", "# note", "https://c.example/ \"~丙\""}
	text := strings.Join(lines, "\r\n")
	for _, tt := range []struct {
		address, beside string
		below           bool
		want            []int // of lines
	}{
		{"https://a.example/", "https://b.example/", true, []int{0, 2, 3, 1, 4, 5}},
		{"https://b.example/", "https://a.example/", false, []int{0, 3, 1, 2, 4, 5}},
		{"https://c.example/", "https://a.example/", false, []int{0, 4, 5, 1, 2, 3}},
		{"https://a.example/", "https://c.example/", true, []int{0, 2, 3, 4, 5, 1}},
		{"https://a.example/", "https://c.example/", false, []int{0, 2, 3, 1, 4, 5}},
	} {
		path := written(t, text)
		p, err := Place(t.Context(), path, tt.address, tt.beside, tt.below)
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, i := range tt.want {
			want = append(want, lines[i])
		}
		got, _ := os.ReadFile(path)
		if joined := strings.Join(want, "\r\n"); strings.TrimRight(string(got), "\r\n") != joined {
			t.Errorf("%+v gives\n%q, want\n%q", tt, got, joined)
		}
		if err := Return(t.Context(), path, p); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(path); strings.TrimRight(string(got), "\r\n") != text {
			t.Errorf("%+v taken back gives\n%q", tt, got)
		}
	}
	path := written(t, text)
	for _, beside := range []string{"https://a.example/", "https://z.example/"} {
		if _, err := Place(t.Context(), path, "https://a.example/", beside, true); !errors.Is(err, ErrAbsent) {
			t.Errorf("beside %s: %v", beside, err)
		}
	}
	wantFile(t, path, text)
}

// TestCommentsGoWithTheLineThatTheyAreAbout moves lines below the last one, and
// takes them out. What heads several feeds, or the file, stays; what the program
// wrote above a feed goes wherever that goes.
func TestCommentsGoWithTheLineThatTheyAreAbout(t *testing.T) {
	const a, z = "https://a.example/", "https://z.example/"
	for name, tt := range map[string]struct {
		before, moved, removed string
	}{
		"of one feed":      {"https://b.example/\n# one\n# two\n" + a + "\n\n" + z, "https://b.example/\n\n" + z + "\n# one\n# two\n" + a, "https://b.example/\n# one\n# two\n\n" + z},
		"of several feeds": {"https://b.example/\n# both\n" + a + "\n" + z, "https://b.example/\n# both\n" + z + "\n" + a, "https://b.example/\n# both\n" + z},
		"of the file":      {"# all\n" + a + "\n\n" + z, "# all\n\n" + z + "\n" + a, "# all\n\n" + z},
		"former address":   {"# all\n# 2026-10-05 https://old.example/\n" + a + "\n" + z, "# all\n" + z + "\n# 2026-10-05 https://old.example/\n" + a, "# all\n" + z},
	} {
		t.Run(name, func(t *testing.T) {
			path := written(t, tt.before+"\n")
			p, err := Place(t.Context(), path, a, z, true)
			if err != nil {
				t.Fatal(err)
			}
			wantFile(t, path, tt.moved+"\n")
			if err := Return(t.Context(), path, p); err != nil {
				t.Fatal(err)
			}
			wantFile(t, path, tt.before+"\n")
			gone, err := Remove(t.Context(), path, a)
			if err != nil {
				t.Fatal(err)
			}
			wantFile(t, path, tt.removed+"\n")
			if err := Restore(t.Context(), path, gone); err != nil {
				t.Fatal(err)
			}
			wantFile(t, path, tt.before+"\n")
		})
	}
	path := written(t, "# remove this line\nbuiltin:sample\n"+a+"\n")
	if _, err := Remove(t.Context(), path, "builtin:sample"); err != nil {
		t.Fatal(err)
	}
	wantFile(t, path, a+"\n")
}
