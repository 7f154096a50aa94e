package feed

import (
	"crypto/sha256"
	"encoding/base32"
	"net/url"
	"sort"
	"strings"
	"time"
	"unicode"
)

// Keys are the three ways in which an article can be known again. The store
// looks an incoming article up by ID first, then by Link and Title together:
// an article whose declared id changed while its link and title stayed is the
// same article and keeps its ID and its marks.
type Keys struct {
	ID    ID
	Link  string // CanonicalURL of the link, empty without one
	Title string // TitleKey of the title and, without a link, the day
}

// KeysOf gives the keys of an article that Identify has given an ID.
func KeysOf(a Article) Keys {
	k := Keys{ID: a.ID, Link: CanonicalURL(a.URL), Title: TitleKey(a.Title)}
	if k.Link == "" {
		k.Title += "|" + day(a.Published)
	}
	return k
}

// Identify gives every article of one document its ID, scoped by the feed,
// and merges those that are one and the same: the newer wins and stands where
// the first one stood.
//
// An article is known by the id that its publisher declared, else by its
// canonical link, else by its title and day. Publishers break this in two
// ways that must not lose a bulletin: one id for several links makes several
// articles, and so do several titles without an id under one link.
func Identify(feedURL string, articles []Article) []Article {
	titles := titlesByLink(articles)
	first := make(map[ID]int, len(articles))
	out := make([]Article, 0, len(articles))
	for _, a := range articles {
		link := CanonicalURL(a.URL)
		a.Feed = feedURL
		switch {
		case a.GUID != "":
			a.ID = newID(feedURL, "id", a.GUID, link)
		case link != "" && titles[link] <= 1:
			a.ID = newID(feedURL, "link", link)
		case link != "":
			a.ID = newID(feedURL, "link+title", link, TitleKey(a.Title))
		default:
			a.ID = newID(feedURL, "title", TitleKey(a.Title), day(a.Published), textIfUntitled(a))
		}
		if i, seen := first[a.ID]; seen {
			if stamp(a).After(stamp(out[i])) {
				out[i] = a
			}
			continue
		}
		first[a.ID] = len(out)
		out = append(out, a)
	}
	return out
}

// titlesByLink counts the different titles that articles without an id carry
// under one link.
func titlesByLink(articles []Article) map[string]int {
	type pair struct{ link, title string }
	seen := make(map[pair]bool)
	count := make(map[string]int)
	for _, a := range articles {
		link := CanonicalURL(a.URL)
		if a.GUID != "" || link == "" {
			continue
		}
		p := pair{link, TitleKey(a.Title)}
		if !seen[p] {
			seen[p] = true
			count[link]++
		}
	}
	return count
}

// stamp is the moment by which the newer of two states is told.
func stamp(a Article) time.Time {
	if a.Updated.After(a.Published) {
		return a.Updated
	}
	return a.Published
}

func textIfUntitled(a Article) string {
	if a.Title != "" {
		return ""
	}
	return a.Summary + a.Content
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

var idAlphabet = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

func newID(parts ...string) ID {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return ID(idAlphabet.EncodeToString(sum[:10]))
}

// TitleKey folds a title to what is compared: letters, digits and symbols in
// lower case, without spaces and punctuation.
func TitleKey(title string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsControl(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, title)
}

// tracking holds query parameters that say where a reader came from and not
// what is asked for; names ending in * match by prefix.
var tracking = []string{"utm_*", "spm", "fbclid", "gclid", "call_from", "share_token", "wt_mc", "mc_cid", "mc_eid"}

// CanonicalURL folds an address to what is compared when two links are held
// against each other: host in lower case without www. or m., no scheme, no
// default port, no fragment, no tracking parameters, parameters in order, no
// index page and no trailing slash. It is not an address to open. Anything but
// an absolute http or https address gives "".
func CanonicalURL(raw string) string {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	for _, prefix := range []string{"www.", "m.", "wap."} {
		if rest, ok := strings.CutPrefix(host, prefix); ok && strings.Contains(rest, ".") {
			host = rest
			break
		}
	}
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host += ":" + p
	}
	path := u.EscapedPath()
	if i := strings.LastIndexByte(path, '/'); i >= 0 && indexPage(path[i+1:]) {
		path = path[:i]
	}
	path = strings.TrimRight(path, "/")
	if q := canonicalQuery(u.RawQuery); q != "" {
		return host + path + "?" + q
	}
	return host + path
}

func indexPage(name string) bool {
	base, ext, ok := strings.Cut(strings.ToLower(name), ".")
	if !ok || (base != "index" && base != "default") {
		return false
	}
	switch ext {
	case "html", "htm", "shtml", "php", "asp", "aspx", "jsp":
		return true
	}
	return false
}

func canonicalQuery(raw string) string {
	if raw == "" {
		return ""
	}
	kept := strings.FieldsFunc(raw, func(r rune) bool { return r == '&' || r == ';' })
	n := 0
	for _, p := range kept {
		name, _, _ := strings.Cut(p, "=")
		if !isTracking(strings.ToLower(name)) {
			kept[n] = p
			n++
		}
	}
	kept = kept[:n]
	sort.Strings(kept)
	return strings.Join(kept, "&")
}

func isTracking(name string) bool {
	for _, t := range tracking {
		if prefix, ok := strings.CutSuffix(t, "*"); ok {
			if strings.HasPrefix(name, prefix) {
				return true
			}
		} else if name == t {
			return true
		}
	}
	return false
}
