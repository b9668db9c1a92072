// Package layout turns text into lines and lines into pages. It measures with
// the program's own typefaces, breaks lines and pages by its own rules, and
// says where everything stands; it writes no PDF and knows no meeting.
//
// The steps are pure: [Cleaner] makes text settable, [Paragraph] breaks it
// into lines, each block becomes a few [Strip]s, and [Paginate] stacks strips
// into [Page]s. All lengths are points; x grows to the right and y downwards
// from a page's top left corner.
//
// A Strip keeps its Role, so that a later step can tag what stands on a page.
package layout
