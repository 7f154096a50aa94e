//go:build !race

package ui

// raced tells that the race detector watches.
const raced = false
