package signtest

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"sync"
	"time"

	"paragraf/pdf/sign"
)

// Authority is a root with one issuing authority below it.
type Authority struct {
	Root, Issuer *x509.Certificate
	issuerKey    crypto.Signer
	rootKey      crypto.Signer
	serial       int64
	mu           sync.Mutex
}

// NewAuthority makes an authority that has existed for some years.
func NewAuthority() *Authority {
	a := &Authority{}
	from := time.Now().AddDate(-5, 0, 0)
	rootKey := must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	root := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Norrlids provrot", Organization: []string{"Region Norrlid"}},
		NotBefore: from, NotAfter: from.AddDate(20, 0, 0), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
	}
	a.Root, a.rootKey = certificate(root, root, rootKey.Public(), rootKey), rootKey
	issuerKey := must(ecdsa.GenerateKey(elliptic.P384(), rand.Reader))
	issuer := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "Norrlids provutfärdare", Organization: []string{"Region Norrlid"}},
		NotBefore: from, NotAfter: from.AddDate(15, 0, 0), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
	}
	a.Issuer, a.issuerKey = certificate(issuer, a.Root, issuerKey.Public(), rootKey), issuerKey
	return a
}

// Roots is a pool with the root.
func (a *Authority) Roots() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(a.Root)
	return pool
}

// PEM is the root as outside tools read it.
func (a *Authority) PEM() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.Root.Raw})
}

// Identity certifies a key. The change may make the certificate special.
func (a *Authority) Identity(name string, key crypto.Signer, change func(*x509.Certificate)) sign.Identity {
	a.mu.Lock()
	a.serial++
	serial := a.serial + 100
	a.mu.Unlock()
	c := &x509.Certificate{
		SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: name, Organization: []string{"Lomviks kommun"}},
		NotBefore: time.Now().AddDate(-1, 0, 0), NotAfter: time.Now().AddDate(2, 0, 0),
		KeyUsage: x509.KeyUsageContentCommitment, BasicConstraintsValid: true, SubjectKeyId: []byte{byte(serial >> 8), byte(serial), 7, 7},
	}
	if change != nil {
		change(c)
	}
	return sign.Identity{Key: key, Certificate: certificate(c, a.Issuer, key.Public(), a.issuerKey), Chain: []*x509.Certificate{a.Issuer, a.Root}}
}

// EC makes a key on P-256, P-384 or P-521.
func EC(c elliptic.Curve) crypto.Signer { return must(ecdsa.GenerateKey(c, rand.Reader)) }

// RSA makes a key of so many bits.
func RSA(bits int) crypto.Signer { return must(rsa.GenerateKey(rand.Reader, bits)) }

func certificate(c, parent *x509.Certificate, key crypto.PublicKey, by crypto.Signer) *x509.Certificate {
	return must(x509.ParseCertificate(must(x509.CreateCertificate(rand.Reader, c, parent, key, by))))
}
