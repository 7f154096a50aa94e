package cjk

import (
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"
)

// packed holds the dictionaries, one compressed file each, and what the
// conversions do with them; SOURCE.txt tells where they come from.
//
//go:embed data/opencc/*.txt.gz data/opencc/conversions.json
var packed embed.FS

// A dictionary maps keys to values, and finds the longest key that a text
// begins with. Keys are sorted by their bytes, so that those that begin with
// the same rune stand together.
type dictionary struct {
	text    string // lines: key, tab, values between spaces
	entries []entry
	pages   [maxRune >> 8]*[256]span // by the rune that keys begin with
}

// maxRune is above every ideograph; the last plane for them is the third.
const maxRune = 0x40000

// An entry is one line of a dictionary. A parent is the longest other key that
// this key begins with.
type entry struct {
	at     uint32 // byte of the line in the text
	key    uint8  // bytes
	child  bool   // has a parent
	parent uint16 // index
}

// A span is a range of entries, without the last.
type span struct{ from, to uint16 }

// key gives the key of entry i.
func (d *dictionary) key(i int) string {
	e := d.entries[i]
	return d.text[e.at : e.at+uint32(e.key)]
}

// values gives all values of entry i, the one to take first.
func (d *dictionary) values(i int) string {
	e := d.entries[i]
	rest := d.text[e.at+uint32(e.key)+1:]
	return rest[:strings.IndexByte(rest, '\n')]
}

// longest finds the longest key that s begins with; r is the first rune of s.
// It gives the bytes of the key, 0 when there is none, and the value.
//
// Of all keys that do not come after s in order, the last one is the key
// sought, or begins with it: what stands between a beginning of s and s has
// the same beginning.
func (d *dictionary) longest(s string, r rune) (int, string) {
	if r >= maxRune {
		return 0, ""
	}
	page := d.pages[r>>8]
	if page == nil {
		return 0, ""
	}
	in := page[r&0xFF]
	from, to := int(in.from), int(in.to)
	for from < to {
		middle := int(uint(from+to) >> 1)
		if d.key(middle) <= s {
			from = middle + 1
		} else {
			to = middle
		}
	}
	i := from - 1
	if i < int(in.from) {
		return 0, ""
	}
	for !strings.HasPrefix(s, d.key(i)) {
		if !d.entries[i].child {
			return 0, ""
		}
		i = int(d.entries[i].parent)
	}
	value, _, _ := strings.Cut(d.values(i), " ")
	return int(d.entries[i].key), value
}

// newDictionary reads the lines of a dictionary, which are sorted by key.
func newDictionary(text string) (*dictionary, error) {
	d := &dictionary{text: text, entries: make([]entry, 0, strings.Count(text, "\n"))}
	for at := 0; at < len(text); {
		tab := strings.IndexByte(text[at:], '\t')
		end := strings.IndexByte(text[at:], '\n')
		if tab < 1 || tab > 0xFF || end < tab || len(d.entries) == 0xFFFF {
			return nil, fmt.Errorf("cannot read entry %d", len(d.entries)+1)
		}
		if err := d.add(entry{at: uint32(at), key: uint8(tab)}); err != nil {
			return nil, err
		}
		at += end + 1
	}
	return d, nil
}

// add puts an entry behind all others.
func (d *dictionary) add(e entry) error {
	i := len(d.entries)
	d.entries = append(d.entries, e)
	key := d.key(i)
	if i > 0 {
		if key <= d.key(i-1) {
			return fmt.Errorf("entry %d: %s is out of order", i+1, key)
		}
		d.setParent(i)
	}
	r, _ := utf8.DecodeRuneInString(key)
	if r >= maxRune {
		return fmt.Errorf("entry %d: %s begins with no ideograph", i+1, key)
	}
	page := d.pages[r>>8]
	if page == nil {
		page = new([256]span)
		d.pages[r>>8] = page
	}
	in := &page[r&0xFF]
	if in.to == 0 {
		in.from = uint16(i)
	}
	in.to = uint16(i + 1)
	return nil
}

// setParent looks for the parent of entry i: the entry before it, or one of
// the parents of that.
func (d *dictionary) setParent(i int) {
	for p := i - 1; ; p = int(d.entries[p].parent) {
		if strings.HasPrefix(d.key(i), d.key(p)) {
			d.entries[i].child, d.entries[i].parent = true, uint16(p)
			return
		}
		if !d.entries[p].child {
			return
		}
	}
}

// shelf holds the dictionaries that were asked for.
var (
	shelfLock sync.Mutex
	shelf     map[string]func() *dictionary
)

// builtIn gives a dictionary of data/opencc, read when it is first asked
// for. A name that is not there is an error in the program.
func builtIn(file string) *dictionary {
	shelfLock.Lock()
	load, ok := shelf[file]
	if !ok {
		load = sync.OnceValue(func() *dictionary {
			d, err := unpack(file)
			if err != nil {
				panic(fmt.Sprintf("dictionary %s: %v", file, err))
			}
			return d
		})
		if shelf == nil {
			shelf = make(map[string]func() *dictionary)
		}
		shelf[file] = load
	}
	shelfLock.Unlock()
	return load()
}

func unpack(file string) (*dictionary, error) {
	f, err := packed.Open("data/opencc/" + file + ".gz")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	if _, err := io.Copy(&text, r); err != nil {
		return nil, err
	}
	return newDictionary(text.String())
}
