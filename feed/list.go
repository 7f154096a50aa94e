package feed

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"time"
)

// List is how a list page is pulled that stands for a feed. The zero List is
// that of a feed.
type List struct {
	Address string // asked in the place of the subscription's; "" for that one
	Pages   int    // how many pages are read, 0 for one
	Mark    string // changes with the rule by which it is read, "" without a rule
}

// Bounds on list pages.
const (
	mostListPages = 10
	mostCompared  = 100
	mostPinned    = 3                  // items that stay on top of a list however old they are
	newNormal     = 7 * 24 * time.Hour // so long a list stays short until that is what it is
)

// listRun is the pull of one list page under way. For a feed it does nothing.
type listRun struct {
	*Refresher
	List
	charset string
	parsing chan struct{}

	items []uint32 // of the first page
	whole bool
	held  *Answer // by which a further page asked to be left alone
}

// renewed is the state from which a check begins. What was remembered of the
// page belongs to the rule by which it was read.
func (l *listRun) renewed(s State) State {
	if l.Mark != s.List {
		s.ETag, s.LastModified, s.Hash, s.List, s.Listed = "", "", "", l.Mark, nil
	}
	return s
}

// first asks for the first page. Where that stands at an address of its own, it
// is no move of what is subscribed to when that one moves.
func (l *listRun) first(ctx context.Context, sub Subscription) Answer {
	q := request(sub, l.Now())
	if l.Address == "" {
		return l.fetch(ctx, q)
	}
	same, _ := hostName(sub.Feed.URL)
	if other, _ := hostName(l.Address); other == same {
		q.Named = sub.Feed.URL // what is set for the one holds for the other
	}
	q.URL = l.Address
	a := l.fetch(ctx, q)
	a.Permanent = ""
	return a
}

// judge looks at what the first page of a list brought and goes on to the others.
// Less than half of the items of last time are no list of its bulletins: the form
// of the page has changed.
func (l *listRun) judge(ctx context.Context, sub Subscription, a Answer, doc *Document, problem *Problem) (*Document, *Problem) {
	if l.Mark == "" || problem != nil {
		return doc, problem
	}
	l.items, l.whole = hashes(doc.Articles), true
	s := sub.State
	if 2*len(l.items) < len(s.Listed) && !(s.Problem == ProblemShrunk && l.Now().Sub(s.FailingSince) >= newNormal) {
		return nil, &Problem{Kind: ProblemShrunk, Detail: fmt.Sprintf("%d / %d", len(l.items), len(s.Listed))}
	}
	if !overlap(l.items, s.Listed) {
		l.further(ctx, sub, a.URL, doc)
	}
	return doc, nil
}

// hashes tell the items of a page apart, as many as are compared.
func hashes(articles []Article) []uint32 {
	all := make([]uint32, min(len(articles), mostCompared))
	for i := range all {
		h := fnv.New32a()
		h.Write([]byte(articles[i].ID))
		all[i] = h.Sum32()
	}
	return all
}

// overlap reports whether enough of the items were there the last time that what
// came since is all on the first page: some lists keep an old one or two on top.
func overlap(now, before []uint32) bool {
	n := 0
	for _, h := range now {
		if slices.Contains(before, h) {
			n++
		}
	}
	return n > mostPinned || n > 0 && n == len(now)
}

// further gets the pages behind the first one, one at a time, as long as they are
// of its host and were not got before. One that fails leaves what came before it.
func (l *listRun) further(ctx context.Context, sub Subscription, first string, doc *Document) {
	trail := trailOf(first)
	for n := 1; n < min(l.List.Pages, mostListPages) && doc.Next != "" && trail.step(doc.Next, true); n++ {
		next := doc.Next
		a := l.fetch(ctx, Request{URL: next, Named: sub.Feed.URL})
		var page *Document
		problem := a.Problem
		switch {
		case problem == nil && (a.Outcome != Fresh || !trail.landed(a.URL)):
			problem = &Problem{Kind: ProblemRedirects}
		case problem == nil:
			page, problem = l.parse(ctx, sub, a, l.charset, l.parsing)
		}
		if problem != nil {
			l.whole = lasting(problem.Kind)
			if a.Outcome == Busy {
				l.held = &a
			}
			if problem.Kind != ProblemCancelled {
				doc.Warnings = append(doc.Warnings, Warning{Kind: WarnPages, Detail: string(problem.Kind) + " " + next})
			}
			return
		}
		doc.Articles = Identify(sub.Feed.URL, slices.Concat(doc.Articles, page.Articles))
		doc.Warnings = append(doc.Warnings, page.Warnings...)
		doc.Next = page.Next
	}
}

// lasting reports whether a page that fails so will fail so again.
func lasting(kind ProblemKind) bool {
	switch kind {
	case ProblemNotFound, ProblemGone, ProblemForbidden, ProblemRedirects, ProblemNoList, ProblemTooLarge, ProblemBadAddress:
		return true
	}
	return false
}

// settle notes in the state of a list page that went well what is compared the
// next time. A pull that lacks a page keeps no validators, and so is done again.
func (l *listRun) settle(s *State, doc *Document, now time.Time) {
	if l.Mark == "" || doc == nil {
		return
	}
	s.Listed = l.items
	if !l.whole {
		s.ETag, s.LastModified, s.Hash, s.Listed = "", "", "", nil
	}
	if l.held != nil {
		wait := min(l.held.Hints.RetryAfter, l.Schedule.BusyMax)
		if wait <= 0 {
			wait = l.Schedule.BusyMin
		}
		s.HoldUntil = now.Add(wait)
		s.NextCheck = latest(s.NextCheck, s.HoldUntil)
	}
}
