package verify

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math"
	"slices"
	"time"

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
	each("CRLs", func(raw []byte, end int) { e.list(raw, end) })
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
	when     time.Time         // when that was said, or the certificate revoked
	end      int               // of the answer in the file
	doubt    *x509.Certificate // who answered, where nothing tells whether that certificate had been revoked
}

// better tells that a finding says more for a certificate than another.
func (f finding) better(than finding) bool {
	switch {
	case f.standing != than.standing:
		return f.standing < than.standing
	case (f.doubt == nil) != (than.doubt == nil):
		return f.doubt == nil
	}
	return f.end < than.end
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
	if noCheck(c) {
		return finding{standing: good}
	}
	best := finding{standing: unknown, end: math.MaxInt}
	hear := func(a answer, s standing, when time.Time) {
		f := finding{standing: s, when: when, end: a.end}
		if speaks := e.speaker(a, issuer); speaks.revoked {
			return
		} else if speaks.unknown {
			f.doubt = a.by
		} else {
			f.end = max(f.end, speaks.end)
		}
		if f.standing == revoked || best.standing != revoked && f.better(best) {
			best = f
		}
	}
	list := e.answers(c, issuer)
	for _, a := range list {
		held := seen(a.end)
		switch {
		case held.After(a.limit), a.released(list):
		case a.gone && u.proved && a.on.After(u.at), a.gone && u.stamps && closed(a.reason) && a.on.After(u.at):
			hear(a, revokedLater, a.on)
		case a.gone:
			hear(a, revoked, a.on)
		case a.made.After(c.NotAfter), a.made.After(held.Add(clockSlack)):
		case a.made.Before(u.newer.Truncate(time.Second)):
			hear(a, old, a.made)
		default:
			hear(a, good, a.made)
		}
	}
	return best
}

func noCheck(c *x509.Certificate) bool {
	return slices.ContainsFunc(c.Extensions, func(x pkix.Extension) bool { return x.Id.Equal(oidNoCheck) })
}

// clockSlack is how far the clocks of authorities may differ.
const clockSlack = 10 * time.Minute

// closed tells the reasons for revoking the certificate of a timestamp authority
// that leave its earlier timestamps valid (RFC 3161 chapter 4):
// affiliationChanged, superseded and cessationOfOperation.
func closed(reason int) bool { return reason >= 3 && reason <= 5 }

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
