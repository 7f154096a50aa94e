package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

// notices is a feed of two editions: the second changes every text.
func notices(edition int) string {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>公报</title>`)
	for i := range 8 {
		fmt.Fprintf(&b, `<item><title>第%d号公告（%d）</title><guid isPermaLink="false">%d</guid><link>https://gongbao.example/%d</link><pubDate>Mon, 05 Oct 2026 0%d:00:00 GMT</pubDate><description>%s</description></item>`,
			i, edition, i, i, i, strings.Repeat(fmt.Sprintf("第%d版第%d号全文。", edition, i), 8))
	}
	return b.String() + `</channel></rss>`
}

// A document that breaks off, however its end is told, changes no article by
// half, and does not pass for the whole one afterwards.
func TestBadInputACutDocumentLeavesTheCacheAsItIs(t *testing.T) {
	t.Parallel()
	whole := []byte(notices(2))
	cut, framing := len(whole), ""
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		if framing == "" {
			w.Header().Set("ETag", `"1"`)
			fmt.Fprint(w, notices(1))
			return
		}
		if w.Header().Set("ETag", `"2"`); r.Header.Get("If-None-Match") == `"2"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		if framing == "length" {
			w.Header().Set("Content-Length", strconv.Itoa(len(whole)))
		}
		if framing == "close" {
			conn, buf, err := w.(http.Hijacker).Hijack()
			if err == nil {
				fmt.Fprintf(buf, "HTTP/1.1 200 OK\r\nETag: \"2\"\r\nConnection: close\r\n\r\n%s", whole[:cut])
				buf.Flush()
				conn.Close()
			}
			return
		}
		w.Write(whole[:cut])
		if cut < len(whole) {
			w.(http.Flusher).Flush() // so that chunks are sent where no length is
			panic(http.ErrAbortHandler)
		}
	})
	d := newDesk(t, o.URL+"/a")
	a := newApp(nil, &bytes.Buffer{}, &bytes.Buffer{}, d.env, func() time.Time { return d.now })
	defer a.close()
	a.configure(nil)
	lib, err := a.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	refresh := func() (rep feed.Report) {
		d.now = d.now.Add(25 * time.Hour)
		err := lib.refresher.Refresh(t.Context(), feed.Order{Urgency: feed.Forced}, func(_, _ int, r feed.Report) { rep = r })
		if err != nil {
			t.Fatal(err)
		}
		return rep
	}
	texts := func() (out []string) {
		err := lib.articles(t.Context(), func(int, int) {}, func(it feed.Item) error {
			out = append(out, it.Title+it.Summary)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(out)
		return out
	}
	refresh()
	old := texts()
	if len(old) != 8 || len(whole) < 3000 {
		t.Fatalf("%q of %d bytes", old, len(whole))
	}
	var all = map[string]bool{}
	for _, s := range old {
		all[s], all[strings.NewReplacer("（1）", "（2）", "第1版", "第2版").Replace(s)] = true, true
	}
	for _, framing = range []string{"length", "chunked", "close"} {
		for cut = 0; cut < len(whole); cut += 1 + rand.IntN(40) {
			rep := refresh()
			now := texts()
			if framing != "close" && (rep.Problem == nil || !slices.Equal(now, old)) {
				t.Fatalf("%s, cut at %d: %+v, %q", framing, cut, rep, now)
			}
			for _, s := range now {
				if !all[s] || len(now) != 8 {
					t.Fatalf("%s, cut at %d: %d articles, %q", framing, cut, len(now), s)
				}
			}
		}
	}
	cut = len(whole)
	refresh()
	for _, s := range texts() {
		if !strings.Contains(s, "（2）") {
			t.Errorf("%q stayed when the whole document came", s)
		}
	}
}

// A network that wants a login answers for all publishers, in one of three
// ways: that is told once, nothing is lost and nothing adopted.
func TestBadInputALoginPageOfTheNetworkIsToldOnce(t *testing.T) {
	t.Parallel()
	mode := ""
	login := newOffice(t, func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!DOCTYPE html><html><head><title>Hotel Wi-Fi</title></head><body><form action="/login"><input name="room"></form></body></html>`)
	})
	var feeds []string
	for i := range 40 {
		host := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
			switch mode {
			case "page":
				w.Header().Set("Content-Type", "text/html")
				fmt.Fprint(w, `<!DOCTYPE html><html><body>Please log in.</body></html>`)
			case "redirect":
				http.Redirect(w, r, login.URL+"/login", http.StatusMovedPermanently)
			case "511":
				w.WriteHeader(http.StatusNetworkAuthenticationRequired)
				fmt.Fprint(w, `<html><body>Please log in.</body></html>`)
			default:
				fmt.Fprint(w, bulletins(fmt.Sprint("a", i), fmt.Sprint("b", i)))
			}
		})
		feeds = append(feeds, host.URL+"/a", host.URL+"/b")
	}
	d := newDesk(t, feeds...)
	d.run(t, "refresh")
	before := d.cached(t)
	for _, mode = range []string{"page", "redirect", "511"} {
		for range 4 { // over days, in which a move would be adopted
			d.now = d.now.Add(25 * time.Hour)
			out, status := d.run(t, "refresh")
			if status != exitNot || strings.Count(out, "\n") != 2 || !strings.Contains(out, "a login page of this network answers in place of the publishers") {
				t.Fatalf("%s: status %d\n%s", mode, status, out)
			}
		}
		if after := d.cached(t); len(after) != len(before) {
			t.Errorf("%s: %d articles, %d before", mode, len(after), len(before))
		}
		for url, f := range d.feeds(t) {
			if f.Error != nil || !slices.Contains(feeds, url) {
				t.Errorf("%s: %s is blamed: %+v", mode, url, f)
			}
		}
	}
	mode = ""
	if out, status := d.run(t, "refresh"); status != exitDone || strings.Count(out, "unchanged") != len(feeds) {
		t.Errorf("back again: status %d\n%s", status, out)
	}
}

