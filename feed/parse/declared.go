package parse

import (
	"guanbao/feed"
	"guanbao/feed/charset"
)

// decode gives the document as valid UTF-8 and the name of its charset. The
// XML declaration goes before the HTTP header, and what the reader knows before
// both.
func decode(raw feed.Raw, w *warnings) (string, string) {
	body := raw.Body
	if raw.Charset != "" {
		return charset.As(body, raw.Charset, w.add)
	}
	declared := charset.Declared(body)
	if declared == "" || declared == "UTF-16LE" || declared == "UTF-16BE" {
		declared = charset.Name(charset.Parameter(raw.ContentType, "charset"))
	}
	return charset.Decode(body, declared, w.add)
}
