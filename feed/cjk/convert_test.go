package cjk

import (
	"encoding/json"
	"os"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

func TestConversionsPassTheCasesOfOpenCC(t *testing.T) {
	text, err := os.ReadFile("testdata/opencc-cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		ID, Input string
		Expected  map[string]string
	}
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	checked := make(map[Conversion]int)
	for _, test := range cases {
		for name, want := range test.Expected {
			c, ok := ParseConversion(name)
			if !ok {
				t.Fatalf("%s: no conversion %s", test.ID, name)
			}
			if got := c.Convert(test.Input); got != want {
				t.Errorf("%s %s: %s\n got  %s\n want %s", test.ID, name, test.Input, got, want)
			}
			checked[c]++
		}
	}
	for c := S2T; c <= HK2S; c++ {
		if checked[c] < 15 {
			t.Errorf("only %d cases for %s", checked[c], c)
		}
	}
	t.Logf("cases checked: %v", checked)
}

func TestConversionNames(t *testing.T) {
	for c := Unconverted; c <= HK2S; c++ {
		if back, ok := ParseConversion(c.String()); !ok || back != c {
			t.Errorf("%s is parsed as %s, %v", c, back, ok)
		}
	}
	if c, ok := ParseConversion("s2jp"); ok {
		t.Errorf("s2jp is parsed as %s", c)
	}
	if Conversion(99).Convert(bulletin) != bulletin || Unconverted.Convert(bulletin) != bulletin {
		t.Error("what is no conversion changes text")
	}
}

// TestConversionGoesByWords takes characters that have several traditional
// forms; words tell which.
func TestConversionGoesByWords(t *testing.T) {
	for _, test := range []struct {
		c        Conversion
		in, want string
	}{
		{S2T, "干部关于里程的后续面粉", "幹部關於里程的後續麪粉"},
		{S2TW, "干部关于里程的后续面粉", "幹部關於里程的後續麵粉"},
		{S2TWP, "打印机的网络软件", "印表機的網路軟體"},
		{TW2SP, "印表機的網路軟體", "打印机的网络软件"},
		{S2HK, "家里的卫生", "家裏的衞生"},
		{T2S, "乾坤與乾燥", "乾坤与干燥"},
		{T2S, "\uF900有此理", "岂有此理"},
	} {
		if got := test.c.Convert(test.in); got != test.want {
			t.Errorf("%s: %s becomes %s, want %s", test.c, test.in, got, test.want)
		}
	}
}

// TestConversionsStartTogether has many callers ask for dictionaries that
// nobody has read yet; the race detector watches.
func TestConversionsStartTogether(t *testing.T) {
	want := S2TWP.Convert(bulletin)
	shelfLock.Lock()
	shelf = nil
	shelfLock.Unlock()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if got := builtInChain("s2twp").convert(bulletin); got != want {
				t.Errorf("got %s", got)
			}
		})
		all.Go(func() { Fold(bulletin); T2S.Convert(traditional); ScriptOf(bulletin, "") })
	}
	all.Wait()
}

func FuzzConvert(f *testing.F) {
	for _, s := range []string{bulletin, traditional, "SQL注入 U盤 B超", "豈更\u3099か", "a\xff国\xe4\xb8", "\U0003FFFF\U0010FFFF", "PN结PN"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for c := S2T; c <= HK2S; c++ {
			got := c.Convert(s)
			if utf8.ValidString(s) && !utf8.ValidString(got) {
				t.Errorf("%s(%q) is no UTF-8: %q", c, s, got)
			}
			plain := strings.Map(func(r rune) rune {
				if r >= utf8.RuneSelf {
					return -1
				}
				return r
			}, s)
			if c.Convert(plain) != plain {
				t.Errorf("%s changes %q", c, plain)
			}
		}
	})
}