// What stands in place of a feed is told as what it is.
func TestBadInputSomethingElseInPlaceOfAFeed(t *testing.T) {
	t.Parallel()
	mode := ""
	o := newOffice(t, func(w http.ResponseWriter, _ *http.Request) {
		switch mode {
		case "image":
			w.Header().Set("Content-Type", "image/png")
			fmt.Fprint(w, "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
		case "film":
			w.Header().Set("Content-Type", "video/mp4")
			w.Header().Set("Content-Length", strconv.Itoa(50<<20))
			fmt.Fprint(w, "\x00\x00\x00\x20ftypisom")
		case "another feed":
			fmt.Fprint(w, `<rss version="2.0"><channel><title>Casino news</title><link>https://casino.example/</link><item><title>Win</title><guid>https://casino.example/1</guid></item></channel></rss>`)
		default:
			fmt.Fprint(w, strings.Replace(bulletins("a", "b"), "</title>", "</title><link>https://gongbao.example/</link>", 1))
		}
	})
	d := newDesk(t, o.URL+"/a")
	d.run(t, "refresh")
	for _, want := range []struct {
		mode, says string
		articles   int
	}{{"image", "not a feed", 2}, {"film", "too large", 2}, {"another feed", "warnings: 1", 3}} {
		mode = want.mode
		d.now = d.now.Add(48 * time.Hour)
		out, _ := d.run(t, "refresh", "--force")
		if !strings.Contains(out, want.says) {
			t.Errorf("%s:\n%s", mode, out)
		}
		if n := len(d.cached(t)); n != want.articles {
			t.Errorf("%s: %d articles, want %d", mode, n, want.articles)
		}
	}
	if out, _ := d.run(t, "feeds"); !strings.Contains(out, "it calls itself another feed than before: Casino news") {
		t.Errorf("feeds:\n%s", out)
	}
}

// Publishers whose ids tell nothing make no flood: what was read stays read,
// and there are no more articles than bulletins.
func TestBadInputUnstableIDsMakeNoFlood(t *testing.T) {
	t.Parallel()
	served := 0
	item := map[string]func(i int) string{
		"ids change with each pull": func(i int) string {
			return fmt.Sprintf(`<guid isPermaLink="false">%d-%d</guid><link>https://gongbao.example/%d</link>`, served, i, i)
		},
		"ids are all equal": func(i int) string {
			return fmt.Sprintf(`<guid isPermaLink="false">0</guid><link>https://gongbao.example/%d</link>`, i)
		},
		"ids are empty": func(i int) string { return fmt.Sprintf(`<guid></guid><link>https://gongbao.example/%d</link>`, i) },
		"links carry a random query": func(i int) string {
			return fmt.Sprintf(`<link>https://gongbao.example/%d?rnd=%d&amp;utm_source=x%d</link>`, i, rand.Uint64(), served)
		},
		"links carry a session": func(i int) string {
			return fmt.Sprintf(`<link>https://gongbao.example/%d;jsessionid=%X?id=%d</link>`, i, rand.Uint64(), i)
		},
		"neither id nor link": func(int) string { return "" },
	}
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		make := item[strings.ReplaceAll(r.URL.Path[1:], "_", " ")]
		fmt.Fprint(w, `<rss version="2.0"><channel><title>公报</title>`)
		for i := range 20 {
			fmt.Fprintf(w, `<item><title>第%d号公告</title>%s<pubDate>Mon, 05 Oct 2026 08:%02d:00 GMT</pubDate></item>`, i, make(i), i)
		}
		fmt.Fprint(w, `</channel></rss>`)
	})
	var feeds []string
	for name := range maps.Keys(item) {
		feeds = append(feeds, o.URL+"/"+strings.ReplaceAll(name, " ", "_"))
	}
	d := newDesk(t, feeds...)
	d.run(t, "refresh")
	d.run(t, append([]string{"mark", "--read"}, d.order(t)...)...)
	for range 10 {
		served++
		d.now = d.now.Add(2 * time.Hour)
		d.run(t, "refresh", "--force")
	}
	for url, f := range d.feeds(t) {
		if f.Articles != 20 || f.Unread != 0 {
			t.Errorf("%s: %d articles, %d unread", url, f.Articles, f.Unread)
		}
	}
}

