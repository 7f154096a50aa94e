package theme

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"guanbao/ui/locale"
	"guanbao/ui/text"
)

func TestChromeTakesOneCellInItsTerminal(t *testing.T) {
	for _, tt := range []struct {
		chrome Chrome
		mode   text.Mode
	}{{NarrowChrome, text.Narrow}, {WideChrome, text.Wide}, {WideChrome, text.Narrow}} {
		m, v := text.New(tt.mode), reflect.ValueOf(tt.chrome)
		for i := range v.NumField() {
			s, name := v.Field(i).String(), v.Type().Field(i).Name
			characters := []string{s}
			if name == "Heights" {
				characters = strings.Split(s, "")
			}
			for _, s := range characters {
				if m.Width(s) != 1 || m.Display(s) != s {
					t.Errorf("%v terminal: %s %q takes %d cells", tt.mode, name, s, m.Width(s))
				}
			}
		}
	}
}

func TestStylesNeverChangeWhatIsSaid(t *testing.T) {
	m := text.New(text.Narrow)
	for _, dark := range []bool{false, true} {
		l := &Look{Text: m, Styles: New(dark, colorprofile.TrueColor)}
		for r := Plain; r < numRoles; r++ {
			for _, s := range []string{"", " ", "  a  ", "中文　", "a b", "ｶﾞ①é", "[1]", "\\x1b"} {
				painted := l.Paint(r, s)
				if got := ansi.Strip(painted); got != s {
					t.Errorf("dark %v, role %d: %q became %q", dark, r, s, got)
				}
				if r != Plain && s != "" && (!strings.HasPrefix(painted, "\x1b[") || !strings.HasSuffix(painted, "\x1b[m")) {
					t.Errorf("dark %v, role %d leaves its style open or has none: %q", dark, r, painted)
				}
			}
		}
	}
}

func TestMeaningDoesNotHangOnColourAlone(t *testing.T) {
	for _, dark := range []bool{false, true} {
		l := &Look{Styles: New(dark, colorprofile.TrueColor)}
		for role, attribute := range map[Role]string{Cursor: "7", Unread: "1", Warning: "1", Title: "1", Heading: "1", Emphasis: "3"} {
			painted := l.Paint(role, "x")
			inside := strings.TrimSuffix(strings.TrimPrefix(painted, "\x1b["), "mx\x1b[m")
			if !strings.HasPrefix(inside+";", attribute+";") {
				t.Errorf("role %d is painted %q, without attribute %s", role, painted, attribute)
			}
		}
	}
}

func TestShortDateTakesFiveCells(t *testing.T) {
	tokyo := time.FixedZone("JST", 9*3600)
	west := time.FixedZone("", -8*3600)
	now := time.Date(2026, 9, 30, 23, 30, 0, 0, time.UTC) // the first of October in Tokyo
	tests := []struct {
		name     string
		zone     *time.Location
		at       time.Time
		dateOnly bool
		want     string
	}{
		{"none", time.UTC, time.Time{}, false, "     "},
		{"an hour today", time.UTC, now.Add(-time.Hour), false, "22:30"},
		{"today in the reader's zone, not in London", tokyo, time.Date(2026, 9, 30, 15, 0, 0, 0, time.UTC), false, "00:00"},
		{"yesterday in the reader's zone", tokyo, time.Date(2026, 9, 30, 14, 59, 0, 0, time.UTC), false, "09-30"},
		{"a day without an hour, even today", time.UTC, time.Date(2026, 9, 30, 0, 0, 0, 0, time.UTC), true, "09-30"},
		{"a day stays the publisher's day", west, time.Date(2026, 5, 10, 0, 0, 0, 0, tokyo), true, "05-10"},
		{"a moment does not", west, time.Date(2026, 5, 10, 0, 0, 0, 0, tokyo), false, "05-09"},
		{"another year", time.UTC, time.Date(2021, 5, 10, 0, 0, 0, 0, time.UTC), true, " 2021"},
		{"1970", time.UTC, time.Unix(0, 0), false, " 1970"},
		{"9999", time.UTC, time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC), true, " 9999"},
		{"beyond", time.UTC, time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), false, "     "},
		{"before", time.UTC, time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC), false, "     "},
		{"tomorrow", time.UTC, now.AddDate(0, 0, 1), false, "10-01"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			l := &Look{Now: now, Zone: tt.zone}
			got := l.ShortDate(tt.at, tt.dateOnly)
			if got != tt.want || len(got) != DateWidth {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLongDateIsTheReadersOwn(t *testing.T) {
	tokyo := time.FixedZone("JST", 9*3600)
	day := time.Date(2021, 5, 10, 0, 0, 0, 0, tokyo)
	moment := time.Date(2021, 5, 10, 23, 5, 0, 0, time.UTC)
	tests := []struct {
		lang        string
		day, moment string
	}{
		{"zh-Hans", "2021年5月10日", "2021年5月11日 08:05"},
		{"zh-Hant", "2021年5月10日", "2021年5月11日 08:05"},
		{"ja", "2021年5月10日", "2021年5月11日 08:05"},
		{"ko", "2021년 5월 10일", "2021년 5월 11일 08:05"},
		{"en", "10 May 2021", "11 May 2021 08:05"},
	}
	for _, tt := range tests {
		l := &Look{Words: locale.For(tt.lang), Zone: tokyo}
		if got := l.LongDate(day, true); got != tt.day {
			t.Errorf("%s: the day is %q, want %q", tt.lang, got, tt.day)
		}
		if got := l.LongDate(moment, false); got != tt.moment {
			t.Errorf("%s: the moment is %q, want %q", tt.lang, got, tt.moment)
		}
		if got := l.LongDate(time.Time{}, false); got != "" {
			t.Errorf("%s: no date is %q", tt.lang, got)
		}
	}
}

func TestRowsHaveTheHeightAskedFor(t *testing.T) {
	for h := -1; h < 5; h++ {
		got := Rows([]string{"ab", "cd"}, 2, h)
		if len(got) != max(h, 0) {
			t.Errorf("%d rows, want %d", len(got), h)
		}
		for _, r := range got {
			if len(r) != 2 {
				t.Errorf("row %q", r)
			}
		}
	}
	if Blank(-3) != "" || Blank(3) != "   " {
		t.Error("Blank")
	}
}
