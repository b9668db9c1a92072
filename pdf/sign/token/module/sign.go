//go:build cgo

package module

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	_ "crypto/sha512" // the digests of the longer keys
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"math/big"

	"github.com/miekg/pkcs11"

	"paragraf/pdf/sign/token"
)

// key is the private key that was asked for.
type key struct {
	object pkcs11.ObjectHandle
	public crypto.PublicKey
	always bool // it wants the PIN before every signature
}

// findKey finds the private key of a certificate: by CKA_ID, else the only one,
// else by its modulus.
func (d *driver) findKey(r token.Request) (key, error) {
	none := &token.Error{Problem: token.NoKey, Token: d.label}
	c, err := x509.ParseCertificate(r.Certificate)
	if err != nil {
		return key{}, none
	}
	k := key{public: c.PublicKey}
	var kind uint = pkcs11.CKK_RSA
	if _, ok := c.PublicKey.(*ecdsa.PublicKey); ok {
		kind = pkcs11.CKK_EC
	}
	want := []*pkcs11.Attribute{pkcs11.NewAttribute(pkcs11.CKA_CLASS, pkcs11.CKO_PRIVATE_KEY), pkcs11.NewAttribute(pkcs11.CKA_KEY_TYPE, kind)}
	if len(r.ID) > 0 {
		want = append(want, pkcs11.NewAttribute(pkcs11.CKA_ID, r.ID))
	}
	objects, err := d.find(d.session, want...)
	if err != nil {
		return key{}, err
	}
	var fits []pkcs11.ObjectHandle
	for _, o := range objects {
		if d.contradicts(o, c.PublicKey) {
			continue
		}
		fits = append(fits, o)
	}
	if len(fits) != 1 {
		return key{}, none
	}
	k.object = fits[0]
	k.always = d.flag(d.session, k.object, pkcs11.CKA_ALWAYS_AUTHENTICATE)
	return k, nil
}

// contradicts tells whether an RSA key shows another modulus than the
// certificate's.
func (d *driver) contradicts(o pkcs11.ObjectHandle, public crypto.PublicKey) bool {
	k, ok := public.(*rsa.PublicKey)
	if !ok {
		return false
	}
	shown := d.attribute(d.session, o, pkcs11.CKA_MODULUS)
	return len(shown) > 0 && new(big.Int).SetBytes(shown).Cmp(k.N) != 0
}

// hashes by the names that the protocol uses.
var hashes = map[string]struct {
	hash      crypto.Hash
	mechanism uint
	mgf       uint
	info      string // DigestInfo before the digest (RFC 8017 9.2, note 1)
}{
	"SHA-256": {crypto.SHA256, pkcs11.CKM_SHA256, pkcs11.CKG_MGF1_SHA256, "3031300d060960864801650304020105000420"},
	"SHA-384": {crypto.SHA384, pkcs11.CKM_SHA384, pkcs11.CKG_MGF1_SHA384, "3041300d060960864801650304020205000430"},
	"SHA-512": {crypto.SHA512, pkcs11.CKM_SHA512, pkcs11.CKG_MGF1_SHA512, "3051300d060960864801650304020305000440"},
}

func (d *driver) sign(r token.Request) ([]byte, error) {
	h, ok := hashes[r.Hash]
	if !ok || !d.open || d.key.public == nil || len(r.Digest) != h.hash.Size() {
		return nil, &token.Error{Problem: token.KeyUnfit, Token: d.label}
	}
	switch public := d.key.public.(type) {
	case *rsa.PublicKey:
		if !r.PSS {
			prefix, _ := hex.DecodeString(h.info)
			return d.raw(pkcs11.NewMechanism(pkcs11.CKM_RSA_PKCS, nil), append(prefix, r.Digest...))
		}
		if d.can(pkcs11.CKM_RSA_PKCS_PSS) {
			return d.raw(pkcs11.NewMechanism(pkcs11.CKM_RSA_PKCS_PSS, pkcs11.NewPSSParams(h.mechanism, h.mgf, uint(h.hash.Size()))), r.Digest)
		}
		encoded, err := encodePSS(h.hash, r.Digest, public.N.BitLen())
		if err != nil {
			return nil, err
		}
		return d.raw(pkcs11.NewMechanism(pkcs11.CKM_RSA_X_509, nil), encoded)
	case *ecdsa.PublicKey:
		pair, err := d.raw(pkcs11.NewMechanism(pkcs11.CKM_ECDSA, nil), r.Digest)
		if err != nil {
			return nil, err
		}
		if len(pair) == 0 || len(pair)%2 != 0 {
			return nil, &token.Error{Problem: token.BadSignature, Token: d.label}
		}
		half := len(pair) / 2
		return asn1.Marshal(struct{ R, S *big.Int }{new(big.Int).SetBytes(pair[:half]), new(big.Int).SetBytes(pair[half:])})
	}
	return nil, &token.Error{Problem: token.KeyUnfit, Token: d.label}
}

