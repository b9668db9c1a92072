package verify

import (
	"bytes"
	"crypto"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"reflect"
)

var (
	oidData           = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidSignedData     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidTSTInfo        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 1, 4}
	oidContentType    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidMessageDigest  = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidSigningTime    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 5}
	oidSigningCert    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 12}
	oidTimestampToken = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 14}
	oidSigningCertV2  = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
	oidAlgorithmGuard = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 52}
)

type contentInfo struct {
	Type    asn1.ObjectIdentifier
	Content asn1.RawValue `asn1:"tag:0"`
}

type signedData struct {
	Version      int
	Digests      []pkix.AlgorithmIdentifier `asn1:"set"`
	Content      encapsulated
	Certificates asn1.RawValue `asn1:"optional,tag:0"`
	CRLs         asn1.RawValue `asn1:"optional,tag:1"`
	Signers      []signerInfo  `asn1:"set"`
}

type encapsulated struct {
	Type    asn1.ObjectIdentifier
	Content []byte `asn1:"explicit,optional,tag:0"`
}

type signerInfo struct {
	Version       int
	Signer        asn1.RawValue
	Digest        pkix.AlgorithmIdentifier
	Attrs         asn1.RawValue `asn1:"optional,tag:0"`
	Algorithm     pkix.AlgorithmIdentifier
	Signature     []byte
	UnsignedAttrs asn1.RawValue `asn1:"optional,tag:1"`
}

type attribute struct {
	Type   asn1.ObjectIdentifier
	Values asn1.RawValue
}

// message is a parsed SignedData with its only signer.
type message struct {
	data     signedData
	signer   signerInfo
	certs    []*x509.Certificate
	cert     *x509.Certificate // the signer's
	attrs    map[string][]byte // signed attributes: the only value of each, DER
	unsigned map[string][]byte
}

// decode reads DER into a struct and makes sure that nothing else is in it:
// encoding/asn1 passes over what follows the last field of a sequence.
func decode(der []byte, to any) bool {
	rest, err := asn1.Unmarshal(der, to)
	if err != nil || len(rest) > 0 {
		return false
	}
	again, err := asn1.Marshal(reflect.ValueOf(to).Elem().Interface())
	return err == nil && bytes.Equal(again, der)
}

// parseCMS reads a SignedData (RFC 5652) of one signer whose content has the
// type given. It is strict where a change would otherwise go unseen: versions,
// digest list, doubled attributes.
func parseCMS(der []byte, content asn1.ObjectIdentifier) (*message, *Reason) {
	fail := func(code string, args ...any) (*message, *Reason) { return nil, fault(code, args...) }
	var info contentInfo
	if !decode(der, &info) || !info.Type.Equal(oidSignedData) {
		return fail("cms")
	}
	m := &message{}
	if !decode(info.Content.Bytes, &m.data) {
		return fail("cms")
	}
	if !m.data.Content.Type.Equal(content) {
		return fail("cms")
	}
	if n := len(m.data.Signers); n != 1 {
		return fail("signers", n)
	}
	m.signer = m.data.Signers[0]
	byKeyID := m.signer.Signer.Class == asn1.ClassContextSpecific
	if !versionsFit(m, byKeyID) || !listed(m.data.Digests, m.signer.Digest) {
		return fail("cms")
	}
	var ok bool
	if m.certs, ok = certificates(m.data.Certificates.Bytes); !ok {
		return fail("cms")
	}
	if m.attrs, ok = attributes(m.signer.Attrs.Bytes); !ok {
		return fail("cms")
	}
	if m.unsigned, ok = attributes(m.signer.UnsignedAttrs.Bytes); !ok {
		return fail("cms")
	}
	if m.cert = m.find(byKeyID); m.cert == nil {
		return fail("no_signer_certificate")
	}
	return m, nil
}

