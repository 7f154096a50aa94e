// Package keys is the table of keys: which key does what. The reader looks
// keys up in it and the help page is made from it, so that help cannot lie.
package keys

import (
	"strconv"
	"strings"
)

// Action is something the reader can be told to do.
type Action int

// The actions, in the order of the help page.
const (
	None Action = iota
	Down
	Up
	PageDown
	PageUp
	HalfDown
	HalfUp
	Top
	Bottom
	Open
	Back
	Close
	Quit
	NextArticle
	PrevArticle
	NextUnread
	PrevUnread
	NextFeed
	PrevFeed
	FocusNext
	FocusPrev
	ToggleSources
	ToggleRead
	ToggleStar
	MarkViewRead
	Undo
	OnlyUnread
	RefreshFeed
	RefreshAll
	Cancel
	Offline
	Add
	Catalogue
	Remove
	Rename
	Tag
	Hide
	FeedUp
	FeedDown
	EditList
	Follow
	Letters
	Related
	Copies
	TrailBack
	TrailForward
	Tables
	Browser
	CopyLink
	Cite
	Save
	Pipe
	Attachments
	Comments
	Revisions
	FullText
	Outline
	NextHeading
	PrevHeading
	Find
	PrevHit
	Search
	Filter
	SaveSearch
	Order
	Script
	Readings
	Errors
	Help
	Command
	Redraw
	Suspend
	numActions
)

// Actions lists every action but None, in the order of the help page.
func Actions() []Action {
	all := make([]Action, 0, numActions-1)
	for a := Down; a < numActions; a++ {
		all = append(all, a)
	}
	return all
}

// Binding ties keys to an action. A key is written as Bubble Tea names it
// ("ctrl+f", "pgdown", "G"); two keys in a row are separated by a space.
type Binding struct {
	Action Action
	Keys   []string
}

// digits stands in a table for the ten keys of the digits.
const digits = "0-9"

// Vim is the default profile.
var Vim = []Binding{
	{Down, []string{"j", "down"}},
	{Up, []string{"k", "up"}},
	{PageDown, []string{"space", "ctrl+f", "pgdown"}},
	{PageUp, []string{"b", "ctrl+b", "pgup"}},
	{HalfDown, []string{"ctrl+d"}},
	{HalfUp, []string{"ctrl+u"}},
	{Top, []string{"g g", "home"}},
	{Bottom, []string{"G", "end"}},
	{Open, []string{"l", "enter", "right"}},
	{Back, []string{"h", "esc", "left"}},
	{Close, []string{"q"}},
	{Quit, []string{"Q", "ctrl+c"}},
	{NextArticle, []string{"J"}},
	{PrevArticle, []string{"K"}},
	{NextUnread, []string{"n"}},
	{PrevUnread, []string{"p"}},
	{NextFeed, []string{"]"}},
	{PrevFeed, []string{"["}},
	{FocusNext, []string{"tab"}},
	{FocusPrev, []string{"shift+tab"}},
	{ToggleSources, []string{"B"}},
	{ToggleRead, []string{"M"}},
	{ToggleStar, []string{"m"}},
	{MarkViewRead, []string{"A"}},
	{Undo, []string{"U"}},
	{OnlyUnread, []string{"u"}},
	{RefreshFeed, []string{"r"}},
	{RefreshAll, []string{"R"}},
	{Cancel, []string{"X"}},
	{Offline, []string{"g o"}},
	{Add, []string{"a"}},
	{Catalogue, []string{"+"}},
	{Remove, []string{"D"}},
	{Rename, []string{"g n"}},
	{Tag, []string{"g t"}},
	{Hide, []string{"g h"}},
	{FeedUp, []string{"g ["}},
	{FeedDown, []string{"g ]"}},
	{EditList, []string{"E"}},
	{Follow, []string{digits}},
	{Letters, []string{";"}},
	{Related, []string{"e", "g r"}},
	{Copies, []string{"i"}},
	{TrailBack, []string{"H", "ctrl+o"}},
	{TrailForward, []string{"L"}},
	{Tables, []string{"w"}},
	{Browser, []string{"o"}},
	{CopyLink, []string{"y"}},
	{Cite, []string{"Y"}},
	{Save, []string{"s"}},
	{Pipe, []string{"|"}},
	{Attachments, []string{"d"}},
	{Comments, []string{"c"}},
	{Revisions, []string{"v"}},
	{FullText, []string{"x"}},
	{Outline, []string{"t"}},
	{NextHeading, []string{"}"}},
	{PrevHeading, []string{"{"}},
	{Find, []string{"/"}},
	{PrevHit, []string{"N"}},
	{Search, []string{"g /"}},
	{Filter, []string{"F"}},
	{Order, []string{"S"}},
	{SaveSearch, []string{"g s"}},
	{Script, []string{"T"}},
	{Readings, []string{"P"}},
	{Errors, []string{"!"}},
	{Help, []string{"?"}},
	{Command, []string{":"}},
	{Redraw, []string{"ctrl+l"}},
	{Suspend, []string{"ctrl+z"}},
}

