package html

import (
	"fmt"
	"strings"

	"guanbao/feed"
	"guanbao/feed/safe"
)

// maxName bounds the name of an anchor, in bytes.
const maxName = 256

// references are the links and anchors of a document while it is built. What
// a link leads to within the document is known only at its end, and so are
// the numbers, for text that is dropped must not take one.
type references struct {
	targets []target
	known   map[string]int    // 1 + index in targets, by address
	waiting []string          // names for the next block
	names   map[string]string // every name that was seen, and the anchor it stands for
}

// target is what a link leads to: an address, or "#" and a name.
type target struct {
	address string
	title   string // the longest title attribute
}

// startLink handles a. One that leads nowhere ends the link that is open.
func (b *builder) startLink(a *attributes) {
	b.look.link = 0
	if !a.linked {
		return
	}
	address, ok := b.resolve(a.href)
	if !ok {
		return
	}
	refs := &b.refs
	n := refs.known[address]
	if n == 0 {
		refs.targets = append(refs.targets, target{address: address})
		n = len(refs.targets)
		if refs.known == nil {
			refs.known = map[string]int{}
		}
		refs.known[address] = n
	}
	if t := &refs.targets[n-1]; a.title != "" {
		t.title = longer(t.title, safe.Title(a.title))
	}
	b.look.link = n
}

// resolve returns the address of a link, with nothing but "#" and a name
// where it leads into the document itself.
func (b *builder) resolve(href string) (string, bool) {
	if name, found := strings.CutPrefix(strings.TrimFunc(href, blank), "#"); found {
		name = anchorName(name)
		return "#" + name, name != ""
	}
	address, err := safe.URL(href, b.base)
	if err != nil {
		return "", false
	}
	if page, name, found := strings.Cut(address, "#"); found && b.base != nil && name != "" {
		here := *b.base
		here.Fragment, here.RawFragment = "", ""
		if own, err := safe.URL(here.String(), nil); err == nil && own == page {
			return "#" + anchorName(name), true
		}
	}
	return address, true
}

// anchorName brings ids and fragments into one form, percent-encoded in
// printable ASCII, so that "#脚注" and "#%E8%84%9A%E6%B3%A8" are the same.
func anchorName(s string) string {
	s = safe.Line(cutRunes(s, maxName))
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if c <= 0x20 || c >= 0x7F || strings.IndexByte(`"<>&'`, c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// name lets id lead to the next block.
func (r *references) name(id string) {
	id = anchorName(id)
	if _, seen := r.names[id]; seen || id == "" {
		return
	}
	if r.names == nil {
		r.names = map[string]string{}
	}
	r.names[id] = id
	r.waiting = append(r.waiting, id)
}

// take returns the anchor of a block that begins, which all names that wait
// stand for from now on.
func (r *references) take() string {
	if len(r.waiting) == 0 {
		return ""
	}
	first := r.waiting[0]
	for _, name := range r.waiting[1:] {
		r.alias(name, first)
	}
	r.waiting = r.waiting[:0]
	return first
}

// giveBack lets the anchor of a block that holds nothing lead to the next.
func (r *references) giveBack(anchor string) {
	if anchor != "" {
		r.waiting = append(r.waiting, anchor)
	}
}

// alias makes name stand for the anchor.
func (r *references) alias(name, anchor string) { r.names[name] = anchor }

// anchorOf follows names to the anchor they stand for.
func (r *references) anchorOf(name string) string {
	for range len(r.names) {
		next, ok := r.names[name]
		if !ok || next == name {
			break
		}
		name = next
	}
	return name
}

// resolve numbers the links of d in the order of the text, gives them their
// titles and keeps the anchors that one of them leads to.
func (r *references) resolve(d *Document) {
	if len(r.targets) == 0 && len(r.names) == 0 {
		return
	}
	anchors := map[string]bool{}
	eachBlock(d.Blocks, func(b *Block) {
		if b.Anchor != "" {
			anchors[b.Anchor] = false
		}
	})
	for i := range r.targets {
		t := &r.targets[i]
		if name, within := strings.CutPrefix(t.address, "#"); within {
			name = r.anchorOf(name)
			t.address = "#" + name
			if _, there := anchors[name]; !there {
				t.address = ""
			}
		}
	}
	r.number(d)
	for _, l := range d.Links {
		if name, within := strings.CutPrefix(l.URL, "#"); within {
			anchors[name] = true
		}
	}
	eachBlock(d.Blocks, func(b *Block) {
		if !anchors[b.Anchor] {
			b.Anchor = ""
		}
	})
}

// number writes the numbers of the links into the spans, and the links.
func (r *references) number(d *Document) {
	numbers := map[string]int{}
	var declared []string // by number: the longest title attribute
	given := make([]bool, len(r.targets))
	eachSpans(d.Blocks, func(spans *[]Span, isImage bool) {
		for i := range *spans {
			s := &(*spans)[i]
			if s.Link == 0 {
				continue
			}
			at := s.Link - 1
			t := r.targets[at]
			if s.Link = 0; t.address == "" {
				continue
			}
			n := numbers[t.address]
			if n == 0 {
				d.Links = append(d.Links, feed.Link{Kind: feed.LinkBody, URL: t.address})
				declared = append(declared, "")
				n = len(d.Links)
				numbers[t.address] = n
			}
			if s.Link = n; !given[at] {
				given[at] = true
				declared[n-1] = longer(declared[n-1], t.title)
			}
		}
		if !isImage {
			*spans = tidy(*spans)
		}
	})
	for i, text := range linkTexts(d) {
		d.Links[i].Title = longer(text, declared[i])
	}
}

// linkTexts returns, by number, the longest text that a link has.
func linkTexts(d *Document) []string {
	texts := make([]string, len(d.Links))
	eachSpans(d.Blocks, func(spans *[]Span, _ bool) {
		for i := 0; i < len(*spans); {
			end := linkRun(*spans, i)
			if n := (*spans)[i].Link; n > 0 {
				texts[n-1] = longer(texts[n-1], linkText((*spans)[i:end]))
			}
			i = end
		}
	})
	return texts
}

// linkText returns the text of one run of spans as a title.
func linkText(spans []Span) string { return safe.Title(spanText(spans)) }

// longer returns b if it is longer than a, else a.
func longer(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}

// eachBlock calls f for every block in the order of the text.
func eachBlock(blocks []Block, f func(*Block)) {
	for i := range blocks {
		f(&blocks[i])
		eachBlock(blocks[i].Children, f)
		if t := blocks[i].Table; t != nil {
			for _, row := range t.Rows {
				for _, c := range row.Cells {
					eachBlock(c.Blocks, f)
				}
			}
		}
	}
}

// eachSpans calls f for every line of spans in the order of the text.
func eachSpans(blocks []Block, f func(spans *[]Span, isImage bool)) {
	eachBlock(blocks, func(b *Block) {
		if len(b.Spans) > 0 {
			f(&b.Spans, b.Kind == Image)
		}
		if b.Table != nil && len(b.Table.Caption) > 0 {
			f(&b.Table.Caption, false)
		}
	})
}
