package cache

import (
	"slices"
	"strings"
	"testing"
)

// sampleQueries are queries over the sample, with parts of the addresses of
// what must come back and of what must not. A star is all that must not be
// missed: nothing else may come back.
var sampleQueries = []struct{ text, must, not string }{
	// The first bulletin in all scripts and by its sound.
	{"国家邮政局", "29112 7712 7731 7702 9120 7610 7541 7480", "statement _642 0310"},
	{"國家郵政局", "29112 7712 7731", "statement"},
	{"国家郵政局", "29112 7712 7731", "statement"},
	{"gjyzj", "29112 7712 7731", "statement"},
	{"ｇｊｙｚｊ", "29112 7712 7731", "statement"},
	{"guojiayouzhengju", "29112 7712 7731", "statement"},
	{"guojia youzheng", "29112 7712 7731", "statement"},
	{"youzheng", "29112 7712", "statement"},
	{"局长办公会", "29112 7712 sample.html _318 7731 *", ""},
	{"局長辦公會", "29112 7712 sample.html _318 7731 *", ""},
	{"jzbgh", "29112 7712 *", ""},
	{"会议", "sample.html 0612_01 jidi-tiaoli 29112 7712 7731 *", ""},
	{"快递进村", "_318 sample.html 29112 7712 7731 *", ""},
	{"快遞進村", "_318 sample.html 29112 7712 7731 *", ""},
	{"马军胜", "29112 7712 *", ""},
	{"普遍服务监管", "29112 7731 sample.html 7712 *", ""},
	{`"普遍服务监管报告"`, "29112 7731", "statement"},
	{"邮政 2021 快递", "29112 7712", "statement"},
	// Numbers, issuers, fields.
	{"number:国邮发〔2021〕12号", "7731 *", ""},
	{"number:國郵發[2021]12號", "7731 *", ""},
	{"number:国邮发〔2021〕", "7731 7702 *", ""},
	{"number:2号", "*", ""},
	{"number:12号", "7731 kokuji *", ""},
	{`number:"생활우편청 고시 제2025-12호"`, "gosi/2025/12 *", ""},
	{"number:2025-12", "gosi/2025/12 kokuji *", ""}, // 令和七年 is 2025
	{"issuer:云岭省", "_642 jidi-tiaoli *", ""},
	{"issuer:郵便物流庁", "kokuji *", ""},
	{"title:条例", "jidi-tiaoli *", ""},
	{"title:通知", "7731 7702 _498 _642", "_455"},
	{"title:通知 -title:国家邮政局", "_498 _642 gia *", ""},
	{"title:运行情况 after:2021", "7541 *", ""},
	{"title:运行情况 before:2021", "7480 *", ""},
	{"lang:ko", "0410 gosi/2025/12 1108 *", ""},
	{"lang:en", "statement correction-2023-17 decision-2023-17 *", ""},
	{"lang:zh-Hant 郵政", "29112", "7712"},
	{"after:2026-06", "sample.html statement *", ""},
	{"on:2021-05-10", "29112 7712 *", ""},
	{"has:comments lang:en", "decision-2023-17 *", ""},
	{"link:youzheng.example/gjyzj/c100027", "7731 7702 7712 sample.html *", ""},
	// Other languages.
	{"カンポウ", "sample.html *", ""},
	{"コヅツミ OR 小包", "qa/r08", "29112"},
	{"郵便", "kokuji sample.html qa/r08 0612_01 *", ""},
	{"郵便物流庁告示", "kokuji sample.html qa/r08 *", ""},
	{"ＱＡ OR Q＆A", "qa/r08 sample.html *", ""},
	{"위탁 OR 우편", "gosi/2025/12", "statement"},
	{"우편", "gosi/2025/12 0410", "statement"},
	{"ㅇㅍㅇㄱ", "press/2025/04 gosi/2025/12 *", ""},
	{"ㄱㅂ", "sample.html *", ""},
	{"kanpou", "sample.html *", ""},
	{"postal", "decision-2023-17 sample.html correction-2023-17 *", ""},
	{"POSTAL regulator", "decision-2023-17", "statement"},
	{`"policy rate held"`, "statement sample.html *", ""},
	{"monet", "statement sample.html *", ""},
	{"onetary", "*", ""},
	{"stamp -rural", "*", ""},
	// Boolean.
	{"title:(条例 OR 公告)", "jidi-tiaoli _455 0409-01 0210-03 *", ""},
	{"条例 OR 年货", "jidi-tiaoli 7610", "statement"},
	{"年货 -快递", "114/12 *", ""},
	{"-邮政 -郵政 lang:zh-Hans", "9140 9055 8987 _498 *", ""},
	{"6530亿元", "9120 sample.html *", ""},
	{"15.1%", "9120 sample.html *", ""},
	{"龘靐", "*", ""},
	{"chongqing", "*", ""},
	{"sztd", "9140 *", ""},
	{"ylsjd", "jidi-tiaoli *", ""},
}

func TestQueriesOverTheSample(t *testing.T) {
	c := sampled(t)
	for _, state := range []string{"waiting", "indexed"} {
		if state == "indexed" {
			indexed(t, c)
		}
		for _, q := range sampleQueries {
			var got []string
			for _, h := range searched(t, c, q.text) {
				got = append(got, h.URL)
			}
			back := func(part string) bool {
				return slices.ContainsFunc(got, func(url string) bool { return strings.Contains(url, part) })
			}
			others, only := len(got), false
			for _, part := range strings.Fields(q.must) {
				if part == "*" {
					only = true
				} else if others--; !back(part) {
					t.Errorf("%s, %s does not find %s", state, q.text, part)
				}
			}
			for _, part := range strings.Fields(q.not) {
				if back(part) {
					t.Errorf("%s, %s finds %s", state, q.text, part)
				}
			}
			if only && others != 0 {
				t.Errorf("%s, %s finds %d others: %q", state, q.text, others, got)
			}
		}
	}
}
