package listing

import (
	"errors"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"guanbao/feed/page"
)

// Form makes the address of an item of what stands in it, for lists whose links
// call a script: "/view.do?seq={a@onclick 2}" is made of the second argument of
// the call in the attribute.
type Form struct {
	text  string
	parts []part
}

// part is what stands before a slot, and the slot.
type part struct {
	before string
	from   page.Selector // empty for what stands behind the last slot
	number int           // of the argument of a call, from 1; 0 for the whole value
}

// ErrForm is given for an address whose slots are not closed or are empty.
var ErrForm = errors.New("an address with selectors in braces, such as /view?id={a@data-id} or {a@onclick 1}")

// isForm reports whether a way to a link is an address with slots.
func isForm(way string) bool { return strings.Contains(way, "{") }

func parseForm(text string) (Form, error) {
	f := Form{text: text}
	rest := text
	for {
		before, after, slotted := strings.Cut(rest, "{")
		if !slotted {
			f.parts = append(f.parts, part{before: rest})
			break
		}
		inside, behind, closed := strings.Cut(after, "}")
		if !closed {
			return f, ErrForm
		}
		p := part{before: before}
		if at := strings.LastIndexByte(inside, ' '); at >= 0 {
			if n, err := strconv.Atoi(inside[at+1:]); err == nil && n > 0 && n < 100 {
				inside, p.number = inside[:at], n
			}
		}
		var err error
		if p.from, err = page.ParseSelector(strings.TrimSpace(inside)); err != nil {
			return f, err
		}
		f.parts = append(f.parts, p)
		rest = behind
	}
	return f, nil
}

// argument is a text in quotes or a number between commas and brackets.
var argument = later(`'([^']*)'|"([^"]*)"|[(,]\s*(\d+)\s*[,)]?`)

// fill makes the address for an item, "" where a slot finds nothing.
func (f Form) fill(n *html.Node) string {
	var b strings.Builder
	for _, p := range f.parts {
		b.WriteString(p.before)
		if p.from.Empty() {
			continue
		}
		v, _ := p.from.Within(n)
		if p.number > 0 {
			v = nthArgument(v, p.number)
		}
		if v == "" {
			return ""
		}
		b.WriteString(v)
	}
	return b.String()
}

func nthArgument(call string, n int) string {
	_, list, _ := strings.Cut(call, "(")
	list = "(" + list
	for i := 1; list != ""; i++ {
		at := argument().FindStringSubmatchIndex(list)
		if at == nil {
			return ""
		}
		for g := 2; g < len(at); g += 2 {
			if at[g] >= 0 && i == n {
				return list[at[g]:at[g+1]]
			}
		}
		next := at[1]
		if last := list[at[1]-1]; at[6] >= 0 && last == ',' { // it stands before the next number as well
			next--
		}
		list = list[next:]
	}
	return ""
}
