package proof

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/asn1"
	"encoding/json"
	"fmt"
	"math/big"
	"time"
)

// Signature is a person's over a list: a JSON Web Signature (RFC 7515) whose
// payload is kept apart.
type Signature struct {
	Protected    string   // base64url of the header that is signed with the list
	Value        string   // base64url of the signature
	Key          []byte   // the public key, DER (SubjectPublicKeyInfo)
	Certificates [][]byte // the signer's and its issuers, DER; none where they are left out
}

// Header is what a signer says of the signature.
type Header struct {
	Algorithm   string `json:"alg"`
	Type        string `json:"typ"`
	Certificate string `json:"x5t#S256"` // base64url of the certificate's SHA-256
	Role        string `json:"role"`     // secretary | chair | adjuster
	Name        string `json:"name"`
	Time        string `json:"time"` // RFC 3339, as claimed
}

// headerType is the media type of what is signed.
const headerType = "paragraf-proof+sd-jwt"

// algorithm is the JWS name of how a key signs here, and its digest. pss chooses
// among the two ways of an RSA key.
func algorithm(key crypto.PublicKey, pss bool) (string, crypto.Hash, error) {
	switch k := key.(type) {
	case *rsa.PublicKey:
		switch {
		case k.N.BitLen() < 2048:
		case pss:
			return pss256, crypto.SHA256, nil
		default:
			return "RS256", crypto.SHA256, nil
		}
	case *ecdsa.PublicKey:
		switch k.Curve {
		case elliptic.P256():
			return "ES256", crypto.SHA256, nil
		case elliptic.P384():
			return "ES384", crypto.SHA384, nil
		case elliptic.P521():
			return "ES512", crypto.SHA512, nil
		}
	}
	return "", 0, ErrKey
}

// pss256 is the JWS name of RSASSA-PSS with SHA-256 and a salt as long (RFC 7518
// section 3.5).
const pss256 = "PS256"

// Signatory is who signs a list.
type Signatory struct {
	Role, Name  string    // as the header has them
	At          time.Time // the time claimed
	Key         crypto.Signer
	Certificate *x509.Certificate
	Chain       []*x509.Certificate // the certificate's issuers, which go along
	PSS         bool                // RSASSA-PSS instead of PKCS #1 v1.5, for RSA keys
}

// Sign signs a list; it is one operation of the key.
func Sign(payload []byte, by Signatory) (Signature, error) {
	alg, hash, err := algorithm(by.Key.Public(), by.PSS)
	if err != nil {
		return Signature{}, err
	}
	header, err := json.Marshal(Header{alg, headerType, digestOf(by.Certificate.Raw), by.Role, by.Name, by.At.Format(time.RFC3339)})
	if err != nil {
		return Signature{}, err
	}
	s := Signature{Protected: b64.EncodeToString(header), Key: by.Certificate.RawSubjectPublicKeyInfo, Certificates: [][]byte{by.Certificate.Raw}}
	for _, c := range by.Chain {
		s.Certificates = append(s.Certificates, c.Raw)
	}
	h := hash.New()
	h.Write(s.input(payload))
	var how crypto.SignerOpts = hash
	if alg == pss256 {
		how = &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash, Hash: hash}
	}
	value, err := by.Key.Sign(rand.Reader, h.Sum(nil), how)
	if err != nil {
		return Signature{}, fmt.Errorf("the key did not sign the list: %w", err)
	}
	if k, ok := by.Key.Public().(*ecdsa.PublicKey); ok {
		if value, err = plainEC(value, k); err != nil {
			return Signature{}, err
		}
	}
	s.Value = b64.EncodeToString(value)
	return s, nil
}

// input is what is signed (RFC 7515 section 5.1).
func (s Signature) input(payload []byte) []byte {
	out := append([]byte(s.Protected), '.')
	return b64.AppendEncode(out, payload)
}

// plainEC turns an ECDSA signature from DER to two numbers of fixed length
// (RFC 7518 section 3.4).
func plainEC(der []byte, key *ecdsa.PublicKey) ([]byte, error) {
	var v struct{ R, S *big.Int }
	if rest, err := asn1.Unmarshal(der, &v); err != nil || len(rest) > 0 {
		return nil, fmt.Errorf("%w: the key's signature is not ECDSA", ErrKey)
	}
	size := (key.Curve.Params().BitSize + 7) / 8
	out := make([]byte, 2*size)
	v.R.FillBytes(out[:size])
	v.S.FillBytes(out[size:])
	return out, nil
}

// header reads what the signer said.
func (s Signature) header() (Header, error) {
	var h Header
	raw, err := b64.DecodeString(s.Protected)
	if err == nil {
		_, err = members(raw) // also: no name twice
	}
	if err == nil {
		err = json.Unmarshal(raw, &h)
	}
	if err != nil {
		return h, fmt.Errorf("%w: the header of a signature: %w", ErrDamaged, err)
	}
	return h, nil
}

// holds tells whether the key signed the list so.
func (s Signature) holds(payload []byte, h Header) bool {
	public, err := x509.ParsePKIXPublicKey(s.Key)
	if err != nil {
		return false
	}
	pss := h.Algorithm == pss256
	alg, hash, err := algorithm(public, pss)
	if err != nil || h.Algorithm != alg || h.Type != headerType {
		return false
	}
	value, err := b64.DecodeString(s.Value)
	if err != nil {
		return false
	}
	sum := hash.New()
	sum.Write(s.input(payload))
	digest := sum.Sum(nil)
	switch k := public.(type) {
	case *rsa.PublicKey:
		if pss {
			return rsa.VerifyPSS(k, hash, digest, value, &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash, Hash: hash}) == nil
		}
		return rsa.VerifyPKCS1v15(k, hash, digest, value) == nil
	case *ecdsa.PublicKey:
		size := (k.Curve.Params().BitSize + 7) / 8
		if len(value) != 2*size {
			return false
		}
		return ecdsa.Verify(k, digest, new(big.Int).SetBytes(value[:size]), new(big.Int).SetBytes(value[size:]))
	}
	return false
}

// Over tells whether the signature is one over that list.
func (s Signature) Over(payload []byte) bool {
	h, err := s.header()
	return err == nil && s.holds(payload, h)
}
