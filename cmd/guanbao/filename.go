package main

import (
	"cmp"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"guanbao/feed"
)

// maxFileName bounds a proposed name with its ending, in bytes: encrypted
// folders take no more than 143.
const maxFileName = 140

// devices are names that Windows keeps for itself, with any ending.
var devices = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\.|$)`)
})

// fileName proposes a name for an article that every file system takes: day
// and title. Ending begins with a dot.
func fileName(a feed.Article, ending string) string {
	day := ""
	if !a.Published.IsZero() {
		day = a.Published.Format(time.DateOnly) + " "
	}
	title := cmp.Or(safeName(a.Title, maxFileName-len(day)-len(ending)), string(a.ID))
	return day + undevice(title, day, ending) + ending
}

// attachmentName makes of the title of an attachment a name that every file
// system takes, with room for " (999)" and ".part.json" behind it.
func attachmentName(title, ending string) string {
	const room = maxFileName - len(" (999).part.json")
	return undevice(cmp.Or(safeName(title, room-len(ending)), "attachment"), "", ending) + ending
}

// safeName takes from a title what would be a path, a hidden file or an option
// in a name of at most so many bytes; it may leave nothing.
func safeName(title string, most int) string {
	title = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), strings.ContainsRune(`/\:*?"<>|`, r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == utf8.RuneError:
			return -1
		}
		return r
	}, title)
	title = strings.Join(strings.Fields(title), " ")
	title = strings.TrimLeft(title, ".-~ ")
	return strings.TrimRight(firstBytes(title, most), ". ")
}

// undevice puts a mark before a title that Windows keeps for itself, where
// nothing stands before it.
func undevice(title, before, ending string) string {
	if before == "" && devices().MatchString(title) {
		return "_" + firstBytes(title, maxFileName-len(ending)-1)
	}
	return title
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
