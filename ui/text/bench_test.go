package text

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

const bulletin = "5月10日，全国邮政管理工作座谈会在北京召开，审议并原则通过《2020年邮政普遍服务监管报告》，听取关于进一步推进“快递进村”有关工作的汇报。" +
	"会议指出，前四月业务量完成303.6亿件，同比增长59.4%——“十四五”开局良好……"

// chinese and english are paragraphs of 100 kB.
var (
	chinese = strings.Repeat(bulletin, 100_000/len(bulletin)+1)[:99_999/3*3]
	english = strings.Repeat("The Commission’s “final” report doesn’t change the rules for state-of-the-art sorters. ", 1200)[:100_000]
	row     = "国家邮政局召开2021年第七次局长办公会，审议并原则通过《2020年邮政普遍服务监管报告》"
)

func validChinese() string { return strings.ToValidUTF8(chinese, "") }

func BenchmarkWidth(b *testing.B) {
	m := New(Narrow)
	for name, s := range map[string]string{"title": row, "english": english[:100], "chinese100kB": validChinese()} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				m.Width(s)
			}
		})
		b.Run(name+"/ansi", func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				ansi.StringWidthWc(s)
			}
		})
	}
}

func BenchmarkDisplay(b *testing.B) {
	m := New(Narrow)
	for name, s := range map[string]string{"title": row, "emoji": row + "👩🏽\u200d⚕\ufe0f🇭🇰"} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				m.Display(s)
			}
		})
	}
}

func BenchmarkFitRow(b *testing.B) {
	m := New(Narrow)
	for name, n := range map[string]int{"cut": 52, "padded": 120} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m.Fit(row, n)
			}
		})
	}
}

func BenchmarkWrap(b *testing.B) {
	m := New(Narrow)
	s := validChinese()
	lines := m.Wrap(s, 80, Options{})
	for _, c := range []struct {
		name string
		s    string
		do   func(s string)
	}{
		{"chinese", s, func(s string) { lines = m.AppendWrap(lines[:0], s, 80, Options{Indent: 4, Hanging: true}) }},
		{"chinese20cells", s, func(s string) { lines = m.AppendWrap(lines[:0], s, 20, Options{}) }},
		{"english", english, func(s string) { lines = m.AppendWrap(lines[:0], s, 80, Options{}) }},
		{"chinese/fresh", s, func(s string) { m.Wrap(s, 80, Options{}) }},
		{"chinese/ansi.WrapWc", s, func(s string) { ansi.WrapWc(s, 80, "") }},
		{"chinese/ansi.WordwrapWc", s, func(s string) { ansi.WordwrapWc(s, 80, "") }}, // does not break Han
		{"chinese/uniseg", s, func(s string) { lines = unisegWrap(lines[:0], s, 80) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.s)))
			b.ReportAllocs()
			for b.Loop() {
				c.do(c.s)
			}
		})
	}
}

// unisegWrap sets s by UAX #14 as uniseg has it, greedily.
func unisegWrap(lines []Line, s string, width int) []Line {
	var line, best Line // best ends at the last place where line may break
	for at, state := 0, -1; at < len(s); {
		c, _, bounds, next := uniseg.StepString(s[at:], state)
		cells := bounds >> uniseg.ShiftWidth
		if line.Width+cells > width && line.Width > 0 {
			if best.End == line.Start {
				best = line
			}
			lines = append(lines, Line{Start: line.Start, End: best.End, Width: best.Width})
			line.Start, line.Width = best.End, line.Width-best.Width
			best = Line{End: line.Start}
		}
		at, state = at+len(c), next
		line.End, line.Width = at, line.Width+cells
		if bounds&uniseg.MaskLine == uniseg.LineCanBreak {
			best = line
		}
	}
	return append(lines, line)
}
