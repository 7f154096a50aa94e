package ui

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/feed/query"
)

// stands is all of the screen that a reader who comes back must find again.
func (s *screen) stands() string {
	row, _ := s.m.list.Selected()
	return s.text() + "\n" + string(row.ID)
}

func TestSearchingWhileOneTypesLeadsBackToThePlace(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {60, 20}, {100, 30}, {140, 40}} {
		for _, way := range []string{"", "j j j", "G", "j j enter ^D h", "e j", "h", "j e j enter h", "B j", "] j j", "enter"} {
			s := long(t, size[0], size[1])
			s.keys(way)
			if s.m.focus == articlePane {
				s.keys("g")
			}
			if load := s.m.reloadItem(); load != nil { // the texts were made longer
				s.send(load())
			}
			before, row := s.stands(), s.selected()
			s.keys("/ 监 督")
			s.wants("：监督", "3 篇")
			s.keys("没 有 的 字")
			s.wants("没有找到")
			s.keys("backspace backspace backspace backspace down down")
			if s.selected() != row {
				t.Errorf("%v %q: the cursor of the list moved along to %s", size, way, s.selected())
			}
			s.keys("esc")
			if got := s.stands(); got != before {
				t.Errorf("%v %q: after Esc the screen is\n%s\nit was\n%s", size, way, got, before)
			}
			s.keys("esc")
		}
	}
}

func TestTypingNarrowsWhatIsFound(t *testing.T) {
	s := setup(t, 30, 100, 30)
	s.keys("/ 邮")
	wide := s.m.seek.Len()
	s.keys("政 行 业")
	if n := s.m.seek.Len(); n == 0 || n >= wide {
		t.Errorf("%d hits for more words, %d for fewer", n, wide)
	}
	s.wants("运行情况")
	s.keys("backspace backspace backspace")
	if n := s.m.seek.Len(); n != wide {
		t.Errorf("%d hits once what was added is taken out, there were %d", n, wide)
	}
	s.keys("backspace")
	s.wants("guanbao › 全部")
	if s.m.seek.Loaded() {
		t.Error("nothing is sought, and something found")
	}
}

func TestACountIsThatOfTheWordsBesideIt(t *testing.T) {
	s := setup(t, 30, 100, 30)
	s.keys("/ 邮")
	s.wants("搜索：邮", " 篇")
	s.hold = true
	s.keys("政 行 业")
	s.wants("搜索：邮政行业")
	if head := s.rows()[0]; strings.Contains(head, "篇") || s.m.seek.Len() == 0 {
		t.Errorf("before the answer the head is %q, over %d hits", head, s.m.seek.Len())
	}
	s.release()
	s.wants("搜索：邮政行业", " 篇")
}

func TestAnswersThatComeLateAreDropped(t *testing.T) {
	s := setup(t, 30, 100, 30)
	s.keys("/")
	s.hold = true
	s.keys("p o")
	s.waiting[0], s.waiting[len(s.waiting)-1] = s.waiting[len(s.waiting)-1], s.waiting[0]
	s.release()
	if s.m.seek.Text() != "po" {
		t.Errorf("the answer to %q is shown", s.m.seek.Text())
	}
}

func TestWhatIsFoundIsOpenedAndLeft(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {100, 30}, {140, 40}} {
		s := setup(t, 60, size[0], size[1])
		s.keys("j j j")
		before := s.stands()
		s.keys("/ r a t e enter")
		s.wants("Enter 打开", "S 换排序")
		s.keys("j enter")
		row, _ := s.m.seek.Selected()
		if s.m.focus != articlePane || s.shownID() != row.ID || !strings.Contains(row.Title, "rate") || row.Unread {
			t.Fatalf("%v: Enter shows %s of %+v", size, s.shownID(), row)
		}
		s.wants("找到 1/")
		s.keys("n N J")
		if now, _ := s.m.seek.Selected(); now.ID == row.ID || s.shownID() != now.ID {
			t.Errorf("%v: J shows %s, the cursor is on %s", size, s.shownID(), now.ID)
		}
		s.keys("K h")
		if now, _ := s.m.seek.Selected(); now.ID != row.ID || s.m.focus != listPane || !s.m.foundShown() {
			t.Errorf("%v: h leads to %s", size, now.ID)
		}
		s.keys("n n N esc")
		if size[0] < besideWidth && s.stands() != before || s.selected() != "id000003" {
			t.Errorf("%v: Esc leads to\n%s\nit was\n%s", size, s.stands(), before)
		}
	}
}

