package config

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/feed/cite"
	"guanbao/feed/page"
	"guanbao/feed/page/listing"
)

// Want says what kind of value a setting takes. Each has a text in the
// interface.
type Want string

// The kinds of values.
const (
	WantChoice   Want = "choice"   // one of Setting.Choices
	WantNumber   Want = "number"   // a whole number from Setting.Min to Setting.Max
	WantBool     Want = "bool"     // true or false
	WantSeconds  Want = "seconds"  // a number of seconds from Min to Max, or "never"
	WantCommand  Want = "command"  // a list of strings: program, arguments, at most one "{url}"
	WantOpener   Want = "opener"   // the same with "{file}"
	WantFeeds    Want = "feeds"    // tables by the address of a feed
	WantPipes    Want = "pipes"    // tables with name, argv, form, background
	WantPages    Want = "pages"    // tables with a site and selectors
	WantSite     Want = "site"     // a host, with "*." before it or a path behind it or neither
	WantSelector Want = "selector" // a CSS selector or a list of them
	WantCharset  Want = "charset"  // the name of a charset
	WantSources  Want = "sources"  // tables with the address of a list page
	WantAddress  Want = "address"  // an address that begins with https:// or http://
	WantZone     Want = "zone"     // the name of a time zone, or an offset
	WantLayout   Want = "layout"   // a date as package time lays it out
	WantWay      Want = "way"      // a path within JSON or a list of them
	WantText     Want = "text"     // one line of text that can stand in a header
	WantFolder   Want = "folder"   // the absolute path of a folder, or one from "~" on
	WantName     Want = "name"     // one line of text, not empty
	WantArgv     Want = "argv"     // a list of strings: program, arguments
	WantSearches Want = "searches" // tables with name, query, on_new
	WantQuery    Want = "query"    // what is sought, in the language of feed/query
	WantActions  Want = "actions"  // a list of some of Setting.Choices
	WantAge      Want = "age"      // "N days"
	WantKeep     Want = "keep"     // Forever, "N days" or "N articles"
	WantLine     Want = "line"     // one line of printable ASCII
	WantHeaders  Want = "headers"  // a table of names and values
	WantProxy    Want = "proxy"    // the address of a proxy, Direct, or "" for the environment's
)

// Setting is one key of the settings file.
type Setting struct {
	Key     string
	Want    Want
	Choices []string
	Min     int
	Max     int
	set     func(*Settings, any) bool
	show    func(Settings) any
}

// All holds every setting, in the order in which they are shown.
var All = []Setting{
	choice("language", func(s *Settings) *string { return &s.Language }, Auto, "zh-Hans", "zh-Hant", "ja", "ko", "en"),
	choice("theme", func(s *Settings) *string { return &s.Theme }, Auto, Dark, Light),
	choice("ambiguous", func(s *Settings) *string { return &s.Ambiguous }, Auto, Narrow, Wide),
	number("measure", func(s *Settings) *int { return &s.Measure }, 10, 200),
	boolean("indent", func(s *Settings) *bool { return &s.Indent }),
	boolean("hanging", func(s *Settings) *bool { return &s.Hanging }),
	choice("han", func(s *Settings) *string { return &s.Han }, Original, Simplified, Traditional),
	choice("region", func(s *Settings) *string { return &s.Region }, Auto, Taiwan, HongKong, None),
	choice("glosses", func(s *Settings) *string { return &s.Glosses }, Clean, Everything, None),
	{Key: "read_after", Want: WantSeconds, Min: 0, Max: 3600, set: setReadAfter, show: showReadAfter},
	{Key: "interval", Want: WantNumber, Min: leastInterval, Max: mostInterval, set: setInterval,
		show: func(s Settings) any { return int64(s.Interval / time.Minute) }},
	choice("full_text", func(s *Settings) *string { return &s.FullText }, fullTexts...),
	{Key: keepKey, Want: WantKeep, set: setKeep, show: func(s Settings) any { return showKeep(s.Keep) }},
	choice("reposts", func(s *Settings) *string { return &s.Reposts }, Fold, Everything),
	{Key: feedsKey, Want: WantFeeds, set: setFeeds, show: func(s Settings) any { return s.Feeds }},
	{Key: proxyKey, Want: WantProxy, set: setProxy, show: func(s Settings) any { return urls.Mask(s.Proxy) }},
	boolean("offline", func(s *Settings) *bool { return &s.Offline }),
	{Key: "browser", Want: WantCommand, set: command(Slot, func(s *Settings) *[]string { return &s.Browser }),
		show: func(s Settings) any { return append([]string{}, s.Browser...) }},
	choice("hyperlinks", func(s *Settings) *string { return &s.Hyperlinks }, Auto, Always, Never),
	choice("citation", func(s *Settings) *string { return &s.Citation }, string(cite.Plain), string(cite.Markdown), string(cite.BibTeX), string(cite.GBT7714)),
	{Key: "download_dir", Want: WantFolder, set: setDownloadDir, show: func(s Settings) any { return s.DownloadDir }},
	number("max_download", func(s *Settings) *int { return &s.MaxDownload }, 1, 1<<20),
	{Key: "opener", Want: WantOpener, set: command(FileSlot, func(s *Settings) *[]string { return &s.Opener }),
		show: func(s Settings) any { return append([]string{}, s.Opener...) }},
	{Key: "pipe", Want: WantPipes, set: setPipes, show: func(s Settings) any { return s.Pipes }},
	{Key: pageKey, Want: WantPages, set: setPages, show: func(s Settings) any { return s.Pages }},
	{Key: sourceKey, Want: WantSources, set: setSources, show: func(s Settings) any { return s.Sources }},
	{Key: searchKey, Want: WantSearches, set: setSearches, show: func(s Settings) any { return s.Searches }},
	choice("notify", func(s *Settings) *string { return &s.Notify }, OSC9, OSC777, Bell, Off),
	{Key: "contact", Want: WantText, set: setContact, show: func(s Settings) any { return s.Contact }},
}

