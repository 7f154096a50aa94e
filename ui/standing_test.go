package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
)

// keeper is what is saved of searches, in memory: each finds the titles that
// hold its name.
type keeper struct {
	shelf *shelf
	names []string
	deeds []feed.Deed
	hides int // articles of the first search
	late  int // times that the second one is not ready yet; it never is below 0
	waits int // times that somebody waited for it
	kept  []feed.SavedSearch
	fail  error
}

func newKeeper(s *shelf) *keeper { return &keeper{shelf: s, names: []string{"快递", "邮政"}} }

func (k *keeper) Standings(context.Context) (out []feed.Standing, err error) {
	for i, name := range k.names {
		st := feed.Standing{SavedSearch: feed.SavedSearch{Name: name}, Ready: true}
		if i == 0 {
			st.Hidden = k.hides
		}
		if i == 1 && k.late != 0 {
			st.Ready = false
			out = append(out, st)
			continue
		}
		for _, it := range k.shelf.items {
			if k.shelf.in(feed.View{Kind: feed.ViewSearch, Name: name}, it) {
				st.Articles++
				if it.Unread {
					st.Unread++
				}
			}
		}
		out = append(out, st)
	}
	return out, nil
}

func (k *keeper) Deal(context.Context) ([]feed.Deed, error) {
	deeds := k.deeds
	k.deeds = nil
	return deeds, nil
}

func (k *keeper) Ready(context.Context) (bool, error) {
	k.waits++
	if k.late > 0 {
		k.late--
	}
	return k.late == 0, nil
}

func (k *keeper) Keep(_ context.Context, s feed.SavedSearch) error {
	if k.fail == nil {
		k.kept = append(k.kept, s)
		k.names = append(k.names, s.Name)
	}
	return k.fail
}

func keeping(t *testing.T) (*screen, *keeper) {
	s := setup(t, 60, 120, 40)
	k := newKeeper(s.shelf)
	s.m.ports.Searches = k
	s.send(s.m.loadSources()())
	return s, k
}

func TestASavedSearchIsAListLikeAnyOther(t *testing.T) {
	s, _ := keeping(t)
	s.keys("h j j j j j j")
	if e, ok := s.m.sources.Selected(); !ok || e.View.Name != "邮政" {
		t.Fatalf("the cursor is on %+v", e)
	}
	s.keys("k")
	if e, _ := s.m.sources.Selected(); e.View.Name != "快递" {
		t.Fatalf("the cursor is on %+v", e)
	}
	s.keys("k")
	if e, _ := s.m.sources.Selected(); e.View.Kind != feed.ViewToday {
		t.Fatalf("the heading is not passed: %+v", e)
	}
	s.keys("j enter")
	row, ok := s.m.list.Selected()
	if !ok || s.m.view.Kind != feed.ViewSearch || !strings.Contains(row.Title, "快递") {
		t.Fatalf("view %+v, row %+v", s.m.view, row)
	}
}

// TestANewSearchIsCountedWhenItHasBeenAsked has a search that is not asked of
// all articles yet: its number comes without a key.
func TestANewSearchIsCountedWhenItHasBeenAsked(t *testing.T) {
	s, k := keeping(t)
	unread := func() int {
		e, _ := s.m.sources.Show(feed.View{Kind: feed.ViewSearch, Name: "邮政"}).Selected()
		return e.Unread
	}
	before := unread()
	k.late = 1
	s.send(s.m.loadSources()())
	if got := unread(); before == 0 || got != before {
		t.Errorf("%d unread, want %d", got, before)
	}
	k.late = -1 // it never will be
	s.send(s.m.loadSources()())
	s.send(s.m.loadSources()())
	if k.waits != 2 {
		t.Errorf("it was waited for %d times", k.waits)
	}
}

func TestTheHeaderTellsWhatIsHidden(t *testing.T) {
	s, k := keeping(t)
	hidden := s.m.look.Words.Standing.Hidden.Of(3)
	s.lacks(hidden)
	k.hides = 3
	s.send(s.m.loadSources()())
	s.wants(hidden)
	s.keys("h j enter")
	s.lacks(hidden) // unread ones
	s.keys("h j j j j enter")
	s.wants(hidden)
	s.keys("h j enter")
	s.lacks(hidden)
}

