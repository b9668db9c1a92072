package act

import (
	"errors"
	"slices"
	"time"

	"paragraf/pdf/sign/authority"
	"paragraf/pdf/verify"
)

// stampFailure words what a timestamp authority did wrong; other errors are
// returned as they are.
func stampFailure(tsa string, err error) error {
	var unreachable *authority.UnreachableError
	var refused *authority.RefusedError
	switch {
	case errors.As(err, &unreachable):
		return because(err, "act.tsa.unreachable", "url", tsa, "problem", unreachable.Problem.Error())
	case errors.As(err, &refused):
		return because(err, "act.tsa.refused", "url", tsa, "text", refused.Text)
	case errors.Is(err, authority.ErrWrongToken):
		return because(err, "act.tsa.wrong", "url", tsa)
	}
	return err
}

// stampHolds makes sure, with the eyes of the verifier, that the timestamp in
// a field just signed is a good one and says the present time: an authority
// whose clock is wrong proves the wrong thing.
func stampHolds(pdf []byte, field, tsa string) error {
	const slack = 10 * time.Minute
	report := verify.File(pdf, verify.Options{Now: time.Now()})
	i := slices.IndexFunc(report.Signatures, func(s verify.Signature) bool { return s.Field == field })
	if i < 0 || report.Signatures[i].Level == "B-B" || slices.ContainsFunc(report.Signatures[i].Reasons, func(r verify.Reason) bool { return r.Code == "timestamp_bad" }) {
		return fail("act.tsa.wrong", "url", tsa)
	}
	if at := report.Signatures[i].StampedAt; at.Before(time.Now().Add(-slack)) || at.After(time.Now().Add(slack)) {
		return fail("act.tsa.clock", "url", tsa, "time", at.Format("2006-01-02 15:04:05"))
	}
	return nil
}
