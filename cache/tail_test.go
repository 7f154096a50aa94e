package cache

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
)

func TestPiecesMakeTheBody(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	for _, n := range []int{0, 1, headBytes, headBytes + fewBytes, headBytes + fewBytes + 1, headBytes + mostPiece, headBytes + mostPiece + 1, 9000, 300_000} {
		blob := make([]byte, n)
		for i := range blob {
			blob[i] = byte(rng.Uint32())
		}
		head, pieces := cutBody(blob)
		if got := bytes.Join(append([][]byte{head}, pieces...), nil); !bytes.Equal(got, blob) {
			t.Errorf("%d bytes came back as %d", n, len(got))
		}
		for _, p := range append(pieces, head) {
			if len(p) > max(mostPiece, headBytes+fewBytes) {
				t.Errorf("a piece of %d bytes", len(p))
			}
		}
	}
}

// longer gives text that packing makes little shorter.
func longer(rng *rand.Rand, n int) string {
	var b strings.Builder
	for b.Len() < n {
		fmt.Fprintf(&b, "<p>%x</p>\n", rng.Uint64())
	}
	return b.String()
}

// TestLongAndShortBodiesFollowOneAnother changes an article again and again, and
// lets it go in the end.
func TestLongAndShortBodiesFollowOneAnother(t *testing.T) {
	c, _ := opened(t, feedA)
	rng := rand.New(rand.NewPCG(4, 4))
	var contents []string
	for i, n := range []int{4000, 30, 12_000, 5000, 30_000, 900, 2500} {
		a := art("long", noon)
		a.Content = longer(rng, n)
		contents = append(contents, a.Content)
		p := pullOf(feedA, noon.Add(time.Duration(i)*time.Hour), a, art("short", noon))
		saved(t, c, p)
		it, err := c.Item(t.Context(), p.Document.Articles[0].ID)
		if err != nil || it.Content != a.Content {
			t.Fatalf("%d bytes of %d, %v", len(it.Content), len(a.Content), err)
		}
		former, err := c.Revisions(t.Context(), it.ID)
		if err != nil || len(former) != i || i > 0 && former[0].Content != contents[i-1] {
			t.Errorf("%d former states after %d changes, %v", len(former), i, err)
		}
		checked(t, c)
	}
	saved(t, c, pullOf(feedA, noon, art("newest", noon.AddDate(0, 0, 2))))
	pruned(t, c, feedA, feed.Keep{Articles: 1})
	if left := numbers(t, c, "SELECT count(*) FROM tails"); left[0] != 0 {
		t.Errorf("%d pieces are left", left[0])
	}
}

// TestBodiesOfAnOlderCacheStayWhole has a cache as it was before bodies were cut.
func TestBodiesOfAnOlderCacheStayWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guanbao.db")
	c, _ := openedAt(t, path, feedA)
	a := art("long", noon)
	a.Content = longer(rand.New(rand.NewPCG(4, 5)), 6000)
	p := pullOf(feedA, noon, a)
	saved(t, c, p)
	err := c.write(t.Context(), "grow old", normal, func(conn *sqlite.Conn) error {
		return errors.Join(run(conn, "UPDATE texts AS t SET body = "+wholeBody), run(conn, "DROP TABLE tails"), run(conn, "DROP TABLE pagetails"), run(conn, "PRAGMA user_version = 13"))
	})
	if err := errors.Join(err, c.Close()); err != nil {
		t.Fatal(err)
	}
	for _, only := range []bool{true, false} {
		c, err := Open(t.Context(), path, Options{ReadOnly: only})
		if err != nil {
			t.Fatal(err)
		}
		if it, err := c.Item(t.Context(), p.Document.Articles[0].ID); err != nil || it.Content != a.Content {
			t.Errorf("only read %v: %d bytes of %d, %v", only, len(it.Content), len(a.Content), err)
		}
		if !only {
			p.Document.Articles[0].Content += "<p>又</p>"
			saved(t, c, p)
			checked(t, c)
			if it, err := c.Item(t.Context(), p.Document.Articles[0].ID); err != nil || it.Content != p.Document.Articles[0].Content {
				t.Errorf("changed: %d bytes, %v", len(it.Content), err)
			}
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestLongPagesAreKeptInPieces gets the page of an article again and again.
func TestLongPagesAreKeptInPieces(t *testing.T) {
	c, _ := opened(t, feedA)
	rng := rand.New(rand.NewPCG(4, 6))
	a := art("brief", noon)
	a.Content = ""
	p := pullOf(feedA, noon, a)
	saved(t, c, p)
	id := p.Document.Articles[0].ID
	former := ""
	for i, n := range []int{5000, 900, 20_000, 3000} {
		content := longer(rng, n)
		g := wholeOf(id, noon.Add(time.Duration(i)*time.Hour), "")
		g.Page.Content = content
		keep(t, c, g)
		it, err := c.Item(t.Context(), id)
		if err != nil || it.Content != content {
			t.Fatalf("%d bytes of %d, %v", len(it.Content), n, err)
		}
		if revs, err := c.Revisions(t.Context(), id); err != nil || i > 0 && (len(revs) == 0 || revs[0].Content != former) {
			t.Errorf("%d former states after %d changes, %v", len(revs), i, err)
		}
		former = content
		checked(t, c)
	}
	if n := numbers(t, c, "SELECT max(length(body)) FROM pagetexts", "SELECT count(*) FROM pagetails"); n[0] > headBytes+fewBytes || n[1] == 0 {
		t.Errorf("%d bytes in one row, %d pieces", n[0], n[1])
	}
	saved(t, c, pullOf(feedA, noon, art("newest", noon.AddDate(0, 0, 2))))
	pruned(t, c, feedA, feed.Keep{Articles: 1})
	if left := numbers(t, c, "SELECT count(*) FROM pagetails"); left[0] != 0 {
		t.Errorf("%d pieces are left", left[0])
	}
}
