package sign

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"fmt"
	"math/big"
	"sort"
)

// Object identifiers of RFC 5652, 5035, 6211, 8017 and 5758.
var (
	oidData            = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidSignedData      = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidContentType     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidMessageDigest   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidSigningCertV2   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
	oidAlgorithmGuard  = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 52}
	oidTimestampToken  = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 14}
	oidSHA256          = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidSHA384          = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 2}
	oidSHA512          = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 3}
	oidRSA             = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	oidMGF1            = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 8}
	oidPSS             = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 10}
	oidECDSAWithSHA256 = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}
	oidECDSAWithSHA384 = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 3}
	oidECDSAWithSHA512 = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 4}
)

type contentInfo struct {
	Type    asn1.ObjectIdentifier
	Content asn1.RawValue
}

type signedData struct {
	Version      int
	Digests      []pkix.AlgorithmIdentifier `asn1:"set"`
	Content      struct{ Type asn1.ObjectIdentifier }
	Certificates asn1.RawValue
	Signers      []signerInfo `asn1:"set"`
}

type signerInfo struct {
	Version   int
	Signer    issuerAndSerial
	Digest    pkix.AlgorithmIdentifier
	Attrs     asn1.RawValue
	Algorithm pkix.AlgorithmIdentifier
	Signature []byte
	Unsigned  asn1.RawValue `asn1:"optional"`
}

type issuerAndSerial struct {
	Issuer asn1.RawValue
	Serial *big.Int
}

type attribute struct {
	Type   asn1.ObjectIdentifier
	Values []asn1.RawValue `asn1:"set"`
}

// ESSCertIDv2 without hashAlgorithm, which is SHA-256 by default (RFC 5035).
type essCertID struct {
	Hash         []byte
	IssuerSerial struct {
		Issuer []asn1.RawValue
		Serial *big.Int
	}
}

// sealer makes the CMS of one signature.
type sealer struct {
	id     Identity
	hash   crypto.Hash
	pss    bool
	digest pkix.AlgorithmIdentifier
	method pkix.AlgorithmIdentifier
	stamp  Stamp // nil for none
}

