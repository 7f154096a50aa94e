package config

// nearest gives the key that a misspelt one most likely means, empty when
// none is within a third of its letters.
func nearest(key string) string {
	best, least := "", max(1, len(key)/3)+1
	for _, t := range All {
		if d := distance(key, t.Key); d < least {
			best, least = t.Key, d
		}
	}
	return best
}

// distance counts the letters to insert, delete, replace or swap that lead
// from a to b (optimal string alignment).
func distance(a, b string) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			replace := last[j]
			if a[i] != b[j] {
				replace++
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, replace)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
