package main

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"guanbao/feed"
)

// maxFileName bounds a proposed name with its ending, in bytes: encrypted
// folders take no more than 143.
const maxFileName = 140

// devices are names that Windows keeps for itself, with any ending.
var devices = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\.|$)`)

// fileName proposes a name for an article that every file system takes: day
// and title, without what would be a path, a hidden file or an option. Ending
// begins with a dot.
func fileName(a feed.Article, ending string) string {
	day := ""
	if !a.Published.IsZero() {
		day = a.Published.Format(time.DateOnly) + " "
	}
	title := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), strings.ContainsRune(`/\:*?"<>|`, r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == utf8.RuneError:
			return -1
		}
		return r
	}, a.Title)
	title = strings.Join(strings.Fields(title), " ")
	title = strings.TrimLeft(title, ".-~ ")
	title = firstBytes(title, maxFileName-len(day)-len(ending))
	title = strings.TrimRight(title, ". ")
	if title == "" {
		title = string(a.ID)
	}
	if day == "" && devices.MatchString(title) {
		title = "_" + firstBytes(title, maxFileName-len(ending)-1)
	}
	return day + title + ending
}

// firstBytes is the beginning of s that takes at most n bytes, in whole runes.
func firstBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:max(n, 0)]
}
