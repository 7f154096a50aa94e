package article

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkLay sets 100 kB of Chinese for a page of 80 cells.
func BenchmarkLay(b *testing.B) {
	var body strings.Builder
	for i := 0; body.Len() < 100_000; i++ {
		fmt.Fprintf(&body, "<p>第%d条　各级邮政管理部门应当加强<b>寄递安全</b>监督检查，推进“快递进村”，2021年业务量6530亿元，同比增长7.4%%，确保服务质量稳中有升。</p>", i)
	}
	p := NewPage(item("zh-Hans", body.String()))
	b.SetBytes(int64(body.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if len(Lay(p, narrow, 80, Options{Indent: true})) < 500 {
			b.Fatal("too few lines")
		}
	}
}

// BenchmarkLayTable sets tables of many rows and of many columns, as columns
// and as records.
func BenchmarkLayTable(b *testing.B) {
	for _, size := range [][2]int{{1000, 6}, {5000, 6}, {50, 200}} {
		t := big(size[0], size[1], func(r, c int) string { return fmt.Sprintf("第%d行业务量%d", r, c) })
		for _, width := range []int{20, 100} {
			b.Run(fmt.Sprintf("%dx%d/%d", size[0], size[1], width), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					s := &setter{look: narrow, width: width}
					s.table(t, margin{})
				}
			})
		}
	}
}
