// Package charset turns the bytes of feeds and pages into UTF-8. It knows what
// publishers of East Asia declare and what they send instead: gb2312 that is
// GB18030, Shift_JIS that is CP932, UTF-8 that is none.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"guanbao/feed"
)

// Warn takes what is wrong with the bytes of a document.
type Warn func(kind feed.WarningKind, detail string)

// Decode gives a document as valid UTF-8 and the IANA name of the charset it
// was in. The order of evidence is: byte order mark, the pattern of UTF-16,
// validity as UTF-8, what is declared (a name that Name gave, or ""), content.
// A declaration that the bytes contradict loses, for publishers move to UTF-8
// and forget it.
func Decode(body []byte, declared string, warn Warn) (string, string) {
	if name, enc, n := byteOrderMark(body); name != "" {
		return decodeAs(body[n:], name, enc, warn), name
	}
	if name, enc := wide(body); name != "" {
		return decodeAs(body, name, enc, warn), name
	}
	if utf8.Valid(body) && keepsUTF8(body, declared) {
		if declared != "" && declared != "UTF-8" && !ascii(body) {
			warn(feed.WarnCharset, "declared "+declared+", is UTF-8")
		}
		return string(body), "UTF-8"
	}
	name := declared
	if real := contradiction(body, declared); real != "" {
		if declared != "" {
			warn(feed.WarnCharset, "declared "+declared+", is "+real)
		}
		name = real
	}
	if name == "" || name == "UTF-8" {
		warn(feed.WarnBadBytes, "invalid UTF-8")
		return strings.ToValidUTF8(string(body), "\uFFFD"), "UTF-8"
	}
	return decodeAs(body, name, encodingOf(name), warn), name
}

// As gives a document as valid UTF-8 that a reader knows to be in the charset of
// a name that Name gave. Only a byte order mark is better evidence.
func As(body []byte, name string, warn Warn) (string, string) {
	if marked, enc, n := byteOrderMark(body); marked != "" {
		return decodeAs(body[n:], marked, enc, warn), marked
	}
	return decodeAs(body, name, encodingOf(name), warn), name
}

func decodeAs(body []byte, name string, enc encoding.Encoding, warn Warn) string {
	if enc == nil {
		if !utf8.Valid(body) {
			warn(feed.WarnBadBytes, "invalid UTF-8")
			return strings.ToValidUTF8(string(body), "\uFFFD")
		}
		return string(body)
	}
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil || bytes.Contains(out, []byte("\uFFFD")) {
		warn(feed.WarnBadBytes, "invalid "+name)
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

// byteOrderMark gives the charset that a byte order mark names, and its length.
func byteOrderMark(b []byte) (name string, enc encoding.Encoding, n int) {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		return "UTF-8", nil, 3
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE, 0, 0}):
		return "UTF-32LE", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), 4
	case bytes.HasPrefix(b, []byte{0, 0, 0xFE, 0xFF}):
		return "UTF-32BE", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), 4
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return "UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), 2
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return "UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), 2
	}
	return "", nil, 0
}

