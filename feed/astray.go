package feed

import (
	"net/netip"
	"net/url"
	"strings"
	"unicode"
)

// beginning is how many letters of a title must stand in a text that is the
// bulletin's.
const beginning = 8

// astray reports whether a request for a bulletin ended on another site, at a page
// that tells nothing of it: a network in which one has to log in answers so for
// all publishers, and some of them do for what they have taken away.
func astray(asked, answered, title string, p Page) bool {
	from, to := siteName(asked), siteName(answered)
	start := []rune(lettersOf(title))
	if from == "" || to == "" || from == to || len(start) == 0 {
		return false
	}
	start = start[:min(len(start), beginning)]
	return !strings.Contains(lettersOf(p.Article.Title+p.Article.Content), string(start))
}

// siteName is what the hosts of one publisher share: the last two names of a
// host, or its number. It is "" for what is no address of a network.
func siteName(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if _, err := netip.ParseAddr(host); err == nil {
		return host
	}
	names := strings.Split(host, ".")
	return strings.Join(names[max(len(names)-2, 0):], ".")
}

// lettersOf are the letters and digits of a text in lower case, without what
// stands in the tags of HTML.
func lettersOf(s string) string {
	tag := false
	return strings.Map(func(r rune) rune {
		switch {
		case r == '<' || r == '>':
			tag = r == '<'
		case !tag && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
