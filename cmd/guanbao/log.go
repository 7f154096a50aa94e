package main

import (
	"context"
	"io"
	"time"

	"guanbao/feed"
	"guanbao/feed/fetch"
)

// note writes to the log what happened: a word, and keys with their values.
func (a *app) note(what string, pairs ...any) { a.log.Info(what, pairs...) }

// beside is what the log is written to beside its file: standard error where
// that was asked for.
func (a *app) beside(verbose bool) io.Writer {
	if !verbose {
		return nil
	}
	return a.err.to
}

// sent logs a request.
func (a *app) sent(s fetch.Sent) {
	pairs := []any{"url", s.URL, "code", s.Code, "bytes", s.Wire, "took", s.Took.Round(time.Millisecond), "validators", s.Known}
	if s.To != "" {
		pairs = append(pairs, "to", s.To)
	}
	a.note("request", append(pairs, blame(s.Problem)...)...)
}

// reported logs what became of a feed; of one that is not due there is nothing
// to say.
func (a *app) reported(r feed.Report) {
	if r.Feed == "" || r.Status == feed.StatusNotDue {
		return
	}
	pairs := []any{"url", r.Feed, "status", string(r.Status), "new", r.Saved.New, "updated", r.Saved.Updated, "next", r.Next}
	if r.Moved != "" {
		pairs = append(pairs, "to", r.Moved)
	}
	a.note("feed", append(pairs, blame(r.Problem)...)...)
}

// blame is a problem as the log has it.
func blame(p *feed.Problem) []any {
	if p == nil {
		return nil
	}
	return []any{"problem", string(p.Kind), "detail", p.Detail}
}

// logged is a refresher whose reports are logged.
type logged struct {
	*feed.Refresher
	note func(feed.Report)
}

// Refresh is feed.Refresher.Refresh.
func (l logged) Refresh(ctx context.Context, o feed.Order, report func(done, total int, rep feed.Report)) error {
	return l.Refresher.Refresh(ctx, o, func(done, total int, rep feed.Report) {
		l.note(rep)
		if report != nil {
			report(done, total, rep)
		}
	})
}
