package act

import (
	"errors"
	"slices"
	"time"

	"paragraf/pdf/object"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/verify"
)

// Need is what a signed file waits for, so that its signatures can be judged
// when those behind them no longer answer.
type Need string

// The needs, in the order in which they are met.
const (
	NeedNothing   Need = ""
	NeedTimestamp Need = "timestamp" // no timestamp proves when a signature was made
	NeedEvidence  Need = "evidence"  // answers on revocation, newer than the signature
	NeedArchive   Need = "archive"   // a timestamp over the document and its evidence
	NeedRenewal   Need = "renewal"   // a new timestamp before the last one's certificate runs out
	NeedLapsed    Need = "lapsed"    // it ran out; nothing can be proved any more
)

const (
	// renewAhead is how long before a timestamp's certificate runs out it is
	// renewed: a quarter, so that whoever opens the program between two
	// committees' summers and winters still meets the day. Of a certificate that
	// lasts shorter, the last third.
	renewAhead = 90 * 24 * time.Hour
	// grace is how long after a signature answers on revocation that are newer
	// can be had as a rule: issuers make them anew daily. EN 319 102-1 leaves it
	// to the policy of whoever asks.
	grace = 24 * time.Hour
)

// EvidenceState is what a file holds to be judged by later, and what it lacks.
type EvidenceState struct {
	Level  string    `json:"level"`          // the lowest of any signature: B-B, B-T, B-LT or B-LTA
	Levels []string  `json:"-"`              // of each signature, in their order
	Need   Need      `json:"need,omitempty"` // what is next
	Since  time.Time `json:"since,omitzero"` // since when it has been needed
	From   time.Time `json:"from,omitzero"`  // from when on it can be had, as far as is known
	Until  time.Time `json:"until,omitzero"` // until when the timestamps prove their time; zero without
	Renew  time.Time `json:"renew,omitzero"` // from when on they are to be renewed; zero without

	questions []authority.Question // NeedEvidence: what is to be asked
	Silent    []string             `json:"-"` // whose certificates name nobody to ask: their evidence cannot be had
}

// assess tells what a signed file holds and needs at a time. A file whose
// signatures do not hold is an [*Error].
func assess(file string, pdf []byte, now time.Time) (EvidenceState, error) {
	report := verify.File(pdf, verify.Options{Now: now})
	var st EvidenceState
	switch {
	case errors.Is(report.Err, object.ErrNotPDF):
		return st, because(report.Err, "act.sign.not_pdf", "file", file)
	case errors.Is(report.Err, object.ErrEncrypted):
		return st, because(report.Err, "act.sign.encrypted", "file", file)
	case report.Err != nil:
		return st, because(report.Err, "act.sign.damaged", "file", file)
	}
	invalid := func(s verify.Signature) bool { return s.Verdict == verify.Invalid }
	if report.Document != verify.Intact || slices.ContainsFunc(report.Signatures, invalid) {
		return st, fail("act.evidence.broken", "file", file)
	}
	var people, stamps []verify.Signature
	for _, s := range report.Signatures {
		switch {
		case s.Timestamp:
			stamps = append(stamps, s)
		case s.Level != "":
			people = append(people, s)
		}
	}
	if len(people) == 0 {
		return st, fail("act.evidence.unsigned", "file", file)
	}
	st.levels(people)
	st.lifetime(people, stamps)
	st.needs(people, stamps, now)
	return st, nil
}

func (st *EvidenceState) levels(people []verify.Signature) {
	for _, s := range people {
		st.Levels = append(st.Levels, s.Level)
	}
	st.Level = slices.MinFunc(st.Levels, func(a, b string) int { return slices.Index(Levels, a) - slices.Index(Levels, b) })
}

// Levels of PAdES (EN 319 142-1), the lowest first.
var Levels = []string{"B-B", "B-T", "B-LT", "B-LTA"}

// lifetime tells until when the timestamps prove their time: the last one over
// the document, else the first to run out of those over the signatures.
func (st *EvidenceState) lifetime(people, stamps []verify.Signature) {
	made := time.Time{}
	take := func(s verify.Signature) {
		if !s.Until.IsZero() && (st.Until.IsZero() || s.Until.Before(st.Until)) {
			st.Until, made = s.Until, s.StampedAt
		}
	}
	if len(stamps) > 0 {
		take(stamps[len(stamps)-1])
	}
	for _, s := range people {
		if len(stamps) == 0 || s.SignedBytes > stamps[len(stamps)-1].SignedBytes { // signed after it
			take(s)
		}
	}
	if !st.Until.IsZero() {
		st.Renew = st.Until.Add(-min(renewAhead, st.Until.Sub(made)/3))
	}
}

// needs finds what is next.
func (st *EvidenceState) needs(people, stamps []verify.Signature, now time.Time) {
	last := 0 // how much of the file a timestamp covers
	if len(stamps) > 0 {
		last = stamps[len(stamps)-1].SignedBytes
	}
	expired := !st.Until.IsZero() && now.After(st.Until)
	var unproved []verify.Unproved
	archived := true
	for _, s := range people {
		if s.Level == "B-B" || expired {
			at, _ := time.Parse(time.RFC3339, s.Time)
			if st.Need == NeedNothing || at.Before(st.Since) {
				st.Need, st.Since, st.From = NeedTimestamp, at, at
			}
			if now.After(s.Certificate.NotAfter) {
				st.Need, st.Since, st.From = NeedLapsed, s.Certificate.NotAfter, time.Time{}
				return
			}
		}
		unproved = append(unproved, s.Unproved...)
		archived = archived && (s.Level == "B-LTA" || s.Level != "B-LT" && s.SignedBytes < last)
	}
	if st.Need != NeedNothing {
		return
	}
	renewing := !st.Renew.IsZero() && !now.Before(st.Renew)
	for i, s := range stamps {
		if i+1 < len(stamps) || renewing {
			unproved = append(unproved, s.Unproved...)
		}
	}
	st.ask(unproved, now)
	switch {
	case renewing:
		st.Need, st.Since, st.From = NeedRenewal, st.Renew, st.Renew
	case len(st.questions) > 0:
		st.Need = NeedEvidence
	case !archived:
		st.Need = NeedArchive
		for _, s := range people {
			at, _ := time.Parse(time.RFC3339, s.Time)
			if at.After(st.Since) {
				st.Since, st.From = at, at
			}
		}
	}
}

// ask turns what is not known into questions. Of a certificate that has run out
// nobody tells any longer, and of one that names no source nobody ever did.
func (st *EvidenceState) ask(unproved []verify.Unproved, now time.Time) {
	for _, u := range unproved {
		c := u.Certificate
		same := func(q authority.Question) bool { return q.Certificate.Equal(c) }
		switch i := slices.IndexFunc(st.questions, same); {
		case now.After(c.NotAfter):
		case len(c.OCSPServer)+len(c.CRLDistributionPoints) == 0:
			if !slices.Contains(st.Silent, c.Subject.CommonName) {
				st.Silent = append(st.Silent, c.Subject.CommonName)
			}
		case i < 0:
			st.questions = append(st.questions, authority.Question{Certificate: c, Since: u.Since})
		case st.questions[i].Since.Before(u.Since): // used several times: the latest counts
			st.questions[i].Since = u.Since
		}
	}
	for _, q := range st.questions {
		if q.Since.After(st.Since) {
			st.Since, st.From = q.Since, q.Since.Add(grace)
		}
	}
}
