package act

import (
	"errors"

	"paragraf/app/swedish"
	"paragraf/pdf/sign/authority"
)

// Words says in a sentence what a file needs; "" for nothing.
func (st EvidenceState) Words() string {
	switch st.Need {
	case NeedTimestamp:
		return swedish.T("act.evidence.need_timestamp")
	case NeedEvidence:
		return swedish.T("act.evidence.need_evidence", "date", swedish.DateOf(st.From))
	case NeedArchive:
		return swedish.T("act.evidence.need_archive")
	case NeedRenewal:
		return swedish.T("act.evidence.need_renewal", "date", swedish.DateOf(st.Until))
	case NeedLapsed:
		return swedish.T("act.evidence.need_lapsed", "date", swedish.DateOf(st.Since))
	}
	return ""
}

// Sentences tells what came of completing a file: what it holds now, what was
// not to be had and when to try again.
func (c Completed) Sentences() []string {
	var all []string
	switch {
	case !c.Changed && c.After.Need == NeedNothing:
		all = append(all, swedish.T("act.evidence.nothing", "level", c.After.Level))
	case !c.Changed:
		all = append(all, swedish.T("act.evidence.unchanged", "level", c.After.Level))
	case c.Before.Level == c.After.Level:
		all = append(all, swedish.T("act.evidence.added", "level", c.After.Level))
	default:
		all = append(all, swedish.T("act.evidence.raised", "before", c.Before.Level, "level", c.After.Level))
	}
	if !c.After.Until.IsZero() && c.Changed {
		all = append(all, swedish.T("act.evidence.until", "date", swedish.DateOf(c.After.Until)))
	}
	for _, m := range c.Missing {
		all = append(all, missingWords(m))
	}
	for _, name := range c.After.Silent {
		all = append(all, swedish.T("act.evidence.no_source", "name", name))
	}
	if c.Failed != nil {
		all = append(all, c.Failed.Error())
	}
	if c.After.Need == NeedLapsed {
		all = append(all, c.After.Words())
	}
	return all
}

// missingWords says why there is no answer on a certificate, and what to do.
func missingWords(m authority.Missing) string {
	name := m.Certificate.Subject.CommonName
	var unreachable *authority.UnreachableError
	switch {
	case errors.Is(m.Problem, authority.ErrStale) && !m.Next.IsZero():
		return swedish.T("act.evidence.stale_until", "name", name, "date", swedish.DateOf(m.Next))
	case errors.Is(m.Problem, authority.ErrStale):
		return swedish.T("act.evidence.stale", "name", name)
	case errors.Is(m.Problem, authority.ErrRevoked):
		return swedish.T("act.evidence.revoked", "name", name, "date", swedish.DateOf(m.Revoked))
	case errors.Is(m.Problem, authority.ErrNoIssuer):
		return swedish.T("act.evidence.no_issuer", "name", name)
	case errors.As(m.Problem, &unreachable):
		return swedish.T("act.evidence.unreachable", "name", name, "url", unreachable.URL, "problem", unreachable.Problem.Error())
	}
	return swedish.T("act.evidence.no_answer", "name", name)
}
