package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitex"

	"guanbao/feed/sample"
)

// theirCache makes a cache as newsboat writes it, of statements.
func theirCache(t *testing.T, statements ...string) (path string) {
	t.Helper()
	schema, err := os.ReadFile(filepath.Join("newsboat", "testdata", "cache.sql"))
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "cache.db")
	changeDatabase(t, path, append([]string{string(schema)}, statements...)...)
	return path
}

func changeDatabase(t *testing.T, path string, statements ...string) {
	t.Helper()
	conn, err := sqlite.OpenConn(path, sqlite.OpenReadWrite|sqlite.OpenCreate)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for _, s := range statements {
		if err := sqlitex.ExecuteScript(conn, s, nil); err != nil {
			t.Fatal(err)
		}
	}
}

// cached gives all articles of a desk by feed and title, but for the sample's.
func (d *desk) cached(t *testing.T) map[string]articleJSON {
	t.Helper()
	out, status := d.run(t, "list", "--json", "--limit", "100000")
	if status != exitDone {
		t.Fatalf("list: %d\n%s", status, out)
	}
	var list []articleJSON
	if err := json.Unmarshal([]byte(out), &list); err != nil {
		t.Fatal(err)
	}
	found := map[string]articleJSON{}
	for _, a := range list {
		if key := a.Feed + " " + stated(a.Title); !strings.HasPrefix(key, sample.Scheme) {
			found[key] = a
		}
	}
	return found
}

