package verify

import (
	"bytes"
	"crypto/x509"
	"encoding/asn1"
	"math"
	"time"

	"golang.org/x/crypto/ocsp"

	"paragraf/pdf/object"
)

// evidence is what a file holds for judging its signatures: certificates, and
// answers on whether any was revoked (ISO 32000-2, 12.8.4.3).
type evidence struct {
	certs []*x509.Certificate
	ocsps []heldResponse
	lists []heldList

	read map[string][]answer // what was read out of them so far, by certificate and issuer
}

// heldResponse is an OCSP response (RFC 6960) with the place of its end in the
// file: timestamps over more than that vouch that it was there.
type heldResponse struct {
	raw []byte
	end int
}

// heldList is a revocation list (RFC 5280) with the place of its end.
type heldList struct {
	*x509.RevocationList
	end int
}

// answer is what an issuer said of one of its certificates.
type answer struct {
	gone   bool
	on     time.Time // when it was revoked
	reason int       // why, as in RFC 5280 5.3.1; 0 where it is not said
	made   time.Time // thisUpdate
	limit  time.Time // when the certificate of whoever answers runs out
	end    int
}

// maxEvidence bounds how many streams of each kind are read.
const maxEvidence = 200

func readEvidence(f *object.File) *evidence {
	e := &evidence{read: map[string][]answer{}}
	root, err := f.Catalog()
	if err != nil {
		return e
	}
	dss, err := f.Dict(root["DSS"])
	if err != nil {
		return e
	}
	each := func(key object.Name, use func(raw []byte, end int)) {
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
					use(raw, endOf(f, o))
				}
			}
		}
	}
	each("Certs", func(raw []byte, _ int) {
		if c, err := x509.ParseCertificate(raw); err == nil {
			e.certs = append(e.certs, c)
		}
	})
	each("OCSPs", func(raw []byte, end int) { e.ocsps = append(e.ocsps, heldResponse{raw, end}) })
	each("CRLs", func(raw []byte, end int) {
		if l, err := x509.ParseRevocationList(raw); err == nil {
			e.lists = append(e.lists, heldList{l, end})
		}
	})
	return e
}

// endOf is where a stream ends in the file; beyond it where nobody knows.
// Streams never lie in other streams (7.5.7).
func endOf(f *object.File, o object.Object) int {
	if ref, ok := o.(object.Ref); ok {
		if _, end, ok := f.Span(ref.Num); ok {
			return end
		}
	}
	return math.MaxInt
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

// finding is what is known of a certificate.
type finding struct {
	standing standing
	when     time.Time // when that was said, or the certificate revoked
	end      int       // of the answer in the file
}

// use is how a certificate was used: when, from when on an answer tells of it,
// whether the time is proved, and whether it is for timestamps, which an
// authority that closes leaves valid.
type use struct {
	at     time.Time
	newer  time.Time
	proved bool
	stamps bool
}

// standing judges one certificate by the answers of its issuer. An answer
// counts while the certificate of whoever gave it had not run out when the
// file is known to have held it, and one that says nothing bad only if it was
// made while the certificate itself had not run out: afterwards its issuer may
// forget it.
func (e *evidence) standing(c, issuer *x509.Certificate, u use, seen func(end int) time.Time) finding {
	for _, x := range c.Extensions {
		if x.Id.Equal(oidNoCheck) {
			return finding{standing: good}
		}
	}
	best := finding{standing: unknown, end: math.MaxInt}
	hear := func(f finding) {
		if f.standing == revoked || best.standing != revoked && (f.standing < best.standing || f.standing == best.standing && f.end < best.end) {
			best = f
		}
	}
	for _, a := range e.answers(c, issuer) {
		held := seen(a.end)
		switch {
		case held.After(a.limit):
		case a.gone && u.proved && a.on.After(u.at), a.gone && u.stamps && closed(a.reason) && a.on.After(u.at):
			hear(finding{revokedLater, a.on, a.end})
		case a.gone:
			hear(finding{revoked, a.on, a.end})
		case a.made.After(c.NotAfter), a.made.After(held.Add(clockSlack)):
		case a.made.Before(u.newer.Truncate(time.Second)):
			hear(finding{old, a.made, a.end})
		default:
			hear(finding{good, a.made, a.end})
		}
	}
	return best
}

// clockSlack is how far the clocks of authorities may differ.
const clockSlack = 10 * time.Minute

// closed tells the reasons for revoking the certificate of a timestamp authority
// that leave its earlier timestamps valid (RFC 3161 chapter 4):
// affiliationChanged, superseded and cessationOfOperation.
func closed(reason int) bool { return reason >= 3 && reason <= 5 }

// answers reads all that is said of a certificate. Where its issuer is not at
// hand (nil) these are the lists in the issuer's name.
func (e *evidence) answers(c, issuer *x509.Certificate) []answer {
	var list []answer
	if issuer == nil {
		for _, l := range e.lists {
			if bytes.Equal(l.RawIssuer, c.RawIssuer) {
				list = append(list, l.about(c, c.NotAfter))
			}
		}
		return list
	}
	key := string(c.Raw) + string(issuer.Raw)
	if list, ok := e.read[key]; ok {
		return list
	}
	for _, held := range e.ocsps {
		a, err := ocsp.ParseResponseForCert(held.raw, c, issuer)
		if err != nil || !mayAnswer(a.Certificate, issuer, a.ProducedAt) || a.Status != ocsp.Good && a.Status != ocsp.Revoked {
			continue
		}
		by := issuer
		if a.Certificate != nil {
			by = a.Certificate
		}
		list = append(list, answer{a.Status == ocsp.Revoked, a.RevokedAt, a.RevocationReason, a.ThisUpdate, by.NotAfter, held.end})
	}
	for _, l := range e.lists {
		if !bytes.Equal(l.RawIssuer, issuer.RawSubject) || l.CheckSignatureFrom(issuer) != nil {
			continue
		}
		list = append(list, l.about(c, issuer.NotAfter))
	}
	e.read[key] = list
	return list
}

// about is what a list says of a certificate; limit is when the certificate of
// whoever made it runs out.
func (l heldList) about(c *x509.Certificate, limit time.Time) answer {
	a := answer{made: l.ThisUpdate, limit: limit, end: l.end}
	for _, r := range l.RevokedCertificateEntries {
		if r.SerialNumber.Cmp(c.SerialNumber) == 0 {
			a.gone, a.on, a.reason = true, r.RevocationTime, r.ReasonCode
		}
	}
	return a
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
