package parse

import "strings"

// htmlTags are the elements of HTML that occur in the texts of feeds. Anything
// else between < and > is taken for text: <unknown>, <2>, <like these>.
var htmlTags = tagSet("a abbr acronym address article aside audio b base big blockquote body br button caption center cite " +
	"code col colgroup dd del details dfn div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 " +
	"header hr i iframe img input ins kbd label legend li link main map mark meta nav nobr noscript object ol option p " +
	"param pre q rb rp rt rtc ruby s samp script section select small source span strike strong style sub summary sup " +
	"table tbody td textarea tfoot th thead time title tr tt u ul var video wbr o:p")

func tagSet(names string) map[string]bool {
	m := make(map[string]bool)
	for n := range strings.FieldsSeq(names) {
		m[n] = true
	}
	return m
}

// hasTags reports whether s holds a tag of HTML.
func hasTags(s string) bool {
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			return false
		}
		s = s[i+1:]
		if tagName(s) != "" {
			return true
		}
	}
}

// tagName gives the name of the HTML tag whose text after the '<' is s, "" when
// it is none.
func tagName(s string) string {
	if strings.HasPrefix(s, "!--") {
		return "!--"
	}
	s = strings.TrimPrefix(s, "/")
	n := 0
	for n < len(s) && n < 12 && !endsName(s[n]) {
		n++
	}
	if n == len(s) || n == 0 {
		return ""
	}
	if name := strings.ToLower(s[:n]); htmlTags[name] {
		return name
	}
	return ""
}

// hasEscapedTags reports whether s is HTML that was escaped once too often: it
// holds no tag, but would hold an end tag or a line break if it were unescaped.
func hasEscapedTags(s string) bool {
	for {
		i := strings.Index(s, "&lt;")
		if i < 0 {
			return false
		}
		s = s[i+len("&lt;"):]
		name := strings.TrimPrefix(s, "/")
		n := 0
		for n < len(name) && name[n]|0x20 >= 'a' && name[n]|0x20 <= 'z' || n > 0 && n < len(name) && name[n] >= '1' && name[n] <= '6' {
			n++
		}
		if (len(name) < len(s) || strings.EqualFold(name[:n], "br")) && htmlTags[strings.ToLower(name[:n])] {
			return true
		}
	}
}