// stated is a text that may be missing.
func stated(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

const (
	pressFeed  = "https://feeds.example/zh-hant-press.big5.rss2.xml"
	agencyFeed = "https://feeds.example/zh-hans-agency.rss2.xml"
)

func TestNewsboatsCacheIsImported(t *testing.T) {
	t.Parallel()
	d := newDesk(t, pressFeed, agencyFeed)
	path := theirCache(t, "UPDATE rss_item SET unread = 0 WHERE id IN (21, 34)", "UPDATE rss_item SET flags = 'sab' WHERE id = 33",
		"UPDATE rss_item SET flags = 'a' WHERE id = 34", "UPDATE rss_item SET deleted = 1 WHERE id = 22",
		"INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread) VALUES ('x', 'x', '', '', 'exec:~/script', 1, '', 1), ('x', 'x', '', '', 'query:x:y', 1, '', 1)")
	for _, want := range []struct {
		args   []string
		status int
		says   []string
	}{
		{[]string{"--dry-run"}, exitPart, []string{"would import articles: 7; already there: 0"}},
		{nil, exitPart, []string{
			"articles imported: 7; already there: 0; marked as read: 2; starred: 1", "deleted in newsboat, left out: 1", ": a (2), b (1)",
			"feeds not subscribed to: 5; their articles, not imported: 13", "import newsboat's urls file first, or add --subscribe", "cache.db: exec: is refused, for it would run a program: exec:~/script",
		}},
		{nil, exitPart, []string{"articles imported: 0; already there: 7; marked as read: 0; starred: 0"}},
		{[]string{"--dry-run", "--subscribe"}, exitPart, []string{"would import articles: 12; already there: 7"}},
		{[]string{"--star-flag", "a"}, exitPart, []string{"already there: 7; marked as read: 0; starred: 1", ": b (1), s (1)"}},
		{[]string{"--subscribe"}, exitPart, []string{"subscribed to feeds: 5", "articles imported: 12; already there: 7"}},
		{[]string{"--star-flag", ""}, exitUsage, []string{"--star-flag wants one letter"}},
	} {
		out, status := d.run(t, append([]string{"import", path}, want.args...)...)
		if status != want.status {
			t.Errorf("%v: status %d", want.args, status)
		}
		for _, s := range want.says {
			if !strings.Contains(out, s) {
				t.Errorf("%v: no %q in\n%s", want.args, s, out)
			}
		}
	}
	list := d.cached(t)
	if a := list[pressFeed+" 郵政署：颱風期間派遞服務安排（附圖）"]; a.Unread || !a.Starred || a.Published == nil || !strings.HasPrefix(*a.Published, "2026-07-19") {
		t.Errorf("%+v", a)
	}
	if a := list[pressFeed+" 統計處公布七月份零售業銷貨額臨時估計"]; !a.Unread || !a.Starred {
		t.Errorf("%+v", a)
	}
}

// What a publisher sent goes before what newsboat kept of it, and the marks of
// both stay.
func TestAnImportLeavesWhatIsCachedAsItIs(t *testing.T) {
	t.Parallel()
	srv := httptest.NewServer(http.FileServer(http.Dir(filepath.Join("testdata", "feeds"))))
	defer srv.Close()
	own := srv.URL + "/zh-hans-agency.rss2.xml"
	d := newDesk(t, own)
	d.run(t, "refresh")
	before := d.cached(t)
	path := theirCache(t, "UPDATE rss_item SET feedurl = '"+own+"', content = 'short', unread = 0 WHERE feedurl = '"+agencyFeed+"'")
	if out, _ := d.run(t, "import", path); !strings.Contains(out, "articles imported: 0; already there: 5; marked as read: 5") {
		t.Fatal(out)
	}
	for title, a := range d.cached(t) {
		b := before[title]
		if a.Unread || a.Revisions != 0 || stated(a.ID) != stated(b.ID) || stated(a.Summary) != stated(b.Summary) {
			t.Errorf("%+v\nwas %+v", a, b)
		}
	}
}

func TestAnImportThatIsCutOffGoesOnTheNextTime(t *testing.T) {
	t.Parallel()
	d := newDesk(t, "https://many.example/")
	path := theirCache(t, `INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread)
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 350)
		SELECT 'g' || i, 'title ' || i, '', 'https://many.example/' || i, 'https://many.example/', 1600000000 + i * 60, 'text', i % 2 FROM n`)
	ctx, cancel := context.WithCancel(t.Context())
	var told strings.Builder
	a := newApp(nil, &told, interrupting{cancel}, d.env, func() time.Time { return d.now })
	defer a.close()
	a.configure(nil)
	a.err.terminal = true // the bar is drawn
	if err := a.importCache(ctx, path, importing{star: "s"}); ctx.Err() == nil || err == nil {
		t.Fatalf("not cancelled: %v", err)
	}
	a.out.flush()
	if !strings.Contains(told.String(), "articles imported: 100;") {
		t.Errorf("told %q", told.String())
	}
	a.close()
	out, status := d.run(t, "import", path)
	if status != exitPart || !strings.Contains(out, "articles imported: 250; already there: 100; marked as read: 125") {
		t.Errorf("status %d:\n%s", status, out)
	}
}

// interrupting is a terminal at which somebody presses Ctrl-C when the bar shows.
type interrupting struct{ cancel func() }

func (c interrupting) Write(p []byte) (int, error) {
	if strings.Contains(string(p), "[") {
		c.cancel()
	}
	return len(p), nil
}

// TestNewsboatItselfIsFollowed lets newsboat pull feeds, and imports what it
// has: counts, marks and titles agree feed by feed, and a refresh meets the
// same articles.
func TestNewsboatItselfIsFollowed(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("newsboat")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("no newsboat")
	}
	srv := httptest.NewServer(http.FileServer(http.Dir(filepath.Join("..", "..", "feed", "parse", "testdata"))))
	defer srv.Close()
	dir := t.TempDir()
	var feeds []string
	for _, name := range []string{"en-central-bank.atom.xml", "hostile.rss2.xml", "ja-weather.atom.xml", "ko-policy.euc-kr.rss2.xml",
		"zh-hans-agency.rss2.xml", "zh-hans-statistics.gb18030.rss2.xml", "zh-hant-draft-law.rss2.xml", "zh-hant-portal-repost.rss2.xml", "zh-hant-press.big5.rss2.xml"} {
		feeds = append(feeds, srv.URL+"/"+name)
	}
	theirURLs, theirDB := filepath.Join(dir, "urls"), filepath.Join(dir, "cache.db")
	for name, text := range map[string]string{"urls": strings.Join(feeds, " tag\n") + " tag\n", "config": "", "read": "youzheng:notice22\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, do := range [][]string{{"-x", "reload"}, {"-I", filepath.Join(dir, "read")}} {
		cmd := exec.CommandContext(t.Context(), program, append([]string{"-u", theirURLs, "-c", theirDB, "-C", filepath.Join(dir, "config")}, do...)...)
		cmd.Env = append(os.Environ(), "HOME="+dir, "NO_PROXY=127.0.0.0/8", "LC_ALL=C.UTF-8")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("newsboat %v: %v\n%s", do, err, out)
		}
	}
	changeDatabase(t, theirDB, "UPDATE rss_item SET flags = 's' WHERE guid = 'youzheng:ruby'")

	d := newDesk(t)
	for _, args := range [][]string{{"import", theirURLs}, {"import", theirDB}} {
		if out, status := d.run(t, args...); status != exitDone {
			t.Fatalf("%v: %d\n%s", args, status, out)
		}
	}
	ours := d.feeds(t)
	count(t, theirDB, func(url string, articles, unread int) {
		if f := ours[url]; f.Articles != articles || f.Unread != unread {
			t.Errorf("%s: %d articles, %d unread; newsboat has %d, %d", url, f.Articles, f.Unread, articles, unread)
		}
	})
	pulled := newDesk(t, feeds...)
	pulled.run(t, "refresh")
	theirs, before := pulled.cached(t), d.cached(t)
	for title, a := range before {
		if strings.HasSuffix(title, "Banknotes: new 20 note & old series") {
			continue // the document holds two states of it, and newsboat keeps the older one
		}
		p, ok := theirs[title]
		if !ok || stated(p.GUID) == stated(a.GUID) && stated(p.ID) != stated(a.ID) {
			t.Errorf("%q is %s, and %q when it is pulled", title, stated(a.ID), stated(p.ID))
		}
	}
	d.run(t, "refresh")
	after := d.cached(t)
	for title, was := range before {
		title = strings.Replace(title, "Banknotes: new 20 note & old series", "Edited notice (same id as 40, newer)", 1)
		if got := after[title]; stated(got.ID) != stated(was.ID) || got.Unread != was.Unread || got.Starred != was.Starred {
			t.Errorf("%q after a refresh: %s, unread %v, starred %v", title, stated(got.ID), got.Unread, got.Starred)
		}
	}
	if len(after) != len(theirs) {
		t.Errorf("%d articles after a refresh, %d without the import", len(after), len(theirs))
	}
}

// count tells what newsboat has of each feed, without items that hold nothing.
func count(t *testing.T, path string, tell func(url string, articles, unread int)) {
	t.Helper()
	conn, err := sqlite.OpenConn(path, sqlite.OpenReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	feeds := 0
	err = sqlitex.Execute(conn, "SELECT feedurl, count(*), sum(unread) FROM rss_item WHERE deleted = 0 AND title || content || url != '' GROUP BY feedurl",
		&sqlitex.ExecOptions{ResultFunc: func(stmt *sqlite.Stmt) error {
			feeds++
			tell(stmt.ColumnText(0), stmt.ColumnInt(1), stmt.ColumnInt(2))
			return nil
		}})
	if err != nil || feeds < 9 {
		t.Fatalf("newsboat has %d feeds, %v", feeds, err)
	}
}
