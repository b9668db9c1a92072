// Package tagged makes a finished file of what gofpdf writes. The file is
// parsed and written anew with what gofpdf leaves out or gets wrong: a header
// that says the file is binary, an identifier, the fonts with exact character
// maps for copying and searching, language and title, XMP metadata, link
// annotations as objects of their own, and empty signature fields in their
// places.
//
// It never lays anything out and never signs. The same bytes and the same
// [Spec] always give the same file.
package tagged
