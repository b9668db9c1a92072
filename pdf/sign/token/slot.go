package token

import (
	"bytes"
	"crypto/x509"
	"slices"
	"time"

	"paragraf/pdf/sign"
)

// Module is a driver with what it showed.
type Module struct {
	Path  string
	Name  string // of the product, "Net iD"; the file's name where it is not known
	About About
	Slots []Slot
	Err   error // why it showed nothing: an *Error
}

// Slot is a place for a token: a reader, or one PIN of a card (Net iD shows a
// card with two PINs as two slots, PKCS #11 2.11 annex A).
type Slot struct {
	ID           uint   `json:"id"`
	Description  string `json:"description"`
	Manufacturer string `json:"manufacturer"`
	Token        *Token `json:"token,omitempty"` // nil where there is none in it
	Error        *Error `json:"error,omitempty"` // why the token cannot be read
}

// Token is a card or stick, or the part of one that a PIN opens.
type Token struct {
	Label        string `json:"label"`
	Manufacturer string `json:"manufacturer"`
	Model        string `json:"model"`
	Serial       string `json:"serial"`
	Formatted    bool   `json:"formatted"`      // CKF_TOKEN_INITIALIZED
	LoginNeeded  bool   `json:"login_required"` // CKF_LOGIN_REQUIRED
	PINSet       bool   `json:"pin_set"`        // CKF_USER_PIN_INITIALIZED
	PINPad       bool   `json:"pin_pad"`        // the PIN is given on the reader (CKF_PROTECTED_AUTHENTICATION_PATH)
	PINExpired   bool   `json:"pin_expired"`    // CKF_USER_PIN_TO_BE_CHANGED
	Left         Left   `json:"left,omitempty"`
	MinPIN       uint   `json:"min_pin"` // lengths in characters; 0 where the token does not tell
	MaxPIN       uint   `json:"max_pin"`

	Certificates []Certificate `json:"certificates,omitempty"`
}

// Certificate is one of a token's certificates.
type Certificate struct {
	ID    []byte `json:"id"` // CKA_ID, which its key has too
	Label string `json:"label"`
	DER   []byte `json:"der"`
}

// Purpose is what a certificate on a card is meant for.
type Purpose string

// The purposes.
const (
	ForSignatures Purpose = "signature"      // non-repudiation: what one signs with
	ForLogin      Purpose = "authentication" // digital signatures for logging in
	ForOther      Purpose = "other"          // encryption, or nothing that is said
)

// PurposeOf reads the key usage of a certificate (RFC 5280 4.2.1.3). One that
// says nothing of it may sign.
func PurposeOf(c *x509.Certificate) Purpose {
	switch {
	case c.KeyUsage&x509.KeyUsageContentCommitment != 0:
		return ForSignatures
	case c.KeyUsage == 0, c.KeyUsage&x509.KeyUsageDigitalSignature != 0:
		return ForLogin
	}
	return ForOther
}

// Entry is a certificate that somebody may sign with, where it is, and what is
// to be known before.
type Entry struct {
	Module      string // path
	ModuleName  string
	Slot        Slot
	Certificate Certificate
	X509        *x509.Certificate
	Chain       []*x509.Certificate // issuers that the token holds
	Purpose     Purpose
	Problem     error // why one cannot sign with it now: of [sign.Identity.Check]; nil: one can
}

// URI names the certificate's key by its token and CKA_ID, as RFC 7512 has it.
func (e Entry) URI(withModule bool) string {
	u := URI{Token: text(e.Slot.Token.Label), Serial: text(e.Slot.Token.Serial), ID: e.Certificate.ID}
	if len(u.ID) == 0 {
		u.Object = text(e.Certificate.Label)
	}
	if withModule {
		u.ModulePath = e.Module
	}
	return u.String()
}

func text(s string) *string { return &s }

// Name is whose the certificate is.
func (e Entry) Name() string {
	if name := e.X509.Subject.CommonName; name != "" {
		return name
	}
	return e.X509.Subject.String()
}

// Entries lists the certificates of people and organisations in all the slots,
// best to sign with first: those for signatures that are valid, the one that
// lasts longest first, then others that may sign, then those that cannot. A
// certificate that two modules show is listed once, for the first of them.
func Entries(modules []Module, at time.Time) []Entry {
	var list []Entry
	seen := map[string]string{} // by token and certificate: the module that shows it
	for _, m := range modules {
		for _, s := range m.Slots {
			if s.Token == nil {
				continue
			}
			issuers := s.Token.issuers()
			for _, c := range s.Token.Certificates {
				x, err := x509.ParseCertificate(c.DER)
				if err != nil || slices.ContainsFunc(issuers, x.Equal) {
					continue
				}
				key := s.Token.Serial + "\x00" + string(c.DER)
				if first, ok := seen[key]; ok && first != m.Path {
					continue
				}
				seen[key] = m.Path
				e := Entry{Module: m.Path, ModuleName: m.Name, Slot: s, Certificate: c, X509: x, Chain: issuers, Purpose: PurposeOf(x)}
				e.Problem = e.identity(nil).Check(at)
				list = append(list, e)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Entry) int {
		if d := a.rank() - b.rank(); d != 0 {
			return d
		}
		if d := b.X509.NotAfter.Compare(a.X509.NotAfter); d != 0 {
			return d
		}
		return bytes.Compare(a.Certificate.DER, b.Certificate.DER)
	})
	return list
}

// issuers are the token's certificates of authorities. What openssl makes for
// oneself calls itself one, and is none while it has issued nothing else here
// and does not claim to be for issuing.
func (t *Token) issuers() []*x509.Certificate {
	var all, issuers []*x509.Certificate
	for _, c := range t.Certificates {
		if x, err := x509.ParseCertificate(c.DER); err == nil {
			all = append(all, x)
		}
	}
	for _, x := range all {
		issued := slices.ContainsFunc(all, func(y *x509.Certificate) bool {
			return !y.Equal(x) && sign.Issued(y, x)
		})
		if x.IsCA && (issued || x.KeyUsage&x509.KeyUsageCertSign != 0) {
			issuers = append(issuers, x)
		}
	}
	return issuers
}

func (e Entry) rank() int {
	switch {
	case e.Problem == nil && e.Purpose == ForSignatures:
		return 0
	case e.Problem == nil:
		return 1
	}
	return 2
}

// identity is the certificate with a key; with nil a key that only tells what
// it is, for checks.
func (e Entry) identity(s *Session) sign.Identity {
	id := sign.Identity{Key: publicOnly{e.X509.PublicKey}, Certificate: e.X509, Chain: sign.Chain(e.X509, e.Chain)}
	if s != nil {
		id.Key = s
	}
	return id
}
