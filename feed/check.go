package feed

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"
)

// check is what came of asking one feed, before it is saved.
type check struct {
	sub    Subscription
	answer Answer
	pull   Pull
}

// kind is the kind of the check's problem, ProblemNone without one.
func (c check) kind() ProblemKind {
	if c.answer.Problem == nil {
		return ProblemNone
	}
	return c.answer.Problem.Kind
}

// reached reports whether the check shows that there is a network.
func (c check) reached() bool {
	switch c.kind() {
	case ProblemNoHost, ProblemProxy, ProblemPassword, ProblemOffline, ProblemLimit, ProblemCancelled, ProblemBadAddress, ProblemTimeout:
		return false
	}
	return true
}

// ask fetches one feed and makes of the answer what is to be saved. The
// validators of an answer are taken over only with the document that they
// belong to: when the parse fails the old ones stay, and the next answer
// brings the document again.
func (r *Refresher) ask(ctx context.Context, sub Subscription, parsing chan struct{}) check {
	wishes := r.wishes(sub.Feed.URL)
	list := listRun{Refresher: r, List: wishes.List, charset: wishes.Charset, parsing: parsing}
	sub.State = list.renewed(sub.State)
	prev := sub.State
	a := list.first(ctx, sub)
	var doc *Document
	hash := prev.Hash
	if a.Problem == nil && a.Outcome == Fresh {
		hash = sum(a.Body)
		if a.Same = hash == prev.Hash; !a.Same {
			doc, a.Problem = r.parse(ctx, sub, a, wishes.Charset, parsing)
			doc, a.Problem = list.judge(ctx, sub, a, doc, a.Problem)
		}
		a.Body = nil
	}
	if a.Problem != nil && ctx.Err() != nil {
		a.Problem = &Problem{Kind: ProblemCancelled, Err: ctx.Err()}
	}
	now := r.Now()
	if late(a.LastModified, now) {
		a.LastModified = ""
	}
	a.Hints = merged(a.Hints, prev.Hints, doc)
	takeDocument(&prev, a, doc, now)
	next := r.schedule(wishes).After(prev, a, now, r.spread())
	if a.Problem == nil {
		next.Hash = hash
		if !doc.cutOff() { // what is lacking comes with the next check, unless the document is so for good
			takeValidators(&next, a)
		}
		takeMove(&next, a, sub.Feed.URL)
		list.settle(&next, doc, now)
	}
	return check{sub: sub, answer: a, pull: Pull{Feed: sub.Feed.URL, At: now, Document: doc, State: next, Oldest: wishes.oldest(now)}}
}

// cutOff reports whether a document ends in the middle.
func (d *Document) cutOff() bool {
	return d != nil && slices.ContainsFunc(d.Warnings, func(w Warning) bool { return w.Kind == WarnCutOff })
}

// save stores a check and tells what became of the feed. A check that says
// nothing about the feed is not stored.
func (r *Refresher) save(ctx context.Context, c check) Report {
	rep := Report{
		Feed: c.sub.Feed.URL, Title: c.sub.Feed.DisplayTitle(),
		Status: StatusFailed, Problem: c.answer.Problem, Next: c.pull.State.NextCheck,
	}
	if c.kind().Blameless() {
		return rep
	}
	saved, err := r.Store.Save(context.WithoutCancel(ctx), c.pull)
	if err != nil {
		rep.Problem, rep.Next = &Problem{Kind: ProblemStorage, Detail: err.Error(), Err: err}, c.sub.State.NextCheck
		return rep
	}
	rep.Saved = saved
	rep.Status = statusOf(c.answer, saved)
	if rep.Status == StatusMoved {
		rep.Moved, rep.Adopt = c.answer.Permanent, c.pull.State.Adoptable()
	}
	if d := c.pull.Document; d != nil {
		rep.Warnings = d.Warnings
		if named := c.sub.Feed; d.Feed.Title != "" {
			named.Title = d.Feed.Title
			rep.Title = named.DisplayTitle()
		}
	}
	return rep
}

