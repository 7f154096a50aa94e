package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// editor is an Editing that is never run: the screen is handed what it brings.
type editor struct{}

func (editor) Run() error                           { return nil }
func (editor) SetStdin(io.Reader)                   {}
func (editor) SetStdout(io.Writer)                  {}
func (editor) SetStderr(io.Writer)                  {}
func (editor) Take(context.Context) (Edited, error) { return Edited{}, nil }

func TestTheEditorGetsTheTerminal(t *testing.T) {
	s := tidying(t)
	s.keys("E") // there is none
	s.m.ports.Edit = func() (Editing, error) { return nil, Told{Text: "urls：没有权限", Err: errors.New("x")} }
	s.keys("E")
	s.wants("urls：没有权限")
	s.m.ports.Edit = func() (Editing, error) { return editor{}, nil }
	m, cmd := s.m.editList()
	_, cmd = cmd().(editReady).apply(m)
	if name := fmt.Sprintf("%T", cmd()); !strings.HasSuffix(name, "execMsg") {
		t.Errorf("the editor becomes a %s", name)
	}
}

func TestWhatTheEditorBroughtIsToldAndTakenBack(t *testing.T) {
	s := tidying(t)
	s.send(listEdited{})
	s.wants("urls 没有改动。")
	s.send(listEdited{err: Told{Text: "编辑器 vi 没有正常结束", Err: errors.New("x")}})
	s.wants("编辑器 vi 没有正常结束")
	back := 0
	restore := func(context.Context) error { back++; return nil }
	s.send(listEdited{Edited: Edited{Changed: true, Added: 2, Removed: 1, Restore: restore}})
	s.wants("urls 已改：新增 2 个源，删除 1 个（按 U 恢复）")
	s.send(listEdited{Edited: Edited{Changed: true, Faults: []string{"urls:3: 甲", "urls:4:7: 乙"}, Restore: restore}})
	s.wants("urls 有 2 行不能用（按 ! 查看）：urls:3: 甲")
	s.keys("!")
	s.wants("urls:3: 甲", "urls:4:7: 乙")
	s.keys("q U U")
	s.wants("已撤销：urls 已改：新增 2 个源，删除 1 个")
	if back != 2 {
		t.Errorf("taken back %d times, want 2", back)
	}
}
