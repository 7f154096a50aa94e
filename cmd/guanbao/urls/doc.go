// Package urls reads and changes the list of subscriptions: a file in
// newsboat's format, which its owner also writes by hand. One line is one
// feed: an address, then tags, bare or in double quotes; "~Title" gives the
// feed a name, "!" hides it. The package changes single lines and leaves
// every other byte of the file as it was.
package urls
