package ui

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"guanbao/feed"
	"guanbao/ui/locale"
)

// command is a Piped that runs nothing.
type command struct {
	run  func() error
	said string
}

func (c command) Run() error          { return c.run() }
func (c command) Said() string        { return c.said }
func (c command) SetStdin(io.Reader)  {}
func (c command) SetStdout(io.Writer) {}
func (c command) SetStderr(io.Writer) {}

// piper sets a screen up with commands and notes what they get.
func piper(t *testing.T, w, h int, pipes []Pipe, change ...func(*Options)) (*screen, *[]string) {
	s := setup(t, 9, w, h, append(change, func(o *Options) { o.Pipes = pipes })...)
	got := &[]string{}
	s.m.ports.Pipe = func(it feed.Item, n int) Piped {
		return command{run: func() error { *got = append(*got, fmt.Sprintf("%s to %d", it.ID, n)); return nil }, said: "2 页"}
	}
	return s, got
}

var commands = []Pipe{{"打印", true}, {"存档", true}, {"朗读", true}}

func TestAnArticleIsHandedToACommand(t *testing.T) {
	s, got := piper(t, 80, 24, commands[:1])
	s.keys("j |")
	s.wants("已交给 打印：2 页")
	s.keys("enter |")
	if want := "[id000001 to 0 id000001 to 0]"; fmt.Sprint(*got) != want {
		t.Errorf("got %v", *got)
	}
}

func TestOneOfSeveralCommandsIsChosen(t *testing.T) {
	for _, words := range locale.All {
		s, got := piper(t, 80, 24, commands, func(o *Options) { o.Words = words })
		s.keys("|")
		s.wants("1 打印   2 存档   3 朗读   Esc " + words.Deeds.Cancel)
		s.keys("３")
		s.keys("| esc | 4 | q | x : pipe space 存档 enter")
		if want := "[id000000 to 2 id000000 to 1]"; fmt.Sprint(*got) != want || s.quit {
			t.Errorf("got %v", *got)
		}
		s.keys(": pipe space 邮寄 enter")
		s.wants(fmt.Sprintf(words.Deeds.NoPipeF, "邮寄"))
		s.keys("|")
		s.resize(10, 3)
		s.keys("1")
		if len(*got) != 2 {
			t.Error("a command is run unseen")
		}
	}
}

func TestManyCommandsHaveKeysOfTheirOwn(t *testing.T) {
	var many []Pipe
	for i := range len(pipeKeys) {
		many = append(many, Pipe{fmt.Sprint("命令", i), true})
	}
	s, got := piper(t, 80, 24, many)
	for i := range pipeKeys {
		s.keys("|")
		checkFrame(t, s, "many commands", 80, 24)
		s.keys(pipeKeys[i : i+1])
		if want := fmt.Sprintf("id000000 to %d", i); len(*got) != i+1 || (*got)[i] != want {
			t.Fatalf("key %c: got %v, want %s", pipeKeys[i], *got, want)
		}
	}
}

func TestWithoutCommandsItIsSaidHowToSetOneUp(t *testing.T) {
	for _, words := range locale.All {
		s := setup(t, 9, 120, 24, func(o *Options) { o.Words = words })
		s.keys("|")
		s.wants("[[pipe]]", "argv", "config.toml")
	}
	s, got := piper(t, 80, 24, commands[:1])
	s.shelf.items = nil
	s.keys("] |")
	s.wants(s.m.look.Words.Deeds.NoArticle)
	if len(*got) > 0 {
		t.Errorf("got %v", *got)
	}
}

func TestACommandThatFailsIsSaid(t *testing.T) {
	s, _ := piper(t, 80, 24, commands[:1])
	s.m.ports.Pipe = func(feed.Item, int) Piped {
		return command{run: func() error { return Told{Text: "打印 失败，退出状态 3：没有纸", Err: errors.New("exit")} }}
	}
	s.keys("|")
	s.wants("打印 失败，退出状态 3：没有纸")
	s.m.ports.Library = broken{s.shelf}
	s.keys("|")
	s.wants("磁盘坏了")
}

func TestACommandInTheForegroundGetsTheTerminal(t *testing.T) {
	s, got := piper(t, 80, 24, []Pipe{{"less", false}})
	_, cmd := pipeReady{s.m.opt.Pipes[0], s.m.ports.Pipe(s.shelf.items[0], 0)}.apply(s.m)
	if name := fmt.Sprintf("%T", cmd()); !strings.HasSuffix(name, "execMsg") || len(*got) > 0 {
		t.Errorf("Bubble Tea is told %s; run was %v", name, *got)
	}
}
