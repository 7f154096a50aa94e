package parse

import (
	"bytes"

	"guanbao/feed/charset"
)

// declarationReach is how many bytes of a document are searched for its XML
// declaration, junk before it included.
const declarationReach = 1024

// decode gives the document as valid UTF-8 and the name of its charset. The
// XML declaration goes before the HTTP header.
func decode(body []byte, contentType string, w *warnings) (string, string) {
	declared := declaredCharset(body)
	if declared == "" || declared == "UTF-16LE" || declared == "UTF-16BE" {
		declared = charset.Name(charset.Parameter(contentType, "charset"))
	}
	return charset.Decode(body, declared, w.add)
}

// declaredCharset reads the encoding of the XML declaration, junk before it
// allowed. It is "" when there is none or it names no charset we know.
func declaredCharset(b []byte) string {
	b = b[:min(len(b), declarationReach)]
	i := bytes.Index(b, []byte("<?xml"))
	if i < 0 {
		return ""
	}
	decl, _, ok := bytes.Cut(b[i:], []byte("?>"))
	if !ok {
		return ""
	}
	return charset.Name(charset.Parameter(string(decl), "encoding"))
}
