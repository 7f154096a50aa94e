package html

import (
	"strings"

	"guanbao/feed/safe"
)

const (
	maxIcon   = 24      // pixels: an image no larger stands in the line
	maxPixels = 100_000 // a side that claims more is not believed
)

// image handles img. What is at most a pixel wide or high counts visits and
// goes; small signs and emoji are replaced by their text in the line.
func (b *builder) image(a *attributes) {
	width, height, source := pixels(a.width), pixels(a.height), b.source(a)
	if tiny(a.width, width) || tiny(a.height, height) {
		return
	}
	alt := safe.Title(a.alt)
	small := 0 < width && width <= maxIcon && 0 < height && height <= maxIcon
	if small || b.leaf != Paragraph || b.ruby != nil || strings.Contains(a.class, "emoji") {
		b.name(a)
		b.text(alt)
		return
	}
	if source == "" && alt == "" {
		return
	}
	b.separate()
	b.name(a)
	b.flow()
	b.count(2)
	b.bytes += len(alt)
	b.add(Block{Kind: Image, Anchor: b.refs.take(), Spans: []Span{{Text: alt, Link: b.look.link}},
		Source: source, Width: width, Height: height})
}

// source returns the address of an image: that which pages load later comes
// first, for then src only holds the place.
func (b *builder) source(a *attributes) string {
	for _, raw := range []string{a.lazy, a.src} {
		if raw == "" {
			continue
		}
		if address, err := safe.URL(raw, b.base); err == nil {
			return address
		}
	}
	return ""
}

// pixels reads the length of a side, 0 when it is unknown.
func pixels(s string) int {
	if n := number(s, 0); n <= maxPixels {
		return n
	}
	return 0
}

// tiny reports whether a side is declared, and declared as nothing to see.
func tiny(declared string, pixels int) bool {
	return pixels <= 1 && number(declared, 2) <= 1
}
