package safe

import "unicode/utf8"

// What scan finds in a text.
const (
	dirty  = 1 << iota // something that clean has to look at
	spaces             // white space that a line does not keep as it is
)

// asciiFinds says what scan finds in an ASCII character. A single space is
// found by its neighbour.
var asciiFinds = func() (t [128]uint8) {
	for c := range 0x20 {
		t[c] = dirty
	}
	t['\n'], t[0x7F] = spaces, dirty
	return t
}()

// scan is the fast way past text that needs nothing, which is most of it: it
// may find something dirty that clean then leaves alone, never the reverse.
func scan(s string) (found uint8) {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c < utf8.RuneSelf:
			found |= asciiFinds[c]
			i++
			if c == ' ' && i < len(s) && s[i] == ' ' {
				found |= spaces
			}
		case 0xE4 <= c && c <= 0xE9 && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80:
			i += 3 // U+4000 to U+9FFF: ideographs, none of which needs a look
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			switch {
			case space(r):
				found |= spaces
			case r == utf8.RuneError && size == 1 || !plain(r):
				return found | dirty
			}
			i += size
		}
		if found&dirty != 0 {
			return found
		}
	}
	return found
}

// plain reports whether r, which is not ASCII, stays as it is wherever it
// stands. The blocks are those that everyday text of the supported languages
// uses; whatever is in no list takes the slow way.
func plain(r rune) bool {
	switch {
	case r < 0x0300:
		return r > 0xA0 && r != 0xAD
	case r < 0x2000:
		return 0x0370 <= r && r <= 0x0482 || 0x048A <= r && r <= 0x058F || 0x1E00 <= r
	case r < 0x3000:
		return 0x2010 <= r && r <= 0x2027 || 0x2030 <= r && r <= 0x205E ||
			0x2070 <= r && r <= 0x20CF || 0x2100 <= r && r <= 0x2BFF || 0x2E80 <= r
	case r < 0xAC00:
		return !(0x302A <= r && r <= 0x302F || r == 0x3099 || r == 0x309A || 0xA000 <= r)
	case r < 0x10000:
		return r <= 0xD7A3 || 0xE000 <= r && r <= 0xFAFF || 0xFE30 <= r && r <= 0xFE6F ||
			0xFF01 <= r && r <= 0xFFEF || r == 0xFFFD || r == 0xFFFC
	default:
		return 0x1F000 <= r && r <= 0x1FAFF || 0x20000 <= r && r <= 0x3FFFD && r&0xFFFE != 0xFFFE
	}
}
