package ui

import (
	"context"
	"errors"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/locale"
)

// dawn is a screen before anything is known: neither the terminal's size nor
// the first rows.
func dawn(t *testing.T) *screen {
	t.Helper()
	s := setup(t, 9, 80, 24)
	dark := true
	s.m = New(context.Background(), s.m.ports, Options{Words: locale.For("zh-Hans"), Zone: time.UTC, Dark: &dark, ReadAfter: Never})
	return s
}

func TestKeysBeforeTheFirstRowsAreKept(t *testing.T) {
	want := setup(t, 9, 80, 24)
	want.keys("j j")
	for name, order := range map[string]func(s *screen){
		"before the size": func(s *screen) {
			s.keys("j j")
			s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
			s.run(s.m.Init())
		},
		"before the rows": func(s *screen) {
			s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
			s.keys("j j")
			s.run(s.m.Init())
		},
		"rows before the size": func(s *screen) {
			s.run(s.m.Init())
			s.keys("j j")
			s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		},
	} {
		s := dawn(t)
		if order(s); s.selected() != want.selected() {
			t.Errorf("%s: the cursor is on %s, want %s", name, s.selected(), want.selected())
		}
	}
}

// TestKeysBeforeTheSampleIsThereAreKept holds the first run of all: the cache is
// empty, and the sample comes with the first refresh.
func TestKeysBeforeTheSampleIsThereAreKept(t *testing.T) {
	want := setup(t, 9, 80, 24)
	want.keys("G")
	s := dawn(t)
	items := s.shelf.items
	s.m = New(context.Background(), s.m.ports, Options{Words: locale.For("zh-Hans"), Zone: time.UTC, Dark: s.m.opt.Dark, ReadAfter: Never, Sample: true, Landing: []string{items[3].Article.URL}})
	s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	s.shelf.items = nil
	s.run(s.m.loadWindow(s.m.view, feed.Cursor{}))
	s.keys("G")
	s.shelf.items = items
	s.run(s.m.Init())
	if s.selected() != want.selected() {
		t.Errorf("the cursor is on %s, want %s", s.selected(), want.selected())
	}
}

// TestKeysActWhereTheSampleBringsNothing holds a first refresh that fails.
func TestKeysActWhereTheSampleBringsNothing(t *testing.T) {
	s := dawn(t)
	s.shelf.items = nil
	s.m = New(context.Background(), s.m.ports, Options{Words: locale.For("zh-Hans"), Zone: time.UTC, Dark: s.m.opt.Dark, ReadAfter: Never, Sample: true})
	s.keys("?")
	s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	s.run(s.m.Init())
	s.wants(s.m.look.Words.HelpTitle)
}

func TestKeysAreKeptWhereNoRowsCome(t *testing.T) {
	s := dawn(t)
	s.m.ports.Library = broken{s.shelf}
	s.keys("?")
	s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	s.send(windowLoaded{err: errors.New("gone"), now: s.shelf.now()})
	s.wants(s.m.look.Words.HelpTitle)
}

func TestNobodyIsKeptInBeforeTheFirstRows(t *testing.T) {
	for typed, quits := range map[string]bool{"^C": true, "j Q": true, "q": true, "? q": false} {
		s := dawn(t)
		if s.keys(typed); s.quit != quits {
			t.Errorf("%q quits: %t, want %t", typed, s.quit, quits)
		}
	}
}

func TestTheLibraryIsWarmedOnceWhenTheFirstRowsAreShown(t *testing.T) {
	s := dawn(t)
	s.shelf.warmed = 0
	s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	if s.shelf.warmed != 0 {
		t.Error("it is warmed while nothing is to be seen")
	}
	s.run(s.m.Init())
	s.keys("j u R")
	s.send(tea.WindowSizeMsg{Width: 100, Height: 30})
	if s.shelf.warmed != 1 {
		t.Errorf("it is warmed %d times, want once", s.shelf.warmed)
	}
}

// TestTwoEscapesInOnePieceCloseTwoThings holds what a terminal makes of a key
// that is struck twice at once: one message, with Alt.
func TestTwoEscapesInOnePieceCloseTwoThings(t *testing.T) {
	s := setup(t, 9, 80, 24)
	s.keys("enter ?")
	if s.m.overlay != pageOverlay || !s.m.open {
		t.Fatalf("overlay %v, open %v", s.m.overlay, s.m.open)
	}
	s.send(tea.KeyPressMsg{Code: tea.KeyEscape, Mod: tea.ModAlt})
	if s.m.overlay != noOverlay || s.m.open {
		t.Errorf("overlay %v, open %v", s.m.overlay, s.m.open)
	}
}
