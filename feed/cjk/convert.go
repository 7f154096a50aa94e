package cjk

import (
	"encoding/json"
	"fmt"
	"sync"
)

// A Conversion turns Chinese text from one way of writing into another, words
// first and characters where no word is known. The zero value leaves text as
// it is. Converted text is for display: the way back does not restore every
// character.
type Conversion uint8

// The conversions, by the names that OpenCC gives them: s is simplified, t
// traditional, tw as in Taiwan, hk as in Hong Kong, and p with the words that
// are used there.
const (
	Unconverted Conversion = iota
	S2T
	S2TW
	S2TWP
	S2HK
	T2S
	TW2S
	TW2SP
	HK2S
)

var conversionNames = [...]string{"none", "s2t", "s2tw", "s2twp", "s2hk", "t2s", "tw2s", "tw2sp", "hk2s"}

// String gives the name of the conversion.
func (c Conversion) String() string {
	if int(c) < len(conversionNames) {
		return conversionNames[c]
	}
	return fmt.Sprintf("Conversion(%d)", uint8(c))
}

// ParseConversion gives the conversion of a name.
func ParseConversion(name string) (Conversion, bool) {
	for c, n := range conversionNames {
		if n == name {
			return Conversion(c), true
		}
	}
	return Unconverted, false
}

// Convert converts a text. It does not ask whether the text is Chinese, and of
// which script; ScriptOf tells. The first call for a conversion reads its
// dictionaries, some tens of milliseconds.
func (c Conversion) Convert(s string) string {
	if s == "" || c == Unconverted || int(c) >= len(chains) {
		return s
	}
	return c.chain().convert(s)
}

// Load reads the dictionaries of the conversion, so that Convert will not have
// to: for a moment when nobody waits.
func (c Conversion) Load() {
	if c != Unconverted && int(c) < len(chains) {
		c.chain()
	}
}

// chains holds the conversions that were asked for.
var chains [len(conversionNames)]struct {
	once  sync.Once
	chain *chain
}

func (c Conversion) chain() *chain {
	kept := &chains[c]
	kept.once.Do(func() { kept.chain = builtInChain(conversionNames[c]) })
	return kept.chain
}

// builtInChain makes a conversion from data/opencc. What is wrong with it is
// an error in the program.
func builtInChain(name string) *chain {
	text, err := packed.ReadFile("data/opencc/conversions.json")
	if err != nil {
		panic(err)
	}
	var configs map[string]json.RawMessage
	if err := json.Unmarshal(text, &configs); err != nil {
		panic(fmt.Sprintf("conversions: %v", err))
	}
	c, err := newChain(configs[name], func(file string) (*dictionary, error) { return builtIn(file), nil })
	if err != nil {
		panic(fmt.Sprintf("conversion %s: %v", name, err))
	}
	return c
}
