package sign

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"fmt"
	"strings"
	"time"
)

// What can be wrong with a key; test with errors.Is.
var (
	// ErrNoKey: there is no private key, or no certificate for it.
	ErrNoKey = errors.New("no private key with a certificate")
	// ErrKeyMismatch: no certificate belongs to the private key.
	ErrKeyMismatch = errors.New("the certificate does not belong to the private key")
	// ErrKeyType: neither RSA of 2048 to 4096 bits nor ECDSA on P-256, P-384 or P-521.
	ErrKeyType = errors.New("a kind of key that cannot be used for signatures")
)

// Identity is a person's key with the certificate that names the person.
type Identity struct {
	Key         crypto.Signer
	Certificate *x509.Certificate
	Chain       []*x509.Certificate // issuers, nearest first; the root may be among them
}

// Name is the common name of the certificate.
func (i Identity) Name() string {
	if i.Certificate == nil {
		return ""
	}
	return i.Certificate.Subject.CommonName
}

// trialUnit stands as organisational unit in the certificate of a trial
// identity, so that every program that shows the signer shows it too.
const trialUnit = "PROVIDENTITET – EJ FÖR VERKLIGT BRUK"

// Trial tells whether the certificate says that the identity is for trying
// out only.
func (i Identity) Trial() bool {
	if i.Certificate == nil {
		return false
	}
	for _, unit := range i.Certificate.Subject.OrganizationalUnit {
		if strings.Contains(unit, trialUnit) {
			return true
		}
	}
	return false
}

// CertificateProblem is why a certificate cannot be signed with.
type CertificateProblem int

const (
	Expired     CertificateProblem = iota + 1 // its last day has passed
	NotYetValid                               // its first day has not come
	WrongUsage                                // it is not for signatures
)

// CertificateError tells what is wrong with a certificate at a time.
type CertificateError struct {
	Problem             CertificateProblem
	Name                string // common name
	NotBefore, NotAfter time.Time
}

func (e *CertificateError) Error() string {
	switch e.Problem {
	case Expired:
		return fmt.Sprintf("the certificate of %s expired on %s", e.Name, e.NotAfter.Format(time.DateOnly))
	case NotYetValid:
		return fmt.Sprintf("the certificate of %s is not valid before %s", e.Name, e.NotBefore.Format(time.DateOnly))
	}
	return fmt.Sprintf("the certificate of %s is not for signatures", e.Name)
}

// Check tells whether one may sign with the identity at a time: nil, or
// ErrNoKey, ErrKeyMismatch, ErrKeyType or a *CertificateError.
func (i Identity) Check(at time.Time) error {
	if i.Key == nil || i.Certificate == nil {
		return ErrNoKey
	}
	if !samePublic(i.Key.Public(), i.Certificate.PublicKey) {
		return ErrKeyMismatch
	}
	if _, err := digestFor(i.Key.Public()); err != nil {
		return err
	}
	c := i.Certificate
	e := &CertificateError{Name: i.Name(), NotBefore: c.NotBefore, NotAfter: c.NotAfter}
	const signing = x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment
	switch {
	case at.After(c.NotAfter):
		e.Problem = Expired
	case at.Before(c.NotBefore):
		e.Problem = NotYetValid
	case c.KeyUsage != 0 && c.KeyUsage&signing == 0:
		e.Problem = WrongUsage
	default:
		return nil
	}
	return e
}

func samePublic(a, b crypto.PublicKey) bool {
	k, ok := a.(interface{ Equal(crypto.PublicKey) bool })
	return ok && k.Equal(b)
}

// digestFor chooses the digest that is as strong as the key.
func digestFor(key crypto.PublicKey) (crypto.Hash, error) {
	switch k := key.(type) {
	case *rsa.PublicKey:
		if bits := k.N.BitLen(); bits >= 2048 && bits <= 4096 {
			return crypto.SHA256, nil
		}
	case *ecdsa.PublicKey:
		switch k.Curve {
		case elliptic.P256():
			return crypto.SHA256, nil
		case elliptic.P384():
			return crypto.SHA384, nil
		case elliptic.P521():
			return crypto.SHA512, nil
		}
	}
	return 0, ErrKeyType
}

// Issuers lists those of the chain that go along with a signature: all but the
// root, which whoever checks must have from elsewhere.
func (i Identity) Issuers() []*x509.Certificate {
	var list []*x509.Certificate
	for _, c := range i.Chain {
		if !SelfIssued(c) {
			list = append(list, c)
		}
	}
	return list
}
