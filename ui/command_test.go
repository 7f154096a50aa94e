package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guanbao/ui/keys"
	"guanbao/ui/locale"
)

func TestACommandDoesWhatItsKeyDoes(t *testing.T) {
	for _, c := range []struct{ start, command, key string }{
		{"", "down", "j"}, {"", "bottom", "G"}, {"j", "open", "enter"}, {"", "next-unread", "n"}, {"", "only-unread", "u"}, {"", "next-feed", "]"},
		{"", "star", "m"}, {"", "mark-all-read", "A"}, {"", "refresh-all", "R"}, {"", "sources", "B"}, {"", "help", "?"}, {"", "h", "?"}, {"", "errors", "!"},
		{"enter", "close", "q"}, {"enter", "leave", "h"}, {"enter", "page-down", "space"}, {"", "add", "a"}, {"", "command", ":"}, {"", "remove", "D"},
		{"?", "page-down", "space"}, {"?", "close", "q"}, {"?", "help", "?"}, {"?", "next-feed", "]"}, {"", "ｈｅｌｐ", "?"},
	} {
		byKey, byName := setup(t, 30, 100, 24), setup(t, 30, 100, 24)
		byKey.keys(c.start + " " + c.key)
		byName.keys(c.start + " : " + c.command + " enter")
		if byKey.text() != byName.text() {
			t.Errorf("%s after %q:\n%s\nthe key %s:\n%s", c.command, c.start, byName.text(), c.key, byKey.text())
		}
	}
	for _, name := range []string{"q", "quit", "ｑ"} {
		s := setup(t, 3, 80, 24)
		if s.keys("enter ： " + name + " enter"); !s.quit {
			t.Errorf(":%s does not quit", name)
		}
	}
}

func TestCommandLineSaysWhatItCannotDo(t *testing.T) {
	for _, words := range locale.All {
		s := setup(t, 9, 80, 24, func(o *Options) { o.Words = words })
		s.keys(": hlep enter")
		s.wants(words.NoCommand("hlep", "help"))
		s.keys(": 拐弯 enter")
		s.wants(words.NoCommand("拐弯", ""))
		s.keys(": undo space now enter")
		s.wants(words.NoArgument("undo"))
		if s.keys("j"); s.m.status.Note() != "" {
			t.Errorf("%s: the note stays: %q", words.Tag, s.m.status.Note())
		}
	}
	s := setup(t, 9, 40, 12)
	s.keys(": " + strings.Repeat("x", 300) + " enter")
	s.wants("没有这个命令：xxxxx")
	checkFrame(t, s, "a long command", 40, 12)
}

func TestCommandLineIsLeftAsItWas(t *testing.T) {
	for _, start := range []string{"", "j enter", "?", "!"} {
		for _, leave := range []string{"esc", "^c", "^g", "enter", "space enter"} {
			s := setup(t, 9, 100, 24)
			s.keys(start)
			before := s.text()
			if s.keys(": " + leave); s.quit || s.text() != before {
				t.Errorf("%q, then a command line left by %s:\n%s", start, leave, s.text())
			}
		}
	}
}

func TestACommandAddsAFeed(t *testing.T) {
	s := setup(t, 9, 80, 24)
	s.keys("? : add space https://www.youzheng.example/新闻.xml enter")
	s.wants("已订阅 新源：3 篇", "› 新源")
}

func TestEachKindOfPromptHasItsHistory(t *testing.T) {
	s := setup(t, 9, 80, 24)
	s.keys(": star enter : hlep enter a https://f1.example/rss enter")
	s.keys(": up")
	s.wants(":hlep")
	s.keys("up")
	s.wants(":star")
	s.keys("down down")
	s.lacks(":hlep", ":star")
	s.keys("esc a up")
	s.wants("源或网页的地址：https://f1.example/rss")
	s.keys("esc a https://me:pass@f2.example/rss enter a up")
	s.wants("源或网页的地址：https://f1.example/rss")
}

func TestWhatWasKilledInOnePromptIsYankedInTheNext(t *testing.T) {
	s := setup(t, 9, 80, 24)
	s.keys("a https://f1.example/rss ^U esc : add space ^Y")
	s.wants(":add https://f1.example/rss")
}

func TestAPasteThatDoesNotFitIsTold(t *testing.T) {
	for _, words := range languages() {
		for _, size := range sizes {
			s := setup(t, 9, size[0], size[1], func(o *Options) { o.Words = words })
			s.keys("a")
			s.send(tea.PasteMsg{Content: strings.Repeat("新闻\n", 1<<18)})
			checkFrame(t, s, "a megabyte pasted", size[0], size[1])
			if note := strings.TrimSpace(s.rows()[size[1]-2]); size[0] >= 80 && note != words.LineFull.Of(s.m.prompt.Dropped()) {
				t.Errorf("%s: over the prompt stands %q", words.Tag, note)
			}
			if c := s.m.View().Cursor; c == nil || c.Y != size[1]-1 {
				t.Errorf("%s: cursor %+v", words.Tag, c)
			}
			s.keys("backspace")
			s.lacks(words.LineFull.Of(s.m.prompt.Dropped()))
			if s.m.prompt.Dropped() != 0 || len(s.m.prompt.Value()) < 4000 {
				t.Errorf("%d bytes are left, %d characters did not fit", len(s.m.prompt.Value()), s.m.prompt.Dropped())
			}
		}
	}
}

func TestNothingIsCarriedOutUnseen(t *testing.T) {
	s := setup(t, 9, 80, 24)
	s.keys(": mark-all-read")
	s.resize(10, 3)
	s.keys("enter")
	s.resize(80, 24)
	s.wants(":mark-all-read")
	if !s.shelf.items[0].Unread {
		t.Error("a command was carried out on a screen too small to show it")
	}
	if s.keys("enter"); s.shelf.items[0].Unread {
		t.Error("the command is not carried out after that")
	}
}

func TestHelpNamesTheCommandLine(t *testing.T) {
	s := setup(t, 9, 100, 90)
	s.keys("?")
	s.wants(s.m.keys.First(keys.Command)+" ", s.m.look.Words.Actions[keys.Command])
}
