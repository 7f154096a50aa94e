// Package listing reads pages that list bulletins as feeds: by the rule of a
// source, and by a guess where the rule says nothing. It is given bytes and asks
// no network.
package listing
