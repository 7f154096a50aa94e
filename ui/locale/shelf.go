package locale

import (
	"fmt"

	"guanbao/feed/catalogue"
)

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
	Title, TitleHidden, Prompt       string // of the pane
	CountF, PickedF                  string // %d: rows; %d: rows that are picked
	NoneHidden, Subscribed, Reported string
	ConfidenceLabel, SiteLabel       string
	HintOpen                         string // status bar
	HintPick, HintAdd, HintDead      string
	HintHidden, HintAll, HintAlive   string
	NothingPicked, AlreadyF, AddedF  string // %s: name of a row; %d: rows
	AddedOneF                        string // %s: name of a row
	Kinds                            map[catalogue.Kind]string
	Confidences                      map[catalogue.Confidence]string
	Needs                            map[catalogue.Need]string
	Regions                          map[string]string // by code
	Categories                       map[string]string // by code
}

// None tells that nothing has all of what was typed.
func (s *Shelf) None(typed string) string { return fmt.Sprintf(s.NoneF, typed) }

// Added tells how many rows were subscribed to, and of one its name.
func (s *Shelf) Added(name string, n int) string {
	if n == 1 {
		return fmt.Sprintf(s.AddedOneF, name)
	}
	return fmt.Sprintf(s.AddedF, n)
}
