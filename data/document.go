package data

import "time"

// DocumentKind says what a made document is.
type DocumentKind string

// The kinds of document.
const (
	MinutesDocument DocumentKind = "minutes"
	ExtractDocument DocumentKind = "extract"
	NoticeDocument  DocumentKind = "notice"
	ListDocument    DocumentKind = "list"

	PublicationDocument DocumentKind = "publication" // a copy of signed minutes for the notice board or the web
)

// Document is a PDF that was made from a meeting, kept byte for byte. A signed
// file is never rewritten: each signature makes a new Document that names the
// one it continues.
type Document struct {
	ID        string       `json:"id"`
	MeetingID string       `json:"meeting"`
	Kind      DocumentKind `json:"kind"`
	Sections  string       `json:"sections,omitempty"` // the §§ it shows, as ranges
	SHA256    string       `json:"sha256"`
	Continues string       `json:"continues,omitempty"` // SHA-256 of the file before this signature
	Name      string       `json:"name"`                // file name
	Signed    []Signing    `json:"signed,omitempty"`    // in order, all signatures in the file
	Basis     string       `json:"basis,omitempty"`     // [Meeting.Basis] of the meeting when it was made
	CreatedAt time.Time    `json:"created_at"`
}

// Signing is one signature on a [Document], as recorded when it was made.
type Signing struct {
	Role string    `json:"role"` // secretary | chair | adjuster | clerk
	Name string    `json:"name"`
	At   time.Time `json:"at"`
	// Attested is who says so, where the file holds no signature of the
	// person's own but that of an outside service, and the user has confirmed
	// what the service states; "" for a signature in the file.
	Attested string `json:"attested,omitempty"`
}

// The roles of a [Signing].
const (
	SecretarySigns = "secretary"
	ChairSigns     = "chair"
	AdjusterSigns  = "adjuster"
	ClerkSigns     = "clerk"
)
