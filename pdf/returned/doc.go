// Package returned judges a PDF that comes back from an outside signing
// service (BankID, Freja, Inera, Adobe and others) beside the document that
// was handed over to it: is it the same document, what was done to it, and
// which signatures are in it.
//
// Services do different things to a file. Only one of them proves by itself
// that it is the same document: that the file begins with the very bytes that
// were handed over, and that nothing but signatures came after them. Where a
// service adds a page or writes the file anew, the pages are compared by their
// words and by their look, and what was found is told in a [Kind]; whether that
// is enough is a person's decision, never this package's. What is known to be
// another document, altered, or unsigned is told as that.
//
// It never changes a file, never stores one, and asks no network.
package returned
