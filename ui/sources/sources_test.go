package sources

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"guanbao/feed"
	"guanbao/ui/locale"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

func source(url, title string, articles, unread int, tags ...string) feed.Source {
	f := feed.Feed{URL: url, Title: title, Tags: tags}
	return feed.Source{Subscription: feed.Subscription{Feed: f}, Articles: articles, Unread: unread}
}

var three = []feed.Source{
	source("u1", "国家邮政局", 12, 3, "邮政", "部委"),
	source("u2", "総務省", 6, 0),
	source("u3", "海关总署", 20, 5, "部委"),
}

var totals = feed.Totals{All: 38, Unread: 8, Starred: 4}

func look(mode text.Mode) *theme.Look {
	chrome := theme.NarrowChrome
	if mode == text.Wide {
		chrome = theme.WideChrome
	}
	return &theme.Look{Text: text.New(mode), Words: locale.For("zh-Hans"), Styles: theme.New(true, colorprofile.TrueColor), Chrome: chrome}
}

func draw(m Model, l *theme.Look, width, height int) []string {
	return strings.Split(ansi.Strip(strings.Join(m.View(l, width, height, true), "\n")), "\n")
}

func TestViewsComeFirstThenFeedsThenTags(t *testing.T) {
	m := Model{}.Resize(20).Set(three, totals)
	want := []string{
		" 全部           38",
		" 未读            8",
		" 收藏            4",
		" 热门",
		" 今天",
		" 総務省",
		" 邮政            3",
		"   国家邮政局    3",
		" 部委            8",
		"   国家邮政局    3",
		"   海关总署      5",
	}
	for i, row := range draw(m, look(text.Narrow), 19, 12) {
		if i < len(want) && strings.TrimRight(row, " ") != want[i] || i >= len(want) && strings.TrimSpace(row) != "" {
			t.Errorf("row %d: %q", i, row)
		}
	}
}

func TestAFeedStandsUnderEachOfItsTagsOnce(t *testing.T) {
	m := Model{}.Set([]feed.Source{source("u", "T", 5, 2, "a", "b", "a")}, totals)
	seen := map[string]int{}
	for _, e := range m.entries {
		if e.View.Kind == feed.ViewTag {
			seen[e.View.Name]++
			if e.Count != 5 || e.Unread != 2 {
				t.Errorf("tag %s counts %d, %d unread", e.View.Name, e.Count, e.Unread)
			}
		}
	}
	if len(seen) != 2 || seen["a"] != 1 || len(m.entries) != 9 {
		t.Errorf("tags %v in %d entries", seen, len(m.entries))
	}
	if got := m.Feeds(); len(got) != 1 {
		t.Errorf("Feeds gives it %d times", len(got))
	}
}

func TestAFailingFeedIsMarked(t *testing.T) {
	bad := append([]feed.Source(nil), three...)
	bad[1].State = feed.State{Problem: feed.ProblemTimeout}
	for _, mode := range []text.Mode{text.Narrow, text.Wide} {
		for i, row := range draw(Model{}.Resize(20).Set(bad, totals), look(mode), 19, 10) {
			if strings.Contains(row, "!") != (i == 5) {
				t.Errorf("row %d: %q", i, row)
			}
		}
	}
}

func TestRowsAreExactlyAsWideAsThePane(t *testing.T) {
	hard := append([]feed.Source(nil), three...)
	hard = append(hard, source("u4", "👩‍👩‍👧\x1b[31m🇭🇰“①”ßæ\u202e", 1_234_567, 1_234_567, "\x07标签"))
	hard[3].State.Problem = feed.ProblemGone
	for _, mode := range []text.Mode{text.Narrow, text.Wide} {
		l := look(mode)
		for width := 4; width <= 40; width++ {
			m := Model{}.Resize(14).Set(hard, feed.Totals{All: 1_000_000, Unread: 999_999})
			for cursor := range 12 {
				for i, r := range draw(m.Move(cursor), l, width, 14) {
					if w := l.Text.Width(r); w != width {
						t.Fatalf("%v, width %d: row %d is %d cells: %q", mode, width, i, w, r)
					}
				}
			}
		}
	}
}

func selected(t *testing.T, m Model) feed.View {
	t.Helper()
	e, ok := m.Selected()
	if !ok {
		t.Fatal("nothing is under the cursor")
	}
	if m.cursor < m.top || m.cursor >= m.top+max(m.height, 1) {
		t.Fatalf("cursor %d is out of sight: rows from %d, %d high", m.cursor, m.top, m.height)
	}
	return e.View
}

