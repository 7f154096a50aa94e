package config

import (
	"time"

	"guanbao/feed"
	"guanbao/feed/cite"
	"guanbao/feed/page"
	"guanbao/feed/page/listing"
)

// The values of the settings that choose among names.
const (
	Auto   = "auto"
	Narrow = "narrow"
	Wide   = "wide"
	Dark   = "dark"
	Light  = "light"
	Never  = "never"
	Always = "always"

	Original    = "original"
	Simplified  = "simplified"
	Traditional = "traditional"
	Taiwan      = "tw"
	HongKong    = "hk"
	Clean       = "clean"
	Everything  = "all"
	None        = "none"
	Fold        = "fold"

	OSC9   = "osc9"
	OSC777 = "osc777"
	Bell   = "bell"
	Off    = "off"
)

// Settings is what the reader of the program can choose.
type Settings struct {
	Language    string                  // BCP 47 tag of the interface, Auto for the environment's
	Theme       string                  // Auto, Dark or Light
	Ambiguous   string                  // Auto, Narrow or Wide: cells of characters of ambiguous width
	Measure     int                     // greatest width of a text, in Han characters of two cells
	Indent      bool                    // Chinese paragraphs begin two characters in
	Hanging     bool                    // a closing mark may stand beyond the measure
	ReadAfter   time.Duration           // an article in view counts as read after it; negative for never
	Interval    time.Duration           // between two refreshes while the reader is open
	Han         string                  // Original, Simplified or Traditional: the characters that Chinese is shown in
	Region      string                  // Auto, Taiwan, HongKong or None: whose traditional characters and words
	Glosses     string                  // Clean, Everything or None: the readings that stand behind characters
	FullText    string                  // Auto, Always or Never: the pages that articles are got from
	Feeds       map[string]FeedSettings // by address
	Keep        feed.Keep               // articles that stay
	Reposts     string                  // Fold or Everything: how lists show the copies of a text
	Proxy       string                  // address of the proxy that all requests go through, Direct for none, "" for the environment's
	Offline     bool                    // no traffic at all
	Browser     []string                // program and arguments, "{url}" stands for the address; empty for the system's
	Hyperlinks  string                  // Auto, Always or Never: addresses of links go to the terminal
	Citation    string                  // one of cite.Forms
	DownloadDir string                  // where articles and attachments are saved; empty for the system's folder of downloads
	MaxDownload int                     // MiB that an attachment may have
	Opener      []string                // program and arguments, "{file}" stands for the file; empty for the system's
	Pipes       []Pipe                  // commands that articles can be handed to
	Pages       []page.Rule             // for the pages of sites
	Sources     []listing.Rule          // for list pages that stand for feeds
	Searches    []feed.SavedSearch      // that are kept under a name
	Notify      string                  // OSC9, OSC777, Bell or Off: how the terminal tells of new articles
	Contact     string                  // told to publishers in the user agent, empty for nothing
}

// Default gives the settings of a program that nobody has configured.
func Default() Settings {
	return Settings{
		Language:    Auto,
		Theme:       Auto,
		Ambiguous:   Auto,
		Measure:     40,
		Indent:      true,
		Hanging:     true,
		ReadAfter:   time.Second,
		Interval:    time.Hour,
		FullText:    Auto,
		Reposts:     Fold,
		Hyperlinks:  Auto,
		Citation:    string(cite.Plain),
		Han:         Original,
		Region:      Auto,
		Glosses:     Clean,
		Notify:      Bell,
		MaxDownload: 512,
	}
}
