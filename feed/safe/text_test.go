package safe

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTextByRule(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"clean text stays", "5月10日，国家邮政局召开“会议”——《报告》①★", "5月10日，国家邮政局召开“会议”——《报告》①★"},
		{"invalid bytes", "a\xffb\xc0\xafc\xed\xa0\x80d", "a\uFFFDb\uFFFD\uFFFDc\uFFFD\uFFFD\uFFFDd"},
		{"cut-off rune", "文\xe6\x96", "文\uFFFD\uFFFD"},
		{"line feed stays", "a\nb", "a\nb"},
		{"tab becomes spaces", "a\tb", "a  b"},
		{"CR LF and CR", "a\r\nb\rc", "a\nb\nc"},
		{"other line breaks", "a\vb\fc\u0085d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"},
		{"C0 and DEL", "a\x00b\x07c\x08d\x7fe", "abcde"},
		{"C1", "a\u0080b\u009cc\u008dd", "abcd"},
		{"bidi controls", "a\u202eb\u2066c\u2069d\u200ee\u200ff\u061cg", "abcdefg"},
		{"what is not seen", "a\ufeffb\u00adc\u2060d\u2064e\u180ef\ufff9g\ufffbh\u206fi\U000E0100j", "abcdefghij"},
		{"noncharacters", "\ufdd0\ufffe\U0001ffff\U0010fffe", "\uFFFD\uFFFD\uFFFD\uFFFD"},
		{"private use stays", "\ue000\uf8ff\U000f0000", "\ue000\uf8ff\U000f0000"},
		{"combining sequence composed", "e\u0301 か\u3099 각", "é が 각"},
		{"marks in canonical order", "q\u0307\u0323", "q\u0323\u0307"},
		{"conjoining jamo", "\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"},
		{"compatibility ideographs stay", "\uf900\ufa0e\U0002f800", "\uf900\ufa0e\U0002f800"},
		{"compatibility ideograph under a mark", "\uf900\u0301", "\uf900\u0301"},
		{"signs with another form stay", "Ω Å 〈", "Ω Å 〈"},
		{"full width stays", "ＡＢＣ，１２３", "ＡＢＣ，１２３"},
		{"marks capped", "a" + strings.Repeat("\u0335", 30) + "b", "a" + strings.Repeat("\u0335", 8) + "b"},
		{"marks of the base count", "\u1ebf" + strings.Repeat("\u0335", 30), "\u1ebf" + strings.Repeat("\u0335", 6)},
		{"mark without base", "\u0301a \u0301b\n\u0301c", "a b\nc"},
		{"jamo capped", "\u1100" + strings.Repeat("\u1161", 30), "\uac00" + strings.Repeat("\u1161", 7)},
		{"flags of England, Scotland, Wales", "\U0001F3F4" + flags[0] + "\U0001F3F4" + flags[1] + "\U0001F3F4" + flags[2],
			"\U0001F3F4" + flags[0] + "\U0001F3F4" + flags[1] + "\U0001F3F4" + flags[2]},
		{"other tags", "x" + flags[0] + "\U0001F3F4\U000E0041\U000E007F", "x\U0001F3F4"},
		{"emoji selector", "☠\uFE0F 1\uFE0F\u20e3 a\uFE0F ☠\uFE0F\uFE0F", "☠\uFE0F 1\uFE0F\u20e3 a ☠\uFE0F"},
		{"ideographic selector", "葛\U000E0100 a\U000E0100 \U000E0100", "葛\U000E0100 a "},
		{"standardised selector", "，\uFE00 \u2268\uFE00 b\uFE00", "，\uFE00 \u2268\uFE00 b"},
		{"Mongolian selector", "\u1820\u180b a\u180b", "\u1820\u180b a"},
		{"family", "👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"},
		{"heart on fire", "❤️‍🔥", "❤️‍🔥"},
		{"joiner between others", "pay\u200dpal 文\u200c字 👨\u200d文", "paypal 文字 👨文"},
		{"joiners in a row and at the ends", "\u200d👨\u200d\u200d👩\u200d", "👨\u200d👩"},
		{"Persian", "می\u200cخواهم", "می\u200cخواهم"},
		{"Sinhala", "ශ්\u200dරී", "ශ්\u200dරී"},
		{"Bengali", "র\u200d্যাব", "র\u200d্যাব"},
		{"zero width space", "a\u200bb 文\u200b字 a\u200bไทย", "ab 文字 aไทย"},
		{"zero width space in Thai and Khmer", "ภาษา\u200bไทย ភាសា\u200bខ្មែរ ไทย\u200b", "ภาษา\u200bไทย ភាសា\u200bខ្មែរ ไทย"},
		{"emoji chain is bounded", strings.Repeat("👨\u200d", 6) + "👨", "👨\u200d👨\u200d👨\u200d👨\u200d👨👨\u200d👨"},
	} {
		if got := Text(c.in); got != c.want {
			t.Errorf("%s: Text(%+q) = %+q, want %+q", c.name, c.in, got, c.want)
		}
		if got := Text("前" + c.in); got != "前"+c.want && c.name != "mark without base" && c.name != "joiners in a row and at the ends" {
			t.Errorf("%s: after text: %+q, want %+q", c.name, got, "前"+c.want)
		}
	}
}

