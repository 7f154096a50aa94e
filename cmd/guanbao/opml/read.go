package opml

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

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
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is UTF-8 by now
	rd := reader{decoder: d, at: map[string]int{}}
	if err := rd.document(); err != nil {
		if !rd.opml {
			return List{}, ErrNotOPML
		}
		rd.list.Broken = true
	}
	return rd.list, nil
}

// reader goes through a document once.
type reader struct {
	decoder *xml.Decoder
	opml    bool // its root was seen
	list    List
	at      map[string]int // index in list.Feeds by address
	folders []string       // names of the folders around, "" for an outline that names none
	muted   int            // outlines in one another that are commented out
	below   int            // outlines deeper than mostDepth
}

// document reads all outlines. The error is nil at the end of a whole one.
func (r *reader) document() error {
	for {
		token, err := r.decoder.Token()
		if errors.Is(err, io.EOF) {
			if !r.opml || len(r.folders)+r.below > 0 {
				return io.ErrUnexpectedEOF
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if !r.opml {
				if !strings.EqualFold(t.Name.Local, "opml") {
					return ErrNotOPML
				}
				r.opml = true
			}
			if strings.EqualFold(t.Name.Local, "outline") {
				r.enter(t)
			}
		case xml.EndElement:
			if strings.EqualFold(t.Name.Local, "outline") {
				r.leave()
			}
		}
	}
}

func (r *reader) enter(t xml.StartElement) {
	o := outlineOf(t.Attr)
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
		line, _ := r.decoder.InputPos()
		r.list.Refused = append(r.list.Refused, Refusal{line, why, cut(safe.Line(urls.Mask(o.address)))})
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

func outlineOf(attributes []xml.Attr) (o outline) {
	var own string
	published := false
	for _, a := range attributes {
		switch value := strings.TrimSpace(a.Value); strings.ToLower(a.Name.Local) {
		case "xmlurl":
			o.address = value
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
		case "tags":
			own = a.Value
		case "hidden":
			o.hidden = a.Name.Space == space && value == "true"
		case "named":
			published = a.Name.Space == space && value == "false"
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
