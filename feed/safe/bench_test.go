package safe

import (
	"strings"
	"testing"
)

const bulletin = "5月10日，国家邮政局召开第七次局长办公会，审议并原则通过《2020年邮政普遍服务监管报告》，听取关于推进“快递进村”有关工作的汇报——详见附件①。\n"

func benchmark(b *testing.B, s string, f func(string) string) {
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		f(s)
	}
}

func BenchmarkText(b *testing.B) {
	for name, s := range map[string]string{
		"chinese":  strings.Repeat(bulletin, 40),
		"latin":    strings.Repeat("The committee decided to maintain the rate at 2.5 per cent; see annex.\n", 100),
		"korean":   strings.Repeat("정책브리핑에서 제공한 자료입니다. ", 200),
		"thai":     strings.Repeat("ภาษาไทยและอื่นๆ", 200),
		"escapes":  strings.Repeat(bulletin+"\x1b[31mx\x1b]0;t\x07", 40),
		"zalgo":    strings.Repeat("a"+strings.Repeat("\u0335\u0301", 50), 80),
		"one tab":  strings.Repeat(bulletin, 40) + "\t",
		"unclosed": strings.Repeat("\x1b]", 4000),
	} {
		b.Run(name, func(b *testing.B) { benchmark(b, s, Text) })
	}
}

func BenchmarkLine(b *testing.B) {
	b.Run("title", func(b *testing.B) { benchmark(b, "国家邮政局召开2021年第七次局长办公会", Line) })
	b.Run("padded", func(b *testing.B) { benchmark(b, "\n  国家邮政局召开2021年第七次局长办公会  \n", Line) })
}

func BenchmarkURL(b *testing.B) {
	for b.Loop() {
		URL("https://portal.example/news/2021/0510/29112.html?from=rss", nil)
	}
}

func BenchmarkCutTwoMegabytes(b *testing.B) {
	s := strings.Repeat("国家邮政局", 200000)
	for b.Loop() {
		Cut(s, MaxContent)
	}
}
