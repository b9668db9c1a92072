// Package webannotation writes a reader's own notes as W3C Web Annotations and
// reads them back: JSON-LD as the Web Annotation Data Model (W3C Recommendation
// of 23 February 2017) has it. It only turns values into bytes and bytes into
// values: it knows no store, opens no file, and decides nothing about who may
// see a note. Nobody is named as creator.
//
// A note is one Annotation. Its words are a TextualBody (purpose commenting),
// its tags are one each (tagging), its kind is one (classifying); the place is
// a SpecificResource whose source names meeting, item and part, with a
// TextQuoteSelector and a TextPositionSelector. Positions count code points of
// the part's text in NFC, from 0, the end excluded, as the model asks for. So
// that a note finds its place on another computer, the target also says in
// Dublin Core terms what the meeting and the item are called.
package webannotation
