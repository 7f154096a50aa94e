package urls

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"guanbao/feed"
	"guanbao/feed/charset"
	"guanbao/feed/query"
)

// maxBytes bounds a urls file: some two hundred thousand feeds.
const maxBytes = 32 << 20

// ErrTooLarge is given for a file that cannot be a list of feeds.
var ErrTooLarge = errors.New("urls file too large")

const bom = "\ufeff"

// File is a urls file with all of its lines.
type File struct {
	Path  string
	Lines []Line
	bom   bool // a byte order mark stands before the first line
}

// Problem is a line that is not used, and why.
type Problem struct {
	Path string
	Line int // from 1
	Why  Reason
	URL  string // the address, masked

	Column int          // of Fault, in bytes from 1; 0 where it is not known
	Fault  *query.Error // what is wrong in a saved search
}

// Error gives file, line, reason and address in one English line.
func (p *Problem) Error() string {
	return fmt.Sprintf("%s:%d: %s: %s", p.Path, p.Line, p.Why, p.URL)
}

// Parse reads the text of a urls file. It never fails: a line that cannot be
// used is kept and becomes a Problem.
func Parse(path string, data []byte) *File {
	text, marked := strings.CutPrefix(string(data), bom)
	f := &File{Path: path, bom: marked}
	first := make(map[string]bool)
	for raw := range strings.Lines(text) {
		l := parseLine(raw)
		if l.Kind == Feed {
			if first[l.URL] {
				l.Kind, l.Why = Refused, ReasonDuplicate
			}
			first[l.URL] = true
		}
		f.Lines = append(f.Lines, l)
	}
	return f
}

// Load reads the file at path. A file that is not there is an empty one.
func Load(path string) (*File, error) {
	in, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &File{Path: path}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("urls file: %w", err)
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, maxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("urls file: %w", err)
	}
	if len(data) > maxBytes {
		return nil, fmt.Errorf("%s: %w", path, ErrTooLarge)
	}
	return Parse(path, inUTF8(data)), nil
}

// inUTF8 gives a file that an editor saved in another charset in UTF-8, in which
// the next edit will write it. One that would lose a character stays as it is.
func inUTF8(data []byte) []byte {
	if utf8.Valid(data) {
		return data
	}
	text, _ := charset.Decode(data, "", func(feed.WarningKind, string) {})
	if strings.ContainsRune(text, utf8.RuneError) {
		return data
	}
	return []byte(text)
}

// Feeds gives the subscriptions in the order of the file, each once.
func (f *File) Feeds() []feed.Feed {
	var out []feed.Feed
	for _, l := range f.Lines {
		if l.Kind == Feed {
			out = append(out, l.Feed())
		}
	}
	return out
}

// Searches gives the saved searches in the order of the file.
func (f *File) Searches() []feed.SavedSearch {
	var out []feed.SavedSearch
	for _, l := range f.Lines {
		if l.Kind == Query {
			out = append(out, feed.SavedSearch{Name: l.Search.Name, Query: l.Search.Query})
		}
	}
	return out
}

// Problems gives the lines that are not used, in the order of the file.
func (f *File) Problems() []*Problem {
	var out []*Problem
	for i, l := range f.Lines {
		if l.Kind == Refused {
			out = append(out, &Problem{Path: f.Path, Line: i + 1, Why: l.Why, URL: clean(Mask(l.URL)), Column: l.column(), Fault: l.Fault})
		}
	}
	return out
}

// Has reports whether the file subscribes to an address.
func (f *File) Has(address string) bool { return f.index(address) >= 0 }

// Names reports whether an address stands in the file, be it in a comment.
func (f *File) Names(address string) bool {
	return slices.ContainsFunc(f.Lines, func(l Line) bool { return l.URL == address || slices.Contains(strings.Fields(l.Raw), address) })
}

func (f *File) index(address string) int {
	for i, l := range f.Lines {
		if l.Kind == Feed && l.URL == address {
			return i
		}
	}
	return -1
}

// bytes gives the file back, byte for byte.
func (f *File) bytes() []byte {
	var b strings.Builder
	if f.bom {
		b.WriteString(bom)
	}
	for _, l := range f.Lines {
		b.WriteString(l.Raw)
	}
	return []byte(b.String())
}

// ending is the line ending that the file uses most.
func (f *File) ending() string {
	crlf := 0
	for _, l := range f.Lines {
		switch l.ending() {
		case "\r\n":
			crlf++
		case "\n":
			crlf--
		}
	}
	if crlf > 0 {
		return "\r\n"
	}
	return "\n"
}
