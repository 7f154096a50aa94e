package config

import (
	"maps"
	"slices"
	"strings"
	"time"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/ui/keys"
)

// feedsKey is the table that has a table for each feed.
const feedsKey = "feed"

// FeedSettings are those of one feed; an empty field leaves it to the setting
// for all.
type FeedSettings struct {
	FullText        string            // Auto, Always or Never
	Interval        time.Duration     // between two checks
	Charset         string            // of its documents, a name that charset.Name gave
	MaxAge          time.Duration     // articles that are older when they first come are not taken
	Keep            *feed.Keep        // articles that stay; nil for those of Settings.Keep
	UserAgent       string            // in the place of the program's
	Headers         map[string]string // sent to its own origin, by canonical name
	User            string            // for its own origin
	Password        string
	PasswordEnv     string   // the environment variable that holds the password
	PasswordCommand []string // the program that prints it, with its arguments
	Proxy           string   // as Settings.Proxy
}

// FullTextOf says when the pages of a feed's articles are got.
func (s Settings) FullTextOf(url string) feed.FullText {
	if own := s.Feeds[url].FullText; own != "" {
		return feed.FullText(own)
	}
	return feed.FullText(s.FullText)
}

// Shortest is the least interval between two checks of any feed.
func (s Settings) Shortest() time.Duration {
	least := s.Interval
	for _, f := range s.Feeds {
		if f.Interval > 0 {
			least = min(least, f.Interval)
		}
	}
	return least
}

// feedSlip says where the tables of feeds are wrong: in which, and at which of
// its keys, "" where it is no table; and what of it, where that is not all.
type feedSlip struct{ url, key, detail string }

// setFeeds takes a table for each feed, by its address. What is right in them
// is taken, whatever else is not.
func setFeeds(s *Settings, v any) bool {
	feeds, wrong := readFeeds(v)
	s.Feeds = feeds
	return len(wrong) == 0
}

func readFeeds(v any) (map[string]FeedSettings, []feedSlip) {
	tables, ok := v.(map[string]any)
	if !ok {
		return nil, []feedSlip{{}}
	}
	if len(tables) == 0 {
		return nil, nil
	}
	feeds := make(map[string]FeedSettings, len(tables))
	var wrong []feedSlip
	for _, url := range slices.Sorted(maps.Keys(tables)) {
		table, ok := tables[url].(map[string]any)
		if !ok {
			wrong = append(wrong, feedSlip{url: url})
			continue
		}
		f, slips := readFeed(table)
		for _, slip := range slips {
			slip.url = url
			wrong = append(wrong, slip)
		}
		feeds[url] = f
	}
	return feeds, wrong
}

// readFeed reads the table of one feed.
func readFeed(table map[string]any) (f FeedSettings, wrong []feedSlip) {
	for _, key := range slices.Sorted(maps.Keys(table)) {
		k, known := feedSetting(key)
		if !known {
			wrong = append(wrong, feedSlip{key: key})
		} else if detail, ok := k.take(&f, table[key]); !ok {
			wrong = append(wrong, feedSlip{key: key, detail: detail})
		}
	}
	if slip, ok := f.lacking(table); !ok {
		wrong = append(wrong, slip)
	}
	return f, wrong
}

// lacking finds credentials of which a half is missing, or that are there
// twice.
func (f *FeedSettings) lacking(table map[string]any) (feedSlip, bool) {
	var ways []string
	for _, key := range []string{passwordKey, passwordEnvKey, passwordCommandKey} {
		if _, there := table[key]; there {
			ways = append(ways, key)
		}
	}
	_, named := table[userKey]
	switch {
	case len(ways) > 1:
		return feedSlip{key: ways[1], detail: ways[0] + " too"}, false
	case len(ways) == 1 && !named:
		return feedSlip{key: ways[0], detail: "no " + userKey}, false
	}
	return feedSlip{}, true
}

// feedSetting gives what the key of a feed takes.
func feedSetting(key string) (feedKey, bool) {
	i := slices.IndexFunc(feedKeys, func(k feedKey) bool { return k.Key == key })
	if i < 0 {
		return feedKey{}, false
	}
	return feedKeys[i], true
}

// ofFeeds gives the key of the setting that a place belongs to: all tables of
// feeds are one setting.
func ofFeeds(key string) string {
	if strings.HasPrefix(key, feedsKey+".") {
		return feedsKey
	}
	return key
}

// feedProblems says what is wrong with the tables of feeds, at the keys that
// are where they have lines of their own.
func feedProblems(path string, t Setting, v any, all []place) (problems []*Problem) {
	_, wrong := readFeeds(v)
	for _, slip := range wrong {
		p := &Problem{Path: path, Fault: FaultValue, Key: t.Key, Setting: t, Detail: slip.detail}
		if slip.url != "" {
			p.Key += `."` + urls.Mask(slip.url) + `"`
		}
		if slip.key != "" {
			k, known := feedSetting(slip.key)
			p.Key += "." + slip.key
			if p.Setting = k.Setting; !known {
				p.Fault, p.Near = FaultUnknown, keys.Nearest(slip.key, feedNames())
			}
		}
		at := slip.place(all)
		p.Line, p.Column = at.valueLine, at.valueColumn
		if p.Fault == FaultUnknown {
			p.Line, p.Column = at.line, at.column
		}
		problems = append(problems, p)
	}
	slices.SortStableFunc(problems, func(a, b *Problem) int { return a.Line - b.Line })
	return problems
}

// place finds where it stands: at its key, else at the table of its feed, else
// where the first feed is.
func (w feedSlip) place(all []place) (at place) {
	table := feedsKey + "." + w.url
	for _, candidate := range all {
		if at.line == 0 && ofFeeds(candidate.key) == feedsKey {
			at = candidate
		}
	}
	for _, candidate := range all {
		switch {
		case candidate.key == table+"."+w.key, strings.HasPrefix(candidate.key, table+"."+w.key+"."):
			return candidate
		case candidate.key == table:
			at = candidate
			if i := slices.IndexFunc(candidate.inside, func(k place) bool { return k.key == w.key || strings.HasPrefix(k.key, w.key+".") }); i >= 0 {
				return candidate.inside[i]
			}
		}
	}
	return at
}

func feedNames() (all []string) {
	for _, k := range feedKeys {
		all = append(all, k.Key)
	}
	return all
}

// showFeeds writes the tables as inline ones, without what is secret in them.
func showFeeds(feeds map[string]FeedSettings) string {
	var tables []string
	for _, url := range slices.Sorted(maps.Keys(feeds)) {
		var fields []string
		for _, k := range feedKeys {
			if text := k.show(feeds[url]); text != "" {
				fields = append(fields, k.Key+" = "+text)
			}
		}
		tables = append(tables, quoted(urls.Mask(url))+" = {"+strings.Join(fields, ", ")+"}")
	}
	return "{" + strings.Join(tables, ", ") + "}"
}
