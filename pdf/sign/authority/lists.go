package authority

import (
	"bytes"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"math/big"
	"time"
)

// fetched is a revocation list as it came.
type fetched struct {
	raw  []byte
	list *x509.RevocationList
	err  error
}

func (g *gatherer) fetched(where string) fetched {
	f, ok := g.lists[where]
	if !ok {
		if f.raw, f.err = fetch(g.ctx, g.client, where, "", "application/pkix-crl", nil); f.err == nil {
			if f.list, f.err = x509.ParseRevocationList(f.raw); f.err != nil {
				f.err = &UnreachableError{where, f.err}
			}
		}
		g.lists[where] = f
	}
	return f
}

// list brings what a list says of a certificate: the whole one, and where that
// is older than the use, the changes after it.
func (g *gatherer) list(where string, c, issuer *x509.Certificate, since time.Time) Missing {
	f := g.fetched(where)
	unfit := func(why string) Missing { return Missing{Problem: &UnreachableError{where, errors.New(why)}} }
	switch {
	case f.err != nil:
		return Missing{Problem: f.err}
	case base(f.list) != nil:
		return unfit("the list tells changes only")
	case !g.speaksFor(f.list, c, issuer):
		return unfit("the list is not signed by the issuer of the certificate, nor by one whose certificate is known")
	case goneBy(f.list, c, since) != nil:
		return Missing{Problem: ErrRevoked, Revoked: goneBy(f.list, c, since).RevocationTime}
	case !f.list.ThisUpdate.Before(since.Truncate(time.Second)):
		g.keep(&g.found.CRLs, f.raw)
		return Missing{}
	}
	for _, at := range freshest(c, f.list) {
		d := g.fetched(at)
		if d.err != nil || base(d.list) == nil || f.list.Number == nil || f.list.Number.Cmp(base(d.list)) < 0 || !g.speaksFor(d.list, c, issuer) {
			continue
		}
		if gone := goneBy(d.list, c, since); gone != nil {
			return Missing{Problem: ErrRevoked, Revoked: gone.RevocationTime}
		}
		if !d.list.ThisUpdate.Before(since.Truncate(time.Second)) {
			g.keep(&g.found.CRLs, f.raw)
			g.keep(&g.found.CRLs, d.raw)
			return Missing{}
		}
	}
	return Missing{Problem: ErrStale, Next: f.list.NextUpdate}
}

// speaksFor tells whether a list is signed by the issuer of a certificate, or by
// somebody at hand who makes lists. Whether the certificate names the latter is
// for the verifier to say.
func (g *gatherer) speaksFor(l *x509.RevocationList, c, issuer *x509.Certificate) bool {
	if bytes.Equal(l.RawIssuer, c.RawIssuer) && (issuer == nil || l.CheckSignatureFrom(issuer) == nil) {
		return true
	}
	for _, maker := range g.pool {
		if bytes.Equal(maker.RawSubject, l.RawIssuer) && maker.KeyUsage&x509.KeyUsageCRLSign != 0 &&
			maker.CheckSignature(l.SignatureAlgorithm, l.RawTBSRevocationList, l.Signature) == nil {
			return true
		}
	}
	return false
}

// goneBy is the entry by which a certificate had been revoked at a time, nil for
// none.
func goneBy(l *x509.RevocationList, c *x509.Certificate, since time.Time) *x509.RevocationListEntry {
	const takenOff = 8 // removeFromCRL (RFC 5280 5.3.1)
	issuer := l.RawIssuer
	for i, r := range l.RevokedCertificateEntries {
		for _, x := range r.Extensions { // in a list of several issuers each is named once
			var names []asn1.RawValue
			if x.Id.Equal(oidEntryIssuer) {
				if _, err := asn1.Unmarshal(x.Value, &names); err == nil && len(names) > 0 {
					issuer = names[0].Bytes
				}
			}
		}
		if !bytes.Equal(issuer, c.RawIssuer) {
			continue
		}
		if r.SerialNumber.Cmp(c.SerialNumber) == 0 && r.ReasonCode != takenOff && !r.RevocationTime.After(since) {
			return &l.RevokedCertificateEntries[i]
		}
	}
	return nil
}

var (
	oidEntryIssuer = asn1.ObjectIdentifier{2, 5, 29, 29}
	oidDelta       = asn1.ObjectIdentifier{2, 5, 29, 27}
	oidFreshest    = asn1.ObjectIdentifier{2, 5, 29, 46}
)

// base is the number of the list that one of changes came after; nil for a whole
// one (RFC 5280 5.2.4).
func base(l *x509.RevocationList) *big.Int {
	for _, x := range l.Extensions {
		if x.Id.Equal(oidDelta) {
			n := new(big.Int)
			if _, err := asn1.Unmarshal(x.Value, &n); err == nil {
				return n
			}
		}
	}
	return nil
}

// freshest lists where the changes after a list are to be had (RFC 5280 5.2.6).
func freshest(c *x509.Certificate, l *x509.RevocationList) (list []string) {
	for _, x := range append(append(c.Extensions[:0:0], c.Extensions...), l.Extensions...) {
		var points []struct {
			Point struct {
				Full []asn1.RawValue `asn1:"optional,tag:0"`
			} `asn1:"optional,tag:0"`
		}
		if !x.Id.Equal(oidFreshest) {
			continue
		}
		if _, err := asn1.Unmarshal(x.Value, &points); err != nil {
			continue
		}
		for _, p := range points {
			for _, n := range p.Point.Full {
				const address = 6 // uniformResourceIdentifier
				if n.Class == asn1.ClassContextSpecific && n.Tag == address {
					list = append(list, string(n.Bytes))
				}
			}
		}
	}
	return list
}