func TestWhatIsForFeedsSaysWhereASavedSearchIsChanged(t *testing.T) {
	for _, key := range []string{"D", "g n", "g t", "g h", "g ["} {
		s, _ := keeping(t)
		s.keys("h j j j j j")
		if e, _ := s.m.sources.Selected(); e.View.Kind != feed.ViewSearch {
			t.Fatalf("the cursor is on %+v", e)
		}
		s.keys(key)
		s.wants(s.m.look.Words.Standing.Where)
	}
}

func TestASearchIsSavedUnderAName(t *testing.T) {
	s, k := keeping(t)
	s.keys(": s a v e - s e a r c h space x enter")
	if len(k.kept) > 0 {
		t.Errorf("saved without a search: %+v", k.kept)
	}
	s.keys("/ 快 递 enter g s 规 enter")
	if len(k.kept) != 1 || k.kept[0].Name != "规" || k.kept[0].Query != "快递" {
		t.Fatalf("kept %+v", k.kept)
	}
	s.wants("规")
	k.fail = Told{Text: "已有"}
	s.keys("g s 规 enter")
	s.wants("已有")
}

func TestANotificationIsToldOnceAndHarmless(t *testing.T) {
	s, k := keeping(t)
	k.deeds = []feed.Deed{{Search: "规", Notify: 2, Starred: 1, Title: "通知\x1b]0;坏\x07;完"}}
	s.m.opt.Notify = NotifyOSC9
	raw := rawOf(s.m, dealt{deeds: k.deeds})
	if len(raw) != 1 {
		t.Fatalf("%q", raw)
	}
	body := strings.TrimSuffix(strings.TrimPrefix(raw[0], "\x1b]9;guanbao: "), "\x1b\\")
	if len(body) != len(raw[0])-len("\x1b]9;guanbao: \x1b\\") || strings.ContainsAny(body, "\x1b\x07;") || !strings.Contains(body, "通知") {
		t.Errorf("%q", raw[0])
	}
	for how, want := range map[string]int{"": 0, "off": 0, NotifyBell: 1, NotifyOSC777: 1} {
		s.m.opt.Notify = how
		if raw := rawOf(s.m, dealt{deeds: k.deeds}); len(raw) != want {
			t.Errorf("%q: %q", how, raw)
		}
	}
	if raw := rawOf(s.m, dealt{deeds: []feed.Deed{{Search: "规", Starred: 3}}}); len(raw) != 0 {
		t.Errorf("told of what nobody asked to be told of: %q", raw)
	}
	s.m.opt.Notify, s.m.opt.Tmux = NotifyOSC9, true
	if raw := rawOf(s.m, dealt{deeds: k.deeds}); len(raw) != 1 || !strings.HasPrefix(raw[0], "\x1bPtmux;\x1b\x1b]9;guanbao: ") || !strings.HasSuffix(raw[0], "\x1b\x1b\\\x1b\\") {
		t.Errorf("under tmux: %q", raw)
	}
	if long := told(strings.Repeat("长", 500)); len([]rune(long)) != longestTold {
		t.Errorf("%d characters", len([]rune(long)))
	}
}

// rawOf gives what a message has written to the terminal beside the frame.
func rawOf(m Model, d dealt) (raw []string) {
	_, cmd := d.apply(m)
	var look func(tea.Cmd)
	look = func(cmd tea.Cmd) {
		if cmd == nil {
			return
		}
		switch msg := cmd().(type) {
		case tea.BatchMsg:
			for _, c := range msg {
				look(c)
			}
		case tea.RawMsg:
			raw = append(raw, fmt.Sprint(msg.Msg))
		}
	}
	look(cmd)
	return slices.Clone(raw)
}

func TestARefreshHasTheSavedSearchesLookAtWhatCame(t *testing.T) {
	s, k := keeping(t)
	k.deeds = []feed.Deed{{Search: "规", Hidden: 2, Read: 2}}
	s.keys("R")
	if k.deeds != nil {
		t.Fatal("nobody asked them")
	}
	s.wants("隐藏 2 篇")
}
