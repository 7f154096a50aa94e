// Package safe is the one place that decides which runes and which addresses
// live. Everything that a feed, a page or a server says passes through it
// before it is stored, so that no text can move the cursor, rewrite the
// screen, fill the clipboard or hide what it says, and no address can lead
// anywhere but to a web server.
//
// What is done to text, in this order: bytes that are no UTF-8 become U+FFFD;
// escape sequences go as a whole; controls but the line feed go; every other
// line break becomes a line feed; characters that reorder text or are not
// seen go, except where a script or an emoji needs them; what is left is
// composed (UAX #15, NFC) where marks follow a base, and nowhere else, so that
// compatibility ideographs in names stay as they were written.
//
// The functions are pure. Their result is valid UTF-8, holds none of the runes
// that are removed, is at most three times as long as what came in, and passes
// through the same function unchanged.
package safe

// Caps on stored text, in bytes.
const (
	MaxTitle   = 4 << 10 // a title, a name, a category
	MaxContent = 2 << 20 // the body of an article
	MaxURL     = 2083    // an address; longer ones break terminals and browsers
)
