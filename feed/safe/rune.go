package safe

import "unicode"

// hidden reports whether r reorders text or is not seen, and goes wherever it
// stands: bidi controls, soft hyphen, word joiner, invisible operators,
// byte order mark, annotation and other format controls, and the ignorable
// plane 14. Joiners, selectors and the zero width space depend on where they
// stand and are not among them.
func hidden(r rune) bool {
	switch {
	case r < 0x200E:
		return r == 0xAD || r == 0x061C || r == 0x180E
	case r <= 0x206F:
		return r <= 0x200F || 0x202A <= r && r <= 0x202E || 0x2060 <= r
	case r < 0x10000:
		return r == 0xFEFF || 0xFFF0 <= r && r <= 0xFFFB
	}
	return 0x1BCA0 <= r && r <= 0x1BCA3 || 0x1D173 <= r && r <= 0x1D17A || 0xE0000 <= r && r <= 0xE0FFF
}

// noncharacter reports whether r is one of the 66 code points that are never
// characters.
func noncharacter(r rune) bool {
	return r&0xFFFE == 0xFFFE || 0xFDD0 <= r && r <= 0xFDEF
}

// extends reports whether r is drawn on or within the character before it: a
// combining mark, or a medial or final jamo.
func extends(r rune) bool {
	switch {
	case r < 0x0300:
		return false
	case jamo(r):
		return true
	}
	return unicode.Is(unicode.M, r)
}

func jamo(r rune) bool {
	return 0x1160 <= r && r <= 0x11FF || 0xD7B0 <= r && r <= 0xD7FF
}

// selector reports whether r is a variation selector.
func selector(r rune) bool {
	return 0xFE00 <= r && r <= 0xFE0F || 0xE0100 <= r && r <= 0xE01EF || 0x180B <= r && r <= 0x180D || r == 0x180F
}

// selects reports whether the variation selector vs may follow base: the
// ideographic ones an ideograph, those of emoji a symbol or a key cap, the
// standardised ones the blocks for which variants are registered.
func selects(base, vs rune) bool {
	switch {
	case vs >= 0xE0100:
		return ideograph(base)
	case vs >= 0xFE0E:
		return pictograph(base) || '0' <= base && base <= '9' || base == '#' || base == '*'
	case vs >= 0xFE00:
		return ideograph(base) || base == '0' || 0x1000 <= base && base <= 0x109F ||
			0x2200 <= base && base <= 0x22FF || 0x2A00 <= base && base <= 0x2AFF || 0x3001 <= base && base <= 0x303F ||
			0xA840 <= base && base <= 0xA877 || 0xFF01 <= base && base <= 0xFF1F || 0x13000 <= base && base <= 0x1345F ||
			0x1D400 <= base && base <= 0x1D7FF
	}
	return 0x1820 <= base && base <= 0x18AA
}

func ideograph(r rune) bool {
	return 0x3400 <= r && r <= 0x9FFF || compatibility(r) || 0x20000 <= r && r <= 0x3FFFD
}

// compatibility reports whether r is a compatibility ideograph, which
// normalisation would turn into another character.
func compatibility(r rune) bool {
	return 0xF900 <= r && r <= 0xFAFF || 0x2F800 <= r && r <= 0x2FA1F
}

// pictograph reports whether r can be shown as an emoji, by block.
func pictograph(r rune) bool {
	switch {
	case r < 0x2000:
		return r == 0xA9 || r == 0xAE
	case r < 0x2600:
		return r == 0x203C || r == 0x2049 || r == 0x2122 || r == 0x2139 || 0x2190 <= r && r <= 0x21FF ||
			0x2300 <= r && r <= 0x23FF || r == 0x24C2 || 0x25A0 <= r
	case r < 0x10000:
		return r <= 0x27BF || r == 0x2934 || r == 0x2935 || 0x2B00 <= r && r <= 0x2BFF ||
			r == 0x3030 || r == 0x303D || r == 0x3297 || r == 0x3299
	}
	return 0x1F000 <= r && r <= 0x1FAFF
}

// joins reports whether r is a letter or mark of a script that spells with
// joiners: Arabic and its kin, those of India, Burma, Cambodia and Mongolia.
func joins(r rune) bool {
	in := 0x0600 <= r && r <= 0x0DFF || 0x1000 <= r && r <= 0x109F || 0x1780 <= r && r <= 0x18AF ||
		0xA840 <= r && r <= 0xA8FF || 0xFB50 <= r && r <= 0xFEFC || 0x11000 <= r && r <= 0x11FFF
	return in && (unicode.IsLetter(r) || unicode.IsMark(r))
}

// unspaced reports whether r is a letter of a script that writes words without
// spaces and marks their ends with the zero width space: Thai, Lao, Burmese,
// Khmer.
func unspaced(r rune) bool {
	in := 0x0E00 <= r && r <= 0x0EFF || 0x1000 <= r && r <= 0x109F || 0x1780 <= r && r <= 0x17FF
	return in && unicode.IsLetter(r)
}
