package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// The manners that only the whole program shows: what is kept from one start
// to the next, and what is told of it.

// desk is a reader whose program is started anew for every command, at a time
// of its own.
type desk struct {
	dir string
	now time.Time
}

// newDesk makes a reader who follows these addresses and gets no pages.
func newDesk(t testing.TB, feeds ...string) *desk {
	t.Helper()
	d := &desk{dir: t.TempDir(), now: time.Date(2026, 10, 5, 12, 34, 56, 0, time.UTC)}
	d.write(t, "urls", strings.Join(feeds, "\n")+"\n")
	d.write(t, "config.toml", "language = \"en\"\nfull_text = \"never\"\n")
	return d
}

func (d *desk) write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(d.dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (d *desk) env(name string) string {
	return map[string]string{"GUANBAO_CONFIG": d.dir, "GUANBAO_DATA": d.dir}[name]
}

// run starts the program, lets it do one command and ends it.
func (d *desk) run(t testing.TB, args ...string) (out string, status int) {
	t.Helper()
	var printed, told bytes.Buffer
	a := newApp(nil, &printed, &told, d.env, func() time.Time { return d.now })
	status = a.execute(t.Context(), args)
	a.close()
	return printed.String() + told.String(), status
}

// feeds gives what the program tells of its feeds, by address.
func (d *desk) feeds(t testing.TB) map[string]feedJSON {
	t.Helper()
	out, status := d.run(t, "feeds", "--json")
	var list []feedJSON
	if err := json.Unmarshal([]byte(out), &list); err != nil || status != exitDone {
		t.Fatalf("status %d, %v: %s", status, err, out)
	}
	byURL := make(map[string]feedJSON)
	for _, f := range list {
		byURL[f.URL] = f
	}
	return byURL
}

// office is a publisher that remembers its requests.
type office struct {
	*httptest.Server
	mu    sync.Mutex
	asked []*http.Request
}

func newOffice(t testing.TB, h http.HandlerFunc) *office {
	o := &office{}
	o.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.mu.Lock()
		o.asked = append(o.asked, r)
		o.mu.Unlock()
		h(w, r)
	}))
	t.Cleanup(o.Close)
	return o
}

// requests gives the requests so far, each as its address and a header.
func (o *office) requests(header string) []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	out := []string{}
	for _, r := range o.asked {
		out = append(out, strings.TrimSpace(r.Method+" "+r.RequestURI+" "+r.Header.Get(header)))
	}
	return out
}

