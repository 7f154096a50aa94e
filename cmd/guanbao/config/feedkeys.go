package config

import (
	"fmt"
	"maps"
	"net/textproto"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/http/httpguts"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed/charset"
)

// The keys of a feed's table that belong together.
const (
	userKey            = "user"
	passwordKey        = "password"
	passwordEnvKey     = "password_env"
	passwordCommandKey = "password_command"
)

// Direct as a proxy is none, whatever the environment says.
const Direct = "none"

// secret stands where a secret is not shown.
const secret = "***"

// feedKey is what a key in the table of a feed takes, and how it is written.
// Take gives what of the value is wrong where that is not all of it; show gives
// "" for what is not set.
type feedKey struct {
	Setting
	take func(f *FeedSettings, v any) (detail string, ok bool)
	show func(FeedSettings) string
}

// feedKeys are what stands in the table of a feed, in the order in which they
// are shown.
var feedKeys = []feedKey{
	{Setting{Key: "full_text", Want: WantChoice, Choices: fullTexts}, takeFullText,
		func(f FeedSettings) string { return shown(f.FullText) }},
	{Setting{Key: "interval", Want: WantNumber, Min: leastInterval, Max: mostInterval}, takeInterval,
		func(f FeedSettings) string { return counted(f.Interval, time.Minute, "%d") }},
	{Setting{Key: "max_age", Want: WantAge}, takeMaxAge,
		func(f FeedSettings) string { return counted(f.MaxAge, day, `"%d days"`) }},
	{Setting{Key: keepKey, Want: WantKeep}, takeKeep, showOwnKeep},
	{Setting{Key: "charset", Want: WantCharset}, takeCharset,
		func(f FeedSettings) string { return shown(f.Charset) }},
	{Setting{Key: "user_agent", Want: WantLine}, takeUserAgent,
		func(f FeedSettings) string { return shown(f.UserAgent) }},
	{Setting{Key: "headers", Want: WantHeaders}, takeHeaders, showHeaders},
	{Setting{Key: userKey, Want: WantName}, takeUser,
		func(f FeedSettings) string { return shown(f.User) }},
	{Setting{Key: passwordKey, Want: WantName}, line(func(f *FeedSettings) *string { return &f.Password }),
		func(f FeedSettings) string { return hidden(f.Password) }},
	{Setting{Key: passwordEnvKey, Want: WantName}, line(func(f *FeedSettings) *string { return &f.PasswordEnv }),
		func(f FeedSettings) string { return shown(f.PasswordEnv) }},
	{Setting{Key: passwordCommandKey, Want: WantArgv}, takePasswordCommand, showPasswordCommand},
	{Setting{Key: proxyKey, Want: WantProxy}, takeProxy,
		func(f FeedSettings) string { return shown(urls.Mask(f.Proxy)) }},
}

// FeedKeys lists what can stand in the table of a feed.
func FeedKeys() (all []Setting) {
	for _, k := range feedKeys {
		all = append(all, k.Setting)
	}
	return all
}

var fullTexts = []string{Auto, Always, Never}

const day = 24 * time.Hour

func shown(text string) string {
	if text == "" {
		return ""
	}
	return quoted(text)
}

func hidden(text string) string {
	if text == "" {
		return ""
	}
	return quoted(secret)
}

func counted(d, unit time.Duration, form string) string {
	if d <= 0 {
		return ""
	}
	return fmt.Sprintf(form, d/unit)
}

// line takes one line of text, not empty.
func line(field func(*FeedSettings) *string) func(*FeedSettings, any) (string, bool) {
	return func(f *FeedSettings, v any) (string, bool) {
		text, ok := v.(string)
		if !ok || text == "" || len(text) > 1000 || strings.ContainsFunc(text, unicode.IsControl) {
			return "", false
		}
		*field(f) = text
		return "", true
	}
}

