package feed

// Weeks counts the articles of a feed in each of the last weeks, by their
// dates; the week that ends now is the last one.
type Weeks [8]int

// PerWeek is how many articles a week bring.
func (w Weeks) PerWeek() float64 {
	sum := 0
	for _, n := range w {
		sum += n
	}
	return float64(sum) / float64(len(w))
}

// Levels gives each week as a height from 0 for nothing to most for the
// fullest one.
func (w Weeks) Levels(most int) (out [len(Weeks{})]int) {
	fullest := 1
	for _, n := range w {
		fullest = max(fullest, n)
	}
	for i, n := range w {
		out[i] = (n*most + fullest - 1) / fullest
	}
	return out
}
