package text

import (
	"slices"
	"sync"
	"testing"
	"unsafe"
)

// classes shows one or more of every class of the package comment: the text,
// what is shown in narrow and in wide mode, and the cells of each.
var classes = []struct {
	class, in   string
	narrow      string
	narrowCells int
	wide        string // "" for the same as narrow
	wideCells   int
}{
	{"ASCII", "GDP 8.1%", "GDP 8.1%", 8, "", 8},
	{"Han", "国家邮政局", "国家邮政局", 10, "", 10},
	{"Han, compatibility", "\ufa4b\uf900", "\ufa4b\uf900", 4, "", 4},
	{"Han, Extensions A, B, G", "㐀𠀀𰀀", "㐀𠀀𰀀", 6, "", 6},
	{"Han, Extension H", "𱍐", "〓", 2, "", 2},
	{"Han not yet assigned", "\U0003fff0", "〓", 2, "", 2},
	{"curly quotes", "“‘’”", "“‘’”", 4, "", 8},
	{"dash and ellipsis", "——……", "——……", 4, "", 8},
	{"middle dot", "·", "·", 1, "", 2},
	{"circled number", "①⑩", "①⑩", 2, "", 4},
	{"circled number on a square", "㉈㉏", "(10)(80)", 8, "", 8},
	{"star and arrow", "★→", "★→", 2, "", 4},
	{"box drawing", "─│┼", "─│┼", 3, "", 6},
	{"Greek and Cyrillic", "αЯ", "αЯ", 2, "", 4},
	{"Greek with accent", "ά", "ά", 1, "", 1},
	{"ambiguous Latin with accent", "éàū", "éàū", 3, "e\u0301a\u0300u\u0304", 3},
	{"ambiguous Latin with stroke", "øđłØħŧ", "øđłØħŧ", 6, "", 12},
	{"ambiguous Latin ligatures", "ßæÆœþðŋıªºŉĳ", "ßæÆœþðŋıªºŉĳ", 12, "", 24},
	{"Latin that is not ambiguous", "ëöñçÉ", "ëöñçÉ", 5, "", 5},
	{"pinyin with caron", "ǎǐ", "ǎǐ", 2, "", 4},
	{"decomposed accent", "e\u0301a\u0300", "e\u0301a\u0300", 2, "", 2},
	{"combining mark without base", "\u0301a", "◌\u0301a", 2, "", 2},
	{"spacing mark without base", "\u093fa", "◌\u093fa", 3, "", 3},
	{"Hangul", "한글", "한글", 4, "", 4},
	{"conjoining jamo that compose", "\u1112\u1161\u11ab", "한", 2, "", 2},
	{"jamo behind a syllable", "가\u11ab", "간", 2, "", 2},
	{"jamo left over", "\u1100\u11ab\u1161", "ㄱㄴㅏ", 6, "", 6},
	{"old jamo", "\ua960", "〓", 2, "", 2},
	{"jamo fillers", "\u115f\u1161\u3164", "ㅏ\u3000", 4, "", 4},
	{"Hangul tone mark", "가\u302e", "가·", 3, "", 4},
	{"kana", "カタかな", "カタかな", 8, "", 8},
	{"half-width kana", "ｶﾅ", "ｶﾅ", 2, "", 2},
	{"half-width kana with voicing", "ｶﾞﾊﾟｳﾞ", "ガパヴ", 6, "", 6},
	{"voicing without its kana", "ﾞｱﾟ", "゛ｱ゜", 5, "", 5},
	{"combining voicing", "か\u3099は\u309aあ\u3099", "がぱあ゛", 8, "", 8},
	{"full-width forms", "ＡＢ１，", "ＡＢ１，", 8, "", 8},
	{"emoji", "😀🚀", "😀🚀", 4, "", 4},
	{"new emoji", "\U0001fae0\U0001f6dc", "〓〓", 4, "", 4},
	{"letter of Unicode 15", "\U0001e030", "\ufffd", 1, "", 2},
	{"text emoji with selector", "❤\ufe0f☀\ufe0f", "❤☀", 2, "", 2},
	{"ambiguous text emoji", "☎\ufe0e", "☎", 1, "", 2},
	{"family", "👨\u200d👩\u200d👧\u200d👦", "👨", 2, "", 2},
	{"profession with skin tone", "👩🏽\u200d⚕\ufe0f好", "👩好", 4, "", 4},
	{"lone skin tone", "\U0001f3fd", "〓", 2, "", 2},
	{"ZWJ that joins nothing", "a\u200db", "ab", 2, "", 2},
	{"flag", "🇭🇰🇨🇳", "[HK][CN]", 8, "", 8},
	{"lone regional indicator", "🇭🇰🇨", "[HK]C", 5, "", 5},
	{"flag of a subdivision", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "[GB-SCT]", 8, "", 8},
	{"tags that mean nothing", "a\U000e0067\U000e007f", "a", 1, "", 1},
	{"keycap", "1\ufe0f\u20e3#\u20e3", "[1][#]", 6, "", 6},
	{"enclosing keycap elsewhere", "国\u20e3", "国", 2, "", 2},
	{"ideographic variation", "葛\U000e0100", "葛", 2, "", 2},
	{"yijing", "䷀䷿", "[乾][未济]", 10, "", 10},
	{"trigram and digram", "☰⚌", "[乾]〓", 6, "", 6},
	{"Thai sign am", "ก\u0e33", "ก\u0e4d\u0e32", 2, "", 2},
	{"Devanagari", "हिन्दी", "हिन्दी", 5, "", 5},
	{"Persian non-joiner", "می\u200cخواهم", "می\u200cخواهم", 7, "", 7},
	{"prepended sign", "\u06001", "\ufffd1", 2, "", 3},
	{"private use", "\ue000\U000f0000", "\ufffd\ufffd", 2, "", 4},
	{"unassigned, noncharacter", "\u0378\ufffe", "\ufffd\ufffd", 2, "", 4},
	{"C0 and DEL", "a\x1b[31m\tb\x7f", "a\ufffd[31m\ufffdb\ufffd", 9, "", 12},
	{"C1", "\u009b2J", "\ufffd2J", 3, "", 4},
	{"newline", "a\nb", "a\ufffdb", 3, "", 4},
	{"line separator", "\u2028", "\ufffd", 1, "", 2},
	{"bidi controls", "\u202eab\u2069\u200f\u061c", "\ufffdab\ufffd\ufffd\ufffd", 6, "", 10},
	{"invisible format", "a\u00ad\u200b\u2060\ufeffb", "ab", 2, "", 2},
	{"broken UTF-8", "a\xe4\xb8", "a\ufffd\ufffd", 3, "", 5},
	{"no-break and ideographic space", "\u00a0\u3000", "\u00a0\u3000", 3, "", 3},
}

