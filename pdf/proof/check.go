package proof

import (
	"bytes"
	"crypto/x509"
	"errors"
	"slices"
	"time"
)

// Finding is one thing that a check found: a code that stays the same, and
// pairs of name and value for its words.
type Finding struct {
	Code string
	Args []any
}

// The findings that make a proof false.
const (
	Forged        = "forged"         // something is disclosed that the list does not hold
	Altered       = "altered"        // a text that is shown in part is not what the list says
	Twice         = "twice"          // the same digest stands twice
	BadSignature  = "bad_signature"  // a signature does not belong to this list
	WrongCert     = "wrong_cert"     // a certificate is not the one the signer named, or not for the key
	NobodySigned  = "nobody_signed"  // no signature holds
	Unknown       = "unknown_format" // a list of another kind
	NotAList      = "not_a_list"     // it cannot be read
	UnusableCert  = "unusable_cert"  // a certificate is not for signatures, or was not valid then
	NotTrusted    = "not_trusted"    // the certificate does not lead to a trusted issuer
	NoCertificate = "no_certificate" // the certificate is left out: the name is not proved, the key is
	Trial         = "trial"          // a certificate says that it is a trial identity
	RanOut        = "ran_out"        // a certificate has run out since the time that its signer claims
)

// Signer is one whose signature over the list was checked.
type Signer struct {
	Role, Name, Time string            // as the signer says
	Certificate      *x509.Certificate // nil where it is left out
	Trusted          bool              // it leads to one of the roots asked for
	Holds            bool              // the key signed this list
	Findings         []Finding
	Key              []byte // the public key, DER
}

// Options are what the caller knows and trusts.
type Options struct {
	Roots *x509.CertPool // nil: nobody is asked for
	// Allowed tells whether an authority of Roots may vouch at a time, and for
	// timestamps (here never). Nil: always.
	Allowed func(root *x509.Certificate, at time.Time, timestamps bool) bool
	Now     time.Time
	Trial   func(*x509.Certificate) bool // tells a trial identity; nil: none is
}

// Outcome is what a proof proves.
type Outcome struct {
	Holds    bool // everything disclosed is in the list, and every signature over the list holds
	Findings []Finding
	Signers  []Signer
	Meeting  []byte // what is disclosed, as the JSON of a meeting; nil unless it is all in the list
	Shown    []int  // the §§ that are disclosed, in order
	Hidden   []int  // the other §§ of the list
	Gaps     []int  // the §§ of which words are left out; 0 for what stands outside them
	Digest   string // of the list
	Codes    map[int]string
}

// Check follows what is disclosed into the list, and checks the signatures over
// the list. It never panics on what others made.
func (p Proof) Check(o Options) Outcome {
	out := Outcome{Holds: true, Digest: digestOf(p.Payload), Codes: map[int]string{}}
	fail := func(code string, args ...any) {
		out.Holds = false
		out.Findings = append(out.Findings, Finding{code, args})
	}
	good := 0
	for _, s := range p.Signatures {
		signer := s.check(p.Payload, o)
		out.Signers = append(out.Signers, signer)
		if signer.Holds {
			good++
		}
		for _, f := range signer.Findings {
			switch f.Code {
			case NoCertificate, Trial, NotTrusted, RanOut: // the list holds: by whom is another question
			default:
				fail(f.Code, f.Args...)
			}
		}
	}
	if good == 0 {
		fail(NobodySigned)
	}
	r := &reader{partial: map[string]Partial{}, whole: map[string]string{}, used: map[string]bool{}, outcome: &out}
	switch err := r.read(p); {
	case errors.Is(err, ErrFormat):
		fail(Unknown)
	case errors.Is(err, errTwice):
		fail(Twice)
	case errors.Is(err, errAltered):
		fail(Altered)
	case errors.Is(err, errForged):
		fail(Forged)
	case err != nil:
		fail(NotAList)
	}
	return out
}

func (s Signature) check(payload []byte, o Options) Signer {
	signer := Signer{Key: s.Key}
	h, err := s.header()
	if err != nil {
		signer.Findings = []Finding{{BadSignature, []any{"name", "?"}}}
		return signer
	}
	signer.Role, signer.Name, signer.Time = h.Role, printable(h.Name), h.Time
	found := func(code string) {
		signer.Findings = append(signer.Findings, Finding{code, []any{"name", signer.Name}})
	}
	if signer.Holds = s.holds(payload, h); !signer.Holds {
		found(BadSignature)
		return signer
	}
	if len(s.Certificates) == 0 {
		found(NoCertificate)
		return signer
	}
	cert, err := x509.ParseCertificate(s.Certificates[0])
	if err != nil || digestOf(s.Certificates[0]) != h.Certificate || !bytes.Equal(cert.RawSubjectPublicKeyInfo, s.Key) {
		signer.Holds = false
		found(WrongCert)
		return signer
	}
	signer.Certificate = cert
	if o.Trial != nil && o.Trial(cert) {
		found(Trial)
	}
	at, err := time.Parse(time.RFC3339, h.Time)
	const signing = x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment
	if err != nil || at.After(o.Now.Add(24*time.Hour)) || at.Before(cert.NotBefore) || at.After(cert.NotAfter) || cert.KeyUsage != 0 && cert.KeyUsage&signing == 0 {
		found(UnusableCert)
	} else if o.Now.After(cert.NotAfter) {
		found(RanOut)
	}
	if o.Roots != nil {
		between := x509.NewCertPool()
		for _, der := range s.Certificates[1:] {
			if c, err := x509.ParseCertificate(der); err == nil {
				between.AddCert(c)
			}
		}
		chains, _ := cert.Verify(x509.VerifyOptions{Roots: o.Roots, Intermediates: between, CurrentTime: at, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}})
		signer.Trusted = slices.ContainsFunc(chains, func(c []*x509.Certificate) bool {
			return o.Allowed == nil || o.Allowed(c[len(c)-1], at, false)
		})
		if !signer.Trusted {
			found(NotTrusted)
		}
	}
	return signer
}

// printable keeps a name to one line.
func printable(s string) string {
	out := []rune{}
	for _, r := range s {
		if r < ' ' || r == 0x7f || len(out) >= 200 {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}
