package parse

import "guanbao/feed/charset"

// decode gives the document as valid UTF-8 and the name of its charset. The
// XML declaration goes before the HTTP header.
func decode(body []byte, contentType string, w *warnings) (string, string) {
	declared := charset.Declared(body)
	if declared == "" || declared == "UTF-16LE" || declared == "UTF-16BE" {
		declared = charset.Name(charset.Parameter(contentType, "charset"))
	}
	return charset.Decode(body, declared, w.add)
}