func TestATrailFromWhatIsFoundLeadsBackToIt(t *testing.T) {
	s := setup(t, 60, 140, 40)
	s.keys("/ 邮 政 enter j enter e j j j j j")
	s.keys("h h")
	s.keys("j enter")
	at := s.shownID()
	s.shelf.related = map[feed.ID]feed.Relations{at: {Similar: []feed.Similar{{Row: row(s.shelf.items[40])}}}}
	s.keys("e enter")
	if s.shownID() != "id000040" {
		t.Fatalf("the related one is not shown but %s", s.shownID())
	}
	s.keys("H")
	if s.shownID() != at || !s.m.foundShown() {
		t.Errorf("back leads to %s, found %v", s.shownID(), s.m.foundShown())
	}
	s.keys("] ")
	if s.m.seek.on {
		t.Error("another feed is opened, and the search goes on")
	}
}

func TestMoreIsFoundAsOneScrolls(t *testing.T) {
	s := setup(t, 1400, 100, 30)
	s.keys("/ r a t e enter G G G G G G")
	if n, sure := s.m.seek.Count(); n != 200 || !sure || s.m.seek.Len() != 200 {
		t.Errorf("%d of %d hits, sure: %v", s.m.seek.Len(), n, sure)
	}
	s.wants("200 篇")
}

func TestOrderAndUnreadOfWhatIsFound(t *testing.T) {
	s := setup(t, 60, 100, 30)
	s.keys("/ 快 递 enter")
	first, _ := s.m.seek.Selected()
	s.keys("S")
	s.wants("最新在前")
	if now, _ := s.m.seek.Selected(); now.ID == first.ID {
		t.Errorf("the newest is %s, the best too", now.ID)
	}
	all := s.m.seek.Len()
	s.keys("u")
	unread := s.m.seek.Len()
	if unread == 0 || unread >= all {
		t.Errorf("%d unread of %d", unread, all)
	}
	s.keys("A")
	if s.m.seek.Len() != unread {
		t.Errorf("%d hits once they are read, there were %d", s.m.seek.Len(), unread)
	}
	for _, it := range s.shelf.items {
		if it.Unread == s.m.seek.Holds(it.ID) && it.Unread {
			t.Errorf("%s is unread: %v", it.ID, it.Unread)
		}
	}
	if s.shelf.items[4].Title = ""; !s.shelf.items[4].Unread {
		t.Error("A marked what was not found")
	}
}

// TestAllThatIsFoundIsMarkedRead marks more than has been shown.
func TestAllThatIsFoundIsMarkedRead(t *testing.T) {
	for _, key := range []string{"/", "F"} {
		s := setup(t, 400, 100, 30)
		s.keys(key + " 邮 政 enter")
		n, sure := s.m.seek.Count()
		if s.m.seek.Len() >= n || !sure {
			t.Fatalf("%d of %d are there, sure %v", s.m.seek.Len(), n, sure)
		}
		left := func() (all, found int) {
			for _, it := range s.shelf.items {
				if it.Unread {
					all++
					found += len(query.NewText(it.Title + it.Content).Marks(s.m.seek.asked.Words()))
				}
			}
			return all, found
		}
		before, _ := left()
		s.keys("A")
		if after, found := left(); found > 0 || after == 0 || after >= before {
			t.Errorf("%s: %d are unread, %d were; what is sought stands in them %d times", key, after, before, found)
		}
		s.keys("U")
		if after, _ := left(); after != before {
			t.Errorf("%s: after the undo %d are unread, %d were", key, after, before)
		}
	}
}

func TestFaultsOfAQueryAreToldAtTheirPlace(t *testing.T) {
	s := setup(t, 60, 100, 30)
	s.keys(`/ " 快 递`)
	if s.m.seek.fault != nil || s.m.seek.Len() == 0 {
		t.Errorf("an open quote finds %d and is told: %v", s.m.seek.Len(), s.m.seek.fault)
	}
	s.keys("enter")
	if !s.m.asking(seekQuestion) || s.m.seek.fault == nil {
		t.Fatal("Enter does not tell the fault")
	}
	rows := s.rows()
	if caret, quote := strings.Index(rows[29], "^"), strings.Index(rows[28], `"`); caret < 0 || s.m.look.Text.Width(rows[29][:caret]) != s.m.look.Text.Width(rows[28][:quote]) {
		t.Errorf("the caret stands in\n%s\n%s", rows[28], rows[29])
	}
	s.keys("enter")
	if s.m.asking(seekQuestion) || s.m.seek.Len() == 0 {
		t.Error("Enter once more does not take what there is")
	}
	s.keys("esc / a f t e r : x x space")
	s.wants("^^ ")
	s.keys("esc")
	if s.m.seek.on {
		t.Error("Esc does not leave the search")
	}
}

