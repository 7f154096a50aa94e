// Package html turns the HTML of feeds and pages into a small tree of blocks,
// the one form of an article that is stored, indexed, laid out and exported,
// and writes that tree as canonical HTML again.
//
// The parser never fails. It drives the tokenizer of golang.org/x/net/html by
// hand and keeps a stack of the few elements that have a structure of their
// own, so that time and memory grow with the input and nothing else, however
// deep the input is nested and whatever it leaves open. Scripts, styles and
// form controls go; text in unknown elements stays. Every rune passes
// feed/safe, and so does every address.
package html
