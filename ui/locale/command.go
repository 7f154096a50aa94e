package locale

import "guanbao/feed"

// Command is what the command line says, in one language. Fields that hold
// verbs of package fmt name their values in the comment, in the order in which
// they are given; a language that wants another order writes %[2]s. Problems,
// warnings and reasons, which the screen tells as well, are in Texts.
//
// Names stay as they are in every language: those of commands, flags, keys and
// files, and the words in back quotes and capitals that stand for a value. The
// paragraphs of a Long text are one line each, for they are broken to the
// terminal's width; lines that begin with a space are printed as they stand.
type Command struct {
	// Help.
	Short, Long                               string
	Usage, Commands, Examples                 string // headings
	Flags, GlobalFlags                        string
	HelpShort                                 string
	RefreshShort, RefreshLong, RefreshExample string
	AddShort, AddLong, AddExample             string
	RemoveShort, RemoveLong                   string
	FeedsShort, FeedsLong                     string
	ListShort, ListLong, ListExample          string
	SearchShort, SearchLong, SearchExample    string
	ShowShort, ShowLong, ShowExample          string
	RelatedShort, RelatedLong, RelatedExample string
	RevisionsShort, RevisionsLong             string
	RevisionsExample                          string
	FlagVerbose                               string
	LabelLog                                  string
	MarkShort, MarkLong, MarkExample          string
	InspectShort, InspectLong, InspectExample string
	DoctorShort, DoctorLong                   string
	ConfigShort, ConfigLong                   string
	CompletionShort, CompletionLong           string
	VersionShort                              string

	// Flags. A word in back quotes names the value.
	FlagConfig, FlagData, FlagHelp, FlagJSON              string
	FlagAll, FlagForce                                    string
	FlagAddTag, FlagTitle                                 string
	FlagFeed, FlagTag, FlagUnread, FlagStarred, FlagSince string
	FlagPopular                                           string // of list
	FlagLimit                                             string
	FlagBy                                                string
	FlagWidth, FlagHTML, FlagCite, FlagMarkdown           string
	FlagRead, FlagMarkUnread, FlagStar, FlagUnstar        string
	FlagType, FlagBase, FlagAs                            string
	FlagLicences                                          string

	// Wrong usage.
	NoCommand, NoShell string // %q: what was typed
	NoFlag             string // %s: the flag with its dashes
	BadFlag            string // %q: what was typed
	FlagNeedsValue     string // %s: name of the flag
	FlagWrongValue     string // %s: name of the flag, %q: its value
	TooFew, TooMany    string // %s: the command; %q: the first that is too many
	MarkWhat, OneForm  string
	NoTerminal         string
	DumbTerminal       string // %s: the value of TERM
	HintHelp, HintNear string // %s: the command
	HintNoTerminal     string
	HintSince          string

	// What went wrong.
	Cancelled                              string
	File                                   string // %s: path, %s: one of the following, or what the system says
	FileMissing, FileDenied, FileIsFolder  string
	FileTooLarge, FileLinks                string
	Output                                 string // %v: error
	NoHome, HintNoHome                     string
	URLsLocked, HintAgain                  string
	CacheNewer, CacheCorrupt, CacheForeign string // %s: path
	CacheUnwritable, CacheFull, CacheBusy  string // %s: path
	CacheReadNewer, CacheReadOnly          string // %s: path; both open all the same
	HintCacheNewer, HintCacheCorrupt       string
	HintCacheForeign, HintCacheUnwritable  string
	HintCacheFull                          string

	// Settings.
	UnknownSetting     string // %q: key
	UnknownSettingNear string // %q: key, %s: the nearest key
	WrongSetting       string // %s: key, %s: one of Wants
	BadTOML            string // %s: what the TOML reader says, in English
	HintSettings       string
	SettingForm        string            // %s: one of Wants, %s: the default
	Wants              map[string]string // by kind of value: what a setting takes
	Settings           map[string]string // by key: what a setting does

	// Subscriptions.
	SampleNote                   string            // comment in the urls file
	Refusals                     map[string]string // why a line of the urls file is not used
	AlreadySubscribed            string            // %s: address
	NotAdded                     string            // %s: address, %s: what happened
	Holds                        string            // %s: format, %d: articles
	Added                        string            // %d: articles
	Removed                      string            // %s: title
	OnlySample, HintAdd          string
	Unsubscribed                 string
	NotSubscribed, ManyFeeds     string // %q: what was typed
	NoTag                        string // %q: what was typed
	HintFeeds                    string
	ColArticles, ColUnread       string // heads of columns
	ColSuccess, ColNext, ColFeed string
	ColReason                    string // why the next check is then
	Hidden                       string
	FailingSince                 string // %s: since when, %s: what happened

	// Refresh.
	Statuses             map[feed.Status]string
	Saved                string // %d: new, %d: changed
	HeldUntil, NextCheck string // %s: when
	MovedTo              string // %s: address
	Adopted              string // %s: the old address, %s: the new one
	Warned               string // %d: warnings

	// Articles.
	ColID, ColDate, ColMarks, ColSource, ColTitle string // heads of columns
	NoArticle, ManyArticles                       string // %q: what was typed
	HintList, HintLonger                          string
	Marked                                        string // %d: marks
	NoBrowser                                     string // %s: the program

	// Related. Headings of sections first.
	RelatedListed, RelatedRecommended, RelatedPopular string
	RelatedCites, RelatedCitedBy                      string
	RelatedSimilar, RelatedReposts                    string
	RelatedHeading                                    string // %s: one of these, %d: how many
	RelatedNone, RelatedNotCached                     string
	RelatedSeveral                                    string // %d: articles that are meant, at most four cells

	// Inspect.
	Kinds                                map[string]string
	KindLabel, FormatLabel, CharsetLabel string
	TitleLabel, SiteLabel, ArticlesLabel string
	GuessedRule                          string // above a rule that was guessed
	RuleLabel, MissedLabel               string // the site of a rule; the names of its selectors
	NextLabel                            string // the address of an article's next page
	CannotRead                           string // %s: source, %s: what happened

	// Doctor.
	DoctorProgram, DoctorTerminal, DoctorSettings      string // headings
	DoctorFeeds, DoctorCache                           string
	OK, Damaged                                        string
	LabelVersion, LabelGo, LabelSystem                 string
	LabelInput, LabelOutput, LabelErrors               string
	LabelSize                                          string
	LabelColours, LabelLanguage                        string
	LabelFile                                          string
	LabelSchema, LabelSQLite, LabelJournal, LabelBytes string
	LabelArticles, LabelIntegrity, LabelFeeds          string
	LabelSimilar                                       string
	SimilarF                                           string // %d: articles looked through, all that were read, terms of each
	LabelFailing                                       string
	IsTerminal, NotTerminal, Missing                   string
	Cells                                              string // %d×%d: columns, rows

	LabelHyperlinks             string
	HyperlinksOn, HyperlinksOff string // %s: by whose word, or the name of the terminal
	TerminalUnknown             string

	// Doctor, of how the terminal draws.
	LabelAmbiguous, LabelProbe, LabelDrawn string
	LabelMode                              string            // %d: number of the mode
	AmbiguousBy                            string            // %s: narrow or wide, %s: one of Authorities
	Authorities                            map[string]string // who says in how many cells ambiguous characters are drawn
	Probes                                 map[string]string // what came of asking the terminal
	ProbeTook                              string            // %s: one of Probes, %s: milliseconds
	ProbeLate                              string            // %s: ProbeTook, %s: milliseconds
	Supports                               map[string]string // what a terminal says of a mode
}
