package cjk

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// dirty is the verdict on a document full of glosses.
var dirty = FindGlosses("會(huì)議(yì)和會(huì)見,出席會(huì)談")

func TestStripInADirtyDocument(t *testing.T) {
	if !dirty.Dirty || dirty.Count != 4 {
		t.Fatalf("verdict %+v", dirty)
	}
	for text, want := range map[string]string{
		"":                 "",
		"辦公會(huì)":         "辦公會",
		"會(huì)議(yì)(重點市)": "會議(重點市)",
		"會（huì）議（yì)":      "會議",
		"(huì)":            "(huì)",
		"監(jiān)管報(bào)告":  "監管報告",
		// Other ways to write the letters.
		"規(ɡuī)定":                  "規定",
		"綠(lǜ)(lv̀)色,略(lu\u0308è)": "綠色,略",
		"會(hui\u0300)":             "會",
		// A heteronym by any of its readings; not by another's.
		"長(zhǎng)長(cháng)": "長長",
		"會(yì)":            "會(yì)",
		"國(gúo)":           "國(gúo)",
		// The neutral tone, where it is a reading.
		"的(de)吗(ma)了(le)":       "的吗了",
		"會(hui)中(C)克(g)秒(miao)": "會(hui)中(C)克(g)秒(miao)",
		// One gloss behind another.
		"會(huì)(huì)(kuài)議":  "會議",
		"會(huì)(WTO)(huì)":    "會(WTO)(huì)",
		"的(de)(de)(dì)確(què)": "的確",
		// Left as they are.
		"重慶(chóngqìng)":    "重慶(chóngqìng)",
		"北京(běi jīng)":     "北京(běi jīng)",
		"會(Huì)會(HUÌ)":     "會(Huì)會(HUÌ)",
		"會( huì)會(huì":     "會( huì)會(huì",
		"會 (huì)會[huì]":    "會 (huì)會[huì]",
		"會(huì4)會(ㄏㄨㄟˋ)":   "會(huì4)會(ㄏㄨㄟˋ)",
		"會(\xff)\xff(huì)": "會(\xff)\xff(huì)",
	} {
		got := dirty.Strip(text)
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
		var kept strings.Builder
		at := 0
		for from, to := range dirty.Spans(text) {
			kept.WriteString(text[at:from])
			at = to
		}
		if kept.WriteString(text[at:]); kept.String() != want {
			t.Errorf("%s: what no span hides is %q", text, kept.String())
		}
	}
}

func TestACleanDocumentStaysAsItIs(t *testing.T) {
	const text = "會(huì)議的(de)"
	if got := (Verdict{}).Strip(text); got != text {
		t.Errorf("Strip gives %q", got)
	}
	if got := (Verdict{}).StripCut(text + "會(hu"); got != text+"會(hu" {
		t.Errorf("StripCut gives %q", got)
	}
	for range (Verdict{}).Spans(text) {
		t.Error("there is a span to hide")
	}
}

// filler is text without a glossed character.
func filler(han int) string { return strings.Repeat("字", han) }

func TestDocumentIsDirty(t *testing.T) {
	glossed := func(n int) string { return strings.Repeat("會(huì)", n) }
	for _, c := range []struct {
		name string
		text []string
		want int // glosses, 0 for clean
	}{
		{"nothing", nil, 0},
		{"two glosses", []string{glossed(2), filler(20)}, 0},
		{"three glosses", []string{glossed(3), filler(20)}, 3},
		{"over several pieces", []string{glossed(1), "議(yì)", "報(bào)", filler(20)}, 3},
		{"apart from what it glosses", []string{"會", "(huì)", "會", "(huì)", "會", "(huì)", filler(20)}, 0},
		{"nine of ten occurrences", []string{glossed(9), "會", filler(20)}, 9},
		{"eight of nine", []string{glossed(8), "會", filler(20)}, 0},
		{"on first mention alone", []string{"會(huì)議(yì)報(bào)告", "會議報告", filler(20)}, 0},
		{"one Han in a hundred", []string{glossed(3), filler(297)}, 3},
		{"fewer", []string{glossed(3), filler(298)}, 0},
		{"sixty in a hundred", []string{glossed(6), filler(4)}, 6},
		{"a primer", []string{glossed(7), filler(4)}, 0},
		{"with the neutral tone", []string{glossed(3), "我的(de)吗(ma)", filler(20)}, 5},
		{"the neutral tone alone", []string{"我的(de)你的(de)他的(de)吗(ma)", filler(20)}, 0},
		{"glossed twice over", []string{"會(huì)(huì)議(yì)(yì)", filler(20)}, 0},
		{"wrong readings", []string{strings.Repeat("會(yì)", 9), filler(20)}, 0},
	} {
		if got := FindGlosses(c.text...); got.Count != c.want || got.Dirty != (c.want > 0) {
			t.Errorf("%s: %+v, want %d", c.name, got, c.want)
		}
	}
}

