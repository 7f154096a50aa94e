package status

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"guanbao/ui/locale"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

func look(mode text.Mode) *theme.Look {
	chrome := theme.NarrowChrome
	if mode == text.Wide {
		chrome = theme.WideChrome
	}
	return &theme.Look{Text: text.New(mode), Words: locale.For("zh-Hans"), Styles: theme.New(true, colorprofile.TrueColor), Chrome: chrome}
}

var hints = []string{"Enter 打开", "R 刷新", "? 帮助"}

func TestTheLineSaysWhatMattersMost(t *testing.T) {
	tests := []struct {
		name  string
		m     Model
		width int
		want  string
	}{
		{"hints where nothing runs", Model{}, 40, "                Enter 打开  R 刷新  ? 帮助 "},
		{"a note with the hints", Model{}.Say("已标为已读"), 40, " 已标为已读     Enter 打开  R 刷新  ? 帮助 "},
		{"a long note with the last of them", Model{}.Say("新增 12 篇，更新 3 篇"), 40, " 新增 12 篇，更新 3 篇   R 刷新  ? 帮助 "},
		{"a note that is too long is cut", Model{}.Say("新增 12 篇，更新 3 篇"), 12, " 新增 12 篇…"},
		{"the note before is gone", Model{}.Alarm("坏了").Say("好了"), 40, " 好了           Enter 打开  R 刷新  ? 帮助 "},
		{"quiet", Model{}.Say("好了").Quiet(), 40, "                Enter 打开  R 刷新  ? 帮助 "},
		{"a remark", Model{}.Remark("新增 1 篇"), 40, " 新增 1 篇      Enter 打开  R 刷新  ? 帮助 "},
		{"a remark in the place of another", Model{}.Remark("新增 1 篇").Remark("新增 2 篇"), 40, " 新增 2 篇      Enter 打开  R 刷新  ? 帮助 "},
		{"no remark in the place of an answer", Model{}.Alarm("没有这个命令").Remark("新增 1 篇"), 40, " 没有这个命令            R 刷新  ? 帮助 "},
		{"no warning either", Model{}.Say("好了").Warn("一个源失败"), 40, " 好了           Enter 打开  R 刷新  ? 帮助 "},
		{"an answer in the place of a remark", Model{}.Remark("新增 1 篇").Say("好了"), 40, " 好了           Enter 打开  R 刷新  ? 帮助 "},
		{"a remark once the answer is gone", Model{}.Say("好了").Quiet().Remark("新增 1 篇"), 40, " 新增 1 篇      Enter 打开  R 刷新  ? 帮助 "},
		{"work of unknown size", Model{}.Run("正在添加", 0, 0), 40, " 正在添加       Enter 打开  R 刷新  ? 帮助 "},
		{"progress", Model{}.Run("正在刷新", 12, 40), 60, " 正在刷新 ███░░░░░░░░░ 12/40        Enter 打开  R 刷新  ? 帮助 "},
		{"progress without the bar", Model{}.Run("正在刷新", 12, 40), 40, " 正在刷新 12/40         R 刷新  ? 帮助 "},
		{"more done than there is", Model{}.Run("正在刷新", 50, 40), 60, " 正在刷新 ████████████ 50/40        Enter 打开  R 刷新  ? 帮助 "},
		{"work and note", Model{}.Run("正在刷新", 1, 2).Say("好了"), 40, " 正在刷新 1/2  好了     R 刷新  ? 帮助 "},
		{"done", Model{}.Run("正在刷新", 1, 2).Idle(), 40, "                Enter 打开  R 刷新  ? 帮助 "},
	}
	l := look(text.Narrow)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ansi.Strip(tt.m.View(l, tt.width, hints))
			if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(tt.want), " ") || l.Text.Width(got) != tt.width {
				t.Errorf("got  %q (%d cells)\nwant %q", got, l.Text.Width(got), tt.want)
			}
		})
	}
}

func TestAnAlarmStandsOut(t *testing.T) {
	l := look(text.Narrow)
	if said, alarm := (Model{}).Say("坏了").View(l, 40, nil), (Model{}).Alarm("坏了").View(l, 40, nil); said == alarm {
		t.Errorf("both are %q", said)
	}
}

func TestTheLineIsExactlyAsWideAsTheScreen(t *testing.T) {
	notes := []string{"", "好", "a\x1b[31m\nb\u202e", strings.Repeat("“①”👩‍👩‍👧", 20)}
	for _, mode := range []text.Mode{text.Narrow, text.Wide} {
		l := look(mode)
		for _, note := range notes {
			for width := 4; width <= 130; width++ {
				for _, m := range []Model{Model{}.Say(note), Model{}.Run("正在刷新", 3, 7).Alarm(note)} {
					if w := l.Text.Width(ansi.Strip(m.View(l, width, hints))); w != width {
						t.Fatalf("%v, %q: %d cells, want %d", mode, note, w, width)
					}
				}
			}
		}
	}
}
