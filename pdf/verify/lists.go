package verify

import (
	"bytes"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"slices"
	"time"
)

// heldList is a revocation list (RFC 5280) with the place of its end in the
// file.
type heldList struct {
	*x509.RevocationList
	end   int
	scope scope
	by    *x509.Certificate // who made it, where that is not the issuer of the certificates
}

// scope is what a list says it is about.
type scope struct {
	base       *big.Int // of a list of changes: the number of the list that they came after; else nil
	indirect   bool     // it lists certificates of other issuers too
	users, cas bool     // only certificates of persons, or only of authorities
	points     []string // the addresses that it is given at; none: it is the issuer's only one
	part       bool     // only for some reasons or only attribute certificates, or it says something that is not understood
}

// Extensions of lists and their entries (RFC 5280 5.2 and 5.3).
var (
	oidKeyID        = asn1.ObjectIdentifier{2, 5, 29, 35}
	oidNumber       = asn1.ObjectIdentifier{2, 5, 29, 20}
	oidDelta        = asn1.ObjectIdentifier{2, 5, 29, 27}
	oidIssuingPoint = asn1.ObjectIdentifier{2, 5, 29, 28}
	oidEntryIssuer  = asn1.ObjectIdentifier{2, 5, 29, 29}
	oidPoints       = asn1.ObjectIdentifier{2, 5, 29, 31}
	oidReason       = asn1.ObjectIdentifier{2, 5, 29, 21}
	oidInvalid      = asn1.ObjectIdentifier{2, 5, 29, 24}
)

// takenOff is the reason of an entry that a list of changes takes off the list
// (removeFromCRL).
const takenOff = 8

// pointName is where a list is to be had (RFC 5280 4.2.1.13).
type pointName struct {
	Full     []asn1.RawValue `asn1:"optional,tag:0"`
	Relative asn1.RawValue   `asn1:"optional,tag:1"`
}

// list takes a list that the file holds up to an end.
func (e *evidence) list(raw []byte, end int) {
	l, err := x509.ParseRevocationList(raw)
	if err != nil {
		return
	}
	e.lists = append(e.lists, heldList{RevocationList: l, end: end, scope: scopeOf(l)})
}

func scopeOf(l *x509.RevocationList) (s scope) {
	for _, x := range l.Extensions {
		switch {
		case x.Id.Equal(oidKeyID), x.Id.Equal(oidNumber):
		case x.Id.Equal(oidDelta):
			s.base = new(big.Int)
			if rest, err := asn1.Unmarshal(x.Value, &s.base); err != nil || len(rest) > 0 {
				s.part = true
			}
		case x.Id.Equal(oidIssuingPoint):
			var p struct {
				Point      pointName      `asn1:"optional,tag:0"`
				Users      bool           `asn1:"optional,tag:1"`
				CAs        bool           `asn1:"optional,tag:2"`
				Reasons    asn1.BitString `asn1:"optional,tag:3"`
				Indirect   bool           `asn1:"optional,tag:4"`
				Attributes bool           `asn1:"optional,tag:5"`
			}
			rest, err := asn1.Unmarshal(x.Value, &p)
			s.users, s.cas, s.indirect = p.Users, p.CAs, p.Indirect
			s.part = s.part || err != nil || len(rest) > 0 || p.Attributes || p.Reasons.BitLength > 0 || len(p.Point.Relative.FullBytes) > 0
			for _, n := range p.Point.Full {
				s.points = append(s.points, string(n.Bytes))
			}
		default:
			s.part = s.part || x.Critical
		}
	}
	return s
}

// entry is the list's own for a certificate, nil for none. In a list of several
// issuers an entry without a name belongs to the issuer of the one before.
func (l heldList) entry(c *x509.Certificate) *x509.RevocationListEntry {
	issuer := l.RawIssuer
	for i := range l.RevokedCertificateEntries {
		r := &l.RevokedCertificateEntries[i]
		if l.scope.indirect {
			for _, x := range r.Extensions {
				if x.Id.Equal(oidEntryIssuer) {
					issuer = directoryName(x.Value)
				}
			}
		}
		if r.SerialNumber.Cmp(c.SerialNumber) == 0 && bytes.Equal(issuer, c.RawIssuer) {
			return r
		}
	}
	return nil
}

