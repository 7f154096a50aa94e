package cjk

import (
	"strings"
	"unicode/utf8"
)

// A Script tells how a text is written, as far as conversion has to know.
type Script uint8

// The scripts. Han is Chinese text, or a lone title, whose characters are
// written alike in simplified and traditional.
const (
	NoScript Script = iota // no ideographs, kana or hangul
	Han
	Simplified
	Traditional
	Japanese
	Korean
)

// Chinese tells whether text in this script may be converted.
func (s Script) Chinese() bool { return Han <= s && s <= Traditional }

// String gives the name of the script.
func (s Script) String() string {
	if names := [...]string{"none", "han", "simplified", "traditional", "japanese", "korean"}; int(s) < len(names) {
		return names[s]
	}
	return "unknown"
}

// scriptSample is how much of a text ScriptOf reads, in bytes.
const scriptSample = 16 << 10

// ScriptOf tells the script of a text from its first 16 KB. The language (a
// tag of BCP 47, or nothing) decides only where the text does not: a title of
// ideographs alone, some kana in a Chinese text. The longer the text the surer;
// ask for an article as a whole and not for its title.
func ScriptOf(text, language string) Script {
	c := countScripts(text[:min(len(text), scriptSample)])
	tag := strings.ToLower(strings.ReplaceAll(language, "_", "-"))
	primary, _, _ := strings.Cut(tag, "-")
	switch {
	case c.han+c.kana+c.hangul == 0:
		return NoScript
	case c.korean(primary):
		return Korean
	case c.japanese(primary):
		return Japanese
	case c.simplified > c.traditional:
		return Simplified
	case c.traditional > c.simplified:
		return Traditional
	case c.traditional == 0 && c.han > 0 && primary == "zh":
		return tagged(tag)
	}
	return Han
}

// tagged is the script that a tag of Chinese tells.
func tagged(tag string) Script {
	for part := range strings.SplitSeq(tag, "-") {
		switch part {
		case "hant", "tw", "hk", "mo":
			return Traditional
		case "hans", "cn", "sg":
			return Simplified
		}
	}
	return Han
}

// scriptCount counts the runes of a text by what they tell.
type scriptCount struct {
	han, kana, hangul int
	simplified        int // simplified only, in Japan or not
	traditional       int // traditional only, in Japan or not
	chinese           int // simplified or traditional, and not written in Japan
	shinjitai         int // written in Japan alone
}

// korean holds for text that is a quarter hangul. Chinese text quotes a name
// or two.
func (c scriptCount) korean(language string) bool {
	all := c.han + c.kana + c.hangul
	if language == "ko" {
		return c.hangul > 0 || c.chinese == 0
	}
	return c.hangul*4 >= all
}

// japanese holds for text with some kana, for less where other characters
// speak for Japan, and for more where they or the language speak for China.
// Titles in Japanese have as little as one kana in twenty characters.
func (c scriptCount) japanese(language string) bool {
	all := c.han + c.kana
	switch language {
	case "ja":
		return c.kana > 0 || c.chinese == 0
	case "zh":
		return c.kana*4 >= all
	}
	if c.kana > 0 && (c.kana+c.shinjitai)*20 >= all && c.kana+c.shinjitai >= c.chinese {
		return true
	}
	// New Japanese forms are in part the simplified ones, and stand beside
	// forms that China calls traditional.
	return c.chinese == 0 && (c.shinjitai > 0 || c.simplified > 0 && c.traditional > 0)
}

func countScripts(s string) (c scriptCount) {
	classes := theClasses()
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case 0x3041 <= r && r < 0x3097 || 0x30A1 <= r && r < 0x30FB || 0xFF66 <= r && r < 0xFF9E:
			c.kana++
		case 0xAC00 <= r && r < 0xD7A4 || 0x1100 <= r && r < 0x1200 || 0x3131 <= r && r < 0x318F:
			c.hangul++
		case r >= 0x20000 && r < maxRune:
			c.han++
		case 0x3400 <= r && r < 0xA000 || 0xF900 <= r && r < 0xFB00:
			c.han++
			c.add(classes[r])
		}
	}
	return c
}

func (c *scriptCount) add(in class) {
	switch {
	case in&simplifiedOnly != 0:
		c.simplified++
	case in&traditionalOnly != 0:
		c.traditional++
	case in&japaneseOnly != 0:
		c.shinjitai++
	}
	if in&chineseOnly != 0 {
		c.chinese++
	}
}
