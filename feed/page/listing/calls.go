package listing

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guanbao/feed/page/internal/dom"
)

// Bounds on scripts that are looked into for where their links lead.
const (
	mostScript = 512 << 10 // bytes of all scripts of a page
	longestRun = 3000      // bytes of one function
	longestTo  = 2000      // bytes of an address
)

var (
	// going is what a script does to open a page, up to the address.
	going = later(`(?:\blocation(?:\.href)?\s*=\s*|\blocation\.(?:assign|replace)\s*\(\s*|\bopen\s*\(\s*)`)
	// calling is the call of a function in a link.
	calling = later(`^\s*(?:javascript:)?\s*(?:return\s+)?([A-Za-z_$][\w$]*)\s*\(`)
	// term is a text or the name of a value in a sum.
	term = later(`^\s*(?:'([^'\\]*)'|"([^"\\]*)"|([A-Za-z_$][\w$]*))\s*(\+?)`)
)

// script tells where the links of a page lead that call a script.
type script struct {
	source    string
	functions map[string]*function // those that were looked for; nil for none of the name
}

// function opens an address that is made of its arguments.
type function struct {
	arguments []string
	sum       string // from the address on
}

// follow gives links that call a script the addresses that the script opens, and
// makes links of rows that do. What a script does beyond that is not looked at.
func follow(root *html.Node) {
	s := script{functions: map[string]*function{}}
	var rows, links []*html.Node
	var source strings.Builder
	dom.Each(root, func(n *html.Node) bool {
		switch href := dom.Attr(n, "href"); {
		case n.DataAtom == atom.Script && n.FirstChild != nil && source.Len() < mostScript:
			source.WriteString(n.FirstChild.Data[:min(len(n.FirstChild.Data), mostScript)] + "\n")
		case n.DataAtom == atom.A && !leads(href) && (dom.Attr(n, "onclick") != "" || href != "" && href[0] != '#'):
			links = append(links, n)
		case n.DataAtom != atom.A && n.DataAtom != atom.Body && dom.Attr(n, "onclick") != "":
			rows = append(rows, n)
		}
		return true
	})
	s.source = source.String()
	for _, n := range links {
		to := s.target(dom.Attr(n, "onclick"))
		if to == "" {
			to = s.target(dom.Attr(n, "href"))
		}
		if to != "" {
			setAttr(n, "href", to)
		}
	}
	for _, n := range rows {
		if to := s.target(dom.Attr(n, "onclick")); to != "" {
			lead(n, to)
		}
	}
}

func setAttr(n *html.Node, key, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

// lead gives the links of a row that lead nowhere the address that the row opens,
// and makes a link where it has none.
func lead(n *html.Node, to string) {
	var links []*html.Node
	own := false
	dom.Each(n, func(n *html.Node) bool {
		if n.DataAtom == atom.A {
			links = append(links, n)
			own = own || leads(dom.Attr(n, "href"))
		}
		return true
	})
	switch {
	case own:
	case len(links) == 0:
		wrap(n, to)
	default:
		for _, link := range links {
			setAttr(link, "href", to)
		}
	}
}

// wrap makes a link of what stands in a row: of a row of a table in the cell with
// the most text.
func wrap(n *html.Node, to string) {
	if n.DataAtom == atom.Tr {
		var most *html.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Td && (most == nil || letters(text(c)) > letters(text(most))) {
				most = c
			}
		}
		if n = most; n == nil {
			return
		}
	}
	link := &html.Node{Type: html.ElementNode, Data: "a", DataAtom: atom.A, Attr: []html.Attribute{{Key: "href", Val: to}}}
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		link.AppendChild(c)
	}
	n.AppendChild(link)
}

// target is the address that a piece of script opens, "" where that cannot be
// told.
func (s *script) target(code string) string {
	if code == "" || len(code) > longestTo {
		return ""
	}
	if at := going().FindStringIndex(code); at != nil {
		return sum(code[at[1]:], nil)
	}
	m := calling().FindStringSubmatch(code)
	if m == nil {
		return ""
	}
	f := s.function(m[1])
	if f == nil {
		return ""
	}
	values := map[string]string{}
	for i, name := range f.arguments {
		values[name] = nthArgument(code, i+1)
	}
	return sum(f.sum, values)
}

// sum adds texts and values up to an address; "" where something else stands in
// it, a value is empty or no address comes out.
func sum(code string, values map[string]string) string {
	var b strings.Builder
	for b.Len() < longestTo {
		m := term().FindStringSubmatch(code)
		if m == nil {
			return ""
		}
		switch value := values[m[3]]; {
		case m[3] == "":
			b.WriteString(m[1] + m[2])
		case value == "":
			return ""
		default:
			b.WriteString(value)
		}
		if code = code[len(m[0]):]; m[4] == "" {
			return rootless(b.String(), code)
		}
	}
	return ""
}

// rootless gives an address in which something is said, unless the sum goes on in
// a way that is not understood.
func rootless(address, behind string) string {
	if behind = strings.TrimSpace(behind); behind != "" && !strings.ContainsAny(behind[:1], `;,)}'"`) || !leads(address) {
		return ""
	}
	return address
}

// function finds the function of a name, nil for none that opens an address which
// differs with its arguments.
func (s *script) function(name string) *function {
	if f, known := s.functions[name]; known {
		return f
	}
	s.functions[name] = nil
	quoted := regexp.QuoteMeta(name)
	head, err := regexp.Compile(`(?:function\s+` + quoted + `\s*|\b` + quoted + `\s*[=:]\s*function\s*)\(([^)]{0,200})\)\s*\{`)
	if err != nil || len(s.functions) > 20 {
		return nil
	}
	at := head.FindStringSubmatchIndex(s.source)
	if at == nil {
		return nil
	}
	f := &function{}
	for _, argument := range strings.Split(s.source[at[2]:at[3]], ",") {
		f.arguments = append(f.arguments, strings.TrimSpace(argument))
	}
	body := s.source[at[1]:min(len(s.source), at[1]+longestRun)]
	if next := strings.Index(body, "function"); next > 0 {
		body = body[:next]
	}
	opens := going().FindAllStringIndex(body, 2)
	if len(opens) != 1 { // none, or several of which one is taken
		return nil
	}
	f.sum = body[opens[0][1]:]
	s.functions[name] = f
	return f
}
