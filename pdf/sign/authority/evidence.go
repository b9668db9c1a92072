package authority

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"net/http"
	"time"

	"golang.org/x/crypto/ocsp"

	"paragraf/pdf/sign"
)

// Evidence is what was gathered for a file, and what is missing.
type Evidence struct {
	sign.Evidence
	Missing []Missing
}

// Missing is a certificate for which no evidence could be had.
type Missing struct {
	Name    string // of the certificate's holder
	Problem error
}

// ErrNoSource: a certificate names no one who tells whether it was revoked.
var ErrNoSource = errors.New("the certificate names no source of revocation")

// ErrStale: the answer was made before the signature, so that it proves nothing
// about it; a newer one comes with time.
var ErrStale = errors.New("the answer on revocation is older than the signature")

// ErrRevoked: the certificate has been revoked.
var ErrRevoked = errors.New("the certificate has been revoked")

// Gather asks for all that is needed to judge the signatures and timestamps of
// a document later: the issuers' certificates and, for each certificate below
// a root, the answer that it was not revoked. Answers older than since, the
// time of the latest signature, do not count.
func Gather(ctx context.Context, client *http.Client, pdf []byte, since time.Time) (Evidence, error) {
	contents, err := sign.Contents(pdf)
	if err != nil {
		return Evidence{}, err
	}
	g := &gatherer{ctx: ctx, client: client, since: since, seen: map[string]bool{}}
	for _, cms := range contents {
		g.read(cms, 0)
	}
	for i := 0; i < len(g.pool); i++ { // grows while issuers are found
		if g.leaf[string(g.pool[i].Raw)] {
			g.follow(g.pool[i])
		}
	}
	return g.found, ctx.Err()
}

type gatherer struct {
	ctx    context.Context
	client *http.Client
	since  time.Time
	pool   []*x509.Certificate
	leaf   map[string]bool // certificates that signed something
	seen   map[string]bool // by their bytes
	found  Evidence
}

// read takes the certificates out of a CMS and of the timestamps in it.
func (g *gatherer) read(cms []byte, depth int) {
	var outer struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue `asn1:"explicit,tag:0"`
	}
	if _, err := asn1.Unmarshal(cms, &outer); err != nil || depth > 2 {
		return
	}
	var data struct {
		Version      int
		Digests      asn1.RawValue
		Inner        asn1.RawValue
		Certificates asn1.RawValue `asn1:"optional,tag:0"`
		Lists        asn1.RawValue `asn1:"optional,tag:1"`
		Signers      asn1.RawValue
	}
	if _, err := asn1.Unmarshal(outer.Content.Bytes, &data); err != nil {
		return
	}
	if g.leaf == nil {
		g.leaf = map[string]bool{}
	}
	list, err := x509.ParseCertificates(data.Certificates.Bytes)
	if err != nil {
		return
	}
	for _, c := range list {
		g.add(c)
	}
	var signer struct {
		Version int
		By      struct {
			Issuer asn1.RawValue
			Serial asn1.RawValue
		}
		Digest    asn1.RawValue
		Attrs     asn1.RawValue `asn1:"optional,tag:0"`
		Algorithm asn1.RawValue
		Signature []byte
		Unsigned  []struct {
			Type   asn1.ObjectIdentifier
			Values asn1.RawValue
		} `asn1:"optional,set,tag:1"`
	}
	if _, err := asn1.Unmarshal(data.Signers.Bytes, &signer); err != nil {
		return
	}
	for _, c := range list {
		serial, err := asn1.Marshal(c.SerialNumber)
		if err == nil && bytes.Equal(c.RawIssuer, signer.By.Issuer.FullBytes) && bytes.Equal(serial, signer.By.Serial.FullBytes) {
			g.leaf[string(c.Raw)] = true
		}
	}
	for _, u := range signer.Unsigned {
		if u.Type.Equal(asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 14}) {
			g.read(u.Values.Bytes, depth+1)
		}
	}
}

func (g *gatherer) add(c *x509.Certificate) {
	if !g.seen[string(c.Raw)] {
		g.seen[string(c.Raw)] = true
		g.pool = append(g.pool, c)
		g.found.Certificates = append(g.found.Certificates, c.Raw)
	}
}

