package act

import (
	"context"
	"crypto/x509"
	"errors"
	"slices"
	"time"

	"paragraf/app/swedish"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
)

// maySign tells whether one may sign with an identity now, with a timestamp of
// tsa ("" for none). Its issuer is asked where the network is used anyway, for
// that timestamp.
func maySign(ctx context.Context, identity *sign.Identity, at time.Time, trust *Trust, tsa string) error {
	if err := identity.Check(at); err != nil {
		return err
	}
	if trust != nil {
		if err := trusted(identity, at, trust); err != nil {
			return err
		}
	}
	if tsa == "" {
		return nil
	}
	return notRevoked(ctx, identity, at)
}

// Untrusted tells that an error is that a certificate leads to nobody whom the
// user trusts: one may want to sign all the same.
func Untrusted(err error) bool {
	e, ok := errors.AsType[*Error](err)
	return ok && e.Key == "act.key.untrusted"
}

// askRevocation is how long the issuer of a certificate may take to say whether
// it is revoked, before a signature.
const askRevocation = 5 * time.Second

// notRevoked asks the issuer whether a certificate is revoked. One that does not
// answer keeps nobody from signing: the evidence is asked for later.
func notRevoked(ctx context.Context, identity *sign.Identity, at time.Time) error {
	ctx, cancel := context.WithTimeout(ctx, askRevocation)
	defer cancel()
	m := authority.Standing(ctx, nil, identity.Certificate, identity.Chain, at)
	if errors.Is(m.Problem, authority.ErrRevoked) {
		return because(m.Problem, "act.key.revoked", "name", identity.Name(), "date", swedish.DateOf(m.Revoked))
	}
	return nil
}

// trusted makes sure that a certificate leads to somebody who is trusted.
func trusted(identity *sign.Identity, at time.Time, trust *Trust) error {
	between := x509.NewCertPool()
	for _, c := range identity.Chain {
		between.AddCert(c)
	}
	chains, err := identity.Certificate.Verify(x509.VerifyOptions{Roots: trust.pool, Intermediates: between, CurrentTime: at, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}})
	allowed := func(chain []*x509.Certificate) bool { return trust.allowed(chain[len(chain)-1], at, false) }
	if err != nil || !slices.ContainsFunc(chains, allowed) {
		return because(err, "act.key.untrusted", "name", identity.Name())
	}
	return nil
}
