// Package proof lets a part of signed minutes be shown without the rest, and
// yet be checked against what was signed (docs/proof.md has the format, so that
// others can do it too).
//
// The minutes carry a list of salted digests, one for each §, after the method
// of RFC 9901 (SD-JWT). Each signer signs that list beside the PDF itself. An
// extract then discloses its own §§ with their salts, and whoever has it can
// follow them into the list and the signatures. A text may also be shown with
// words left out of it.
//
// It is pure: it reads and makes bytes, and knows no pages, no store, no files
// and no network. It never judges a PDF signature and never says that pages
// show what is proved; the first is package verify's business, the second that
// of whoever can make the pages anew.
package proof
