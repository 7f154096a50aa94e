package sound

import (
	"slices"
	"testing"
	"unicode/utf8"
)

// FuzzQuery holds for any query and title: nothing panics, the filter lets
// every match through, and what is found lies within the title, in order, on
// whole characters.
func FuzzQuery(f *testing.F) {
	for _, s := range [...][2]string{
		{"gjyzj", seed}, {"guojiayouzhengju", seed}, {"xi'an", "西安"}, {"hangzhang", bank}, {"kampou", gazette},
		{"matcha", "まっちゃ"}, {"deeta", "データ"}, {"ㄱㅂ", "오늘의 관보"}, {"값", "갑사"}, {"관ㅂ", "\u1100\u116A\u11AB\u1107\u1169 1"},
		{"lü", "旅游"}, {"cafe", "Cafe\u0301 a"}, {"nn", "んん嗯"}, {"202", seed}, {"a\x00", "a\x00b"}, {"\xff", "\xff官"}, {"😀", "😀"},
		{"kampō", "ｶﾝﾎﾟｳ"}, {"zhshch", "政市场"}, {"er", "儿二ー"}, {"ㄱ", "데이터ㄱ"}, {"ㄷㄱ", "도ㄱ"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, typed, title string) {
		Applies(typed)
		q := Parse(typed)
		packed := Pack(nil, title)
		m, ok := q.Match(packed)
		if ok && !q.May(Mark(packed)) {
			t.Errorf("%q matches %q, but the filter says that it cannot", typed, title)
		}
		if ok && (m.Letters < 1 || m.Cost() >= MaxCost) {
			t.Errorf("%q in %q: %+v of cost %d", typed, title, m, m.Cost())
		}
		places := q.Find(title)
		if ok != (len(places) > 0) {
			t.Errorf("%q in %q: match %v, but found %v", typed, title, ok, places)
		}
		last := -1
		for _, at := range places {
			if at[0] <= last || at[1] <= at[0] || at[1] > len(title) {
				t.Fatalf("%q in %q: found %v", typed, title, places)
			}
			if utf8.ValidString(title) && !utf8.ValidString(title[at[0]:at[1]]) {
				t.Errorf("%q in %q: %v cuts a character", typed, title, at)
			}
			last = at[1]
		}
	})
}

// TestExtendingQueriesFindLess: what Extends says is what Refine relies on.
func TestExtendingQueriesFindLess(t *testing.T) {
	titles := []string{seed, bank, gazette, katakana, "西安旅游局", "まっちゃ", "데이터 관보", "갑사 과나", "中国APEC峰会", "Café 2021", "上海中心", "データ"}
	for _, whole := range []string{"guojiayouzhengju", "xi'anlyj", "hangzhang", "kampou", "matcha", "deeta", "관보", "과나", "갑사", "ㄱㅅ", "zgapecfh", "shhzhx", "cafe 2021", "xingchang"} {
		typed := []rune(whole)
		for n := range typed {
			before, after := Parse(string(typed[:n])), Parse(string(typed[:n+1]))
			if !after.Extends(before) {
				continue
			}
			for _, title := range titles {
				packed := Pack(nil, title)
				_, wide := before.Match(packed)
				if _, narrow := after.Match(packed); narrow && !wide {
					t.Errorf("%s finds %s, %s does not", string(typed[:n+1]), title, string(typed[:n]))
				}
			}
		}
	}
	if q := Parse("gj"); Parse("g").Extends(q) || !slices.Equal(q.typed, Parse("GJ").typed) || Parse("gj").Extends(Query{}) {
		t.Error("a query extends what it does not begin with")
	}
}
