package ui

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guanbao/feed"
	"guanbao/ui/article"
	"guanbao/ui/locale"
)

// screen drives a model as Bubble Tea does, one message after the other and
// without a clock: commands run at once, in order.
type screen struct {
	t       *testing.T
	m       Model
	shelf   *shelf
	puller  *puller
	porter  *porter
	crowd   *crowd
	press   *presses
	opened  []string // addresses given to the browser
	copied  []string
	desk    *librarian
	folder  folder // that articles are saved in
	quit    bool
	waiting []tea.Cmd // held back while hold is set
	hold    bool
}

// setup makes a screen over n articles.
func setup(t *testing.T, n, w, h int, change ...func(*Options)) *screen {
	t.Helper()
	s := &screen{t: t, shelf: newShelf(n), puller: &puller{}, porter: &porter{}, crowd: &crowd{}}
	s.press = &presses{shelf: s.shelf}
	s.desk = &librarian{s: s.shelf}
	dark := true
	o := Options{
		Words: locale.For("zh-Hans"), Zone: time.UTC, Dark: &dark, ReadAfter: Never,
		Page: article.Options{Measure: 80, Indent: true},
	}
	for _, c := range change {
		c(&o)
	}
	s.m = New(context.Background(), Ports{
		Library: s.shelf, Refresher: s.puller, Downloads: s.porter, Comments: s.crowd, Pages: s.press, Subscriptions: register{s: s.shelf}, Tidying: order{s: s.shelf},
		Exports: &s.folder, Catalogue: s.desk,
		Browse: func(u string) error { s.opened = append(s.opened, u); return nil },
		Now:    s.shelf.now,
	}, o)
	s.send(tea.WindowSizeMsg{Width: w, Height: h})
	s.run(s.m.Init())
	return s
}

func (s *screen) send(msg tea.Msg) {
	next, cmd := s.m.Update(msg)
	s.m = next.(Model)
	s.run(cmd)
}

func (s *screen) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if s.hold {
		s.waiting = append(s.waiting, cmd)
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			s.run(c)
		}
	case tea.QuitMsg:
		s.quit = true
	default:
		if v := reflect.ValueOf(msg); strings.HasSuffix(typeName(msg), "sequenceMsg") {
			for i := range v.Len() {
				s.run(v.Index(i).Interface().(tea.Cmd))
			}
			return
		}
		if strings.HasSuffix(typeName(msg), "setClipboardMsg") {
			s.copied = append(s.copied, textOf(msg))
			return
		}
		s.send(msg)
	}
}

// release runs what was held back.
func (s *screen) release() {
	s.hold = false
	waiting := s.waiting
	s.waiting = nil
	for _, c := range waiting {
		s.run(c)
	}
}

var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace, "backspace": tea.KeyBackspace, "left": tea.KeyLeft,
	"up": tea.KeyUp, "down": tea.KeyDown, "home": tea.KeyHome, "end": tea.KeyEnd,
}

