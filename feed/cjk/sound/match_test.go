package sound

import (
	"strings"
	"testing"
)

// hit gives what a query finds in a title, the passed over places as |.
func hit(query, title string) string {
	var parts []string
	for _, at := range Parse(query).Find(title) {
		parts = append(parts, title[at[0]:at[1]])
	}
	return strings.Join(parts, "|")
}

const (
	seed     = "國家郵政局召開2021年第七次局長辦公會"
	bank     = "重庆银行行长"
	gazette  = "かんぽう号外"
	katakana = "カンポウ速報"
)

func TestQueryFindsTitles(t *testing.T) {
	for _, c := range [...]struct{ query, title, want string }{
		{"gjyzj", seed, "國家郵政局"},
		{"guojiayouzhengju", seed, "國家郵政局"},
		{"ｇｊｙｚｊ", seed, "國家郵政局"},
		{"GJYZJ", seed, "國家郵政局"},
		{"gjyouzj", seed, "國家郵政局"},
		{"guojiayzj", seed, "國家郵政局"},
		{"guojiayzhengju", seed, "國家郵政局"},
		{"guojiay", seed, "國家郵"},
		{"guojiayou", seed, "國家郵"},
		{"guojiayouzhe", seed, "國家郵政"},
		{"guo jia you zheng", seed, "國家郵政"},
		{"gjyzhengjzhk", seed, "國家郵政局召開"},
		{"jzk2021ndqcjz", seed, "局召開2021年第七次局長"},
		{"zhaokai2021", seed, "召開2021"},
		{"202", seed, "202"},
		{"gjyzj", "国家邮政局：上半年", "国家邮政局"},
		{"yzjsbn", "国家邮政局：上半年", "邮政局|上半年"},
		{"gjyzj", "国家·邮政 局", "国家|邮政|局"},
		{"cqyhhz", bank, bank},
		{"chongqingyinhang", bank, "重庆银行"},
		{"zhongqingyinxing", bank, "重庆银行"},
		{"hangzhang", bank, "行长"},
		{"xingchang", bank, "行长"},
		{"hangchang", bank, "行长"},
		{"yhxz", bank, "银行行长"},
		{"lvyou", "旅游局", "旅游"},
		{"luyou", "旅游局", "旅游"},
		{"lüyou", "旅游局", "旅游"},
		{"lǚyóu", "旅游局", "旅游"},
		{"lyj", "旅游局", "旅游局"},
		{"nverenquanyi", "女儿", ""},
		{"nver", "女儿", "女儿"},
		{"lvese", "绿色", ""},
		{"lvse", "绿色", "绿色"},
		{"celue", "策略", "策略"},
		{"xian", "西安", "西安"},
		{"xian", "先进", "先"},
		{"xi'an", "西安", "西安"},
		{"xi an", "西安", "西安"},
		{"xi’an", "先进", ""},
		{"xa", "西安", "西安"},
		{"shzx", "上海中心", "上海中心"},
		{"shhzhx", "上海中心", "上海中心"},
		{"qianlong", "乾隆", "乾隆"},
		{"xianzhu", "顯著", "顯著"},
		{"gongzuo", "金工作", "工作"},
		{"erlingeryi", "二〇二一年", "二〇二一"},
		{"erling", "二〇二一年", "二〇"},
		{"apecfh", "中国APEC峰会", "APEC峰会"},
		{"zgapec", "中国ＡＰＥＣ峰会", "中国ＡＰＥＣ"},
		{"cafe", "Café", "Café"},
		{"cafe", "Cafe\u0301 a", "Cafe\u0301"},
		{"munchen", "München", "München"},
		{"xim", "西i马", "西i马"},
		{"fazhan", "发展", "发展"},
		{"fang", "反感", "反感"},
		{"fang'an", "方案", "方案"},
		{"fangan", "方案", "方案"},
		{"fangan", "反感", "反感"},

		{"kanpo", gazette, "かんぽ"},
		{"kanpou", gazette, "かんぽう"},
		{"kampou", gazette, "かんぽう"},
		{"kampō", gazette, "かんぽ"},
		{"kampô", gazette, "かんぽ"},
		{"kannpou", gazette, "かんぽう"},
		{"カンポウ", gazette, "かんぽう"},
		{"かんぽう", katakana, "カンポウ"},
		{"kanpo", katakana, "カンポ"},
		{"kanpou", katakana, "カンポウ"},
		{"kanpou", "ｶﾝﾎﾟｳ", "ｶﾝﾎﾟｳ"},
		{"kanpou", "カンポー", "カンポー"},
		{"kanp", katakana, "カンポ"},
		{"kokudokotsu", "こくどこうつう", "こくどこうつ"},
		{"kokudokōtsūsho", "こくどこうつうしょう", "こくどこうつうしょ"},
		{"tokyo", "とうきょう", "とうきょ"},
		{"toukyou", "とうきょう", "とうきょう"},
		{"toky", "とうきょう", "とうきょ"},
		{"tyuusya", "ちゅうしゃ", "ちゅうしゃ"},
		{"chuusha", "ちゅうしゃ", "ちゅうしゃ"},
		{"chusha", "ちゅうしゃ", "ちゅうしゃ"},
		{"sinbun", "しんぶん", "しんぶん"},
		{"shimbun", "しんぶん", "しんぶん"},
		{"kitte", "きって", "きって"},
		{"kit", "きって", "きっ"},
		{"matcha", "まっちゃ", "まっちゃ"},
		{"maccha", "まっちゃ", "まっちゃ"},
		{"kixtute", "きって", "きって"},
		{"nimotsu", "荷物のにもつ", "にもつ"},
		{"nituite", "荷物について", "について"},
		{"deta", "データ", "データ"},
		{"deeta", "データ", "データ"},
		{"zenin", "ぜんいん", "ぜんいん"},
		{"zen'in", "ぜんいん", "ぜんいん"},
		{"fairu", "ファイル", "ファイル"},
		{"gaido", "ガイド", "ガイド"},

		{"ㄱㅂ", "오늘의 관보", "관보"},
		{"ㄱㅂ", "국보", "국보"},
		{"ㄱㅎㅂ", "국회법", "국회법"},
		{"ㄱㅎㅂ", "국회 법", "국회|법"},
		{"관ㅂ", "관보", "관보"},
		{"ㄱ보", "관보", "관보"},
		{"과", "관보", "관"},
		{"고", "관보", "관"},
		{"관", "과나", "과나"},
		{"값", "갑사", "갑사"},
		{"갑", "값", "값"},
		{"ㄳ", "가스", "가스"},
		{"\u1100\u1107", "관보", "관보"},
		{"\u1100\u116A\u11AB\u1107", "관보", "관보"},
		{"ㄱㅂ", "\u1100\u116A\u11AB\u1107\u1169 1", "\u1100\u116A\u11AB\u1107\u1169"},
		{"ﾡﾲ", "관보", "관보"},
		{"관보", "관보", "관보"},
		{"ㄲ", "꽃", "꽃"},
		{"ㅇㅍㅇㄱ", "우편요금", "우편요금"},
		{"ㅇㅍㅇㄱ", "통상우편요금", "우편요금"},
	} {
		if got := hit(c.query, c.title); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.query, c.title, got, c.want)
		}
	}
}

