package verify

import (
	"crypto"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"

	"paragraf/pdf/object"
)

var oidSHA1 = asn1.ObjectIdentifier{1, 3, 14, 3, 2, 26}

// detached reads a signature over the signed bytes themselves: PAdES, or
// Adobe's older form of it.
func (c *candidate) detached(sum func(crypto.Hash) []byte, pades bool) *Reason {
	m, reason := parseCMS(c.cover.cms, oidData)
	if reason != nil {
		return reason
	}
	if len(m.data.Content.Content) > 0 { // a detached signature holds no content of its own
		return fault("cms")
	}
	c.message = m
	c.identify(m.cert)
	if reason := m.check(sum, pades); reason != nil {
		return reason
	}
	if !pades {
		c.because("format_adobe")
	}
	return nil
}

// overSHA1 reads adbe.pkcs7.sha1: what is signed is the SHA-1 digest of the
// signed bytes, which stands in the signature (ISO 32000-1, 12.8.3.3).
func (c *candidate) overSHA1(sum func(crypto.Hash) []byte) *Reason {
	m, reason := parseCMS(c.cover.cms, oidData)
	if reason != nil {
		return reason
	}
	c.message = m
	c.identify(m.cert)
	if string(m.data.Content.Content) != string(sum(crypto.SHA1)) {
		return fault("content_digest")
	}
	content := &digests{parts: [2][]byte{m.data.Content.Content}}
	if reason := m.check(content.sum, false); reason != nil {
		return reason
	}
	c.because("format_pkcs7_sha1")
	c.because("weak_digest", "SHA-1")
	c.lower(Undetermined)
	return nil
}

// bare reads adbe.x509.rsa_sha1: a PKCS#1 signature without anything around it,
// its certificates beside it in the dictionary (12.8.3.2).
func (c *candidate) bare(f *object.File, sum func(crypto.Hash) []byte) *Reason {
	var value []byte
	if rest, err := asn1.Unmarshal(c.cover.cms, &value); err != nil || len(rest) > 0 {
		return fault("cms")
	}
	held, err := f.Get(c.cover.dict["Cert"])
	if err != nil {
		return fault("no_signer_certificate")
	}
	list, ok := held.(object.Array)
	if !ok {
		list = object.Array{held}
	}
	var certs []*x509.Certificate
	for i, o := range list {
		s, _ := o.(object.String)
		cert, err := x509.ParseCertificate([]byte(s))
		if err != nil || i == maxCertificates {
			return fault("no_signer_certificate")
		}
		certs = append(certs, cert)
	}
	if len(certs) == 0 {
		return fault("no_signer_certificate")
	}
	c.message = &message{cert: certs[0], certs: certs, signer: signerInfo{
		Digest: pkix.AlgorithmIdentifier{Algorithm: oidSHA1}, Algorithm: pkix.AlgorithmIdentifier{Algorithm: oidRSA}, Signature: value,
	}}
	c.identify(certs[0])
	key, ok := certs[0].PublicKey.(*rsa.PublicKey)
	if !ok || key.N.BitLen() > 16384 {
		return fault("unknown_algorithm")
	}
	if rsa.VerifyPKCS1v15(key, crypto.SHA1, sum(crypto.SHA1), value) != nil {
		return fault("signature_value")
	}
	c.because("format_x509_sha1")
	return nil
}
