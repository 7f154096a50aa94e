package feed

import (
	"net/url"
	"slices"
	"strings"
)

// aside holds query parameters that say where a reader came from, name a
// session or defeat a cache, and do not say what is asked for; names ending
// in * match by prefix.
var aside = []string{
	"utm_*", "spm", "fbclid", "gclid", "call_from", "share_token", "wt_mc", "mc_cid", "mc_eid",
	"jsessionid", "phpsessid", "aspsessionid*", "cfid", "cftoken",
	"_", "rnd", "rand", "random", "nocache",
}

// CanonicalURL folds an address to what is compared when two links are held
// against each other: host in lower case without www. or m., no scheme, no
// default port, no tracking or session parameters, parameters in the order of
// their names, percent-encoding in one spelling (RFC 3986 section 6.2.2), no
// index page, no trailing slash, and no fragment unless it is a route of its
// own (#/… or #!…). It is not an address to open. Anything but an absolute
// http or https address gives "".
func CanonicalURL(raw string) string {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Hostname() == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	key := canonicalHost(u) + canonicalPath(u)
	if q := canonicalQuery(u.RawQuery); q != "" {
		key += "?" + q
	}
	if strings.HasPrefix(u.Fragment, "/") || strings.HasPrefix(u.Fragment, "!") {
		key += "#" + oneSpelling(u.EscapedFragment())
	}
	return key
}

// canonicalHost is the host without the names that a site has for its own
// front and for small screens, and without a default port.
func canonicalHost(u *url.URL) string {
	host := strings.TrimRight(strings.ToLower(u.Hostname()), ".")
	for stripped := true; stripped; {
		stripped = false
		for _, prefix := range []string{"www.", "m.", "wap."} {
			if rest, ok := strings.CutPrefix(host, prefix); ok && strings.Contains(rest, ".") {
				host, stripped = rest, true
			}
		}
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host += ":" + p
	}
	return host
}

// canonicalPath is the path without session, index page and trailing slash.
func canonicalPath(u *url.URL) string {
	path := withoutSession(oneSpelling(u.EscapedPath()))
	for {
		path = strings.TrimRight(path, "/")
		i := strings.LastIndexByte(path, '/')
		if i < 0 || !indexPage(path[i+1:]) {
			return path
		}
		path = path[:i]
	}
}

// withoutSession drops the session that Java servers write into a path, up to
// the end of its segment.
func withoutSession(path string) string {
	if !strings.Contains(path, ";") {
		return path
	}
	segments := strings.Split(path, "/")
	for i, s := range segments {
		if at := strings.Index(strings.ToLower(s), ";jsessionid="); at >= 0 {
			segments[i] = s[:at]
		}
	}
	return strings.Join(segments, "/")
}

// indexPage reports whether a file name is what a server sends for its folder.
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

// canonicalQuery sorts parameters by name. Those of one name keep their
// order, which may mean something.
func canonicalQuery(raw string) string {
	params := strings.FieldsFunc(raw, func(r rune) bool { return r == '&' || r == ';' })
	for i, p := range params {
		params[i] = oneSpelling(p)
	}
	params = slices.DeleteFunc(params, func(p string) bool { return setAside(paramName(p)) })
	slices.SortStableFunc(params, func(a, b string) int { return strings.Compare(paramName(a), paramName(b)) })
	return strings.Join(params, "&")
}

func paramName(param string) string {
	name, _, _ := strings.Cut(param, "=")
	return name
}

func setAside(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(aside, func(a string) bool {
		prefix, cut := strings.CutSuffix(a, "*")
		return name == a || cut && strings.HasPrefix(name, prefix)
	})
}

// oneSpelling writes percent-encoding in one way: letters, digits and -._~ as
// themselves, all else in upper-case hex. What is not encoded stays as it is,
// but for spaces and bytes outside ASCII, which are encoded.
func oneSpelling(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == '%' || !visible(r) }) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		encoded := c == '%' && i+2 < len(s) && ishex(s[i+1]) && ishex(s[i+2])
		if encoded {
			c = unhex(s[i+1])<<4 | unhex(s[i+2])
			i += 2
		}
		if visible(rune(c)) && (!encoded || unreserved(c)) {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(upperHex[c>>4])
		b.WriteByte(upperHex[c&15])
	}
	return b.String()
}

const upperHex = "0123456789ABCDEF"

// visible reports whether a character of ASCII can be seen.
func visible(r rune) bool { return r > ' ' && r < 0x7F }

// unreserved reports whether a byte stands for itself everywhere in an address
// (RFC 3986 section 2.3).
func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

func ishex(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }

func unhex(c byte) byte {
	if c >= 'a' {
		c -= 'a' - 'A'
	}
	return byte(strings.IndexByte(upperHex, c))
}
