package cache

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

// unread gives the names of the unread articles of a view.
func unread(t testing.TB, c *Cache, v feed.View) string {
	t.Helper()
	v.UnreadOnly = true
	return strings.Join(titles(paged(t, c, v, feed.Cursor{}, Older, 100)), " ")
}

func undo(t testing.TB, c *Cache, ch feed.Change) {
	t.Helper()
	if err := c.Undo(t.Context(), ch); err != nil {
		t.Fatal(err)
	}
}

func TestMarkChangesAndUndoTakesBack(t *testing.T) {
	c, k := library(t)
	var done []feed.Change
	var states []string
	state := func() string {
		return unread(t, c, feed.View{}) + "|" + strings.Join(titles(paged(t, c, feed.View{Kind: feed.ViewStarred}, feed.Cursor{}, Older, 9)), " ")
	}
	for i, step := range []struct {
		mark  feed.Mark
		names string
		count int
		want  string
	}{
		{feed.MarkRead, "a0 b0", 2, "a1 b1 a2 b2 a3 b3|"},
		{feed.MarkRead, "a0 a1", 1, "b1 a2 b2 a3 b3|"},
		{feed.MarkUnread, "a0 b1", 1, "a0 b1 a2 b2 a3 b3|"},
		{feed.MarkStarred, "a0 c3", 2, "a0 b1 a2 b2 a3 b3|a0 c3"},
		{feed.MarkStarred, "a0 b2", 1, "a0 b1 a2 b2 a3 b3|a0 b2 c3"},
		{feed.MarkUnstarred, "a0 a1", 1, "a0 b1 a2 b2 a3 b3|b2 c3"},
	} {
		states = append(states, state())
		k.move(time.Second)
		ch := marks(t, c, step.mark, strings.Fields(step.names)...)
		if ch.Count != step.count || ch.Mark != step.mark {
			t.Errorf("step %d: %d changed, want %d", i, ch.Count, step.count)
		}
		if got := state(); got != step.want {
			t.Errorf("step %d: %s, want %s", i, got, step.want)
		}
		done = append(done, ch)
	}
	for i, ch := range slices.Backward(done) {
		undo(t, c, ch)
		if got := state(); got != states[i] {
			t.Errorf("undo %d: %s, want %s", i, got, states[i])
		}
	}
	checked(t, c)
}

func TestUndoLeavesWhatWasChangedSince(t *testing.T) {
	c, _ := library(t)
	read := marks(t, c, feed.MarkRead, "a0", "a1", "a2")
	marks(t, c, feed.MarkUnread, "a1")
	marks(t, c, feed.MarkRead, "a1")
	undo(t, c, read)
	if got := unread(t, c, feed.View{Kind: feed.ViewFeed, Name: feedA}); got != "a0 a2 a3" {
		t.Errorf("unread %s", got)
	}
	undo(t, c, read)
	checked(t, c)
}

func TestAnArticleNamedTwiceIsMarkedOnce(t *testing.T) {
	c, _ := library(t)
	if ch := marks(t, c, feed.MarkRead, "a0", "a0", "a1", "a0"); ch.Count != 2 {
		t.Errorf("%d changed, want 2", ch.Count)
	}
	checked(t, c)
}

func TestUndoDoesNotGiveAnOldMarkBackOverANewOne(t *testing.T) {
	c, k := library(t)
	marks(t, c, feed.MarkRead, "a0")
	away := marks(t, c, feed.MarkUnread, "a0")
	k.move(time.Hour)
	marks(t, c, feed.MarkRead, "a0")
	undo(t, c, away)
	v := feed.View{UnreadOnly: true, Opened: k.now()}
	if rows := paged(t, c, v, feed.Cursor{}, Older, 1); len(rows) != 1 || rows[0].ID != idOf(t, c, "a0") {
		t.Errorf("it lingers no more: %v", titles(rows))
	}
}

