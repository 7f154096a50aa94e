package newsboat

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitex"

	"guanbao/feed"
	"guanbao/feed/parse"
)

// database makes a file of statements and gives it with a connection that
// writes to it, as newsboat has one.
func database(t *testing.T, statements ...string) (path string, theirs *sqlite.Conn) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "cache.db")
	theirs, err := sqlite.OpenConn(path, sqlite.OpenReadWrite|sqlite.OpenCreate)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { theirs.Close() })
	run(t, theirs, statements...)
	return path, theirs
}

func run(t *testing.T, conn *sqlite.Conn, statements ...string) {
	t.Helper()
	for _, s := range statements {
		if err := sqlitex.ExecuteScript(conn, s, nil); err != nil {
			t.Fatal(err)
		}
	}
}

// sample is what newsboat itself wrote.
func sample(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "cache.sql"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func open(t *testing.T, path string) *Cache {
	t.Helper()
	c, err := Open(path, parse.New())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// all reads everything, by feed.
func all(t *testing.T, c *Cache) (out []Entry, known []feed.Feed) {
	t.Helper()
	sources, err := c.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sources {
		err := c.Each(t.Context(), s, func(f feed.Feed, batch []Entry) error {
			known = append(known, f)
			out = append(out, batch...)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out, known
}

func titled(t *testing.T, list []Entry, title string) Entry {
	t.Helper()
	i := slices.IndexFunc(list, func(e Entry) bool { return e.Title == title })
	if i < 0 {
		t.Fatalf("no article %q", title)
	}
	return list[i]
}

func TestArticlesComeAsTheirFeedsWouldGiveThem(t *testing.T) {
	path, _ := database(t, sample(t), "UPDATE rss_item SET unread = 0, flags = 'as' WHERE id = 21", "UPDATE rss_item SET deleted = 1 WHERE id = 22")
	list, known := all(t, open(t, path))
	if len(list) != 19 { // one is deleted, one holds nothing
		t.Errorf("%d articles", len(list))
	}
	if f := known[0]; f.Title != "Example Central Bank — press releases" || f.Site != "https://bank.example/news/" || f.URL != "https://feeds.example/en-central-bank.atom.xml" {
		t.Errorf("feed %+v", f)
	}
	seoul := time.FixedZone("", 9*3600)
	for _, want := range []struct {
		title, guid, url string
		published        time.Time
		read             bool
		flags            string
	}{
		{"关于2026年国庆、中秋假期寄递安全的通知", "youzheng:notice22", "https://www.youzheng.example/gjyzj/c100015/c100016/202609/22.shtml", time.Unix(1790035200, 0), true, "as"},
		// It declares no id: newsboat puts link and date together.
		{"추석 연휴 택배·우편물 배달 일정", "", "https://www.jeongchaek.example/briefing/pressReleaseView.do?newsId=156000002&call_from=rsslink", time.Date(2026, 9, 18, 9, 0, 0, 0, seoul), false, ""},
		{"[가상부] 우편요금 조정 안내 (26. 10. 1.~)", "", "https://www.jeongchaek.example/briefing/pressReleaseView.do?newsId=156000001&call_from=rsslink", time.Date(2026, 9, 15, 16, 26, 58, 0, seoul), false, ""},
		// Its link has no scheme.
		{"2026年8月份居民消费价格示例数据", "", "https://www.tongji.example/sj/zxfb/202609/t20260909_1.html", time.Unix(1795618535, 0), false, ""},
		// Its link holds an escape that stayed.
		{"公告本年度郵資票品發行計畫}", "", "https://www.fagui.example/ch/home.jsp?id=133&dataserno=202608210002", time.Unix(1787270400, 0), false, ""},
	} {
		e := titled(t, list, want.title)
		if e.GUID != want.guid || e.URL != want.url || !e.Published.Equal(want.published) || e.Read != want.read || e.Flags != want.flags {
			t.Errorf("%s:\n%q %s %s read %v, flags %q\nwant %+v", want.title, e.GUID, e.URL, e.Published, e.Read, e.Flags, want)
		}
		if alone := feed.IDsOf(e.Feed, []feed.Article{e.Article}); e.ID != alone[0] {
			t.Errorf("%s: id %s, want %s", want.title, e.ID, alone[0])
		}
	}
}

func TestAnIDThatIsTheLinkMayBeNone(t *testing.T) {
	path, _ := database(t, sample(t))
	list, _ := all(t, open(t, path))
	e := titled(t, list, "天文台發出酷熱天氣警告")
	bare := e.Article
	bare.GUID = ""
	if want := feed.IDsOf(e.Feed, []feed.Article{bare})[0]; e.GUID != e.URL || e.Other != want {
		t.Errorf("id %q, other %s, want %s", e.GUID, e.Other, want)
	}
	if e := titled(t, list, "关于2026年国庆、中秋假期寄递安全的通知"); e.Other != "" {
		t.Errorf("a declared id has another: %s", e.Other)
	}
}

func TestOlderCachesAreReadAsWell(t *testing.T) {
	path, _ := database(t, sample(t), "DROP INDEX IF EXISTS idx_deleted",
		"ALTER TABLE rss_item DROP COLUMN deleted", "ALTER TABLE rss_item DROP COLUMN flags", "ALTER TABLE rss_item DROP COLUMN base")
	if list, _ := all(t, open(t, path)); len(list) != 20 {
		t.Errorf("%d articles", len(list))
	}
}

func TestNewerCachesTellWhatIsNoMarkup(t *testing.T) {
	path, _ := database(t, sample(t), "ALTER TABLE rss_item ADD COLUMN content_mime_type VARCHAR(255) NOT NULL DEFAULT ''",
		"UPDATE rss_item SET content = '1 < 2, not <b>bold</b>', content_mime_type = 'text/plain' WHERE id = 21")
	list, _ := all(t, open(t, path))
	if e := titled(t, list, "关于2026年国庆、中秋假期寄递安全的通知"); !strings.Contains(e.Summary, "1 < 2, not <b>bold</b>") {
		t.Errorf("summary %q", e.Summary)
	}
}

func TestWhatIsNotNewsboatsIsRefused(t *testing.T) {
	foreign, _ := database(t, "CREATE TABLE articles (id INTEGER)")
	view, _ := database(t, "CREATE TABLE rss_feed (rssurl, url, title)", `CREATE VIEW rss_item AS SELECT 1 AS id, '' AS guid, '' AS title, '' AS author, '' AS url,
		'' AS feedurl, 0 AS pubDate, '' AS content, 1 AS unread`)
	lacking, _ := database(t, "CREATE TABLE rss_feed (rssurl, url, title)", "CREATE TABLE rss_item (id, guid, title)")
	for name, path := range map[string]string{"foreign": foreign, "view": view, "lacking": lacking} {
		if _, err := Open(path, parse.New()); !errors.Is(err, ErrForeign) {
			t.Errorf("%s: %v", name, err)
		}
	}
	text := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(text, []byte(strings.Repeat("SQLite format 3 it is not. ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(text, parse.New()); !errors.Is(err, ErrBroken) {
		t.Errorf("text: %v", err)
	}
}

func TestACacheWhoseWriterDiedIsNotRead(t *testing.T) {
	path, theirs := database(t, sample(t))
	run(t, theirs, "PRAGMA cache_size = 2; PRAGMA cache_spill = 1", many(500))
	for _, s := range []string{"BEGIN IMMEDIATE", "UPDATE rss_item SET content = hex(randomblob(500))", "UPDATE rss_item SET title = title || '!'"} {
		if err := sqlitex.Execute(theirs, s, nil); err != nil {
			t.Fatal(err)
		}
	}
	dead := filepath.Join(t.TempDir(), "cache.db")
	for _, suffix := range []string{"", "-journal"} {
		body, err := os.ReadFile(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(dead+suffix, body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Open(dead, parse.New()); !errors.Is(err, ErrUnfinished) {
		t.Errorf("%v", err)
	}
}

func TestADamagedCacheGivesAnError(t *testing.T) {
	path, theirs := database(t, sample(t))
	theirs.Close()
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(body); i++ {
		body[i] = 0xA5
	}
	if err := os.WriteFile(path, body, 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := Open(path, parse.New())
	if err == nil {
		defer c.Close()
		_, err = c.Sources(t.Context())
	}
	if !errors.Is(err, ErrBroken) {
		t.Errorf("%v", err)
	}
}

// While the articles are handed on, newsboat can write: no look lasts.
func TestNewsboatCanWriteMeanwhile(t *testing.T) {
	path, theirs := database(t, sample(t), many(250))
	theirs.SetBusyTimeout(0)
	c := open(t, path)
	n := 0
	err := c.Each(t.Context(), Source{URL: "https://many.example/"}, func(_ feed.Feed, batch []Entry) error {
		if n == 0 {
			run(t, theirs, "DELETE FROM rss_item WHERE title = '1'", "UPDATE rss_item SET unread = 0 WHERE title = '2'")
		}
		n += len(batch)
		return nil
	})
	if err != nil || n != 249 {
		t.Errorf("%d articles, %v", n, err)
	}
}

// many gives the statement that fills one feed, the newest article last.
func many(n int) string {
	return fmt.Sprintf(`INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, deleted)
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
		SELECT 'g' || i, i, '', 'https://many.example/' || i, 'https://many.example/', 1600000000 + i * 60, 'text', 1, 0 FROM n`, n)
}

func TestTheNewestComeFirstInBatches(t *testing.T) {
	path, _ := database(t, sample(t), many(250))
	var sizes []int
	var titles []string
	err := open(t, path).Each(t.Context(), Source{URL: "https://many.example/"}, func(_ feed.Feed, batch []Entry) error {
		sizes = append(sizes, len(batch))
		for _, e := range batch {
			titles = append(titles, e.Title)
		}
		return nil
	})
	if err != nil || !reflect.DeepEqual(sizes, []int{100, 100, 50}) || titles[0] != "250" || titles[249] != "1" {
		t.Errorf("batches %v, from %s to %s, %v", sizes, titles[0], titles[len(titles)-1], err)
	}
}

func TestArticlesThatShareALinkAreToldApart(t *testing.T) {
	path, _ := database(t, sample(t), many(150),
		`UPDATE rss_item SET url = 'https://many.example/list', guid = 'https://many.example/list' || pubDate, title = 'warning ' || (id % 2) || ' ' || (id / 50)
			WHERE feedurl = 'https://many.example/' AND id % 3 = 0`)
	seen := map[feed.ID]string{}
	err := open(t, path).Each(t.Context(), Source{URL: "https://many.example/"}, func(_ feed.Feed, batch []Entry) error {
		for _, e := range batch {
			if other, twice := seen[e.ID]; twice && other != e.Title {
				t.Errorf("%q and %q have one id", other, e.Title)
			}
			seen[e.ID] = e.Title
		}
		return nil
	})
	if err != nil || len(seen) < 108 {
		t.Errorf("%d articles, %v", len(seen), err)
	}
}

func TestReadingCanBeCancelled(t *testing.T) {
	path, _ := database(t, sample(t), many(250))
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	err := open(t, path).Each(ctx, Source{URL: "https://many.example/"}, func(_ feed.Feed, batch []Entry) error {
		n += len(batch)
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || n != 100 {
		t.Errorf("%d articles, %v", n, err)
	}
}

func TestWhatLooksLikeADate(t *testing.T) {
	for s, want := range map[string]bool{
		"Fri, 18 Sep 2026 09:00:00 +0900": true, "2026-09-15 16:26:58.0": true, "2026-09-15": true,
		"": false, "/2026/09/15": false, "#2026-09-15": false, "2": false, "?d=2026-09-15": false, "-b": false,
	} {
		if got := isDate(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
