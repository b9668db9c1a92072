// Package sign puts electronic signatures into PDF files that Paragraf has
// made: PAdES baseline B-B (ETSI EN 319 142-1), as an incremental update that
// fills a signature field which the document was made with. Several people
// sign one after the other, in any order; nothing that stands in the file is
// ever rewritten.
//
// It reads keys from PKCS#12 files and makes trial identities that say in
// their certificate that they are one. It never keeps a key or a password,
// never adds fields to a document, never talks to a network, and knows
// nothing of how the pages were made. Whether a signature is good is the
// business of package verify, which shares only pdf/object with this one.
//
// Nothing here keeps state: any number of goroutines may sign at once.
package sign
