package list

import (
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

var noon = time.Date(2026, 9, 30, 12, 0, 0, 0, time.UTC)

func look(mode text.Mode) *theme.Look {
	chrome := theme.NarrowChrome
	if mode == text.Wide {
		chrome = theme.WideChrome
	}
	return &theme.Look{
		Text: text.New(mode), Words: locale.For("zh-Hans"), Styles: theme.New(true, colorprofile.TrueColor), Chrome: chrome, Now: noon, Zone: time.UTC,
	}
}

// draw gives the pane as plain rows.
func draw(m Model, l *theme.Look, width, height int) []string {
	return strings.Split(ansi.Strip(strings.Join(m.Fit(l, width).View(l, width, height, true), "\n")), "\n")
}

var several = []feed.Row{
	{ID: "a", FeedTitle: "国家邮政局", Title: "国家邮政局召开2021年第七次局长办公会", Published: noon.Add(-3 * time.Hour), Unread: true},
	{ID: "b", FeedTitle: "総務省", Title: "検討会（第①回）の開催", Published: noon.AddDate(0, -3, 0), Starred: true},
	{ID: "c", FeedTitle: "Bank", Title: "Policy rate unchanged at 2.25% — the committee’s “steady” path is kept for the third time in a row", Published: noon.AddDate(-5, 0, 0), Unread: true, Starred: true},
	{ID: "d", FeedTitle: "우정사업본부", Title: "", Published: time.Time{}},
}

func TestRowsShowMarksDateAndTitle(t *testing.T) {
	m := Model{}.Resize(6).Reset(false).Replace(several, 3, true, true)
	want := []string{
		"●  09:00 国家邮政局召开2021年第七次局…",
		" ★ 06-30 検討会（第①回）の開催",
		"●★  2021 Policy rate unchanged at 2.25…",
		"         （无标题）",
		"", "",
	}
	for i, row := range draw(m, look(text.Narrow), 39, 6) {
		if strings.TrimRight(row, " ") != want[i] {
			t.Errorf("row %d: %q, want %q", i, row, want[i])
		}
	}
}

func TestTheSourceIsNamedWhereRowsDifferAndThereIsRoom(t *testing.T) {
	tests := []struct {
		name  string
		mixed bool
		width int
		want  bool
	}{
		{"mixed and wide", true, 100, true},
		{"mixed and narrow", true, 69, false},
		{"of one source", false, 100, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := Model{}.Resize(5).Reset(tt.mixed).Replace(several, 0, true, true)
			row := draw(m, look(text.Narrow), tt.width, 5)[1]
			if got := strings.Contains(row, "総務省"); got != tt.want {
				t.Errorf("%q", row)
			}
		})
	}
}

func TestTheDateGoesBeforeTheTitleDoes(t *testing.T) {
	m := Model{}.Resize(5).Reset(false).Replace(several, 3, true, true)
	if row := draw(m, look(text.Narrow), 24, 5)[1]; !strings.Contains(row, "06-30") {
		t.Errorf("at 24 cells there is no date: %q", row)
	}
	if row := draw(m, look(text.Narrow), 23, 5)[1]; strings.Contains(row, "06-30") || !strings.Contains(row, "検討会") {
		t.Errorf("at 23 cells: %q", row)
	}
}

func TestALongTitleUnderTheCursorTakesASecondLine(t *testing.T) {
	l := look(text.Narrow)
	m := Model{}.Resize(6).Reset(false).Replace(several, 2, true, true)
	rows := draw(m, l, 80, 6)
	if !strings.HasPrefix(rows[2], "●★  2021 Policy rate") || !strings.HasPrefix(rows[3], "         ") || !strings.Contains(rows[3], "in a row") {
		t.Errorf("the row and its second line:\n%s\n%s", rows[2], rows[3])
	}
	if joined := strings.TrimSpace(rows[2][len("●★  2021 "):]) + " " + strings.TrimSpace(rows[3]); joined != several[2].Title {
		t.Errorf("the two lines say %q", joined)
	}
	low := m.Resize(3)
	if rows := draw(low, l, 80, 3); strings.Contains(strings.Join(rows, ""), "in a row") {
		t.Errorf("a pane of three rows has a second line:\n%s", strings.Join(rows, "\n"))
	}
	last, _ := open(50, 6)
	last = last.Update("id000049", func(r *feed.Row) { r.Title = several[2].Title })
	last, _ = last.Last()
	if rows := draw(last, l, 80, 6); !strings.Contains(rows[5], "in a row") {
		t.Errorf("the second line of the last row is below the pane:\n%s", strings.Join(rows, "\n"))
	}
}

func TestRowsAreExactlyAsWideAsThePane(t *testing.T) {
	hard := append([]feed.Row(nil), several...)
	hard = append(hard,
		feed.Row{Title: "👩‍👩‍👧🇭🇰❤️e\u0301\u0302ﾊﾞ①ßæ", FeedTitle: "\u202eevil\u202c", Published: noon},
		feed.Row{Title: "a\x1b[31mb\nc\td\u2028e", FeedTitle: "\x07", Published: noon},
		feed.Row{Title: strings.Repeat("\u0301", 50), FeedTitle: strings.Repeat("𠀀", 40), Published: noon})
	for _, mode := range []text.Mode{text.Narrow, text.Wide} {
		l := look(mode)
		for cursor := range hard {
			for width := 4; width <= 130; width += 3 {
				m := Model{}.Resize(7).Reset(true).Replace(hard, cursor, true, true)
				rows := draw(m, l, width, 7)
				if len(rows) != 7 {
					t.Fatalf("%d rows", len(rows))
				}
				for i, r := range rows {
					if w := l.Text.Width(r); w != width {
						t.Fatalf("%v, width %d, cursor %d: row %d is %d cells: %q", mode, width, cursor, i, w, r)
					}
				}
			}
		}
	}
}

func TestAnEmptyListSaysWhy(t *testing.T) {
	l := look(text.Narrow)
	loading := Model{}.Resize(4)
	for _, tt := range []struct {
		m    Model
		want string
	}{
		{loading, l.Words.Loading},
		{loading.Replace(nil, 0, true, true), l.Words.NoArticles},
		{loading.Fail("缓存无法读取"), "缓存无法读取"},
		{loading.Fail("缓存无法读取").Replace(nil, 0, true, true), l.Words.NoArticles},
		{loading.Fail("缓存无法读取").Reset(true), l.Words.Loading},
	} {
		if got := strings.TrimSpace(strings.Join(draw(tt.m, l, 40, 4), "\n")); got != tt.want {
			t.Errorf("it says %q, want %q", got, tt.want)
		}
	}
}