func TestMarksOfOneMomentAreToldApart(t *testing.T) {
	c, _ := library(t) // its clock stands still
	first, second := marks(t, c, feed.MarkRead, "a0"), marks(t, c, feed.MarkRead, "a1")
	other, _ := openedAt(t, c.Path())
	third := marks(t, other, feed.MarkRead, "a2")
	if first.Stamp == second.Stamp || third.Stamp == first.Stamp || third.Stamp == second.Stamp {
		t.Errorf("stamps %d, %d, %d", first.Stamp, second.Stamp, third.Stamp)
	}
	undo(t, c, first)
	if got := unread(t, c, feed.View{Kind: feed.ViewFeed, Name: feedA}); got != "a0 a3" {
		t.Errorf("unread %s", got)
	}
}

func TestMarkViewMarksTheViewAlone(t *testing.T) {
	for _, tt := range []struct {
		view    feed.View
		mark    feed.Mark
		count   int
		unread  string
		starred string
	}{
		{feed.View{}, feed.MarkRead, 7, "", "c1"},
		{feed.View{Kind: feed.ViewUnread}, feed.MarkRead, 7, "", "c1"},
		{feed.View{Kind: feed.ViewFeed, Name: feedB}, feed.MarkRead, 4, "a1 a2 a3", "c1"},
		{feed.View{Kind: feed.ViewTag, Name: "全"}, feed.MarkRead, 11, "", "c1"},
		{feed.View{Kind: feed.ViewToday, Since: noon.Add(-4 * time.Hour)}, feed.MarkRead, 3, "a2 b2 a3 b3", "c1"},
		{feed.View{Kind: feed.ViewStarred}, feed.MarkRead, 1, "b0 a1 b1 a2 b2 a3 b3", "c1"},
		{feed.View{}, feed.MarkUnread, 1, "a0 b0 a1 b1 a2 b2 a3 b3", "c1"},
		{feed.View{Kind: feed.ViewUnread}, feed.MarkUnread, 0, "b0 a1 b1 a2 b2 a3 b3", "c1"},
		{feed.View{Kind: feed.ViewUnread, Opened: noon}, feed.MarkUnread, 1, "a0 b0 a1 b1 a2 b2 a3 b3", "c1"},
		{feed.View{Kind: feed.ViewUnread, Opened: noon, Since: noon.Add(-3 * time.Hour)}, feed.MarkStarred, 3, "b0 a1 b1 a2 b2 a3 b3", "a0 b0 a1 c1"},
		{feed.View{Kind: feed.ViewTag, Name: "全"}, feed.MarkUnstarred, 1, "b0 a1 b1 a2 b2 a3 b3", ""},
		{feed.View{Kind: feed.ViewFeed, Name: "https://x.example/"}, feed.MarkRead, 0, "b0 a1 b1 a2 b2 a3 b3", "c1"},
	} {
		t.Run(fmt.Sprint(tt.view.Kind, tt.mark), func(t *testing.T) {
			c, k := library(t)
			marks(t, c, feed.MarkRead, "a0")
			marks(t, c, feed.MarkStarred, "c1")
			k.move(time.Hour)
			ch, err := c.MarkView(t.Context(), tt.view, tt.mark)
			if err != nil {
				t.Fatal(err)
			}
			starred := strings.Join(titles(paged(t, c, feed.View{Kind: feed.ViewStarred}, feed.Cursor{}, Older, 99)), " ")
			if got := unread(t, c, feed.View{}); got != tt.unread || starred != tt.starred || ch.Count != tt.count {
				t.Errorf("%d changed; unread %s, want %s; starred %s, want %s", ch.Count, got, tt.unread, starred, tt.starred)
			}
			checked(t, c)
			undo(t, c, ch)
			if got := unread(t, c, feed.View{}); got != "b0 a1 b1 a2 b2 a3 b3" {
				t.Errorf("after undo: unread %s", got)
			}
			checked(t, c)
		})
	}
}

