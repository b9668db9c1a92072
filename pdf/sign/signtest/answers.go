package signtest

import (
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"math/big"
	"time"

	"golang.org/x/crypto/ocsp"

	"paragraf/pdf/sign"
)

// lasts is how long an answer or a list of the test authorities holds: longer
// than any run of the outside judges takes.
const lasts = 24 * time.Hour

// Issuing is the issuing authority as somebody who signs: answers and lists.
func (a *Authority) Issuing() sign.Identity {
	return sign.Identity{Key: a.issuerKey, Certificate: a.Issuer}
}

// Above is the root as somebody who signs.
func (a *Authority) Above() sign.Identity { return sign.Identity{Key: a.rootKey, Certificate: a.Root} }

// List is a revocation list that somebody makes now. The change may make it
// special.
func List(by sign.Identity, change func(*x509.RevocationList)) []byte {
	now := time.Now()
	l := &x509.RevocationList{Number: big.NewInt(10), ThisUpdate: now.Add(time.Minute), NextUpdate: now.Add(lasts)}
	if change != nil {
		change(l)
	}
	return must(x509.CreateRevocationList(rand.Reader, l, by.Certificate, by.Key))
}

// Answer is what somebody says by OCSP, now, of a certificate of the authority:
// that it is good. The change may make it special.
func (a *Authority) Answer(c *x509.Certificate, by sign.Identity, change func(*ocsp.Response)) []byte {
	now := time.Now()
	r := ocsp.Response{Status: ocsp.Good, SerialNumber: c.SerialNumber, ThisUpdate: now.Add(time.Minute), NextUpdate: now.Add(lasts), IssuerHash: crypto.SHA1}
	if !by.Certificate.Equal(a.Issuer) {
		r.Certificate = by.Certificate
	}
	if change != nil {
		change(&r)
	}
	return must(ocsp.CreateResponse(a.Issuer, by.Certificate, r, by.Key))
}