// directoryName is the first name of a person or organisation among general
// names, as it stands in certificates; nil where there is none.
func directoryName(general []byte) []byte {
	var list []asn1.RawValue
	if rest, err := asn1.Unmarshal(general, &list); err != nil || len(rest) > 0 {
		return nil
	}
	for _, n := range list {
		if n.Class == asn1.ClassContextSpecific && n.Tag == 4 {
			return n.Bytes
		}
	}
	return nil
}

// about is what a whole list says of a certificate; limit is when the
// certificate of whoever made it runs out. It says nothing where the certificate
// is none of those that it is about.
func (l heldList) about(c *x509.Certificate, limit time.Time) (answer, bool) {
	if r := l.entry(c); r != nil && r.ReasonCode != takenOff {
		return l.said(r, limit), true
	}
	return l.said(nil, limit), l.covers(c)
}

// said is an answer with an entry, or with none.
func (l heldList) said(r *x509.RevocationListEntry, limit time.Time) answer {
	a := answer{made: l.ThisUpdate, next: l.NextUpdate, limit: limit, by: l.by, end: l.end}
	if r != nil {
		a.gone, a.on, a.reason = true, r.RevocationTime, r.ReasonCode
	}
	return a
}

// after is what a list of changes says together with a list that it continues:
// one of the same scope that is not older than its base.
func (l heldList) after(whole heldList, c *x509.Certificate, limit time.Time) (answer, bool) {
	if whole.Number == nil || l.Number == nil || whole.Number.Cmp(l.scope.base) < 0 || whole.Number.Cmp(l.Number) > 0 ||
		!bytes.Equal(whole.RawIssuer, l.RawIssuer) || whole.scope.indirect != l.scope.indirect || !slices.Equal(whole.scope.points, l.scope.points) || !whole.covers(c) || l.scope.part {
		return answer{}, false
	}
	r := l.entry(c)
	if r == nil {
		r = whole.entry(c)
	}
	if r != nil && r.ReasonCode == takenOff {
		r = nil
	}
	a := l.said(r, limit)
	a.end = max(a.end, whole.end)
	return a, true
}

// covers tells whether a certificate that is not on the list is good by it.
func (l heldList) covers(c *x509.Certificate) bool {
	s := l.scope
	if s.part || s.users && c.IsCA || s.cas && !c.IsCA || slices.ContainsFunc(l.RevokedCertificateEntries, notUnderstood) {
		return false
	}
	return len(s.points) == 0 || len(c.CRLDistributionPoints) == 0 || slices.ContainsFunc(c.CRLDistributionPoints, func(p string) bool { return slices.Contains(s.points, p) })
}

// notUnderstood tells that an entry says something critical that is not
// understood here: then the list tells of no other certificate (5.3).
func notUnderstood(r x509.RevocationListEntry) bool {
	return slices.ContainsFunc(r.Extensions, func(x pkix.Extension) bool {
		return x.Critical && !x.Id.Equal(oidEntryIssuer) && !x.Id.Equal(oidReason) && !x.Id.Equal(oidInvalid)
	})
}

// under tells whether a maker of lists, who need not issue certificates, made
// this one.
func (l heldList) under(maker *x509.Certificate) bool {
	return maker.CheckSignature(l.SignatureAlgorithm, l.RawTBSRevocationList, l.Signature) == nil
}

// names tells whether a certificate names somebody as the maker of its lists
// (cRLIssuer of its distribution points).
func names(c *x509.Certificate, maker []byte) bool {
	for _, x := range c.Extensions {
		if !x.Id.Equal(oidPoints) {
			continue
		}
		var points []struct {
			Point   pointName      `asn1:"optional,tag:0"`
			Reasons asn1.BitString `asn1:"optional,tag:1"`
			Issuer  asn1.RawValue  `asn1:"optional,tag:2"`
		}
		if _, err := asn1.Unmarshal(x.Value, &points); err != nil {
			return false
		}
		for _, p := range points {
			general := slices.Clone(p.Issuer.FullBytes)
			if len(general) > 0 {
				general[0] = 0x30 // as a sequence, not under the tag that it has here
				if bytes.Equal(directoryName(general), maker) {
					return true
				}
			}
		}
	}
	return false
}
