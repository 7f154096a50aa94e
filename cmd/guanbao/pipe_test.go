package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guanbao/cmd/guanbao/config"
	"guanbao/feed"
	"guanbao/ui"
	"guanbao/ui/locale"
)

// pipeChild set to a path makes TestPipeChild write down there what the process
// was given, say something and end with a status.
const pipeChild = "GUANBAO_PIPE_CHILD"

func TestPipeChild(t *testing.T) {
	out := os.Getenv(pipeChild)
	if out == "" {
		t.Skip("only as the child of another test")
	}
	data, err := os.ReadFile("/dev/stdin")
	if err != nil {
		t.Skip("no /dev/stdin")
	}
	if err := os.WriteFile(out, []byte(strings.Join(os.Args[2:], " ")+"\n"+string(data)), 0o600); err != nil {
		t.Fatal(err)
	}
	os.Stderr.WriteString("no paper\x1b[2J\nmore\n")
	os.Exit(7)
}

func TestACommandGetsTheArticleAndNothingElse(t *testing.T) {
	if _, err := os.Stat("/dev/stdin"); err != nil {
		t.Skip("no /dev/stdin")
	}
	got := filepath.Join(t.TempDir(), "got")
	t.Setenv(pipeChild, got)
	hostile := bulletin
	hostile.Title = "$(touch x) `id` | sh; {url} -rf"
	for form, want := range map[string]string{"text": "会议通过，见此[1]。\n", "markdown": "会议**通过**", "html": "<b>通过</b>", "json": `"id": "id"`} {
		a, _, _ := testApp(t)
		a.speak(locale.For("zh-Hans"))
		a.settings.Pipes = []config.Pipe{{Name: "打印", Argv: []string{os.Args[0], "-test.run=^TestPipeChild$", "--", "$HOME", "{url}", "%s"}, Form: form, Background: true}}
		p := a.pipe(hostile, 0)
		err := p.Run()
		if told, ok := errors.AsType[ui.Told](err); !ok || told.Text != "打印 失败，退出状态 7：no paper" || p.Said() != "no paper" {
			t.Errorf("%s: %v, said %q", form, err, p.Said())
		}
		args, body, _ := strings.Cut(string(must(os.ReadFile(got))), "\n")
		if args != "-- $HOME {url} %s" || !strings.Contains(body, want) {
			t.Errorf("%s: it was given %q and\n%s", form, args, body)
		}
	}
}

func must(data []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return data
}

func TestACommandThatIsNotThereIsTold(t *testing.T) {
	a, _, _ := testApp(t)
	a.settings.Pipes = []config.Pipe{{Name: "x", Argv: []string{"no-such-program"}, Form: "text"}}
	told, ok := errors.AsType[ui.Told](a.pipe(feed.Item{}, 0).Run())
	if !ok || !strings.Contains(told.Text, "no-such-program") {
		t.Errorf("told is %v", told)
	}
}

func TestOnlyTheFirstLineIsKept(t *testing.T) {
	for _, writes := range [][]string{{"one\ntwo\n"}, {"o", "ne", "\ntwo"}, {"\n", "one\n", "two"}, {"one"}} {
		var f firstLine
		for _, w := range writes {
			f.Write([]byte(w))
		}
		if f.String() != "one" {
			t.Errorf("%q keeps %q", writes, f.String())
		}
	}
	var f firstLine
	for range 1000 {
		f.Write([]byte(strings.Repeat("x", 1000)))
	}
	if len(f.line) > 2000 {
		t.Errorf("it keeps %d bytes", len(f.line))
	}
}
