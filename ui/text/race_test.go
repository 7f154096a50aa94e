//go:build race

package text

// widthStep is how many cells apart the widths are that tests try over whole
// bulletins: under the race detector wrapping is slow.
const widthStep = 9
