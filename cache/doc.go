// Package cache keeps feeds, articles and marks in one SQLite file, behind a
// narrow set of methods: open, save what a pull brought, page through lists,
// mark and take back, look things up, check.
//
// Three things hold throughout. Lists are walks along an index, so that a
// page costs the same in a list of a hundred articles and of a million. What
// a method wrote when it returned is there after the process dies. And a file
// is never removed or replaced, whatever is wrong with it.
//
// The SQL lives beside the method that runs it; the schema is in
// cache/migrate.
package cache
