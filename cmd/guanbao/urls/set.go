package urls

import (
	"context"
	"slices"
	"strings"

	"guanbao/feed"
)

// Changed is a line that was changed, with what Revert needs to take that back.
type Changed struct {
	was, is Line
}

// Set changes what the line of an address says of its feed: name, tags and
// whether it is hidden. Only the words that differ change; all else of the
// line, its comment too, and of the file stays byte for byte. The error is
// ErrAbsent when the address is not there.
func Set(ctx context.Context, path, address string, change func(feed.Feed) feed.Feed) (Changed, error) {
	var out Changed
	err := edit(ctx, path, func(f *File) error {
		i := f.index(address)
		if i < 0 {
			return ErrAbsent
		}
		out.was = f.Lines[i]
		out.is = f.Lines[i].with(change(f.Lines[i].Feed()))
		f.Lines[i] = out.is
		return nil
	})
	return out, err
}

// Revert takes a change back: the line becomes what it was, byte for byte; if
// it was changed again meanwhile, only what that change was about.
func Revert(ctx context.Context, path string, c Changed) error {
	return edit(ctx, path, func(f *File) error {
		i := f.index(c.was.URL)
		switch {
		case i < 0:
			return ErrAbsent
		case strings.TrimRight(f.Lines[i].Raw, "\r\n") == strings.TrimRight(c.is.Raw, "\r\n"):
			f.Lines[i] = parseLine(strings.TrimRight(c.was.Raw, "\r\n") + f.Lines[i].ending())
		default:
			f.Lines[i] = f.Lines[i].with(c.former(f.Lines[i].Feed()))
		}
		return nil
	})
}

// former gives a feed what the change took from it, where that is still so.
func (c Changed) former(now feed.Feed) feed.Feed {
	was, is := c.was.Feed(), c.is.Feed()
	if is.Name != was.Name && now.Name == is.Name {
		now.Name = was.Name
	}
	if is.Hidden != was.Hidden {
		now.Hidden = was.Hidden
	}
	now.Tags = slices.DeleteFunc(slices.Clone(now.Tags), func(t string) bool {
		return slices.Contains(is.Tags, t) && !slices.Contains(was.Tags, t)
	})
	for _, t := range was.Tags {
		if !slices.Contains(is.Tags, t) && !slices.Contains(now.Tags, t) {
			now.Tags = append(now.Tags, t)
		}
	}
	return now
}

// with gives the line of a feed of which something else is wished.
func (l Line) with(want feed.Feed) Line {
	words := spans(l.Raw)
	if n := len(words); n == 0 || words[n-1].open { // nothing can be put behind a quote that is never closed
		want.URL = l.URL
		return parseLine(render(want, l.ending()))
	}
	s := setting{raw: l.Raw, words: words}
	now := l.Feed()
	if name := clean(want.Name); name != now.Name {
		s.rename(name)
	}
	if want.Hidden != now.Hidden {
		s.hide(want.Hidden)
	}
	wanted := names(want.Tags)
	for _, t := range now.Tags {
		if !slices.Contains(wanted, t) {
			s.untag(t)
		}
	}
	for _, t := range wanted {
		if !slices.Contains(now.Tags, t) {
			s.insert(len(s.words), quote(t))
		}
	}
	return parseLine(s.text())
}

// names cleans tags and takes each once.
func names(tags []string) (out []string) {
	for _, t := range tags {
		if t = tagName(t); t != "" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// setting is a line of which words are changed. The first word is the address.
type setting struct {
	raw   string
	words []span
}

// rename gives it another title, none for "".
func (s *setting) rename(name string) {
	first := true
	for i := 1; i < len(s.words); i++ {
		if !strings.HasPrefix(clean(s.words[i].value), "~") {
			continue
		}
		if first && name != "" {
			s.words[i].text = quote("~" + name)
		} else {
			s.drop(i)
			i--
		}
		first = false
	}
	if first && name != "" {
		s.insert(1, quote("~"+name))
	}
}

// hide puts a mark of hiding in, or takes every one off.
func (s *setting) hide(hidden bool) {
	if hidden {
		s.insert(s.behindTitle(), `"!"`)
		return
	}
	for i := 1; i < len(s.words); i++ {
		word := clean(s.words[i].value)
		switch rest := tagName(word); {
		case !strings.HasPrefix(word, "!"):
		case rest != "":
			s.words[i].text = quote(rest)
		default:
			s.drop(i)
			i--
		}
	}
}

// untag takes a tag off, every time that it stands there.
func (s *setting) untag(tag string) {
	for i := 1; i < len(s.words); i++ {
		word := clean(s.words[i].value)
		switch {
		case strings.HasPrefix(word, "~"):
		case strings.HasPrefix(word, "!"):
			if tagName(word) == tag {
				s.words[i].text = `"!"`
			}
		case word == tag:
			s.drop(i)
			i--
		}
	}
}

// behindTitle is where a word goes in behind the title, or behind the address.
func (s *setting) behindTitle() int {
	for i, w := range s.words[1:] {
		if strings.HasPrefix(clean(w.value), "~") {
			return i + 2
		}
	}
	return 1
}

// drop takes out a word with the white space before it.
func (s *setting) drop(i int) { s.words = slices.Delete(s.words, i, i+1) }

// insert puts a word in as the one of that number.
func (s *setting) insert(i int, text string) {
	s.words = slices.Insert(s.words, i, span{space: " ", text: text})
}

// text puts the line together again, with what followed its last word.
func (s *setting) text() string {
	var b strings.Builder
	for _, w := range s.words {
		b.WriteString(w.space + w.text)
	}
	return b.String() + tail(s.raw)
}