// bulletins is a feed of the bulletins with these titles.
func bulletins(titles ...string) string {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>公报</title>`)
	for _, title := range titles {
		fmt.Fprintf(&b, `<item><title>%s</title><guid isPermaLink="false">%s</guid><pubDate>Mon, 05 Oct 2026 08:00:00 GMT</pubDate></item>`, title, title)
	}
	return b.String() + `</channel></rss>`
}

// TestManner04OneGETAFeedAndNothingElse reads the log of a publisher of two
// feeds, one of them subscribed to twice.
func TestManner04OneGETAFeedAndNothingElse(t *testing.T) {
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, bulletins(r.URL.Path)) })
	d := newDesk(t, o.URL+"/a", o.URL+"/b", o.URL+"/a \"again\"")
	d.run(t, "refresh")
	if got, want := o.requests(""), []string{"GET /a", "GET /b"}; !slices.Equal(got, want) {
		t.Errorf("asked %q, want %q", got, want)
	}
}

// TestManner04TwoProcessesAskForNoFeedTwice starts the second one while the
// first is at work.
func TestManner04TwoProcessesAskForNoFeedTwice(t *testing.T) {
	asked := make(chan bool, 100)
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		asked <- true
		fmt.Fprint(w, bulletins(r.URL.Path))
	})
	var feeds []string
	for i := range 20 {
		feeds = append(feeds, fmt.Sprintf("%s/%02d", o.URL, i))
	}
	d := newDesk(t, feeds...)
	var running []*exec.Cmd
	for range 3 {
		cmd, err := program([]string{"HOME=" + d.dir, "GUANBAO_CONFIG=" + d.dir, "GUANBAO_DATA=" + d.dir}, "refresh")
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, cmd)
		<-asked // by the first; it tells the others nothing that they do not wait for
	}
	for _, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	if got := o.requests(""); len(got) != len(feeds) {
		t.Errorf("%d requests for %d feeds: %q", len(got), len(feeds), got)
	}
}

// TestManner07ValidatorsSurviveARestart runs the program in two processes.
func TestManner07ValidatorsSurviveARestart(t *testing.T) {
	const tag, date = `W/"odd , tag"`, "Mon, 05 Oct 2020 8:0:0 +0800"
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == tag && r.Header.Get("If-Modified-Since") == date {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", tag)
		w.Header().Set("Last-Modified", date)
		fmt.Fprint(w, bulletins("a"))
	})
	d := newDesk(t, o.URL+"/a")
	for range 2 {
		cmd, err := program([]string{"HOME=" + d.dir, "GUANBAO_CONFIG=" + d.dir, "GUANBAO_DATA=" + d.dir}, "refresh", "--force")
		if err != nil {
			t.Fatal(err)
		}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	if got, want := o.requests("If-None-Match"), []string{"GET /a", "GET /a " + tag}; !slices.Equal(got, want) {
		t.Errorf("asked %q, want %q", got, want)
	}
	if got := o.requests("If-Modified-Since")[1]; got != "GET /a "+date {
		t.Errorf("asked %q", got)
	}
}

// TestManner08A304LeavesArticlesAndMarksAlone compares all that the program
// tells of its articles before and after.
func TestManner08A304LeavesArticlesAndMarksAlone(t *testing.T) {
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, bulletins("a", "b", "c"))
	})
	d := newDesk(t, o.URL+"/a")
	d.run(t, "refresh")
	ids := d.ids(t)
	d.run(t, "mark", ids[1], "--read", "--star")
	before, _ := d.run(t, "list", "--json")
	d.now = d.now.Add(2 * time.Hour)
	if out, _ := d.run(t, "refresh", "--json"); !strings.Contains(out, `"not_modified"`) {
		t.Fatalf("refresh told %s", out)
	}
	if after, _ := d.run(t, "list", "--json"); after != before || !strings.Contains(after, `"starred": true`) {
		t.Errorf("before %s\nafter  %s", before, after)
	}
	if got := d.feeds(t)[o.URL+"/a"].LastSuccess; got == nil || !isMoment(*got, d.now) {
		t.Errorf("last success %v, want %v", got, d.now)
	}
}

// ids gives the ids of all articles, the newest first.
func (d *desk) ids(t testing.TB) (ids []string) {
	t.Helper()
	out, _ := d.run(t, "list", "--json")
	var articles []struct{ ID string }
	if err := json.Unmarshal([]byte(out), &articles); err != nil || len(articles) == 0 {
		t.Fatalf("%v: %s", err, out)
	}
	for _, a := range articles {
		ids = append(ids, a.ID)
	}
	return ids
}

// isMoment reports whether a moment of the JSON output is t.
func isMoment(told string, t time.Time) bool {
	got, err := time.Parse(time.RFC3339, told)
	return err == nil && got.Equal(t.Truncate(time.Second))
}

// TestManner10ABrokenDocumentKeepsTheOldValidators lets the program meet the
// second edition in a state that cannot be read.
func TestManner10ABrokenDocumentKeepsTheOldValidators(t *testing.T) {
	answers := []struct{ tag, body string }{{`"1"`, bulletins("a")}, {`"2"`, "<rss><chan"}, {`"2"`, bulletins("a", "b")}}
	served := 0
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", answers[served].tag)
		fmt.Fprint(w, answers[served].body)
		served++
	})
	d := newDesk(t, o.URL+"/a")
	for range answers {
		d.run(t, "refresh", "--force")
		d.now = d.now.Add(time.Hour)
	}
	if got, want := o.requests("If-None-Match"), []string{"GET /a", `GET /a "1"`, `GET /a "1"`}; !slices.Equal(got, want) {
		t.Errorf("asked %q, want %q", got, want)
	}
	if n := len(d.ids(t)); n != 2 {
		t.Errorf("%d articles, want 2", n)
	}
}

func TestManner16FiftyStartsOfTheProgramAskOnce(t *testing.T) {
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, bulletins("a")) })
	d := newDesk(t, o.URL+"/a")
	for range 50 {
		d.run(t, "refresh")
		d.now = d.now.Add(time.Minute)
	}
	if got := o.requests(""); len(got) != 1 {
		t.Errorf("50 starts in 50 minutes asked %q", got)
	}
}

// TestManner22TheReaderIsToldWhenAskingIsAllowed asks too early, for the clock
// and for the publisher.
func TestManner22TheReaderIsToldWhenAskingIsAllowed(t *testing.T) {
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/busy" {
			w.Header().Set("Retry-After", "7200")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		fmt.Fprint(w, bulletins("a"))
	})
	d := newDesk(t, o.URL+"/a")
	d.run(t, "refresh")
	d.now = d.now.Add(time.Minute)
	if out, _ := d.run(t, "refresh", "--all"); !strings.Contains(out, "next check "+d.clock(4*time.Minute)) {
		t.Errorf("within the floor: %s", out)
	}
	d.write(t, "urls", o.URL+"/busy\n"+o.URL+"/a\n")
	d.run(t, "refresh")
	if out, _ := d.run(t, "refresh", "--force"); strings.Count(out, "the server asked to wait until "+d.clock(2*time.Hour)) != 2 {
		t.Errorf("held: %s", out)
	}
	if got, want := o.requests(""), []string{"GET /a", "GET /busy"}; !slices.Equal(got, want) {
		t.Errorf("asked %q, want %q", got, want)
	}
}

// clock is the time of day so much later, as the program writes it.
func (d *desk) clock(later time.Duration) string { return d.now.Add(later).Format("15:04") }

// TestManner25ABusyHostIsLeftAloneOverRestarts holds one host for all of its
// feeds and asks another one all the same.
func TestManner25ABusyHostIsLeftAloneOverRestarts(t *testing.T) {
	var busy bool
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		if busy {
			w.Header().Set("Retry-After", "10800")
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		fmt.Fprint(w, bulletins(r.URL.Path))
	})
	other := newOffice(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, bulletins("x", r.Header.Get("Date"))) })
	d := newDesk(t, o.URL+"/a", o.URL+"/b", o.URL+"/c", other.URL+"/x")
	busy = true
	d.run(t, "refresh")
	for range 17 {
		d.now = d.now.Add(10 * time.Minute)
		d.run(t, "refresh")
		d.run(t, "refresh", "--force", o.URL+"/b")
	}
	if got := o.requests(""); len(got) != 1 {
		t.Errorf("asked %q of a host that wants three hours of peace", got)
	}
	if got := other.requests(""); len(got) < 2 {
		t.Errorf("asked %q of the other host", got)
	}
	busy = false
	d.now = d.now.Add(time.Hour)
	d.run(t, "refresh")
	if got := o.requests(""); len(got) != 4 {
		t.Errorf("asked %q when the three hours were over", got)
	}
}

// TestManner25ABusyPageIsThatOfItsHost lets the page of an article ask for two
// hours of peace: the feeds of its host are left alone as well, and say why.
func TestManner25ABusyPageIsThatOfItsHost(t *testing.T) {
	var o *office
	o = newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/page" {
			w.Header().Set("Retry-After", "7200")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>公报</title><item><title>a</title><link>%s/page</link></item></channel></rss>`, o.URL)
	})
	d := newDesk(t, o.URL+"/a")
	d.write(t, "config.toml", "full_text = \"always\"\n")
	d.run(t, "refresh")
	for range 11 {
		d.now = d.now.Add(10 * time.Minute)
		d.run(t, "refresh")
		d.run(t, "refresh", "--force")
	}
	if got, want := o.requests(""), []string{"GET /a", "GET /page"}; !slices.Equal(got, want) {
		t.Errorf("asked %q, want %q", got, want)
	}
	if f := d.feeds(t)[o.URL+"/a"]; f.Reason == nil || *f.Reason != "busy" || f.NextCheck == nil || !isMoment(*f.NextCheck, d.now.Add(10*time.Minute)) {
		t.Errorf("told %v, %v", f.Reason, f.NextCheck)
	}
	d.now = d.now.Add(11 * time.Minute)
	d.run(t, "refresh")
	if got := o.requests(""); len(got) < 3 || got[2] != "GET /a" {
		t.Errorf("asked %q when the two hours were over", got)
	}
}

