package fetch

import (
	"math"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"guanbao/feed"
)

// forever stands for a number of seconds that is too large to hold (RFC 9111
// section 1.2.2).
const forever = math.MaxInt32 * time.Second

// hints reads what a header says about the next request. Now serves where the
// answer carries no date of its own.
func hints(h http.Header, now time.Time) feed.Hints {
	if t, ok := parseDate(h.Get("Date")); ok {
		now = t
	}
	return feed.Hints{MaxAge: freshness(h, now), RetryAfter: retryAfter(h.Get("Retry-After"), now)}
}

// freshness is how long an answer stays fresh in a private cache (RFC 9111
// section 4.2): max-age, else Expires less the answer's date, each less Age.
// It is 0 for stale, for no-store and no-cache, and where nothing is said.
// What cannot be read counts as stale.
func freshness(h http.Header, date time.Time) time.Duration {
	d := directives(h.Values("Cache-Control"))
	if d.has("no-store") || d.has("no-cache") {
		return 0
	}
	var life time.Duration
	if age, ok := d["max-age"]; ok {
		life, _ = seconds(age)
	} else if expires, ok := parseDate(h.Get("Expires")); ok {
		life = expires.Sub(date)
	}
	age, _ := seconds(h.Get("Age"))
	return max(0, life-age)
}

// retryAfter is the wait that a Retry-After asks for, in seconds or until a
// date (RFC 9110 section 10.2.3); 0 for the past and for what cannot be read.
func retryAfter(v string, date time.Time) time.Duration {
	if d, ok := seconds(v); ok {
		return d
	}
	if t, ok := parseDate(v); ok {
		return max(0, t.Sub(date))
	}
	return 0
}

// caching holds the directives of a Cache-Control by their lower-cased names.
type caching map[string]string

func (c caching) has(name string) bool {
	_, ok := c[name]
	return ok
}

// directives reads the lines of a Cache-Control (RFC 9111 section 5.2). Of a
// directive that comes twice the first counts (section 4.2.1). Quotes and
// spaces around a value are dropped.
func directives(lines []string) caching {
	c := make(caching)
	for _, part := range splitQuoted(strings.Join(lines, ",")) {
		name, value, _ := strings.Cut(part, "=")
		name = strings.ToLower(textproto.TrimString(name))
		if name == "" || c.has(name) {
			continue
		}
		c[name] = textproto.TrimString(strings.Trim(textproto.TrimString(value), `"`))
	}
	return c
}

// splitQuoted splits at the commas that stand outside of quoted strings. A
// quote that is never closed reaches to the end.
func splitQuoted(s string) []string {
	var parts []string
	from, quoted := 0, false
	for i := 0; i < len(s); i++ {
		switch {
		case quoted && s[i] == '\\':
			i++
		case s[i] == '"':
			quoted = !quoted
		case s[i] == ',' && !quoted:
			parts = append(parts, s[from:i])
			from = i + 1
		}
	}
	return append(parts, s[from:])
}

// seconds reads delta-seconds: digits alone, at most forever.
func seconds(s string) (time.Duration, bool) {
	s = textproto.TrimString(s)
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n > math.MaxInt32 {
		return forever, true
	}
	return time.Duration(n) * time.Second, true
}

// dateForms are spellings of a date that servers use beside the three of RFC
// 9110 section 5.6.7.
var dateForms = []string{
	time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 02-Jan-2006 15:04:05 MST",
}

// parseDate reads an HTTP date in its present form, both obsolete ones, and a
// few that no standard names.
func parseDate(s string) (time.Time, bool) {
	s = textproto.TrimString(s)
	if t, err := http.ParseTime(s); err == nil {
		return t, true
	}
	for _, form := range dateForms {
		if t, err := time.Parse(form, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
