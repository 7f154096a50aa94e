package screen

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestColumns(t *testing.T) {
	for _, tt := range []struct {
		name  string
		lines []string
		sep   string
		want  []int
	}{
		{"ASCII", []string{"ab|cd", "  |", "xy|z|"}, "|", []int{2}},
		{"Chinese takes two cells", []string{"邮政 | 国家", "未读 | 32  ", "abcd | x   "}, "|", []int{5}},
		{"two separators", []string{"a|局长|", "b|news|", "c|办公|"}, "|", []int{1, 6}},
		{"column 0", []string{"|a", "|b", "|c"}, "|", []int{0}},
		{"escape sequences take none", []string{"\x1b[31m红\x1b[0m|", "ab|", "\x1b[1;38;5;4mab\x1b[m|"}, "|", []int{2}},
		{"a separator of several characters", []string{"a || b", "c || d", "e || f"}, "||", []int{2}},
		{"ambiguous characters are narrow", []string{"“a”│", "abc│", "①b★│"}, "│", []int{3}},
		{"Korean and Japanese", []string{"관보|", "官報|", "かん|"}, "|", []int{4}},
	} {
		got, err := Columns(tt.lines, tt.sep)
		if err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%s: columns %v, %v; want %v", tt.name, got, err, tt.want)
		}
	}
}

func TestColumnsRefusesWhatProvesNothing(t *testing.T) {
	for _, tt := range []struct {
		name  string
		lines []string
	}{
		{"nothing", nil},
		{"two rows", []string{"a|", "b|"}},
		{"empty rows", []string{"", "", "", ""}},
		{"one empty row", []string{"a|", "b|", " ", "c|"}},
		{"a row of nothing but escapes", []string{"a|", "b|", "\x1b[0m  ", "c|"}},
	} {
		if got, err := Columns(tt.lines, "|"); !errors.Is(err, errShort) {
			t.Errorf("%s: %v, %v", tt.name, got, err)
		}
	}
	if _, err := Columns([]string{"a", "b", "c"}, ""); err == nil {
		t.Error("no separator is accepted")
	}
}

func TestColumnsNamesTheRowThatIsShifted(t *testing.T) {
	_, err := Columns([]string{"邮政|", "abcd|", "邮 政|", "abcd|"}, "|")
	if err == nil || !strings.HasPrefix(err.Error(), `row 2 has "|" in columns [5]`) {
		t.Errorf("error %v", err)
	}
}

func TestPictureShowsSpacesAndWidths(t *testing.T) {
	got := Picture([]string{"邮政", "", "a "})
	if want := "+----+\n|邮政|\n|    |\n|a   |\n+----+\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
