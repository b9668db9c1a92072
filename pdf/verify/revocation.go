package verify

import (
	"bytes"
	"crypto/x509"
	"slices"
	"time"

	"golang.org/x/crypto/ocsp"
)

// answer is what an issuer said of one of its certificates, or somebody who
// speaks for it.
type answer struct {
	gone   bool
	on     time.Time         // when it was revoked
	reason int               // why, as in RFC 5280 5.3.1; 0 where it is not said
	made   time.Time         // thisUpdate
	next   time.Time         // nextUpdate; zero where it is not said
	limit  time.Time         // when the certificate of whoever answers runs out
	by     *x509.Certificate // who answers, where it is not the issuer itself
	end    int
}

// onHold is the reason of a certificate that may come back (RFC 5280 5.3.1).
const onHold = 6

// released tells that a certificate which was on hold has come back since.
func (a answer) released(all []answer) bool {
	return a.gone && a.reason == onHold && slices.ContainsFunc(all, func(b answer) bool { return !b.gone && b.made.After(a.made) })
}

// answers reads all that is said of a certificate. Where its issuer is not at
// hand (nil) these are the lists in the issuer's name.
func (e *evidence) answers(c, issuer *x509.Certificate) []answer {
	if issuer == nil {
		return e.listed(c, nil)
	}
	key := string(c.Raw) + string(issuer.Raw)
	if list, ok := e.read[key]; ok {
		return list
	}
	var list []answer
	for _, held := range e.ocsps {
		a, err := ocsp.ParseResponseForCert(held.raw, c, issuer)
		if err != nil || !mayAnswer(a.Certificate, issuer, a.ProducedAt) || a.Status != ocsp.Good && a.Status != ocsp.Revoked {
			continue
		}
		said := answer{gone: a.Status == ocsp.Revoked, on: a.RevokedAt, reason: a.RevocationReason, made: a.ThisUpdate, next: a.NextUpdate, limit: issuer.NotAfter, end: held.end}
		if a.Certificate != nil && !a.Certificate.Equal(issuer) {
			said.by, said.limit = a.Certificate, a.Certificate.NotAfter
		}
		list = append(list, said)
	}
	list = append(list, e.listed(c, issuer)...)
	e.read[key] = list
	return list
}

// speaker is what is known of who gave an answer for an issuer.
type speaker struct {
	revoked bool
	unknown bool // it names somebody who tells whether it was revoked, and the file does not hold that
	end     int  // of what tells that it was not
}

// speaker tells whether the certificate of a responder, or of who makes lists
// for an issuer, was good when it gave an answer. The issuer speaks for itself; a
// responder that nobody is to ask about (id-pkix-ocsp-nocheck), or of which
// nobody tells, is left to the issuer (RFC 6960, 4.2.2.2.1). An answer of its
// own says nothing of it.
func (e *evidence) speaker(a answer, issuer *x509.Certificate) speaker {
	if a.by == nil || noCheck(a.by) {
		return speaker{}
	}
	s := speaker{unknown: len(a.by.OCSPServer)+len(a.by.CRLDistributionPoints) > 0}
	for _, b := range e.answers(a.by, issuer) {
		switch {
		case b.by != nil && b.by.Equal(a.by):
		case b.gone && (!b.on.After(a.made) || !closed(b.reason)):
			return speaker{revoked: true}
		case !b.gone && (!b.made.Before(a.made) || !b.next.Before(a.made)):
			if s.unknown || b.end < s.end {
				s = speaker{end: b.end}
			}
		}
	}
	return s
}

// listed reads what lists say of a certificate: whole ones, and what came with
// changes after them.
func (e *evidence) listed(c, issuer *x509.Certificate) (answers []answer) {
	var whole, deltas []heldList
	for _, l := range e.lists {
		by, ok := e.speaksFor(l, c, issuer)
		if !ok {
			continue
		}
		l.by = by
		if l.scope.base != nil {
			deltas = append(deltas, l)
		} else {
			whole = append(whole, l)
		}
	}
	limit := func(l heldList) time.Time {
		switch {
		case l.by != nil:
			return l.by.NotAfter
		case issuer != nil:
			return issuer.NotAfter
		}
		return c.NotAfter
	}
	for _, l := range whole {
		if a, ok := l.about(c, limit(l)); ok {
			answers = append(answers, a)
		}
		for _, d := range deltas {
			if a, ok := d.after(l, c, limit(d)); ok {
				answers = append(answers, a)
			}
		}
	}
	for _, d := range deltas { // what was revoked is revoked, whatever stood before
		if r := d.entry(c); r != nil && r.ReasonCode != takenOff {
			answers = append(answers, d.said(r, limit(d)))
		}
	}
	return answers
}

// speaksFor tells whether a list may speak of a certificate: it is its issuer's,
// or one that the certificate names as the maker of its lists, under the same
// authority (RFC 5280 6.3.3). by is the latter.
func (e *evidence) speaksFor(l heldList, c, issuer *x509.Certificate) (by *x509.Certificate, ok bool) {
	own := bytes.Equal(l.RawIssuer, c.RawIssuer)
	switch {
	case own && issuer == nil:
		return nil, true
	case own && l.CheckSignatureFrom(issuer) == nil:
		return nil, true
	case issuer == nil, !own && !(l.scope.indirect && names(c, l.RawIssuer)):
		return nil, false
	}
	for _, maker := range e.certs {
		if bytes.Equal(maker.RawSubject, l.RawIssuer) && maker.KeyUsage&x509.KeyUsageCRLSign != 0 && l.under(maker) && e.kin(maker, issuer) {
			return maker, true
		}
	}
	return nil, false
}

// kin tells that two certificates lead to the same authority, which need not be
// in the file.
func (e *evidence) kin(a, b *x509.Certificate) bool {
	up, other := climb(a, append(slices.Clone(e.certs), b)), climb(b, e.certs)
	top, otherTop := up[len(up)-1], other[len(other)-1]
	return slices.ContainsFunc(up, func(x *x509.Certificate) bool { return slices.ContainsFunc(other, x.Equal) }) ||
		len(top.AuthorityKeyId) > 0 && bytes.Equal(top.AuthorityKeyId, otherTop.AuthorityKeyId) && bytes.Equal(top.RawIssuer, otherTop.RawIssuer)
}
