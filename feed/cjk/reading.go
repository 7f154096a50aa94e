package cjk

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"sync"
)

//go:generate go run reading_gen.go

// readingData is written by reading_gen.go, which tells its form.
//
//go:embed data/pinyin/readings.gz
var readingData []byte

// The characters whose readings are known: 〇 and the ideographs of the first
// plane but those for compatibility.
const (
	firstRead = 0x3000
	afterRead = 0xA000
)

// Reading is a toned syllable of Mandarin.
type Reading uint16

// Readings returns the ways to read a character, the usual one first, and none
// for a rune that is no known character. The slice is shared: it must not be
// changed.
func Readings(r rune) []Reading {
	if r < firstRead || r >= afterRead {
		return nil
	}
	t := readings()
	from, to := t.start[r-firstRead], t.start[r-firstRead+1]
	return t.list[from:to:to]
}

// String returns the syllable with its tone mark in composed form (NFC), as
// "huì". A syllable in the neutral tone has no mark.
func (r Reading) String() string { return readings().names[r] }

// Toneless returns the syllable as it is typed: a to z alone, v for ü.
func (r Reading) Toneless() string { return toneless()[r] }

// readingTable is the data unpacked: about 180 kB.
type readingTable struct {
	names []string   // by reading
	spelt []spelling // by reading
	start []uint16   // by character from firstRead on: where its readings begin in list
	list  []Reading
}

// readings unpacks the table when it is first asked for, which takes a
// millisecond or two; most runs of the program never do.
var readings = sync.OnceValue(func() *readingTable {
	t, err := unpackReadings(readingData)
	if err != nil {
		panic(fmt.Sprintf("built-in readings: %v", err)) // the data is part of the program
	}
	return t
})

// toneless holds what Toneless returns, by reading.
var toneless = sync.OnceValue(func() []string {
	t := readings()
	plain := make([]string, len(t.names))
	for i, s := range t.spelt {
		plain[i] = s.toneless()
	}
	return plain
})

func unpackReadings(packed []byte) (*readingTable, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	names, data, _ := bytes.Cut(data, []byte("\n"))
	if len(data) < afterRead-firstRead {
		return nil, io.ErrUnexpectedEOF
	}
	counts, places := data[:afterRead-firstRead], data[afterRead-firstRead:]
	t := &readingTable{names: strings.Split(string(names), " "), start: make([]uint16, 1, len(counts)+1)}
	total := 0
	for _, n := range counts {
		total += int(n)
		t.start = append(t.start, uint16(total))
	}
	if total > 1<<16-1 || len(places) != 2*total {
		return nil, fmt.Errorf("%d readings in %d bytes", total, len(places))
	}
	t.list = make([]Reading, total)
	for i := range t.list {
		if t.list[i] = Reading(places[i]) | Reading(places[total+i])<<8; int(t.list[i]) >= len(t.names) {
			return nil, fmt.Errorf("reading %d of %d", t.list[i], len(t.names))
		}
	}
	t.spelt = make([]spelling, len(t.names))
	for i, name := range t.names {
		t.spelt[i], _, _ = spell(name)
	}
	return t, nil
}
