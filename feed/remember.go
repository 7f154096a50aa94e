package feed

import (
	"strings"
	"time"
)

// wholeAfter is the time after which a feed is asked for its document without
// validators, in case its server says 304 for ever.
const wholeAfter = 14 * 24 * time.Hour

// request is the request for a feed. Validators are left out where a server
// has said 304 for two weeks, though the feed was alive when it last came.
func request(sub Subscription, now time.Time) Request {
	st := sub.State
	stuck := !st.LastDocument.IsZero() && now.Sub(st.LastDocument) >= wholeAfter
	alive := !st.Newest.IsZero() && st.LastDocument.Sub(st.Newest) < wholeAfter
	if stuck && alive {
		return Request{URL: sub.Feed.URL}
	}
	return Request{URL: sub.Feed.URL, ETag: st.ETag, LastModified: st.LastModified}
}

// takeDocument notes what an answer that went well tells of the document: when
// it came, how often it wants to be asked for, how new the newest article is.
func takeDocument(s *State, a Answer, doc *Document, now time.Time) {
	if a.Problem == nil && a.Outcome == Fresh {
		s.LastDocument = now
	}
	if doc == nil {
		return
	}
	s.Hints, s.Warnings = doc.Hints, doc.Warnings
	if n := newest(doc.Articles, now); !n.IsZero() {
		s.Newest = n
	}
}

// takeValidators stores what a 200 brought, and of a 304 only what it renews
// (RFC 9111 section 3.2).
func takeValidators(s *State, a Answer) {
	if a.Outcome == Fresh || a.ETag != "" {
		s.ETag = a.ETag
	}
	if a.Outcome == Fresh || a.LastModified != "" {
		s.LastModified = a.LastModified
	}
}

// late reports whether a Last-Modified lies in the future. Sent back it would
// bring a 304 until then, whatever is published.
func late(lastModified string, now time.Time) bool {
	for _, layout := range []string{time.RFC1123, time.RFC1123Z, time.RFC850, time.ANSIC} {
		if t, err := time.Parse(layout, lastModified); err == nil {
			return t.Sub(now) > 24*time.Hour
		}
	}
	return false
}

// takeMove counts the checks in a row that ended well at the same address
// after permanent redirects alone. A way from https to http is not followed
// for good.
func takeMove(s *State, a Answer, from string) {
	to := a.Permanent
	if strings.HasPrefix(from, "https:") && !strings.HasPrefix(to, "https:") || to == from {
		to = ""
	}
	switch {
	case to == "":
		s.MovedTo, s.MovedSince, s.MovedSeen = "", time.Time{}, 0
	case to == s.MovedTo:
		s.MovedSeen++
	default:
		s.MovedTo, s.MovedSince, s.MovedSeen = to, s.LastCheck, 1
	}
}

// newest is the date of the newest article, at most now; zero without dates.
func newest(articles []Article, now time.Time) time.Time {
	var t time.Time
	for _, a := range articles {
		if at := stamp(a); at.After(t) {
			t = at
		}
	}
	if t.After(now) {
		return now
	}
	return t
}

// merged joins the hints of the headers with those of the document, the last
// one where none came with this answer.
func merged(head, last Hints, doc *Document) Hints {
	if doc != nil {
		last = doc.Hints
	}
	head.TTL, head.Period, head.Base = last.TTL, last.Period, last.Base
	head.SkipHours, head.SkipDays = last.SkipHours, last.SkipDays
	return head
}
