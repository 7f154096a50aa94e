//go:build race

package cache

// scale divides what tests do in large numbers: under the race detector
// SQLite in Go is some thirty times slower.
const scale = 25
