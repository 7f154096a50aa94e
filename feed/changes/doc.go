// Package changes tells, to the character, what a publisher changed between two
// states of an article.
//
// Both states are taken apart into pieces, a paragraph, an item or a row of a
// table each. The pieces are aligned first, those that stand again and those
// that are alike; what is left within two alike pieces is aligned by tokens: a
// number or a word of letters is one, of Chinese and Japanese each character is.
// The alignment is a shortest edit script (Myers, An O(ND) difference algorithm
// and its variations, 1986), in which scraps that stand between two changes are
// taken into them, for nobody reads a text that changes with every character.
// The work is bounded: what differs too much is told as replaced.
package changes
