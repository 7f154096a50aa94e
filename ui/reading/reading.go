// Package reading is how a reader wants Chinese bulletins shown: with or
// without the pinyin that a faulty conversion left in them, and in which
// characters. What is stored never changes by it.
package reading

import (
	"guanbao/feed"
	"guanbao/feed/cjk"
	"guanbao/feed/html"
)

// Script is the characters that Chinese is shown in.
type Script uint8

// The scripts, in the order in which one key goes through them.
const (
	Original Script = iota // as the publisher wrote
	Simplified
	Traditional
	scripts // their number
)

// Region is whose traditional characters and words are meant.
type Region uint8

// The regions. Anywhere keeps to the characters that OpenCC takes for the
// standard.
const (
	Anywhere Region = iota
	Taiwan
	HongKong
)

// Glosses says which readings stand behind characters.
type Glosses uint8

// The ways to deal with readings, in the order in which one key goes through
// them.
const (
	Clean Glosses = iota // without pinyin that a conversion left, where a document is shown to be full of it
	All                  // as the publisher has it
	None                 // as Clean, and without ruby
	ways                 // their number
)

// Wish is what a reader asks for. The zero Wish hides the pinyin of faulty
// conversions and converts nothing.
type Wish struct {
	Script  Script
	Region  Region
	Glosses Glosses
}

// NextScript is the wish with the next script.
func (w Wish) NextScript() Wish {
	w.Script = (w.Script + 1) % scripts
	return w
}

// NextGlosses is the wish with the next way to deal with readings.
func (w Wish) NextGlosses() Wish {
	w.Glosses = (w.Glosses + 1) % ways
	return w
}

// Facts is what was done to an article.
type Facts struct {
	Hidden    int  // glosses
	Converted bool // into another script
}

// Article gives an article and the tree of its content as they are to be
// shown. Its Content stays as it is stored.
func (w Wish) Article(a feed.Article, d html.Document) (feed.Article, html.Document, Facts) {
	var f Facts
	if w.Glosses != All {
		v := html.FindGlosses(a, d)
		if !v.Dirty {
			v = cjk.JudgeTitle(a.Title, false, cjk.Simplifies)
		}
		a = html.StripArticle(a, v)
		d, f.Hidden = html.StripGlosses(d, v)
		f.Hidden = max(f.Hidden, v.Count)
	}
	if c := w.conversion(a.Title+"\n"+d.Text(), a.Lang); c != cjk.Unconverted {
		a, d, f.Converted = convertArticle(a, c), d.Map(c.Convert), true
	}
	return a, d, f
}

// Title gives a title that stands alone as it is to be shown; lang is the
// language that its feed declares.
func (w Wish) Title(title, lang string) string {
	if w.Glosses != All {
		title = cjk.JudgeTitle(title, false, cjk.Simplifies).StripCut(title)
	}
	return w.conversion(title, lang).Convert(title)
}

// Load reads the dictionaries that the wish needs, some tens of milliseconds,
// so that nothing waits for them later.
func (w Wish) Load() {
	switch w.Script {
	case Simplified:
		cjk.T2S.Load()
	case Traditional:
		w.toTraditional().Load()
	}
}

// conversion is what turns a text into the script that is wished: nothing for
// text that is in it already, and for text that is not Chinese.
func (w Wish) conversion(text, lang string) cjk.Conversion {
	if w.Script == Original {
		return cjk.Unconverted
	}
	is := cjk.ScriptOf(text, lang)
	switch {
	case w.Script == Simplified && is == cjk.Traditional:
		return cjk.T2S
	case w.Script == Traditional && is == cjk.Simplified:
		return w.toTraditional()
	}
	return cjk.Unconverted
}

func (w Wish) toTraditional() cjk.Conversion {
	switch w.Region {
	case Taiwan:
		return cjk.S2TWP
	case HongKong:
		return cjk.S2HK
	}
	return cjk.S2T
}

// convertArticle converts what an article says of itself.
func convertArticle(a feed.Article, c cjk.Conversion) feed.Article {
	a.Title, a.Summary, a.Issuer, a.Number = c.Convert(a.Title), c.Convert(a.Summary), c.Convert(a.Issuer), c.Convert(a.Number)
	a.Authors, a.Categories, a.Links = mapped(a.Authors, c), mapped(a.Categories, c), append([]feed.Link(nil), a.Links...)
	for i := range a.Links {
		a.Links[i].Title = c.Convert(a.Links[i].Title)
	}
	return a
}

func mapped(in []string, c cjk.Conversion) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = c.Convert(s)
	}
	return out
}
