package authority

import (
	"crypto/x509"
	"encoding/asn1"

	"paragraf/pdf/sign"
)

// certificates lists those that a document holds: with its signatures, with the
// timestamps in them, and in its evidence.
func certificates(pdf []byte) ([]*x509.Certificate, error) {
	contents, err := sign.Contents(pdf)
	if err != nil {
		return nil, err
	}
	held, err := sign.Held(pdf)
	if err != nil {
		return nil, err
	}
	var list []*x509.Certificate
	for _, cms := range contents {
		list = append(list, inMessage(cms, 0)...)
	}
	for _, raw := range held.Certificates {
		if c, err := x509.ParseCertificate(raw); err == nil {
			list = append(list, c)
		}
	}
	return list, nil
}

// inMessage takes the certificates out of a CMS and of the timestamps in it.
func inMessage(cms []byte, depth int) []*x509.Certificate {
	var outer struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue `asn1:"explicit,tag:0"`
	}
	if _, err := asn1.Unmarshal(cms, &outer); err != nil || depth > 2 {
		return nil
	}
	var data struct {
		Version      int
		Digests      asn1.RawValue
		Inner        asn1.RawValue
		Certificates asn1.RawValue `asn1:"optional,tag:0"`
		Lists        asn1.RawValue `asn1:"optional,tag:1"`
		Signers      asn1.RawValue
	}
	if _, err := asn1.Unmarshal(outer.Content.Bytes, &data); err != nil {
		return nil
	}
	var list []*x509.Certificate
	for raw := data.Certificates.Bytes; len(raw) > 0; {
		var one asn1.RawValue
		rest, err := asn1.Unmarshal(raw, &one)
		if err != nil {
			break
		}
		raw = rest
		if c, err := x509.ParseCertificate(one.FullBytes); err == nil { // else of another form
			list = append(list, c)
		}
	}
	var signer struct {
		Version   int
		By        asn1.RawValue
		Digest    asn1.RawValue
		Attrs     asn1.RawValue `asn1:"optional,tag:0"`
		Algorithm asn1.RawValue
		Signature []byte
		Unsigned  []struct {
			Type   asn1.ObjectIdentifier
			Values asn1.RawValue
		} `asn1:"optional,set,tag:1"`
	}
	if _, err := asn1.Unmarshal(data.Signers.Bytes, &signer); err != nil {
		return list
	}
	for _, u := range signer.Unsigned {
		if u.Type.Equal(oidTimestampToken) {
			list = append(list, inMessage(u.Values.Bytes, depth+1)...)
		}
	}
	return list
}

var oidTimestampToken = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 14}
