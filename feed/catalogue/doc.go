// Package catalogue is the built-in catalogue of official feeds, and of
// official sites without a feed whose list pages stand in for one: what they
// are called, who publishes them, where they are. Its functions are pure and
// safe for concurrent use.
//
// The rows are in rows.tsv, and the words by which regions and categories are
// found in words.tsv: tables that a person can read and correct. They are built
// in and read when they are first asked for, not when the program starts.
package catalogue
