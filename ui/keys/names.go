package keys

import (
	"slices"
	"strings"
)

// names are the actions as the command line calls them. They are the same in
// every language, and stay what they are.
var names = [numActions]string{
	Down: "down", Up: "up", PageDown: "page-down", PageUp: "page-up", HalfDown: "half-page-down", HalfUp: "half-page-up",
	Top: "top", Bottom: "bottom", Open: "open", Back: "leave", Close: "close", Quit: "quit",
	NextArticle: "next-article", PrevArticle: "previous-article", NextUnread: "next-unread", PrevUnread: "previous-unread",
	NextFeed: "next-feed", PrevFeed: "previous-feed", FocusNext: "next-pane", FocusPrev: "previous-pane", ToggleSources: "sources",
	ToggleRead: "mark-read", ToggleStar: "star", MarkViewRead: "mark-all-read", Undo: "undo", OnlyUnread: "only-unread",
	RefreshFeed: "refresh-feed", RefreshAll: "refresh-all", Cancel: "cancel", Offline: "offline", Add: "add", Remove: "remove",
	Follow: "follow-link", Letters: "link-letters", Tables: "table-records", Browser: "browser", CopyLink: "copy-link",
	Cite: "cite", Save: "save", Pipe: "pipe",
	Search: "search", Filter: "filter", Order: "order",
	Find: "find", PrevHit: "previous-hit", Errors: "errors", Help: "help", Command: "command", Redraw: "redraw", Suspend: "suspend",
	SaveSearch: "save-search",
	Script:     "script",
	Catalogue:  "catalogue",
	Readings:   "readings",

	Copies:  "copies",
	Related: "related", TrailBack: "back", TrailForward: "forward",

	Attachments: "attachments", Comments: "comments", Revisions: "revisions",
	FullText: "full-text",

	Rename: "rename", Tag: "tag", Hide: "hide", FeedUp: "feed-up", FeedDown: "feed-down", EditList: "edit-urls",

	Outline: "outline", NextHeading: "next-heading", PrevHeading: "previous-heading",
}

// short are names for fingers that know them from other programs.
var short = map[string]Action{"q": Quit, "h": Help}

// String is the name of an action on the command line, "" for None.
func (a Action) String() string { return names[a] }

// Names lists the names of all actions by the alphabet.
func Names() []string {
	all := slices.Clone(names[Down:])
	slices.Sort(all)
	return all
}

// Named gives the action of a name, None where none is called so. Full-width
// letters of an input method count as their ASCII letters.
func Named(name string) Action {
	var b strings.Builder
	for _, r := range name {
		b.WriteString(Plain(string(r)))
	}
	if a, ok := short[b.String()]; ok {
		return a
	}
	return Action(max(slices.Index(names[:], b.String()), int(None)))
}

// Nearest gives the one of several names that a misspelt one most likely
// means: one that begins so, else one within a third of its letters; "" where
// there is none.
func Nearest(name string, among []string) string {
	best, least := "", max(1, len(name)/3)+1
	for _, other := range among {
		if name != "" && strings.HasPrefix(other, name) {
			return other
		}
		if abs(len(other)-len(name)) >= least {
			continue
		}
		if d := distance(name, other); d < least {
			best, least = other, d
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// distance counts the letters to insert, delete, replace or swap that lead
// from a to b (optimal string alignment).
func distance(a, b string) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			replace := last[j]
			if a[i] != b[j] {
				replace++
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, replace)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
