package parse

import (
	"bytes"
	"strings"

	"guanbao/feed"
)

// magics are the first bytes of what servers send in place of a feed.
var magics = []struct{ prefix, name string }{
	{"%PDF-", "pdf"}, {"\x89PNG\r\n", "image/png"}, {"GIF8", "image/gif"}, {"\xFF\xD8\xFF", "image/jpeg"},
	{"PK\x03\x04", "zip"}, {"PK\x05\x06", "zip"}, {"\x1F\x8B", "gzip"}, {"BZh", "bzip2"}, {"\xFD7zXZ\x00", "xz"},
	{"7z\xBC\xAF\x27\x1C", "7z"}, {"Rar!\x1A\x07", "rar"}, {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "office document"},
	{"RIFF", "riff"}, {"OggS", "ogg"}, {"ID3", "audio/mpeg"}, {"\x7FELF", "program"}, {"MZ\x90\x00", "program"},
	{"\x00\x00\x00\x18ftyp", "video/mp4"}, {"\x00\x00\x00\x20ftyp", "video/mp4"}, {"{\\rtf", "rtf"},
}

// binary names what the bytes are when they are no text at all, else "".
func binary(b []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(b, []byte(m.prefix)) {
			return m.name
		}
	}
	return ""
}

// notText reports whether decoded text still looks like anything but text.
func notText(s string) bool {
	head := s[:min(len(s), 1024)]
	odd := strings.Count(head, "\x00") + strings.Count(head, "\uFFFD")
	return odd*10 > len(head)
}

// junkReach is how many bytes may stand before the root of a feed.
const junkReach = 64 << 10

// root is the first element of a document that tells what it is.
type root struct {
	name     string // local name in lower case, "" without any element
	at       int    // offset of its '<'
	junk     bool   // something stands before it that must not
	entities bool   // its DOCTYPE declares entities
	html     bool   // it is a web page
}

// findRoot finds the root of an XML document. Warnings that a script printed
// before it are passed over; a page that merely mentions a feed's tags is a
// page.
func findRoot(src string) root {
	var (
		r        root
		find     finder
		declared bool
		pos      int
	)
	for pos < len(src) {
		i := strings.IndexByte(src[pos:], '<')
		if i < 0 {
			break
		}
		if strings.TrimSpace(src[pos:pos+i]) != "" {
			r.junk = true
		}
		pos += i
		rest := src[pos:]
		switch {
		case strings.HasPrefix(rest, "<?"):
			declared = declared || strings.HasPrefix(rest, "<?xml")
			pos = past(find.after(src, "?>", pos+2), pos+2)
		case strings.HasPrefix(rest, "<!--"):
			pos = past(find.after(src, "-->", pos+4), pos+4)
		case strings.HasPrefix(rest, "<!"):
			n, name, entities := doctype(rest)
			r.entities = r.entities || entities
			if name == "html" && r.name == "" {
				r.html, r.name, r.at = true, "html", pos
				return r
			}
			pos += n
		case !startsTag(rest):
			pos++
		default:
			t := readTag(src, pos, nil)
			if r.settle(&t, pos, declared) || pos > junkReach {
				return r
			}
			pos = max(t.end, pos+1)
		}
	}
	return r
}

// settle looks at one tag and reports whether it decides what the document is.
func (r *root) settle(t *tag, at int, declared bool) bool {
	switch t.name {
	case "rss", "rdf", "feed", "channel":
		if t.closing || (r.name != "" && !declared && t.get("version") == "" && !declares(t)) {
			return false
		}
		r.junk = r.junk || r.name != ""
		r.name, r.at, r.html = t.name, at, false
		return true
	case "html", "head", "body":
		r.name, r.at, r.html = "html", at, true
		return true
	}
	if r.name == "" {
		r.name, r.at, r.html = t.name, at, htmlTags[t.name]
	}
	return !htmlTags[t.name]
}

func declares(t *tag) bool { return len(declarations(t, nil)) > 0 }

func past(at, otherwise int) int {
	if at < 0 {
		return otherwise
	}
	return at
}

// doctype measures the declaration that s begins with: its length, the name of
// the root that a DOCTYPE announces, and whether it declares entities.
func doctype(s string) (n int, name string, entities bool) {
	words := strings.Fields(s[:min(len(s), 200)])
	if len(words) > 1 && strings.EqualFold(words[0], "<!doctype") {
		name, _, _ = strings.Cut(strings.ToLower(words[1]), ">")
		name, _, _ = strings.Cut(name, "[")
	}
	end, subset := strings.IndexByte(s, '>'), strings.IndexByte(s, '[')
	if end < 0 {
		return len(s), name, false
	}
	if subset < 0 || subset > end || name == "" {
		return end + 1, name, false
	}
	end = subsetEnd(s, subset+1)
	return end, name, strings.Contains(s[subset:end], "<!ENTITY")
}

// subsetEnd gives the offset after the "]>" that ends an internal subset.
// Quoted values may hold one, and so quotes count, unless they do not close.
func subsetEnd(s string, from int) int {
	for i := from; i < len(s); i++ {
		switch c := s[i]; c {
		case '"', '\'':
			n := strings.IndexByte(s[i+1:], c)
			if n < 0 {
				return plainSubsetEnd(s, from)
			}
			i += n + 1
		case ']':
			if j := skipSpace(s, i+1); j < len(s) && s[j] == '>' {
				return j + 1
			}
		}
	}
	return plainSubsetEnd(s, from)
}

func plainSubsetEnd(s string, from int) int {
	if n := strings.Index(s[from:], "]>"); n >= 0 {
		return from + n + 2
	}
	return from
}

// problemOf tells why a document without a feed's root cannot be read.
func problemOf(r root, src string) *feed.Problem {
	switch {
	case r.html:
		return &feed.Problem{Kind: feed.ProblemHTML}
	case r.name != "":
		return notFeed("xml: " + r.name)
	case notText(src):
		return notFeed("binary")
	}
	return notFeed("text")
}
