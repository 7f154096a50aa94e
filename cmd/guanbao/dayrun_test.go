//go:build !windows

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
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
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	began := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	ended, peak := make(chan struct{}), make(chan int64)
	go func() { peak <- watch(cmd.Process.Pid, ended) }()
	err := cmd.Wait()
	c.wall += time.Since(began)
	close(ended)
	if err != nil && !mayFail {
		b.Fatalf("%v: %v\n%s", cmd.Args, err, out.Bytes()[max(0, out.Len()-2000):])
	}
	c.cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	seen := <-peak
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok && seen == 0 {
		if seen = int64(u.Maxrss); runtime.GOOS != "darwin" { // where it is counted in bytes
			seen *= 1024
		}
	}
	c.peak = max(c.peak, seen)
}

// watch gives the most memory, in bytes, that a process or one that it started
// has had until they ended, by what Linux keeps of each; 0 elsewhere. What a
// process is said to have used when it has ended counts the memory of the one
// that started it as well, which is this test.
func watch(pid int, ended <-chan struct{}) (peak int64) {
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ended:
			return peak
		case <-tick.C:
			peak = max(peak, highWater(pid, 0))
		}
	}
}

// highWater looks at a process and at those below it.
func highWater(pid, depth int) (peak int64) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil || depth > 8 {
		return 0
	}
	if _, rest, ok := strings.Cut(string(status), "VmHWM:"); ok {
		fmt.Sscan(rest, &peak)
		peak *= 1024
	}
	children, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid)) // nothing where the kernel does not tell
	for child := range strings.FieldsSeq(string(children)) {
		if n, err := strconv.Atoi(child); err == nil {
			peak = max(peak, highWater(n, depth+1))
		}
	}
	return peak
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
// changed since the first two runs of each program, which are not counted, and
// prints what each program took, side by side. With -short it is 40 feeds on 4
// hosts.
func BenchmarkRefreshOf1000(b *testing.B) {
	calm := []temper{{name: "calm", etag: true, modified: true, behave: (*fleet).send}}
	feeds, hosts := 1000, 50
	if testing.Short() {
		feeds, hosts = 40, 4
	}
	var table strings.Builder
	fmt.Fprintf(&table, "%d feeds on %d hosts, unchanged\n%-10s %8s %8s %8s %6s %8s\n", feeds, hosts, "program", "wall s", "CPU s", "RSS MB", "304", "MB sent")
	for _, r := range []rival{own(0, "refresh", "--force"), {"newsboat", 0, newsboatReload}, {"sfeed", 0, sfeed}} {
		var row string
		b.Run(r.name, func(b *testing.B) {
			f := newFleet(b, feeds, hosts, calm, morning)
			start := r.command(b, b.TempDir(), f.urls())
			for range 2 { // newsboat writes validators down in its second run, and sends them from the third on
				new(cost).add(b, start(morning), false)
			}
			var c cost
			_, known, _ := f.totals()
			sent := f.wire.Load()
			n := 0
			for b.Loop() {
				n++
				f.forward(morning.Add(time.Duration(n) * time.Hour))
				c.add(b, start(f.clock()), false)
			}
			requests, unchanged, _ := f.totals()
			if want := feeds * (n + 2); requests != want {
				b.Errorf("%d requests, want %d", requests, want)
			}
			b.ReportMetric(float64(unchanged-known)/float64(n), "304s")
			c.report(b, n)
			row = fmt.Sprintf("%-10s %8.2f %8.2f %8.0f %6d %8.2f\n", r.name, c.wall.Seconds()/float64(n), c.cpu.Seconds()/float64(n), float64(c.peak)/1e6,
				(unchanged-known)/n, float64(f.wire.Load()-sent)/1e6/float64(n))
		})
		table.WriteString(row) // of the last round; empty where the program is not there
	}
	fmt.Print(table.String())
}
