package feed

import (
	"slices"
	"strconv"
	"strings"
)

// pageParams are the parameters that number the pages of an article, in lower
// case.
var pageParams = []string{"page", "p", "pn", "pg", "paged", "pageno", "page_no", "pagenum", "pageindex", "curpage", "currentpage", "cur_page"}

// pageSigns stand in a path between what names an article and the number of its
// page.
var pageSigns = []string{"/page/", "/page-", "/page_", "_page_", "-page-", "_page", "-page", "/p", "_p", "-p", "_", "-", "/"}

// numbering is one way to see in an address a page of an article: what names
// the article, how the number is written, and the number. The first page often
// bears none, which is 0 and no form.
type numbering struct {
	article, form string
	n             int
}

// numberings are the ways to see a page in an address, the one without a number
// first. None for what is no address.
func numberings(address string) []numbering {
	key := CanonicalURL(address)
	if key == "" {
		return nil
	}
	where, query, _ := strings.Cut(key, "?")
	where = withoutEnding(where)
	all := []numbering{{article: where + "?" + query}}
	for _, sign := range pageSigns {
		at := strings.LastIndex(where, sign)
		if at <= 0 {
			continue
		}
		if n, ok := pageNumber(where[at+len(sign):]); ok {
			all = append(all, numbering{withoutEnding(where[:at]) + "?" + query, sign, n})
		}
	}
	params := strings.Split(query, "&")
	for i, p := range params {
		name, value, _ := strings.Cut(p, "=")
		if n, ok := pageNumber(value); ok && slices.Contains(pageParams, strings.ToLower(name)) {
			rest := strings.Join(slices.Concat(params[:i], params[i+1:]), "&")
			all = append(all, numbering{where + "?" + rest, name + "=", n})
		}
	}
	return all
}

// withoutEnding takes from a host and its path the ending of a file and the name
// that stands for a folder.
func withoutEnding(where string) string {
	slash := strings.LastIndexByte(where, '/')
	if dot := strings.LastIndexByte(where, '.'); slash > 0 && dot > slash {
		where = where[:dot]
	}
	for _, name := range []string{"/index", "/default"} {
		where = strings.TrimSuffix(where, name)
	}
	return strings.TrimRight(where, "/")
}

// mostParts bounds the pages of one article. A greater number is that of an
// article, or a day.
const mostParts = 10

// pageNumber reads a number that a page may have.
func pageNumber(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && len(s) <= 2 && n <= mostParts+1 && s[0] != '-' && s[0] != '+'
}

// follows reports whether a page may be the one behind another. Behind one
// without a number stands 2, or 1 where counting begins at 0.
func (n numbering) follows(before numbering) bool {
	switch {
	case n.form == "" || n.article != before.article:
		return false
	case before.form == "":
		return n.n == 1 || n.n == 2
	}
	return n.form == before.form && n.n == before.n+1
}

// Continues reports whether an address may be that of the page on which the
// article at another one goes on: 12_2.html behind 12.html, ?id=12&page=3 behind
// ?id=12&page=2. The address of another article, 13.html, is none.
func Continues(from, next string) bool {
	for _, before := range numberings(from) {
		if slices.ContainsFunc(numberings(next), func(n numbering) bool { return n.follows(before) }) {
			return true
		}
	}
	return false
}

// pageTrail follows an article over its pages by their addresses.
type pageTrail struct {
	host string
	last []numbering     // the ways to see the page that was got last
	seen map[string]bool // canonical addresses
}

// trailOf begins at the first page of an article. A number that it bears counts
// only where it is the first, for content_17.html is no page 17, and where it is
// not all of a name: behind /news/1 stands another article at /news/2.
func trailOf(first string) *pageTrail {
	t := &pageTrail{seen: map[string]bool{CanonicalURL(first): true}}
	t.host, _ = hostName(first)
	for _, n := range numberings(first) {
		if n.n <= 1 && n.form != "/" {
			t.last = append(t.last, n)
		}
	}
	return t
}

// step goes on to the next page, if that is one of the article and was not got
// before. One that a rule of the site names need only be of the same host.
func (t *pageTrail) step(next string, ruled bool) bool {
	key := CanonicalURL(next)
	host, _ := hostName(next)
	if key == "" || t.seen[key] || host != t.host {
		return false
	}
	var now []numbering
	for _, n := range numberings(next) {
		if slices.ContainsFunc(t.last, n.follows) {
			now = append(now, n)
		}
	}
	if len(now) == 0 && !ruled {
		return false
	}
	t.last, t.seen[key] = now, true
	return true
}

// landed reports whether what was asked for came from the host of the article.
func (t *pageTrail) landed(address string) bool {
	host, _ := hostName(address)
	return address == "" || host == t.host
}
