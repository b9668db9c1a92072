package verify

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/xml"
	"math/big"
	"strings"
)

// Seal is the signature that a trusted list carries itself (XML Signature,
// enveloped).
type Seal struct {
	State  State             // yes: it holds over the whole list; no: it does not; unknown: there is none, or of a kind that is not read here
	Signer *x509.Certificate // whose key it is made with; nil when unknown
}

type sealReference struct {
	URI        string `xml:"URI,attr"`
	Transforms []struct {
		Algorithm string `xml:"Algorithm,attr"`
		Inclusive struct {
			Prefixes string `xml:"PrefixList,attr"`
		} `xml:"InclusiveNamespaces"`
	} `xml:"Transforms>Transform"`
	Method struct {
		Algorithm string `xml:"Algorithm,attr"`
	} `xml:"DigestMethod"`
	Value string `xml:"DigestValue"`
}

type sealXML struct {
	Info struct {
		Canonical struct {
			Algorithm string `xml:"Algorithm,attr"`
		} `xml:"CanonicalizationMethod"`
		Method struct {
			Algorithm string `xml:"Algorithm,attr"`
		} `xml:"SignatureMethod"`
		References []sealReference `xml:"Reference"`
	} `xml:"SignedInfo"`
	Value string   `xml:"SignatureValue"`
	Certs []string `xml:"KeyInfo>X509Data>X509Certificate"`
}

const (
	dsig      = "http://www.w3.org/2000/09/xmldsig#"
	enveloped = dsig + "enveloped-signature"
	exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#"
)

var sealDigests = map[string]crypto.Hash{
	"http://www.w3.org/2001/04/xmlenc#sha256":       crypto.SHA256,
	"http://www.w3.org/2001/04/xmldsig-more#sha384": crypto.SHA384,
	"http://www.w3.org/2001/04/xmlenc#sha512":       crypto.SHA512,
}

var sealMethods = map[string]crypto.Hash{
	"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256":      crypto.SHA256,
	"http://www.w3.org/2001/04/xmldsig-more#rsa-sha384":      crypto.SHA384,
	"http://www.w3.org/2001/04/xmldsig-more#rsa-sha512":      crypto.SHA512,
	"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256":    crypto.SHA256,
	"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384":    crypto.SHA384,
	"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512":    crypto.SHA512,
	"http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1": crypto.SHA256,
}

// readSeal checks the signature of a list: the digest of the whole document
// without the signature, those of the signature's own properties, and the value
// over them. Only exclusive canonical XML is read, which lists are to use
// (TS 119 612, annex B).
func readSeal(raw []byte) Seal {
	tree, err := parseXML(raw)
	if err != nil {
		return Seal{State: Unknown}
	}
	var at *node
	for _, k := range tree.kids {
		if k.element && k.local == "Signature" && k.space() == dsig {
			if at != nil {
				return Seal{State: No}
			}
			at = k
		}
	}
	if at == nil {
		return Seal{State: Unknown}
	}
	var s sealXML
	if xml.Unmarshal(at.canonical(nil, nil), &s) != nil || len(s.Certs) == 0 || s.Info.Canonical.Algorithm != exclusive {
		return Seal{State: Unknown}
	}
	cert, err := x509.ParseCertificate(fromBase64(s.Certs[0]))
	if err != nil {
		return Seal{State: Unknown}
	}
	seal := Seal{State: No, Signer: cert}
	whole := false
	for _, r := range s.Info.References {
		hash, ok := sealDigests[r.Method.Algorithm]
		if !ok {
			return Seal{State: Unknown, Signer: cert}
		}
		var skip *node
		var inclusive []string
		canonical := false
		for _, t := range r.Transforms {
			switch t.Algorithm {
			case enveloped:
				skip = at
			case exclusive:
				canonical, inclusive = true, strings.Fields(t.Inclusive.Prefixes)
			default:
				return Seal{State: Unknown, Signer: cert}
			}
		}
		if !canonical {
			return Seal{State: Unknown, Signer: cert}
		}
		part := tree
		if id, ok := strings.CutPrefix(r.URI, "#"); ok {
			if part = tree.withID(id); part == nil {
				return seal
			}
		} else if r.URI != "" {
			return seal
		}
		whole = whole || part == tree && skip == at
		h := hash.New()
		h.Write(part.canonical(skip, inclusive))
		if !bytes.Equal(h.Sum(nil), fromBase64(r.Value)) {
			return seal
		}
	}
	info := at.child("SignedInfo")
	if !whole || info == nil || !sealValue(cert, s.Info.Method.Algorithm, info.canonical(nil, nil), fromBase64(s.Value)) {
		return seal
	}
	seal.State = Yes
	return seal
}

// sealValue checks the value over the references.
func sealValue(cert *x509.Certificate, method string, signed, value []byte) bool {
	hash, ok := sealMethods[method]
	if !ok {
		return false
	}
	h := hash.New()
	h.Write(signed)
	digest := h.Sum(nil)
	switch key := cert.PublicKey.(type) {
	case *rsa.PublicKey:
		if strings.HasSuffix(method, "MGF1") {
			return rsa.VerifyPSS(key, hash, digest, value, &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthAuto}) == nil
		}
		return strings.Contains(method, "#rsa-") && rsa.VerifyPKCS1v15(key, hash, digest, value) == nil
	case *ecdsa.PublicKey:
		n := len(value) / 2
		return strings.Contains(method, "#ecdsa-") && n > 0 && n*2 == len(value) &&
			ecdsa.Verify(key, digest, new(big.Int).SetBytes(value[:n]), new(big.Int).SetBytes(value[n:]))
	}
	return false
}

// fromBase64 is what a text of XML stands for, with any blanks in it; nil where
// it is no base64.
func fromBase64(s string) []byte {
	raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(s), ""))
	if err != nil {
		return nil
	}
	return raw
}
