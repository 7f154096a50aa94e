package main

import (
	"strings"
	"testing"

	"guanbao/ui/text"
)

// TestAPlaceIsMarkedUnderItsCells shows the place ‹› of a text and the line with
// its mark.
func TestAPlaceIsMarkedUnderItsCells(t *testing.T) {
	for _, c := range []struct {
		name, marked string
		mode         text.Mode
		cells        int
		line, mark   string
	}{
		{"letters", "a is:‹unred› b", text.Narrow, 40, "a is:unred b", "     ^^^^^"},
		{"two cells a character", "国家 after:‹昨›", text.Narrow, 40, "国家 after:昨", "           ^^"},
		{"full width", "ｉｓ：‹ｘ›", text.Narrow, 40, "ｉｓ：ｘ", "      ^^"},
		{"ambiguous in one cell", "“a” ‹…›", text.Narrow, 40, "“a” …", "    ^"},
		{"ambiguous in two", "“a” ‹…›", text.Wide, 40, "“a” …", "      ^^"},
		{"accents", "cafe\u0301 ‹)›", text.Narrow, 40, "café )", "     ^"},
		{"the end", "国家‹›", text.Narrow, 40, "国家", "    ^"},
		{"nothing", "‹›", text.Narrow, 40, "", ""},
		{"controls", "a\n\x1b[31mb\t‹)›\x00c", text.Narrow, 40, "a b )c", "    ^"},
		{"spaces before", "   ‹)›", text.Narrow, 40, ")", "^"},
		{"far to the right", strings.Repeat("邮政 ", 20) + "‹)› 快递", text.Narrow, 20, "…政 邮政 邮政 ) 快递", "              ^"},
		{"far to the left", "‹)›" + strings.Repeat("邮政", 20), text.Narrow, 20, ")邮政邮政邮政邮政邮…", "^"},
		{"long itself", "ab ‹" + strings.Repeat("邮政", 20) + "›", text.Narrow, 20, "ab 邮政邮政…", "   ^^^^^^^^^"},
		{"a password", "feed:https://me:secret@a.example/ ‹)›", text.Narrow, 60, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, rest, _ := strings.Cut(c.marked, "‹")
			at, after, _ := strings.Cut(rest, "›")
			line, mark := pointed(text.New(c.mode), before+at+after, len(before), len(before)+len(at), c.cells)
			if c.name == "a password" {
				if strings.Contains(line, "secret") || !strings.Contains(line, "a.example") || mark != "" {
					t.Errorf("%q, %q", line, mark)
				}
				return
			}
			if line != c.line || mark != c.mark {
				t.Errorf("got\n%q\n%q\nwant\n%q\n%q", line, mark, c.line, c.mark)
			}
		})
	}
}
