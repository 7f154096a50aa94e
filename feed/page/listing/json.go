package listing

import (
	"encoding/json"
	"fmt"
	"strings"

	nethtml "golang.org/x/net/html"

	"guanbao/feed"
	"guanbao/feed/language"
	"guanbao/feed/lists"
	"guanbao/feed/safe"
)

// jsonCall is JSON that is handed to a function of the page.
var jsonCall = later(`^(?:/\*[^*]*\*/\s*)?[A-Za-z_$][\w$.]{0,100}\s*\(\s*([\[{])`)

// jsonText gives the JSON of a document, false where it is something else.
func jsonText(src string) (string, bool) {
	src = strings.TrimLeft(src, "\ufeff \t\r\n")
	if strings.HasPrefix(src, "{") || strings.HasPrefix(src, "[") {
		return src, true
	}
	if at := jsonCall().FindStringSubmatchIndex(src); at != nil {
		return src[at[2]:], true
	}
	return "", false
}

// readJSON reads a list in JSON, or the HTML that stands in it.
func (r *reader) readJSON(src string) error {
	dec := json.NewDecoder(strings.NewReader(src)) // which leaves what follows the value
	dec.UseNumber()
	var root any
	if err := dec.Decode(&root); err != nil {
		return &feed.Problem{Kind: feed.ProblemBroken, Detail: safe.Line(err.Error()), Err: err}
	}
	r.doc.Format = "JSON"
	if r.rule.Items == nil {
		r.guessItems(root)
	}
	switch list := r.found.Items.find(root).(type) {
	case []any:
		r.found.Kind = KindJSON
		return r.readList(root, list)
	case string:
		r.doc.Format = "HTML in JSON"
		tree, err := nethtml.Parse(strings.NewReader(list))
		if err != nil {
			return r.none("nested too deep")
		}
		return r.readTree(tree)
	}
	if r.rule.Items == nil {
		return r.none("")
	}
	return r.none(fmt.Sprintf("items = %q", strings.Join(r.rule.Items, " | ")))
}

// readList reads the items of a list.
func (r *reader) readList(root any, list []any) error {
	if len(list) > maxItems {
		list = list[:maxItems]
		r.warn(feed.WarnTruncated, "items")
	}
	f := r.guessFields(list)
	var titles strings.Builder
	for _, v := range list[:min(len(list), 20)] {
		titles.WriteString(line(f.Title.find(v)) + " ")
	}
	r.doc.Feed.Lang = language.Of(titles.String())
	r.settleHome()
	var items []item
	for _, v := range list {
		it := item{title: lists.Title(line(f.Title.find(v)), 0), summary: clip(line(f.Summary.find(v)), maxSummary)}
		it.url, _ = safe.URL(f.Link.address(v), r.base)
		if it.title == "" {
			continue
		}
		when := line(f.Date.find(v))
		if when != "" && !r.dayOf(&it, when) {
			r.warn(feed.WarnBadDate, when)
		}
		if when == "" {
			r.addressDay(&it, nil)
		}
		items = append(items, it)
	}
	if len(items) == 0 {
		return r.none(fmt.Sprintf("title = %q", strings.Join(f.Title, " | ")))
	}
	r.missedFields(list)
	r.found.Fields = f
	r.nextOfJSON(root)
	r.take(items)
	return nil
}

// missedFields warns of paths that find nothing in any item.
func (r *reader) missedFields(list []any) {
	for _, key := range []string{"title", "link", "date", "summary"} {
		r.rule.Kind = KindJSON
		p := *r.rule.path(key)
		found := len(p) == 0
		for _, v := range list {
			if found = found || p.address(v) != ""; found {
				break
			}
		}
		if !found {
			r.warn(feed.WarnMissed, key)
		}
	}
}

// nextOfJSON sets the address of the next page.
func (r *reader) nextOfJSON(root any) {
	next := r.rule.after(r.raw.URL)
	if p := r.rule.Fields.Next; len(p) > 0 {
		next, _ = safe.URL(p.address(root), r.base)
	}
	if feed.CanonicalURL(next) != feed.CanonicalURL(r.raw.URL) {
		r.doc.Next = next
	}
}