func TestAListThatWasMarkedReadStaysWhileItIsOpen(t *testing.T) {
	if scale > 1 {
		t.Skip("thousands of rows for one goroutine")
	}
	c, k := opened(t, feedA)
	many := newAuthor(1).pull(feedA, 0, fewReads+500, 300, noon)
	saved(t, c, many)
	for i := range many.Document.Articles[:7] { // moments of their own among the crowd
		if _, err := c.Mark(t.Context(), []feed.ID{many.Document.Articles[i*300].ID}, feed.MarkRead); err != nil {
			t.Fatal(err)
		}
	}
	v := feed.View{Kind: feed.ViewUnread, Opened: k.now()}
	before := paged(t, c, v, feed.Cursor{}, Older, 10_000)
	if _, err := c.MarkView(t.Context(), v, feed.MarkRead); err != nil {
		t.Fatal(err)
	}
	var walked []feed.Row
	for from := (feed.Cursor{}); ; from = walked[len(walked)-1].Cursor {
		rows := paged(t, c, v, from, Older, 333)
		if len(rows) == 0 {
			break
		}
		walked = append(walked, rows...)
	}
	same := slices.EqualFunc(before, walked, func(a, b feed.Row) bool { return a.ID == b.ID })
	if !same || len(before) != fewReads+500 {
		t.Errorf("%d rows became %d, or their order changed", len(before), len(walked))
	}
	if n, err := c.Count(t.Context(), v); err != nil || n != len(before) {
		t.Errorf("count %d, %v", n, err)
	}
	v.Opened = k.now().Add(time.Hour)
	if rows := paged(t, c, v, feed.Cursor{}, Older, 5); len(rows) != 0 {
		t.Errorf("opened anew it holds %d rows", len(rows))
	}
}

func TestMarksSurviveEditsPullsAndUnsubscribing(t *testing.T) {
	c, _ := library(t)
	marks(t, c, feed.MarkRead, "a0")
	marks(t, c, feed.MarkStarred, "a0", "b0")
	edited := art("a0", noon)
	edited.Content = "<p>neu</p>"
	saved(t, c, pullOf(feedA, noon.Add(time.Hour), edited))
	subscribeTo(t, c, feedB)
	if got := titles(paged(t, c, feed.View{}, feed.Cursor{}, Older, 9)); len(got) != 4 {
		t.Errorf("of an unsubscribed feed there is still something in %v", got)
	}
	if got := titles(paged(t, c, feed.View{Kind: feed.ViewStarred}, feed.Cursor{}, Older, 9)); !slices.Equal(got, []string{"a0", "b0"}) {
		t.Errorf("starred %v", got)
	}
	if tot, err := c.Totals(t.Context()); err != nil || tot != (Totals{All: 4, Unread: 4, Starred: 2}) {
		t.Errorf("totals %+v, %v", tot, err)
	}
	checked(t, c)
	subscribeTo(t, c, feedA, feedB)
	if got := unread(t, c, feed.View{Kind: feed.ViewFeed, Name: feedA}); got != "a1 a2 a3" {
		t.Errorf("unread %s", got)
	}
	checked(t, c)
}

func TestSubscribeMakesExactlyTheseFeeds(t *testing.T) {
	c, _ := opened(t)
	for _, want := range [][]feed.Feed{
		{{URL: feedB, Name: "乙", Tags: []string{"y", "x"}, Hidden: true}, {URL: feedA}},
		{{URL: feedA, Tags: []string{"x"}}, {URL: feedB}, {URL: feedC}},
		{},
		{{URL: feedC}},
	} {
		if err := c.Subscribe(t.Context(), append(slices.Clone(want), want...)); err != nil {
			t.Fatal(err)
		}
		subs, err := c.Subscriptions(t.Context())
		if err != nil || len(subs) != len(want) {
			t.Fatalf("%d feeds, want %d, %v", len(subs), len(want), err)
		}
		for i, s := range subs {
			if !sameWish(s.Feed, want[i]) {
				t.Errorf("feed %d: %+v, want %+v", i, s.Feed, want[i])
			}
			if s.State.Reason != feed.ReasonNew {
				t.Errorf("reason %q", s.State.Reason)
			}
		}
	}
	if err := c.Subscribe(t.Context(), []feed.Feed{{Name: "x"}}); err == nil {
		t.Error("a feed without an address was subscribed")
	}
}
