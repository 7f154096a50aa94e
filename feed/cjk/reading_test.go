package cjk

import (
	"bytes"
	"compress/gzip"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func spelled(r rune) []string {
	var names []string
	for _, reading := range Readings(r) {
		names = append(names, reading.String())
	}
	return names
}

func TestReadings(t *testing.T) {
	for r, want := range map[rune]string{
		'會': "huì kuài", '郵': "yóu", '女': "nǚ rǔ", '略': "lüè", '行': "xíng háng", '的': "de", '吗': "ma", '〇': "líng",
		'䶮': "yǎn", '一': "yī", '龥': "yù", '欸': "ế", '呣': "ḿ",
	} {
		got := spelled(r)
		for name := range strings.FieldsSeq(want) {
			if !slices.Contains(got, name) {
				t.Errorf("%c has the readings %q, without %s", r, got, name)
			}
		}
	}
	for _, r := range []rune{-1, 0, 'a', '(', '（', 'か', '정', '\uFFFD', firstRead - 1, afterRead, '𠮷', 0x10FFFF, 0x110000} {
		if got := spelled(r); got != nil {
			t.Errorf("%U has the readings %q", r, got)
		}
	}
	if got := spelled('重')[0]; got != "zhòng" {
		t.Errorf("the usual reading of 重 is %s", got)
	}
}

func TestTableIsWhole(t *testing.T) {
	characters, many, syllables := 0, 0, map[string]bool{}
	for r := rune(firstRead); r < afterRead; r++ {
		if n := len(Readings(r)); n > 0 {
			if characters++; n > 1 {
				many++
			}
		}
	}
	spellings := map[spelling]string{}
	for i, name := range readings().names {
		reading := Reading(i)
		s, size, letters := spell(name)
		if size != len(name) || letters == 0 || spellings[s] != "" {
			t.Errorf("%s is spelt %x, as is %q", name, s, spellings[s])
		}
		if !norm.NFC.IsNormalString(name) {
			t.Errorf("%+q is not composed", name)
		}
		if plain := reading.Toneless(); strings.Trim(plain, "abcdefghijklmnopqrstuvwxyz") != "" || s.toned() == (plain == name) && !strings.ContainsAny(name, "üê") {
			t.Errorf("%s without tones is %q", name, plain)
		}
		spellings[s] = name
		syllables[reading.Toneless()] = true
	}
	if characters != 26704 || many < 7000 || len(readings().list) != 36810 || len(spellings) != 1511 || len(syllables) < 415 || len(syllables) > 430 {
		t.Errorf("%d characters, %d with several of %d readings, %d syllables, %d without tones", characters, many, len(readings().list), len(spellings), len(syllables))
	}
}

func TestToneless(t *testing.T) {
	for r, want := range map[rune]string{'會': "hui", '女': "nv", '略': "lve", '重': "zhong", '装': "zhuang", '欸': "e"} {
		found := false
		for _, reading := range Readings(r) {
			found = found || reading.Toneless() == want
		}
		if !found {
			t.Errorf("%c is never %s", r, want)
		}
	}
}

func TestReadingsCannotBeAppendedTo(t *testing.T) {
	got := Readings('一')
	_ = append(got, Readings('丁')[0]+1)
	if next := spelled('丁')[0]; next != "dīng" {
		t.Errorf("丁 is now %s", next)
	}
}

func TestReadingsDoNotAllocate(t *testing.T) {
	n := 0
	if allocs := testing.AllocsPerRun(100, func() {
		for _, r := range Readings('重') {
			n += len(r.String())
		}
	}); allocs != 0 || n == 0 {
		t.Errorf("%v allocations, %d bytes", allocs, n)
	}
}

func TestSpellTakesEveryWayToWriteASyllable(t *testing.T) {
	for want, ways := range map[string]string{
		"huì": "huì hui\u0300", "guǎn": "guǎn ɡuǎn gua\u030Cn ɡuɑ\u030Cn", "nǚ": "nǚ nü\u030C nu\u0308\u030C nu\u030C\u0308 nǔ\u0308 nv\u030C",
		"lüè": "lüè lvè lu\u0308è lüe\u0300", "ế": "ế e\u0302\u0301 é\u0302 ê\u0301",
	} {
		whole, _, _ := spell(want)
		for way := range strings.FieldsSeq(ways) {
			if got, size, _ := spell(way); got != whole || size != len(way) {
				t.Errorf("%+q: %x in %d bytes, want %x", way, got, size, whole)
			}
		}
	}
	for s, size := range map[string]int{"": 0, "Huì": 0, "\u0300hui": 0, "huì4": 4, "huì ": 4, "hui\u0300\u0301": 5, "zhuāngs": 0, "h\u0308": 1, "h\xffui": 1, "ｈｕì": 0} {
		if _, got, _ := spell(s); got != size {
			t.Errorf("%+q: %d bytes, want %d", s, got, size)
		}
	}
}

func TestBrokenTableIsRefused(t *testing.T) {
	pack := func(data string) []byte {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, _ = w.Write([]byte(data))
		_ = w.Close()
		return b.Bytes()
	}
	counts := string(make([]byte, afterRead-firstRead-1)) + "\x01"
	if _, err := unpackReadings(pack("a b\n" + counts + "\x01\x00")); err != nil {
		t.Fatalf("a small table: %v", err)
	}
	for name, data := range map[string][]byte{
		"no gzip": []byte("x"), "cut": readingData[:len(readingData)/2], "empty": pack("a\n"), "too few readings": pack("a b\n" + counts + "\x01"),
		"unknown reading": pack("a b\n" + counts + "\x02\x00"),
	} {
		if _, err := unpackReadings(data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func BenchmarkUnpackReadings(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := unpackReadings(readingData); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadings(b *testing.B) {
	n := 0
	for b.Loop() {
		for r := rune(0x4E00); r < 0x4E00+1000; r++ {
			n += len(Readings(r))
		}
	}
}