// Value writes the value that a setting has in s as TOML.
func (t Setting) Value(s Settings) string {
	switch v := t.show(s).(type) {
	case []Pipe:
		return showPipes(v)
	case []page.Rule:
		return showRules(v)
	case []listing.Rule:
		return showSources(v)
	case []feed.SavedSearch:
		return showSearches(v)
	case map[string]FeedSettings:
		return showFeeds(v)
	default:
		return quoted(v)
	}
}

// quoted writes a string, a number, a boolean or a list of strings as TOML,
// which is what JSON writes of them.
func quoted(v any) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic("config: " + err.Error()) // every value is a plain one
	}
	return strings.TrimSpace(b.String())
}

// find gives the setting with a key.
func find(key string) (Setting, bool) {
	i := slices.IndexFunc(All, func(t Setting) bool { return t.Key == key })
	if i < 0 {
		return Setting{}, false
	}
	return All[i], true
}

func choice(key string, field func(*Settings) *string, choices ...string) Setting {
	return Setting{Key: key, Want: WantChoice, Choices: choices,
		set: func(s *Settings, v any) bool {
			name, ok := v.(string)
			i := slices.IndexFunc(choices, func(c string) bool { return strings.EqualFold(c, name) })
			if !ok || i < 0 {
				return false
			}
			*field(s) = choices[i]
			return true
		},
		show: func(s Settings) any { return *field(&s) },
	}
}

func number(key string, field func(*Settings) *int, least, most int) Setting {
	return Setting{Key: key, Want: WantNumber, Min: least, Max: most,
		set: func(s *Settings, v any) bool {
			n, ok := v.(int64)
			if !ok || n < int64(least) || n > int64(most) {
				return false
			}
			*field(s) = int(n)
			return true
		},
		show: func(s Settings) any { return int64(*field(&s)) },
	}
}

func boolean(key string, field func(*Settings) *bool) Setting {
	return Setting{Key: key, Want: WantBool,
		set: func(s *Settings, v any) bool {
			b, ok := v.(bool)
			if ok {
				*field(s) = b
			}
			return ok
		},
		show: func(s Settings) any { return *field(&s) },
	}
}

// setReadAfter takes seconds, whole or not, or "never".
func setReadAfter(s *Settings, v any) bool {
	var seconds float64
	switch v := v.(type) {
	case string:
		if v == Never {
			s.ReadAfter = -1
		}
		return v == Never
	case int64:
		seconds = float64(v)
	case float64:
		seconds = v
	default:
		return false
	}
	if !(seconds >= 0 && seconds <= 3600) {
		return false
	}
	s.ReadAfter = time.Duration(seconds * float64(time.Second))
	return true
}

func showReadAfter(s Settings) any {
	switch {
	case s.ReadAfter < 0:
		return Never
	case s.ReadAfter%time.Second == 0:
		return int64(s.ReadAfter / time.Second)
	}
	return s.ReadAfter.Seconds()
}

// What an interval can be, in minutes.
const (
	leastInterval = 5
	mostInterval  = 7 * 24 * 60
)

// proxyKey is the setting of the proxy, for all feeds and for one.
const proxyKey = "proxy"

func setInterval(s *Settings, v any) bool {
	n, ok := v.(int64)
	if !ok || n < leastInterval || n > mostInterval {
		return false
	}
	s.Interval = time.Duration(n) * time.Minute
	return true
}

// Slot stands in the browser's arguments for the address to open, FileSlot in
// the opener's for the file.
const (
	Slot     = "{url}"
	FileSlot = "{file}"
)

// command takes a list of strings: a program and its arguments, of which one
// may have a slot in it.
func command(slot string, field func(*Settings) *[]string) func(*Settings, any) bool {
	return func(s *Settings, v any) bool {
		list, ok := v.([]any)
		if !ok {
			return false
		}
		var argv []string
		slots := 0
		for _, e := range list {
			arg, ok := e.(string)
			if !ok || strings.ContainsRune(arg, 0) {
				return false
			}
			slots += strings.Count(arg, slot)
			argv = append(argv, arg)
		}
		if slots > 1 || len(argv) > 0 && (argv[0] == "" || strings.Contains(argv[0], slot)) {
			return false
		}
		*field(s) = argv
		return true
	}
}

// setDownloadDir takes one line, an absolute path or one that begins with "~".
func setDownloadDir(s *Settings, v any) bool {
	path, ok := v.(string)
	if !ok || len(path) > 4096 || strings.ContainsFunc(path, unicode.IsControl) {
		return false
	}
	if path != "" && path != "~" && !strings.HasPrefix(path, "~/") && !filepath.IsAbs(path) {
		return false
	}
	s.DownloadDir = path
	return true
}

// setContact takes what can stand in a header: printable ASCII, at most 200
// bytes, without the parentheses that would end the comment it stands in.
func setContact(s *Settings, v any) bool {
	text, ok := v.(string)
	if !ok || len(text) > 200 {
		return false
	}
	for _, r := range text {
		if r > unicode.MaxASCII || !unicode.IsPrint(r) || strings.ContainsRune(`()\`, r) {
			return false
		}
	}
	s.Contact = strings.TrimSpace(text)
	return true
}
