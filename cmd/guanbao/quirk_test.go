package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

// weather is a feed of one item that says what the weather is now.
func weather(at time.Time, text string) string {
	return fmt.Sprintf(`<rss version="2.0"><channel><title>本港地區天氣報告</title><item><title>天氣報告</title><link>https://www.tianwen.example/textonly/current_uc.htm</link>
		<guid isPermaLink="false">http://rss.tianwen.example/rss/CurrentWeather/</guid><pubDate>%s</pubDate><description><![CDATA[%s]]></description></item></channel></rss>`, at.Format(time.RFC1123Z), text)
}

// An item that is written anew in its place stays one article: what it said is
// kept as a former state, and who has read it is not told again.
func TestQuirkOneItemIsRewrittenInPlace(t *testing.T) {
	t.Parallel()
	served := 0
	o := newOffice(t, func(w http.ResponseWriter, _ *http.Request) {
		served++
		fmt.Fprint(w, weather(time.Date(2026, 10, 5, served, 2, 0, 0, time.UTC), fmt.Sprintf("氣溫 : 攝氏 %d 度，相對濕度百分之八十。", 20+served)))
	})
	d := newDesk(t, o.URL+"/CurrentWeather_uc.xml")
	d.run(t, "refresh")
	d.run(t, "mark", d.ids(t)[0], "--read")
	for range 5 {
		d.now = d.now.Add(2 * time.Hour)
		d.run(t, "refresh", "--force")
	}
	list := d.cached(t)
	a := list[o.URL+"/CurrentWeather_uc.xml 天氣報告"]
	if len(list) != 1 || a.Revisions != 5 || a.Unread || !strings.HasPrefix(stated(a.Published), "2026-10-05T06:02:00") || !strings.Contains(stated(a.Summary), "攝氏 26 度") {
		t.Errorf("%d articles, %+v, %s", len(list), a, stated(a.Summary))
	}
}

// The order of a feed is not that of the list.
func TestQuirkAPinnedItemIsNoNews(t *testing.T) {
	t.Parallel()
	o := newOffice(t, func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<rss version="2.0"><channel><title>Press</title>
			<item><title>Contact</title><link>https://maoyi.example/contact</link><pubDate>Mon, 27 Jul 2009 15:36:00 +0000</pubDate></item>
			<item><title>Statement</title><link>https://maoyi.example/statement</link><pubDate>Mon, 05 Oct 2026 08:00:00 +0000</pubDate></item></channel></rss>`)
	})
	d := newDesk(t, o.URL+"/rss.xml")
	d.run(t, "refresh")
	if out, _ := d.run(t, "list"); strings.Index(out, "Statement") > strings.Index(out, "Contact") {
		t.Errorf("the pinned item comes first:\n%s", out)
	}
}

// The whole of a history comes on the first day. It stands in the list under
// its own dates, not before what others publish today.
func TestQuirkAWholeHistoryDoesNotFloodTheList(t *testing.T) {
	t.Parallel()
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/today" {
			fmt.Fprint(w, bulletins("today"))
			return
		}
		fmt.Fprint(w, `<rss version="2.0"><channel><title>新聞稿</title>`)
		for i := range 500 {
			fmt.Fprintf(w, `<item><title>第%d號</title><link>https://yang.example/%d</link><pubDate>%s</pubDate></item>`, i, i, time.Date(2026, 10, 4, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -7*i).Format(time.RFC1123Z))
		}
		fmt.Fprint(w, `</channel></rss>`)
	})
	d := newDesk(t, o.URL+"/history", o.URL+"/today")
	d.run(t, "refresh")
	out, _ := d.run(t, "list", "--limit", "1")
	if n := len(d.cached(t)); n != 501 || !strings.Contains(out, "today") {
		t.Errorf("%d articles, the first is\n%s", n, out)
	}
}

// A path that was guessed answers with 200 and a shell of scripts. In place
// of a feed it is told as what it is.
func TestQuirkAGuessedPathAnswersWithAShell(t *testing.T) {
	t.Parallel()
	o := newOffice(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(w, `<!DOCTYPE html><html><head><title>即時新聞</title><script src="/app.js"></script></head><body><div id="app"></div></body></html>`)
	})
	d := newDesk(t, o.URL+"/rss/c_guess.xml")
	if out, status := d.run(t, "refresh"); status != exitNot || !strings.Contains(out, "web page") {
		t.Errorf("status %d:\n%s", status, out)
	}
}
