package related

import (
	"slices"
	"testing"
)

func TestDocumentsAreCitedInAnyBracketsAndSpeechIsNot(t *testing.T) {
	for _, tt := range []struct {
		name, body string
		want       []string
	}{
		{"book marks", "审议《2020年邮政普遍服务监管报告》。", []string{"2020年邮政普遍服务监管报告"}},
		{"nested", "印发《关于落实〈邮政法〉及《快递暂行条例》的通知》", []string{"关于落实〈邮政法〉及《快递暂行条例》的通知"}},
		{"corner brackets", "依「郵政法施行細則」及『郵件處理規則』辦理。", []string{"郵政法施行細則", "郵件處理規則"}},
		{"a Japanese law", "「郵便法の一部を改正する法律」が公布された。", []string{"郵便法の一部を改正する法律"}},
		{"speech in corner brackets", "局長指出「快遞進村要再往前推一步」，「三個中心」要建好。", nil},
		{"one document twice", "《快递暂行条例》和「快遞暫行條例」", []string{"快递暂行条例"}},
		{"not closed on its line", "《快递暂行\n条例》「郵政法施行\n細則」", nil},
		{"its own title", "《国家邮政局公布一季度报告》", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, c := range Cited(Text{Title: "国家邮政局公布一季度报告", Body: tt.body}, "") {
				got = append(got, c.Text)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}
