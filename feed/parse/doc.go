// Package parse makes a feed.Document of the bytes of a feed: RSS 0.90 to 2.0,
// RSS 1.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1, in whatever charset and
// however damaged.
//
// A document takes four steps. The charset is settled and the bytes become
// UTF-8 (charset.go). What is broken is mended and every text is lifted out,
// so that a small, well-formed skeleton remains (mend.go, lift.go). gofeed
// reads the skeleton. The adapters, one a format, hold the judgement: which of
// several fields is the date, the link, the body, and what is markup in it.
package parse
