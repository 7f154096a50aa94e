package locale

import "guanbao/feed/catalogue"

// Shelf are the words about the built-in catalogue of sources. Fields ending in
// F are formats.
type Shelf struct {
	Short, Long, Example             string // of the command
	FlagAdd, FlagHide, FlagUnhide    string // words in back quotes name values
	FlagHidden, FlagRegion           string // FlagRegion: %s: codes
	FlagLang, FlagCategory           string // FlagCategory: %s: codes
	ColName, ColPublisher, ColRegion string
	ColCategory, ColAddress          string
	NoneF, Empty                     string // %s: what was typed
	NoRowF                           string // %d: its number
	NoRegionF, NoCategoryF           string // %q: what was typed, %s: codes
	NeedsF                           string // %s: name of a row, %s: one of Needs
	HiddenF, UnhiddenF               string // %s: name of a row
	Kinds                            map[catalogue.Kind]string
	Confidences                      map[catalogue.Confidence]string
	Needs                            map[catalogue.Need]string
	Regions                          map[string]string // by code
	Categories                       map[string]string // by code
}