func TestOtherHanCountAsText(t *testing.T) {
	for _, r := range "㐀𠮷〇\uF900" {
		if got := FindGlosses(strings.Repeat("會(huì)", 3), strings.Repeat(string(r), 17)); !got.Dirty {
			t.Errorf("%c is not counted: %+v", r, got)
		}
	}
}

func TestTitleAlone(t *testing.T) {
	traditional := func(r rune) bool { return strings.ContainsRune("會議報單", r) }
	for _, c := range []struct {
		title     string
		dirtySite bool
		want      string
		count     int
	}{
		{"局長辦公會(huì)", false, "局長辦公會", 1},
		{"會(huì)議報(bào)告", false, "會議報告", 2},
		{"會(huì)議與會談", false, "會(huì)議與會談", 0},       // not throughout
		{"乐(yuè)队演出", false, "乐(yuè)队演出", 0},         // not traditional
		{"會(huì)樂(yuè)隊", false, "會(huì)樂(yuè)隊", 0}, // one that it cannot be sure of
		{"會(huì)(huì)議", false, "會議", 2},
		{"會(huì)說的(de)", false, "會說的(de)", 1},
		{"我的(de)家", false, "我的(de)家", 0},
		{"加入世貿(WTO)", false, "加入世貿(WTO)", 0},
		{"辦公會(hu", false, "辦公會(hu", 0},
		{"會(huì)議與會談", true, "會議與會談", 1},
		{"樂(yuè)隊的(de)", true, "樂隊的", 2},
		{"加入世貿(WTO)", true, "加入世貿(WTO)", 0},
		{"辦公會(hu", true, "辦公會", 0},
	} {
		v := JudgeTitle(c.title, c.dirtySite, traditional)
		if got := v.StripCut(c.title); got != c.want {
			t.Errorf("%s, dirty site %v: %q, want %q", c.title, c.dirtySite, got, c.want)
		}
		if v.Count != c.count {
			t.Errorf("%s, dirty site %v: %d glosses, want %d", c.title, c.dirtySite, v.Count, c.count)
		}
	}
}

