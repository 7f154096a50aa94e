package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"guanbao/cmd/guanbao/urls"
	"guanbao/feed"
	"guanbao/feed/page"
)

// Bounds on the requests that one search makes beside that for the page itself.
const (
	maxTrials  = 5 // links that are asked for until one is a feed
	maxIndexes = 2 // pages about feeds that are looked at for theirs
)

// Probe finds what can be subscribed to at an address, and changes nothing: the
// address is that of a feed, or of a page that links feeds, or of one of a site
// that has a feed at a usual place, or it is a list of bulletins. The error is
// a *feed.Vain where it is a page without any of these, or another
// *feed.Problem.
func (s *Subscriptions) Probe(ctx context.Context, typed string) (feed.Prospect, error) {
	var p feed.Prospect
	p.Address, p.Assumed = addressOf(typed)
	if _, ok := urls.Check(p.Address); !ok {
		return p, &feed.Problem{Kind: feed.ProblemBadAddress, Detail: urls.Mask(p.Address)}
	}
	known, err := s.known(ctx)
	if err != nil {
		return p, err
	}
	if at := known.at(p.Address); at != "" {
		p.Address, p.Known = at, true
		return p, nil
	}
	o := s.Look(ctx, feed.Offer{Feed: feed.Feed{URL: p.Address}})
	switch {
	case known.at(o.Answer.URL) != "": // a redirect leads there
		p.Address, p.Known = known.at(o.Answer.URL), true
		return p, nil
	case o.Problem == nil:
		p.Offers = []feed.Offer{o}
		return p, nil
	case o.Problem.Kind != feed.ProblemHTML && !isJSON(o):
		return p, o.Problem
	}
	w := &search{Subscriptions: s, known: known, page: o.Answer, asked: map[string]bool{feed.CanonicalURL(o.Answer.URL): true}, troubled: map[string]*feed.Problem{}}
	if p.Offers, err = w.run(ctx, o.Problem); isJSON(o) && err != nil {
		return p, o.Problem
	}
	if err == nil && len(p.Offers) == 1 && p.Offers[0].Known {
		p.Address, p.Known, p.Offers = known.of(p.Offers[0]), true, nil
	}
	return p, err
}

// Look asks for what is offered, if that has not been done, and reads it, a list
// page that there is a rule for by that rule. What a public page links is not
// asked for in the reader's own network.
func (s *Subscriptions) Look(ctx context.Context, o feed.Offer) feed.Offer {
	if o.Document != nil {
		return o
	}
	wish := s.wish(o.Feed.URL)
	if wish.List.Mark != "" { // there is a rule for it
		o.Kind = feed.OfferList
	}
	o.Answer = s.fetcher.Fetch(ctx, feed.Request{URL: cmp.Or(wish.List.Address, o.Feed.URL), Named: o.From})
	if o.Problem = o.Answer.Problem; o.Problem != nil {
		return o
	}
	doc, problem := s.parse(s.raw(o, wish.Charset))
	if o.Problem = problem; problem != nil {
		return o
	}
	doc.Articles = feed.Identify(o.Feed.URL, doc.Articles)
	if doc.Feed.Title != "" {
		o.Feed.Title = doc.Feed.Title
	}
	o.Document = &doc
	return o
}

// raw is what came of an offer.
func (s *Subscriptions) raw(o feed.Offer, charset string) feed.Raw {
	return feed.Raw{URL: o.Answer.URL, ContentType: o.Answer.ContentType, Charset: charset, Body: o.Answer.Body, Feed: o.Feed.URL, At: s.now()}
}

// parse reads a document. One on which the parser panics is broken.
func (s *Subscriptions) parse(raw feed.Raw) (doc feed.Document, problem *feed.Problem) {
	defer func() {
		if v := recover(); v != nil {
			problem = &feed.Problem{Kind: feed.ProblemBroken, Detail: fmt.Sprint(v)}
		}
	}()
	doc, err := s.parser.Parse(raw)
	return doc, feed.AsProblem(err)
}

// search looks for feeds from one page.
type search struct {
	*Subscriptions
	known    subscribed
	page     feed.Answer
	asked    map[string]bool          // addresses, folded
	troubled map[string]*feed.Problem // hosts that are not asked any more
	trials   int                      // links that were asked for
	vain     feed.Vain
}

// run gives the offers of a page: the feeds that it links, else that of its site,
// else the list on it. On the front page of a site a list is the last that is
// thought of; on any other page it is what its address was given for.
func (w *search) run(ctx context.Context, problem *feed.Problem) ([]feed.Offer, error) {
	w.vain.Problem = problem
	raw := feed.Raw{URL: w.page.URL, ContentType: w.page.ContentType, Body: w.page.Body}
	steps := []func(context.Context, feed.Raw) []feed.Offer{w.linked, w.listed, w.usual}
	switch {
	case problem.Kind != feed.ProblemHTML: // JSON links nothing
		steps = steps[1:2]
	case page.IsFront(w.page.URL):
		steps = []func(context.Context, feed.Raw) []feed.Offer{w.linked, w.usual, w.listed}
	}
	for _, step := range steps {
		if offers := step(ctx, raw); len(offers) > 0 {
			return offers, nil
		}
		if ctx.Err() != nil {
			return nil, &feed.Problem{Kind: feed.ProblemCancelled, Err: ctx.Err()}
		}
	}
	if p, err := (page.Reader{}).Read(raw); err == nil && slices.ContainsFunc(p.Warnings, func(w feed.Warning) bool { return w.Kind == feed.WarnLogin }) {
		return nil, &feed.Problem{Kind: feed.ProblemLogin}
	}
	return nil, &w.vain
}