func newSealer(id Identity, pss bool) (*sealer, error) {
	hash, err := digestFor(id.Key.Public())
	if err != nil {
		return nil, err
	}
	s := &sealer{id: id, hash: hash, pss: pss}
	s.digest.Algorithm = map[crypto.Hash]asn1.ObjectIdentifier{crypto.SHA256: oidSHA256, crypto.SHA384: oidSHA384, crypto.SHA512: oidSHA512}[hash]
	switch id.Key.Public().(type) {
	case *ecdsa.PublicKey:
		s.pss = false
		s.method.Algorithm = map[crypto.Hash]asn1.ObjectIdentifier{crypto.SHA256: oidECDSAWithSHA256, crypto.SHA384: oidECDSAWithSHA384, crypto.SHA512: oidECDSAWithSHA512}[hash]
	default:
		s.method = pkix.AlgorithmIdentifier{Algorithm: oidRSA, Parameters: asn1.NullRawValue}
		if pss {
			if s.method, err = pssMethod(s.digest, hash); err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}

// pssMethod names RSASSA-PSS with MGF1 and a salt as long as the digest.
func pssMethod(digest pkix.AlgorithmIdentifier, hash crypto.Hash) (pkix.AlgorithmIdentifier, error) {
	inner, err := asn1.Marshal(digest)
	if err != nil {
		return pkix.AlgorithmIdentifier{}, err
	}
	params, err := asn1.Marshal(struct {
		Hash pkix.AlgorithmIdentifier `asn1:"explicit,tag:0"`
		MGF  pkix.AlgorithmIdentifier `asn1:"explicit,tag:1"`
		Salt int                      `asn1:"explicit,tag:2"`
	}{digest, pkix.AlgorithmIdentifier{Algorithm: oidMGF1, Parameters: asn1.RawValue{FullBytes: inner}}, hash.Size()})
	return pkix.AlgorithmIdentifier{Algorithm: oidPSS, Parameters: asn1.RawValue{FullBytes: params}}, err
}

// room is the number of bytes that the CMS will not exceed: certificates, two
// names of the issuer, the signature and what frames them, and a timestamp.
func (s *sealer) room() int {
	n := 4096
	if s.stamp != nil {
		n += stampRoom
	}
	for _, c := range s.certificates() {
		n += len(c.Raw)
	}
	return n + 2*len(s.id.Certificate.RawIssuer)
}

// certificates lists the signer's and its issuers without the root, unless
// the signer vouches for itself.
func (s *sealer) certificates() []*x509.Certificate {
	return append([]*x509.Certificate{s.id.Certificate}, s.id.Issuers()...)
}

// attributes are what the signature signs beside the document's digest (EN
// 319 122-1 clause 5; no signing-time, because PAdES has it in the PDF).
func (s *sealer) attributes(documentDigest []byte) (asn1.RawValue, error) {
	cert := s.id.Certificate
	certHash := crypto.SHA256.New()
	certHash.Write(cert.Raw)
	ess := essCertID{Hash: certHash.Sum(nil)}
	ess.IssuerSerial.Issuer = []asn1.RawValue{{Class: asn1.ClassContextSpecific, Tag: 4, IsCompound: true, Bytes: cert.RawIssuer}}
	ess.IssuerSerial.Serial = cert.SerialNumber
	values := []struct {
		oid   asn1.ObjectIdentifier
		value any
	}{
		{oidContentType, oidData},
		{oidMessageDigest, documentDigest},
		{oidSigningCertV2, struct{ Certs []essCertID }{[]essCertID{ess}}},
		{oidAlgorithmGuard, struct {
			Digest    pkix.AlgorithmIdentifier
			Signature pkix.AlgorithmIdentifier `asn1:"tag:1"`
		}{s.digest, s.method}},
	}
	var all [][]byte
	for _, v := range values {
		der, err := asn1.Marshal(v.value)
		if err != nil {
			return asn1.RawValue{}, err
		}
		if der, err = asn1.Marshal(attribute{v.oid, []asn1.RawValue{{FullBytes: der}}}); err != nil {
			return asn1.RawValue{}, err
		}
		all = append(all, der)
	}
	sort.Slice(all, func(i, j int) bool { return bytes.Compare(all[i], all[j]) < 0 })
	return asn1.RawValue{Tag: asn1.TagSet, IsCompound: true, Bytes: bytes.Join(all, nil)}, nil
}

// seal makes the detached SignedData over a document with this digest.
func (s *sealer) seal(documentDigest []byte) ([]byte, error) {
	attrs, err := s.attributes(documentDigest)
	if err != nil {
		return nil, err
	}
	der, err := asn1.Marshal(attrs)
	if err != nil {
		return nil, err
	}
	h := s.hash.New()
	h.Write(der)
	var how crypto.SignerOpts = s.hash
	if s.pss {
		how = &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash, Hash: s.hash}
	}
	signature, err := s.id.Key.Sign(rand.Reader, h.Sum(nil), how)
	if err != nil {
		return nil, fmt.Errorf("the key did not sign: %w", err)
	}
	unsigned, err := s.stamped(signature)
	if err != nil {
		return nil, err
	}
	var certs []byte
	for _, c := range s.certificates() {
		certs = append(certs, c.Raw...)
	}
	attrs.Class, attrs.Tag = asn1.ClassContextSpecific, 0
	cert := s.id.Certificate
	data := signedData{
		Version:      1,
		Digests:      []pkix.AlgorithmIdentifier{s.digest},
		Certificates: asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: certs},
		Signers: []signerInfo{{
			Version: 1, Signer: issuerAndSerial{asn1.RawValue{FullBytes: cert.RawIssuer}, cert.SerialNumber},
			Digest: s.digest, Attrs: attrs, Algorithm: s.method, Signature: signature, Unsigned: unsigned,
		}},
	}
	data.Content.Type = oidData
	inner, err := asn1.Marshal(data)
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(contentInfo{oidSignedData, asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: inner}})
}

// stampRoom is the number of bytes that a timestamp token with its
// certificates will not exceed.
const stampRoom = 16 << 10

// stamped gives the unsigned attributes: a timestamp over the signature's
// value, or nothing (EN 319 122-1 clause 5.3).
func (s *sealer) stamped(signature []byte) (asn1.RawValue, error) {
	if s.stamp == nil {
		return asn1.RawValue{}, nil
	}
	h := s.hash.New()
	h.Write(signature)
	token, err := s.stamp(s.hash, h.Sum(nil))
	if err != nil {
		return asn1.RawValue{}, err
	}
	der, err := asn1.Marshal(attribute{oidTimestampToken, []asn1.RawValue{{FullBytes: token}}})
	return asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 1, IsCompound: true, Bytes: der}, err
}
