// Package related finds what an article has to do with others: articles that
// are similar, copies of it on other sites, documents that it cites, and the
// whole title behind one that was cut. It is pure functions and one index in
// memory; what is stored, and where, is for package cache to say.
//
// All of it compares texts in one form: without the glosses of a faulty
// conversion, and folded by feed/cjk, so that traditional and simplified text,
// full-width and half-width forms are the same. No dictionary of words is
// used: text written without spaces goes by pairs of characters.
package related

import "guanbao/feed/cjk"

// Version tells how signatures and keys are made. What was stored under
// another version must be made anew.
const Version = 2<<8 | cjk.FoldVersion
