package verify

import (
	"bytes"
	"crypto/x509"
	"slices"
)

// stray tells whether a signature carries a certificate that is damaged: no
// signature guards what comes along, and a chain may lead past it. It is a
// damaged copy of another one at hand, or names an issuer at hand who did not
// sign it so. One that merely leads nowhere is no fault; authorities send
// certificates for the roots of others too.
func (p *prover) stray(m *message, chain []*x509.Certificate) bool {
	others := slices.Concat(chain, m.certs, p.held.certs, p.Known)
	return slices.ContainsFunc(m.certs, func(c *x509.Certificate) bool {
		if slices.ContainsFunc(chain[:len(chain)-1], c.Equal) { // the one above it signed it
			return false
		}
		copied := func(o *x509.Certificate) bool { return allButEqual(c.Raw, o.Raw) }
		return slices.ContainsFunc(others, copied) && !slices.ContainsFunc(chain, c.Equal) || damaged(c, others)
	})
}

// damaged tells that a certificate names an issuer among others, and none of
// that name signed it.
func damaged(c *x509.Certificate, others []*x509.Certificate) bool {
	named := false
	for _, o := range others {
		ids := len(c.AuthorityKeyId) > 0 && len(o.SubjectKeyId) > 0
		sameKey := bytes.Equal(c.AuthorityKeyId, o.SubjectKeyId)
		switch {
		case bytes.Equal(c.RawIssuer, o.RawSubject):
			if o.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature) == nil {
				return false
			}
			named = named || !ids || sameKey || allButEqual(c.AuthorityKeyId, o.SubjectKeyId)
		case ids && sameKey && allButEqual(c.RawIssuer, o.RawSubject):
			named = true
		}
	}
	return named
}

// allButEqual tells that two certificates differ, but in so few bytes that they
// were not issued apart: serial numbers and signatures differ in more.
func allButEqual(a, b []byte) bool {
	if len(a) != len(b) {
		return false
	}
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n > 0 && n <= 8
}