// Map finds the action of a key.
type Map struct {
	bindings []Binding
	actions  map[string]Action
	prefixes map[string]bool
}

// New makes a Map of a profile. Where two bindings claim one key the later
// one wins.
func New(profile []Binding) Map {
	m := Map{bindings: profile, actions: map[string]Action{}, prefixes: map[string]bool{}}
	for _, b := range profile {
		for _, k := range b.Keys {
			m.actions[k] = b.Action
			if k == digits {
				for d := range 10 {
					m.actions[strconv.Itoa(d)] = b.Action
				}
			}
			if first, _, ok := strings.Cut(k, " "); ok {
				m.prefixes[first] = true
			}
		}
	}
	return m
}

// Find gives the action of a key that follows the pending one ("" for none).
// When the key only begins a longer one, action is None and pending is what
// to hand in with the next key.
func (m Map) Find(pending, key string) (action Action, next string) {
	key = Plain(key)
	if pending != "" {
		if a, ok := m.actions[pending+" "+key]; ok {
			return a, ""
		}
	}
	if m.prefixes[key] {
		return None, key
	}
	return m.actions[key], ""
}

// Keys gives the keys of an action as a reader sees them, the shortest way
// first as the table has it.
func (m Map) Keys(a Action) []string {
	for _, b := range m.bindings {
		if b.Action == a {
			shown := make([]string, len(b.Keys))
			for i, k := range b.Keys {
				shown[i] = Shown(k)
			}
			return shown
		}
	}
	return nil
}

// First gives the first key of an action as a reader sees it, "" for none.
func (m Map) First(a Action) string {
	if k := m.Keys(a); len(k) > 0 {
		return k[0]
	}
	return ""
}

// Plain turns a key typed under an input method (full-width ｊ ／ ？ 。 and the
// ideographic space) into the key of the ASCII keyboard it stands for.
func Plain(key string) string {
	r := []rune(key)
	if len(r) != 1 {
		return key
	}
	switch c := r[0]; {
	case c >= '！' && c <= '～':
		return string(c - '！' + '!')
	case c == '　' || c == ' ':
		return "space"
	case c == '。':
		return "."
	case c == '、':
		return ","
	case c == '「' || c == '【':
		return "["
	case c == '」' || c == '】':
		return "]"
	}
	return key
}

var shown = map[string]string{
	"space": "Space", "pgdown": "PgDn", "pgup": "PgUp", "home": "Home", "end": "End", "enter": "Enter", "esc": "Esc",
	"up": "Up", "down": "Down", "left": "Left", "right": "Right", "tab": "Tab", "shift+tab": "Shift-Tab", digits: digits + " Enter",
}

// Shown is how a key is written for a reader: ^F for ctrl+f, gg for "g g".
func Shown(key string) string {
	if s, ok := shown[key]; ok {
		return s
	}
	if c, ok := strings.CutPrefix(key, "ctrl+"); ok {
		return "^" + strings.ToUpper(c)
	}
	return strings.ReplaceAll(key, " ", "")
}
