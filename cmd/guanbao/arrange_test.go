package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"guanbao/cache"
	"guanbao/feed"
	"guanbao/feed/sample"
)

func (d *desk) urls(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(d.dir, "urls"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestFeedsArePutInOrderFromTheCommandLine(t *testing.T) {
	d := newDesk(t)
	d.write(t, "urls", "# mine\nhttps://a.example/x 邮政 # why\n\nhttps://b.example/y\nhttps://c.example/z\n")
	for _, step := range []struct {
		args string
		says string
		want string // of the urls file
	}{
		{"rename a.example 新名", "新名  https://a.example/x  [邮政]", "# mine\nhttps://a.example/x \"~新名\" 邮政 # why\n\nhttps://b.example/y\nhttps://c.example/z\n"},
		{"tag 新名 b 邮政", "[邮政, b]", "# mine\nhttps://a.example/x \"~新名\" 邮政 \"b\" # why\n\nhttps://b.example/y\nhttps://c.example/z\n"},
		{"untag 新名 邮政", "[b]", "# mine\nhttps://a.example/x \"~新名\" \"b\" # why\n\nhttps://b.example/y\nhttps://c.example/z\n"},
		{"rename 新名", "a.example/x  [b]", "# mine\nhttps://a.example/x \"b\" # why\n\nhttps://b.example/y\nhttps://c.example/z\n"},
		{"untag a.example", "a.example/x", "# mine\nhttps://a.example/x # why\n\nhttps://b.example/y\nhttps://c.example/z\n"},
		{"hide b.example", "(hidden)", "# mine\nhttps://a.example/x # why\n\nhttps://b.example/y \"!\"\nhttps://c.example/z\n"},
		{"move c.example --before a.example", "c.example/z, before a.example/x", "# mine\nhttps://c.example/z\nhttps://a.example/x # why\n\nhttps://b.example/y \"!\"\n"},
		{"move c.example --last", "behind b.example/y", "# mine\nhttps://a.example/x # why\n\nhttps://b.example/y \"!\"\nhttps://c.example/z\n"},
		{"move c.example --last", "It is the last one here.", "# mine\nhttps://a.example/x # why\n\nhttps://b.example/y \"!\"\nhttps://c.example/z\n"},
		{"move a.example --first", "It is the first one here.", "# mine\nhttps://a.example/x # why\n\nhttps://b.example/y \"!\"\nhttps://c.example/z\n"},
		{"move c.example --after c.example", "c.example/z", "# mine\nhttps://a.example/x # why\n\nhttps://b.example/y \"!\"\nhttps://c.example/z\n"},
		{"show b.example", "b.example/y", "# mine\nhttps://a.example/x # why\n\nhttps://b.example/y\nhttps://c.example/z\n"},
	} {
		out, status := d.run(t, append([]string{"feeds"}, strings.Fields(step.args)...)...)
		if status != exitDone || !strings.Contains(out, step.says) || d.urls(t) != step.want {
			t.Errorf("%s: status %d, %q, the file is\n%q, want\n%q", step.args, status, out, d.urls(t), step.want)
		}
	}
	for args, want := range map[string]int{"move a.example": exitUsage, "move a.example --first --last": exitUsage, "hide z.example": exitNot, "renam a": exitUsage, "tag a.example": exitUsage} {
		if out, status := d.run(t, append([]string{"feeds"}, strings.Fields(args)...)...); status != want {
			t.Errorf("%s: status %d, want %d: %s", args, status, want, out)
		}
	}
}

func TestTheSampleThatIsThereOfItselfCanBeRenamed(t *testing.T) {
	s, _ := subscriptions(t, "")
	undo, err := s.Change(t.Context(), sample.Address, func(f feed.Feed) feed.Feed { f.Name = "样本"; return f })
	if err != nil {
		t.Fatal(err)
	}
	subs, _ := s.store.Subscriptions(t.Context())
	if len(subs) != 1 || subs[0].Feed.Name != "样本" {
		t.Errorf("subscriptions %+v", subs)
	}
	if err := undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if subs, _ := s.store.Subscriptions(t.Context()); len(subs) != 1 || subs[0].Feed.Name != "" {
		t.Errorf("taken back: %+v", subs)
	}
	if _, err := s.Change(t.Context(), "https://z.example/", func(f feed.Feed) feed.Feed { return f }); !errors.Is(err, ErrUnsubscribed) {
		t.Errorf("a feed that is not there: %v", err)
	}
}

// TestARemovedFeedComesBackWithAllThatItHad removes a feed that has a name, tags,
// a comment, a place in the file, marks and settings, and undoes that.
func TestARemovedFeedComesBackWithAllThatItHad(t *testing.T) {
	text := "# head\nhttps://b.example/\nhttps://a.example/ \"~甲\" \"!\" x \"y z\" # note\n# tail\n"
	s, c := subscriptions(t, text)
	s.wishes = func(address string) feed.Wishes {
		return map[string]feed.Wishes{"https://a.example/": {Charset: "GB18030"}}[address]
	}
	r := feed.Refresher{Fetcher: s.fetcher, Parser: s.parser, Store: c, Schedule: s.schedule, Now: s.now}
	if err := r.Refresh(t.Context(), feed.Order{}, nil); err != nil {
		t.Fatal(err)
	}
	view := feed.View{Kind: feed.ViewFeed, Name: "https://a.example/"}
	rows, err := c.Page(t.Context(), view, feed.Cursor{}, cache.Older, 10)
	if err != nil || len(rows) != 2 {
		t.Fatal(rows, err)
	}
	for _, m := range []feed.Mark{feed.MarkRead, feed.MarkStarred} {
		if _, err := c.Mark(t.Context(), []feed.ID{rows[0].ID}, m); err != nil {
			t.Fatal(err)
		}
	}
	before, _ := c.Sources(t.Context())
	undo, err := s.Remove(t.Context(), "https://a.example/")
	if err != nil {
		t.Fatal(err)
	}
	if gone, _ := c.Sources(t.Context()); len(gone) != 1 {
		t.Fatalf("%d sources", len(gone))
	}
	if err := undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	after, _ := c.Sources(t.Context())
	if fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("sources\n%v, want\n%v", after, before)
	}
	again, _ := c.Page(t.Context(), view, feed.Cursor{}, cache.Older, 10)
	if len(again) != 2 || again[0].Unread || !again[0].Starred || !again[1].Unread {
		t.Errorf("articles %+v", again)
	}
	data, _ := os.ReadFile(s.path)
	if string(data) != text || s.wish("https://a.example/").Charset != "GB18030" {
		t.Errorf("the file is %q", data)
	}
}

// TestTwoWhoEditLoseNothing has several hands at one urls file that is a link,
// each with a lock of its own as processes have.
func TestTwoWhoEditLoseNothing(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "dotfiles-urls")
	lines := []string{"# all of it"}
	const hands = 4
	for i := range hands {
		lines = append(lines, fmt.Sprintf("https://a.example/%d # %d", i, i))
	}
	if err := os.WriteFile(target, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "urls")
	if err := os.Symlink(target, link); err != nil {
		t.Skip("no links here:", err)
	}
	var wg sync.WaitGroup
	for i := range hands {
		wg.Go(func() {
			s, _ := subscriptions(t, "https://b.example/")
			s.path = link
			address := fmt.Sprintf("https://a.example/%d", i)
			if _, err := s.Change(t.Context(), address, func(f feed.Feed) feed.Feed { f.Tags = []string{"x"}; return f }); err != nil {
				t.Error(err)
			}
			if _, err := s.Move(t.Context(), address, fmt.Sprintf("https://a.example/%d", (i+1)%hands), true); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	data, _ := os.ReadFile(target)
	got := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	if len(got) != len(lines) {
		t.Fatalf("the file is\n%s", data)
	}
	for i, want := range lines {
		if i > 0 {
			want = strings.Replace(want, " #", ` "x" #`, 1)
		}
		if !slices.Contains(got, want) {
			t.Errorf("%q is not there:\n%s", want, data)
		}
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is one no more: %v", err)
	}
}

// TestAFeedRemovedWhileItIsRefreshedStaysRemoved takes the line away between
// the question and the answer of the publisher.
func TestAFeedRemovedWhileItIsRefreshedStaysRemoved(t *testing.T) {
	s, c := subscriptions(t, "https://b.example/\nhttps://a.example/ \"~甲\"\n")
	var undo takeBack
	r := feed.Refresher{Fetcher: fetching(func(q feed.Request) feed.Answer {
		if q.URL == "https://a.example/" {
			var err error
			if undo, err = s.Remove(t.Context(), q.URL); err != nil {
				t.Error(err)
			}
		}
		return s.fetcher.Fetch(t.Context(), q)
	}), Parser: s.parser, Store: c, Schedule: s.schedule, Now: s.now}
	failed := 0
	err := r.Refresh(t.Context(), feed.Order{}, func(_, _ int, rep feed.Report) {
		if rep.Problem != nil {
			failed++
		}
	})
	sources, _ := c.Sources(t.Context())
	if err != nil || len(sources) != 1 || sources[0].Articles != 2 || failed > 1 {
		t.Errorf("%v, %d failed, sources %+v", err, failed, sources)
	}
	if err := undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if sources, _ := c.Sources(t.Context()); len(sources) != 2 || sources[1].Feed.Name != "甲" {
		t.Errorf("taken back: %+v", sources)
	}
}

func TestAFolderThatCannotBeWrittenIsToldAndNothingChanges(t *testing.T) {
	if os.Geteuid() <= 0 {
		t.Skip("whoever may do everything, or has no such rights, is not stopped by them")
	}
	o := newOffice(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, bulletins("一")) })
	d := newDesk(t, o.URL+"/feed")
	d.run(t, "feeds")
	before := d.urls(t)
	if err := os.Chmod(d.dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(d.dir, 0o700) })
	if out, status := d.run(t, "feeds", "rename", o.URL, "x"); status != exitNot || d.urls(t) != before {
		t.Errorf("status %d: %s", status, out)
	}
}

