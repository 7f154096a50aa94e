// Package index is the full text of the cache by what occurs in it: how text
// is cut into terms, how the lists of the articles that have a term are stored,
// merged and asked, and how hits are ranked. It does no I/O; package cache
// keeps what it writes and hands it back.
//
// A segment holds the lists of some articles, which it numbers from the newest
// to the oldest. It is written once and never changed: a stream of entries,
// the terms in the order of their bytes, cut into pages of one size.
package index
