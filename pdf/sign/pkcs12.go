package sign

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"slices"
	"strings"

	"software.sslmate.com/src/go-pkcs12"
)

var (
	// ErrWrongPassword: the key file is sound but the password does not open it.
	ErrWrongPassword = errors.New("the password does not open the key file")
	// ErrNotPKCS12: the bytes are no PKCS#12 key file, or a damaged one.
	ErrNotPKCS12 = errors.New("not a PKCS#12 key file")
	// ErrSeveralKeys: the file holds more than one key, and which of them is
	// for signatures cannot be told.
	ErrSeveralKeys = errors.New("a PKCS#12 key file with several keys")
	// ErrUnsupported: a PKCS#12 file of a kind that is not read, as one
	// protected by another key instead of a password.
	ErrUnsupported = errors.New("a kind of PKCS#12 key file that is not read")
)

// IsPKCS12 reports whether bytes look like a key file, which can be told
// without its password.
func IsPKCS12(raw []byte) bool {
	whole, ok := sequence(raw)
	version := 0
	if ok {
		_, err := asn1.Unmarshal(whole.Bytes, &version)
		ok = err == nil
	}
	return ok && version == 3 // RFC 7292, 4
}

// sequence reads bytes that are one ASN.1 sequence and nothing more.
func sequence(raw []byte) (whole asn1.RawValue, ok bool) {
	rest, err := asn1.Unmarshal(raw, &whole)
	return whole, err == nil && len(bytes.Trim(rest, "\x00\r\n")) == 0 && whole.Tag == asn1.TagSequence
}

// OpenPKCS12 opens a key file (.p12, .pfx), with modern encryption (PBES2 with
// AES, HMAC-SHA-256) or legacy (RC2-40, 3DES, HMAC-SHA-1). The certificate is
// the one that belongs to the key, whatever the order in the file; the others
// become the chain. Of several keys it is the one that is for signatures. A
// certificate that has expired opens as well: Check tells. Errors wrap
// ErrWrongPassword (also for a file damaged within), ErrNotPKCS12,
// ErrUnsupported, ErrNoKey, ErrSeveralKeys, ErrKeyMismatch or ErrKeyType.
func OpenPKCS12(raw []byte, password string) (id Identity, err error) {
	defer func() { // the decoder meets hostile files
		if r := recover(); r != nil {
			id, err = Identity{}, fmt.Errorf("%w: %v", ErrNotPKCS12, r)
		}
	}()
	// The file must be ASN.1 at all; then an error of decryption is the password's.
	whole, ok := sequence(raw)
	if !ok {
		return Identity{}, ErrNotPKCS12
	}
	key, first, others, err := pkcs12.DecodeChain(whole.FullBytes, password)
	if err != nil && strings.Contains(err.Error(), "exactly one key") {
		return severalKeys(whole.FullBytes, password)
	}
	if err != nil {
		return Identity{}, notOpened(err)
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
	id.Chain = Chain(id.Certificate, id.Chain)
	if _, err := digestFor(signer.Public()); err != nil {
		return Identity{}, err
	}
	return id, nil
}

// notOpened says what an error of the decoder means.
func notOpened(err error) error {
	var other pkcs12.NotImplementedError
	text := err.Error()
	switch {
	case errors.Is(err, pkcs12.ErrIncorrectPassword), errors.Is(err, pkcs12.ErrDecryption):
		return ErrWrongPassword
	// The decoder opened the file and tells only in words what it lacks.
	case strings.Contains(text, "private key missing"), strings.Contains(text, "certificate missing"):
		return ErrNoKey
	case errors.As(err, &other), strings.Contains(text, "no MAC"):
		return fmt.Errorf("%w: %v", ErrUnsupported, err)
	}
	return fmt.Errorf("%w: %v", ErrNotPKCS12, err)
}

// severalKeys opens a file whose only oddity is that it holds more than one
// key.
func severalKeys(raw []byte, password string) (Identity, error) {
	//lint:ignore SA1019 it is the only one that reads several keys; what it writes is read here at once
	blocks, err := pkcs12.ToPEM(raw, password)
	if err != nil {
		return Identity{}, fmt.Errorf("%w: %v", ErrSeveralKeys, err)
	}
	var keys []crypto.Signer
	var certificates []*x509.Certificate
	for _, b := range blocks {
		if b.Type == "CERTIFICATE" {
			if c, err := x509.ParseCertificate(b.Bytes); err == nil {
				certificates = append(certificates, c)
			}
		} else if k, err := x509.ParsePKCS1PrivateKey(b.Bytes); err == nil {
			keys = append(keys, k)
		} else if k, err := x509.ParseECPrivateKey(b.Bytes); err == nil {
			keys = append(keys, k)
		}
	}
	return forSignatures(keys, certificates)
}

// forSignatures chooses the one key whose certificate is for non-repudiation,
// else the one that may make signatures.
func forSignatures(keys []crypto.Signer, certificates []*x509.Certificate) (Identity, error) {
	for _, usage := range []x509.KeyUsage{x509.KeyUsageContentCommitment, x509.KeyUsageContentCommitment | x509.KeyUsageDigitalSignature} {
		var fits []Identity
		for _, k := range keys {
			for _, c := range certificates {
				if samePublic(k.Public(), c.PublicKey) && c.KeyUsage&usage != 0 {
					fits = append(fits, Identity{Key: k, Certificate: c, Chain: Chain(c, certificates)})
				}
			}
		}
		if len(fits) == 1 {
			_, err := digestFor(fits[0].Key.Public())
			return fits[0], err
		}
	}
	return Identity{}, ErrSeveralKeys
}

// Chain gives the issuers out of a pool that lead upwards from the certificate,
// nearest first.
func Chain(c *x509.Certificate, pool []*x509.Certificate) []*x509.Certificate {
	var chain []*x509.Certificate
	for len(chain) < 8 && !SelfIssued(c) {
		i := slices.IndexFunc(pool, func(p *x509.Certificate) bool { return Issued(c, p) })
		if i < 0 {
			break
		}
		c = pool[i]
		chain = append(chain, c)
	}
	return chain
}

// Issued tells whether a certificate was issued by another.
func Issued(c, by *x509.Certificate) bool {
	return bytes.Equal(by.RawSubject, c.RawIssuer) && c.CheckSignatureFrom(by) == nil
}

// SelfIssued tells that nobody answers for a certificate but itself, as for a
// root's.
func SelfIssued(c *x509.Certificate) bool { return bytes.Equal(c.RawSubject, c.RawIssuer) }

// PKCS12 writes the identity as a key file with AES-256 and SHA-256, which
// OpenSSL and the systems' own stores import.
func (i Identity) PKCS12(password string) ([]byte, error) {
	if i.Key == nil || i.Certificate == nil {
		return nil, ErrNoKey
	}
	return pkcs12.Modern2023.Encode(i.Key, i.Certificate, i.Chain, password)
}
