// Package download puts files that articles lead to into a folder: under a name
// that nothing has yet, whole or, as NAME.part, as much as has come. What broke
// off is gone on with.
package download
