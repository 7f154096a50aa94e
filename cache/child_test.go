package cache

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"guanbao/feed"
)

// batches is how many pulls each writer brings while others write.
const batches = max(40/scale, 5)

// role is the variable that makes a child of the test binary.
const role = "GUANBAO_CACHE_ROLE"

func TestMain(m *testing.M) {
	if r := os.Getenv(role); r != "" {
		if err := play(r, os.Args[len(os.Args)-2], os.Args[len(os.Args)-1]); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	code := m.Run()
	os.RemoveAll(libraries.dir)
	os.Exit(code)
}

// child gives a command that plays a role on a cache.
func child(t *testing.T, exe, r, path string, arg int) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(exe, path, strconv.Itoa(arg))
	cmd.Env = append(os.Environ(), role+"="+r)
	cmd.Stderr = os.Stderr
	return cmd
}

func executable(t *testing.T) string {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return exe
}

// play is what a child does: say is a line to its parent.
func play(r, path, arg string) error {
	n, err := strconv.Atoi(arg)
	if err != nil {
		return err
	}
	c, err := Open(context.Background(), path, Options{})
	if err != nil {
		return err
	}
	defer c.Close()
	switch r {
	case "writer":
		return playWriter(c, n, 1<<30)
	case "few":
		return playWriter(c, n, n+batches)
	case "indexer":
		return playIndexer(c, n)
	case "sifter":
		return playSifter(c, n)
	case "reader":
		return playReader(c)
	case "locked out":
		return playLockedOut(c)
	}
	return errors.New("no such role")
}

func say(words ...any) { os.Stdout.WriteString(fmt.Sprintln(words...)) }

// batch is the n-th pull of the writers. Both its articles and their ids
// follow from n.
func batch(n int) feed.Pull {
	u := []string{feedA, feedB}[n%2]
	return newAuthor(uint64(n)).pull(u, n*100, 40, 1500, noon.Add(time.Duration(n)*time.Minute))
}

// playWriter saves one batch after the other and marks an article of each,
// and says what it begins and what is acknowledged.
func playWriter(c *Cache, from, to int) error {
	c.pool.trace = func(event string) { say(event) }
	ctx := context.Background()
	for n := from; n < to; n++ {
		p := batch(n)
		if _, err := c.Save(ctx, p); err != nil {
			return err
		}
		say("saved", n)
		id := p.Document.Articles[n%40].ID
		if _, err := c.Mark(ctx, []feed.ID{id}, feed.MarkRead); err != nil {
			return err
		}
		say("read", n)
		if n%5 == 4 {
			if _, err := c.MarkView(ctx, feed.View{Kind: feed.ViewFeed, Name: p.Feed}, feed.MarkStarred); err != nil {
				return err
			}
			say("starred", n)
		}
	}
	return nil
}

// playReader looks at everything until its input ends.
func playReader(c *Cache) error {
	ended := make(chan struct{})
	go func() {
		bufio.NewReader(os.Stdin).ReadString('\n')
		close(ended)
	}()
	ctx := context.Background()
	for n := 0; ; n++ {
		select {
		case <-ended:
			say("rounds", n)
			return nil
		default:
		}
		rows, err := c.Page(ctx, feed.View{}, feed.Cursor{}, Older, 50)
		if err != nil {
			return err
		}
		if len(rows) > 0 {
			if _, err := c.Item(ctx, rows[n%len(rows)].ID); err != nil {
				return err
			}
		}
		tot, err := c.Totals(ctx)
		if err != nil {
			return err
		}
		if tot.All%40 != 0 {
			return fmt.Errorf("half of a pull is there: %d articles", tot.All)
		}
		if _, err := c.Sources(ctx); err != nil {
			return err
		}
	}
}

// acknowledged is what a child has said before it died.
type acknowledged struct {
	saved, read, starred []int
	inside               bool // it died inside a write transaction
	failure              string
}

func (a *acknowledged) hear(line string) {
	word, rest, _ := strings.Cut(line, " ")
	n, _ := strconv.Atoi(rest)
	switch word {
	case "begin", "end":
		a.inside = word == "begin"
	case "saved":
		a.saved = append(a.saved, n)
	case "read":
		a.read = append(a.read, n)
	case "starred":
		a.starred = append(a.starred, n)
	case "error":
		a.failure = line
	}
}

// killed starts a child in a role, hears so many lines of it, lets it go on
// for a time of chance, kills it and hears what it had said by then.
func killed(t *testing.T, rng *rand.Rand, role, path string, from, heard int, most time.Duration, hear func(line string)) {
	t.Helper()
	cmd := child(t, executable(t), role, path, from)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for left := heard; left > 0 && lines.Scan(); left-- {
		hear(lines.Text())
	}
	for until := time.Now().Add(time.Duration(rng.Int64N(int64(most)))); time.Now().Before(until); {
	}
	cmd.Process.Kill()
	for lines.Scan() {
		hear(lines.Text())
	}
	cmd.Wait()
}

