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

// Weights tells how well some words suit articles of a segment.
type Weights struct {
	often [][]uint8
	parts [][mostOften + 1]int // of each word, by how often it occurs
}

// Weights reads how often some words occur in the articles. Shares says what each
// counts beside the others, Whole in all.
func (r *Reader) Weights(words []query.Word, shares []int) (out Weights, err error) {
	out.often, out.parts = make([][]uint8, len(words)), make([][mostOften + 1]int, len(words))
	for i, w := range words {
		list, _ := Terms(w)
		if out.often[i], err = r.Often(list); err != nil {
			return Weights{}, err
		}
		for n := range out.parts[i] {
			out.parts[i][n] = weights[n] * shares[i]
		}
	}
	return out, nil
}

// Of is the weight of an article in which all words may occur: from 0 to
// MostWeight, in parts of Whole.
func (w Weights) Of(document int) (sum int) {
	for i, often := range w.often {
		sum += w.parts[i][often[document]]
	}
	return sum
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