// fetching is a Fetcher that is a function.
type fetching func(feed.Request) feed.Answer

func (f fetching) Fetch(_ context.Context, r feed.Request) feed.Answer { return f(r) }

func TestManner28AMoveTakenBackLeavesTheFileAsItWas(t *testing.T) {
	text := "# mine\nhttps://a.example/ \"~甲\"  x # note\nhttps://b.example/\n"
	s, c := subscriptions(t, text)
	now := s.now()
	state := feed.State{MovedTo: "https://a.example/new", MovedSeen: 3, MovedSince: now.Add(-48 * time.Hour), LastCheck: now, LastSuccess: now}
	if _, err := c.Save(t.Context(), feed.Pull{Feed: "https://a.example/", At: now, State: state}); err != nil {
		t.Fatal(err)
	}
	var moves []feed.Move
	follow := func() {
		if err := s.Follow(t.Context(), func(from, to string) { moves = append(moves, feed.Move{From: from, To: to}) }); err != nil {
			t.Fatal(err)
		}
	}
	follow()
	want := "# mine\n# " + now.Format(time.DateOnly) + " https://a.example/\nhttps://a.example/new \"~甲\"  x # note\nhttps://b.example/\n"
	if data, _ := os.ReadFile(s.path); string(data) != want || len(moves) != 1 {
		t.Fatalf("moves %v, the file is\n%s, want\n%s", moves, data, want)
	}
	if err := s.Back(t.Context(), moves[0]); err != nil {
		t.Fatal(err)
	}
	follow()
	if data, _ := os.ReadFile(s.path); string(data) != text || len(moves) != 1 {
		t.Errorf("moves %v, the file is\n%s", moves, data)
	}
	if err := s.Back(t.Context(), moves[0]); !errors.Is(err, ErrUnsubscribed) {
		t.Errorf("a second time: %v", err)
	}
}
