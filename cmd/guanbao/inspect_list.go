package main

import (
	"fmt"
	"strings"

	"guanbao/feed"
	"guanbao/feed/page"
	"guanbao/feed/page/listing"
)

// lookAtList reads a document as a list page: by the rule for its address, else
// by a guess, which it gives as a rule.
func (a *app) lookAtList(lib *library, out inspectJSON, raw feed.Raw) (inspectJSON, feed.Document, error) {
	rule, ruled := lib.private.source(raw.Feed)
	var doc feed.Document
	var err error
	if ruled {
		doc, err = listing.Read(raw, rule)
	} else {
		rule, doc, err = listing.Guess(raw)
	}
	if err != nil {
		out.Warnings = append(out.Warnings, *toError(feed.AsProblem(err)))
		return out, doc, err
	}
	doc.Feed.URL = raw.URL
	doc.Articles = feed.Identify(raw.URL, doc.Articles)
	out.list(doc)
	out.Kind, out.Next = kindList, known(doc.Next)
	out.Block = known(rule.TOML())
	if ruled {
		out.Rule = known(oneLine(rule.URL))
		for _, w := range doc.Warnings {
			if w.Kind == feed.WarnMissed {
				out.RuleMissed = append(out.RuleMissed, w.Detail)
			}
		}
	}
	return out, doc, nil
}

// list takes over what a document says of its feed and its articles.
func (in *inspectJSON) list(doc feed.Document) {
	in.Format, in.Charset = known(doc.Format), known(doc.Charset)
	in.Title, in.URL, in.Warnings = known(doc.Feed.Title), known(doc.Feed.Site), toWarnings(doc.Warnings)
	for _, art := range doc.Articles {
		in.Articles = append(in.Articles, toFullJSON(feed.Item{Article: art, FeedTitle: doc.Feed.Title, Unread: true}))
	}
}

// isList reports whether a page that is no feed lists bulletins, rather than
// holds the text of one beside the lists of its publisher: its text, if it has
// any, is their titles, or other links.
func (a *app) isList(raw feed.Raw) bool {
	_, doc, err := listing.Guess(raw)
	if err != nil {
		return false
	}
	p, err := a.pageReader().Read(raw)
	if err != nil || !p.Found {
		return err == nil
	}
	if p.Rule != nil && !p.Rule.Selectors[page.PartBody].Empty() {
		return false
	}
	text, told, linked := p.Document.Text(), 0, 0
	for _, l := range p.Document.Links {
		linked += len(l.Title)
	}
	if 2*linked > len(text) {
		return true
	}
	for _, art := range doc.Articles {
		if start := []rune(art.Title); strings.Contains(text, string(start[:min(len(start), 8)])) {
			told++
		}
	}
	return 2*told > len(doc.Articles)
}

// printList prints the items of a list page, each with its address, and the rule
// by which they were found.
func (a *app) printList(in inspectJSON, doc feed.Document) {
	for _, art := range doc.Articles {
		a.out.line(a.cut(a.measure.Fit(a.day(art.Published, art.DateOnly), dayCells) + "  " + a.titleOf(art.Title, art.Summary)))
		if art.URL != "" {
			a.out.line(strings.Repeat(" ", dayCells+2) + oneLine(art.URL))
		}
	}
	if in.Block == nil {
		return
	}
	a.out.line("")
	if in.Rule == nil {
		a.printComment(a.words.GuessedRule)
	}
	for line := range strings.Lines(*in.Block) {
		a.out.line(oneLine(strings.TrimSuffix(line, "\n")))
	}
}

// sayUnread tells why a document is not read as what it was taken for.
func (a *app) sayUnread(source string, err error) {
	message, _ := a.problem(feed.AsProblem(err))
	a.say(fmt.Sprintf(a.words.CannotRead, source, message))
}