// fetch asks for a document. Whatever a Fetcher does with the bytes of a
// stranger, it ends in an answer, and an answer without a document says why.
func (r *Refresher) fetch(ctx context.Context, req Request) (a Answer) {
	defer func() {
		if v := recover(); v != nil {
			a = Answer{URL: req.URL, Problem: panicked(ProblemOther, req.URL, v)}
		}
	}()
	a = r.Fetcher.Fetch(ctx, req)
	if a.URL == "" {
		a.URL = req.URL
	}
	if a.Problem != nil || a.Outcome == Fresh || a.Outcome == NotModified {
		return a
	}
	kind := ProblemOther
	switch a.Outcome {
	case Gone:
		kind = ProblemGone
	case Busy:
		kind = ProblemBusy
	}
	a.Problem = &Problem{Kind: kind, Code: a.Code}
	return a
}

// parse makes a document of an answer, with the ids of its articles. It waits
// for a place among the parsers. A parser that panics on a document has found
// a broken document: the program and the other feeds go on.
func (r *Refresher) parse(ctx context.Context, sub Subscription, a Answer, charset string, parsing chan struct{}) (doc *Document, p *Problem) {
	select {
	case parsing <- struct{}{}:
	case <-ctx.Done():
		return nil, &Problem{Kind: ProblemCancelled, Err: ctx.Err()}
	}
	defer func() {
		<-parsing
		if v := recover(); v != nil {
			doc, p = nil, panicked(ProblemBroken, a.URL, v)
		}
	}()
	d, err := r.Parser.Parse(Raw{URL: a.URL, ContentType: a.ContentType, Charset: charset, Body: a.Body, Feed: sub.Feed.URL, At: r.Now()})
	if p := AsProblem(err); p != nil {
		return nil, p
	}
	d.Articles = Identify(sub.Feed.URL, d.Articles)
	d.Feed.URL = sub.Feed.URL
	if another(sub.Feed, d.Feed) {
		d.Warnings = append(d.Warnings, Warning{Kind: WarnOtherFeed, Detail: d.Feed.Title})
	}
	return &d, nil
}

// another reports whether a document seems to be another feed than the one that
// was subscribed to: it has another title and stands on another site.
func another(was, is Feed) bool {
	before, _, _ := strings.Cut(CanonicalURL(was.Site), "/")
	now, _, _ := strings.Cut(CanonicalURL(is.Site), "/")
	return before != "" && now != "" && before != now && was.Title != "" && is.Title != "" && TitleKey(was.Title) != TitleKey(is.Title)
}

// panicked is the problem that stands for a panic. Its Detail is one line for
// the reader, without what may be secret in the address; the stack is in Err.
func panicked(kind ProblemKind, address string, v any) *Problem {
	where := address
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		where = u.Host + u.Path
	}
	text, _, _ := strings.Cut(fmt.Sprint(v), "\n")
	return &Problem{
		Kind:   kind,
		Detail: where + ": " + text,
		Err:    fmt.Errorf("panic at %s: %v\n%s", where, v, debug.Stack()),
	}
}

func statusOf(a Answer, s Saved) Status {
	switch {
	case a.Problem != nil && a.Problem.Kind == ProblemGone:
		return StatusGone
	case a.Problem != nil && a.Problem.Kind == ProblemBusy:
		return StatusBusy
	case a.Problem != nil:
		return StatusFailed
	case a.Outcome == NotModified:
		return StatusNotModified
	case a.Permanent != "":
		return StatusMoved
	case s.New+s.Updated > 0:
		return StatusNew
	}
	return StatusUnchanged
}

// schedule is the schedule of a feed for which its reader wishes something.
func (r *Refresher) schedule(w Wishes) Schedule {
	s := r.Schedule
	if w.Interval > 0 {
		s.Interval, s.Fixed = w.Interval, true
	}
	return s
}

func (r *Refresher) spread() float64 {
	if r.Spread == nil {
		return 0
	}
	return r.Spread()
}

func sum(body []byte) string {
	s := sha256.Sum256(body)
	return hex.EncodeToString(s[:])
}
