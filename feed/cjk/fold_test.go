package cjk

import (
	"fmt"
	"hash/fnv"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFoldTakesFormsOfACharacterForOne(t *testing.T) {
	for _, forms := range []string{
		"干乾幹", "为爲為", "里裏裡", "台臺檯枱", "说説說", "群羣", "启啓啟", "众衆眾", "发發髮", "后後", "面麵麪", "钟鐘鍾锺", "了瞭", "只隻祇衹",
		"着著", "卫衛衞", "户戶", "豈岂", "行行", "一⼀", "车車車⾞", "龟龜龜龜⻳", "勇勇", "𫝈㑮", "余餘馀", "汉漢漢", "复複復覆", "国國",
	} {
		runes := []rune(forms)
		for _, r := range runes[1:] {
			if got, want := Fold(string(r)), Fold(string(runes[0])); got != want {
				t.Errorf("%c folds to %s, %c to %s", r, got, runes[0], want)
			}
		}
	}
	if got := Fold("國家郵政局 ABC ＡＢＣ カナ ｶﾅ Ö，。"); got != "国家邮政局 ABC ＡＢＣ カナ ｶﾅ Ö，。" {
		t.Errorf("folded to %s", got)
	}
	if s := "国家邮政局"; Fold(s) != s {
		t.Error("simplified text does not stay")
	}
}

// TestFoldKeepsApartWhatSimplifiedTextKeepsApart holds that the fold does not
// run away through its chains.
func TestFoldKeepsApartWhatSimplifiedTextKeepsApart(t *testing.T) {
	seen := make(map[string]rune)
	for _, r := range "干后里台说群启众发面钟了只着卫余复国像象做作分份坐座待呆曲屈炼链周州制治致至" {
		if other, ok := seen[Fold(string(r))]; ok {
			t.Errorf("%c and %c fold to one", r, other)
		}
		seen[Fold(string(r))] = r
	}
}

func TestKey(t *testing.T) {
	for _, test := range []struct{ in, key, letters string }{
		{"國家郵政局（第７号）", "国家邮政局(第7号)", "国家邮政局第7号"},
		{"ＧＤＰ 5.2％", "gdp 5.2%", "gdp52"},
		{"ÉCOLE ΑΒΓ ЖУК", "école αβγ жук", "écoleαβγжук"},
		{"カタカナ", "かたかな", "かたかな"},
		{"ｶﾞｷﾞｸﾞ ﾊﾟﾝ ﾊﾞﾝ ｳﾞｨ", "がぎぐ ぱん ばん ゔぃ", "がぎぐぱんばんゔぃ"},
		{"か\u3099 カ゛ は\u309Aﾞ あﾞ", "が が ぱ\u3099 あ\u3099", "ががぱあ"},
		{"サーバー・ヴ ヾ", "さーばー・ゔ ゞ", "さーばーゔゞ"},
		{"정책브리핑", "정책브리핑", "정책브리핑"},
		{"a　b\u00A0c", "a b c", "abc"},
		{"a\xffb", "a\uFFFDb", "ab"},
		{"𝒳𐐀", "𝒳𐐨", "𝒳𐐨"},
		{"", "", ""},
	} {
		if got := Key(test.in); got != test.key {
			t.Errorf("Key(%q) = %q, want %q", test.in, got, test.key)
		}
		if got := LetterKey(test.in); got != test.letters {
			t.Errorf("LetterKey(%q) = %q, want %q", test.in, got, test.letters)
		}
	}
}

// TestFoldVersion fails when the table changes: then FoldVersion has to grow,
// and the sum here with it.
func TestFoldVersion(t *testing.T) {
	sum := fnv.New64a()
	for r := rune(0); r < maxRune; r++ {
		if to := theFolding().key(r); to != r && utf8.ValidRune(r) {
			fmt.Fprintf(sum, "%x %x\n", r, to)
		}
	}
	if got, want := fmt.Sprintf("%d %x", FoldVersion, sum.Sum64()), "1 34b74e0550aa3c27"; got != want {
		t.Errorf("version and sum of the folding are %s, want %s", got, want)
	}
}

func TestEveryRuneFoldsForGood(t *testing.T) {
	f := theFolding()
	for r := rune(0); r <= utf8.MaxRune; r++ {
		to := f.key(r)
		if f.key(to) != to {
			t.Errorf("%U folds to %U, and that to %U", r, to, f.key(to))
		}
		if ideograph(r) && !ideograph(to) || !ideograph(r) && ideograph(to) {
			t.Errorf("%U folds to %U", r, to)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{bulletin, traditional, "ｶﾞか\u3099゛は゜\u3099", "ＡbＣ 爲裏", "\xe4\xb8", "a\xff\u3099か", "⼀豈𫝈㑮İ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name, fold := range map[string]func(string) string{"Fold": Fold, "Key": Key, "LetterKey": LetterKey} {
			once := fold(s)
			if twice := fold(once); twice != once {
				t.Errorf("%s is not done after one time: %q, then %q", name, once, twice)
			}
			if utf8.ValidString(s) && !utf8.ValidString(once) {
				t.Errorf("%s(%q) is no UTF-8: %q", name, s, once)
			}
		}
		if Key(Fold(s)) != Key(s) {
			t.Errorf("Key(Fold(%q)) is not its key", s)
		}
	})
}

func TestFind(t *testing.T) {
	for _, test := range []struct {
		text, needle string
		want         []string
	}{
		{"國家郵政局與国家邮政局", "国家邮政局", []string{"國家郵政局", "国家邮政局"}},
		{"国家邮政局", "國家郵政局", []string{"国家邮政局"}},
		{"ＧＤＰ與gdp、GdP", "Gdp", []string{"ＧＤＰ", "gdp", "GdP"}},
		{"ｶﾞｿﾘﾝとガソリンとか\u3099そりん", "がソリン", []string{"ｶﾞｿﾘﾝ", "ガソリン", "か\u3099そりん"}},
		{"ガス", "か", nil},
		{"か゛か", "か", []string{"か"}},
		{"aaaa", "aa", []string{"aa", "aa"}},
		{"abababac", "ababac", []string{"ababac"}},
		{"aabaabaaab", "aabaaab", []string{"aabaaab"}},
		{"第七次", "第7次", nil},
		{"x", "", nil},
		{"", "x", nil},
		{"\xff国\xff", "國", []string{"国"}},
	} {
		var got []string
		for _, at := range Find(test.text, test.needle) {
			got = append(got, test.text[at[0]:at[1]])
		}
		if fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("Find(%q, %q) = %q, want %q", test.text, test.needle, got, test.want)
		}
		if in := NewNeedle(test.needle).In(test.text); in != (len(test.want) > 0) {
			t.Errorf("%q in %q: %v", test.needle, test.text, in)
		}
	}
}