// killedOften kills a child time and again, each with its number, and looks at
// the cache after each.
func killedOften(t *testing.T, rng *rand.Rand, role, path string, from func(round int) int, heard int, most time.Duration, holds func(*testing.T, *Cache)) {
	t.Helper()
	for round := range max(6/scale, 2) {
		killed(t, rng, role, path, from(round), 1+rng.IntN(heard), most, func(line string) {
			if strings.HasPrefix(line, "error") {
				t.Error(line)
			}
		})
		c, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		holds(t, c)
		checked(t, c)
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestKillsLeaveWhatWasAcknowledged kills a process that saves and marks, time
// and again, and looks after every kill whether each pull is there wholly or
// not at all, and all that was acknowledged.
func TestKillsLeaveWhatWasAcknowledged(t *testing.T) {
	kills := 15
	if testing.Short() || scale > 1 {
		kills = 4
	}
	rng := rand.New(rand.NewPCG(*seed, 7))
	t.Log("seed", *seed)
	path := t.TempDir() + "/guanbao.db"
	c, _ := openedAt(t, path, feedA, feedB)
	c.Close()
	next, inside := 0, 0
	var all acknowledged
	for range kills {
		var ack acknowledged
		killed(t, rng, "writer", path, next, 1+rng.IntN(30), 4*time.Millisecond, ack.hear)
		if ack.failure != "" {
			t.Fatal(ack.failure)
		}
		if ack.inside {
			inside++
		}
		all.saved, all.read = append(all.saved, ack.saved...), append(all.read, ack.read...)
		all.starred = append(all.starred, ack.starred...)
		next = survived(t, path, all, next+len(ack.saved)+1)
	}
	t.Logf("%d of %d kills fell inside a write transaction; %d pulls and %d marks were acknowledged", inside, kills,
		len(all.saved), len(all.read)+len(all.starred))
}

// survived checks a cache after a kill and gives the first batch that is not
// in it.
func survived(t *testing.T, path string, ack acknowledged, end int) int {
	t.Helper()
	c, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	checked(t, c)
	first := end
	states := map[string]string{}
	for n := range end {
		p := batch(n)
		items := itemsOf(t, c, p)
		switch len(items) {
		case 0:
			first = min(first, n)
		case 40:
			states[p.Feed] = p.State.ETag
		default:
			t.Fatalf("batch %d: %d of 40 articles", n, len(items))
		}
		if has(ack.saved, n) && len(items) == 0 {
			t.Fatalf("batch %d was acknowledged and is gone", n)
		}
		if has(ack.read, n) && items[n%40].Unread {
			t.Fatalf("the mark on batch %d was acknowledged and is gone", n)
		}
		if has(ack.starred, n) && !items[0].Starred {
			t.Fatalf("the stars on batch %d were acknowledged and are gone", n)
		}
	}
	subs, err := c.Subscriptions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range subs {
		if s.State.ETag != states[s.Feed.URL] {
			t.Fatalf("%s has the validator %s, and the articles of %s", s.Feed.URL, s.State.ETag, states[s.Feed.URL])
		}
	}
	return first
}

func has(numbers []int, n int) bool {
	for _, m := range numbers {
		if m == n {
			return true
		}
	}
	return false
}

func itemsOf(t *testing.T, c *Cache, p feed.Pull) []feed.Item {
	t.Helper()
	var items []feed.Item
	for _, a := range p.Document.Articles {
		item, err := c.Item(t.Context(), a.ID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	return items
}

// TestSeveralProcessesShareAFile lets two write and one read, all at once.
func TestSeveralProcessesShareAFile(t *testing.T) {
	path := t.TempDir() + "/guanbao.db"
	c, _ := openedAt(t, path, feedA, feedB)
	reader := child(t, executable(t), "reader", path, 0)
	stop, err := reader.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var read strings.Builder
	reader.Stdout = &read
	if err := reader.Start(); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for _, from := range []int{0, 1000} {
		wg.Go(func() {
			if out, err := child(t, executable(t), "few", path, from).Output(); err != nil {
				t.Errorf("writer: %v: %s", err, out)
			}
		})
	}
	wg.Wait()
	stop.Close()
	if err := reader.Wait(); err != nil || !strings.HasPrefix(read.String(), "rounds ") {
		t.Errorf("reader: %v: %s", err, read.String())
	}
	checked(t, c)
	if n, err := c.Count(t.Context(), feed.View{}); err != nil || n != 2*40*batches {
		t.Errorf("%d articles, %v", n, err)
	}
	for n := range batches {
		if itemsOf(t, c, batch(n))[n%40].Unread {
			t.Errorf("the mark on batch %d is gone", n)
		}
	}
}
