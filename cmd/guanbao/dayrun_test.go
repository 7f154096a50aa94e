//go:build !windows

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// cost is what processes took.
type cost struct {
	wall, cpu time.Duration
	peak      int64 // bytes of memory of the largest
}

// add lets a command run to its end. What it prints is told where it fails,
// unless it may: feeds that are broken are a failure to some programs.
func (c *cost) add(b *testing.B, cmd *exec.Cmd, mayFail bool) {
	b.Helper()
	began := time.Now()
	out, err := cmd.CombinedOutput()
	if err != nil && !mayFail {
		b.Fatalf("%v: %v\n%s", cmd.Args, err, out[max(0, len(out)-2000):])
	}
	c.wall += time.Since(began)
	c.cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		peak := int64(u.Maxrss)
		if runtime.GOOS != "darwin" { // where it is counted in bytes
			peak *= 1024
		}
		c.peak = max(c.peak, peak)
	}
}

// report tells what one of n rounds took.
func (c *cost) report(b *testing.B, n int) {
	b.ReportMetric(c.wall.Seconds()/float64(n), "s-wall")
	b.ReportMetric(c.cpu.Seconds()/float64(n), "s-cpu")
	b.ReportMetric(float64(c.peak)/1e6, "MB-rss")
}

// rival is a reader whose program is run to be compared.
type rival struct {
	name  string
	every time.Duration // between two starts
	// command gives the program, set up in a folder for these feeds.
	command func(b *testing.B, dir string, feeds []string) func(now time.Time) *exec.Cmd
}

// own gives the rival that is this program, with these arguments.
func own(every time.Duration, args ...string) rival {
	return rival{"guanbao", every, func(b *testing.B, _ string, feeds []string) func(time.Time) *exec.Cmd {
		d := newDesk(b, feeds...)
		env := []string{"HOME=" + d.dir, "GUANBAO_CONFIG=" + d.dir, "GUANBAO_DATA=" + d.dir, "GUANBAO_TEST_PATIENCE=5s"}
		return func(now time.Time) *exec.Cmd {
			cmd, err := program(append(env, "GUANBAO_TEST_NOW="+now.Format(time.RFC3339)), args...)
			if err != nil {
				b.Fatal(err)
			}
			return cmd
		}
	}}
}

// newsboatReload reloads all feeds.
func newsboatReload(b *testing.B, dir string, feeds []string) func(time.Time) *exec.Cmd {
	path, err := exec.LookPath("newsboat")
	if err != nil {
		b.Skip("no newsboat")
	}
	for name, text := range map[string]string{
		"urls":   strings.Join(feeds, "\n") + "\n",
		"config": "download-timeout 5\nreload-threads 8\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return func(time.Time) *exec.Cmd {
		cmd := exec.Command(path, "-u", filepath.Join(dir, "urls"), "-c", filepath.Join(dir, "cache.db"), "-C", filepath.Join(dir, "config"), "-x", "reload")
		cmd.Env = append(os.Environ(), "HOME="+dir)
		return cmd
	}
}

// sfeed asks for all feeds with curl.
func sfeed(b *testing.B, dir string, feeds []string) func(time.Time) *exec.Cmd {
	path, err := exec.LookPath("sfeed_update")
	if err != nil {
		b.Skip("no sfeed")
	}
	var rc strings.Builder
	fmt.Fprintf(&rc, "sfeedpath=%q\nmaxjobs=8\nfeeds() {\n", filepath.Join(dir, "feeds"))
	for i, f := range feeds {
		fmt.Fprintf(&rc, "feed 'f%d' '%s'\n", i, f)
	}
	rc.WriteString("}\n")
	file := filepath.Join(dir, "sfeedrc")
	if err := os.WriteFile(file, []byte(rc.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	return func(time.Time) *exec.Cmd { return exec.Command(path, file) }
}

// BenchmarkADayInTheLife lets programs live for 24 hours of a clock that is
// not the world's, beside 208 feeds of all tempers, and prints what publishers
// saw of them: guanbao is started every ten minutes, as cron would, newsboat
// every hour, which is how often it reloads by itself. Use -benchtime 1x.
func BenchmarkADayInTheLife(b *testing.B) {
	for _, r := range []rival{own(10*time.Minute, "refresh"), {"newsboat", time.Hour, newsboatReload}} {
		b.Run(r.name, func(b *testing.B) {
			for b.Loop() {
				f := newFleet(b, 208, 40, append(tempers[:len(tempers):len(tempers)], silent), morning)
				start := r.command(b, b.TempDir(), f.urls())
				var c cost
				live(f, r.every, func(now time.Time) { c.add(b, start(now), true) })
				requests, unchanged, documents := f.totals()
				fmt.Printf("a day of %s\n%s\n", r.name, f.card())
				b.ReportMetric(float64(requests), "requests")
				b.ReportMetric(float64(f.wire.Load())/1e6, "MB-sent")
				b.ReportMetric(100*float64(unchanged)/float64(max(unchanged+documents, 1)), "%304")
				b.ReportMetric(float64(len(f.early)), "early")
				b.ReportMetric(float64(len(f.whole)), "needless")
				c.report(b, 1)
			}
		})
	}
}

// BenchmarkRefreshOf1000 asks for 1,000 feeds on 50 hosts of which none has
// changed since the first two runs of each program, which are not counted.
func BenchmarkRefreshOf1000(b *testing.B) {
	calm := []temper{{name: "calm", etag: true, modified: true, behave: (*fleet).send}}
	for _, r := range []rival{own(0, "refresh", "--force"), {"newsboat", 0, newsboatReload}, {"sfeed", 0, sfeed}} {
		b.Run(r.name, func(b *testing.B) {
			f := newFleet(b, 1000, 50, calm, morning)
			start := r.command(b, b.TempDir(), f.urls())
			for range 2 { // newsboat keeps validators from the second run on
				new(cost).add(b, start(morning), false)
			}
			var c cost
			_, known, _ := f.totals()
			n := 0
			for b.Loop() {
				n++
				f.forward(morning.Add(time.Duration(n) * time.Hour))
				c.add(b, start(f.clock()), false)
			}
			requests, unchanged, _ := f.totals()
			if want := 1000 * (n + 2); requests != want {
				b.Errorf("%d requests, want %d", requests, want)
			}
			b.ReportMetric(float64(unchanged-known)/float64(n), "304s")
			c.report(b, n)
		})
	}
}
