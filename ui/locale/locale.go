// Package locale holds every word that the program says to its reader, in
// Simplified and Traditional Chinese, Japanese, Korean and English. Each
// language is one value of type Texts; a text that one of them lacks fails a
// test.
package locale

import (
	"fmt"
	"strings"

	"guanbao/feed"
	"guanbao/ui/keys"
	"guanbao/ui/reading"
)

// Texts are the words of one language. Fields ending in F are formats; the
// methods below fill them in.
type Texts struct {
	Tag      string // BCP 47
	Date     string // layout of a day, see time.Layout
	DateTime string // layout of a moment
	Comma    string // between names
	Colon    string // after a label, with the space that the language wants

	All, Unread, Starred, Popular, Today     string // views
	Loading, NoArticles, Untitled            string // list
	NothingHot                               string // in the view of what is popular
	NothingOpen, Image, Note                 string // article; before the number of a note
	NoText, SummaryOnly, BodyCut             string
	LinksHead, AttachmentsHead               string
	RelatedHead, RecommendedHead             string
	PopularHead                              string
	CommentsHead, AddressHead                string
	UpdatedF                                 string // %s: date
	Comments, Revisions                      Count
	CountF                                   string // %d unread, %d all
	HintOpen, HintBack, HintNext, HintHelp   string // status bar, one word each
	HintAdd, HintRefresh, HintClose          string
	FirstRunF                                string // %s: key of the catalogue, %s: of add, %s: of help
	AddPrompt, Adding                        string
	AddedF                                   string // %s: feed, %d: articles
	RemoveQuestionF, RemovedF, UndoHintF     string // %s: feed; %s: feed; %s: key
	Kept                                     string
	Refreshing, Cancelled, StillRuns         string
	NothingRuns, NothingNew, NoFeedHere      string
	RefreshDoneF                             string // %d new, %d updated
	RefreshFailedF                           string // %d new, %d failed feeds, %s: key
	NotDueF, HeldF                           string // %s: date
	MarkedRead, MarkedUnread                 Count
	MarkedStarred, MarkedUnstarred           Count
	UndoneF                                  string // %s: what
	NothingToUndo, NoMoreUnread, NoMoreFeeds string
	EffectiveF, DeadlineF                    string // %s: date
	Minutes                                  Count  // of reading
	OutlineTitle, OutlineInArticle           string // "t" elsewhere
	NoHeadings, NoMoreHeadings               string
	HiddenGlosses                            Count
	Glosses                                  [3]string // by reading.Glosses
	Scripts                                  [3]string // by reading.Script
	Regions                                  [3]string // by reading.Region; "" for none
	NoLink, NoTables                         string
	FindInArticle, NothingSoughtF, NotFoundF string // "/" elsewhere; %s: key of find; %s: what was typed
	HitCountF                                string // %d: the hit one is at, %d: all of them
	LinkCopiedF, OpenedF, BrowserFailedF     string // %s: address; %s: address; %v: error
	TooSmallF                                string // %d×%d is, %d×%d needed
	HelpTitle, HelpFoot                      string
	ErrorsTitle, NoErrors                    string
	FailingSinceF                            string // %s: since when, %s: next check
	NoCommandF, NoCommandNearF, NoArgumentF  string // %s: what was typed; the same and %s: a name; %s: name
	LineFull                                 Count

	Actions  map[keys.Action]string
	Problems map[feed.ProblemKind]Problem
	Warnings map[feed.WarningKind]string
	Reasons  map[feed.Reason]string

	Deeds    Deeds
	Files    Files
	Pages    Pages
	Care     Care
	Walk     Walk
	Changes  Changes
	Offline  Offline
	Seek     Seek
	Exchange Exchange
	Offers   Offers
	Queries  Queries
	Standing Standing
	Shelf    Shelf
	Command  Command
}

// Problem is how a kind of problem is told: what happened and, where the
// reader can do something, what.
type Problem struct {
	Text string
	Hint string
}

// Count is a text with a number, in the two forms that some languages have.
type Count struct{ One, Many string }

// Of fills the number in.
func (c Count) Of(n int) string {
	if n == 1 {
		return fmt.Sprintf(c.One, n)
	}
	return fmt.Sprintf(c.Many, n)
}

// same is a Count for languages that have one form.
func same(s string) Count { return Count{s, s} }

// UpdatedOn tells when an article was changed.
func (t *Texts) UpdatedOn(date string) string { return fmt.Sprintf(t.UpdatedF, date) }

// ScriptName names the characters that Chinese is shown in.
func (t *Texts) ScriptName(w reading.Wish) string {
	name := t.Scripts[w.Script]
	if region := t.Regions[w.Region]; w.Script == reading.Traditional && region != "" {
		name += t.Comma + region
	}
	return name
}

// EffectiveOn tells when a document takes effect.
func (t *Texts) EffectiveOn(date string) string { return fmt.Sprintf(t.EffectiveF, date) }

// DeadlineOn tells until when comments are taken.
func (t *Texts) DeadlineOn(date string) string { return fmt.Sprintf(t.DeadlineF, date) }

// NotFound tells that a text does not stand in the article.
func (t *Texts) NotFound(words string) string { return fmt.Sprintf(t.NotFoundF, words) }

// HitCount tells which of the places that were found one is at.
func (t *Texts) HitCount(at, all int) string { return fmt.Sprintf(t.HitCountF, at, all) }

// CommentCount tells the number of comments.
func (t *Texts) CommentCount(n int) string { return t.Comments.Of(n) }

// RevisionCount tells the number of former states, and the key that shows them
// where there is one.
func (t *Texts) RevisionCount(n int, key string) string {
	if key == "" {
		return t.Revisions.Of(n)
	}
	return t.Revisions.Of(n) + " (" + key + ")"
}

