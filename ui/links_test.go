package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/ui/locale"
)

// linkedScreen opens an article with n links in its text, a note, an attachment
// and its address.
func linkedScreen(t *testing.T, n, w, h int, change ...func(*Options)) *screen {
	t.Helper()
	s := setup(t, 9, w, h, change...)
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<p>第%d条：<a href="https://a.example/%d">链接</a></p>`, i+1, i+1)
	}
	b.WriteString(`<p>见<a href="#note">注</a></p>` + strings.Repeat("<p>各级邮政管理部门。</p>", 60) + `<p id="note">注在此处。</p>` + strings.Repeat("<p>完。</p>", 60))
	s.shelf.items[0].Content = b.String()
	s.shelf.items[0].Links = []feed.Link{{Kind: feed.LinkAttachment, Title: "附件", URL: "https://files.example/a.pdf"}}
	s.m.reading = "" // what was loaded before is another text
	s.keys("enter")
	s.send(s.m.loadItem(s.shelf.items[0].ID)())
	return s
}

// opens holds the addresses that the browser got.
func (s *screen) opens(want ...string) {
	s.t.Helper()
	if strings.Join(s.opened, " ") != strings.Join(want, " ") {
		s.t.Fatalf("the browser got %q, want %q:\n%s", s.opened, want, s.text())
	}
}

func TestALinkIsOpenedByItsNumber(t *testing.T) {
	s := linkedScreen(t, 12, 80, 24)
	s.keys("1")
	s.wants("链接 1", "https://a.example/1 ", "Enter 打开")
	s.keys("２")
	s.wants("链接 12", "https://a.example/12")
	s.opens()
	s.keys("enter")
	s.opens("https://a.example/12")
	s.wants("已交给浏览器：https://a.example/12")
	s.keys("1 4 enter")
	s.opens("https://a.example/12", "https://files.example/a.pdf")
	s.keys("15 enter")
	s.opens("https://a.example/12", "https://files.example/a.pdf", "https://f0.example/0")
	s.keys(": follow-link space 3 enter")
	s.opens("https://a.example/12", "https://files.example/a.pdf", "https://f0.example/0", "https://a.example/3")
}

func TestANumberIsCorrectedAndDropped(t *testing.T) {
	s := linkedScreen(t, 12, 80, 24)
	before := s.text()
	s.keys("12 backspace")
	s.wants("链接 1 ")
	s.keys("1 enter")
	s.opens("https://a.example/11")
	for _, typed := range []string{"12 esc", "1 backspace backspace", "12 backspace backspace enter"} {
		s = linkedScreen(t, 12, 80, 24)
		if s.keys(typed); s.text() != before {
			t.Errorf("after %q:\n%s", typed, s.text())
		}
		s.opens()
	}
	s.keys("1 j enter")
	s.opens()
	s.lacks("链接 1 ")
	if s.keys("1 ^c"); !s.quit {
		t.Error("quitting has to wait for a number")
	}
}

func TestANumberThatIsNotThereIsSaid(t *testing.T) {
	for _, words := range locale.All {
		s := linkedScreen(t, 2, 80, 24, func(o *Options) { o.Words = words })
		for typed, shown := range map[string]string{"0": "0", "6": "6", "00099": "00099", "99999999999999999999": "999999"} {
			s.keys(typed + " enter")
			s.wants(words.Deeds.NoNumber(shown, 5))
		}
		for _, typed := range []string{"-1", "1x", "1e3", "99999999999999999999"} {
			s.keys(": follow-link space " + typed + " enter")
			s.wants(words.Deeds.NoNumber(s.m.look.Text.Cut(typed, maxDigits), 5))
		}
		s.opens()
	}
}

func TestLinksAreThoseOfTheArticleInSight(t *testing.T) {
	for _, typed := range []string{"1 enter", ";", ": follow-link space 1 enter", ": follow-link enter"} {
		s := setup(t, 9, 80, 24)
		s.keys(typed)
		s.opens()
		if !strings.Contains(s.text(), s.m.look.Words.Deeds.NoArticle) && typed != "1 enter" { // Enter opens the article then
			t.Errorf("%q without an article:\n%s", typed, s.text())
		}
	}
	s := setup(t, 9, 140, 30) // beside the list
	s.keys("1 enter")
	s.opens("https://f0.example/0")
	s = setup(t, 9, 140, 30)
	s.keys("1")
	s.send(s.m.loadItem(s.shelf.items[1].ID)()) // late, and not waited for
	s.wants("链接 1")
	s.m.reading = s.shelf.items[1].ID
	s.send(s.m.loadItem(s.shelf.items[1].ID)())
	s.lacks("链接 1 ")
	s.keys("enter")
	s.opens()
}

func TestALinkWithinTheArticleLeadsThere(t *testing.T) {
	s := linkedScreen(t, 2, 80, 24)
	s.lacks("注在此处。")
	s.keys("3 enter")
	s.wants("注在此处。")
	s.opens()
}

func TestLettersStandForTheLinksInSight(t *testing.T) {
	s := linkedScreen(t, 2, 100, 40)
	s.keys("；")
	s.wants("链接[a]", "链接[s]", "注[d]", "Esc 取消")
	s.lacks("[1]")
	s.keys("Ｓ")
	s.opens("https://a.example/2")
	s.wants("链接[2]")
	s.keys("; d")
	s.wants("注在此处。")

	s = linkedScreen(t, 30, 100, 60)
	before := s.text()
	s.keys("; l")
	s.wants("链接 l")
	s.keys("backspace esc")
	if s.text() != before {
		t.Errorf("after hints:\n%s", s.text())
	}
	s.keys("; z")
	s.wants(s.m.look.Words.Deeds.NoLetters("z"))
	s.opens()
	s.keys("; esc 1 enter")
	s.opens("https://a.example/1")
	s.keys("G k k k ;")
	if s.keys("^c"); !s.quit {
		t.Error("quitting has to wait for letters")
	}
}

func TestLettersWithoutLinksAreSaid(t *testing.T) {
	s := linkedScreen(t, 0, 60, 20)
	s.keys("^D ^D ;")
	s.wants(s.m.look.Words.Deeds.NoLinks)
}

func TestNoLinkIsOpenedUnseen(t *testing.T) {
	for _, typed := range []string{"1", ";"} {
		s := linkedScreen(t, 2, 80, 24)
		s.keys(typed)
		s.resize(10, 3)
		s.keys("enter a")
		s.resize(80, 24)
		s.opens()
	}
	s := linkedScreen(t, 2, 10, 3)
	s.keys("1 enter ; a")
	s.opens()
}

func TestALinkTheBrowserRefusesIsSaid(t *testing.T) {
	s := setup(t, 9, 80, 24)
	s.m.ports.Browse = func(u string) error { return Told{Text: "不打开 " + u, Err: errors.New("scheme")} }
	s.shelf.items[0].Links = []feed.Link{{Kind: feed.LinkAttachment, URL: "javascript:alert(1)"}, {Kind: feed.LinkAttachment, URL: "file:///etc/passwd"}}
	s.keys("enter 1 enter")
	s.wants("不打开 javascript:alert(1)")
	s.keys("2 enter")
	s.wants("不打开 file:///etc/passwd")
}
