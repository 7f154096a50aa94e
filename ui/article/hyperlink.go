package article

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"guanbao/feed/html"
)

// maxHyperlink is the longest address that terminals take in a hyperlink, in
// bytes.
const maxHyperlink = 2083

// closing ends a hyperlink.
const closing = "\x1b]8;;\x1b\\"

// hyperlink is the sequence that begins a hyperlink (OSC 8) to link n, "" where
// none may be made: for a place in the text, and for an address that is not
// http, https or mailto in printable ASCII. The pieces of one link bear one id,
// so that a terminal shows them as one.
func hyperlink(n int, address string) string {
	scheme, _, _ := strings.Cut(address, ":")
	if !slices.Contains([]string{"http", "https", "mailto"}, scheme) || len(address) > maxHyperlink {
		return ""
	}
	for i := range len(address) {
		if address[i] < '!' || address[i] > '~' {
			return ""
		}
	}
	return "\x1b]8;id=guanbao" + strconv.Itoa(n) + ";" + address + "\x1b\\"
}

// hyperlinks are the sequences of the links in the pane by number less one, nil
// where the terminal is given none.
func (m Model) hyperlinks() []string {
	if !m.opt.Hyperlinks {
		return nil
	}
	links := m.page.Links()
	out := make([]string, len(links))
	for i, l := range links {
		out[i] = hyperlink(i+1, l.URL)
	}
	return out
}

// written matches a text that looks like an address: with a scheme, or a host
// by itself whose last name is that of a country or a common one.
var written = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:(https?)://)?((?:[\pL\pN_-]+\.)+(\pL{2,}))(?::\d+)?(?:[/?#].*)?$`)
})

var commonDomains = []string{"com", "org", "net", "gov", "edu", "int", "mil", "info", "asia", "example", "中国", "中國", "公司", "政务", "香港", "台灣", "한국"}

// disguised gives the host that a link leads to where its text looks like an
// address of another one, else "".
func disguised(text, address string) string {
	m := written().FindStringSubmatch(strings.TrimSpace(text))
	if m == nil || m[1] == "" && len(m[3]) != 2 && !slices.Contains(commonDomains, strings.ToLower(m[3])) {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || bareHost(u.Hostname()) == bareHost(m[2]) {
		return ""
	}
	return u.Host
}

func bareHost(s string) string { return strings.TrimPrefix(strings.ToLower(s), "www.") }

// leadsTo is what stands behind the number of a link whose text names another
// host than the link leads to. Run is the spans of the link.
func (s *setter) leadsTo(run []html.Span) string {
	n := run[0].Link
	if n > len(s.body) || inside(s.body[n-1]) {
		return ""
	}
	if host := disguised(joined(run), s.body[n-1].URL); host != "" {
		return "(" + s.look.Text.Display(host) + ")"
	}
	return ""
}