// CountHere tells how many articles a view has.
func (t *Texts) CountHere(unread, all int) string { return fmt.Sprintf(t.CountF, unread, all) }

// FirstRun welcomes a reader who has subscribed to nothing.
func (t *Texts) FirstRun(catalogue, add, help string) string {
	return fmt.Sprintf(t.FirstRunF, catalogue, add, help)
}

// Added tells that a feed was subscribed to.
func (t *Texts) Added(title string, n int) string { return fmt.Sprintf(t.AddedF, title, n) }

// RemoveQuestion asks whether to remove a feed; the answer yes is the key y.
func (t *Texts) RemoveQuestion(title string) string { return fmt.Sprintf(t.RemoveQuestionF, title) }

// Removed tells that a feed was removed.
func (t *Texts) Removed(title string) string { return fmt.Sprintf(t.RemovedF, title) }

// UndoHint names the key that takes it back.
func (t *Texts) UndoHint(key string) string { return fmt.Sprintf(t.UndoHintF, key) }

// RefreshDone tells what a refresh brought.
func (t *Texts) RefreshDone(articles, updated int) string {
	return fmt.Sprintf(t.RefreshDoneF, articles, updated)
}

// RefreshFailed tells that some feeds failed and which key shows them.
func (t *Texts) RefreshFailed(articles, failed int, key string) string {
	return fmt.Sprintf(t.RefreshFailedF, articles, failed, key)
}

// NotDueYet tells from when on a feed may be asked; held, because its host
// asked to be left alone.
func (t *Texts) NotDueYet(from string, held bool) string {
	if held {
		return fmt.Sprintf(t.HeldF, from)
	}
	return fmt.Sprintf(t.NotDueF, from)
}

// Marked tells what was marked.
func (t *Texts) Marked(m feed.Mark, n int) string {
	switch m {
	case feed.MarkRead:
		return t.MarkedRead.Of(n)
	case feed.MarkUnread:
		return t.MarkedUnread.Of(n)
	case feed.MarkStarred:
		return t.MarkedStarred.Of(n)
	}
	return t.MarkedUnstarred.Of(n)
}

// Undone tells what was taken back.
func (t *Texts) Undone(what string) string { return fmt.Sprintf(t.UndoneF, what) }

// LinkCopied tells which address is in the clipboard.
func (t *Texts) LinkCopied(url string) string { return fmt.Sprintf(t.LinkCopiedF, url) }

// OpenedInBrowser tells which address the browser got.
func (t *Texts) OpenedInBrowser(url string) string { return fmt.Sprintf(t.OpenedF, url) }

// BrowserFailed tells why the browser did not open.
func (t *Texts) BrowserFailed(err error) string { return fmt.Sprintf(t.BrowserFailedF, err) }

// TooSmall tells the size that the terminal has and the size it needs, in
// cells and rows.
func (t *Texts) TooSmall(w, h, needW, needH int) string {
	return fmt.Sprintf(t.TooSmallF, w, h, needW, needH)
}

// FailingSince tells since when a feed fails and when it is asked again.
func (t *Texts) FailingSince(since, next string) string {
	return fmt.Sprintf(t.FailingSinceF, since, next)
}

// NoCommand tells that there is no command of a name, and which one may have
// been meant, "" for none.
func (t *Texts) NoCommand(name, near string) string {
	if near == "" {
		return fmt.Sprintf(t.NoCommandF, name)
	}
	return fmt.Sprintf(t.NoCommandNearF, name, near)
}

// NoArgument tells that nothing may follow a command.
func (t *Texts) NoArgument(name string) string { return fmt.Sprintf(t.NoArgumentF, name) }

// Problem tells a problem in one line: what happened, the status, the detail.
func (t *Texts) Problem(p *feed.Problem) string {
	s := t.Problems[p.Kind].Text
	if s == "" {
		s = t.Problems[feed.ProblemOther].Text
	}
	if p.Code != 0 {
		s += fmt.Sprintf(" (HTTP %d)", p.Code)
	}
	if p.Detail != "" {
		s += t.Colon + p.Detail
	}
	return s
}

// Hint tells what a reader can do about a problem, "" where nothing helps.
func (t *Texts) Hint(k feed.ProblemKind) string { return t.Problems[k].Hint }

// HintNew is Hint for an address that is not subscribed to: nobody asks it
// again later.
func (t *Texts) HintNew(k feed.ProblemKind) string {
	switch k {
	case feed.ProblemRefused, feed.ProblemReset, feed.ProblemTimeout, feed.ProblemBusy, feed.ProblemServer, feed.ProblemCut:
		return t.Command.HintAgain
	}
	return t.Hint(k)
}

// All lists the languages.
var All = []*Texts{&zhHans, &zhHant, &ja, &ko, &en}

// For gives the texts of a language tag such as "zh-Hant", "zh_TW.UTF-8" or
// "ja"; English for any other.
func For(tag string) *Texts {
	tag = strings.ToLower(strings.ReplaceAll(tag, "_", "-"))
	tag, _, _ = strings.Cut(tag, ".")
	tag, _, _ = strings.Cut(tag, "@")
	parts := strings.Split(tag, "-")
	switch parts[0] {
	case "zh":
		for _, p := range parts[1:] {
			switch p {
			case "hant", "tw", "hk", "mo":
				return &zhHant
			}
		}
		return &zhHans
	case "ja":
		return &ja
	case "ko":
		return &ko
	}
	return &en
}

// Detect chooses the language: the setting, else LC_ALL, LC_MESSAGES or LANG,
// the first of them that is set.
func Detect(setting string, env func(string) string) *Texts {
	if setting != "" && setting != "auto" {
		return For(setting)
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env(name); v != "" {
			return For(v)
		}
	}
	return &en
}