// FuzzFind holds the places against a search in the key of the whole text.
func FuzzFind(f *testing.F) {
	f.Add(bulletin, "國家")
	f.Add("ababababcab", "abABC")
	f.Add("ｶﾞｷﾞか\u3099\u3099ぎ", "がギ")
	f.Add("か\u3099かか\u3099", "\u3099")
	f.Add("\xff國", "\ufffd")
	f.Add("aaaaa", "aa")
	f.Fuzz(func(t *testing.T, s, needle string) {
		last, key := 0, Key(needle)
		for _, at := range Find(s, needle) {
			if at[0] < last || at[1] <= at[0] {
				t.Fatalf("%v comes after byte %d", at, last)
			}
			if !boundary(s, at[0]) || !boundary(s, at[1]) {
				t.Errorf("%v cuts a rune of %q", at, s)
			}
			if got := Key(s[at[0]:at[1]]); got != key {
				t.Errorf("found %q, want %q", got, key)
			}
			last = at[1]
		}
		if n, want := len(Find(s, needle)), strings.Count(Key(s), key); key != "" && n != want {
			t.Errorf("%d places of %q in %q, want %d", n, needle, s, want)
		}
	})
}

// boundary tells whether byte i of s is between runes; what is no UTF-8 has
// no such places.
func boundary(s string, i int) bool {
	return i == len(s) || utf8.RuneStart(s[i]) || !utf8.ValidString(s)
}
