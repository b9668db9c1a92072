// Package typeface reads what setting a line needs to know of a TrueType file:
// which characters it has, how wide they are, and how pairs of them are
// kerned, and cuts it to the characters that a document uses. It draws nothing,
// changes no file, and knows no document.
//
// A [Face] is made once and may then be used by any number of goroutines.
package typeface