func takeFullText(f *FeedSettings, v any) (string, bool) {
	name, ok := v.(string)
	i := slices.IndexFunc(fullTexts, func(c string) bool { return strings.EqualFold(c, name) })
	if !ok || i < 0 {
		return "", false
	}
	f.FullText = fullTexts[i]
	return "", true
}

func takeInterval(f *FeedSettings, v any) (string, bool) {
	n, ok := v.(int64)
	if !ok || n < leastInterval || n > mostInterval {
		return "", false
	}
	f.Interval = time.Duration(n) * time.Minute
	return "", true
}

// takeMaxAge takes "N days", up to a hundred years.
func takeMaxAge(f *FeedSettings, v any) (string, bool) {
	text, _ := v.(string)
	number, unit, _ := strings.Cut(text, " ")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > 36500 || unit != "days" && unit != "day" {
		return "", false
	}
	f.MaxAge = time.Duration(n) * day
	return "", true
}

func takeCharset(f *FeedSettings, v any) (string, bool) {
	text, _ := v.(string)
	if f.Charset = charset.Name(text); f.Charset == "" {
		return "", false
	}
	return "", true
}

// takeUser takes a name without a colon, at which the password would begin
// (RFC 7617 section 2).
func takeUser(f *FeedSettings, v any) (string, bool) {
	if text, _ := v.(string); strings.Contains(text, ":") {
		return ":", false
	}
	return line(func(f *FeedSettings) *string { return &f.User })(f, v)
}

func takeUserAgent(f *FeedSettings, v any) (string, bool) {
	text, _ := v.(string)
	if text == "" || len(text) > 200 || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' }) {
		return "", false
	}
	f.UserAgent = text
	return "", true
}

// kept are the header lines that are the program's own, or that have keys of
// their own.
var kept = []string{
	"Accept-Encoding", "Connection", "Content-Length", "Host", "If-Modified-Since", "If-None-Match", "If-Range", "Keep-Alive",
	"Proxy-Authorization", "Proxy-Connection", "Range", "Te", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent",
}

func takeHeaders(f *FeedSettings, v any) (string, bool) {
	table, ok := v.(map[string]any)
	if !ok || len(table) > 50 {
		return "", false
	}
	headers := make(map[string]string, len(table))
	for _, name := range slices.Sorted(maps.Keys(table)) {
		value, ok := table[name].(string)
		proper := textproto.CanonicalMIMEHeaderKey(name)
		if !ok || !httpguts.ValidHeaderFieldName(name) || !httpguts.ValidHeaderFieldValue(value) || slices.Contains(kept, proper) {
			return name, false
		}
		headers[proper] = value
	}
	if len(headers) > 0 {
		f.Headers = headers
	}
	return "", true
}

func showHeaders(f FeedSettings) string {
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(f.Headers)) {
		lines = append(lines, quoted(name)+" = "+quoted(secret))
	}
	if lines == nil {
		return ""
	}
	return "{" + strings.Join(lines, ", ") + "}"
}

func takePasswordCommand(f *FeedSettings, v any) (string, bool) {
	list, ok := argv(v)
	if !ok || len(list) == 0 || list[0] == "" {
		return "", false
	}
	f.PasswordCommand = list
	return "", true
}

func showPasswordCommand(f FeedSettings) string {
	if len(f.PasswordCommand) == 0 {
		return ""
	}
	return quoted(f.PasswordCommand)
}

func takeProxy(f *FeedSettings, v any) (string, bool) {
	text, ok := v.(string)
	if !ok || !isProxy(text) {
		return "", false
	}
	f.Proxy = text
	return "", true
}

// setProxy takes the proxy of all feeds.
func setProxy(s *Settings, v any) bool {
	text, ok := v.(string)
	if ok = ok && isProxy(text); ok {
		s.Proxy = text
	}
	return ok
}

// isProxy reports whether a text is "", Direct or the address of a proxy.
func isProxy(text string) bool {
	if text == "" || text == Direct {
		return true
	}
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return false
	}
	return slices.Contains([]string{"http", "https", "socks5", "socks5h"}, u.Scheme)
}
