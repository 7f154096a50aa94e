package parse

import (
	"net/url"
	"strconv"
	"strings"

	"guanbao/feed"
)

// Bounds on one document (manners.md 37 and 38).
const (
	maxDepth    = 256
	maxElements = 100_000 // outside of texts
	maxItems    = 5_000
)

// skeletonHead declares on the root of every skeleton the prefixes that the
// grammar writes, so that gofeed resolves them whatever the document declared.
const skeletonHead = ` xmlns:w="urn:w" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
	` xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"` +
	` xmlns:wfw="urn:wfw" xmlns:media="http://search.yahoo.com/mrss/"`

// element is an element that is open, as the document names it.
type element struct {
	name  string // with its prefix
	as    string // name in the skeleton, empty when it is not written
	to    place
	leaf  bool // it should have no children
	bound int  // declarations in force outside of it
	base  *url.URL
	lang  string
}

// mended is what is left of a document once it is mended.
type mended struct {
	skeleton []byte  // well-formed, without any text of the document
	fields   []field // the texts and attributes, by the number in their token
	format   string  // as feed.Document names it
	lang     string  // declared on the root
	channel  bool    // there was a channel, a feed element or an item
	cut      bool    // the document ended in the middle
	cutItem  bool    // … of its last item
	where    string  // where the document ended
}

// mender rewrites a damaged document in one pass. It never fails: what it
// cannot make sense of it passes over, with a warning.
type mender struct {
	mended
	src      string
	pos      int
	native   string // vocabulary of the format: "" for RSS, "atom"
	open     []element
	bound    []binding
	rooted   int // how many of bound stand at the root
	find     finder
	attrs    []attr
	elements int
	items    int
	w        *warnings
}

// mend mends the document whose root tag begins at src[at].
func mend(src string, at int, w *warnings) *mended {
	m := &mender{src: src, pos: at, w: w}
	m.skeleton = make([]byte, 0, 4096)
	m.root()
	for len(m.open) > 0 {
		i := strings.IndexByte(src[m.pos:], '<')
		if i < 0 {
			break
		}
		m.pos += i
		m.markup()
	}
	m.finish()
	return &m.mended
}

// markup handles the '<' at pos.
func (m *mender) markup() {
	rest := m.src[m.pos:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		m.skip("-->", 4)
	case strings.HasPrefix(rest, "<![CDATA["):
		m.skip("]]>", 9)
	case strings.HasPrefix(rest, "<!"):
		m.skip(">", 2)
	case strings.HasPrefix(rest, "<?"):
		m.skip("?>", 2)
	case !startsTag(rest):
		m.broken("stray <")
		m.pos++
	default:
		t := readTag(m.src, m.pos, m.attrs)
		m.attrs = t.attrs
		m.pos = t.end
		switch {
		case !t.whole && t.end >= len(m.src): // cut off inside a tag
		case t.closing:
			m.end(t.qualified())
		default:
			m.start(&t)
		}
	}
}

func (m *mender) skip(end string, least int) {
	if at := m.find.after(m.src, end, m.pos+least); at >= 0 {
		m.pos = at
		return
	}
	m.broken("no " + end)
	m.pos += min(least, len(m.src)-m.pos)
}

func (m *mender) start(t *tag) {
	if m.elements++; m.elements > maxElements {
		m.w.once(feed.WarnTruncated, "more than "+strconv.Itoa(maxElements)+" elements")
		m.pos = len(m.src)
		m.closeTo(0)
		return
	}
	own := declarations(t, nil)
	key := m.key(t, own)
	if key == "item" || key == "entry" {
		m.closeForItem(key)
	}
	m.closeLeaf(key)
	parent := m.open[len(m.open)-1]
	e := element{name: t.qualified(), to: nowhere, bound: len(m.bound), base: parent.base, lang: parent.lang}
	if b := xmlAttr(t, "base"); b != "" {
		e.base = resolve(parent.base, b)
	}
	if l := xmlAttr(t, "lang"); l != "" {
		e.lang = l
	}
	m.bound = append(m.bound, own...)
	r := grammar[parent.to][key]
	switch {
	case r.do == lift:
		m.lift(t, r, e)
		m.bound = m.bound[:e.bound]
		return
	case r.do == leaf:
		e.leaf = true
		m.write("<", r.as)
		m.attributes(t, e)
		m.write("/>")
		if n := t.get("count"); n != "" { // thr:count, which gofeed has no field for
			m.write("<w:replies>", m.token(field{text: n}), "</w:replies>")
		}
	case r.do == descend && m.admit(r.to):
		e.as, e.to = r.as, r.to
		m.descend(t, e)
	}
	if len(m.open) >= maxDepth {
		m.w.once(feed.WarnTruncated, "more than "+strconv.Itoa(maxDepth)+" levels")
		m.bound = m.bound[:e.bound]
		if e.as != "" {
			m.write("</", e.as, ">")
		}
		return
	}
	m.open = append(m.open, e)
	if t.empty {
		m.closeTo(len(m.open) - 1)
	}
}

