//go:build !windows

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/cache"
	"guanbao/feed"
)

const (
	killFeeds = 50
	kills     = 20
)

// TestKilledRefreshLosesNothing kills the program with SIGKILL again and
// again while it pulls fifty feeds that are all new. After every kill the
// database opens and is whole, every mark that was acknowledged is there, and
// each feed has all of an edition or nothing of it. GUANBAO_KILLS sets the
// number of kills.
func TestKilledRefreshLosesNothing(t *testing.T) {
	rounds := kills
	if n, err := strconv.Atoi(os.Getenv("GUANBAO_KILLS")); err == nil {
		rounds = n
	} else if raced {
		rounds = 6
	} else if testing.Short() {
		rounds = 3
	}
	h := newHarness(t)
	h.run(t, "refresh")
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 0))
	inside := 0
	for round := range rounds {
		h.mark(t, round)
		h.publisher.edition.Add(1)
		if h.kill(t, time.Duration(rng.IntN(60))*time.Millisecond, round%2 == 0) {
			inside++
		}
		h.examine(t)
	}
	t.Logf("%d of %d kills fell into an open write transaction", inside, rounds)
	if rounds >= kills && inside == 0 {
		t.Error("no kill fell into a write transaction: the test shows nothing")
	}
	h.run(t, "refresh", "--force")
	h.examine(t)
}

// harness is a reader with fifty subscriptions.
type harness struct {
	publisher *publisher
	db        string
	env       []string
	read      []feed.ID // marked so far, and acknowledged
}

func newHarness(t *testing.T) *harness {
	dir := t.TempDir()
	p := newPublisher(dir, dir)
	t.Cleanup(p.stop)
	var lines strings.Builder
	for i := range killFeeds {
		fmt.Fprintf(&lines, "%s/many/%d\n", p.url(), i)
	}
	if err := os.WriteFile(filepath.Join(dir, "urls"), []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(dir, "data")
	return &harness{
		publisher: p, db: filepath.Join(data, "guanbao.db"),
		env: []string{"HOME=" + dir, "GUANBAO_CONFIG=" + dir, "GUANBAO_DATA=" + data, "GORACE=atexit_sleep_ms=0"},
	}
}

// run runs the program to its end.
func (h *harness) run(t *testing.T, args ...string) {
	t.Helper()
	cmd, err := program(h.env, args...)
	if err != nil {
		t.Fatal(err)
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("guanbao %q: %v\n%s", args, err, out)
	}
}

// mark marks an unread article read and remembers it.
func (h *harness) mark(t *testing.T, round int) {
	t.Helper()
	c := h.open(t)
	rows, err := c.Page(t.Context(), feed.View{Kind: feed.ViewUnread}, feed.Cursor{}, cache.Older, 1+round)
	c.Close()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%d unread articles, %v", len(rows), err)
	}
	id := rows[len(rows)-1].ID
	h.run(t, "mark", string(id), "--read")
	h.read = append(h.read, id)
}

func (h *harness) open(t *testing.T) *cache.Cache {
	t.Helper()
	c, err := cache.Open(t.Context(), h.db, cache.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.ReadOnly(); err != nil {
		t.Fatal(err)
	}
	return c
}

// kill starts a refresh and kills it some time after its first request.
// Aimed, it stops the process again and again until it holds the write lock.
// It reports whether it did when it was killed.
func (h *harness) kill(t *testing.T, after time.Duration, aimed bool) (inside bool) {
	t.Helper()
	cmd, err := program(h.env, "refresh", "--force")
	if err != nil {
		t.Fatal(err)
	}
	before := h.publisher.total.Load()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	deadline := time.Now().Add(10 * time.Second)
	for h.publisher.total.Load() == before && time.Now().Before(deadline) {
		time.Sleep(time.Millisecond)
	}
	time.Sleep(after) // a kill at random is what this is about
	for try := 0; cmd.Process.Signal(syscall.SIGSTOP) == nil; try++ {
		inside = locked(t, h.db)
		if inside || !aimed || try == aims || cmd.Process.Signal(syscall.SIGCONT) != nil {
			break
		}
		time.Sleep(time.Millisecond)
	}
	cmd.Process.Kill()
	cmd.Wait()
	return inside
}

// aims is how often a process is stopped in search of its write lock: a
// refresh ends before that.
const aims = 200

// locked reports whether another process holds the write lock of a database.
func locked(t *testing.T, path string) bool {
	t.Helper()
	conn, err := sqlite.OpenConn(path, sqlite.OpenReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.SetBusyTimeout(0)
	stmt, _, err := conn.PrepareTransient("BEGIN IMMEDIATE")
	if err != nil {
		return sqlite.ErrCode(err).ToPrimary() == sqlite.ResultBusy
	}
	defer stmt.Finalize()
	_, err = stmt.Step()
	return sqlite.ErrCode(err).ToPrimary() == sqlite.ResultBusy
}

// examine opens the database as the next start of the program would.
func (h *harness) examine(t *testing.T) {
	t.Helper()
	c := h.open(t)
	defer c.Close()
	if err := c.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, id := range h.read {
		it, err := c.Item(t.Context(), id)
		if err != nil || it.Unread {
			t.Fatalf("article %s: unread %v, %v", id, it.Unread, err)
		}
	}
	sources, err := c.Sources(t.Context())
	if err != nil || len(sources) != killFeeds {
		t.Fatalf("%d feeds, %v", len(sources), err)
	}
	for _, s := range sources {
		if s.Articles == 0 || s.Articles%editionArticles != 0 {
			t.Fatalf("%s has %d articles: a part of an edition", s.Feed.URL, s.Articles)
		}
	}
}