// linked gives the feeds that the page links. They are asked for until one of
// them is a feed; those that are none are left out. A link that only its text
// makes one is offered only when it was looked at.
func (w *search) linked(ctx context.Context, raw feed.Raw) []feed.Offer {
	offers := w.candidates(raw, page.SureByAddress)
	if first := w.firstFeed(ctx, &offers); first {
		return offers
	}
	indexes := 0
	for _, o := range w.candidates(raw, page.SureByText) {
		if indexes == maxIndexes || ctx.Err() != nil {
			return nil
		}
		if w.asked[feed.CanonicalURL(o.Feed.URL)] {
			continue
		}
		indexes++
		o = w.ask(ctx, o)
		if o.Known || o.Document != nil {
			return []feed.Offer{o}
		}
		if o.Problem.Kind == feed.ProblemHTML { // a page about feeds
			more := w.candidates(feed.Raw{URL: o.Answer.URL, ContentType: o.Answer.ContentType, Body: o.Answer.Body}, page.SureByAddress)
			if w.firstFeed(ctx, &more) {
				return more
			}
		}
	}
	return nil
}

// candidates are the links of a page that are at least so sure, not yet looked
// at. Less sure ones than by their address come alone.
func (w *search) candidates(raw feed.Raw, least page.Sureness) (offers []feed.Offer) {
	for _, l := range page.Discover(raw) {
		if _, ok := urls.Check(l.URL); !ok || l.Sure < least || least == page.SureByText && l.Sure > least {
			continue
		}
		offers = append(offers, feed.Offer{Feed: feed.Feed{URL: l.URL, Title: l.Title}, From: raw.URL, Known: w.known.hasLike(l.URL)})
	}
	return offers
}

// firstFeed asks for offers in turn until one is a feed, and leaves out those
// that are none. It reports whether one is left that is.
func (w *search) firstFeed(ctx context.Context, offers *[]feed.Offer) bool {
	for w.trials < maxTrials && len(*offers) > 0 && ctx.Err() == nil {
		o := w.ask(ctx, (*offers)[0])
		(*offers)[0] = o
		if o.Known || o.Document != nil {
			return true
		}
		*offers = (*offers)[1:]
		w.vain.Links++
	}
	return false
}

// ask looks at an offer, unless it is subscribed to or was asked for already.
func (w *search) ask(ctx context.Context, o feed.Offer) feed.Offer {
	key := feed.CanonicalURL(o.Feed.URL)
	switch {
	case o.Known:
		return o
	case w.asked[key]:
		o.Problem = &feed.Problem{Kind: feed.ProblemHTML}
		return o
	}
	host, _, _ := strings.Cut(key, "/")
	if o.Problem = w.troubled[host]; o.Problem != nil {
		return o
	}
	w.asked[key] = true
	w.trials++
	o = w.Look(ctx, o)
	if o.Problem != nil && !absent(o.Problem.Kind) {
		w.troubled[host] = o.Problem
	}
	o.Known = o.Document != nil && w.known.at(o.Answer.URL) != ""
	return o
}

// usual gives the feed at one of the places where sites have one. They are asked
// one after another, as long as the host answers that there is none.
func (w *search) usual(ctx context.Context, raw feed.Raw) []feed.Offer {
	for _, place := range page.UsualPlaces(raw.URL) {
		o := feed.Offer{Feed: feed.Feed{URL: place}, From: raw.URL, Known: w.known.hasLike(place)}
		if o.Known {
			return []feed.Offer{o}
		}
		if host, _, _ := strings.Cut(feed.CanonicalURL(place), "/"); w.troubled[host] != nil {
			return nil
		}
		if w.asked[feed.CanonicalURL(place)] {
			continue
		}
		w.vain.Places++
		if o = w.ask(ctx, o); o.Document != nil {
			return []feed.Offer{o}
		}
	}
	return nil
}

// absent reports whether a problem means that a place is empty, and not that its
// host is troubled or wants to be left alone.
func absent(k feed.ProblemKind) bool {
	switch k {
	case feed.ProblemNotFound, feed.ProblemGone, feed.ProblemForbidden, feed.ProblemStatus, feed.ProblemRedirects,
		feed.ProblemHTML, feed.ProblemNotFeed, feed.ProblemEmpty, feed.ProblemBroken, feed.ProblemNotPage:
		return true
	}
	return false
}

// isJSON reports whether a document that is no feed may hold a list all the same.
func isJSON(o feed.Offer) bool {
	body := bytes.TrimSpace(o.Answer.Body)
	return o.Problem.Kind == feed.ProblemNotFeed && len(body) > 0 && (body[0] == '{' || body[0] == '[')
}

// listed gives the page itself, where a list of bulletins is recognised on it.
func (w *search) listed(_ context.Context, raw feed.Raw) []feed.Offer {
	if w.guess == nil {
		return nil
	}
	w.vain.List = true
	raw.Feed, raw.At = raw.URL, w.now()
	rule, doc, err := w.guess(raw)
	if err != nil {
		return nil
	}
	doc.Articles = feed.Identify(raw.URL, doc.Articles)
	return []feed.Offer{{
		Feed: feed.Feed{URL: raw.URL, Title: doc.Feed.Title}, Kind: feed.OfferList, Rule: rule, Answer: w.page, Document: &doc,
		Known: w.known.at(raw.URL) != "",
	}}
}
