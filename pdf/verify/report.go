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
	Code string
	Text string
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
	Signatures []Signature `json:"signatures"`

	Err error `json:"-"` // why the file is unreadable
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

	Certificate *x509.Certificate `json:"-"` // nil when it could not be read
	ClaimedName string            `json:"-"` // what the signature says beside its certificate
	Cause       string            `json:"-"` // the reason that the signer gave
	Trial       bool              `json:"-"` // the certificate says that it is a trial identity
	Timestamp   bool              `json:"-"` // a document timestamp, not a person's signature
	StampedAt   time.Time         `json:"-"` // what the timestamp over the signature says, proved or not; zero when there is none
	SignedBytes int               `json:"-"` // the first so many bytes of the file are the signed state; 0 when there is none
}

// Options are what the caller knows and trusts.
type Options struct {
	// Roots are the authorities that are trusted. With nil nobody was asked
	// for: Trusted is false and the verdict does not depend on it. With a pool,
	// a signer that does not lead to it is Undetermined.
	Roots *x509.CertPool
	// Now is the time of judging; the zero value is the present.
	Now time.Time
}
