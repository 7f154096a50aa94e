package parse

import "bytes"

// mendSyntax mends what breaks the syntax of JSON documents in practice: raw
// control characters inside strings, commas before a closing bracket, text
// after the document, and documents that are cut off, which end after the last
// value that is whole. It reports whether the document was cut off.
func mendSyntax(src string) (out []byte, cut bool) {
	s := jsonScanner{out: make([]byte, 0, len(src)+64)}
	for i := 0; i < len(src); i++ {
		s.step(src[i])
		if s.done {
			return s.out, false
		}
	}
	return s.close(), true
}

type jsonScanner struct {
	out     []byte
	open    []byte // brackets that are open
	quoted  bool
	escaped bool
	done    bool
	whole   int    // length of out after the last whole item, 0 before any
	at      []byte // brackets open there
}

const hexDigits = "0123456789abcdef"

func (s *jsonScanner) step(c byte) {
	if s.quoted {
		s.inString(c)
		return
	}
	switch c {
	case '"':
		s.quoted = true
	case '{', '[':
		if len(s.open) < maxDepth {
			s.open = append(s.open, c)
		}
	case '}', ']':
		s.out = dropComma(s.out)
		s.out = append(s.out, c)
		s.pop()
		return
	}
	if c < ' ' && c != '\n' && c != '\t' && c != '\r' {
		return
	}
	s.out = append(s.out, c)
}

func (s *jsonScanner) inString(c byte) {
	switch {
	case s.escaped:
		s.escaped = false
		if bytes.IndexByte([]byte(`"\/bfnrtu`), c) < 0 { // \' and the like
			s.out = s.out[:len(s.out)-1]
			if c < ' ' {
				c = ' '
			}
		}
	case c == '\\':
		s.escaped = true
	case c == '"':
		s.quoted = false
	case c < ' ':
		s.out = append(s.out, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		return
	}
	s.out = append(s.out, c)
}

func (s *jsonScanner) pop() {
	if len(s.open) > 0 {
		s.open = s.open[:len(s.open)-1]
	}
	if len(s.open) == 0 {
		s.done = true
		return
	}
	if string(s.open) == "{[" { // an item of the list of items, or of another list beside it
		s.whole = len(s.out)
		s.at = append(s.at[:0], s.open...)
	}
}

// close ends a document that was cut off after its last whole item.
func (s *jsonScanner) close() []byte {
	out, open := s.out, s.open
	if s.whole > 0 {
		out, open = out[:s.whole], s.at
	}
	for i := len(open) - 1; i >= 0; i-- {
		out = append(dropComma(out), map[byte]byte{'{': '}', '[': ']'}[open[i]])
	}
	return out
}

// dropComma takes a comma and the space after it off the end.
func dropComma(b []byte) []byte {
	t := bytes.TrimRight(b, " \t\r\n")
	if n := len(t); n > 0 && t[n-1] == ',' {
		return t[:n-1]
	}
	return b
}
