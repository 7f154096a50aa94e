package journal

import (
	"regexp"
	"strings"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed/safe"
)

// parameter is one of the query of an address.
var parameter = regexp.MustCompile(`([?&;])([^=&;#\s]+)=([^&;#\s"']*)`)

// secretive are parts of names of parameters whose values open doors.
var secretive = []string{"key", "token", "auth", "secret", "pass", "pwd", "sig", "session", "sid", "credential", "code", "access", "ticket"}

// longest is how long, in bytes, the value of a parameter may be for it not to be
// taken for one that opens doors.
const longest = 20

// Discreet gives a text without the passwords, user names and tokens of the
// addresses in it, and fit for a terminal: on one line, without escapes.
func Discreet(s string) string {
	return parameter.ReplaceAllStringFunc(urls.MaskAll(safe.Line(s)), func(p string) string {
		m := parameter.FindStringSubmatch(p)
		if m[3] == "" || len(m[3]) <= longest && !secret(m[2]) {
			return p
		}
		return m[1] + m[2] + "=***"
	})
}

func secret(name string) bool {
	name = strings.ToLower(name)
	for _, part := range secretive {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}
