package main

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"guanbao/cmd/guanbao/screen"
)

func TestBrowserChoosesItsProgram(t *testing.T) {
	const link = "https://a.example/x"
	for name, c := range map[string]struct {
		setting []string
		browser string
		want    []string
	}{
		"setting":          {[]string{"firefox", "-new-tab"}, "lynx", []string{"firefox", "-new-tab", link}},
		"slot":             {[]string{"open", "--url={url}", "-x"}, "", []string{"open", "--url=" + link, "-x"}},
		"$BROWSER":         {nil, "lynx -nocolor", []string{"lynx", "-nocolor", link}},
		"$BROWSER with %s": {nil, "w3m -o x=%s -B", []string{"w3m", "-o", "x=" + link, "-B"}},
		"no shell":         {nil, "sh -c 'x %s'", []string{"sh", "-c", "'x", link + "'"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := newBrowser(c.setting, func(string) string { return c.browser }).command(link)
			if err != nil || !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %q, %v; want %q", got, err, c.want)
			}
		})
	}
	if argv := newBrowser(nil, func(string) string { return " " }).argv; len(argv) == 0 {
		t.Error("no browser of the system")
	}
}

func TestBrowserGetsOneHarmlessArgument(t *testing.T) {
	b := Browser{argv: []string{"browser"}}
	for _, address := range []string{
		"", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ssh://a.example", "x-man-page:ls", "mailto:a@b.example",
		"-remote", "--help", "|cmd", `\\server\share`, "vbscript:x", "https://", "exec:x", "https://a.example/\n--x",
	} {
		if argv, err := b.command(address); !errors.Is(err, ErrNoLink) {
			t.Errorf("%q gives %q, %v", address, argv, err)
		}
	}
	for _, address := range []string{
		"https://a.example/$(touch x)", "https://a.example/`x`;y&z", `https://a.example/"'x`, "https://a.example/a b", "HTTPS://a.example/%0a", "https://例え.example/。",
	} {
		argv, err := b.command(address)
		if err != nil {
			continue // refusing is as good
		}
		if len(argv) != 2 || !strings.HasPrefix(argv[1], "https://") || strings.ContainsAny(argv[1], " \n\"<>") {
			t.Errorf("%q gives %q", address, argv)
		}
	}
}

// TestBrowserRuns gives a link to a program that writes down what it got.
func TestBrowserRuns(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program is a shell script")
	}
	dir := t.TempDir()
	got := filepath.Join(dir, "got")
	script := "#!/bin/sh\nprintf '%s\\n' \"$#\" \"$@\" >" + got + ".part; mv " + got + ".part " + got + "\n"
	if err := os.WriteFile(filepath.Join(dir, "opener"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	if err := (Browser{argv: []string{"opener", "-a"}}).Open("https://a.example/?q=$(x)&y='z'"); err != nil {
		t.Fatal(err)
	}
	want := "2\n-a\nhttps://a.example/?q=$(x)&y='z'\n"
	for deadline := time.Now().Add(screen.Patience); ; {
		data, err := os.ReadFile(got)
		if err == nil {
			if decoded := strings.ReplaceAll(string(data), "%27", "'"); decoded != want {
				t.Errorf("the program got %q, want %q", data, want)
			}
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("the program was not run")
		}
		runtime.Gosched()
	}
}

func TestMissingBrowserIsAnError(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if err := (Browser{argv: []string{"no-such-browser"}}).Open("https://a.example/"); !errors.Is(err, ErrNoBrowser) {
		t.Errorf("error %v", err)
	}
}
