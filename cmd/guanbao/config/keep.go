package config

import (
	"fmt"
	"strconv"
	"strings"

	"guanbao/feed"
)

// Forever is the setting by which all articles stay.
const Forever = "forever"

// keepKey says which articles stay, for all feeds and for single ones.
const keepKey = "keep"

// mostKept bounds what a setting can say of either kind.
const mostKept = 1_000_000

// KeepOf says which articles of a feed stay.
func (s Settings) KeepOf(url string) feed.Keep {
	if own := s.Feeds[url].Keep; own != nil {
		return *own
	}
	return s.Keep
}

// readKeep reads Forever, "N days" or "N articles".
func readKeep(v any) (k feed.Keep, ok bool) {
	text, _ := v.(string)
	if strings.EqualFold(text, Forever) {
		return k, true
	}
	number, unit, _ := strings.Cut(text, " ")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > mostKept {
		return k, false
	}
	switch unit {
	case "day", "days":
		k.Days = min(n, 36500)
	case "article", "articles":
		k.Articles = n
	default:
		return k, false
	}
	return k, true
}

func setKeep(s *Settings, v any) bool {
	k, ok := readKeep(v)
	if ok {
		s.Keep = k
	}
	return ok
}

func takeKeep(f *FeedSettings, v any) (string, bool) {
	k, ok := readKeep(v)
	if ok {
		f.Keep = &k
	}
	return "", ok
}

func showKeep(k feed.Keep) string {
	switch {
	case k.Days > 0:
		return fmt.Sprintf("%d days", k.Days)
	case k.Articles > 0:
		return fmt.Sprintf("%d articles", k.Articles)
	}
	return Forever
}

func showOwnKeep(f FeedSettings) string {
	if f.Keep == nil {
		return ""
	}
	return quoted(showKeep(*f.Keep))
}
