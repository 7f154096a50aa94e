// Package bulletin knows what is special about official texts: who issued
// them, under which number and when, how they are numbered inside, and how
// long they take to read. It is pure functions over an article and its blocks,
// reads by hand without regular expressions, and gives nothing rather than
// something doubtful.
package bulletin
