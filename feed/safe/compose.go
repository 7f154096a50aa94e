package safe

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// close composes the cluster. Only clusters with marks are looked at, so that
// characters which normalisation would replace by another one (the
// compatibility ideographs, the ohm and ångström signs) stay as they came.
func (c *cleaner) close() {
	if !c.compose {
		return
	}
	c.compose = false
	from := c.start
	if compatibility(c.base) {
		from += utf8.RuneLen(c.base)
	}
	if cluster := c.out[from:]; !norm.NFC.IsNormal(cluster) {
		c.out = append(c.out[:from], norm.NFC.Bytes(cluster)...)
	}
}

// marksIn counts the marks in the canonical decomposition of r, which is the
// same before and after composition.
func marksIn(r rune) int {
	switch {
	case r < 0xC0:
		return 0
	case 0xAC00 <= r && r <= 0xD7A3: // Hangul decomposes by arithmetic
		if (r-0xAC00)%28 == 0 {
			return 1
		}
		return 2
	}
	var buf [utf8.UTFMax]byte
	whole := norm.NFD.Properties(utf8.AppendRune(buf[:0], r)).Decomposition()
	if len(whole) == 0 || compatibility(r) {
		if extends(r) {
			return 1
		}
		return 0
	}
	n := 0
	for len(whole) > 0 {
		part, size := utf8.DecodeRune(whole)
		if extends(part) {
			n++
		}
		whole = whole[size:]
	}
	return n
}
