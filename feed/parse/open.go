package parse

import "strings"

// root opens the skeleton with what the root of the document says.
func (m *mender) root() {
	t := readTag(m.src, m.pos, nil)
	m.pos = t.end
	m.bound = declarations(&t, nil)
	m.rooted = len(m.bound)
	lang := t.get("lang")
	e := element{name: t.qualified(), as: "rss", to: atRoot, base: resolve(nil, xmlAttr(&t, "base")), lang: lang}
	m.lang = lang
	m.format = formatOf(&t, m.bound)
	switch t.name {
	case "feed":
		m.native, e.as, e.to, m.channel = "atom", "feed", inFeed, true
	case "channel":
		e.as, e.to, m.channel = "channel", inChannel, true
	}
	if t.name == "channel" {
		m.open = append(m.open, element{as: "rss"})
		m.write("<rss", skeletonHead, "><channel>")
	} else {
		m.write("<", e.as, skeletonHead, ">")
	}
	m.open = append(m.open, e)
	if t.empty {
		m.closeTo(0)
	}
}

// formatOf names the format by its root.
func formatOf(root *tag, bound []binding) string {
	switch root.name {
	case "feed":
		for _, b := range bound {
			if strings.HasPrefix(foldNamespace(b.uri), "purl.org/atom/ns") {
				return "Atom 0.3"
			}
		}
		if root.get("version") == "0.3" {
			return "Atom 0.3"
		}
		return "Atom 1.0"
	case "rdf":
		for _, b := range bound {
			if strings.Contains(b.uri, "netscape.com/") {
				return "RSS 0.90"
			}
		}
		return "RSS 1.0"
	}
	return strings.TrimSpace("RSS " + version(root.get("version")))
}

// version gives a declared version if it is one.
func version(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 8 || strings.Trim(s, "0123456789.") != "" {
		return ""
	}
	return s
}

// declarations gives the xmlns declarations of a tag.
func declarations(t *tag, to []binding) []binding {
	for _, a := range t.attrs {
		switch {
		case a.prefix == "xmlns":
			to = append(to, binding{a.name, a.value})
		case a.prefix == "" && a.name == "xmlns":
			to = append(to, binding{"", a.value})
		}
	}
	return to
}

func xmlAttr(t *tag, name string) string {
	for _, a := range t.attrs {
		if a.prefix == "xml" && a.name == name {
			return strings.TrimSpace(a.value)
		}
	}
	return ""
}
