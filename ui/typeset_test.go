package ui

import (
	"fmt"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/ui/locale"
)

const smallTable = "<table><tr><th>地区</th><th>业务量</th></tr><tr><td>东部</td><td>165.9</td></tr><tr><td>西部</td><td>20.11</td></tr></table>"

// tabled opens an article with a body.
func tabled(t *testing.T, body string, w, h int, change ...func(*Options)) *screen {
	t.Helper()
	s := setup(t, 9, w, h, change...)
	s.shelf.items[0].Content = body
	s.m.reading = ""
	s.keys("enter")
	s.send(s.m.loadItem(s.shelf.items[0].ID)())
	return s
}

func TestTablesAreSwitchedByHand(t *testing.T) {
	s := tabled(t, smallTable, 80, 30)
	before := s.text()
	s.wants("东部  165.9")
	s.keys("w")
	s.wants("  业务量：165.9")
	s.lacks("东部  165.9")
	if s.keys("w"); s.text() != before {
		t.Errorf("there and back:\n%s", s.text())
	}
	s.keys(": table-records enter")
	s.wants("  业务量：165.9")
	s.keys("J K")
	s.wants("东部  165.9")
}

func TestAnArticleWithoutTablesSaysSo(t *testing.T) {
	for _, l := range locale.All {
		s := tabled(t, "<p>甲</p>", 80, 30, func(o *Options) { o.Words = l })
		s.keys("w")
		s.wants(l.NoTables)
	}
}

func TestTablesOfAnArticleThatIsNotSeenAreNotSpokenOf(t *testing.T) {
	s := tabled(t, smallTable, 80, 30)
	s.keys("h w")
	s.wants(s.m.look.Words.Deeds.NoArticle)
	s.keys("enter")
	s.wants("东部  165.9")
}

// bulky is a body that takes a while to be set.
func bulky() string {
	var b strings.Builder
	b.WriteString("<table><tr><th>编号</th><th>单位</th><th>数</th></tr>")
	for i := range 3000 {
		fmt.Fprintf(&b, "<tr><td>第%d号</td><td>国家邮政局</td><td>%d</td></tr>", i, i)
	}
	return b.String() + "</table>"
}

func TestABulkyArticleIsSetBesideTheScreen(t *testing.T) {
	s := tabled(t, smallTable, 80, 30)
	s.shelf.items[1].Content = bulky()
	load := s.m.loadItem(s.shelf.items[1].ID)
	s.m.reading = s.shelf.items[1].ID
	s.hold = true
	s.send(load())
	s.wants(s.m.look.Words.Loading)
	s.lacks("165.9", "第1号")
	s.keys("j")
	s.release()
	s.wants("第1号", "国家邮政局")
	s.lacks(s.m.look.Words.Loading)
	s.keys("G")
	s.wants("第2999号")

	s.hold = true
	s.keys("w")
	s.wants("第2999号") // what was set stays in sight
	checkFrame(t, s, "bulky", 80, 30)
	s.release()
	s.wants("  数：298")
}

func TestWhatWasSetForAnotherSizeOrArticleIsDropped(t *testing.T) {
	s := tabled(t, bulky(), 80, 30)
	s.hold = true
	s.keys("w w w")
	late := s.waiting
	s.waiting, s.hold = nil, false
	s.send(s.m.loadItem(s.shelf.items[0].ID)())
	s.keys("w")
	want := s.text()
	for _, c := range late {
		s.run(c)
	}
	if s.text() != want {
		t.Errorf("a late page came:\n%s", s.text())
	}
	s.hold = true
	s.keys("w")
	late = s.waiting
	s.waiting, s.hold = nil, false
	s.keys("h j enter")
	want = s.text()
	for _, c := range late {
		s.run(c)
	}
	if s.text() != want {
		t.Errorf("the page of another article came:\n%s", s.text())
	}
}

func TestThePlaceInABulkyArticleWaitsForIt(t *testing.T) {
	s := tabled(t, bulky(), 80, 30)
	s.keys("^D ^D ^D")
	place := s.m.article.Place()
	if place == (feed.Place{}) {
		t.Fatal("it did not scroll")
	}
	s.keys("h j")
	s.hold = true
	s.keys("k enter")
	s.send(s.m.loadItem(s.shelf.items[0].ID)())
	if got := s.m.article.Place(); got != place {
		t.Errorf("before it is set its place is %v, want %v", got, place)
	}
	s.release()
	if got := s.m.article.Place(); got != place {
		t.Errorf("set it is at %v, want %v", got, place)
	}
}
