package catalogue

import (
	"slices"
	"testing"
)

func TestMarksStandWhereTheWordsAre(t *testing.T) {
	for _, c := range []struct {
		text, name string
		want       []string
	}{
		{"youzheng", "国家邮政局·邮政要闻", []string{"邮政"}},
		{"gjyzj", "国家邮政局·邮政要闻", []string{"国家邮政局"}},
		{"郵政", "国家邮政局·邮政要闻", []string{"邮政", "邮政"}},
		{"youzheng要闻", "国家邮政局·邮政要闻", []string{"邮政要闻"}},
		{"邮政局 国家", "国家邮政局·邮政要闻", []string{"国家邮政局"}},
		{"ㄱㅅㅊ", "정책브리핑 국세청", []string{"국세청"}},
		{"res fed", "Federal Reserve: all press", []string{"Fed", "Res"}},
		{"eder", "Federal Reserve: all press", nil},
		{"中国", "国家邮政局·邮政要闻", nil},
		{"", "国家邮政局·邮政要闻", nil},
	} {
		var got []string
		for _, m := range Marks(c.text, c.name) {
			got = append(got, c.name[m[0]:m[1]])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q in %q: %q, not %q", c.text, c.name, got, c.want)
		}
	}
}