// Ten thousand items of any date come at once: as many as are kept are told,
// and the list stays as it is when they come in another order.
func TestBadInputTenThousandItemsKeepTheirOrder(t *testing.T) {
	t.Parallel()
	dates := []string{"Mon, 05 Oct 2026 08:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 31 Dec 2099 00:00:00 GMT", "", "soon", "32 Octember"}
	n, kept := 10_000, 5_000
	if raced {
		n, kept = 500, 500
	}
	var items []string
	for i := range n {
		items = append(items, fmt.Sprintf(`<item><title>n%d</title><guid isPermaLink="false">%d</guid><pubDate>%s</pubDate></item>`, i, i, dates[i%len(dates)]))
	}
	o := newOffice(t, func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<rss version="2.0"><channel><title>公报</title>`+strings.Join(items, "")+`</channel></rss>`)
	})
	d := newDesk(t, o.URL+"/a")
	out, _ := d.run(t, "refresh")
	if !strings.Contains(out, fmt.Sprintf("%d new", kept)) || !strings.Contains(out, "warnings:") {
		t.Errorf("%s", out)
	}
	if told, _ := d.run(t, "feeds"); n > kept && !strings.Contains(told, "5000 of 10000 items") {
		t.Errorf("the cap is not told:\n%s", told)
	}
	before := d.order(t)
	rand.Shuffle(kept, func(i, j int) { items[i], items[j] = items[j], items[i] })
	d.now = d.now.Add(2 * time.Hour)
	d.run(t, "refresh", "--force")
	if after := d.order(t); len(after) != kept || !slices.Equal(after, before) {
		t.Errorf("%d articles, in another order", len(after))
	}
}

// order gives the ids of all articles as the list has them.
func (d *desk) order(t *testing.T) (ids []string) {
	t.Helper()
	out, _ := d.run(t, "list", "--json", "--limit", "100000")
	var list []articleJSON
	if err := json.Unmarshal([]byte(out), &list); err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		ids = append(ids, stated(a.ID))
	}
	return ids
}

// A machine without a network is told once, not by each of its feeds; where
// somebody was reached, by those that were not.
func TestBadInputNoNetworkIsToldOnce(t *testing.T) {
	d := newDesk(t, "https://a.example/x", "https://b.example/y", "builtin:sample")
	d.write(t, "config.toml", "language = \"en\"\noffline = true\n")
	out, status := d.run(t, "refresh")
	if status != exitPart || strings.Count(out, "no network") != 1 || strings.Contains(out, "a.example") {
		t.Errorf("status %d:\n%s", status, out)
	}
	d.write(t, "config.toml", "language = \"en\"\nproxy = \"http://clerk:hunter2@127.0.0.1:1\"\n")
	out, _ = d.run(t, "refresh")
	if strings.Count(out, "proxy 127.0.0.1:1: connection refused") != 1 || strings.Contains(out, "a.example") || strings.Contains(out, "hunter2") {
		t.Errorf("a proxy that is not there:\n%s", out)
	}
	d.write(t, "config.toml", "language = \"en\"\noffline = true\n")
	if out, _ := d.run(t, "refresh", "--json"); strings.Count(out, `"offline: `) != 2 {
		t.Errorf("JSON:\n%s", out)
	}
	a, printed, _ := testApp(t)
	p := pulled{app: a}
	for _, host := range []string{"a", "b"} {
		p.add(3, feed.Report{Feed: "https://" + host + ".example/", Title: host, Problem: &feed.Problem{Kind: feed.ProblemOffline}})
	}
	p.add(3, feed.Report{Feed: "https://c.example/", Title: "c", Status: feed.StatusUnchanged})
	p.settle()
	if a.out.flush(); p.once != nil || p.failed != 2 || strings.Count(printed.String(), "\n") != 3 {
		t.Errorf("with a network: once %v, %d failed\n%s", p.once, p.failed, printed)
	}
}

// A cache that is full is told with the feeds that it did not take, and once for
// those that were not asked therefore.
func TestBadInputAFullCacheIsToldOnceForTheRest(t *testing.T) {
	a, printed, _ := testApp(t)
	p := pulled{app: a}
	for i, detail := range []string{"full", "full", "full", "", "", ""} {
		p.add(6, feed.Report{Feed: fmt.Sprintf("https://%d.example/", i), Status: feed.StatusFailed, Problem: &feed.Problem{Kind: feed.ProblemStorage, Detail: detail}})
	}
	p.settle()
	if a.out.flush(); p.once == nil || p.failed != 6 || strings.Count(printed.String(), "\n") != 3 {
		t.Errorf("once %v, %d failed\n%s", p.once, p.failed, printed)
	}
}