func TestSearchOnTheCommandLine(t *testing.T) {
	s := setup(t, 60, 100, 30)
	s.keys("enter : s e a r c h space 快 递 enter")
	if !s.m.foundShown() || s.m.seek.Len() == 0 || s.m.overlay != noOverlay {
		t.Fatalf("found: %v, %d", s.m.foundShown(), s.m.seek.Len())
	}
	s.keys("/ ^U up")
	if s.m.prompt.Value() != "快递" {
		t.Errorf("the history gives %q", s.m.prompt.Value())
	}
	s.keys("esc esc")
	if s.m.seek.on || s.m.focus != articlePane {
		t.Errorf("Esc leads to pane %d, search %v", s.m.focus, s.m.seek.on)
	}
	s.keys(": s e a r c h space ( enter")
	if !s.m.asking(seekQuestion) || s.m.seek.fault == nil {
		t.Error("a faulty query is not told")
	}
}

func TestQueriesOfFormerRunsAreRecalled(t *testing.T) {
	s := setup(t, 60, 100, 30)
	s.shelf.former = []string{"旧的", "快递"}
	s.keys("/ up")
	if s.m.prompt.Value() != "快递" || s.m.seek.Len() == 0 {
		t.Errorf("Up gives %q and finds %d", s.m.prompt.Value(), s.m.seek.Len())
	}
	s.keys("up")
	if s.m.prompt.Value() != "旧的" {
		t.Errorf("Up again gives %q", s.m.prompt.Value())
	}
	s.keys("down down")
	if s.m.prompt.Value() != "" {
		t.Errorf("Down leads to %q", s.m.prompt.Value())
	}
	s.keys("邮 ^R")
	if s.m.prompt.Value() != "邮" {
		t.Errorf("^R gives %q, which does not begin with what was typed", s.m.prompt.Value())
	}
	s.keys("政 enter / ^U r a t e enter esc / ^R")
	if want := []string{"旧的", "快递", "邮政", "rate"}; !slices.Equal(s.shelf.former, want) || s.m.prompt.Value() != "rate" {
		t.Errorf("kept %q, want %q; ^R gives %q", s.shelf.former, want, s.m.prompt.Value())
	}
	s.keys("esc / ^U a : b @ c . d enter enter")
	if len(s.shelf.former) != 4 {
		t.Errorf("an address with a password is kept: %q", s.shelf.former)
	}
}

func TestAQueryIsCompleted(t *testing.T) {
	s := setup(t, 60, 100, 30)
	s.keys("/ i s : u tab")
	if got := s.m.prompt.Value(); got != "is:unread " || s.m.seek.Len() != 40 {
		t.Errorf("Tab makes %q and finds %d", got, s.m.seek.Len())
	}
	s.keys("快 递 space f e tab")
	if got := s.m.prompt.Value(); got != "is:unread 快递 feed:" {
		t.Errorf("Tab makes %q", got)
	}
	s.keys("tab tab")
	s.wants("feed:机关", "机关0", "机关1")
	s.keys("^U t a g : tab")
	if got := s.m.prompt.Value(); got != "tag:邮政 " {
		t.Errorf("Tab makes %q", got)
	}
	s.keys("^U i s s u e r : 国 tab")
	if got := s.m.prompt.Value(); got != "issuer:国家邮政局 " {
		t.Errorf("Tab makes %q", got)
	}
	s.keys("^U 机 tab 云 tab")
	if got := s.m.prompt.Value(); got != "机关:云岭省邮政管理局 " {
		t.Errorf("Tab makes %q", got)
	}
}

func TestAListIsFilteredWhereItIs(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {100, 30}, {140, 40}} {
		s := setup(t, 60, size[0], size[1])
		s.keys("h j j j j j j enter j j")
		before := s.stands()
		s.keys("F r a t e")
		s.wants("机关0 › 筛选：rate", "2 篇")
		for _, id := range s.m.seek.IDs() {
			if row, _ := s.shelf.Item(t.Context(), id); row.Feed != s.shelf.subs[0].URL {
				t.Errorf("%s of %s is found", id, row.Feed)
			}
		}
		s.keys("enter j n")
		s.keys("/")
		s.wants("搜索：rate", "8 篇")
		s.keys("enter F")
		s.wants("筛选：rate", "2 篇")
		s.keys("^U enter")
		if got := s.stands(); s.m.seek.on || got != before {
			t.Errorf("%v: without a filter the screen is\n%s\nit was\n%s", size, got, before)
		}
	}
}