// raw has the token sign. A key that wants the PIN for each signature and does
// not say so before is met with it at the second try.
func (d *driver) raw(m *pkcs11.Mechanism, data []byte) ([]byte, error) {
	signature, err := d.once(m, data)
	if err != pkcs11.Error(pkcs11.CKR_USER_NOT_LOGGED_IN) {
		return signature, err
	}
	if !d.key.always {
		d.key.always = true
		signature, err = d.once(m, data)
	}
	if err == pkcs11.Error(pkcs11.CKR_USER_NOT_LOGGED_IN) {
		return nil, &token.Error{Problem: token.PINAgain, Token: d.label, Code: pkcs11.CKR_USER_NOT_LOGGED_IN}
	}
	return signature, err
}

// once is one signature. A key that wants it gets the PIN, or has it asked for
// on the reader, between the two (PKCS #11 2.40 5.1, C_Login). A driver that
// knows no such login, as those older than 2.20, may sign without.
func (d *driver) once(m *pkcs11.Mechanism, data []byte) ([]byte, error) {
	if err := d.ctx.SignInit(d.session, []*pkcs11.Mechanism{m}, d.key.object); err != nil {
		return nil, err
	}
	if d.key.always {
		err := d.ctx.Login(d.session, pkcs11.CKU_CONTEXT_SPECIFIC, string(d.pin))
		if err != nil && err != pkcs11.Error(pkcs11.CKR_USER_TYPE_INVALID) && err != pkcs11.Error(pkcs11.CKR_FUNCTION_NOT_SUPPORTED) {
			return nil, d.loginFailure(err)
		}
	}
	return d.ctx.Sign(d.session, data)
}

// can tells whether the token knows a mechanism.
func (d *driver) can(mechanism uint) bool {
	_, err := d.ctx.GetMechanismInfo(d.slot, []*pkcs11.Mechanism{pkcs11.NewMechanism(mechanism, nil)})
	return err == nil
}

// encodePSS is EMSA-PSS with MGF1 and a salt as long as the digest (RFC 8017
// 9.1.1), for tokens that only know plain RSA.
func encodePSS(hash crypto.Hash, digest []byte, bits int) ([]byte, error) {
	n := hash.Size()
	length := (bits - 1 + 7) / 8
	if length < 2*n+2 {
		return nil, &token.Error{Problem: token.KeyUnfit}
	}
	salt := make([]byte, n)
	if _, err := rand.Read(salt); err != nil {
		return nil, err
	}
	h := hash.New()
	h.Write(make([]byte, 8))
	h.Write(digest)
	h.Write(salt)
	inner := h.Sum(nil)
	block := make([]byte, length-n-1)
	block[len(block)-n-1] = 1
	copy(block[len(block)-n:], salt)
	var mask []byte
	for counter := byte(0); len(mask) < len(block); counter++ {
		g := hash.New()
		g.Write(inner)
		g.Write([]byte{0, 0, 0, counter})
		mask = g.Sum(mask)
	}
	for i := range block {
		block[i] ^= mask[i]
	}
	block[0] &= 0xff >> (8*length - (bits - 1))
	encoded := append(append(block, inner...), 0xbc)
	return append(bytes.Repeat([]byte{0}, (bits+7)/8-length), encoded...), nil
}