func TestSetKeepsTheCursorOnItsView(t *testing.T) {
	m := Model{}.Resize(4).Set(three, totals).Move(9) // the postal bureau, under its second tag
	if v := selected(t, m); v.Name != "u1" {
		t.Fatalf("the cursor is on %+v", v)
	}
	same := m.Set(three, feed.Totals{})
	if same.cursor != 9 {
		t.Errorf("with nothing changed it went to row %d", same.cursor)
	}
	more := append([]feed.Source{source("u0", "新源", 1, 1), source("u9", "又一", 1, 1)}, three...)
	if v := selected(t, m.Set(more, totals)); v.Name != "u1" {
		t.Errorf("with more feeds it went to %+v", v)
	}
	gone := m.Set(three[1:2], totals)
	if v := selected(t, gone); v.Name != "u2" {
		t.Errorf("with its feed gone it went to %+v", v)
	}
	if _, ok := (Model{}).Selected(); ok {
		t.Error("a pane without entries has one under its cursor")
	}
}

func TestMovesStayInsideThePane(t *testing.T) {
	m := Model{}.Resize(3).Set(three, totals)
	tests := []struct {
		name string
		m    Model
		want int
	}{
		{"down", m.Move(2), 2},
		{"beyond the end", m.Move(99), 10},
		{"above the beginning", m.Move(-1), 0},
		{"a page", m.Page(1), 3},
		{"half a page of three rows", m.Page(0.5), 1},
		{"half a page of one row", m.Resize(1).Page(0.5), 1},
		{"half a page of one row, back", m.Resize(1).Move(4).Page(-0.5), 3},
		{"last", m.Last(), 10},
		{"first", m.Last().First(), 0},
		{"lower pane", m.Last().Resize(1), 10},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			selected(t, tt.m)
			if tt.m.cursor != tt.want {
				t.Errorf("the cursor is on row %d, want %d", tt.m.cursor, tt.want)
			}
		})
	}
	Model{}.Move(1).Page(-1).Last().First()
}

func TestShowFindsAView(t *testing.T) {
	m := Model{}.Resize(20).Set(three, totals)
	if got := m.Show(feed.View{Kind: feed.ViewFeed, Name: "u1"}).cursor; got != 7 {
		t.Errorf("the feed is shown in row %d, want 7", got)
	}
	if got := m.Move(9).Show(feed.View{Kind: feed.ViewFeed, Name: "u1", UnreadOnly: true}).cursor; got != 9 {
		t.Errorf("the cursor left its feed for row %d", got)
	}
	if got := m.Move(2).Show(feed.View{Kind: feed.ViewFeed, Name: "unknown"}).cursor; got != 2 {
		t.Errorf("for an unknown feed the cursor went to row %d", got)
	}
}

func TestViewsAreCalledByTheirNames(t *testing.T) {
	named := append([]feed.Source(nil), three...)
	named[0].Feed.Name = "邮政局"
	m, w := Model{}.Set(named, totals), locale.For("zh-Hans")
	for want, v := range map[string]feed.View{
		w.All: {Kind: feed.ViewAll}, w.Unread: {Kind: feed.ViewUnread}, w.Starred: {Kind: feed.ViewStarred}, w.Today: {Kind: feed.ViewToday}, w.Popular: {Kind: feed.ViewPopular},
		"邮政局": {Kind: feed.ViewFeed, Name: "u1"}, "部委": {Kind: feed.ViewTag, Name: "部委"}, "gone": {Kind: feed.ViewFeed, Name: "gone"},
	} {
		if got := m.Name(v, w); got != want {
			t.Errorf("%+v is called %q, want %q", v, got, want)
		}
	}
}

func TestCountsOfManyDigitsLeaveRoomForTheName(t *testing.T) {
	m := Model{}.Resize(20).Set([]feed.Source{source("u", "国家邮政局", 5, 12_345)}, totals)
	for _, width := range []int{10, 12, 18, 28} {
		row := draw(m, look(text.Narrow), width, 8)[5]
		if !strings.Contains(row, "国") {
			t.Errorf("width %d: %q", width, row)
		}
		if fits := width >= 16; fits != strings.Contains(row, fmt.Sprint(12_345)) {
			t.Errorf("width %d: %q", width, row)
		}
	}
}

