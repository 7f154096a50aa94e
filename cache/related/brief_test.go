package related

import (
	"strings"
	"testing"
	"time"
)

func TestAShortNoticeIsTheSameBulletinAsTheLongTextUnderItsTitle(t *testing.T) {
	const title = "云岭省邮政管理局召开2021年第七次局务会"
	long := "5月10日，云岭省邮政管理局开了今年的第七次局务会，由局长主持。会上有四件事，头一件是讨论并通过《2020年云岭省邮政服务年报》，" +
		"第二件是听取有关方面汇报怎样把“快递进村”再往前推一步，第三件是通过减轻基层负担的分工方案，末一件是全年的督查调研计划。" +
		strings.Repeat("与会的人都说了各自的看法，也谈到往后一年要做的事情和要补的短板。", 3)
	brief := "局务会讨论并通过《2020年云岭省邮政服务年报》，另就“快递进村”、基层减负和督查调研作了安排，详情另行公布。"
	day := time.Date(2021, 5, 10, 0, 0, 0, 0, time.UTC)
	other := strings.Repeat("会上讨论的是仓储、航线与口岸的事情，没有一句与前一份公报相同。", 12)
	for _, tt := range []struct {
		name         string
		title, brief string
		long         string
		days         int
		want         bool
	}{
		{"in words of its own", title, brief, long, 0, true},
		{"the next day", title, brief, long, 1, true},
		{"a week later", title, brief, long, 7, false},
		{"of something else", title, brief, other, 0, false},
		{"under a title that every office has", "2021年政务公开工作年度总结报告", brief, long, 0, false},
		{"under a title without a number", "云岭省邮政管理局召开局务会会议纪要", brief, long, 0, false},
		{"of the same length", title, brief, brief[:len(brief)/3/2*3] + "往年的情况与此不同，另有一番说法可以参看。", 0, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := NewCopy(Text{Title: tt.title, Body: tt.brief}, day.Unix())
			b := NewCopy(Text{Title: tt.title, Body: tt.long}, day.AddDate(0, 0, tt.days).Unix())
			if got := a.Of(b); got != tt.want || b.Of(a) != got {
				t.Errorf("the same bulletin: %v, want %v (%d and %d passages, %.2f of them shared)", got, tt.want, len(a.grams()), len(b.grams()), Containment(a, b))
			}
		})
	}
}
