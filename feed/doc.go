// Package feed holds the nouns of guanbao: Feed, Article, Link, Revision, the
// rules by which one article is told from another, the polling schedule, and
// the Refresher that carries a bulletin from its publisher into the cache.
//
// Nothing here does I/O. Fetcher, Parser and Store are interfaces; the rooms
// feed/fetch, feed/parse and cache implement them. The package imports the
// standard library alone.
package feed
