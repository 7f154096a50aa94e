package main

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

// temper is a kind of feed that publishers have.
type temper struct {
	name     string
	every    time.Duration // between two editions, 0 where there is one for ever
	etag     bool
	modified bool
	moved    bool          // it stands at another address for good
	wants    time.Duration // the publisher wants no check sooner than that, at most a day
	skip     []int         // closed hours, GMT
	expires  time.Duration
	header   map[string]string
	channel  string // elements that say what wants and skip say
	behave   func(*fleet, *member, time.Time, http.ResponseWriter, *http.Request)
}

// validates reports whether a client can learn that nothing has changed
// without the document.
func (t *temper) validates() bool { return t.etag || t.modified }

// editionAt gives the edition of a moment, counted from 1, and when it came out.
func (m *member) editionAt(now time.Time) (n int, at time.Time) {
	day := time.Date(2026, 10, 5, 0, 0, 0, 0, time.UTC)
	if m.every == 0 {
		return 1, day.Add(-30 * time.Minute)
	}
	offset := time.Duration(m.n) * 97 * time.Second % m.every
	n = int((now.Sub(day) + offset) / m.every)
	return n + 1, day.Add(time.Duration(n)*m.every - offset)
}

// document is an edition: twenty bulletins, one of them newer than those of
// the edition before.
func (m *member) document(edition int, at time.Time) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>机关%d</title>%s`, m.n, m.channel)
	for i := range 20 {
		no := edition + 20 - i
		fmt.Fprintf(&b, `<item><title>第%d号公告</title><guid isPermaLink="false">%d-%d</guid><pubDate>%s</pubDate><description>%s</description></item>`,
			no, m.n, no, at.Add(-time.Duration(i)*max(m.every, time.Hour)).Format(time.RFC1123Z), strings.Repeat(fmt.Sprintf("关于第%d号事项的公告全文。", no), 20))
	}
	return b.String() + `</channel></rss>`
}

// tempers are those of a day in the life of a client.
var tempers = []temper{
	{name: "changes every 20 minutes, etag", every: 20 * time.Minute, etag: true, behave: (*fleet).send},
	{name: "changes every 3 hours, both", every: 3 * time.Hour, etag: true, modified: true, behave: (*fleet).send},
	{name: "changes daily, etag", every: 24 * time.Hour, etag: true, behave: (*fleet).send},
	{name: "never changes, etag", etag: true, behave: (*fleet).send},
	{name: "never changes, last-modified", modified: true, behave: (*fleet).send},
	{name: "changes hourly, last-modified", every: time.Hour, modified: true, behave: (*fleet).send},
	{name: "never changes, no validators", behave: (*fleet).send},
	{name: "changes every 6 hours, no validators", every: 6 * time.Hour, behave: (*fleet).send},
	{name: "ttl of 3 hours", every: 2 * time.Hour, etag: true, wants: 3 * time.Hour, channel: "<ttl>180</ttl>", behave: (*fleet).send},
	{name: "closed from 20 to 6", every: time.Hour, etag: true, skip: []int{20, 21, 22, 23, 0, 1, 2, 3, 4, 5},
		channel: "<skipHours>" + hoursOf(20, 21, 22, 23, 0, 1, 2, 3, 4, 5) + "</skipHours>", behave: (*fleet).send},
	{name: "sy: twice a day", every: 4 * time.Hour, etag: true, wants: 12 * time.Hour,
		channel: "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", behave: (*fleet).send},
	{name: "max-age of 4 hours", every: time.Hour, etag: true, wants: 4 * time.Hour, header: map[string]string{"Cache-Control": "Public, MAX-AGE=14400"}, behave: (*fleet).send},
	{name: "expires in 2 hours", every: time.Hour, modified: true, wants: 2 * time.Hour, expires: 2 * time.Hour, behave: (*fleet).send},
	{name: "max-age of a week", every: time.Hour, etag: true, wants: 24 * time.Hour, header: map[string]string{"Cache-Control": "max-age=604800"}, behave: (*fleet).send},
	{name: "no-cache", every: 2 * time.Hour, etag: true, header: map[string]string{"Cache-Control": "no-cache, no-store, max-age=0", "Expires": "0"}, behave: (*fleet).send},
	{name: "moved for good (301)", every: 5 * time.Hour, etag: true, moved: true, behave: (*fleet).send},
	{name: "gone (410)", behave: gone},
	{name: "missing (404)", behave: missing},
	{name: "busy now and then (429, 2 hours)", every: time.Hour, etag: true, behave: busy},
	{name: "closed at first (503)", every: time.Hour, etag: true, behave: closedAtFirst},
	{name: "broken server (500)", behave: brokenServer},
	{name: "broken document", behave: brokenDocument},
	{name: "cut off", behave: cutOff},
	{name: "slow", every: 2 * time.Hour, etag: true, behave: slow},
	{name: "huge", behave: endless},
}

// silent is a temper that costs real time: its server never answers.
var silent = temper{name: "silent", behave: func(f *fleet, m *member, now time.Time, _ http.ResponseWriter, r *http.Request) {
	f.failed(m, now)
	<-r.Context().Done()
}}

func hoursOf(hours ...int) string {
	var b strings.Builder
	for _, h := range hours {
		fmt.Fprintf(&b, "<hour>%d</hour>", h)
	}
	return b.String()
}

func gone(f *fleet, m *member, now time.Time, w http.ResponseWriter, _ *http.Request) {
	f.mu.Lock()
	m.notBefore = now.Add(24 * time.Hour)
	if m.requests > 1 {
		m.notBefore = now.AddDate(100, 0, 0)
	}
	f.mu.Unlock()
	w.WriteHeader(http.StatusGone)
}

func missing(f *fleet, m *member, now time.Time, w http.ResponseWriter, _ *http.Request) {
	f.mu.Lock()
	m.notBefore = now.Add(24 * time.Hour)
	f.mu.Unlock()
	w.WriteHeader(http.StatusNotFound)
}

// busy answers every third request with a pause for the whole host, told as a
// date.
func busy(f *fleet, m *member, now time.Time, w http.ResponseWriter, r *http.Request) {
	if m.requests%3 != 2 {
		f.send(m, now, w, r)
		return
	}
	until := now.Add(2 * time.Hour)
	f.held(m, until)
	w.Header().Set("Retry-After", until.Format(http.TimeFormat))
	w.WriteHeader(http.StatusTooManyRequests)
}

// closedAtFirst does not say when to come again, so that ten minutes and then
// twenty are wanted.
func closedAtFirst(f *fleet, m *member, now time.Time, w http.ResponseWriter, r *http.Request) {
	if m.requests > 2 {
		f.send(m, now, w, r)
		return
	}
	f.failed(m, now)
	f.held(m, m.notBefore)
	w.WriteHeader(http.StatusServiceUnavailable)
}

func brokenServer(f *fleet, m *member, now time.Time, w http.ResponseWriter, _ *http.Request) {
	f.failed(m, now)
	w.WriteHeader(http.StatusInternalServerError)
}

func brokenDocument(f *fleet, m *member, now time.Time, w http.ResponseWriter, _ *http.Request) {
	f.failed(m, now)
	w.Header().Set("ETag", `"broken"`)
	fmt.Fprint(w, `<rss version="2.0"><chan`)
}

func cutOff(f *fleet, m *member, now time.Time, w http.ResponseWriter, _ *http.Request) {
	f.failed(m, now)
	w.Header().Set("Content-Length", "100000")
	fmt.Fprint(w, m.document(1, now))
	panic(http.ErrAbortHandler)
}

// slow sends a document in pieces.
func slow(f *fleet, m *member, now time.Time, w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusEarlyHints)
	time.Sleep(5 * time.Millisecond)
	f.send(m, now, w, r)
}

// endless sends more than anybody takes.
func endless(f *fleet, m *member, now time.Time, w http.ResponseWriter, _ *http.Request) {
	f.mu.Lock()
	m.notBefore = now.Add(24 * time.Hour)
	f.mu.Unlock()
	huge(w, nil)
}
