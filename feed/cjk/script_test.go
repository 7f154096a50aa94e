package cjk

import (
	"strings"
	"testing"
)

func TestScriptOf(t *testing.T) {
	for _, test := range []struct {
		text, language string
		want           Script
	}{
		{bulletin, "", Simplified},
		{traditional, "", Traditional},
		{bulletin, "zh-TW", Simplified},
		{traditional, "zh-Hans", Traditional},
		{"国家邮政局召开局长办公会", "", Simplified},
		{"國家郵政局召開局長辦公會", "", Traditional},
		{"后天下雨", "", Han},
		{"后天下雨", "zh", Han},
		{"后天下雨", "zh-Hant-HK", Traditional},
		{"后天下雨", "zh_CN", Simplified},
		{"后天下雨", "ja", Japanese},
		{"后天下雨", "ko-KR", Korean},
		{"総務省、令和6年版情報通信白書の公表", "", Japanese},
		{"総務省、令和6年版情報通信白書の公表", "ja", Japanese},
		{"令和六年度予算案閣議決定", "ja", Japanese},
		{"独立行政法人設立準備会議開催", "", Japanese},
		{"特定外来生物被害対策", "", Japanese},
		{"ゆうパックの料金を改定します", "zh", Japanese},
		{"ﾕｳﾊﾟｯｸ料金改定", "", Japanese},
		{"大阪の夜：一次日本之旅，我们在城里走了三天，吃了很多小吃", "", Simplified},
		{"「優の良品」標章註冊公告，申請人應於三十日內繳納費用", "zh-TW", Traditional},
		{"우체국 소포 요금 개정 안내", "", Korean},
		{"中, 北과 교역 재개… 韓 정부 대책 논의", "", Korean},
		{"中韓 外交部長 會談 開催, 北核 問題 論議 예정이라고 밝혔다", "", Korean},
		{"韩国海力士（하이닉스）宣布将在无锡扩建工厂，总投资额约数十亿", "", Simplified},
		{"大阪の夜景：我们说这里", "", Simplified},
		{"后天下雨", "zh-MO", Traditional},
		{"后天下雨", "zh-tw", Traditional},
		{"后天下雨", "zh-SG", Simplified},
		{"韩国외교부发言人表示，双方将就合作举行会谈", "", Simplified},
		{"國家郵政局召開局長辦公會", "ja", Traditional},
		{"国家邮政局召开局长办公会", "ko", Simplified},
		{"完整概述如下所示", "", Han},
		{"Correction to Release 2023/17", "zh", NoScript},
		{"", "zh", NoScript},
		{"𠮷𠮷", "", Han},
	} {
		if got := ScriptOf(test.text, test.language); got != test.want {
			t.Errorf("ScriptOf(%.40q, %q) = %v, want %v", test.text, test.language, got, test.want)
		}
	}
}

func TestScriptIsReadFromTheBeginning(t *testing.T) {
	if got := ScriptOf(bulletin+strings.Repeat(" ", scriptSample)+strings.Repeat(traditional, 9), ""); got != Simplified {
		t.Errorf("got %v", got)
	}
}

func TestOnlyChineseMayBeConverted(t *testing.T) {
	for s, want := range map[Script]bool{NoScript: false, Han: true, Simplified: true, Traditional: true, Japanese: false, Korean: false} {
		if s.Chinese() != want {
			t.Errorf("%v: %v", s, !want)
		}
	}
}

func TestWhatACharacterTells(t *testing.T) {
	for _, r := range "會務監報關進應榮員國後說説裏為爲" {
		if !Simplifies(r) {
			t.Errorf("%c does not", r)
		}
	}
	for _, r := range "会后干里台乾著于国a，か\x00\U0010FFFF" {
		if Simplifies(r) {
			t.Errorf("%c does", r)
		}
	}
	for _, r := range "万亘余党即台岳真芸虫予郎研概国会学" {
		if theClasses()[r]&japaneseOnly != 0 {
			t.Errorf("%c speaks for Japan", r)
		}
	}
	if Simplifies(-1) {
		t.Error("what is no rune does")
	}
}