func TestAHiddenFeedStandsUnderItsTagsAlone(t *testing.T) {
	untagged, tagged := source("u8", "隐藏一", 2, 1), source("u9", "隐藏二", 2, 1, "备用")
	untagged.Feed.Hidden, tagged.Feed.Hidden = true, true
	m := Model{}.Set([]feed.Source{untagged, tagged}, totals).Resize(20)
	got := strings.Join(draw(m, look(text.Narrow), 40, 20), "\n")
	if strings.Contains(got, "隐藏一") || !strings.Contains(got, "备用") || !strings.Contains(got, "隐藏二") {
		t.Errorf("the pane shows\n%s", got)
	}
}

// TestTheFootTellsTheNextCheckAndItsReason draws the pane on a feed, on one
// whose host asked another feed to wait, and on a view, and looks that no
// entry is lost behind the foot.
func TestAHiddenFeedIsMarked(t *testing.T) {
	f := source("u", "甲局", 5, 2, "邮政")
	for _, f.Feed.Hidden = range []bool{true, false} {
		for _, mode := range []text.Mode{text.Narrow, text.Wide} {
			m := Model{}.Resize(20).Set([]feed.Source{f}, totals).Last()
			rows := draw(m, look(mode), 19, 20)
			if got := strings.HasPrefix(rows[6], "  -甲局 "); got != f.Feed.Hidden {
				t.Errorf("hidden %v: %q", f.Feed.Hidden, rows[6])
			}
			if got := strings.Contains(strings.Join(rows, "\n"), "已隐藏"); got != f.Feed.Hidden {
				t.Errorf("hidden %v:\n%s", f.Feed.Hidden, strings.Join(rows, "\n"))
			}
		}
	}
}

func TestTheFootTellsTheNextCheckAndItsReason(t *testing.T) {
	now := time.Date(2026, 10, 5, 12, 0, 0, 0, time.UTC)
	a, b, gone := source("https://gov.example/a", "甲", 1, 0), source("https://gov.example/b", "乙", 1, 0), source("https://old.example/", "丙", 1, 0)
	a.State = feed.State{NextCheck: now.Add(time.Hour), Reason: feed.ReasonHint}
	b.State = feed.State{NextCheck: now.Add(3 * time.Hour), HoldUntil: now.Add(3 * time.Hour), Reason: feed.ReasonBusy}
	gone.State = feed.State{Reason: feed.ReasonGone}
	l := look(text.Narrow)
	l.Now, l.Zone = now, time.UTC
	m := Model{}.Resize(footFrom).Set([]feed.Source{a, gone}, totals)
	foot := func(m Model) string {
		rows := draw(m, l, 20, footFrom)
		return strings.Join(strings.Fields(strings.Join(rows[footFrom-footRows:], "")), " ")
	}
	m = m.Show(feed.View{Kind: feed.ViewFeed, Name: a.Feed.URL})
	if got := foot(m); got != "下次访问 13:00 按发布者的要求" {
		t.Errorf("a feed: %q", got)
	}
	if got := foot(m.Set([]feed.Source{a, b}, totals)); got != "下次访问 15:00 服务器要求等待" {
		t.Errorf("a feed of a host that asked to wait: %q", got)
	}
	if got := foot(m.Show(feed.View{Kind: feed.ViewFeed, Name: gone.Feed.URL})); got != "已关闭，不再访问" {
		t.Errorf("a feed that is gone: %q", got)
	}
	if got := foot(m.First()); got != "" {
		t.Errorf("a view: %q", got)
	}
	var many []feed.Source
	for i := range 30 {
		many = append(many, source(fmt.Sprintf("https://f%d.example/", i), fmt.Sprintf("机关%02d", i), 1, 0))
	}
	m = m.Set(many, totals).First()
	for range 34 {
		m = m.Move(1)
		at, _ := m.Selected()
		if rows := draw(m, l, 20, footFrom); !strings.Contains(strings.Join(rows[:footFrom-footRows], "\n"), m.Name(at.View, l.Words)) {
			t.Fatalf("%s is not in sight:\n%s", m.Name(at.View, l.Words), strings.Join(rows, "\n"))
		}
	}
}