// TestFeedsTellTheNextCheckAndItsReason reads both forms of what is told, for a
// feed of a calm host and for those of one that asked to be left alone, of
// which only one has heard so.
func TestFeedsTellTheNextCheckAndItsReason(t *testing.T) {
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/busy" {
			w.Header().Set("Retry-After", "10800")
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		fmt.Fprint(w, bulletins(r.URL.Path))
	})
	calm := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "max-age=7200")
		fmt.Fprint(w, bulletins(r.URL.Path))
	})
	d := newDesk(t, o.URL+"/a", o.URL+"/busy", calm.URL+"/x")
	d.run(t, "refresh")
	told := d.feeds(t)
	for url, reason := range map[string]string{o.URL + "/a": "busy", o.URL + "/busy": "busy", calm.URL + "/x": "hint"} {
		f := told[url]
		if f.Reason == nil || *f.Reason != reason || f.NextCheck == nil {
			t.Errorf("%s: %v, %v, want %s", url, f.Reason, f.NextCheck, reason)
			continue
		}
		if at, _ := time.Parse(time.RFC3339, *f.NextCheck); reason == "busy" && at.Before(d.now.Add(3*time.Hour-time.Second)) {
			t.Errorf("%s: next check at %v", url, at)
		}
	}
	out, _ := d.run(t, "feeds")
	if strings.Count(out, "the server asked to wait") < 2 || !strings.Contains(out, "as the publisher asks") {
		t.Errorf("told:\n%s", out)
	}
}

