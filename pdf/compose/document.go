package compose

import (
	"time"

	"paragraf/pdf/compose/layout"
)

// Document is a finished PDF.
type Document struct {
	PDF      []byte
	Pages    int
	Private  bool          // holds its reader's own notes
	Draft    bool          // carries the mark UTKAST – EJ JUSTERAT on every page and has no fields
	Fields   []Field       // the empty signature fields, in signing order
	Replaced []Replacement // characters that no typeface has, and what stands in their place
}

// Replacement is a character that could not be set: With stands in its place,
// "" where an invisible control character was left out.
type Replacement = layout.Replacement

// Field is a place for one signature.
type Field struct {
	Name   string // secretary, chair, adjuster-1 …, clerk
	Role   string // secretary | chair | adjuster | clerk
	Label  string // the role in Swedish, as printed above the field
	Person string // who is expected to sign; "" where that is open
}

// The field's roles.
const (
	RoleSecretary = "secretary"
	RoleChair     = "chair"
	RoleAdjuster  = "adjuster"
	RoleClerk     = "clerk"
)

// ClauseStyle is how an organisation prints the points of a decision.
type ClauseStyle string

// The clause styles. A clause always keeps its own words: only "numbered"
// adds anything, a number to clauses that have none.
const (
	ClausesAsPrinted ClauseStyle = ""         // att hangs where the text has it
	ClausesAtt       ClauseStyle = "att"      // the same
	ClausesNumbered  ClauseStyle = "numbered" // 1. 2. 3.
	ClausesPlain     ClauseStyle = "plain"    // paragraphs
)

// Style is what differs between organisations. The zero value is right for
// most.
type Style struct {
	Clauses       ClauseStyle
	Certification string // above the clerk's signature on an extract; "" for "Rätt utdraget intygar"
	Court         string // where decisions are appealed, "Förvaltningsrätten i Karlstad"; "" for "förvaltningsrätten"
	CourtAddress  string // where an appeal is sent
	Archive       Archive
}

// Archive is the standard for long keeping that an organisation's documents
// follow (ISO 19005).
type Archive string

// The standards. Both are the same to the eye; where an archive refuses files
// with attachments, the second leaves it out.
const (
	ArchiveWithData Archive = ""   // PDF/A-3a, with the meeting attached as JSON
	ArchivePlain    Archive = "2a" // PDF/A-2a, nothing attached
)

func (s Style) certification() string { return or(s.Certification, "Rätt utdraget intygar") }
func (s Style) court() string         { return or(s.Court, "förvaltningsrätten") }

// language of every document, for screen readers.
const language = "sv-SE"

func or(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}

// created returns the time to date a file with: at, or where that is missing
// the start of the Unix era, so that no clock is read here.
func created(at time.Time) time.Time {
	if at.IsZero() {
		return time.Unix(0, 0).UTC()
	}
	return at
}
