package cjk

import (
	"io/fs"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDictionaryFindsTheLongestKey(t *testing.T) {
	d, err := newDictionary("一\t1\n一丁\t2\n一丁不\t3 30\n一丁不識\t4\n一丁乙\t5\n一三\t6\n𠮷\t7\n")
	if err != nil {
		t.Fatal(err)
	}
	for s, want := range map[string]string{
		"一": "1", "一二": "1", "一丁": "2", "一丁丁": "2", "一丁不": "3", "一丁不知": "3", "一丁不識字": "4", "一丁龍": "2",
		"一龍": "1", "一三一": "6", "丁": "", "𠮷野": "7", "a": "", "\xff": "", "\U0010FFFF": "",
	} {
		r, _ := utf8.DecodeRuneInString(s)
		n, value := d.longest(s, r)
		if value != want || (n > 0) != (want != "") || n > len(s) {
			t.Errorf("%q: %d bytes, %q, want %q", s, n, value, want)
		}
	}
}

// TestDictionariesAgreeWithALookUp holds the bisection against asking for
// every beginning of a text.
func TestDictionariesAgreeWithALookUp(t *testing.T) {
	for _, name := range dictionaryNames(t) {
		d := builtIn(name)
		lookUp := make(map[string]string, len(d.entries))
		for i := range d.entries {
			lookUp[d.key(i)], _, _ = strings.Cut(d.values(i), " ")
		}
		check := func(s string) {
			want, value := 0, ""
			for n := range len(s) + 1 {
				if v, ok := lookUp[s[:n]]; ok {
					want, value = n, v
				}
			}
			r, _ := utf8.DecodeRuneInString(s)
			if n, v := d.longest(s, r); n != want || v != value {
				t.Fatalf("%s: %q: %d bytes, %q, want %d, %q", name, s, n, v, want, value)
			}
		}
		for i := range d.entries {
			key := d.key(i)
			_, last := utf8.DecodeLastRuneInString(key)
			check(key + "的")
			check(key[:len(key)-last] + "\u4DFF")
			check(key[:len(key)-last] + "龥")
		}
	}
}

func TestDictionaryRefusesWhatItCannotRead(t *testing.T) {
	for name, text := range map[string]string{
		"no tab": "一\n", "no key": "\t一\n", "no end": "一\t1", "order": "二\t2\n一\t1\n", "twice": "一\t1\n一\t2\n",
		"long key": strings.Repeat("一", 90) + "\t1\n", "tab in the next line": "一\n二\t2\n", "no ideograph": "\U0010FFFF\t1\n",
	} {
		if _, err := newDictionary(text); err == nil {
			t.Errorf("%s: %q is taken", name, text)
		}
	}
}

// TestKeysAreNeverASCII holds that plain Latin text is never converted.
func TestKeysAreNeverASCII(t *testing.T) {
	for _, name := range dictionaryNames(t) {
		d := builtIn(name)
		for i := range d.entries {
			if key := d.key(i); strings.IndexFunc(key, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
				t.Errorf("%s: key %q", name, key)
			}
		}
	}
}

func TestConfigurationsAreChecked(t *testing.T) {
	open := func(string) (*dictionary, error) { return newDictionary("一\t1\n") }
	for _, config := range []string{
		``, `{"segmentation": {"type": "jieba"}}`,
		`{"conversion_chain": [{"dict": {"type": "group", "match_policy": "shortest"}}]}`,
		`{"normalization": [{"dict": {"type": "group", "match_policy": "shortest"}}]}`,
	} {
		if _, err := newChain([]byte(config), open); err == nil {
			t.Errorf("%s is taken", config)
		}
	}
}

func TestGroupsDecide(t *testing.T) {
	short, _ := newDictionary("甲\t1\n")
	other, _ := newDictionary("甲\t4\n")
	long, _ := newDictionary("甲\t2\n甲乙\t3\n")
	for name, test := range map[string]struct {
		m    matcher
		want string
	}{
		"first": {first{short, long}, "1乙"}, "first turned": {first{long, short}, "3"},
		"union": {union{short, long}, "3"}, "union of equals": {union{short, first{other, long}}, "1乙"},
	} {
		if got, _ := replace(test.m, "甲乙", []int{6}); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
	// A key must not reach over the end of a segment.
	if got, ends := replace(long, "甲乙甲乙", []int{3, 12}); got != "2乙3" || ends[0] != 1 || ends[1] != 5 {
		t.Errorf("%q, segments end at %v", got, ends)
	}
	if got := cut(long, "丙丁甲乙甲丙"); len(got) != 4 || got[0] != 6 || got[1] != 12 || got[2] != 15 || got[3] != 18 {
		t.Errorf("segments end at %v", got)
	}
}

func dictionaryNames(t *testing.T) []string {
	t.Helper()
	files, err := fs.Glob(packed, "data/opencc/*.txt.gz")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d dictionaries: %v", len(files), err)
	}
	for i, file := range files {
		files[i] = strings.TrimSuffix(strings.TrimPrefix(file, "data/opencc/"), ".gz")
	}
	return files
}
