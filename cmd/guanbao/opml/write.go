package opml

import (
	"bufio"
	"encoding/xml"
	"io"
	"slices"
	"strings"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
)

// Write writes feeds as a document. The first tag of a feed becomes its
// folder, with a folder within another at each slash; further ones become
// categories. Built-in feeds are left out: no other reader has them. Reading
// the document gives the same names and tags, feed by feed.
func Write(w io.Writer, feeds []feed.Feed) error {
	out := bufio.NewWriter(w)
	out.WriteString(xml.Header)
	out.WriteString(`<opml version="2.0" xmlns:guanbao="` + space + `">` + "\n  <head>\n    <title>guanbao</title>\n  </head>\n  <body>\n")
	var top folder
	for _, f := range feeds {
		if !strings.HasPrefix(f.URL, urls.Builtin) {
			top.add(pathOf(f), f)
		}
	}
	top.write(out, "    ")
	out.WriteString("  </body>\n</opml>\n")
	return out.Flush()
}

// folder is an outline with others in it.
type folder struct {
	name    string
	folders []*folder
	at      map[string]*folder // those by name
	feeds   []feed.Feed
}

func (f *folder) add(path []string, fd feed.Feed) {
	if len(path) == 0 {
		f.feeds = append(f.feeds, fd)
		return
	}
	in := f.at[path[0]]
	if in == nil {
		in = &folder{name: path[0]}
		if f.folders = append(f.folders, in); f.at == nil {
			f.at = map[string]*folder{}
		}
		f.at[in.name] = in
	}
	in.add(path[1:], fd)
}

// pathOf is the way to the folder of a feed.
func pathOf(f feed.Feed) []string {
	if len(f.Tags) == 0 {
		return nil
	}
	path := strings.Split(f.Tags[0], "/")
	if len(path) > mostDepth || slices.ContainsFunc(path, func(p string) bool { return p == "" || name(p) != p }) {
		return f.Tags[:1] // a name with slashes of its own
	}
	return path
}

func (f *folder) write(out *bufio.Writer, indent string) {
	for _, fd := range f.feeds {
		out.WriteString(indent)
		outlineFor(out, fd)
	}
	for _, in := range f.folders {
		out.WriteString(indent + "<outline")
		attribute(out, "text", in.name)
		out.WriteString(">\n")
		in.write(out, indent+"  ")
		out.WriteString(indent + "</outline>\n")
	}
}

func outlineFor(out *bufio.Writer, f feed.Feed) {
	out.WriteString(`<outline type="rss"`)
	attribute(out, "text", f.DisplayTitle())
	if f.Name == "" {
		attribute(out, "guanbao:named", "false")
	}
	if f.Title != "" {
		attribute(out, "title", f.Title)
	}
	attribute(out, "xmlUrl", f.URL)
	if f.Site != "" {
		attribute(out, "htmlUrl", f.Site)
	}
	if len(f.Tags) > 1 {
		rest := f.Tags[1:]
		if slices.ContainsFunc(rest, func(t string) bool { return !slices.Equal(categories(t), []string{t}) }) {
			attribute(out, "guanbao:tags", strings.Join(rest, "\n"))
		} else {
			attribute(out, "category", strings.Join(rest, ","))
		}
	}
	if f.Hidden {
		attribute(out, "guanbao:hidden", "true")
	}
	out.WriteString("/>\n")
}

func attribute(out *bufio.Writer, name, value string) {
	out.WriteString(" " + name + `="`)
	xml.EscapeText(out, []byte(value))
	out.WriteString(`"`)
}
