package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed"
	"guanbao/feed/lists"
	"guanbao/feed/page/internal/dom"
	"guanbao/feed/safe"
)

// ruled is what the rule of a site found on a page. All of it is looked for
// while the tree is whole, for selectors count siblings.
type ruled struct {
	title, date, issuer, next string
	body                      []*html.Node
	files                     []feed.Link
	links                     []feed.Link
	found                     map[Part]bool
}

// apply looks for all that a rule names, and takes out of the tree what is no
// part of its text.
func (r *reader) apply(rule *Rule) {
	by := &r.ruled
	by.found = map[Part]bool{}
	s := rule.Selectors
	by.title = safe.Title(s[PartTitle].value(r.root))
	by.date = s[PartDate].value(r.root, "datetime")
	by.issuer = safe.Title(s[PartIssuer].value(r.root))
	by.next, _ = safe.URL(s[PartNext].value(r.root, "href"), r.base)
	by.body = s[PartBody].nodes(r.root, func(n *html.Node) bool { return characters(content(n)) > 0 })
	by.files = r.filesIn(s[PartAttachments].nodes(r.root, always))
	gone := s[PartStrip].nodes(r.root, always)
	var rows [len(listParts)][]*html.Node
	for i, l := range listParts {
		rows[i] = s[l.part].nodes(r.root, always)
	}
	for i, l := range listParts {
		links, left := lists.TakeRows(l.kind, rows[i], r.self())
		r.left += left
		by.found[l.part] = len(links) > 0
		by.links = append(by.links, links...)
	}
	for _, n := range gone {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	by.found[PartTitle], by.found[PartIssuer], by.found[PartNext] = by.title != "", by.issuer != "", by.next != ""
	by.found[PartBody], by.found[PartAttachments], by.found[PartStrip] = len(by.body) > 0, len(by.files) > 0, len(gone) > 0
}

func always(*html.Node) bool { return true }

// filesIn are the links in some elements, whatever they lead to.
func (r *reader) filesIn(nodes []*html.Node) (files []feed.Link) {
	seen := map[string]bool{}
	for _, n := range nodes {
		dom.Each(n, func(n *html.Node) bool {
			if n.DataAtom != atom.A {
				return true
			}
			if l, ok := r.file(n); ok && !seen[l.URL] {
				seen[l.URL] = true
				files = r.addFile(files, l)
			}
			return false
		})
	}
	return files
}

// text is the HTML of the elements that the rule names as the text.
func (by *ruled) text() string {
	var b strings.Builder
	for _, n := range by.body {
		clearOut(n, never)
		b.WriteString(render(n))
	}
	return b.String()
}

// withoutKinds leaves out the lists that the rule found for itself.
func (by *ruled) withoutKinds(links []feed.Link) []feed.Link {
	out := by.links
	for _, l := range links {
		own := false
		for _, p := range listParts {
			own = own || p.kind == l.Kind && by.found[p.part]
		}
		if !own {
			out = append(out, l)
		}
	}
	return out
}

// missed are the parts that a rule names and for which it found nothing.
func (by *ruled) missed(rule *Rule) (parts []Part) {
	for _, p := range Parts {
		if len(rule.Selectors[p].ways) > 0 && !by.found[p] {
			parts = append(parts, p)
		}
	}
	return parts
}