func TestDisplayAndWidthByClass(t *testing.T) {
	narrow, wide := New(Narrow), New(Wide)
	for _, c := range classes {
		if c.wide == "" {
			c.wide = c.narrow
		}
		for _, x := range []struct {
			m     *Measure
			want  string
			cells int
		}{{narrow, c.narrow, c.narrowCells}, {wide, c.wide, c.wideCells}} {
			if got := x.m.Display(c.in); got != x.want {
				t.Errorf("%s, %v: %+q shows as %+q, want %+q", c.class, x.m.Mode(), c.in, got, x.want)
			}
			if got := x.m.Width(c.in); got != x.cells {
				t.Errorf("%s, %v: %+q has %d cells, want %d", c.class, x.m.Mode(), c.in, got, x.cells)
			}
			if got := x.m.Width(x.want); got != x.cells {
				t.Errorf("%s, %v: %+q has %d cells once shown, want %d", c.class, x.m.Mode(), x.want, got, x.cells)
			}
		}
	}
}

func TestDisplayReturnsItsArgumentWhenNothingIsToDo(t *testing.T) {
	m := New(Narrow)
	for _, s := range []string{"", "abc", "国家邮政局", "“快递进村”——①é", "می\u200cخواهم"} {
		d := m.Display(s)
		if len(d) != len(s) || unsafe.StringData(d) != unsafe.StringData(s) {
			t.Errorf("Display(%q) is a copy", s)
		}
		if n := testing.AllocsPerRun(10, func() { m.Display(s) }); n > 0 {
			t.Errorf("Display(%q) allocates %v times", s, n)
		}
	}
}

func TestDisplayLinesKeepsOnlyNewlines(t *testing.T) {
	m := New(Narrow)
	s := "一\n\n二"
	if d := m.DisplayLines(s); d != s || unsafe.StringData(d) != unsafe.StringData(s) {
		t.Errorf("DisplayLines(%q) is a copy", s)
	}
	if got, want := m.DisplayLines("一\n\u0301二\r\n\t三"), "一\n◌\u0301二\ufffd\n\ufffd三"; got != want {
		t.Errorf("got %+q, want %+q", got, want)
	}
}

func TestClustersAreWholeAndMeasured(t *testing.T) {
	m := New(Narrow)
	var got []string
	total := 0
	for c, w := range m.Clusters("国e\u0301한क्षि\u3000a") {
		got = append(got, c)
		total += w
	}
	want := []string{"国", "e\u0301", "한", "क्षि", "\u3000", "a"}
	if len(got) != len(want) || total != 2+1+2+3+2+1 {
		t.Fatalf("got %+q of %d cells, want %+q", got, total, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("cluster %d is %+q, want %+q", i, got[i], want[i])
		}
	}
	for c := range m.Clusters("一二三") {
		if c != "一" {
			t.Error("Clusters went on after the loop was left")
		}
		break
	}
}

// The race detector gives this test its point.
func TestMeasuresMayBeSharedBetweenGoroutines(t *testing.T) {
	m := New(Narrow)
	want := New(Narrow).Wrap(samples[0].s, 30, Options{})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for r := rune(0x1000); r < 0x3000; r += 7 {
				if w := m.Width(m.Fit(string(r)+mixed, 30)); w != 30 {
					t.Errorf("%U: %d cells", r, w)
				}
			}
			if got := m.Wrap(samples[0].s, 30, Options{}); !slices.Equal(got, want) {
				t.Errorf("wrapped to %v, want %v", got, want)
			}
		})
	}
	wg.Wait()
}

func TestModeNames(t *testing.T) {
	if New(Narrow).Mode().String() != "narrow" || New(Wide).Mode().String() != "wide" {
		t.Error("a mode is not named as its setting")
	}
}
