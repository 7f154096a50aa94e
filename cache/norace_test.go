//go:build !race

package cache

const scale = 1
