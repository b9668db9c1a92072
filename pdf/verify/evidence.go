package verify

import (
	"bytes"
	"crypto/x509"
	"encoding/asn1"
	"time"

	"golang.org/x/crypto/ocsp"

	"paragraf/pdf/object"
)

// evidence is what a file holds for judging its signatures: certificates, and
// answers on whether any was revoked (ISO 32000-2, 12.8.4.3).
type evidence struct {
	certs []*x509.Certificate
	ocsps [][]byte
	lists []*x509.RevocationList
}

// maxEvidence bounds how many streams of each kind are read.
const maxEvidence = 200

func readEvidence(f *object.File) (e evidence) {
	root, err := f.Catalog()
	if err != nil {
		return e
	}
	dss, err := f.Dict(root["DSS"])
	if err != nil {
		return e
	}
	each := func(key object.Name, use func(raw []byte)) {
		list, err := f.Array(dss[key])
		if err != nil {
			return
		}
		for i, o := range list {
			if i == maxEvidence {
				return
			}
			if s, err := f.Stream(o); err == nil {
				if raw, err := f.Decode(s); err == nil {
					use(raw)
				}
			}
		}
	}
	each("Certs", func(raw []byte) {
		if c, err := x509.ParseCertificate(raw); err == nil {
			e.certs = append(e.certs, c)
		}
	})
	each("OCSPs", func(raw []byte) { e.ocsps = append(e.ocsps, raw) })
	each("CRLs", func(raw []byte) {
		if l, err := x509.ParseRevocationList(raw); err == nil {
			e.lists = append(e.lists, l)
		}
	})
	return e
}

// standing is what the evidence says of a certificate, the worse the higher.
type standing int

const (
	good         standing = iota // not revoked when it was used
	revokedLater                 // revoked since
	old                          // not revoked, but the answer is older than the use
	unknown                      // nothing is said
	revoked                      // revoked when it was used, or perhaps then
)

// oidNoCheck marks the certificate of an OCSP responder that nobody asks about
// (RFC 6960, 4.2.2.2.1).
var oidNoCheck = asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 48, 1, 5}

// revocation judges a chain, from the signer's certificate to the root: the
// worst that is said of any, and when it was said or revoked. The certificates
// were used at a time that is proved or only claimed.
func (e evidence) revocation(chain []*x509.Certificate, at time.Time, proved bool) (standing, time.Time) {
	worst, when := good, time.Time{}
	for i := 0; i+1 < len(chain); i++ {
		s, t := e.standing(chain[i], chain[i+1], at, proved)
		if s > worst || when.IsZero() {
			worst, when = max(s, worst), t
		}
	}
	return worst, when
}

// standing judges one certificate by the answers of its issuer.
func (e evidence) standing(c, issuer *x509.Certificate, at time.Time, proved bool) (standing, time.Time) {
	for _, x := range c.Extensions {
		if x.Id.Equal(oidNoCheck) {
			return good, time.Time{}
		}
	}
	best, when := unknown, time.Time{}
	hear := func(s standing, t time.Time) {
		if s == revoked || s < best && best != revoked {
			best, when = s, t
		}
	}
	said := func(gone bool, on, made time.Time) {
		switch {
		case gone && proved && on.After(at):
			hear(revokedLater, on)
		case gone:
			hear(revoked, on)
		case made.Before(at.Truncate(time.Second)):
			hear(old, made)
		default:
			hear(good, made)
		}
	}
	for _, raw := range e.ocsps {
		a, err := ocsp.ParseResponseForCert(raw, c, issuer)
		if err != nil || !mayAnswer(a.Certificate, issuer, a.ProducedAt) {
			continue
		}
		switch a.Status {
		case ocsp.Good:
			said(false, time.Time{}, a.ThisUpdate)
		case ocsp.Revoked:
			said(true, a.RevokedAt, a.ThisUpdate)
		}
	}
	for _, l := range e.lists {
		if !bytes.Equal(l.RawIssuer, issuer.RawSubject) || l.CheckSignatureFrom(issuer) != nil {
			continue
		}
		gone, on := false, time.Time{}
		for _, r := range l.RevokedCertificateEntries {
			if r.SerialNumber.Cmp(c.SerialNumber) == 0 {
				gone, on = true, r.RevocationTime
			}
		}
		said(gone, on, l.ThisUpdate)
	}
	return best, when
}

// mayAnswer tells whether a responder speaks for an issuer: it is the issuer
// itself, or has its certificate for this alone (RFC 6960, 4.2.2.2). That the
// issuer signed that certificate is checked where the answer is read.
func mayAnswer(responder, issuer *x509.Certificate, at time.Time) bool {
	if responder == nil || responder.Equal(issuer) {
		return true
	}
	for _, u := range responder.ExtKeyUsage {
		if u == x509.ExtKeyUsageOCSPSigning {
			return !at.Before(responder.NotBefore) && !at.After(responder.NotAfter)
		}
	}
	return false
}
