package config

import (
	"maps"
	"slices"
	"strings"

	"guanbao/feed"
	"guanbao/ui/keys"
)

// feedsKey is the table that has a table for each feed.
const feedsKey = "feed"

// FeedSettings are those of one feed; an empty field leaves it to the setting
// for all.
type FeedSettings struct {
	FullText string // Auto, Always or Never
}

// feedKeys are what stands in the table of a feed.
var feedKeys = []feedKey{
	{Setting{Key: "full_text", Want: WantChoice, Choices: fullTexts}, func(f *FeedSettings, v any) bool {
		name, ok := v.(string)
		i := slices.IndexFunc(fullTexts, func(c string) bool { return strings.EqualFold(c, name) })
		if ok = ok && i >= 0; ok {
			f.FullText = fullTexts[i]
		}
		return ok
	}},
}

type feedKey struct {
	Setting
	take func(*FeedSettings, any) bool
}

var fullTexts = []string{Auto, Always, Never}

// FullTextOf says when the pages of a feed's articles are got.
func (s Settings) FullTextOf(url string) feed.FullText {
	if own := s.Feeds[url].FullText; own != "" {
		return feed.FullText(own)
	}
	return feed.FullText(s.FullText)
}

// feedSlip says where the tables of feeds are wrong: in which, and at which of
// its keys, "" where it is no table.
type feedSlip struct{ url, key string }

// setFeeds takes a table for each feed, by its address.
func setFeeds(s *Settings, v any) bool {
	feeds, wrong := readFeeds(v)
	if wrong == nil {
		s.Feeds = feeds
	}
	return wrong == nil
}

func readFeeds(v any) (map[string]FeedSettings, *feedSlip) {
	tables, ok := v.(map[string]any)
	if !ok {
		return nil, &feedSlip{}
	}
	if len(tables) == 0 {
		return nil, nil
	}
	feeds := make(map[string]FeedSettings, len(tables))
	for _, url := range slices.Sorted(maps.Keys(tables)) {
		table, ok := tables[url].(map[string]any)
		if !ok {
			return nil, &feedSlip{url: url}
		}
		var f FeedSettings
		for _, key := range slices.Sorted(maps.Keys(table)) {
			k, known := feedSetting(key)
			if !known || !k.take(&f, table[key]) {
				return nil, &feedSlip{url, key}
			}
		}
		feeds[url] = f
	}
	return feeds, nil
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

// feedProblem says what is wrong with the tables of feeds, at the key that is
// where it has a line of its own.
func feedProblem(path string, t Setting, v any, all []place) *Problem {
	_, wrong := readFeeds(v)
	p := &Problem{Path: path, Fault: FaultValue, Key: t.Key, Setting: t}
	var at place
	for _, candidate := range all {
		if ofFeeds(candidate.key) == feedsKey {
			at = candidate
			break
		}
	}
	if wrong.url != "" {
		p.Key += `."` + wrong.url + `"`
	}
	if wrong.key != "" {
		k, known := feedSetting(wrong.key)
		p.Key += "." + wrong.key
		if p.Setting = k.Setting; !known {
			p.Fault, p.Near = FaultUnknown, keys.Nearest(wrong.key, feedNames())
		}
	}
	for _, candidate := range all {
		switch {
		case candidate.key == feedsKey+"."+wrong.url+"."+wrong.key:
			at = candidate
		case candidate.key == feedsKey+"."+wrong.url:
			at = candidate
			if i := slices.IndexFunc(candidate.inside, func(k place) bool { return k.key == wrong.key }); i >= 0 {
				at = candidate.inside[i]
			}
		}
	}
	p.Line, p.Column = at.valueLine, at.valueColumn
	if p.Fault == FaultUnknown {
		p.Line, p.Column = at.line, at.column
	}
	return p
}

func feedNames() (all []string) {
	for _, k := range feedKeys {
		all = append(all, k.Key)
	}
	return all
}

// showFeeds writes the tables as inline ones.
func showFeeds(feeds map[string]FeedSettings) string {
	var tables []string
	for _, url := range slices.Sorted(maps.Keys(feeds)) {
		var fields []string
		if f := feeds[url]; f.FullText != "" {
			fields = append(fields, "full_text = "+quoted(f.FullText))
		}
		tables = append(tables, quoted(url)+" = {"+strings.Join(fields, ", ")+"}")
	}
	return "{" + strings.Join(tables, ", ") + "}"
}
