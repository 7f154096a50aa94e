package page

import (
	"slices"
	"strings"
	"unicode"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	feedhtml "guanbao/feed/html"
	"guanbao/feed/page/internal/dom"
)

// What makes a text plausible, in characters that stand in no link.
const (
	leastBody    = 60     // of an element that a publishing system names as the body
	shortArticle = 200    // below which what readability finds is doubted
	leastShare   = 20     // of a hundred characters of the page that an article has
	mostElements = 20_000 // elements that readability is asked about
	bulk         = 70     // of a hundred characters that one child of a container holds
)

// bodyNames are the ids and classes by which publishing systems of the region
// name the body of an article, in lower case.
var bodyNames = map[string]bool{
	"trs_editor": true, "trs_editor_view": true, "trs_ueditor": true, "zoom": true, "ucap-content": true, "pages_content": true,
	"article-content": true, "article_content": true, "contentph": true, "articlebody": true, "article-body": true, "js_content": true,
}

// aside are words in ids and classes of what is no text.
var aside = []string{"share", "recommend", "related", "copyright", "comment", "breadcrumb", "footer", "sidebar", "advert", "pagination", "hotnews"}

// mainText is the HTML of the page's text.
func (r *reader) mainText() string {
	prune(r.root)
	sizes := weigh(r.root)
	if n := named(r.root, sizes); n != nil {
		return render(n)
	}
	all := sizes[r.root].prose
	dense := densest(r.root, sizes)
	fallback := render(dense)
	if sizes[r.root].elements <= mostElements {
		parser := readability.NewParser()
		parser.DisableJSONLD = true
		a, err := parser.ParseAndMutate(r.root, r.base)
		if err == nil && a.Node != nil {
			found := weigh(a.Node)[a.Node].prose
			if found >= shortArticle && 100*found >= leastShare*all {
				return render(a.Node)
			}
		}
	}
	return fallback
}

// never are the elements that are never text.
func never(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Button, atom.Select, atom.Svg:
		return true
	}
	return false
}

// beside are the elements that are no text of an article, as far as their names
// tell.
func beside(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Form, atom.Footer:
		return true
	case atom.Body, atom.Html:
		return false
	}
	name := strings.ToLower(dom.Attr(n, "id") + " " + dom.Attr(n, "class"))
	if len(name) == 1 || len(name) >= 200 {
		return false
	}
	return slices.ContainsFunc(aside, func(word string) bool { return strings.Contains(name, word) })
}

// prune takes out what is never text and what stands beside it.
func prune(root *html.Node) {
	clearOut(root, func(n *html.Node) bool { return never(n) || beside(n) })
}

// clearOut takes elements out of a tree, but not its root.
func clearOut(root *html.Node, unwanted func(*html.Node) bool) {
	var gone []*html.Node
	dom.Each(root, func(n *html.Node) bool {
		if n != root && unwanted(n) {
			gone = append(gone, n)
			return false
		}
		return true
	})
	for _, n := range gone {
		if (n.DataAtom == atom.Form || n.DataAtom == atom.Noscript) && weigh(n)[n].prose > shortArticle {
			continue // pages that are one form around everything
		}
		n.Parent.RemoveChild(n)
	}
}

// weight is what an element holds.
type weight struct {
	prose    int // characters of text outside links
	linked   int // characters of text in links
	elements int
}

// weigh weighs every node of a tree once.
func weigh(root *html.Node) map[*html.Node]weight {
	sizes := map[*html.Node]weight{}
	var walk func(n *html.Node, link bool) weight
	walk = func(n *html.Node, link bool) weight {
		var w weight
		switch {
		case n.Type == html.TextNode && link:
			w.linked = characters(n.Data)
		case n.Type == html.TextNode:
			w.prose = characters(n.Data)
		case n.DataAtom == atom.Script || n.DataAtom == atom.Style || n.DataAtom == atom.Head:
		default:
			w.elements = 1
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				in := walk(c, link || n.DataAtom == atom.A)
				w.prose, w.linked, w.elements = w.prose+in.prose, w.linked+in.linked, w.elements+in.elements
			}
		}
		sizes[n] = w
		return w
	}
	walk(root, false)
	return sizes
}

// named is the element with the most text among those that a publishing system
// names as the body, nil without a plausible one.
func named(root *html.Node, sizes map[*html.Node]weight) *html.Node {
	var best *html.Node
	dom.Each(root, func(n *html.Node) bool {
		w := sizes[n]
		if w.prose < leastBody {
			return false
		}
		if w.prose > w.linked && (best == nil || w.prose > sizes[best].prose) && isNamed(n) {
			best = n
		}
		return true
	})
	return best
}

func isNamed(n *html.Node) bool {
	if bodyNames[strings.ToLower(dom.Attr(n, "id"))] {
		return true
	}
	for _, c := range strings.Fields(dom.Attr(n, "class")) {
		if bodyNames[strings.ToLower(c)] {
			return true
		}
	}
	return false
}

// densest goes down from the body of a page while one child holds the bulk of
// the text outside links.
func densest(root *html.Node, sizes map[*html.Node]weight) *html.Node {
	n := root
	for {
		var heavy *html.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && c.DataAtom != atom.P && 100*sizes[c].prose >= bulk*sizes[n].prose {
				heavy = c
			}
		}
		if heavy == nil || sizes[n].prose == 0 || heavy.DataAtom == atom.Table && n.DataAtom != atom.Body || inlineElement(heavy) {
			return n
		}
		n = heavy
	}
}

func render(n *html.Node) string {
	var b strings.Builder
	if html.Render(&b, n) != nil {
		return content(n)
	}
	return b.String()
}

// characters counts the characters of a text without its spaces.
func characters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// withoutTitle takes the title off the front of a text.
func withoutTitle(d feedhtml.Document, titles []string) feedhtml.Document {
	if len(d.Blocks) < 2 || len(d.Blocks[0].Spans) == 0 || d.Blocks[0].Spans[0].Link > 0 {
		return d
	}
	first := feedhtml.Document{Blocks: d.Blocks[:1]}
	for _, t := range titles {
		if t != "" && plain(first.Text()) == plain(t) {
			d.Blocks = d.Blocks[1:]
			return d
		}
	}
	return d
}