// keys types keys separated by spaces; ^X is a control key.
func (s *screen) keys(list string) {
	for k := range strings.FieldsSeq(list) {
		switch code, ok := named[k]; {
		case ok && k == "space":
			s.send(tea.KeyPressMsg{Code: code, Text: " "})
		case ok:
			s.send(tea.KeyPressMsg{Code: code})
		case len(k) == 2 && k[0] == '^':
			s.send(tea.KeyPressMsg{Code: rune(k[1] | 0x20), Mod: tea.ModCtrl})
		default:
			for _, r := range k {
				s.send(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
		}
	}
}

// rows are the rows of the frame as plain text.
func (s *screen) rows() []string {
	return strings.Split(ansi.Strip(s.m.View().Content), "\n")
}

func (s *screen) text() string { return strings.Join(s.rows(), "\n") }

func (s *screen) wants(words ...string) {
	s.t.Helper()
	for _, w := range words {
		if !strings.Contains(s.text(), w) {
			s.t.Fatalf("the screen does not show %q:\n%s", w, s.text())
		}
	}
}

func (s *screen) lacks(words ...string) {
	s.t.Helper()
	for _, w := range words {
		if strings.Contains(s.text(), w) {
			s.t.Fatalf("the screen shows %q:\n%s", w, s.text())
		}
	}
}

// selected is the id of the row under the cursor.
func (s *screen) selected() feed.ID {
	row, _ := s.m.list.Selected()
	return row.ID
}

// states are keys that lead to each screen of the program.
var states = map[string]string{
	"list": "", "moved": "j j j", "article": "enter", "scrolled": "j enter ^D", "sources": "h", "source open": "h j j j j j j enter",
	"help": "?", "help scrolled": "? space", "errors": "!", "prompt": "a https://youzheng.example/新闻", "question": "h j j j j j j D", "unread": "u", "starred": "m j m",
	"no sources": "B", "number": "j j j j enter 12", "letters": "j j j j enter ; g", "end": "G", "command": ": re tab", "command over a page": "? : x",
	"related": "e j j", "related read": "e j enter", "related number": "j enter e 1", "related letters": "e ;", "which": "e j j enter", "search": "/ 邮 政 ^N", "found": "/ 快 递 enter j j j", "found read": "/ 快 enter j enter n", "filter": "F r a t e enter G", "fault": "/ a f t e r : x x space 邮", "trail": "e enter e enter e G G enter", "queue": "e j j j enter", "no command": ": nxt-unread enter", "catalogue": "+ 邮 政 space down", "catalogue dead": "+ down ! tab",
}

// sizes are terminals of every arrangement.
var sizes = [][2]int{{20, 5}, {40, 12}, {60, 20}, {80, 24}, {119, 30}, {120, 40}, {200, 60}}

// languages are those that tests of many frames go through.
func languages() []*locale.Texts {
	if raced {
		return locale.All[:1]
	}
	return locale.All
}

func TestEveryFrameFillsTheScreenToTheCell(t *testing.T) {
	for _, l := range languages() {
		for _, wide := range []bool{false, true} {
			for _, size := range sizes {
				for name, typed := range states {
					s := setup(t, 60, size[0], size[1], func(o *Options) { o.Words, o.Wide = l, wide })
					s.shelf.states[s.shelf.subs[1].URL] = feed.State{Problem: feed.ProblemNotFound, ProblemCode: 404, FailingSince: noon, NextCheck: noon}
					s.send(s.m.loadSources()())
					s.keys(typed)
					checkFrame(t, s, name+" "+l.Tag, size[0], size[1])
				}
			}
		}
	}
}

func checkFrame(t *testing.T, s *screen, what string, w, h int) {
	t.Helper()
	rows := s.rows()
	if len(rows) != h {
		t.Errorf("%s %d×%d: %d rows", what, w, h, len(rows))
	}
	for i, r := range rows {
		if got := s.m.look.Text.Width(r); got != w {
			t.Fatalf("%s %d×%d wide=%v: row %d is %d cells: %q", what, w, h, s.m.opt.Wide, i, got, r)
		}
	}
	if w < besideWidth || s.m.overlay == pageOverlay || s.m.prompt.under == pageOverlay || s.m.overlay == confirmOverlay || s.m.overlay == choiceOverlay || s.m.overlay == shelfOverlay || s.m.overlay == filesOverlay || s.m.overlay == whichOverlay || s.m.overlay == pickerOverlay || s.m.overlay == offersOverlay {
		return
	}
	at := s.m.lay.article.x - 1
	bottom, _, _ := s.m.bottom()
	for i := 1; i < h-len(bottom); i++ {
		if got := cell(s, rows[i], at); got != s.m.look.Chrome.Separator {
			t.Fatalf("%s %d×%d: row %d has %q in cell %d: %q", what, w, h, i, got, at, rows[i])
		}
	}
}

// cell is the cluster that begins in a cell of a row.
func cell(s *screen, row string, at int) string {
	x := 0
	for c, w := range s.m.look.Text.Clusters(row) {
		if x == at {
			return c
		}
		x += w
	}
	return ""
}

func TestATerminalThatIsTooSmallSaysSo(t *testing.T) {
	s := setup(t, 5, 10, 3)
	s.wants("终端只有")
	for _, size := range [][2]int{{1, 1}, {0, 0}, {19, 40}, {300, 4}} {
		s.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		s.keys("j enter j h G g g ? q")
		_ = s.m.View()
	}
	s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	checkFrame(t, s, "after being too small", 80, 24)
}

func TestHeaderNamesViewAndCounts(t *testing.T) {
	s := setup(t, 30, 120, 40)
	s.wants("guanbao › 全部", "未读 20，共 30")
	s.keys("u")
	s.wants("全部 › 未读")
}

func TestPagesOverThePanesOpenAndClose(t *testing.T) {
	s := setup(t, 5, 100, 60)
	s.keys("?")
	s.wants("按键", "下一篇未读", "Space ^F PgDn", "gg Home")
	s.keys("q")
	s.lacks("Space ^F PgDn")
	s.keys("!")
	s.wants("没有出错。")
	s.keys("esc")
	if s.quit {
		t.Error("closing a page quit the program")
	}
}

func TestQuitClosesWhatIsOnTopFirst(t *testing.T) {
	s := setup(t, 5, 80, 24)
	s.keys("enter q")
	if s.quit {
		t.Fatal("q left the program from an open article")
	}
	s.keys("q")
	if !s.quit {
		t.Error("q did not quit where nothing was open")
	}
	for _, k := range []string{"Q", "^c"} {
		s := setup(t, 5, 80, 24)
		s.keys("enter " + k)
		if !s.quit {
			t.Errorf("%s did not quit", k)
		}
	}
}

func TestFullWidthKeysWork(t *testing.T) {
	s := setup(t, 9, 120, 40)
	s.keys("ｊ ｊ")
	if got := s.selected(); got != "id000002" {
		t.Errorf("after ｊｊ the cursor is on %s", got)
	}
	s.keys("？")
	s.wants("按键")
}

func TestHintsNameKeysOfTheTable(t *testing.T) {
	s := setup(t, 9, 120, 40)
	last := s.rows()[39]
	if !strings.Contains(last, "? 帮助") || !strings.Contains(last, "R 刷新") {
		t.Errorf("status bar: %q", last)
	}
	if slices.Contains(s.rows(), "") {
		t.Error("a row is empty")
	}
}
