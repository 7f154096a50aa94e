package safe

import (
	"strings"
	"testing"
)

// Each sequence stands between two words, in the 7-bit and, where there is
// one, the 8-bit form, and has to leave them alone together.
func TestSequencesGoAsAWhole(t *testing.T) {
	both := func(introducer, c1, rest string) []string { return []string{introducer + rest, c1 + rest} }
	corpus := []string{
		"\x1bc", "\x1b7", "\x1b8", "\x1b=", "\x1b>", "\x1bM", "\x1b(B", "\x1b#8", "\x1b%G", "\x1b F", "\x1b\\", "\x1bkTitle\x1b\\", "\x1bkTitle\x07",
		"\u009c", "\u0084", "\u008e", "\x1b\x1b[0m",
	}
	for _, rest := range []string{"31m", "0m", "m", "2J", "H", "10;10H", "?25l", "?1049h", "?2004h", ">c", "c", "6n", "21t", "20t", "5i", "4i", "!p", "\"p", "38;2;1;2;3m", " q", "200~", "$p"} {
		corpus = append(corpus, both("\x1b[", "\u009b", rest)...)
	}
	for _, body := range []string{"0;owned", "2;owned", "8;;https://evil.example", "8;;", "52;c;cm0gLXJmIH4=", "4;1;?", "10;?", "50;?", "9;note", "777;notify;a;b", "1337;File=:AAAA", "99;i=1:d=0;标题"} {
		for _, end := range []string{"\x07", "\x1b\\", "\u009c"} {
			corpus = append(corpus, both("\x1b]", "\u009d", body+end)...)
		}
	}
	for _, end := range []string{"\x1b\\", "\u009c"} {
		corpus = append(corpus, both("\x1bP", "\u0090", "$qm"+end)...)
		corpus = append(corpus, both("\x1bP", "\u0090", "0;1q\"1;1;9;9#0~~\n~~"+end)...)
		corpus = append(corpus, both("\x1bP", "\u0090", "+q544e"+end)...)
		corpus = append(corpus, both("\x1b_", "\u009f", "Gf=24,s=9;AAAA"+end)...)
		corpus = append(corpus, both("\x1b^", "\u009e", "message"+end)...)
		corpus = append(corpus, both("\x1bX", "\u0098", "string"+end)...)
	}
	for _, s := range corpus {
		for _, words := range [][2]string{{"前", "后"}, {"a", "b"}} {
			if got, want := Text(words[0]+s+words[1]), words[0]+words[1]; got != want {
				t.Errorf("%q leaves %q", s, got)
			}
		}
	}
}

func TestUnterminatedSequenceLeavesTheArticle(t *testing.T) {
	article := strings.Repeat("国家邮政局召开会议。\n", 600)
	for _, introducer := range []string{"\x1b]0;", "\u009d0;", "\x1bP", "\u0090", "\x1b_", "\u009f", "\x1b^", "\u009e", "\x1bX", "\u0098", "\x1bk", "\x1b[", "\u009b", "\x1b", "\x1b(", "\x1b[38;5;"} {
		got := Text(introducer + article)
		if !strings.HasSuffix(got, article) || len(got) > len(article)+6 {
			t.Errorf("%q swallows the article: %d bytes of %d left", introducer, len(got), len(article))
		}
		if got := Text("x" + introducer); strings.ContainsAny(got, "\x1b\u009b") || !strings.HasPrefix(got, "x") {
			t.Errorf("%q at the end leaves %q", introducer, got)
		}
	}
}

func TestTerminatorBeyondTheBoundIsNotFound(t *testing.T) {
	body := strings.Repeat("文", 4<<10)
	for _, introducer := range []string{"\x1bP", "\x1b]", "\u009f"} {
		if got := Text(introducer + body + "\x1b\\end"); got != body+"end" {
			t.Errorf("%q: %d bytes left of %d", introducer, len(got), len(body)+3)
		}
	}
	if got := Text("\x1b]" + strings.Repeat("文", 1300) + "\x07end"); got != "end" {
		t.Errorf("%d bytes left of a sequence within the bound", len(got))
	}
	parameters := strings.Repeat("1;", 4<<10)
	if got := Text("\x1b[" + parameters + "m"); got != parameters+"m" {
		t.Errorf("%d bytes left of %d", len(got), len(parameters)+1)
	}
}

func TestAnotherControlBreaksASequenceOff(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b]0;one\x1b[31mtwo":     "0;onetwo",
		"\x1b]0;one\u009b31mtwo":    "0;onetwo",
		"\x1b]0;one\x18two\x07":     "0;onetwo",
		"\x1b]0;one\ntwo\x07three":  "0;one\ntwothree",
		"\x1b[31 文":                 "31 文",
		"\x1b[3\x1b[1mx":            "3x",
		"\x1b文":                     "文",
		"\x1bPq\x1b]0;t\x07\x1b\\x": "qx",
	} {
		if got := Text(in); got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestRawC1BytesAreNoControls(t *testing.T) {
	if got := Text("a\x9b31mb"); got != "a\uFFFD31mb" {
		t.Errorf("%q", got)
	}
}
