//go:build !race

package migrate

const scale = 1
