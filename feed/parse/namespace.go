package parse

import "strings"

// vocabularies maps the namespaces that a feed may use, folded by
// foldNamespace, to the prefix under which the grammar knows them. "" stands
// for RSS in all its versions.
var vocabularies = map[string]string{
	"purl.org/rss/1.0":                          "",
	"channel.netscape.com/rdf/simple/0.9":       "",
	"my.netscape.com/rdf/simple/0.9":            "",
	"my.netscape.com/publish/formats/rss-0.91":  "",
	"backend.userland.com/rss2":                 "",
	"backend.userland.com/rss":                  "",
	"blogs.law.harvard.edu/tech/rss":            "",
	"cyber.law.harvard.edu/rss/rss.html":        "",
	"cyber.law.harvard.edu/rss":                 "",
	"www.w3.org/1999/02/22-rdf-syntax-ns":       "rdf",
	"www.w3.org/2005/atom":                      "atom",
	"purl.org/atom/ns":                          "atom",
	"purl.org/dc/elements/1.1":                  "dc",
	"purl.org/dc/elements/1.0":                  "dc",
	"purl.org/dc/terms":                         "dcterms",
	"purl.org/rss/1.0/modules/content":          "content",
	"purl.org/rss/1.0/modules/slash":            "slash",
	"purl.org/rss/1.0/modules/syndication":      "sy",
	"purl.org/rss/1.0/modules/threading":        "thr",
	"purl.org/syndication/thread/1.0":           "thr",
	"wellformedweb.org/commentapi":              "wfw",
	"search.yahoo.com/mrss":                     "media",
	"www.w3.org/1999/xhtml":                     "xhtml",
	"www.itunes.com/dtds/podcast-1.0.dtd":       "itunes",
	"www.w3.org/xml/1998/namespace":             "xml",
	"prismstandard.org/namespaces/1.2/basic":    "prism",
	"prismstandard.org/namespaces/basic/2.0":    "prism",
	"www.georss.org/georss":                     "georss",
	"rssnamespace.org/feedburner/ext/1.0":       "feedburner",
	"purl.org/rss/1.0/modules/rss91":            "rss091",
	"cyber.law.harvard.edu/rss/creativecommons": "cc",
}

// prefixes are the prefixes that speak for themselves where a namespace is
// undeclared or declared wrong.
var prefixes = map[string]string{
	"rss": "", "rdf": "rdf", "atom": "atom", "atom10": "atom", "a10": "atom", "dc": "dc", "dcterms": "dcterms",
	"content": "content", "slash": "slash", "sy": "sy", "thr": "thr", "wfw": "wfw", "media": "media", "mrss": "media",
	"xhtml": "xhtml", "xml": "xml",
}

// foreign is the vocabulary of what the grammar knows nothing of.
const foreign = "?"

// foldNamespace takes from a namespace what publishers get wrong: scheme,
// case, space and what stands at its end.
func foldNamespace(uri string) string {
	uri = strings.ToLower(strings.TrimSpace(uri))
	uri = strings.TrimPrefix(strings.TrimPrefix(uri, "https://"), "http://")
	return strings.TrimRight(uri, "/#")
}

// binding is one xmlns declaration in force.
type binding struct{ prefix, uri string }

// vocabulary tells which vocabulary an element of this prefix belongs to,
// given the declarations in force, innermost last. The first rooted of them
// stand at the root: what the root binds to the empty prefix is taken for the
// format's own vocabulary, since feeds bind it to all sorts of things.
func vocabulary(prefix string, bound []binding, rooted int, native string) string {
	for i := len(bound) - 1; i >= 0; i-- {
		if bound[i].prefix != prefix {
			continue
		}
		if prefix == "" && i < rooted {
			return native
		}
		if v, ok := vocabularies[foldNamespace(bound[i].uri)]; ok {
			return v
		}
		if strings.HasPrefix(foldNamespace(bound[i].uri), "purl.org/atom/ns") {
			return "atom"
		}
		break
	}
	if prefix == "" {
		return native
	}
	if v, ok := prefixes[prefix]; ok {
		return v
	}
	return foreign
}