func TestDropOpenGloss(t *testing.T) {
	for title, want := range map[string]string{
		"": "", "辦公會": "辦公會", "辦公會(": "辦公會", "辦公會（h": "辦公會", "辦公會(huì": "辦公會", "裝(zhuāng": "裝", "裝(zhu": "裝", "裝(zhuang": "裝(zhuang", "裝(zhuān": "裝",
		"會(huì)議(y…": "會(huì)議…", "會(hu...": "會...", "有關(gu……": "有關……", "綠(lu\u0308": "綠", "綠(lü": "綠",
		"會(huì)": "會(huì)", "會(huì)…": "會(huì)…", "會(yi": "會(yi", "世貿(W": "世貿(W", "世貿(WTO": "世貿(WTO", "裝(zhuangx": "裝(zhuangx", "行(ban": "行(ban",
		"重慶(chongqi": "重慶(chongqi", "a(": "a(", "(": "(", "會(huì議": "會(huì議", "會(hui4": "會(hui4", "會((": "會((",
	} {
		if got := DropOpenGloss(title); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}

// parenthesis is one line of testdata/parentheses.tsv.
type parenthesis struct{ kind, text string }

func parentheses(tb testing.TB) []parenthesis {
	tb.Helper()
	data, err := os.ReadFile("testdata/parentheses.tsv")
	if err != nil {
		tb.Fatal(err)
	}
	var all []parenthesis
	for line := range strings.Lines(string(data)) {
		kind, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || !strings.ContainsAny(text, "(（") {
			tb.Fatalf("line %d: %q", len(all)+1, line)
		}
		all = append(all, parenthesis{kind, text})
	}
	if len(all) != 1000 {
		tb.Fatalf("%d parentheses", len(all))
	}
	return all
}

// untouched wants a document kept to the byte.
func untouched(t *testing.T, name string, text ...string) {
	t.Helper()
	v := FindGlosses(text...)
	for _, s := range text {
		if got := v.StripCut(s); v.Dirty || got != s {
			t.Errorf("%s: %+v, %q became %q", name, v, s, got)
			return
		}
	}
}

func TestOrdinaryParenthesesStay(t *testing.T) {
	var all []string
	for i, p := range parentheses(t) {
		untouched(t, fmt.Sprintf("line %d alone", i+1), p.text)
		all = append(all, p.text)
	}
	untouched(t, "all lines together", all...)
	untouched(t, "all lines as one", strings.Join(all, ""))
	articles := ordinary(t)
	for i := range 50 { // twenty lines of all kinds
		text := articles[i%len(articles)]
		for j := i; j < len(all); j += 50 {
			text = append(text[:len(text):len(text)], all[j])
		}
		untouched(t, fmt.Sprintf("every 50th line from %d on, below an article", i+1), text...)
	}
}

// Even where glosses are removed, what is none stays.
func TestOrdinaryParenthesesStayInADirtyDocument(t *testing.T) {
	glosses := 0
	for i, p := range parentheses(t) {
		got := dirty.Strip(p.text)
		if like := p.kind == "deliberate gloss" || p.kind == "neutral tone"; like != (got != p.text) {
			t.Errorf("line %d, %s: %q became %q", i+1, p.kind, p.text, got)
		} else if like {
			glosses++
		}
	}
	if glosses < 60 {
		t.Errorf("only %d lines look like glosses", glosses)
	}
}

func TestOrdinaryTextIsClean(t *testing.T) {
	for i, article := range ordinary(t) {
		untouched(t, fmt.Sprintf("article %d", i), article...)
	}
}

func FuzzStrip(f *testing.F) {
	for _, s := range []string{"會(huì)(huì)議(yì)", "會(hui\u0300)\u0301", "會((huì)huì)", "會（huì)的(de)", "會(hu\xff", "𠮷(jí)", "(((((", "會(huì)（(huì)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, v := range []Verdict{dirty, {Dirty: true}, FindGlosses(s), FindGlosses(strings.Split(s, "\n")...), JudgeTitle(s, false, func(rune) bool { return true })} {
			got, cut := v.Strip(s), v.StripCut(s)
			if utf8.ValidString(s) && !utf8.ValidString(got+cut) {
				t.Fatalf("%q became %q, cut %q", s, got, cut)
			}
			if !strings.ContainsAny(s, "(（") && (got != s || cut != s) {
				t.Fatalf("%q without a parenthesis became %q, cut %q", s, got, cut)
			}
			if again := v.Strip(got); again != got {
				t.Fatalf("%q became %q and then %q", s, got, again)
			}
			at, n := 0, 0
			for from, to := range v.Spans(s) {
				if _, size, letters := spell(strings.TrimLeft(s[from:to], "(（")); from < at || letters == 0 || size > to-from-2 {
					t.Fatalf("%q in %q is no gloss", s[from:to], s)
				}
				at, n = to, n+1
			}
			if (n == 0) != (got == s) {
				t.Fatalf("%d spans, %q became %q", n, s, got)
			}
		}
	})
}
