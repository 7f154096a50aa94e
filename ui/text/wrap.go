package text

import "strings"

// Options says how a paragraph is set.
type Options struct {
	Indent  int    // cells that the caller puts before the first line, such as 4 in Chinese
	Next    int    // cells that the caller puts before the other lines, as in a list
	Hanging bool   // a closing mark that does not fit may hang beyond the width
	Lang    string // BCP 47 tag; Korean breaks at spaces only
}

// Line is one line of a paragraph.
type Line struct {
	Start, End int // byte offsets of what is visible; spaces at which a line broke lie between lines
	Width      int // cells of what is visible, those that hang included
	Hang       int // cells that hang beyond the width: at most 2, and only with Options.Hanging
}

// Wrap breaks the paragraph s, which has passed DisplayLines, into lines of at
// most width cells; "\n" breaks by force. The empty paragraph is one empty
// line, and so is what follows a last "\n".
//
// No line begins with 。，、；：？！ ） ” … — ・ ー 々, small kana and the like,
// and none ends with an opening mark; numbers keep sign and unit, dates and
// times stay whole, words break at spaces and hyphens, addresses after / ? &
// and -, Korean at spaces; [1], ① and a reading such as (huì) stay behind
// their word. Where that leaves no place in a line, a Korean word is parted
// between syllables, else a unit anywhere; where kinsoku leaves none, it
// yields, then the line is as full as it can be. A cluster is never parted: one wider than the line has a line of its
// own. An indent that leaves less than two cells counts as leaving two.
func (m *Measure) Wrap(s string, width int, o Options) []Line {
	return m.AppendWrap(nil, s, width, o)
}

// AppendWrap is Wrap that appends the lines to dst.
func (m *Measure) AppendWrap(dst []Line, s string, width int, o Options) []Line {
	f := filler{
		paragraph: paragraph{m: m, s: s, korean: isKorean(o.Lang)},
		lines:     dst,
		room:      roomFor(width, o.Indent),
		rest:      roomFor(width, o.Next),
		hanging:   o.Hanging,
	}
	f.fill()
	return f.lines
}

func roomFor(width, indent int) int { return max(width-max(indent, 0), min(width, 2), 1) }

func isKorean(lang string) bool {
	return lang == "ko" || len(lang) > 2 && strings.EqualFold(lang[:2], "ko") && lang[2] == '-'
}

// place is where a line may end: the cells before it and the lexer there.
type place struct {
	lex   lexer
	end   int // bytes; the spaces behind are not part of the line
	width int
	known bool
}

// filler puts clusters into lines.
type filler struct {
	paragraph
	lines   []Line
	room    int // cells of the line being filled
	rest    int // cells of the lines after the first
	hanging bool
	single  bool // cluster by cluster, to test stride against

	start int           // first byte of the line
	here  place         // end of what the line holds
	count int           // clusters in the line
	best  [levels]place // last places where a break has that level
}

// fill is the one pass over the paragraph. A cluster that does not fit sends
// it back to the best place before.
func (f *filler) fill() {
	var l lexer
	for {
		before := l
		c, ok := f.next(&l)
		if !ok || c.forced {
			if f.count > 0 || before.prev == classNone { // else a hanging mark has closed it
				f.close(f.here, 0)
			}
			if !ok {
				return
			}
			f.open(c.end)
			continue
		}
		if f.count == 0 && (before.prev != classNone || c.gap+c.cells > f.room) {
			f.open(c.start)
			c.gap = 0
		}
		if f.count > 0 {
			f.best[c.level] = place{before, f.here.end, f.here.width, true}
		}
		wide := f.here.width + c.gap + c.cells
		switch {
		case wide <= f.room || f.count == 0:
			f.here.end, f.here.width = c.end, wide
			f.count++
			if !f.single {
				f.stride(&l)
			}
		case f.canHang(&c, &l):
			f.here.end, f.here.width = c.end, wide
			f.close(f.here, wide-f.room)
		default:
			l = f.breakLine()
		}
	}
}

// stride takes what follows in one go where every place is alike: ideographs
// after an ideograph, letters inside a word. Most text is that.
func (f *filler) stride(l *lexer) {
	switch i := l.pos; {
	case l.prev == classID && i >= l.glue && !f.korean:
		for f.here.width+2 <= f.room && isHan(f.s, i) && joinsNothing(f.s, i+3) && f.s[i:i+3] != "第" {
			i += 3
			f.here.width += 2
		}
		if i > l.pos {
			l.pos = i - 3
			f.best[legal] = place{*l, i - 3, f.here.width - 2, true}
			l.pos, f.here.end = i, i
		}
	case l.prev == classAL && i >= l.url && f.best[legal].known: // no need to know places inside the word
		for f.here.width < f.room && i+1 < len(f.s) && f.s[i]|0x20-'a' < 26 && f.s[i+1] < 0x80 {
			i++
			f.here.width++
		}
		if i > l.pos {
			l.pos, l.run, f.here.end = i, 2, i
		}
	}
}

// breakLine ends the line at the least harmful place and returns the lexer
// that goes on from there.
func (f *filler) breakLine() lexer {
	for _, b := range f.best {
		if b.known {
			f.close(b, 0)
			return b.lex
		}
	}
	panic("text: no place to break a line of several clusters")
}

// close ends the line at b.
func (f *filler) close(b place, hang int) {
	f.lines = append(f.lines, Line{Start: f.start, End: b.end, Width: b.width, Hang: hang})
	f.room = f.rest
	f.open(b.end)
}

// open begins a line at byte start.
func (f *filler) open(start int) {
	f.start, f.count = start, 0
	f.here = place{end: start}
	f.best = [levels]place{}
}

// canHang reports whether c may hang beyond the line that it does not fit, so
// that the next line begins behind it; l stands behind c.
func (f *filler) canHang(c *cluster, l *lexer) bool {
	if !f.hanging || !c.hangs || c.gap > 0 || c.level != never || f.here.width > f.room {
		return false
	}
	after := *l
	d, ok := f.next(&after)
	return !ok || d.forced || d.level == legal
}
