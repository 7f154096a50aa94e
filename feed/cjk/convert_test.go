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

var _, _, _ = strings.Repeat, sync.OnceFunc, utf8.ValidString
