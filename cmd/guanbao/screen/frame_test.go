package screen

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// row makes a row from a text in which "." is an empty cell and "_" the second
// half of the character before it.
func row(text string) Row {
	var r Row
	chars := strings.Split(text, "")
	for i, char := range chars {
		switch {
		case char == "_":
			r.Chars, r.Widths = append(r.Chars, ""), r.Widths+"0"
		case char == ".":
			r.Chars, r.Widths = append(r.Chars, ""), r.Widths+"1"
		case i+1 < len(chars) && chars[i+1] == "_":
			r.Chars, r.Widths = append(r.Chars, char), r.Widths+"2"
		default:
			r.Chars, r.Widths = append(r.Chars, char), r.Widths+"1"
		}
	}
	return r
}

func frame(rows ...string) Frame {
	var f Frame
	for _, text := range rows {
		f.Rows = append(f.Rows, row(text))
	}
	return f
}

func TestARowIsTheTextOfItsCells(t *testing.T) {
	got := frame("邮_政_.ab..", ".“_é|", "...").Lines()
	if want := []string{"邮政 ab", " “é|", ""}; !slices.Equal(got, want) {
		t.Errorf("rows %q, want %q", got, want)
	}
}

func TestColumnsAreThoseOfTheTerminal(t *testing.T) {
	got, err := frame("邮_政_|.", "“_“_|.", "abcd|a").Columns("|")
	if err != nil || !slices.Equal(got, []int{4}) {
		t.Errorf("columns %v, %v", got, err)
	}
	if _, err := frame("邮_政_|", "“.“.|", "ab|").Columns("|"); err == nil || !strings.HasPrefix(err.Error(), `row 2 has "|" in columns [2]`) {
		t.Errorf("a row that is shifted: %v", err)
	}
	if _, err := frame("a│_", "b│_", "c│_").Columns("│"); err == nil {
		t.Error("a separator of two cells is accepted")
	}
	for name, f := range map[string]Frame{"two rows": frame("a|", "b|"), "an empty row": frame("a|", "..", "b|", "c|")} {
		if _, err := f.Columns("|"); !errors.Is(err, errShort) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestHalfCharactersAreFound(t *testing.T) {
	whole := frame("邮_政_.", "a邮_bc")
	if err := whole.Whole(); err != nil {
		t.Errorf("whole rows: %v", err)
	}
	for name, r := range map[string]Row{
		"second half only":       {Chars: []string{"a", "", "b"}, Widths: "101"},
		"begins in the middle":   {Chars: []string{"", "a"}, Widths: "01"},
		"first half only":        {Chars: []string{"邮", "a"}, Widths: "21"},
		"cut at the edge":        {Chars: []string{"a", "邮"}, Widths: "12"},
		"goes on from row above": {Chars: []string{"a"}, Widths: "1", Wrapped: true},
	} {
		if err := (Frame{Rows: []Row{r}}).Whole(); err == nil {
			t.Errorf("%s: no fault is found", name)
		}
	}
}
