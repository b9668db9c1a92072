// Package tagged makes a finished file of what gofpdf writes. The file is
// parsed and written anew with what gofpdf leaves out or gets wrong: a header
// that says the file is binary, an identifier, the fonts with exact character
// maps for copying and searching, language and title, XMP metadata, link
// annotations as objects of their own, empty signature fields in their places,
// the structure that screen readers follow (PDF/UA-1, ISO 14289-1), and what an
// archive asks for (PDF/A-3a or 2a, ISO 19005).
//
// It never lays anything out and never signs. The same bytes and the same
// [Spec] always give the same file.
package tagged
