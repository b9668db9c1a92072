package verify

import (
	"bytes"
	"crypto/x509"
	"slices"
	"strings"
	"time"
	"unicode"
)

// trialMark stands in the organisational unit of Paragraf's trial identities.
const trialMark = "EJ FÖR VERKLIGT BRUK"

func isTrial(c *x509.Certificate) bool {
	for _, unit := range c.Subject.OrganizationalUnit {
		if strings.Contains(unit, trialMark) {
			return true
		}
	}
	return false
}

// signerName is the name that the certificate gives: the common name, else the
// organisation, else the whole subject.
func signerName(c *x509.Certificate) string {
	switch {
	case c.Subject.CommonName != "":
		return printable(c.Subject.CommonName)
	case len(c.Subject.Organization) > 0:
		return printable(c.Subject.Organization[0])
	}
	return printable(c.Subject.String())
}

// printable replaces what would steer a terminal or turn the direction of
// text: names come from strangers.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsGraphic(r) {
			return r
		}
		return unicode.ReplacementChar
	}, s)
}

// usable tells whether the certificate is for signatures (RFC 5280 4.2.1.3).
func usable(c *x509.Certificate) bool {
	return c.KeyUsage == 0 || c.KeyUsage&(x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment) != 0
}

// chainTo gives the certificates from c to one of the roots, nil where it leads
// to none.
func chainTo(c *x509.Certificate, others []*x509.Certificate, roots anchors, at time.Time, usage x509.ExtKeyUsage) []*x509.Certificate {
	if roots.pool == nil {
		return nil
	}
	between := x509.NewCertPool()
	for _, o := range others {
		between.AddCert(o)
	}
	chains, err := c.Verify(x509.VerifyOptions{Roots: roots.pool, Intermediates: between, CurrentTime: at, KeyUsages: []x509.ExtKeyUsage{usage}})
	if err != nil {
		return nil
	}
	for _, chain := range chains {
		if roots.allowed == nil || roots.allowed(chain[len(chain)-1], at, usage == x509.ExtKeyUsageTimeStamping) {
			return chain
		}
	}
	return nil
}

// anchors are the authorities that are trusted, each perhaps only at some times.
type anchors struct {
	pool    *x509.CertPool
	allowed func(root *x509.Certificate, at time.Time, timestamps bool) bool
}

// hold tells whether a chain that led to a root at one time does so at another,
// without asking for its signatures again.
func (a anchors) hold(chain []*x509.Certificate, at time.Time, usage x509.ExtKeyUsage) bool {
	over := func(c *x509.Certificate) bool { return at.Before(c.NotBefore) || at.After(c.NotAfter) }
	root := chain[len(chain)-1]
	return !slices.ContainsFunc(chain, over) && (a.allowed == nil || a.allowed(root, at, usage == x509.ExtKeyUsageTimeStamping))
}

func (o Options) anchors() anchors { return anchors{o.Roots, o.Allowed} }

// climb gives the certificates from c up to where those at hand end, without
// asking whether anyone trusts them.
func climb(c *x509.Certificate, others []*x509.Certificate) []*x509.Certificate {
	chain := []*x509.Certificate{c}
	for len(chain) < maxChain && !isRoot(c) {
		i := slices.IndexFunc(others, func(o *x509.Certificate) bool {
			return bytes.Equal(o.RawSubject, c.RawIssuer) && c.CheckSignatureFrom(o) == nil
		})
		if i < 0 {
			break
		}
		c = others[i]
		chain = append(chain, c)
	}
	return chain
}

// maxChain bounds the certificates from a signer to a root.
const maxChain = 10

// runsOut is when the first certificate of a chain runs out, the anchor left
// aside: that one is trusted by itself.
func runsOut(chain []*x509.Certificate) time.Time {
	first := chain[0].NotAfter
	for _, c := range chain[1:max(1, len(chain)-1)] {
		if c.NotAfter.Before(first) {
			first = c.NotAfter
		}
	}
	return first
}
