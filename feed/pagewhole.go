package feed

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// mostText bounds the text of an article that has several pages, in bytes of
// HTML.
const mostText = 4 << 20

// gate lets a few pages be asked for at a time; nil lets all pass.
type gate chan struct{}

func (g gate) enter(ctx context.Context) error {
	if g == nil {
		return ctx.Err()
	}
	select {
	case g <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g gate) leave() {
	if g != nil {
		<-g
	}
}

// reading is what came of asking for an article.
type reading struct {
	url     string // where its first page came from
	last    Answer // to the request that was the last one
	page    Page   // all of its pages joined
	asked   int    // requests
	part    *Problem
	problem *Problem // with nothing kept
}

// whole asks for the page of an article, and where it goes on at others for
// those, each after the pause of its host. Where one of them does not come, what
// was got stays, and part says why. A page of another site must tell of what has
// the title.
func (c *Completer) whole(ctx context.Context, q Request, title string, g gate) reading {
	r := reading{asked: 1}
	r.last, r.page, r.problem = c.pass(ctx, q, g)
	r.url = r.last.URL
	if r.problem == nil && astray(q.URL, r.url, title, r.page) {
		host, _ := hostName(r.url)
		r.problem = &Problem{Kind: ProblemRedirects, Detail: host}
	}
	if r.problem != nil {
		return r
	}
	trail := trailOf(cmp.Or(r.url, q.URL))
	texts := []string{r.page.Article.Content}
	for next, ruled := r.page.Next, r.page.Ruled; trail.step(next, ruled); {
		if r.asked == mostParts {
			r.part = &Problem{Kind: ProblemTooLarge, Detail: fmt.Sprint(mostParts, " pages")}
			return r
		}
		var p Page
		var problem *Problem
		if err := c.waitFor(ctx, c.Pause); err != nil {
			problem = &Problem{Kind: ProblemCancelled, Err: err}
		} else {
			r.asked++
			r.last, p, problem = c.pass(ctx, Request{URL: next, Named: q.Named}, g)
		}
		switch {
		case problem != nil && passing(problem):
			r.problem = problem
			return r
		case problem == nil && !trail.landed(r.last.URL):
			problem = &Problem{Kind: ProblemRedirects, Detail: r.last.URL}
		}
		if problem != nil {
			r.part = problem
			return r
		}
		if slices.Contains(texts, p.Article.Content) { // the same page under another number
			return r
		}
		texts = append(texts, p.Article.Content)
		if !r.page.Article.join(p.Article) {
			r.part = &Problem{Kind: ProblemTooLarge, Detail: fmt.Sprint(mostText>>20, " MB")}
			return r
		}
		next, ruled = p.Next, p.Ruled
	}
	return r
}

// pass reads a page when it is let through the gate.
func (c *Completer) pass(ctx context.Context, q Request, g gate) (Answer, Page, *Problem) {
	if err := g.enter(ctx); err != nil {
		return Answer{}, Page{}, &Problem{Kind: ProblemCancelled, Err: err}
	}
	defer g.leave()
	return c.read(ctx, q)
}

// join puts the next page of an article behind what there is of it: its text,
// and the attachments, lists and facts that were not on the pages before. False
// where that would be too long.
func (a *Article) join(next Article) bool {
	if len(a.Content)+len(next.Content) > mostText {
		return false
	}
	a.Content += next.Content
	a.Issuer, a.Number = cmp.Or(a.Issuer, next.Issuer), cmp.Or(a.Number, next.Number)
	if a.Published.IsZero() {
		a.Published, a.DateOnly = next.Published, next.DateOnly
	}
	if a.Comments == NoCount {
		a.Comments = next.Comments
	}
	had := map[LinkKind]bool{}
	files := map[string]bool{}
	for _, l := range a.Links {
		had[l.Kind], files[l.URL] = true, files[l.URL] || l.Kind == LinkAttachment
	}
	for _, l := range next.Links {
		if l.Kind == LinkAttachment && !files[l.URL] || l.Kind != LinkAttachment && !had[l.Kind] {
			a.Links = append(a.Links, l)
		}
	}
	return true
}
