package opml

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/feed/charset"
	"guanbao/feed/safe"
)

// Read reads a document. Folders become tags, one in another with a slash
// between their names. What can be read of a broken document is given, and
// told in List.Broken. The error is ErrNotOPML, ErrTooLarge or that of r.
func Read(r io.Reader) (List, error) {
	body, err := io.ReadAll(io.LimitReader(r, MostBytes+1))
	if err != nil {
		return List{}, err
	}
	if len(body) > MostBytes {
		return List{}, ErrTooLarge
	}
	text, _ := charset.Decode(body, charset.Declared(body), func(feed.WarningKind, string) {})
	rd := reader{line: 1, at: map[string]int{}}
	if err := rd.document(html.NewTokenizer(strings.NewReader(text))); err != nil {
		return List{}, err
	}
	return rd.list, nil
}

// reader goes through a document once. It takes the tags as they come, as one
// reads HTML: a name with a bare < or a control character, or an attribute
// without quotes, is no reason to lose what follows.
type reader struct {
	line    int    // of the tag at hand, from 1
	opml    bool   // its root was seen
	whole   bool   // the end of its root as well
	prefix  string // of our own attributes, with a colon; "" where there are none
	list    List
	at      map[string]int // index in list.Feeds by address
	folders []string       // names of the folders around, "" for an outline that names none
	muted   int            // outlines in one another that are commented out
	below   int            // outlines deeper than mostDepth
}

// document reads all outlines. The error is ErrNotOPML or nil.
func (r *reader) document(z *html.Tokenizer) error {
	z.AllowCDATA(true) // for it is no HTML
	for {
		kind := z.Next()
		z.NextIsNotRawText() // nor is a title
		next := r.line + bytes.Count(z.Raw(), []byte("\n"))
		switch kind {
		case html.ErrorToken:
			r.list.Broken = !r.whole
			return r.known()
		case html.StartTagToken, html.SelfClosingTagToken:
			if err := r.start(z.Token(), kind == html.SelfClosingTagToken); err != nil {
				return err
			}
		case html.EndTagToken:
			r.end(local(z.Token().Data))
		}
		r.line = next
	}
}

// known is the error of a document that is none.
func (r *reader) known() error {
	if r.opml {
		return nil
	}
	return ErrNotOPML
}

func (r *reader) start(t html.Token, closed bool) error {
	name := local(t.Data)
	if !r.opml && name != "opml" {
		return ErrNotOPML
	}
	r.opml = true
	for _, a := range t.Attr {
		if bound, ok := strings.CutPrefix(a.Key, "xmlns:"); ok && a.Val == space {
			r.prefix = bound + ":"
		}
	}
	if name == "outline" {
		r.enter(t.Attr)
		if closed {
			r.leave()
		}
	}
	return nil
}

func (r *reader) end(name string) {
	switch name {
	case "outline":
		r.leave()
	case "opml":
		r.whole = len(r.folders)+r.below+r.muted == 0
	}
}

// local is the name of a tag or an attribute without its prefix.
func local(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

func (r *reader) enter(attributes []html.Attribute) {
	o := r.outline(attributes)
	if r.muted > 0 || o.comment { // with all that is below it
		r.muted++
		return
	}
	folder := ""
	if o.address != "" {
		r.take(o)
	} else {
		folder = o.text
	}
	if len(r.folders) == mostDepth {
		r.below++
		return
	}
	r.folders = append(r.folders, folder)
}

func (r *reader) leave() {
	if r.muted > 0 {
		r.muted--
	} else if r.below > 0 {
		r.below--
	} else if n := len(r.folders); n > 0 {
		r.folders = r.folders[:n-1]
	}
}

// take takes over the feed of an outline, or tells why not.
func (r *reader) take(o outline) {
	if why, ok := urls.Check(o.address); !ok {
		r.list.Refused = append(r.list.Refused, Refusal{r.line, why, cut(safe.Line(urls.Mask(o.address)))})
		return
	}
	tags := o.tags
	if path := r.path(); path != "" {
		tags = append([]string{path}, tags...)
	}
	i, known := r.at[o.address]
	if !known {
		i = len(r.list.Feeds)
		r.at[o.address] = i
		r.list.Feeds = append(r.list.Feeds, feed.Feed{URL: o.address, Name: o.text, Title: o.title, Site: o.site, Hidden: o.hidden})
	}
	f := &r.list.Feeds[i]
	for _, t := range tags {
		if !slices.Contains(f.Tags, t) {
			f.Tags = append(f.Tags, t)
		}
	}
}

// path is the tag that the folders around make.
func (r *reader) path() string {
	return strings.Join(slices.DeleteFunc(slices.Clone(r.folders), func(f string) bool { return f == "" }), "/")
}

// outline is what the attributes of an outline say.
type outline struct {
	address string
	text    string // the name that the reader gave
	title   string // that of the publisher
	site    string // "" for none
	tags    []string
	hidden  bool
	comment bool // it is commented out
}

func (r *reader) outline(attributes []html.Attribute) (o outline) {
	var own string
	published := false
	for _, a := range attributes {
		switch value := strings.TrimSpace(a.Val); a.Key { // in lower case
		case "xmlurl":
			o.address = plain(value)
		case "text":
			o.text = name(value)
		case "title":
			o.title = name(value)
		case "htmlurl":
			if why, ok := urls.Check(value); ok && why == "" && !strings.HasPrefix(value, urls.Builtin) {
				o.site = value
			}
		case "iscomment":
			o.comment = strings.EqualFold(value, "true")
		case "category":
			o.tags = append(o.tags, categories(value)...)
		case r.ours("tags"):
			own = a.Val
		case r.ours("hidden"):
			o.hidden = value == "true"
		case r.ours("named"):
			published = value == "false"
		}
	}
	if o.text == "" {
		o.text = o.title
	}
	if published {
		o.text = ""
	}
	for t := range strings.SplitSeq(own, "\n") {
		if t = name(t); t != "" {
			o.tags = append(o.tags, t)
		}
	}
	return o
}

// plain is the address of a feed in the place of what some readers write for
// one: feed://a.example/ and feed:https://a.example/.
func plain(address string) string {
	if rest, ok := strings.CutPrefix(address, "feed://"); ok {
		return "https://" + rest
	}
	if rest, ok := strings.CutPrefix(address, "feed:"); ok {
		return rest
	}
	return address
}

// ours names an attribute of our own, "" where the document has none.
func (r *reader) ours(name string) string {
	if r.prefix == "" {
		return ""
	}
	return r.prefix + name
}

// categories are the tags of a category attribute: paths with commas between
// them, each of which may begin with a slash.
func categories(value string) (tags []string) {
	for c := range strings.SplitSeq(value, ",") {
		if t := name(strings.TrimPrefix(strings.TrimSpace(c), "/")); t != "" {
			tags = append(tags, t)
		}
	}
	return tags
}

// name makes a name one short line of harmless text.
func name(s string) string { return cut(safe.Line(s)) }

func cut(s string) string {
	n := 0
	for i := range s {
		if n++; n > mostRunes {
			return s[:i]
		}
	}
	return s
}