// moving is a feed that stands at /new for good, under a tag of its own, and a
// desk that knows it as /old.
func moving(t *testing.T) (*office, *desk) {
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/old" {
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
			return
		}
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, bulletins("a", "b"))
	})
	return o, newDesk(t, "# mine", o.URL+`/old "~局" "邮政"`)
}

// checks lets so many checks come, thirteen hours apart.
func (d *desk) checks(t testing.TB, n int) {
	for range n {
		d.run(t, "refresh")
		d.now = d.now.Add(13 * time.Hour)
	}
}

// TestManner28AMoveForGoodIsAdoptedWithAllThatIsCachedAndTakenBack follows a
// feed to its new address and, when the reader puts the old one back, stays.
func TestManner28AMoveForGoodIsAdoptedWithAllThatIsCachedAndTakenBack(t *testing.T) {
	o, d := moving(t)
	d.checks(t, 2)
	d.run(t, "mark", d.ids(t)[0], "--read", "--star")
	d.checks(t, 1)
	before, _ := d.run(t, "list", "--json")
	if _, ok := d.feeds(t)[o.URL+"/old"]; !ok {
		t.Fatal("adopted before the third check was over")
	}
	out, _ := d.run(t, "refresh")
	if !strings.Contains(out, "has moved for good") {
		t.Errorf("told:\n%s", out)
	}
	file, _ := os.ReadFile(filepath.Join(d.dir, "urls"))
	if want := "# mine\n# " + d.now.Format(time.DateOnly) + " " + o.URL + "/old\n" + o.URL + "/new \"~局\" \"邮政\"\n"; string(file) != want {
		t.Errorf("urls file:\n%s\nwant:\n%s", file, want)
	}
	after, _ := d.run(t, "list", "--json")
	if got := strings.ReplaceAll(after, "/new\"", "/old\""); got != before || !strings.Contains(got, `"starred": true`) {
		t.Errorf("before %s\nafter  %s", before, after)
	}
	d.write(t, "urls", o.URL+"/old\n")
	d.checks(t, 6)
	if f, ok := d.feeds(t)[o.URL+"/old"]; !ok || f.Articles != 2 || f.Unread != 1 {
		t.Errorf("taken back: %+v", d.feeds(t))
	}
}

// TestManner15ValidatorsAreNotSentToAnAddressThatDidNotGiveThem reads the
// requests before and after a move is adopted.
func TestManner15ValidatorsAreNotSentToAnAddressThatDidNotGiveThem(t *testing.T) {
	o, d := moving(t)
	d.checks(t, 5)
	want := []string{
		"GET /old", "GET /new", `GET /old "1"`, `GET /new "1"`, `GET /old "1"`, `GET /new "1"`, // the steps of three checks
		"GET /new", `GET /new "1"`,
	}
	if got := o.requests("If-None-Match"); !slices.Equal(got, want) {
		t.Errorf("asked %q\nwant  %q", got, want)
	}
}

// TestManner30APageInPlaceOfAFeedIsNoFeed keeps what came of the feed, says
// what is there now and does not go after the feeds that the page links.
func TestManner30APageInPlaceOfAFeedIsNoFeed(t *testing.T) {
	served := 0
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		if served++; served == 1 {
			fmt.Fprint(w, bulletins("a", "b"))
			return
		}
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/other"></head><body>维护中</body></html>`)
	})
	d := newDesk(t, o.URL+"/a")
	d.run(t, "refresh")
	before, _ := d.run(t, "list", "--json")
	d.now = d.now.Add(2 * time.Hour)
	if _, status := d.run(t, "refresh"); status != exitNot {
		t.Errorf("status %d", status)
	}
	if after, _ := d.run(t, "list", "--json"); after != before {
		t.Errorf("before %s\nafter  %s", before, after)
	}
	if f := d.feeds(t)[o.URL+"/a"]; f.Error == nil || !strings.HasPrefix(*f.Error, "html") {
		t.Errorf("error %v", f.Error)
	}
	if got, want := o.requests(""), []string{"GET /a", "GET /a"}; !slices.Equal(got, want) {
		t.Errorf("asked %q, want %q", got, want)
	}
}

// TestManner32AFeedWithoutItemsRemovesNone serves nothing, and a feed that is
// empty.
func TestManner32AFeedWithoutItemsRemovesNone(t *testing.T) {
	bodies := []string{bulletins("a", "b"), "", bulletins()}
	served := 0
	o := newOffice(t, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, bodies[served])
		served++
	})
	d := newDesk(t, o.URL+"/a")
	for range bodies {
		d.run(t, "refresh", "--force")
		d.now = d.now.Add(time.Hour)
	}
	if n := len(d.ids(t)); n != 2 || served != 3 {
		t.Errorf("%d articles after %d answers, want 2", n, served)
	}
}
