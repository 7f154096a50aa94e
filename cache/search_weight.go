package cache

import (
	"math"

	"guanbao/cache/index"
	"guanbao/feed"
	"guanbao/feed/query"
)

// oftenSeconds is by how much later an article may be than one that has all
// words once more, in sixteenths of the weight.
const oftenSeconds = 2 * 24 * 60 * 60

// share says how much each word of a search counts beside the others: the
// rarer, the more, as in bm25 (Robertson and Zaragoza 2009). How rare a word is
// the segment with the most articles tells. The shares come to index.Whole.
func share(words []query.Word, segments []*segment) ([]int, error) {
	out := make([]int, len(words))
	var largest *segment
	for _, seg := range segments {
		if largest == nil || len(seg.Rows) >= len(largest.Rows) { // of equal ones the oldest, which stays
			largest = seg
		}
	}
	rare, sum := make([]float64, len(words)), 0.0
	for i, w := range words {
		rare[i] = 1
		if largest != nil && len(words) > 1 {
			with, err := largest.MostWith(w)
			if err != nil {
				return nil, err
			}
			all := float64(len(largest.Rows))
			rare[i] = math.Log(1 + (all-float64(with)+0.5)/(float64(with)+0.5))
		}
		sum += rare[i]
	}
	for i := range words {
		out[i] = int(index.Whole * rare[i] / sum)
	}
	return out, nil
}

// place says where an article stands in the order of what was found. Those that
// have the words in their titles stand by date, others by date and weight.
func (s *search) place(at feed.Cursor, weight int, title bool) feed.Found {
	return feed.Found{Title: title && !s.ByDate, Key: s.key(at.Date, weight, title), At: at}
}

// key is that of a place, by a date in seconds.
func (s *search) key(date int64, weight int, title bool) int64 {
	if s.ByDate || title {
		return date
	}
	return date + int64(weight)*oftenSeconds/index.Whole
}

// weighed gives the place of an article by its text.
func (s *search) weighed(it feed.Item, d *query.Doc) feed.Found {
	title := len(s.words) > 0 && s.inAll(d.FoldedTitle())
	weight := 0
	texts := []query.Text{d.FoldedTitle(), d.FoldedText(), query.NewText(d.Issuer), query.NewText(d.Number)}
	for i, w := range s.words {
		n := 0
		for _, t := range texts {
			n += len(t.Find(w))
		}
		weight += index.Weight(n) * s.shares[i]
	}
	return s.place(it.Cursor, weight, title)
}