// descend writes the start of a structure, and the identifier that RDF gives
// an item in an attribute.
func (m *mender) descend(t *tag, e element) {
	m.channel = m.channel || e.to == inChannel || e.to == inItem
	m.write("<", e.as, ">")
	if about := t.get("about"); about != "" && e.to == inItem {
		m.write("<w:about>", m.token(field{text: about, base: e.base}), "</w:about>")
	}
}

// admit counts items and refuses those above the bound.
func (m *mender) admit(to place) bool {
	if to != inItem && to != inEntry {
		return true
	}
	m.items++
	return m.items <= maxItems
}

// closeForItem ends what is open until an item can begin: an item inside an
// item means that the first one was never closed.
func (m *mender) closeForItem(key string) {
	for i := len(m.open) - 1; i >= 0; i-- {
		if grammar[m.open[i].to][key].do == 0 {
			continue
		}
		if i < len(m.open)-1 {
			m.broken("unclosed " + m.open[len(m.open)-1].name)
			m.closeTo(i + 1)
		}
		return
	}
}

// closeLeaf ends an element without children that was never closed, where a
// sibling of it begins.
func (m *mender) closeLeaf(key string) {
	last := len(m.open) - 1
	if last > 0 && m.open[last].leaf && grammar[m.open[last-1].to][key].do != 0 {
		m.broken("unclosed " + m.open[last].name)
		m.closeTo(last)
	}
}

func (m *mender) end(name string) {
	for i := len(m.open) - 1; i >= 0; i-- {
		if m.open[i].name != name {
			continue
		}
		if i < len(m.open)-1 {
			m.broken("unclosed " + m.open[len(m.open)-1].name)
		}
		m.closeTo(i)
		if i == 1 && m.open[0].name == "" { // the root we put around a bare channel
			m.closeTo(0)
		}
		return
	}
	m.broken("stray </" + name + ">")
}

// closeTo closes elements until n are open.
func (m *mender) closeTo(n int) {
	for len(m.open) > n {
		e := m.open[len(m.open)-1]
		if e.as != "" {
			m.write("</", e.as, ">")
		}
		m.bound = m.bound[:e.bound]
		m.open = m.open[:len(m.open)-1]
	}
}

func (m *mender) finish() {
	if m.items > maxItems {
		m.w.add(feed.WarnTruncated, strconv.Itoa(maxItems)+" of "+strconv.Itoa(m.items)+" items")
	}
	if len(m.open) == 0 {
		return
	}
	m.cut = true
	for _, e := range m.open {
		m.cutItem = m.cutItem || e.to == inItem || e.to == inEntry
	}
	m.where = m.line(len(m.src)) + " in " + m.open[len(m.open)-1].name
	m.w.add(feed.WarnCutOff, m.where)
	m.closeTo(0)
}

// key names an element as the grammar does.
func (m *mender) key(t *tag, own []binding) string {
	bound := m.bound
	if len(own) > 0 {
		bound = append(bound[:len(bound):len(bound)], own...)
	}
	switch v := vocabulary(t.prefix, bound, m.rooted, m.native); v {
	case m.native:
		return t.name
	case "":
		return "rss:" + t.name
	default:
		return v + ":" + t.name
	}
}

// broken warns of something ill-formed at pos.
func (m *mender) broken(what string) {
	if m.w.room(feed.WarnIllFormed) {
		m.w.add(feed.WarnIllFormed, what+", "+m.line(m.pos))
	}
}

func (m *mender) line(at int) string {
	return "line " + strconv.Itoa(1+strings.Count(m.src[:min(at, len(m.src))], "\n"))
}

func (m *mender) write(parts ...string) {
	for _, p := range parts {
		m.skeleton = append(m.skeleton, p...)
	}
}
