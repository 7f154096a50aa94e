package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"guanbao/feed/html"
)

// raised and lowered are the characters that have a superscript or a subscript
// of their own in Unicode.
var (
	raised  = pairs("0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻTᵀ")
	lowered = pairs("0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ")
)

// pairs reads a string of characters that stand in for one another.
func pairs(s string) map[rune]rune {
	out := map[rune]rune{}
	rs := []rune(s)
	for i := 0; i+1 < len(rs); i += 2 {
		out[rs[i]] = rs[i+1]
	}
	return out
}

// ordinals are endings of ordinal numbers, which read right on the line.
var ordinals = []string{"st", "nd", "rd", "th", "er", "re", "e", "ème", "o", "a", "º", "ª"}

// scripted writes superscripts and subscripts so that a line of text alone
// tells them: 10³ must not read 103. Before is the character that they stand at.
func scripted(t string, style html.Style, before rune) string {
	super := style&html.Super != 0
	if !super && style&html.Sub == 0 || strings.TrimSpace(t) == "" {
		return t
	}
	first, _ := utf8.DecodeRuneInString(t)
	if super && unicode.IsDigit(before) && isOrdinal(t) {
		return t
	}
	if super && strings.EqualFold(t, "tm") {
		return "™"
	}
	table, lead := lowered, "_("
	if super {
		table, lead = raised, "^("
	}
	if !strings.ContainsRune("([", first) || before == utf8.RuneError {
		if s, ok := mapped(t, table); ok {
			return s
		}
	}
	switch {
	case !unicode.IsLetter(first) && !unicode.IsDigit(first): // a sign or a bracket: a mark of its own
		return t
	case super && isNoteWord(t):
		return "[" + t + "]"
	}
	return lead + t + ")"
}

func isOrdinal(t string) bool {
	for _, o := range ordinals {
		if strings.EqualFold(t, o) {
			return true
		}
	}
	return false
}

// mapped replaces every character by its stand-in; false where one has none.
func mapped(t string, table map[rune]rune) (string, bool) {
	out := make([]rune, 0, len(t))
	for _, r := range t {
		m, ok := table[r]
		if !ok {
			return "", false
		}
		out = append(out, m)
	}
	return string(out), true
}