// versionsFit checks the version numbers by the rules of RFC 5652 5.1 and 5.3.
func versionsFit(m *message, byKeyID bool) bool {
	signer := 1
	if byKeyID {
		signer = 3
	}
	if m.signer.Version != signer {
		return false
	}
	data := 1
	if byKeyID || !m.data.Content.Type.Equal(oidData) {
		data = 3
	}
	// Revocation data and attribute certificates raise it further.
	return m.data.Version == data || m.data.Version > data && m.data.Version <= 5 && len(m.data.CRLs.FullBytes) > 0
}

// listed tells whether the digest of the signer is announced, and no digest
// twice.
func listed(list []pkix.AlgorithmIdentifier, want pkix.AlgorithmIdentifier) bool {
	n := 0
	for _, a := range list {
		if a.Algorithm.Equal(want.Algorithm) && emptyParameters(a) {
			n++
		}
	}
	return n == 1 && len(list) == 1 && emptyParameters(want)
}

// emptyParameters: digests have none, or NULL.
func emptyParameters(a pkix.AlgorithmIdentifier) bool {
	return len(a.Parameters.FullBytes) == 0 || bytes.Equal(a.Parameters.FullBytes, asn1.NullBytes)
}

const maxCertificates = 64

func certificates(raw []byte) ([]*x509.Certificate, bool) {
	var list []*x509.Certificate
	for len(raw) > 0 {
		var one asn1.RawValue
		rest, err := asn1.Unmarshal(raw, &one)
		if err != nil || len(list) >= maxCertificates {
			return nil, false
		}
		raw = rest
		if one.Class != asn1.ClassUniversal {
			continue // attribute certificates and other old forms
		}
		c, err := x509.ParseCertificate(one.FullBytes)
		if err != nil {
			return nil, false
		}
		list = append(list, c)
	}
	return list, true
}

// attributes reads a SET OF Attribute; each type may stand once, with one
// value.
func attributes(raw []byte) (map[string][]byte, bool) {
	all := map[string][]byte{}
	for len(raw) > 0 {
		var one asn1.RawValue
		rest, err := asn1.Unmarshal(raw, &one)
		if err != nil {
			return nil, false
		}
		var a attribute
		if !decode(one.FullBytes, &a) || a.Values.Class != asn1.ClassUniversal || a.Values.Tag != asn1.TagSet || !a.Values.IsCompound {
			return nil, false
		}
		raw = rest
		var value asn1.RawValue
		if more, err := asn1.Unmarshal(a.Values.Bytes, &value); err != nil || len(more) > 0 {
			return nil, false
		}
		if _, twice := all[a.Type.String()]; twice {
			return nil, false
		}
		all[a.Type.String()] = value.FullBytes
	}
	return all, true
}

// find gives the certificate that the signer identifier names, if it is one
// only.
func (m *message) find(byKeyID bool) *x509.Certificate {
	var match *x509.Certificate
	for _, c := range m.certs {
		if m.names(c, byKeyID) {
			if match != nil && !bytes.Equal(match.Raw, c.Raw) {
				return nil
			}
			match = c
		}
	}
	return match
}

func (m *message) names(c *x509.Certificate, byKeyID bool) bool {
	id := m.signer.Signer
	if byKeyID {
		return id.Tag == 0 && len(c.SubjectKeyId) > 0 && bytes.Equal(id.Bytes, c.SubjectKeyId)
	}
	var by struct {
		Issuer asn1.RawValue
		Serial *big.Int
	}
	return decode(id.FullBytes, &by) && bytes.Equal(by.Issuer.FullBytes, c.RawIssuer) && by.Serial.Cmp(c.SerialNumber) == 0
}

