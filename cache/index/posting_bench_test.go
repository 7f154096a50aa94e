package index

import (
	"fmt"
	"testing"
)

// BenchmarkList reads the list of a term that so many of the articles of a
// segment have.
func BenchmarkList(b *testing.B) {
	const all = 4096
	for _, every := range []int{1, 3, 40} {
		var list []posting
		for d := 0; d < all; d += 1 + d*7%(2*every) {
			list = append(list, newPosting(d, 1+d%mostOften))
		}
		r := Reader{Rows: make([]int64, all), pages: 1}
		stored := appendList([]byte{0, 1, 'x'}, list, all)
		r.page = func(int) ([]byte, error) { return seal(stored[:len(stored):len(stored)]), nil }
		r.heads = []head{{0, "x"}}
		b.Run(fmt.Sprint("of ", all/len(list)), func(b *testing.B) {
			often := make([]uint8, all)
			for b.Loop() {
				if err := r.find(Term{Text: "x"}, often); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(list)), "ns/posting")
		})
	}
}
