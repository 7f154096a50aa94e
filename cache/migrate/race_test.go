//go:build race

package migrate

// scale divides the rows of the test steps: under the race detector
// SQLite in Go is some thirty times slower.
const scale = 25
