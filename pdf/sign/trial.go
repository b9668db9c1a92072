package sign

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"math/big"
	"strings"
	"time"
	"unicode/utf8"
)

// ErrName: a trial identity needs a name of 1 to 64 characters (the upper
// bound of a common name in X.520).
var ErrName = errors.New("a name of 1 to 64 characters is needed")

// TrialOptions says from when and for how long a trial identity is valid; the
// zero value means from now on, for two years.
type TrialOptions struct {
	At    time.Time
	Years int
}

// NewTrialIdentity makes a P-256 key with a certificate that vouches for
// itself and says in its subject that it is a trial identity.
func NewTrialIdentity(name string, o TrialOptions) (Identity, error) {
	name = strings.Join(strings.Fields(name), " ")
	if n := utf8.RuneCountInString(name); n == 0 || n > 64 || !utf8.ValidString(name) {
		return Identity{}, ErrName
	}
	if o.At.IsZero() {
		o.At = time.Now()
	}
	if o.Years <= 0 {
		o.Years = 2
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return Identity{}, err
	}
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 126))
	if err != nil {
		return Identity{}, err
	}
	// A minute back: clocks differ, and certificates count whole seconds.
	from := o.At.UTC().Truncate(time.Second).Add(-time.Minute)
	template := &x509.Certificate{
		SerialNumber: serial.Add(serial, big.NewInt(1)),
		Subject: pkix.Name{
			CommonName:         name,
			Organization:       []string{"Paragraf"},
			OrganizationalUnit: []string{trialUnit},
		},
		NotBefore:             from,
		NotAfter:              from.AddDate(o.Years, 0, 0),
		KeyUsage:              x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
		BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return Identity{}, err
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return Identity{}, err
	}
	return Identity{Key: key, Certificate: cert}, nil
}
