package page

import (
	"errors"
	"fmt"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed/page/internal/dom"
)

// Bounds on a selector.
const (
	maxSelector = 1000 // bytes of one way
	maxWays     = 20
)

// ErrSelector is given for a selector that is empty or too long.
var ErrSelector = errors.New("selector is empty or too long")

// Selector finds elements of a page in one or several ways, of which the first
// that finds something counts. A way is a group of CSS selectors, with @ and
// the name of an attribute behind it where that holds what is looked for:
// "h1.title", "meta[name=pubdate]@content".
type Selector struct{ ways []way }

type way struct {
	text      string
	group     cascadia.SelectorGroup
	attribute string // "" for the text of the element
}

// ParseSelector reads the ways of a selector.
func ParseSelector(ways ...string) (Selector, error) {
	var s Selector
	if len(ways) > maxWays {
		return s, ErrSelector
	}
	for _, text := range ways {
		css, attribute := cutAttribute(text)
		if strings.TrimSpace(css) == "" || len(text) > maxSelector {
			return Selector{}, ErrSelector
		}
		group, err := cascadia.ParseGroup(css)
		if err != nil {
			return Selector{}, fmt.Errorf("selector: %w", err)
		}
		s.ways = append(s.ways, way{text, group, attribute})
	}
	return s, nil
}

// cutAttribute parts a way into selector and attribute.
func cutAttribute(text string) (css, attribute string) {
	css, name, found := cutLast(text, '@')
	for _, r := range name {
		if found = found && (r == '-' || r == '_' || r == ':' || isDigit(r) || 'a' <= r|0x20 && r|0x20 <= 'z'); !found {
			break
		}
	}
	if !found || name == "" {
		return text, ""
	}
	return css, strings.ToLower(name)
}

func cutLast(s string, sep byte) (before, after string, found bool) {
	if i := strings.LastIndexByte(s, sep); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// Ways gives the ways as they were written.
func (s Selector) Ways() (all []string) {
	for _, w := range s.ways {
		all = append(all, w.text)
	}
	return all
}

// Empty reports whether there is no way.
func (s Selector) Empty() bool { return len(s.ways) == 0 }

// Find gives the elements below one that the first way finds which finds some;
// one that stands in another is left out.
func (s Selector) Find(root *html.Node) []*html.Node { return s.nodes(root, always) }

// Within gives what the first way says that finds something in an element or is
// the element itself, and where: the attribute that the way names, else one of
// some others, else the text.
func (s Selector) Within(n *html.Node, plain ...string) (value string, at *html.Node) {
	for _, w := range s.ways {
		found := cascadia.QueryAll(n, w.group)
		if w.group.Match(n) {
			found = append([]*html.Node{n}, found...)
		}
		for _, n := range found {
			if v := w.of(n, plain); v != "" {
				return v, n
			}
		}
	}
	return "", nil
}

// nodes gives the elements that the first way finds which finds some that hold
// what is wanted; one that stands in another is left out.
func (s Selector) nodes(root *html.Node, wanted func(*html.Node) bool) []*html.Node {
	for _, w := range s.ways {
		var found []*html.Node
		for _, n := range cascadia.QueryAll(root, w.group) {
			if wanted(n) && (len(found) == 0 || !standsIn(n, found[len(found)-1])) {
				found = append(found, n)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// value gives the first text or attribute that a way finds and that is not
// blank.
func (s Selector) value(root *html.Node, plain ...string) string {
	for _, w := range s.ways {
		for _, n := range cascadia.QueryAll(root, w.group) {
			if v := w.of(n, plain); v != "" {
				return v
			}
		}
	}
	return ""
}

// of gives what a way says of an element: the attribute that it names, else one
// of those that hold such a thing, else the text.
func (w way) of(n *html.Node, plain []string) string {
	if w.attribute != "" {
		return strings.TrimSpace(dom.Attr(n, w.attribute))
	}
	if n.DataAtom == atom.Meta {
		return strings.TrimSpace(dom.Attr(n, "content"))
	}
	for _, name := range plain {
		if v := strings.TrimSpace(dom.Attr(n, name)); v != "" {
			return v
		}
	}
	return strings.TrimSpace(content(n))
}

// standsIn reports whether a node is another one or stands in it.
func standsIn(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}
