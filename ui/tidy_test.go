package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"guanbao/feed"
)

// order is a Tidying over a shelf.
type order struct {
	s    *shelf
	fail error
}

func (o order) at(address string) int {
	return slices.IndexFunc(o.s.subs, func(f feed.Feed) bool { return f.URL == address })
}

func (o order) undo() func(context.Context) error {
	before := slices.Clone(o.s.subs)
	return func(context.Context) error { o.s.subs = before; return nil }
}

func (o order) Change(_ context.Context, address string, change func(feed.Feed) feed.Feed) (func(context.Context) error, error) {
	if o.fail != nil {
		return nil, o.fail
	}
	undo, i := o.undo(), o.at(address)
	o.s.subs[i] = change(o.s.subs[i])
	return undo, nil
}

func (o order) Move(_ context.Context, address, beside string, below bool) (func(context.Context) error, error) {
	undo, f := o.undo(), o.s.subs[o.at(address)]
	o.s.subs = slices.Delete(slices.Clone(o.s.subs), o.at(address), o.at(address)+1)
	at := o.at(beside)
	if below {
		at++
	}
	o.s.subs = slices.Insert(o.s.subs, at, f)
	return undo, o.fail
}

func (o order) Back(_ context.Context, m feed.Move) error {
	o.s.subs[o.at(m.To)].URL = m.From
	return o.fail
}

// tidying is a screen whose sources can be put in order, on the first feed of
// three that bear the tag 邮政.
func tidying(t *testing.T) *screen {
	s := setup(t, 30, 120, 40)
	s.keys("h j j j j j j")
	if got := s.m.feedHere(); got != "https://f0.example/rss" {
		t.Fatalf("the cursor is on %q", got)
	}
	return s
}

func TestAFeedIsRenamedAndTheNameTakenBack(t *testing.T) {
	s := tidying(t)
	s.keys("g n")
	s.wants("名称（空着用发布者的）：机关0")
	s.keys("^U 邮政局 enter")
	s.wants("已改名：机关0 → 邮政局（按 U 恢复）")
	s.keys("g n ^U enter")
	s.wants("已改名：邮政局 → 机关0")
	s.keys("U U")
	s.wants("已撤销：已改名：机关0 → 邮政局")
	if f := s.shelf.subs[0]; f.Name != "" {
		t.Errorf("it is called %q", f.Name)
	}
	s.keys("g n ^U x esc g n enter")
	s.keys(": r e n a m e space 新 名 enter")
	if f := s.shelf.subs[0]; f.Name != "新名" || len(s.m.undo) != 1 {
		t.Errorf("it is called %q, %d steps to undo", f.Name, len(s.m.undo))
	}
}

func TestTagsAreEditedInOneLineAndCompleted(t *testing.T) {
	s := tidying(t)
	s.shelf.subs[1].Tags = []string{"部委", "部门 其他"}
	s.run(s.m.loadSources())
	s.keys("g t")
	s.wants("标签（用逗号分开）：邮政")
	s.keys("、 部 tab tab tab enter")
	s.wants("机关0 的标签：邮政、部门 其他")
	if got := strings.Join(s.shelf.subs[0].Tags, "|"); got != "邮政|部门 其他" {
		t.Errorf("tags %s", got)
	}
	s.keys("g t ^U enter")
	s.wants("机关0 不再有标签")
	s.keys("U")
	if got := strings.Join(s.shelf.subs[0].Tags, "|"); got != "邮政|部门 其他" {
		t.Errorf("after U tags %s", got)
	}
	s.keys("g t enter")
	if len(s.m.undo) != 1 {
		t.Errorf("a line left as it is made %d steps", len(s.m.undo))
	}
}

func TestTagsOfALine(t *testing.T) {
	known := []string{"邮政, 快递", "a", "a;b"}
	for line, want := range map[string][]string{
		"":                           nil,
		" , ，、":                      nil,
		"邮政, 快递, a, a;b":             known,
		"邮政, 快递、a; a;b ，c d":         {"邮政, 快递", "a", "a;b", "c d"},
		"邮政, 快递件":                    {"邮政", "快递件"},
		"x, 邮政, 快递":                  {"x", "邮政, 快递"},
		"a, a, ~b, !c, ~ !d, !, b~!": {"a", "b", "c", "d", "b~!"},
	} {
		if got := tagsIn(line, known); !slices.Equal(got, want) {
			t.Errorf("%q holds %q, want %q", line, got, want)
		}
	}
}

func TestWhatTheTagBeforeTheCursorMayBecome(t *testing.T) {
	s := tidying(t)
	s.shelf.subs[1].Tags = []string{"部委", "部门 其他"}
	s.run(s.m.loadSources())
	for _, tt := range []struct {
		line  string
		start int
		want  string
	}{
		{"", 0, "邮政|部委|部门 其他"}, {"部", 0, "部委|部门 其他"}, {"邮政, 部", 8, "部委|部门 其他"}, {"部委，部", 9, "部门 其他"},
		{"a;部门 ", 2, "部门 其他"}, {"x", 0, ""}, {"邮政", 0, "邮政"},
	} {
		start, got := s.m.completeTag(tt.line, len(tt.line))
		if start != tt.start || strings.Join(got, "|") != tt.want {
			t.Errorf("%q: from %d %q, want from %d %q", tt.line, start, got, tt.start, tt.want)
		}
	}
}

func TestAFeedIsHiddenAndShown(t *testing.T) {
	s := tidying(t)
	s.keys("g h")
	s.wants("已隐藏：机关0（只列在它的标签下）")
	s.keys("g h")
	s.wants("已显示：机关0")
	s.keys("g t ^U enter g h")
	s.wants("guanbao feeds show")
	if !s.shelf.subs[0].Hidden {
		t.Error("it is shown")
	}
	s.keys("U U")
	s.wants("机关0")
}

func TestAFeedIsMovedAmongThoseOfItsTag(t *testing.T) {
	s := tidying(t)
	s.keys("g [")
	s.wants("已经在最前面。")
	s.keys("g ]")
	s.wants("机关0 移到 机关1 之后")
	s.keys("g ] g ]")
	s.wants("已经在最后面。")
	if s.shelf.subs[2].Title != "机关0" || s.m.feedHere() != s.shelf.subs[2].URL {
		t.Errorf("the order is %v, the cursor on %s", s.shelf.subs, s.m.feedHere())
	}
	s.keys("U U")
	if s.shelf.subs[0].Title != "机关0" || s.m.feedHere() != s.shelf.subs[0].URL {
		t.Errorf("taken back the order is %v, the cursor on %s", s.shelf.subs, s.m.feedHere())
	}
}

func TestWhereNoFeedIsNothingIsTidied(t *testing.T) {
	s := tidying(t)
	s.keys("g g")
	for _, k := range []string{"g n", "g t", "g h", "g [", "g ]"} {
		s.keys(k)
		s.wants("这里没有源")
	}
	s.keys("G")
	s.m.ports.Tidying = order{s.shelf, Told{Text: "urls：没有权限", Err: errors.New("x")}}
	s.keys("g n x enter")
	s.wants("urls：没有权限")
	if len(s.m.undo) != 0 {
		t.Error("what failed can be undone")
	}
}

func TestTheWeeksOfAFeedAreCountedAfterARefresh(t *testing.T) {
	s := tidying(t)
	s.m.ports.Weeks = func(context.Context) (map[string]feed.Weeks, error) {
		return map[string]feed.Weeks{s.shelf.subs[0].URL: {7: 8}}, nil
	}
	s.keys("R")
	s.wants(".......█ 1/周")
}
