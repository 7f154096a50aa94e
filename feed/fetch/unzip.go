package fetch

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// gzipMagic begins every gzip member that uses deflate (RFC 1952 section 2.3.1).
var gzipMagic = []byte{0x1f, 0x8b, 0x08}

const (
	maxMembers = 1024    // gzip members a body
	ratioFrom  = 1 << 20 // decoded bytes from which on the ratio counts
)

// sniffed reports whether a body is gzip by its first bytes, whatever its
// header says. A body that ends within the magic bytes was cut off.
func sniffed(in *bufio.Reader) (bool, error) {
	head, err := in.Peek(len(gzipMagic))
	switch {
	case len(head) == len(gzipMagic):
		return bytes.Equal(head, gzipMagic), nil
	case err != io.EOF:
		return false, err
	case len(head) > 0 && bytes.HasPrefix(gzipMagic, head):
		return false, io.ErrUnexpectedEOF
	}
	return false, nil
}

// unzipper decodes a sequence of gzip members, each of them whole and followed
// by the next or by the end of the body.
type unzipper struct {
	in      *bufio.Reader
	wire    *meter
	z       *gzip.Reader
	members int
	out     int64
	ratio   int64
}

func newUnzipper(in *bufio.Reader, wire *meter, ratio int64) *unzipper {
	return &unzipper{in: in, wire: wire, ratio: ratio}
}

// Read gives decoded bytes, and io.EOF only when the wire has ended as well.
func (u *unzipper) Read(p []byte) (int, error) {
	for {
		if u.z == nil {
			if err := u.next(); err != nil {
				return 0, err
			}
		}
		n, err := u.z.Read(p)
		u.out += int64(n)
		if u.out > ratioFrom && u.out > u.ratio*u.wire.n {
			return 0, &tooLarge{fmt.Sprintf("over %d times its size when decoded", u.ratio)}
		}
		if err == io.EOF {
			err = u.next()
		}
		if n > 0 || err != nil {
			return n, decoding(err)
		}
	}
}

// next opens the following member. It gives io.EOF at the end of the body.
func (u *unzipper) next() error {
	head, err := u.in.Peek(len(gzipMagic))
	if len(head) == 0 {
		return err
	}
	if !bytes.HasPrefix(gzipMagic, head) {
		return &badCoding{"damaged gzip"}
	}
	if u.members++; u.members > maxMembers {
		return &badCoding{fmt.Sprintf("over %d gzip members", maxMembers)}
	}
	if u.z == nil {
		u.z, err = gzip.NewReader(u.in)
	} else {
		err = u.z.Reset(u.in)
	}
	if err != nil {
		return decoding(err)
	}
	u.z.Multistream(false)
	return nil
}

// decoding names a damaged stream; other errors pass as they are.
func decoding(err error) error {
	var corrupt flate.CorruptInputError
	if errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) || errors.As(err, &corrupt) {
		return &badCoding{"damaged gzip"}
	}
	return err
}