func TestLine(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"clean", "国家邮政局召开会议", "国家邮政局召开会议"},
		{"trimmed", " \n\t国家\u3000\u00a0 ", "国家"},
		{"runs become one", "a  b \t\r\n c", "a b c"},
		{"line break becomes a space", "上\n下", "上 下"},
		{"single ideographic space stays", "商务部\u3000邮政局", "商务部\u3000邮政局"},
		{"ideographic run becomes one", "第一章\u3000\u3000总则", "第一章\u3000总则"},
		{"mixed run becomes a space", "a\u3000 \u00a0b", "a b"},
		{"no-break space stays", "«\u00a0mot\u00a0»", "«\u00a0mot\u00a0»"},
		{"no-break run becomes a space", "a\u00a0\u00a0b", "a b"},
		{"decoded escape", "red: \x1b[31mtext\x1b[0m!", "red: text!"},
		{"space left by a removed sequence", "a \x1b[0m b", "a b"},
		{"only what is removed", "\u200b\u202e\x1b[0m \u3000", ""},
		{"mark after a trimmed space", " \u0301x", "x"},
	} {
		if got := Line(c.in); got != c.want {
			t.Errorf("%s: Line(%+q) = %+q, want %+q", c.name, c.in, got, c.want)
		}
	}
}

func TestTitleIsCapped(t *testing.T) {
	got := Title(strings.Repeat("长", 1<<18))
	if len(got) > MaxTitle || !strings.HasSuffix(got, "长…") || len(got) < MaxTitle-3 {
		t.Errorf("title of %d bytes", len(got))
	}
}

func TestASCII(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"404 Not Found", 40, "404 Not Found"}, {"  bad\r\n\x1b[31mgateway\x07 ", 40, "bad gateway"},
		{"错误 500", 40, "?? 500"}, {"0123456789", 4, "0123"}, {"abc def", 4, "abc"}, {"x", 0, ""}, {"x", -1, ""},
		{"a\u3000b\u00a0c", 9, "a b c"},
	} {
		if got := ASCII(c.in, c.n); got != c.want {
			t.Errorf("ASCII(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

// forbidden reports why r may not be in clean text, wherever it stands.
func forbidden(r rune) string {
	switch {
	case r < 0x20 && r != '\n', 0x7F <= r && r < 0xA0:
		return "control"
	case r == 0x061C, r == 0x200E, r == 0x200F, 0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069:
		return "bidi control"
	case r == 0xFEFF, r == 0xAD, 0x2060 <= r && r <= 0x2064, r == 0x180E, 0xFFF9 <= r && r <= 0xFFFB:
		return "not seen"
	case r == 0x2028, r == 0x2029:
		return "line break"
	case r&0xFFFE == 0xFFFE, 0xFDD0 <= r && r <= 0xFDEF:
		return "noncharacter"
	}
	return ""
}

func TestEveryRune(t *testing.T) {
	for r := rune(0); r <= 0x10FFFF; r++ {
		for _, s := range []string{string(r), "a" + string(r) + "b", "か" + string(r)} {
			fast, slow := Text(s), clean(s)
			if fast != slow {
				t.Fatalf("%U: the fast way gives %+q, the slow one %+q", r, fast, slow)
			}
			for _, got := range slow {
				if why := forbidden(got); why != "" {
					t.Fatalf("%U leaves %U: %s", r, got, why)
				}
			}
		}
	}
}

// seeds hold one of every rule, for the fuzzers.
var seeds = []string{
	"", "plain", "国家邮政局\n召开", "\x1b[31mred\x1b[0m", "\x1b]0;t\x07x", "\u009d8;;u\u009cx", "\xff\xfe\xed\xa0\x80", "e\u0301\u0344\u0958",
	"👨\u200d👩\u200d👧", "\U0001F3F4" + flags[0], "\u1100\u1161\u11a8", "a\u200db\u200cc\u200b", "\u09bc\u09c7\u09be", "ක්\u200dෂ", "র\u200d্য",
	"\uf900\u0301", "☠\ufe0f", " \u3000\u00a0 x \u3000 ", "\u0344\u0344\u0344\u0344\u0344\u0344", "\U0001D160\u0301", "ไทย\u200bไทย", "\t\r\n\v\f\u0085\u2028",
}

func FuzzText(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Text(s)
		if !utf8.ValidString(got) || len(got) > 3*len(s) {
			t.Fatalf("Text(%q) = %q", s, got)
		}
		for _, r := range got {
			if why := forbidden(r); why != "" {
				t.Fatalf("Text(%q) holds %U: %s", s, r, why)
			}
		}
		if again := Text(got); again != got {
			t.Fatalf("Text(%+q) = %+q, again %+q", s, got, again)
		}
		if clean(got) != got {
			t.Fatalf("the slow way changes clean text %+q to %+q", got, clean(got))
		}
		line := Line(s)
		if strings.Contains(line, "\n") || strings.Contains(line, "  ") || strings.TrimFunc(line, space) != line || len(line) > 3*len(s) {
			t.Fatalf("Line(%+q) = %+q", s, line)
		}
		if again := Line(line); again != line {
			t.Fatalf("Line(%+q) = %+q, again %+q", s, line, again)
		}
	})
}

func FuzzFastWayAgrees(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if scan(s)&dirty == 0 && clean(s) != s {
			t.Fatalf("scan finds nothing in %+q, clean makes it %+q", s, clean(s))
		}
	})
}
