package act

import (
	"context"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"slices"
	"strings"
	"time"

	"paragraf/app/swedish"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/verify"
)

// stampFailure words what a timestamp authority did wrong; other errors are
// returned as they are.
func stampFailure(tsa string, err error) error {
	var unreachable *authority.UnreachableError
	var refused *authority.RefusedError
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, context.DeadlineExceeded):
		return because(err, "act.tsa.slow", "url", tsa)
	case errors.As(err, &unreachable):
		return because(err, "act.tsa.unreachable", "url", tsa, "problem", unreachable.Problem.Error())
	case errors.As(err, &refused):
		return because(err, "act.tsa.refused", "url", tsa, "text", refused.Text)
	case errors.Is(err, authority.ErrOtherDigest):
		return because(err, "act.tsa.other_digest", "url", tsa)
	case errors.Is(err, authority.ErrOtherRequest):
		return because(err, "act.tsa.other_request", "url", tsa)
	case errors.Is(err, authority.ErrWrongToken):
		return because(err, "act.tsa.wrong", "url", tsa)
	}
	return err
}

// StampFailed tells that an error is the timestamp authority's doing: without a
// timestamp the same can be done.
func StampFailed(err error) bool {
	e, ok := errors.AsType[*Error](err)
	return ok && strings.HasPrefix(e.Key, "act.tsa.")
}

// stampHolds makes sure, with the eyes of the verifier, that the timestamp in
// a field just signed is a good one of an authority that may give timestamps,
// and that it says the present time: an authority whose clock is wrong proves
// the wrong thing.
func stampHolds(pdf []byte, field, tsa string, now time.Time) error {
	const slack = 10 * time.Minute
	report := verify.File(pdf, verify.Options{Now: now})
	i := slices.IndexFunc(report.Signatures, func(s verify.Signature) bool { return s.Field == field })
	if i < 0 {
		return fail("act.tsa.wrong", "url", tsa)
	}
	s := report.Signatures[i]
	by := s.Stamp
	if s.Timestamp {
		by = s.Certificate
	}
	switch {
	case by == nil, s.Verdict == verify.Invalid, !s.Timestamp && s.Level == "B-B":
		return fail("act.tsa.wrong", "url", tsa)
	case now.After(by.NotAfter), now.Before(by.NotBefore):
		return fail("act.tsa.expired", "url", tsa, "from", swedish.DateOf(by.NotBefore), "to", swedish.DateOf(by.NotAfter))
	case !forStamps(by):
		return fail("act.tsa.usage", "url", tsa)
	case s.StampedAt.Before(now.Add(-slack)), s.StampedAt.After(now.Add(slack)):
		return fail("act.tsa.clock", "url", tsa, "time", s.StampedAt.Format("2006-01-02 15:04:05"))
	}
	return nil
}

// forStamps tells whether a certificate is for timestamps and nothing else, and
// says so to everyone (RFC 3161, 2.3).
func forStamps(c *x509.Certificate) bool {
	if len(c.ExtKeyUsage) != 1 || c.ExtKeyUsage[0] != x509.ExtKeyUsageTimeStamping || len(c.UnknownExtKeyUsage) > 0 {
		return false
	}
	extendedKeyUsage := asn1.ObjectIdentifier{2, 5, 29, 37}
	for _, e := range c.Extensions {
		if e.Id.Equal(extendedKeyUsage) {
			return e.Critical
		}
	}
	return false
}

// stampTrusted makes sure that the timestamp in a field leads to somebody who is
// trusted.
func stampTrusted(pdf []byte, field, tsa string, trust *Trust) error {
	report := Verify(pdf, trust)
	i := slices.IndexFunc(report.Signatures, func(s verify.Signature) bool { return s.Field == field })
	if i < 0 || !report.Signatures[i].TimeProved {
		return fail("act.tsa.untrusted", "url", tsa)
	}
	return nil
}