func TestQueryLeavesOtherTitlesAlone(t *testing.T) {
	for _, c := range [...]struct{ query, title string }{
		{"", seed},
		{"gjyzj", "国家发展改革委"},
		{"gjyzj", "邮政局国家"},
		{"wyzj", seed},
		{"guojiayozheng", seed}, // a syllable may be cut short at the end alone
		{"guojayouzheng", seed}, // no typing errors are forgiven
		{"gjiayouzhengjuu", seed},
		{"zhaokai2022", seed},
		{"02", seed},      // not within a number
		{"ec", "APEC"},    // nor within a word
		{"afh", "APEC峰会"}, // a Latin word has no initials
		{"xi'an", "先进"},
		{"xia'n", "西安"},
		{"zhongqing", "从请"},
		{"changxing", "长长"},
		{"yinhang", "印象"},
		{"国家", seed}, // Han is for the full text
		{"guo国", seed},
		{"c++", "c++"},
		{"100%", "100%"},
		{"*", seed},
		{"\x00", "a\x00b"},
		{"😀", "😀"},
		{"кан", "кан"},
		{"kanpo", "かんこう"},
		{"kanko", "かっこ"},
		{"kokka", "こか"}, // what is doubled must be
		{"kitte", "きつて"},
		{"kyo", "こ"},
		{"touu", "とう"},
		{"kanpo", "官報"}, // kana alone, no readings of Japanese
		{"amba", "あんか"},
		{"ㄱㅂ", "보관"},
		{"ㄱㅂ", "관리보고"},
		{"ㄱ", "꽃"},
		{"과ㅂ", "관보"}, // half a syllable may stand at the end alone
		{"광", "관보"},
		{"가", "고보"},
		{"ㅏ", "가"},
		{strings.Repeat("a", 100), strings.Repeat("啊", 100)},
	} {
		if got := hit(c.query, c.title); got != "" {
			t.Errorf("%s finds %q in %s", c.query, got, c.title)
		}
	}
}

func TestApplies(t *testing.T) {
	for _, s := range []string{"g", "gjyzj", "ＧＪ", "2021nian", "xi'an", "guo jia", "lü", "kampō", "ㄱ", "관ㅂ", "과", "ㄳ", "g관", "ﾡ", "\u1100"} {
		if !Applies(s) {
			t.Errorf("not to %q", s)
		}
	}
	for _, s := range []string{"", " ", "'", "2021", "国家", "guo家", "カンポウ", "かんぽ", "c++", "title:gj", "a-b", "\"gj\"", "g*", "g\x00", "😀", "é́а", "관보 2", strings.Repeat("a", 64), strings.Repeat("a", 10_000)} {
		if Applies(s) {
			t.Errorf("to %q", s)
		}
	}
}

func TestMatchesAreRanked(t *testing.T) {
	// Each query finds the titles in this order.
	for query, titles := range map[string][]string{
		"apec":   {"APEC峰会", "关于APEC峰会", "安排俄车"},
		"yzj":    {"邮政局通报", "关于：邮政局", "国家邮政局"},
		"yzjtb":  {"邮政局通报"},
		"fangan": {"反感", "方案", "关于反感", "关于方案"},
		"ㄱㅂ":     {"관보", "오늘의관보"},
	} {
		last := -1
		for _, title := range titles {
			m, ok := Parse(query).Match(Pack(nil, title))
			if !ok || m.Cost() < last || m.Cost() >= MaxCost {
				t.Errorf("%s in %s: %v, %+v of cost %d after %d", query, title, ok, m, m.Cost(), last)
			}
			last = m.Cost()
		}
	}
	for title, want := range map[string]Match{
		"国家邮政局":   {Letters: 3},
		"国家 邮·政局": {Letters: 3, Opens: true},
		"yzj":     {Letters: 3, Opens: true, Typed: true},
	} {
		got, ok := Parse("yzj").Match(Pack(nil, title))
		got.from, got.to = 0, 0
		if !ok || got != want {
			t.Errorf("%s: %+v, want %+v", title, got, want)
		}
	}
}
