//go:build race

package ui

// raced tells that the race detector watches. What it makes ten times slower
// is done fewer times then: it looks at goroutines, and more frames of the same
// kind show it nothing more.
const raced = true