// TestTheFootOfAHighPaneTellsHowAFeedFares looks at a feed that brings
// articles, one that fails, and rows of every width.
func TestTheFootOfAHighPaneTellsHowAFeedFares(t *testing.T) {
	now := time.Date(2026, 10, 5, 12, 0, 0, 0, time.UTC)
	a, b := source("https://gov.example/a", "甲", 1, 0), source("https://gov.example/b", "乙", 1, 0)
	a.State = feed.State{NextCheck: now.Add(time.Hour), Reason: feed.ReasonInterval, LastSuccess: now.Add(-time.Hour)}
	b.State = feed.State{NextCheck: now.Add(2 * time.Hour), Reason: feed.ReasonRetry, LastSuccess: now.Add(-48 * time.Hour),
		Problem: feed.ProblemServer, ProblemCode: 502, ProblemText: "gov.example: 502 \x1b[31mBad Gateway", Failures: 3, FailingSince: now.Add(-26 * time.Hour)}
	l := look(text.Narrow)
	l.Now, l.Zone = now, time.UTC
	m := Model{}.Resize(longFrom).Set([]feed.Source{a, b}, totals)
	foot := func(m Model, url string) string {
		rows := draw(m.Show(feed.View{Kind: feed.ViewFeed, Name: url}), l, 24, longFrom)
		return strings.Join(strings.Fields(strings.Join(rows[longFrom-longRows:], "\n")), " ")
	}
	if got := foot(m, a.Feed.URL); got != "上次成功 11:00 下次访问 13:00 通常的间隔" {
		t.Errorf("before its weeks are counted: %q", got)
	}
	m = m.Count(map[string]feed.Weeks{a.Feed.URL: {0, 1, 2, 4, 0, 7, 7, 4}})
	if got := foot(m, a.Feed.URL); got != ".▁▂▄.██▄ 3.1/周 上次成功 11:00 下次访问 13:00 通常的间隔" {
		t.Errorf("a feed: %q", got)
	}
	if got := foot(m, b.Feed.URL); !strings.HasPrefix(got, "........ 0/周 上次成功 10-03 失败始于 10-04 ") || !strings.Contains(got, "502") || !strings.Contains(got, "下次访问 14:00") {
		t.Errorf("one that fails: %q", got)
	}
	for _, mode := range []text.Mode{text.Narrow, text.Wide} {
		l := look(mode)
		l.Now, l.Zone = now, time.UTC
		for width := 4; width <= 40; width++ {
			for i, r := range draw(m.Show(feed.View{Kind: feed.ViewFeed, Name: b.Feed.URL}), l, width, longFrom) {
				if w := l.Text.Width(r); w != width {
					t.Fatalf("%v, width %d: row %d is %d cells: %q", mode, width, i, w, r)
				}
			}
		}
	}
}

func TestTheFootTellsWhatSavedSearchesHid(t *testing.T) {
	l := look(text.Narrow)
	m := Model{}.Resize(longFrom).Keep([]feed.Standing{
		{SavedSearch: feed.SavedSearch{Name: "广告", Query: "title:广告"}, Articles: 9, Hidden: 7},
		{SavedSearch: feed.SavedSearch{Name: "快递", Query: "快递\x1b[31m OR 邮政"}, Articles: 9, Unread: 2},
		{SavedSearch: feed.SavedSearch{Name: "招聘", Query: "招聘"}, Hidden: 5},
	}).Set(three, totals)
	for _, c := range []struct {
		view feed.View
		want string
	}{
		{feed.View{}, "隐藏 12 篇 由保存的搜索隐藏，选中那个搜索可见"},
		{feed.View{Kind: feed.ViewUnread}, ""},
		{feed.View{Kind: feed.ViewSearch, Name: "广告"}, "title:广告 隐藏 7 篇"},
		{feed.View{Kind: feed.ViewSearch, Name: "快递"}, "快递\uFFFD[31m OR 邮政"},
	} {
		for width := 4; width <= 40; width++ {
			rows := draw(m.Show(c.view), l, width, longFrom)
			for i, r := range rows {
				if w := l.Text.Width(r); w != width {
					t.Fatalf("%+v, width %d: row %d is %d cells: %q", c.view, width, i, w, r)
				}
			}
			got := strings.Join(strings.Fields(strings.Join(rows[longFrom-longRows:], "\n")), " ")
			if width == 40 && got != c.want {
				t.Errorf("%+v: %q, want %q", c.view, got, c.want)
			}
		}
	}
}
