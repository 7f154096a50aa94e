package index

import "guanbao/feed/query"

// MostWeight is the highest weight.
const MostWeight = 16

// weights are by how often a word occurs, up to mostOften.
var weights = [...]int{0, 0, 8, 12, MostWeight}

// Weight is how much it counts that a word occurs so many times: each time
// counts for less.
func Weight(often int) int { return weights[min(often, mostOften)] }

// Whole is what the shares of the words of a query come to together.
const Whole = 1024

// Weights tells of every article how well some words suit it that may all occur
// in it, by how often they do: from 0 to MostWeight, in parts of Whole, of which
// each word has its share.
func (r *Reader) Weights(words []query.Word, shares []int) ([]int, error) {
	out := make([]int, len(r.Rows))
	for i, w := range words {
		list, _ := Terms(w)
		all, err := r.Often(list)
		if err != nil {
			return nil, err
		}
		var parts [mostOften + 1]int
		for n := range parts {
			parts[n] = weights[n] * shares[i]
		}
		for d, n := range all {
			out[d] += parts[n]
		}
	}
	return out, nil
}

// MostWith gives the number of articles at most that have a word.
func (r *Reader) MostWith(w query.Word) (int, error) {
	least := len(r.Rows)
	list, _ := Terms(w)
	for _, t := range list {
		n, err := r.Count(t)
		if err != nil {
			return 0, err
		}
		least = min(least, n)
	}
	return least, nil
}
