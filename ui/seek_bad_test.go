package ui

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// pasted is what may come into the prompt of a search.
var pasted = map[string]string{
	"a page":    strings.Repeat("国家邮政局关于印发通知 (a OR b) -c \"d\" ", 200),
	"NUL":       "快\x00递",
	"escapes":   "\x1b[31m快递\x1b[0m\x1b]0;owned\x07",
	"C1":        "\u009b31m快递\u0085",
	"bidi":      "\u202e快递\u2066",
	"emoji":     "👩‍👩‍👧‍👦🇨🇳☂️1️⃣",
	"spaces":    " \t\u3000\n ",
	"marks":     "，。；「」（）",
	"operators": "* ^ NEAR( AND OR NOT % _ ; DROP TABLE articles --",
	"quotes":    strings.Repeat(`"`, 501),
	"groups":    strings.Repeat("(", 4096),
	"combining": "é" + strings.Repeat("\u0301", 300),
	"bad bytes": "快\xff\xfe递\xe5",
	"one word":  strings.Repeat("邮", 3000),
}

func TestNothingThatIsPastedBreaksTheSearch(t *testing.T) {
	for name, text := range pasted {
		for _, size := range [][2]int{{20, 5}, {40, 12}, {100, 30}, {140, 40}} {
			s := setup(t, 40, size[0], size[1])
			s.keys("j j")
			before := s.selected()
			s.keys("/")
			s.send(tea.PasteMsg{Content: text})
			checkFrame(t, s, name, size[0], size[1])
			s.keys("home end backspace up down")
			checkFrame(t, s, name+" edited", size[0], size[1])
			s.keys("enter")
			checkFrame(t, s, name+" entered", size[0], size[1])
			s.keys("enter")
			checkFrame(t, s, name+" entered twice", size[0], size[1])
			if raw := s.m.View().Content; strings.ContainsAny(raw, "\x00\a\u009b\u202e\u2066") || strings.Contains(raw, "owned\a") {
				t.Errorf("%s: a control character is on the screen", name)
			}
			s.keys("esc esc esc")
			if s.m.seek.on || s.m.focus != listPane || s.selected() != before {
				t.Errorf("%s at %v: Esc leads to %s, the search is on: %v\n%s", name, size, s.selected(), s.m.seek.on, s.text())
			}
		}
	}
}

func TestALockedCacheIsToldAndLeft(t *testing.T) {
	s := setup(t, 40, 100, 30)
	s.keys("/ 快")
	s.shelf.fail = Told{Text: "缓存正忙", Err: context.DeadlineExceeded}
	s.keys("递")
	s.wants("缓存正忙")
	s.shelf.fail = nil
	s.keys("backspace")
	s.wants("：快 ", "篇")
	s.keys("esc")
	if s.m.seek.on {
		t.Error("the search goes on")
	}
}
