package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestEveryCharacterComesBackFromItsShortForm(t *testing.T) {
	table := shortForm()
	for r := rune(0); r <= utf8.MaxRune; r++ {
		text := []byte(string(r))
		short := table.appendShort(nil, text)
		if got, err := table.appendLong(nil, short); err != nil || !bytes.Equal(got, text) {
			t.Fatalf("%U: %x is %q, %v", r, short, got, err)
		}
	}
	for text, want := range map[string]int{"会议": 4, "國行": 3, "會議": 4, "、。": 2, "a1<": 3, "カナ": 4, "회": 4, "\U0001F4EE": 5} {
		if got := table.appendShort(nil, []byte(text)); len(got) != want {
			t.Errorf("%q takes %d bytes, want %d", text, len(got), want)
		}
	}
}

// TestTheShortFormStaysAsItIs holds what stored bodies are read by. Whoever
// changes it must give the new form another number, and keep this one.
func TestTheShortFormStaysAsItIs(t *testing.T) {
	h := sha256.New()
	fmt.Fprint(h, shortForm().runes)
	h.Write(shortPacking().dictionary)
	h.Write(longPacking.dictionary)
	if got, want := hex.EncodeToString(h.Sum(nil))[:16], "e183e99611b78d33"; got != want {
		t.Errorf("the form is another one: %s, was %s", got, want)
	}
}

// TestBodiesOfFormerBuildsAreRead has a body as it was packed before there was
// the short form.
func TestBodiesOfFormerBuildsAreRead(t *testing.T) {
	want := body{Authors: []string{"国家局"}, Summary: "摘要", Content: "<p>　　会议审议并原则通过规划。</p>"}
	blob, err := hex.DecodeString("0152c4e63b90e39f4d9cf16259a3522d42299ef20c94ae3b263d6e6802190e080000ffff")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := unpack(blob); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
}

func TestChineseTextIsPackedInTheShortForm(t *testing.T) {
	a := newAuthor(3)
	for name, tt := range map[string]struct {
		content string
		way     byte
	}{
		"Chinese": {a.bulletin(feedA, 1, 4096, noon).Content, packedShort},
		"English": {strings.Repeat("The Commission adopts the rule. ", 30), packedFlate},
		"Korean":  {"<p>" + strings.Repeat("정부는 위원회 규정을 공고합니다. ", 30), packedFlate},
		"damaged": {strings.Repeat("会议指出", 30) + "\xff", packedFlate},
	} {
		blob, err := pack(body{Content: tt.content})
		if err != nil || blob[0] != tt.way {
			t.Errorf("%s: packed by %d, %v, want %d", name, blob[0], err, tt.way)
		}
		if tt.way != packedShort {
			continue
		}
		var long bytes.Buffer
		longPacking.deflate(&long, []byte(tt.content))
		if len(blob)*8 > long.Len()*7 {
			t.Errorf("%s: %d bytes, %d in UTF-8", name, len(blob), long.Len())
		}
	}
}

func TestADamagedShortFormIsCorrupt(t *testing.T) {
	for _, bad := range []string{"\xA0", "\xFF", "\xFF\xE4", "\xFE\xFF", "\xFF\x80"} {
		if got, err := shortForm().appendLong(nil, []byte(bad)); err == nil {
			t.Errorf("%q is %q", bad, got)
		}
		var out bytes.Buffer
		out.WriteByte(packedShort)
		shortPacking().deflate(&out, bodyBytes([]byte("{}"), []byte(bad)))
		if _, err := unpack(out.Bytes()); !errors.Is(err, ErrCorrupt) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
