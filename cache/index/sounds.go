package index

import (
	"iter"
	"math"
	"slices"
	"sync"
	"sync/atomic"

	"guanbao/feed/cjk/sound"
)

// A Title is a title that can be found by its sound: that of an article, or
// the name of a feed.
type Title struct {
	Row    int64  // of the article or the feed, not negative
	Source bool   // the row is a feed's
	Date   int64  // seconds since 1970, ranks what matches alike
	Text   string // as it is shown, without glosses
}

// Sounds holds titles in memory so that they can be searched by sound, about
// 90 bytes each. It may be searched while titles are put in and taken out: a
// search sees all of a change or nothing.
type Sounds struct {
	write sync.Mutex
	now   atomic.Pointer[shelf]
}

// A shelf is the state that searches see. Its columns are only appended to, so
// that searches which began earlier may go on; what was taken out is marked.
type shelf struct {
	age     *byte          // the same as long as entries keep their places
	keys    []int64        // by entry: its key
	dates   []int32        // minutes since 1970
	filters []sound.Filter // what a title needs to match
	ends    []uint32       // where its units end in units
	units   sound.Title    // all titles, one behind the other
	gone    []uint64       // entries taken out, a bit each; copied to be changed
	missing int            // number of these
	top     int64          // above all keys
}

// maxUnits is how many letters of a title are looked at.
const maxUnits = 512

// key is a row and its kind in one number.
func key(source bool, row int64) int64 {
	if source {
		return row<<1 | 1
	}
	return row << 1
}

// NewSounds holds the titles that are given. Of two with the same row the
// later one is kept.
func NewSounds(titles iter.Seq[Title]) *Sounds {
	s := &Sounds{}
	s.now.Store(&shelf{age: new(byte)})
	s.putAll(titles)
	full := *s.now.Load()
	full.fit()
	s.now.Store(&full)
	return s
}

// Len gives the number of titles.
func (s *Sounds) Len() int {
	now := s.now.Load()
	return len(now.keys) - now.missing
}

// Put adds titles. A title whose row is there already takes its place.
func (s *Sounds) Put(titles ...Title) { s.putAll(slices.Values(titles)) }

func (s *Sounds) putAll(titles iter.Seq[Title]) {
	s.write.Lock()
	defer s.write.Unlock()
	next := *s.now.Load()
	old := len(next.keys)
	replaced := map[int64]bool{}
	for t := range titles {
		k := key(t.Source, t.Row)
		if k < next.top {
			replaced[k] = true
		}
		next.append(k, t)
	}
	next.dropOlder(old, replaced)
	s.publish(&next)
}

// append puts an entry behind the others.
func (b *shelf) append(k int64, t Title) {
	begin := len(b.units)
	b.units = sound.Pack(b.units, t.Text)
	if len(b.units) > begin+maxUnits {
		b.units = b.units[:begin+maxUnits]
	}
	b.keys = append(b.keys, k)
	b.dates = append(b.dates, minutes(t.Date))
	b.filters = append(b.filters, sound.Mark(b.units[begin:]))
	b.ends = append(b.ends, uint32(len(b.units)))
	b.top = max(b.top, k+1)
}

// minutes fits a date into four bytes.
func minutes(seconds int64) int32 {
	return int32(min(max(seconds/60, math.MinInt32), math.MaxInt32))
}

// Remove takes articles out. Rows that are not there are passed over.
func (s *Sounds) Remove(rows ...int64) { s.remove(false, rows) }

// RemoveSources takes names of feeds out.
func (s *Sounds) RemoveSources(rows ...int64) { s.remove(true, rows) }

func (s *Sounds) remove(source bool, rows []int64) {
	s.write.Lock()
	defer s.write.Unlock()
	next := *s.now.Load()
	keys := make(map[int64]bool, len(rows))
	for _, row := range rows {
		keys[key(source, row)] = true
	}
	next.dropOlder(len(next.keys), keys)
	s.publish(&next)
}

// dropOlder marks the entries with such keys as gone, but for the last one of
// each that stands at or behind a place.
func (b *shelf) dropOlder(place int, keys map[int64]bool) {
	b.gone = slices.Grow(slices.Clone(b.gone), len(b.keys)/64+1-len(b.gone))
	b.gone = b.gone[:len(b.keys)/64+1]
	if len(keys) == 0 {
		return
	}
	for i := len(b.keys) - 1; i >= 0; i-- {
		kept, ok := keys[b.keys[i]]
		if !ok {
			continue
		}
		if i >= place && kept {
			keys[b.keys[i]] = false
		} else if !b.isGone(i) {
			b.gone[i/64] |= 1 << (i % 64)
			b.missing++
		}
	}
}

func (b *shelf) isGone(i int) bool { return b.gone[i/64]>>(i%64)&1 != 0 }

// title gives the units of an entry.
func (b *shelf) title(i int) sound.Title {
	if i == 0 {
		return b.units[:b.ends[0]]
	}
	return b.units[b.ends[i-1]:b.ends[i]]
}

// publish shows a shelf to the searches that begin from now on.
func (s *Sounds) publish(next *shelf) {
	if next.missing > 256+len(next.keys)/4 {
		next = next.packed()
	}
	s.now.Store(next)
}

// packed copies a shelf without what is gone.
func (b *shelf) packed() *shelf {
	to := &shelf{age: new(byte), top: b.top}
	for i, k := range b.keys {
		if b.isGone(i) {
			continue
		}
		to.keys = append(to.keys, k)
		to.dates = append(to.dates, b.dates[i])
		to.filters = append(to.filters, b.filters[i])
		to.units = append(to.units, b.title(i)...)
		to.ends = append(to.ends, uint32(len(to.units)))
	}
	to.gone = make([]uint64, len(to.keys)/64+1)
	to.fit()
	return to
}

// fit gives back most of the room that appending left unused.
func (b *shelf) fit() {
	b.keys, b.dates, b.filters = fitted(b.keys), fitted(b.dates), fitted(b.filters)
	b.ends, b.units = fitted(b.ends), fitted(b.units)
}

func fitted[S ~[]E, E any](s S) S {
	room := len(s) + len(s)/32
	if cap(s) <= room {
		return s
	}
	return append(make(S, 0, room), s...)
}
