package related

import (
	"strings"
	"unicode/utf8"
)

// What makes a short notice and a long text under one title the same bulletin,
// where the short one says in words of its own what the long one says.
const (
	briefGrams  = 150          // passages that a short notice has at most
	briefShare  = 0.15         // of its passages that the long one has
	briefApart  = 36 * 60 * 60 // seconds between the two
	briefTitle  = 12           // letters that the title has at least
	briefFactor = 2            // so many times as long is the long one
)

// offices are the letters, folded, with which offices and places are named.
const offices = "局部委署厅院省市县府청처"

// briefOf reports whether one of two articles is a short notice of the other.
// A title alone does not tell: every office writes its 年度报告. It must be the
// same to the last letter, name an office and have a number, as 某局2021年第七次会议.
func (c Copy) briefOf(o Copy) bool {
	if c.title != o.title || len(c.numbers) == 0 || utf8.RuneCountInString(c.title) < briefTitle || !strings.ContainsAny(c.title, offices) {
		return false
	}
	apart := c.Date - o.Date
	short, long := min(len(c.grams()), len(o.grams())), max(len(c.grams()), len(o.grams()))
	if apart > briefApart || apart < -briefApart || short > briefGrams || long < briefFactor*short {
		return false
	}
	return Containment(c, o) >= briefShare
}
