package fetch

import (
	"fmt"
	"net/http"
	"strings"
)

// printable is s with every byte outside of printable ASCII (0x20 to 0x7E)
// replaced by a question mark, cut at n bytes. It is for text that stems from
// a server and ends up in a message.
func printable(s string, n int) string {
	cut := len(s) > n
	b := []byte(s[:min(len(s), n)])
	for i, c := range b {
		if c < 0x20 || c > 0x7e {
			b[i] = '?'
		}
	}
	if cut {
		return string(b) + "..."
	}
	return strings.TrimSpace(string(b))
}

// reason is the reason phrase of an answer, the registered one where the
// server sent none.
func reason(r *http.Response) string {
	_, text, _ := strings.Cut(r.Status, " ")
	if text = printable(text, 80); text == "" {
		text = http.StatusText(r.StatusCode)
	}
	return text
}

// cause is an error as a Problem keeps it: its chain, with text that is safe
// to print.
type cause struct{ err error }

func (c cause) Error() string { return printable(c.err.Error(), 300) }
func (c cause) Unwrap() error { return c.err }

// size is a count of bytes for a message.
func size(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
}
