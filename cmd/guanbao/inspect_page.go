package main

import (
	"fmt"
	"strings"

	"guanbao/feed"
	"guanbao/feed/html"
)

// isPage reports whether a document is a web page and no feed.
func isPage(err error) bool {
	p := feed.AsProblem(err)
	return p != nil && p.Kind == feed.ProblemHTML
}

// isNoFeed reports whether a document is neither a feed nor a web page.
func isNoFeed(err error) bool {
	p := feed.AsProblem(err)
	return p != nil && p.Kind == feed.ProblemNotFeed
}

// lookAtPage reads a document as the page of one article. A page without a
// text is an answer and no error. The article comes back as the only one of a
// feed without a name.
func (a *app) lookAtPage(out inspectJSON, raw feed.Raw) (inspectJSON, feed.Document, error) {
	p, err := a.pageReader().Read(raw)
	if err != nil {
		out.Warnings = append(out.Warnings, *toError(feed.AsProblem(err)))
		return out, feed.Document{}, err
	}
	art := p.Article
	if p.Found {
		out.Kind = kindArticle
	} else {
		a.say(fmt.Sprintf(a.words.CannotRead, out.Source, a.warning(p.Warnings[len(p.Warnings)-1])))
	}
	out.Format, out.Charset = known("HTML"), known(p.Charset)
	out.Title, out.URL, out.Issuer, out.Number = known(art.Title), known(art.URL), known(art.Issuer), known(art.Number)
	out.Published, out.Comments, out.Next = moment(art.Published), counted(art.Comments), known(p.Next)
	out.Text, out.ContentHTML = known(p.Document.Text()), known(art.Content)
	for _, l := range html.StripArticle(art, p.Verdict).Links {
		out.Links = append(out.Links, linkJSON{Kind: l.Kind, Title: known(l.Title), URL: known(l.URL), Date: moment(l.Date)})
	}
	if p.Rule != nil {
		out.Rule = known(oneLine(p.Rule.Site.String()))
		for _, part := range p.Missed {
			out.RuleMissed = append(out.RuleMissed, string(part))
		}
	}
	out.Warnings = toWarnings(p.Warnings)
	doc := feed.Document{Format: "HTML", Charset: p.Charset, Articles: []feed.Article{art}, Warnings: p.Warnings}
	if !p.Found {
		doc.Articles = nil
	}
	return out, doc, nil
}

// ruleRows tell by which rule a page was read, what of it found nothing, and
// where the article goes on.
func (a *app) ruleRows(in inspectJSON) (rows [][]string) {
	if in.Rule != nil {
		rows = append(rows, []string{a.words.RuleLabel, *in.Rule})
	}
	if len(in.RuleMissed) > 0 {
		rows = append(rows, []string{a.words.MissedLabel, strings.Join(in.RuleMissed, ", ")})
	}
	if in.Next != nil {
		rows = append(rows, []string{a.words.NextLabel, *in.Next})
	}
	return rows
}

// printArticle prints the page of an article, for people.
func (a *app) printArticle(in inspectJSON, doc feed.Document) {
	w, art := a.words, doc.Articles[0]
	rows := [][]string{{w.KindLabel, w.Kinds[in.Kind] + "  " + in.Source}, {w.CharsetLabel, doc.Charset}}
	if art.URL != "" {
		rows = append(rows, []string{w.SiteLabel, oneLine(art.URL)})
	}
	for _, l := range a.columns(append(rows, a.ruleRows(in)...), nil, a.out.cells) {
		a.out.line(l)
	}
	for _, warning := range doc.Warnings {
		a.out.line("! " + a.warning(warning))
	}
	a.out.line("")
	a.showText(feed.Item{Article: art, Unread: true}, a.textCells(0))
}
