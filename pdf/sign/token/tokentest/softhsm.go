//go:build cgo

package tokentest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"encoding/asn1"
	"os"
	"path/filepath"
	"testing"

	"github.com/miekg/pkcs11"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/token"
)

// SoftHSM is a store of tokens in a folder of the test's own.
type SoftHSM struct {
	Module string // path of the driver
	Conf   string // value of SOFTHSM2_CONF, which is also in the environment
}

// New makes an empty store, or skips the test where SoftHSM is not installed.
// Helpers that are started after it find the store by the environment.
func New(t testing.TB) *SoftHSM {
	t.Helper()
	module := ""
	for _, path := range token.Known() {
		if token.ProductName(path) == "SoftHSM" {
			module = path
		}
	}
	if module == "" {
		t.Skip("SoftHSM (package softhsm2) is not installed")
	}
	dir := t.TempDir()
	conf := filepath.Join(dir, "softhsm2.conf")
	tokens := filepath.Join(dir, "tokens")
	if err := os.Mkdir(tokens, 0o700); err != nil {
		t.Fatal(err)
	}
	text := "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = false\n"
	if err := os.WriteFile(conf, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("SOFTHSM2_CONF", conf)
	return &SoftHSM{Module: module, Conf: conf}
}

// Pair is a key with its certificate as it lies on a token.
type Pair struct {
	ID       []byte
	Label    string
	Identity sign.Identity // a software key, which is copied to the token
	Always   bool          // CKA_ALWAYS_AUTHENTICATE
	NoKey    bool          // only the certificate
}

// Token makes a token with pairs on it. Issuers come along. A token with the
// PIN "" has none yet.
func (s *SoftHSM) Token(t testing.TB, label, pin string, pairs ...Pair) {
	t.Helper()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	ctx := pkcs11.New(s.Module)
	if ctx == nil {
		t.Fatal("SoftHSM cannot be loaded")
	}
	check(ctx.Initialize())
	defer ctx.Destroy()
	defer ctx.Finalize()
	slots, err := ctx.GetSlotList(true)
	check(err)
	slot := slots[len(slots)-1] // the last is always an unused one
	check(ctx.InitToken(slot, "87654321", label))
	session, err := ctx.OpenSession(slot, pkcs11.CKF_SERIAL_SESSION|pkcs11.CKF_RW_SESSION)
	check(err)
	if pin == "" {
		return
	}
	check(ctx.Login(session, pkcs11.CKU_SO, "87654321"))
	check(ctx.InitPIN(session, pin))
	check(ctx.Logout(session))
	check(ctx.Login(session, pkcs11.CKU_USER, pin))
	put := func(attributes ...*pkcs11.Attribute) {
		t.Helper()
		_, err := ctx.CreateObject(session, append(attributes, pkcs11.NewAttribute(pkcs11.CKA_TOKEN, true)))
		check(err)
	}
	certificate := func(c *x509.Certificate, id []byte, label string) {
		put(pkcs11.NewAttribute(pkcs11.CKA_CLASS, pkcs11.CKO_CERTIFICATE), pkcs11.NewAttribute(pkcs11.CKA_CERTIFICATE_TYPE, pkcs11.CKC_X_509),
			pkcs11.NewAttribute(pkcs11.CKA_ID, id), pkcs11.NewAttribute(pkcs11.CKA_LABEL, label), pkcs11.NewAttribute(pkcs11.CKA_PRIVATE, false),
			pkcs11.NewAttribute(pkcs11.CKA_SUBJECT, c.RawSubject), pkcs11.NewAttribute(pkcs11.CKA_ISSUER, c.RawIssuer), pkcs11.NewAttribute(pkcs11.CKA_VALUE, c.Raw))
	}
	issuers := map[string]bool{}
	for _, p := range pairs {
		certificate(p.Identity.Certificate, p.ID, p.Label)
		for _, c := range p.Identity.Chain {
			if !issuers[string(c.Raw)] {
				issuers[string(c.Raw)] = true
				certificate(c, c.SubjectKeyId, c.Subject.CommonName)
			}
		}
		if !p.NoKey {
			put(append(private(t, p.Identity),
				pkcs11.NewAttribute(pkcs11.CKA_CLASS, pkcs11.CKO_PRIVATE_KEY), pkcs11.NewAttribute(pkcs11.CKA_ID, p.ID), pkcs11.NewAttribute(pkcs11.CKA_LABEL, p.Label),
				pkcs11.NewAttribute(pkcs11.CKA_PRIVATE, true), pkcs11.NewAttribute(pkcs11.CKA_SENSITIVE, true), pkcs11.NewAttribute(pkcs11.CKA_EXTRACTABLE, false),
				pkcs11.NewAttribute(pkcs11.CKA_SIGN, true), pkcs11.NewAttribute(pkcs11.CKA_ALWAYS_AUTHENTICATE, p.Always))...)
		}
	}
}

// curves are the names of RFC 5480.
var curves = map[elliptic.Curve]asn1.ObjectIdentifier{
	elliptic.P256(): {1, 2, 840, 10045, 3, 1, 7}, elliptic.P384(): {1, 3, 132, 0, 34}, elliptic.P521(): {1, 3, 132, 0, 35},
}

func private(t testing.TB, id sign.Identity) []*pkcs11.Attribute {
	t.Helper()
	switch k := id.Key.(type) {
	case *rsa.PrivateKey:
		k.Precompute()
		number := func(kind uint, b []byte) *pkcs11.Attribute { return pkcs11.NewAttribute(kind, b) }
		return []*pkcs11.Attribute{
			pkcs11.NewAttribute(pkcs11.CKA_KEY_TYPE, pkcs11.CKK_RSA), number(pkcs11.CKA_MODULUS, k.N.Bytes()),
			number(pkcs11.CKA_PUBLIC_EXPONENT, []byte{byte(k.E >> 16), byte(k.E >> 8), byte(k.E)}), number(pkcs11.CKA_PRIVATE_EXPONENT, k.D.Bytes()),
			number(pkcs11.CKA_PRIME_1, k.Primes[0].Bytes()), number(pkcs11.CKA_PRIME_2, k.Primes[1].Bytes()),
			number(pkcs11.CKA_EXPONENT_1, k.Precomputed.Dp.Bytes()), number(pkcs11.CKA_EXPONENT_2, k.Precomputed.Dq.Bytes()),
			number(pkcs11.CKA_COEFFICIENT, k.Precomputed.Qinv.Bytes()),
		}
	case *ecdsa.PrivateKey:
		curve, err := asn1.Marshal(curves[k.Curve])
		if err != nil {
			t.Fatal(err)
		}
		value, err := k.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		return []*pkcs11.Attribute{
			pkcs11.NewAttribute(pkcs11.CKA_KEY_TYPE, pkcs11.CKK_EC), pkcs11.NewAttribute(pkcs11.CKA_EC_PARAMS, curve),
			pkcs11.NewAttribute(pkcs11.CKA_VALUE, value),
		}
	}
	t.Fatalf("%T cannot be put on a token", id.Key)
	return nil
}