func TestWhatIsReadStaysInAFilteredList(t *testing.T) {
	s := setup(t, 60, 100, 30)
	s.keys("u F r a t e enter")
	s.wants("全部 › 未读 › 筛选：rate", "5 篇")
	first := s.m.seek.IDs()[0]
	s.keys("enter h")
	m, renew := s.m.renew()
	s.m = m
	s.run(renew)
	if ids := s.m.seek.IDs(); len(ids) != 5 || ids[0] != first {
		t.Errorf("once it is read the list has %v, without %s", ids, first)
	}
	row, _ := s.m.seek.Selected()
	if row.ID != first || row.Unread {
		t.Errorf("the cursor is on %+v", row)
	}
	fresh := s.shelf.items[4]
	fresh.ID, fresh.Cursor, fresh.Unread = "fresh", feed.Cursor{Date: noon.Unix() + 9, Row: 999}, true
	s.shelf.items = append([]feed.Item{fresh}, s.shelf.items...)
	m, renew = s.m.renew()
	s.m = m
	s.run(renew)
	if row, _ := s.m.seek.Selected(); row.ID != first || s.m.seek.IDs()[0] != "fresh" {
		t.Errorf("after a refresh the cursor is on %s of %v", row.ID, s.m.seek.IDs())
	}
}

func TestAFilterOnTheCommandLine(t *testing.T) {
	s := setup(t, 60, 100, 30)
	s.keys(": f i l t e r space r a t e enter")
	s.wants("全部 › 筛选：rate", "最新在前")
	s.keys("q")
	if s.m.seek.on || s.quit {
		t.Error("q does not take the filter away")
	}
}

func TestARandomReaderComesBackFromASearch(t *testing.T) {
	typed := strings.Fields("邮 政 快 递 r a t e up down pgdown ^N ^P backspace ^W ^U ( | tab ^R space x 0")
	for seed := range uint64(9) {
		rng := rand.New(rand.NewPCG(seed, 2))
		w := &walk{screen: setup(t, []int{1, 7, 60}[seed%3], 120, 40), rng: rng}
		for range 20 {
			for range 10 {
				w.step()
			}
			w.shelf.fail = nil
			for w.release(); len(w.waiting) > 0; {
				w.release()
			}
			w.resize([]int{60, 100, 140}[rng.IntN(3)], 30)
			for n := 0; (w.m.overlay != noOverlay || w.m.seek.on || w.m.finding()) && n < 9; n++ {
				w.keys("esc")
			}
			w.send(w.m.loadSources()())
			if load := w.m.reloadItem(); load != nil {
				w.send(load())
			}
			if w.m.panel.open {
				m, look := w.m.relate()
				w.m = m
				w.run(look)
			}
			w.m.pending = ""
			w.m = w.m.arrange()
			before := aboveBar(w.text()) + string(w.selected())
			w.keys("g /")
			for range rng.IntN(12) {
				w.keys(typed[rng.IntN(len(typed))])
			}
			entered := rng.IntN(2) == 0
			if entered {
				w.keys("enter")
			}
			if w.m.seek.on {
				w.keys("j n N k")
			}
			for n := 0; w.m.seek.on && n < 4; n++ {
				w.keys("esc")
			}
			if after := aboveBar(w.text()) + string(w.selected()); after != before {
				t.Fatalf("seed %d, entered %v, after %v: the screen is\n%s\nit was\n%s", seed, entered, w.steps[max(len(w.steps)-12, 0):], after, before)
			}
		}
	}
}

// TestTheRestOfAnAnswerComesWhenItIsIndexed has most articles wait: what is not
// looked through yet is not said to be missing, and comes by itself.
func TestTheRestOfAnAnswerComesWhenItIsIndexed(t *testing.T) {
	s := setup(t, 60, 100, 30)
	s.keys("/ 邮 政")
	all, _ := s.m.seek.Count()
	s.keys("esc")
	s.shelf.waits = 55
	s.keys("/ 邮 政")
	if n, sure := s.m.seek.Count(); n != all || !sure {
		t.Errorf("%d found, sure %v, of %d", n, sure, all)
	}
	s.shelf.waits = len(s.shelf.items)
	s.m.seek.grows = true // the rest is on its way
	part, _ := s.shelf.Search(t.Context(), s.m.seek.asked, feed.Search{Limit: 50})
	s.send(hitsFound{serial: s.m.seek.serial, sort: firstPage, text: "邮政", hits: part})
	s.wants(s.m.look.Words.Seek.Seeking)
	if n, sure := s.m.seek.Count(); n != 0 || sure {
		t.Errorf("%d found, sure %v, before any was looked at", n, sure)
	}
	s.send(indexGrew{s.m.seek.serial - 1, true})
	s.wants(s.m.look.Words.Seek.Seeking)
	s.send(indexGrew{s.m.seek.serial, true})
	if n, sure := s.m.seek.Count(); n != all || !sure {
		t.Errorf("in the end %d found, sure %v, of %d", n, sure, all)
	}
}