// check verifies the signature over the attributes and theirs over the
// content, whose digest sum gives. The first reason ends it.
func (m *message) check(sum func(crypto.Hash) []byte, needCertRef bool) *Reason {
	hash, ok := hashOf(m.signer.Digest.Algorithm)
	if !ok {
		return fault("unknown_algorithm")
	}
	signedBytes, digest := []byte(nil), sum(hash)
	if len(m.signer.Attrs.FullBytes) > 0 {
		var declared []byte
		var kind asn1.ObjectIdentifier
		if !value(m.attrs, oidMessageDigest, &declared) || !value(m.attrs, oidContentType, &kind) || !kind.Equal(m.data.Content.Type) {
			return fault("cms")
		}
		if !bytes.Equal(declared, digest) {
			return fault("content_digest")
		}
		// Signed as a SET, not under the tag that it has in the file.
		signedBytes = append([]byte{0x31}, m.signer.Attrs.FullBytes[1:]...)
	} else if needCertRef {
		return fault("no_signing_certificate")
	}
	if reason := m.verifyValue(hash, signedBytes, digest); reason != nil {
		return reason
	}
	if guard, ok := m.attrs[oidAlgorithmGuard.String()]; ok && !m.guarded(guard) {
		return fault("cms")
	}
	switch found, fits := m.certReference(); {
	case found && !fits:
		return fault("signing_certificate")
	case !found && needCertRef:
		return fault("no_signing_certificate")
	}
	return nil
}

// value decodes the only value of an attribute.
func value(attrs map[string][]byte, oid asn1.ObjectIdentifier, to any) bool {
	der, ok := attrs[oid.String()]
	if !ok {
		return false
	}
	rest, err := asn1.Unmarshal(der, to)
	return err == nil && len(rest) == 0
}

// guarded checks cms-algorithm-protection (RFC 6211).
func (m *message) guarded(der []byte) bool {
	var g struct {
		Digest    pkix.AlgorithmIdentifier
		Signature pkix.AlgorithmIdentifier `asn1:"optional,tag:1"`
		MAC       pkix.AlgorithmIdentifier `asn1:"optional,tag:2"`
	}
	rest, err := asn1.Unmarshal(der, &g)
	return err == nil && len(rest) == 0 && sameMethod(g.Digest, m.signer.Digest) && sameMethod(g.Signature, m.signer.Algorithm)
}

func sameMethod(a, b pkix.AlgorithmIdentifier) bool {
	return a.Algorithm.Equal(b.Algorithm) && (emptyParameters(a) && emptyParameters(b) || bytes.Equal(a.Parameters.FullBytes, b.Parameters.FullBytes))
}

type essCert struct {
	Method       pkix.AlgorithmIdentifier `asn1:"optional"`
	Hash         []byte
	IssuerSerial asn1.RawValue `asn1:"optional"`
}

// certReference checks the attribute signing-certificate (RFC 5035): its first
// entry must be the signer's certificate.
func (m *message) certReference() (found, fits bool) {
	hash := crypto.SHA256
	der, ok := m.attrs[oidSigningCertV2.String()]
	if !ok {
		if der, ok = m.attrs[oidSigningCert.String()]; !ok {
			return false, false
		}
		hash = crypto.SHA1
	}
	var ref struct {
		Certs    []essCert
		Policies asn1.RawValue `asn1:"optional"`
	}
	if rest, err := asn1.Unmarshal(der, &ref); err != nil || len(rest) > 0 || len(ref.Certs) == 0 {
		return true, false
	}
	first := ref.Certs[0]
	if len(first.Method.Algorithm) > 0 {
		if hash, ok = hashOf(first.Method.Algorithm); !ok {
			return true, false
		}
	}
	h := hash.New()
	h.Write(m.cert.Raw)
	if !bytes.Equal(h.Sum(nil), first.Hash) {
		return true, false
	}
	if len(first.IssuerSerial.FullBytes) == 0 {
		return true, true
	}
	var is struct {
		Issuer []asn1.RawValue
		Serial *big.Int
	}
	if rest, err := asn1.Unmarshal(first.IssuerSerial.FullBytes, &is); err != nil || len(rest) > 0 {
		return true, false
	}
	return true, len(is.Issuer) == 1 && is.Issuer[0].Class == asn1.ClassContextSpecific && is.Issuer[0].Tag == 4 &&
		bytes.Equal(is.Issuer[0].Bytes, m.cert.RawIssuer) && is.Serial.Cmp(m.cert.SerialNumber) == 0
}
