package prompt

import (
	"strings"
	"testing"
)

func TestWordsEndWhereTheScriptChangesAndAtPunctuation(t *testing.T) {
	for _, tt := range []struct{ name, left, right string }{
		{"words", "|one |two  |three", "one| two|  three|"},
		{"spaces around", "|  |one  ", "  one|  |"},
		{"an address", "|https://|www.|a.|example/|x-|y?|q=|1&|lang=|zh#|top", "https|://www|.a|.example|/x|-y|?q|=1|&lang|=zh|#top|"},
		{"an address in Chinese", "|https://|邮政.|中国/|新闻/|2021|年", "https|://邮政|.中国|/新闻|/2021|年|"},
		{"Han up to punctuation", "|国家邮政局，|召开《|办公会》。", "国家邮政局|，召开|《办公会|》。|"},
		{"kanji and kana", "|検討会|のお|知|らせメール", "検討会|のお|知|らせメール|"},
		{"half-width kana", "|ﾊﾞﾝｸ |ｺｰﾄﾞ", "ﾊﾞﾝｸ| ｺｰﾄﾞ|"},
		{"Hangul and Han", "|우편|郵便 |요금", "우편|郵便| 요금|"},
		{"conjoining letters", "|\u1112\u1161\u11ab|2021", "\u1112\u1161\u11ab|2021|"},
		{"marks stay with their letters", "|cafe\u0301 |é", "cafe\u0301| é|"},
		{"an ideographic space", "|通知　|公告", "通知|　公告|"},
		{"full-width letters", "|ＡＢＣ１|号", "ＡＢＣ１|号|"},
		{"punctuation alone", "|???", "???|"},
		{"emoji divide", "|a👩‍👩‍👧|b", "a|👩‍👩‍👧b|"},
		{"nothing", "|", "|"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			line := strings.ReplaceAll(tt.right, "|", "")
			if got := walked(Model{}.Insert(line), Model.WordLeft); got != tt.left {
				t.Errorf("to the left: %q, want %q", got, tt.left)
			}
			if got := walked(Model{}.Insert(line).Start(), Model.WordRight); got != tt.right {
				t.Errorf("to the right: %q, want %q", got, tt.right)
			}
		})
	}
}

// walked is a line with a | where a motion stops on its way to an end.
func walked(m Model, move func(Model) Model) string {
	stops := map[int]bool{}
	for range len(m.value) + 1 {
		m = move(m)
		stops[m.pos] = true
	}
	var b strings.Builder
	for i := range len(m.value) + 1 {
		if stops[i] {
			b.WriteByte('|')
		}
		b.WriteString(m.value[i:min(i+1, len(m.value))])
	}
	return b.String()
}
