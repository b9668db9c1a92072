package verify

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	_ "crypto/sha1" // certificates are named by SHA-1 in old attributes
	_ "crypto/sha256"
	_ "crypto/sha512"
	"crypto/x509/pkix"
	"encoding/asn1"
)

var (
	oidRSA     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	oidMGF1    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 8}
	oidPSS     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 10}
	oidEC      = asn1.ObjectIdentifier{1, 2, 840, 10045, 2, 1}
	oidEd25519 = asn1.ObjectIdentifier{1, 3, 101, 112}
)

var hashes = map[string]crypto.Hash{
	"1.3.14.3.2.26":          crypto.SHA1,
	"2.16.840.1.101.3.4.2.4": crypto.SHA224,
	"2.16.840.1.101.3.4.2.1": crypto.SHA256,
	"2.16.840.1.101.3.4.2.2": crypto.SHA384,
	"2.16.840.1.101.3.4.2.3": crypto.SHA512,
}

func hashOf(oid asn1.ObjectIdentifier) (crypto.Hash, bool) {
	h, ok := hashes[oid.String()]
	return h, ok
}

// combined are the signature methods that name their digest too.
var combined = map[string]crypto.Hash{
	"1.2.840.113549.1.1.5":  crypto.SHA1,
	"1.2.840.113549.1.1.14": crypto.SHA224,
	"1.2.840.113549.1.1.11": crypto.SHA256,
	"1.2.840.113549.1.1.12": crypto.SHA384,
	"1.2.840.113549.1.1.13": crypto.SHA512,
	"1.2.840.10045.4.1":     crypto.SHA1,
	"1.2.840.10045.4.3.1":   crypto.SHA224,
	"1.2.840.10045.4.3.2":   crypto.SHA256,
	"1.2.840.10045.4.3.3":   crypto.SHA384,
	"1.2.840.10045.4.3.4":   crypto.SHA512,
}

// verifyValue checks the signature value. With attributes they are what is
// signed; without, the content whose digest is given.
func (m *message) verifyValue(hash crypto.Hash, attrs, digest []byte) *Reason {
	method := m.signer.Algorithm
	if named, ok := combined[method.Algorithm.String()]; ok {
		if !emptyParameters(method) {
			return fault("cms")
		}
		// RFC 5652: the digest of the method is that of the attributes.
		hash = named
	} else if (method.Algorithm.Equal(oidRSA) || method.Algorithm.Equal(oidEC)) && !emptyParameters(method) {
		return fault("cms")
	}
	if attrs != nil {
		h := hash.New()
		h.Write(attrs)
		digest = h.Sum(nil)
	} else if len(digest) != hash.Size() {
		return fault("cms")
	}
	ok := false
	switch key := m.cert.PublicKey.(type) {
	case *rsa.PublicKey:
		if key.N.BitLen() > 16384 {
			return fault("unknown_algorithm")
		}
		switch {
		case method.Algorithm.Equal(oidPSS):
			options, known := pssOptions(method, hash)
			if !known {
				return fault("unknown_algorithm")
			}
			ok = rsa.VerifyPSS(key, hash, digest, m.signer.Signature, options) == nil
		case rsaMethod(method):
			ok = rsa.VerifyPKCS1v15(key, hash, digest, m.signer.Signature) == nil
		default:
			return fault("unknown_algorithm")
		}
	case *ecdsa.PublicKey:
		if !ecMethod(method) {
			return fault("unknown_algorithm")
		}
		ok = ecdsa.VerifyASN1(key, digest, m.signer.Signature)
	case ed25519.PublicKey:
		if !method.Algorithm.Equal(oidEd25519) || attrs == nil {
			return fault("unknown_algorithm")
		}
		ok = ed25519.Verify(key, attrs, m.signer.Signature)
	default:
		return fault("unknown_algorithm")
	}
	if !ok {
		return fault("signature_value")
	}
	return nil
}

func rsaMethod(a pkix.AlgorithmIdentifier) bool {
	_, named := combined[a.Algorithm.String()]
	return a.Algorithm.Equal(oidRSA) || named && a.Algorithm[1] == 2 && a.Algorithm[3] == 113549
}

func ecMethod(a pkix.AlgorithmIdentifier) bool {
	_, named := combined[a.Algorithm.String()]
	return a.Algorithm.Equal(oidEC) || named && a.Algorithm[3] == 10045
}

// pssOptions reads the parameters of RSASSA-PSS (RFC 4055); the digest must be
// the signer's, for MGF1 too.
func pssOptions(a pkix.AlgorithmIdentifier, hash crypto.Hash) (*rsa.PSSOptions, bool) {
	var p struct {
		Hash    pkix.AlgorithmIdentifier `asn1:"explicit,optional,tag:0"`
		MGF     pkix.AlgorithmIdentifier `asn1:"explicit,optional,tag:1"`
		Salt    int                      `asn1:"explicit,optional,tag:2,default:20"`
		Trailer int                      `asn1:"explicit,optional,tag:3,default:1"`
	}
	rest, err := asn1.Unmarshal(a.Parameters.FullBytes, &p)
	if err != nil || len(rest) > 0 || p.Trailer != 1 || p.Salt < 0 || p.Salt > 512 || !p.MGF.Algorithm.Equal(oidMGF1) {
		return nil, false
	}
	var inner pkix.AlgorithmIdentifier
	rest, err = asn1.Unmarshal(p.MGF.Parameters.FullBytes, &inner)
	if err != nil || len(rest) > 0 || !inner.Algorithm.Equal(p.Hash.Algorithm) {
		return nil, false
	}
	h, ok := hashOf(p.Hash.Algorithm)
	if !ok || h != hash || !emptyParameters(p.Hash) || !emptyParameters(inner) {
		return nil, false
	}
	return &rsa.PSSOptions{SaltLength: p.Salt, Hash: h}, true
}

// weaknesses says what makes a signature that holds not safe enough today.
func (m *message) weaknesses() []Reason {
	var list []Reason
	if h, _ := hashOf(m.signer.Digest.Algorithm); h == crypto.SHA1 {
		list = append(list, say("weak_digest", "SHA-1"))
	} else if combined[m.signer.Algorithm.Algorithm.String()] == crypto.SHA1 {
		list = append(list, say("weak_digest", "SHA-1"))
	}
	switch key := m.cert.PublicKey.(type) {
	case *rsa.PublicKey:
		if key.N.BitLen() < 2048 {
			list = append(list, say("weak_key"))
		}
	case *ecdsa.PublicKey:
		if key.Curve.Params().BitSize < 256 {
			list = append(list, say("weak_key"))
		}
	}
	return list
}

// digests computes the digests of the signed bytes, each once.
type digests struct {
	parts [2][]byte
	done  map[crypto.Hash][]byte
}

func (d *digests) sum(hash crypto.Hash) []byte {
	if s, ok := d.done[hash]; ok {
		return s
	}
	h := hash.New()
	for _, p := range d.parts {
		h.Write(p)
	}
	if d.done == nil {
		d.done = map[crypto.Hash][]byte{}
	}
	d.done[hash] = h.Sum(nil)
	return bytes.Clone(d.done[hash])
}