// wide recognises UTF-16 without a byte order mark by its first characters,
// which are ASCII in every format we read (XML 1.0 appendix F, RFC 4627
// section 3).
func wide(b []byte) (string, encoding.Encoding) {
	if len(b) < 4 {
		return "", nil
	}
	switch {
	case b[0] != 0 && b[1] == 0 && b[2] != 0 && b[3] == 0:
		return "UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case b[0] == 0 && b[1] != 0 && b[2] == 0 && b[3] != 0:
		return "UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return "", nil
}

// Parameter finds name=value in s, where the value may stand in quotes.
func Parameter(s, name string) string {
	i := 0
	for i+len(name) <= len(s) && !strings.EqualFold(s[i:i+len(name)], name) {
		i++
	}
	if i+len(name) > len(s) {
		return ""
	}
	v, ok := strings.CutPrefix(strings.TrimSpace(s[i+len(name):]), "=")
	if !ok {
		return ""
	}
	v = strings.TrimLeft(v, " \t\r\n\"'")
	if end := strings.IndexAny(v, " \t\r\n\"';?"); end >= 0 {
		v = v[:end]
	}
	return v
}

// ianaNames spells the names of the WHATWG registry as IANA does, and folds
// the GB family into its superset GB18030, since what is declared gb2312 holds
// characters of gbk and four-byte ones as a rule.
var ianaNames = map[string]string{
	"utf-8": "UTF-8", "utf-16le": "UTF-16LE", "utf-16be": "UTF-16BE", "gbk": "GB18030", "gb18030": "GB18030",
	"big5": "Big5", "shift_jis": "Shift_JIS", "euc-jp": "EUC-JP", "iso-2022-jp": "ISO-2022-JP", "euc-kr": "EUC-KR",
	"koi8-r": "KOI8-R", "koi8-u": "KOI8-U", "macintosh": "macintosh",
}

// moreLabels are labels that the WHATWG registry does not list or gives up on.
var moreLabels = map[string]string{
	"utf8mb4": "UTF-8", "unicode": "UTF-8", "gb_18030": "GB18030", "gb-2312": "GB18030", "cp936": "GB18030",
	"hz-gb-2312": "HZ-GB-2312", "cp932": "Shift_JIS", "ms932": "Shift_JIS", "sjis": "Shift_JIS", "cp949": "EUC-KR",
	"ms949": "EUC-KR", "uhc": "EUC-KR", "cp950": "Big5", "ms950": "Big5", "big5hkscs": "Big5", "big5hk": "Big5",
	"utf16": "UTF-16LE", "utf-16": "UTF-16LE",
}

// Name folds a label of a charset to the IANA name, "" when no decoder is known.
func Name(label string) string {
	label = strings.ToLower(strings.TrimSpace(label))
	if label == "" {
		return ""
	}
	if name, ok := moreLabels[label]; ok {
		return name
	}
	enc, err := htmlindex.Get(label)
	if err != nil || enc == encoding.Replacement {
		return ""
	}
	name, err := htmlindex.Name(enc)
	if err != nil || name == "replacement" || name == "x-user-defined" {
		return ""
	}
	if iana, ok := ianaNames[name]; ok {
		return iana
	}
	if strings.HasPrefix(name, "iso-") {
		return strings.ToUpper(name)
	}
	return name
}

// encodingOf gives the decoder of a name that Name gave, nil for UTF-8.
func encodingOf(name string) encoding.Encoding {
	switch name {
	case "UTF-8":
		return nil
	case "GB18030":
		return simplifiedchinese.GB18030
	case "HZ-GB-2312":
		return simplifiedchinese.HZGB2312
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil
	}
	return enc
}

// keepsUTF8 reports whether a valid UTF-8 document is to be read as UTF-8 in
// the face of what it declares. Escape-based charsets are 7-bit and so always
// valid; short texts in a two-byte charset can be valid by chance as long as
// they hold no sequence of three bytes.
func keepsUTF8(body []byte, declared string) bool {
	switch declared {
	case "", "UTF-8":
		return true
	case "ISO-2022-JP":
		return !bytes.Contains(body, []byte("\x1b$")) && !bytes.Contains(body, []byte("\x1b("))
	case "HZ-GB-2312":
		return !bytes.Contains(body, []byte("~{"))
	}
	for i := 0; i < len(body); i++ {
		if body[i] >= 0xE0 {
			return true
		}
	}
	return ascii(body)
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// declarationReach is how many bytes of a document are searched for its XML
// declaration, junk before it included.
const declarationReach = 1024

// Declared reads the encoding of an XML declaration, junk before it allowed.
// It is "" when there is none or it names no charset we know.
func Declared(b []byte) string {
	b = b[:min(len(b), declarationReach)]
	i := bytes.Index(b, []byte("<?xml"))
	if i < 0 {
		return ""
	}
	decl, _, ok := bytes.Cut(b[i:], []byte("?>"))
	if !ok {
		return ""
	}
	return Name(Parameter(string(decl), "encoding"))
}
