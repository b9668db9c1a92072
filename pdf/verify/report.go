package verify

import (
	"crypto/x509"
	"encoding/json"
	"time"
)

// Verdict is the answer for one signature.
type Verdict string

const (
	Valid        Verdict = "valid"                  // covers the file as it is
	ValidLater   Verdict = "valid_later_signatures" // only signatures and their evidence came after
	ChangedAfter Verdict = "changed_after"          // the signed state is whole, the file was changed since
	Invalid      Verdict = "invalid"                // does not hold for what it claims to sign
	Undetermined Verdict = "undetermined"           // something is missing to judge it
)

// Good tells whether the signature holds and nothing was changed after it.
func (v Verdict) Good() bool { return v == Valid || v == ValidLater }

// Document is the answer for the file as a whole.
type Document string

const (
	Intact     Document = "intact"     // nothing was found to be changed after a signature; also of a file without any
	Changed    Document = "changed"    // something was
	Unreadable Document = "unreadable" // not a PDF, encrypted, damaged or over the limits: Report.Err tells
)

// Reason is one finding: a code that stays the same, and a Swedish sentence.
// In JSON it is the sentence.
type Reason struct {
	Code   string
	Text   string
	Values []string // what the sentence names (days, numbers, names), for one in another language
}

// MarshalJSON writes the sentence.
func (r Reason) MarshalJSON() ([]byte, error) { return json.Marshal(r.Text) }

// UnmarshalJSON reads the sentence; the code is lost.
func (r *Reason) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &r.Text) }

// Report is the answer for a file. Its JSON is that of `paragraf verify --json`.
type Report struct {
	File       string      `json:"file"` // set by the caller
	Valid      bool        `json:"valid"`
	Document   Document    `json:"document"`
	Complete   bool        `json:"complete"` // nobody whom the document names as a signer is missing
	Missing    []Missing   `json:"missing"`
	Revisions  int         `json:"revisions"` // states of the file, the newest included; 0 when unreadable
	Signatures []Signature `json:"signatures"`

	Err error `json:"-"` // why the file is unreadable
}

// Kind tells what came after a signed state.
type Kind string

const (
	Nothing    Kind = "none"
	Signing    Kind = "signatures" // signatures, timestamps and their evidence
	Harmless   Kind = "harmless"   // also what programs write by themselves when they save: nobody sees it on a page
	Meaningful Kind = "meaningful" // anything else
)

// Pair is a page of the signed state beside the page that it has become; 0
// where there is none.
type Pair struct {
	Signed int `json:"signed"`
	Now    int `json:"now"`
}

// Missing is somebody who has not signed although the document says that they
// do: an empty field, or a name in the meeting that is attached to it. A file
// that is still going round and one from which a signature was cut off look
// alike.
type Missing struct {
	Field  string `json:"field"` // empty when there is no field for it
	Role   string `json:"role"`
	Person string `json:"person"`
}

// Signature is the answer for one signature, in the order in which they were
// made.
type Signature struct {
	Field           string   `json:"field"`
	Role            string   `json:"role"`   // secretary, chair, adjuster, clerk or empty
	Signer          string   `json:"signer"` // common name in the certificate, never the name only claimed
	Verdict         Verdict  `json:"verdict"`
	Reasons         []Reason `json:"reasons"`
	Level           string   `json:"level"`       // B-B, B-T, B-LT or B-LTA as found; empty when not PAdES
	Time            string   `json:"time"`        // RFC 3339; empty when none is given
	TimeProved      bool     `json:"time_proved"` // by a timestamp of an authority that is trusted
	Trusted         bool     `json:"trusted"`     // the certificate leads to one of Options.Roots
	CoversWholeFile bool     `json:"covers_whole_file"`
	Changes         []Reason `json:"changes"` // what came after the signed state
	ChangeKind      Kind     `json:"change_kind"`
	ChangedPages    []Pair   `json:"changed_pages"` // pages that look or may look different since
	Revision        int      `json:"revision"`      // the state of the file that is signed, the first is 1; 0 when there is none
	Answers         Answers  `json:"answers"`

	Certificate *x509.Certificate `json:"-"` // nil when it could not be read
	ClaimedName string            `json:"-"` // what the signature says beside its certificate
	Cause       string            `json:"-"` // the reason that the signer gave
	Trial       bool              `json:"-"` // the certificate says that it is a trial identity
	Timestamp   bool              `json:"-"` // a document timestamp, not a person's signature
	StampedAt   time.Time         `json:"-"` // what the timestamp over the signature says, proved or not; zero when there is none
	Stamp       *x509.Certificate `json:"-"` // whose timestamp stands over the signature; nil when there is none
	Until       time.Time         `json:"-"` // when the certificates of that timestamp, or of this one, run out; zero when there is none
	Unproved    []Unproved        `json:"-"` // what the file does not tell of the certificates behind it
	SignedBytes int               `json:"-"` // the first so many bytes of the file are the signed state; 0 when there is none
}

// Vouching tells who vouches for the name of a signer.
type Vouching string

const (
	ByTrusted Vouching = ""          // an issuer that the caller trusts
	ByNobody  Vouching = "trial"     // a trial identity, which proves no name
	Unasked   Vouching = "not_asked" // the caller named nobody to trust, so the issuer was not examined
	Stranger  Vouching = "stranger"  // an issuer that the caller does not trust
)

// Vouched tells who vouches for the name in the certificate.
func (s Signature) Vouched() Vouching {
	switch {
	case s.Trial:
		return ByNobody
	case s.Trusted:
		return ByTrusted
	case s.Answers.Trust.State == No:
		return Stranger
	}
	return Unasked
}

// Options are what the caller knows and trusts.
type Options struct {
	// Roots are the authorities that are trusted. With nil nobody was asked
	// for: Trusted is false and the verdict does not depend on it. With a pool,
	// a signer that does not lead to it is Undetermined.
	Roots *x509.CertPool
	// Known are those of Roots that the caller can name. They tell a certificate
	// that was damaged from one that leads to somebody unknown.
	Known []*x509.Certificate
	// Allowed tells whether an authority of Roots may vouch at a time, and for
	// timestamps (else for persons). Nil: always.
	Allowed func(root *x509.Certificate, at time.Time, timestamps bool) bool
	// Now is the time of judging; the zero value is the present.
	Now time.Time
}
