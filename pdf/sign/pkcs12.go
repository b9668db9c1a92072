package sign

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"errors"
	"fmt"
	"strings"

	"software.sslmate.com/src/go-pkcs12"
)

var (
	// ErrWrongPassword: the key file is sound but the password does not open it.
	ErrWrongPassword = errors.New("the password does not open the key file")
	// ErrNotPKCS12: the bytes are no PKCS#12 key file, or a damaged one.
	ErrNotPKCS12 = errors.New("not a PKCS#12 key file")
)

// OpenPKCS12 opens a key file (.p12, .pfx), with modern or legacy encryption.
// The certificate is the one that belongs to the key, whatever the order in
// the file; the others become the chain. A certificate that has expired opens
// as well: Check tells. Errors wrap ErrWrongPassword, ErrNotPKCS12, ErrNoKey,
// ErrKeyMismatch or ErrKeyType.
func OpenPKCS12(raw []byte, password string) (id Identity, err error) {
	defer func() { // the decoder meets hostile files
		if r := recover(); r != nil {
			id, err = Identity{}, fmt.Errorf("%w: %v", ErrNotPKCS12, r)
		}
	}()
	// The file must be ASN.1 at all; then an error of decryption is the password's.
	if len(raw) < 2 || raw[0] != 0x30 {
		return Identity{}, ErrNotPKCS12
	}
	key, first, others, err := pkcs12.DecodeChain(raw, password)
	if errors.Is(err, pkcs12.ErrIncorrectPassword) {
		return Identity{}, ErrWrongPassword
	}
	if err != nil {
		// The decoder opened the file and tells only in words what it lacks.
		if strings.Contains(err.Error(), "private key missing") || strings.Contains(err.Error(), "certificate missing") {
			return Identity{}, ErrNoKey
		}
		return Identity{}, fmt.Errorf("%w: %v", ErrNotPKCS12, err)
	}
	signer, ok := key.(crypto.Signer)
	if !ok {
		return Identity{}, ErrKeyType
	}
	id.Key = signer
	for _, c := range append([]*x509.Certificate{first}, others...) {
		if c == nil {
			continue
		}
		if id.Certificate == nil && samePublic(signer.Public(), c.PublicKey) {
			id.Certificate = c
		} else {
			id.Chain = append(id.Chain, c)
		}
	}
	if id.Certificate == nil {
		return Identity{}, ErrKeyMismatch
	}
	id.Chain = inOrder(id.Certificate, id.Chain)
	if _, err := digestFor(signer.Public()); err != nil {
		return Identity{}, err
	}
	return id, nil
}

// inOrder keeps the issuers that lead upwards from the certificate, nearest
// first.
func inOrder(c *x509.Certificate, pool []*x509.Certificate) []*x509.Certificate {
	var chain []*x509.Certificate
	for len(chain) < 8 && !selfIssued(c) {
		var next *x509.Certificate
		for _, p := range pool {
			if bytes.Equal(p.RawSubject, c.RawIssuer) && c.CheckSignatureFrom(p) == nil {
				next = p
				break
			}
		}
		if next == nil {
			break
		}
		chain = append(chain, next)
		c = next
	}
	return chain
}

func selfIssued(c *x509.Certificate) bool { return bytes.Equal(c.RawSubject, c.RawIssuer) }

// PKCS12 writes the identity as a key file with AES-256 and SHA-256, which
// OpenSSL and the systems' own stores import.
func (i Identity) PKCS12(password string) ([]byte, error) {
	if i.Key == nil || i.Certificate == nil {
		return nil, ErrNoKey
	}
	return pkcs12.Modern2023.Encode(i.Key, i.Certificate, i.Chain, password)
}
