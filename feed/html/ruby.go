package html

import (
	"strings"

	"guanbao/feed/safe"
)

// maxReading bounds a reading, in bytes. What is longer is the text after an
// end tag that was forgotten.
const maxReading = 256

// rubyRun is a ruby element that is open. It gathers bases and readings until
// a new group begins, for they come in turn (会 huì 议 yì) or apart
// (会 议 huì yì).
type rubyRun struct {
	bases    []string
	readings []string
	into     role // where text goes: rubyBase, rubyText, rubyTexts, rubyParen
	second   bool // in a second rtc, which repeats the first
	looked   bool
	look     look // of the first base
}

// rubyText adds text to the base or the reading that is open. Text after a
// reading begins the next group.
func (b *builder) rubyText(s string) {
	r := b.ruby
	empty := isBlank(s)
	switch r.into {
	case rubyBase:
		if len(r.readings) > 0 {
			if empty {
				return
			}
			b.writeRuby()
		}
		if !r.looked && !empty {
			r.look, r.looked = b.look, true
		}
		extend(&r.bases, s)
	case rubyText, rubyTexts:
		if !r.second && !(empty && len(r.readings) == 0) {
			extend(&r.readings, s)
		}
	}
}

// extend adds s to the last of the parts, or makes it the first.
func extend(parts *[]string, s string) {
	if len(*parts) == 0 {
		*parts = append(*parts, "")
	}
	(*parts)[len(*parts)-1] += s
}

// startRuby handles the start tags of ruby. Its parts count within it alone.
func (b *builder) startRuby(part role) {
	if part == ruby {
		b.endRuby()
		if b.leaf != Pre {
			b.ruby = &rubyRun{into: rubyBase}
		}
		return
	}
	r := b.ruby
	if r == nil {
		return
	}
	switch part {
	case rubyBase:
		if len(r.readings) > 0 {
			b.writeRuby()
		}
		r.bases = append(r.bases, "")
	case rubyText:
		if !r.second {
			r.readings = append(r.readings, "")
		}
	case rubyTexts:
		r.second = len(r.readings) > 0
	}
	r.into = part
}

// endRubyTag handles the end tags of ruby.
func (b *builder) endRubyTag(part role) {
	switch r := b.ruby; {
	case r == nil:
	case part == ruby:
		b.endRuby()
	case part == rubyText && r.second:
		r.into = rubyTexts
	default:
		r.second = false
		r.into = rubyBase
	}
}

// endRuby ends the ruby element that is open, if any.
func (b *builder) endRuby() {
	if b.ruby == nil {
		return
	}
	b.writeRuby()
	b.ruby = nil
}

// writeRuby writes the bases with their readings and makes room for more.
func (b *builder) writeRuby() {
	r := *b.ruby
	*b.ruby = rubyRun{into: r.into}
	readings := lines(r.readings)
	if len(readings) == 0 { // nothing but text, whose blanks count
		outer := b.look
		b.look = r.look
		b.flowing(strings.Join(r.bases, ""))
		b.look = outer
		return
	}
	for _, p := range pairs(lines(r.bases), readings) {
		b.visible(p.base)
		b.line.split = b.line.split || p.reading != ""
		b.line.write(p.base, mark{style: r.look.style, link: r.look.link, ruby: p.reading})
		b.line.split = p.reading != ""
	}
}

// pair is a base with its reading.
type pair struct{ base, reading string }

// pairs matches bases with readings, one to one where their numbers agree, and
// otherwise all with all. Readings without a base are text.
func pairs(bases, readings []string) []pair {
	if len(bases) == 0 {
		return []pair{{base: strings.Join(readings, " ")}}
	}
	if len(bases) != len(readings) {
		bases, readings = []string{strings.Join(bases, "")}, []string{strings.Join(readings, " ")}
	}
	out := make([]pair, 0, len(bases))
	for i, base := range bases {
		if len(readings[i]) > maxReading {
			out = append(out, pair{base: base}, pair{base: readings[i]})
			continue
		}
		out = append(out, pair{base, readings[i]})
	}
	return out
}

// lines cleans each of the strings and leaves out those that hold nothing.
func lines(in []string) (out []string) {
	for _, s := range in {
		if s = safe.Line(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
