package house_test

import (
	"path"
	"slices"
	"strings"
	"testing"
)

const module = "guanbao/"

// bases are the rooms of ui that its screens share.
var bases = []string{"ui/text", "ui/theme", "ui/keys", "ui/locale", "ui/reading"}

// nouns are the rooms of feed that hold values and pure functions. A query is
// one: the screen parses what is typed, the cache answers it. Sound is another:
// the cache looks titles up by it, and the screens mark what it found. The
// catalogue is a built-in table that the screens show. Changes compares two texts.
var nouns = []string{"feed", "feed/html", "feed/cjk", "feed/cjk/sound", "feed/bulletin", "feed/query", "feed/catalogue", "feed/changes"}

// arrows holds who may import whom within the module. The tests of cmd and of
// ui may bring rooms together that must not know each other.
func arrows(_ *testing.T, house *tree) []string {
	var faults []string
	for _, src := range house.files {
		for _, imported := range src.imports {
			to, ok := strings.CutPrefix(imported, module)
			if !ok || mayImport(src.room, to) || src.test && testMayImport(src.room, to) {
				continue
			}
			faults = append(faults, src.path+": must not import "+to)
		}
	}
	return faults
}

// mayImport tells whether a room may import another one of the module.
func mayImport(from, to string) bool {
	if from == to {
		return true
	}
	floor, _, _ := strings.Cut(from, "/")
	switch floor {
	case "cmd":
		return true
	case "feed":
		return from != "feed" && within(to, "feed")
	case "cache":
		return within(to, "cache") || slices.Contains(nouns, to)
	case "ui":
		if slices.Contains(bases, to) || slices.Contains(nouns, to) || to == "feed/cite" { // pure as they are
			return true
		}
		if from == "ui" {
			return within(to, "ui")
		}
		return within(to, screen(from)) && !slices.Contains(bases, from)
	}
	return false
}

// testMayImport tells what a test may import beyond its room: sample
// bulletins, the harness that drives a terminal, the judge of line breaks.
func testMayImport(from, to string) bool {
	return from != "feed" && (within(to, "feed") || to == "cmd/guanbao/screen" || to == "ui/text/uax14")
}

func within(room, in string) bool { return room == in || strings.HasPrefix(room, in+"/") }

// screen is the folder of the screen that a room under ui belongs to.
func screen(room string) string {
	parts := strings.SplitN(room, "/", 3)
	return path.Join(parts[:min(2, len(parts))]...)
}

// foreign holds which packages from outside the module a room may import.
func foreign(_ *testing.T, house *tree) []string {
	var faults []string
	for _, src := range house.files {
		for _, imported := range src.imports {
			if why := foreignFault(src, imported); why != "" {
				faults = append(faults, src.path+": must not import "+imported+": "+why)
			}
		}
	}
	return faults
}

func foreignFault(src source, imported string) string {
	first, _, _ := strings.Cut(imported, "/")
	outside := strings.Contains(first, ".")
	switch {
	case within(imported, "github.com/mattn/go-runewidth") && src.room != "ui/text" && !within(src.room, "cmd/guanbao/screen"):
		return "only ui/text counts cells"
	case src.room == "feed" && outside:
		return "feed stands on the standard library alone"
	case within(src.room, "ui") && (imported == "database/sql" || strings.Contains(imported, "sqlite")):
		return "ui knows no database"
	}
	if cut, ok := strings.CutPrefix(imported, "charm.land/lipgloss/v2/"); ok && slices.Contains([]string{"table", "tree", "list"}, cut) {
		return "lipgloss counts cells in its own way"
	}
	widgets := []string{"list", "table", "viewport", "textinput", "textarea", "help"}
	if cut, ok := strings.CutPrefix(imported, "charm.land/bubbles/v2/"); ok && slices.Contains(widgets, cut) {
		return "bubbles counts cells in its own way"
	}
	return ""
}

func cgo(_ *testing.T, house *tree) []string {
	var faults []string
	for _, src := range house.files {
		if slices.Contains(src.imports, "C") {
			faults = append(faults, src.path+": uses cgo")
		}
	}
	return faults
}
