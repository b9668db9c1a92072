package authority

import (
	"context"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"net/http"
	"time"

	"golang.org/x/crypto/ocsp"

	"paragraf/pdf/sign"
)

// Question is a certificate on which its issuer is asked, and the time of its
// use: an answer that was made before that proves nothing about it.
type Question struct {
	Certificate *x509.Certificate
	Since       time.Time
}

// Evidence is what was gathered for a file, and what is missing.
type Evidence struct {
	sign.Evidence
	Missing []Missing
}

// Missing is a certificate for which no evidence could be had.
type Missing struct {
	Certificate *x509.Certificate
	Problem     error
	Next        time.Time // with ErrStale: when the issuer promises a newer answer; else zero
	Revoked     time.Time // with ErrRevoked: when
}

// Why there is no evidence on a certificate; test with errors.Is. Where an
// authority does not answer, the problem is an *UnreachableError.
var (
	// ErrNoSource: it names no one who tells whether it was revoked.
	ErrNoSource = errors.New("the certificate names no source of revocation")
	// ErrNoIssuer: nobody knows who issued it.
	ErrNoIssuer = errors.New("the certificate of the issuer is missing")
	// ErrStale: the answer was made before the use; a newer one comes with time.
	ErrStale = errors.New("the answer on revocation is older than the signature")
	// ErrRevoked: it had been revoked when it was used.
	ErrRevoked = errors.New("the certificate has been revoked")
)

// Gather asks what is not known of the certificates behind the signatures and
// timestamps of a document: whether they were revoked, by OCSP or by list, and
// for the certificates of their issuers, which are then asked about as well.
// The error is ctx's, or of a document that cannot be read.
func Gather(ctx context.Context, client *http.Client, pdf []byte, questions []Question) (Evidence, error) {
	pool, err := certificates(pdf)
	if err != nil {
		return Evidence{}, err
	}
	g := &gatherer{ctx: ctx, client: client, pool: pool, seen: map[string]bool{}, lists: map[string]fetched{}}
	for _, c := range pool {
		g.keep(&g.found.Certificates, c.Raw)
	}
	for _, q := range questions {
		g.ask(q)
	}
	return g.found, ctx.Err()
}

// Standing asks the issuer of a certificate whether it had been revoked at a
// time: ErrRevoked and the day, or no problem, or why that is not known. Chain
// are the certificates above it.
func Standing(ctx context.Context, client *http.Client, c *x509.Certificate, chain []*x509.Certificate, at time.Time) Missing {
	g := &gatherer{ctx: ctx, client: client, pool: chain, seen: map[string]bool{}, lists: map[string]fetched{}}
	issuer, _ := g.issuer(c)
	m := g.revocation(c, issuer, at)
	m.Certificate = c
	return m
}

type gatherer struct {
	ctx    context.Context
	client *http.Client
	pool   []*x509.Certificate
	seen   map[string]bool    // certificates and answers, by their bytes
	lists  map[string]fetched // by address
	found  Evidence
}

// keep adds a certificate or an answer to a list of what was found, once.
func (g *gatherer) keep(list *[][]byte, raw []byte) {
	if !g.seen[string(raw)] {
		g.seen[string(raw)] = true
		*list = append(*list, raw)
	}
}

// ask brings the answer on a certificate, and on those above it that nobody
// knew of before.
func (g *gatherer) ask(q Question) {
	for c := q.Certificate; !sign.SelfIssued(c) && g.ctx.Err() == nil; {
		issuer, news := g.issuer(c)
		if m := g.revocation(c, issuer, q.Since); m.Problem != nil && g.ctx.Err() == nil {
			m.Certificate = c
			g.found.Missing = append(g.found.Missing, m)
		}
		if issuer == nil || !news {
			return
		}
		c = issuer
	}
}

// issuer finds who issued a certificate, among those at hand or at the address
// that the certificate names; news tells the latter. Nil where it is unknown.
func (g *gatherer) issuer(c *x509.Certificate) (issuer *x509.Certificate, news bool) {
	for _, other := range g.pool {
		if sign.Issued(c, other) {
			return other, false
		}
	}
	for _, where := range c.IssuingCertificateURL {
		raw, err := fetch(g.ctx, g.client, where, "", "application/pkix-cert", nil)
		if err != nil {
			continue
		}
		if other, err := x509.ParseCertificate(raw); err == nil && sign.Issued(c, other) {
			g.pool = append(g.pool, other)
			g.keep(&g.found.Certificates, other.Raw)
			return other, true
		}
	}
	return nil, false
}

// oidNoCheck marks the certificate of an OCSP responder that nobody asks about
// (RFC 6960, 4.2.2.2.1).
var oidNoCheck = asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 48, 1, 5}

// revocation brings the answer on one certificate, by OCSP, else by list. Below
// an issuer that is not at hand, as a root often is, only a list can be had.
func (g *gatherer) revocation(c, issuer *x509.Certificate, since time.Time) Missing {
	for _, e := range c.Extensions {
		if e.Id.Equal(oidNoCheck) {
			return Missing{}
		}
	}
	problem := Missing{Problem: ErrNoSource}
	if issuer == nil {
		problem.Problem = ErrNoIssuer
	}
	settled := func(m Missing) bool { return m.Problem == nil || errors.Is(m.Problem, ErrRevoked) }
	if issuer != nil {
		for _, where := range c.OCSPServer {
			if problem = g.ocsp(where, c, issuer, since); settled(problem) {
				return problem
			}
		}
	}
	for _, where := range c.CRLDistributionPoints {
		m := g.list(where, c, issuer, since)
		if settled(m) {
			return m
		}
		if !errors.Is(problem.Problem, ErrStale) || m.Next.Before(problem.Next) && !m.Next.IsZero() {
			problem = m
		}
	}
	return problem
}

func (g *gatherer) ocsp(where string, c, issuer *x509.Certificate, since time.Time) Missing {
	request, err := ocsp.CreateRequest(c, issuer, nil)
	if err != nil {
		return Missing{Problem: err}
	}
	raw, err := fetch(g.ctx, g.client, where, "application/ocsp-request", "application/ocsp-response", request)
	if err != nil {
		return Missing{Problem: err}
	}
	answer, err := ocsp.ParseResponseForCert(raw, c, issuer)
	switch {
	case err != nil:
		return Missing{Problem: &UnreachableError{where, err}}
	case answer.Status == ocsp.Unknown:
		return Missing{Problem: ErrNoSource}
	case answer.Status == ocsp.Revoked && !answer.RevokedAt.After(since):
		return Missing{Problem: ErrRevoked, Revoked: answer.RevokedAt}
	case answer.ThisUpdate.Before(since.Truncate(time.Second)):
		return Missing{Problem: ErrStale, Next: answer.NextUpdate}
	}
	g.keep(&g.found.OCSPs, raw)
	if answer.Certificate != nil {
		g.keep(&g.found.Certificates, answer.Certificate.Raw)
	}
	return Missing{}
}