// follow goes from a certificate up to its root and asks about each on the way.
func (g *gatherer) follow(c *x509.Certificate) {
	for range 10 {
		if bytes.Equal(c.RawIssuer, c.RawSubject) || g.ctx.Err() != nil {
			return
		}
		issuer := g.issuer(c)
		if issuer == nil {
			g.miss(c, ErrNoSource)
			return
		}
		if err := g.revocation(c, issuer); err != nil {
			g.miss(c, err)
		}
		c = issuer
	}
}

func (g *gatherer) miss(c *x509.Certificate, err error) {
	for _, m := range g.found.Missing {
		if m.Name == c.Subject.CommonName {
			return
		}
	}
	g.found.Missing = append(g.found.Missing, Missing{c.Subject.CommonName, err})
}

// issuer finds who issued a certificate, among those at hand or at the address
// that the certificate names.
func (g *gatherer) issuer(c *x509.Certificate) *x509.Certificate {
	for _, other := range g.pool {
		if bytes.Equal(other.RawSubject, c.RawIssuer) && c.CheckSignatureFrom(other) == nil {
			return other
		}
	}
	for _, where := range c.IssuingCertificateURL {
		raw, err := fetch(g.ctx, g.client, where, "", "application/pkix-cert", nil)
		if err != nil {
			continue
		}
		other, err := x509.ParseCertificate(raw)
		if err == nil && c.CheckSignatureFrom(other) == nil {
			g.add(other)
			return other
		}
	}
	return nil
}

// oidNoCheck marks the certificate of an OCSP responder that nobody asks about
// (RFC 6960, 4.2.2.2.1).
var oidNoCheck = asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 48, 1, 5}

// revocation brings the answer on one certificate, by OCSP, else by list.
func (g *gatherer) revocation(c, issuer *x509.Certificate) error {
	for _, e := range c.Extensions {
		if e.Id.Equal(oidNoCheck) {
			return nil
		}
	}
	problem := ErrNoSource
	if len(c.OCSPServer) > 0 {
		if problem = g.ocsp(c, issuer); problem == nil || errors.Is(problem, ErrRevoked) {
			return problem
		}
	}
	for _, where := range c.CRLDistributionPoints {
		if problem = g.list(where, c, issuer); problem == nil || errors.Is(problem, ErrRevoked) {
			return problem
		}
	}
	return problem
}

func (g *gatherer) ocsp(c, issuer *x509.Certificate) error {
	request, err := ocsp.CreateRequest(c, issuer, nil)
	if err != nil {
		return err
	}
	raw, err := fetch(g.ctx, g.client, c.OCSPServer[0], "application/ocsp-request", "application/ocsp-response", request)
	if err != nil {
		return err
	}
	answer, err := ocsp.ParseResponseForCert(raw, c, issuer)
	switch {
	case err != nil:
		return &UnreachableError{c.OCSPServer[0], err}
	case answer.Status == ocsp.Revoked:
		return ErrRevoked
	case answer.Status != ocsp.Good:
		return ErrNoSource
	case answer.ThisUpdate.Before(g.since.Truncate(time.Second)):
		return ErrStale
	}
	if !g.seen[string(raw)] {
		g.seen[string(raw)] = true
		g.found.OCSPs = append(g.found.OCSPs, raw)
	}
	if answer.Certificate != nil {
		g.add(answer.Certificate)
	}
	return nil
}

func (g *gatherer) list(where string, c, issuer *x509.Certificate) error {
	raw, err := fetch(g.ctx, g.client, where, "", "application/pkix-crl", nil)
	if err != nil {
		return err
	}
	list, err := x509.ParseRevocationList(raw)
	if err != nil {
		return &UnreachableError{where, err}
	}
	if err := list.CheckSignatureFrom(issuer); err != nil {
		return &UnreachableError{where, err}
	}
	if list.ThisUpdate.Before(g.since.Truncate(time.Second)) {
		return ErrStale
	}
	for _, r := range list.RevokedCertificateEntries {
		if r.SerialNumber.Cmp(c.SerialNumber) == 0 {
			return ErrRevoked
		}
	}
	if !g.seen[string(raw)] {
		g.seen[string(raw)] = true
		g.found.CRLs = append(g.found.CRLs, raw)
	}
	return nil
}
