package cache

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"guanbao/feed"
)

func TestABackupIsAWholeCacheOfItsOwn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guanbao.db")
	c, _ := openedAt(t, path, feedA)
	more(t, c, 40)
	to := filepath.Join(t.TempDir(), "copy.db")
	if err := c.Backup(t.Context(), to); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(to); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	alone(t, to)
	d, err := Open(t.Context(), to, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if err := d.Check(t.Context()); err != nil {
		t.Error(err)
	}
	was, err := c.Info(t.Context())
	is, again := d.Info(t.Context())
	if err != nil || again != nil || was.Articles != 40 || is.Articles != was.Articles {
		t.Errorf("%d articles of %d, %v, %v", is.Articles, was.Articles, err, again)
	}
	if err := c.Backup(t.Context(), path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a backup onto the cache itself: %v", err)
	}
}

// more saves some articles.
func more(t *testing.T, c *Cache, n int) {
	t.Helper()
	var arts []feed.Article
	for i := range n {
		arts = append(arts, art(fmt.Sprintf("a%d", i), noon))
	}
	saved(t, c, pullOf(feedA, noon, arts...))
}

// alone fails the test unless a file stands in its folder by itself.
func alone(t *testing.T, path string) {
	t.Helper()
	all, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(all) != 1 || all[0].Name() != filepath.Base(path) {
		t.Errorf("beside the copy: %v, %v", all, err)
	}
}

func TestABackupThatCannotBeMadeLeavesNothing(t *testing.T) {
	c, _ := opened(t, feedA)
	more(t, c, 3)
	dir := t.TempDir()
	there := filepath.Join(dir, "there")
	if err := os.WriteFile(there, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for name, b := range map[string]struct {
		ctx  context.Context
		path string
		want error
	}{
		"a file that is there":       {t.Context(), there, fs.ErrExist},
		"a folder that is not there": {t.Context(), filepath.Join(dir, "no", "copy.db"), fs.ErrNotExist},
		"cancelled":                  {stopped, filepath.Join(dir, "copy.db"), context.Canceled},
	} {
		if err := c.Backup(b.ctx, b.path); !errors.Is(err, b.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	alone(t, there)
	if text, err := os.ReadFile(there); string(text) != "mine" {
		t.Errorf("what was there is %q, %v", text, err)
	}
}

func TestABackupIsMadeWhileOthersWrite(t *testing.T) {
	c, _ := opened(t, feedA)
	more(t, c, 10)
	done := make(chan error, 1)
	go func() {
		var err error
		for i := range 20 {
			_, failed := c.Save(t.Context(), pullOf(feedA, noon, art(fmt.Sprintf("late%d", i), noon)))
			err = errors.Join(err, failed)
		}
		done <- err
	}()
	to := filepath.Join(t.TempDir(), "copy.db")
	if err := c.Backup(t.Context(), to); err != nil {
		t.Error(err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	d, err := Open(t.Context(), to, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if err := d.Check(t.Context()); err != nil {
		t.Error(err)
	}
}
