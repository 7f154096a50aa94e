package ui

import (
	"errors"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/locale"
)

// folder is a place in memory that articles are saved in.
type folder struct {
	files map[string]feed.ID
	fail  error
}

func (f *folder) Propose(it feed.Item) string { return "/下载/" + it.Title + ".txt" }

func (f *folder) Save(it feed.Item, path string, replace bool) (string, error) {
	if f.fail != nil {
		return path, f.fail
	}
	if _, there := f.files[path]; there && !replace {
		return path, ErrTaken
	}
	if f.files == nil {
		f.files = map[string]feed.ID{}
	}
	f.files[path] = it.ID
	return path, nil
}

func TestAnArticleIsSavedWhereItsReaderSays(t *testing.T) {
	s := setup(t, 9, 100, 24)
	s.keys("j s")
	s.wants("存到：/下载/2026年1-8月邮政行业运行情况.txt")
	if len(s.folder.files) > 0 {
		t.Fatal("it is saved before the path was entered")
	}
	s.keys("enter")
	s.wants("已保存：/下载/2026年1-8月邮政行业运行情况.txt")
	s.keys("s ^U ~/a.md enter")
	s.wants("已保存：~/a.md")
	s.keys("k enter : save space /b.html enter")
	s.wants("已保存：/b.html")
	if got := fmt.Sprint(s.folder.files); got != "map[/b.html:id000000 /下载/2026年1-8月邮政行业运行情况.txt:id000001 ~/a.md:id000001]" {
		t.Errorf("saved are %s", got)
	}
	for _, typed := range []string{"s esc", "s ^U enter"} {
		before := len(s.folder.files)
		if s.keys(typed); len(s.folder.files) != before || s.m.overlay != noOverlay {
			t.Errorf("%q saves something:\n%s", typed, s.text())
		}
	}
}

func TestAFileIsWrittenOverOnlyWhenAskedFor(t *testing.T) {
	for _, words := range locale.All {
		s := setup(t, 9, 80, 24, func(o *Options) { o.Words = words })
		save := ": save space /a.txt enter"
		s.keys(save + " j " + save)
		s.wants(fmt.Sprintf(words.Deeds.ReplaceQuestionF, "/a.txt"))
		s.keys("n")
		s.wants(words.Deeds.NotReplaced)
		s.keys(save)
		s.resize(10, 3)
		s.keys("y") // the question is not seen
		s.resize(80, 24)
		if s.folder.files["/a.txt"] != "id000000" {
			t.Fatal("it is written over unasked")
		}
		s.keys("y")
		s.wants(fmt.Sprintf(words.Deeds.SavedF, "/a.txt"))
		if s.folder.files["/a.txt"] != "id000001" {
			t.Error("it is not written over")
		}
		s.keys("h j j j j j j D") // and the next question is about a feed again
		s.lacks("/a.txt")
	}
}

func TestWhatKeepsAnArticleFromBeingSavedIsSaid(t *testing.T) {
	s := setup(t, 9, 80, 24)
	s.folder.fail = Told{Text: "没有这个文件夹：/下载", Err: errors.New("none")}
	s.keys("s enter")
	s.wants("没有这个文件夹：/下载")
	s.m.ports.Library = broken{s.shelf}
	s.keys("s")
	s.wants("磁盘坏了")
	s.keys(": save space /a.txt enter")
	s.wants("磁盘坏了")
	s = setup(t, 0, 80, 24)
	for _, typed := range []string{"s", ": save space /a.txt enter"} {
		s.keys(typed)
		s.wants(s.m.look.Words.Deeds.NoArticle)
		s.keys("j")
	}
}

func TestAPathThatComesLateIsNotAskedFor(t *testing.T) {
	s := setup(t, 9, 80, 24)
	s.hold = true
	s.keys("s ^C")
	s.keys("?")
	s.release()
	s.lacks("存到")
	s.wants(s.m.look.Words.HelpTitle)
	s.keys("q")
	s.lacks("存到")
}

func TestKeysThatAreFasterThanTheProposalGoIntoThePath(t *testing.T) {
	for typed, want := range map[string]string{
		"^U ~/A.md enter": "map[~/A.md:id000000]",
		"esc":             "map[]",
		"^C":              "map[]",
		"enter":           "map[/下载/國家郵政局召開2021年第七次局長辦公會(huì).txt:id000000]",
	} {
		s := setup(t, 9, 100, 24)
		unread := s.rows()[0]
		next, proposal := s.m.Update(tea.KeyPressMsg{Code: 's', Text: "s"})
		s.m = next.(Model)
		s.keys(typed)
		s.run(proposal)
		if got := fmt.Sprint(s.folder.files); got != want || s.m.overlay != noOverlay || s.rows()[0] != unread {
			t.Errorf("after %q saved are %s, want %s:\n%s", typed, got, want, s.text())
		}
	}
}

func TestKeysOfAPathAreDroppedWhereThereIsNoProposal(t *testing.T) {
	s := setup(t, 9, 80, 24)
	s.m.ports.Library = broken{s.shelf}
	next, proposal := s.m.Update(tea.KeyPressMsg{Code: 's', Text: "s"})
	s.m = next.(Model)
	s.send(tea.PasteMsg{Content: "/tmp/"})
	s.keys("?")
	s.run(proposal)
	s.wants("磁盘坏了")
	s.keys("?")
	s.wants(s.m.look.Words.HelpTitle)
}
