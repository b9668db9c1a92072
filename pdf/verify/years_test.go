package verify_test

import (
	"context"
	"crypto/elliptic"
	"crypto/x509"
	"strings"
	"testing"
	"time"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// year is long enough for a certificate of two years to be in its last days
// after 1.9 of them.
const year = 365 * 24 * time.Hour

// life is a signed file that is looked after for years.
type life struct {
	t   *testing.T
	s   *signtest.Services
	pdf []byte
	tsa sign.Stamp
}

// born signs as chair; with a timestamp where stamped.
func born(t *testing.T, s *signtest.Services, stamped bool) *life {
	t.Helper()
	l := &life{t: t, s: s, tsa: authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())}
	r := sign.Request{Field: "chair", Identity: s.Person("Ture Malmgård", signtest.EC(elliptic.P256())), At: s.Now()}
	if stamped {
		r.Stamp = l.tsa
	}
	l.grow(sign.Sign(signtest.Minutes(signtest.Fields...), r))
	return l
}

func (l *life) grow(pdf []byte, err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatal(err)
	}
	l.pdf = pdf
}

func (l *life) evidence() {
	l.t.Helper()
	l.grow(sign.AddEvidence(l.pdf, gathered(l.t, l.s, l.pdf).Evidence))
}
func (l *life) stamp() { l.t.Helper(); l.grow(sign.StampDocument(l.pdf, l.tsa)) }
func (l *life) at(after time.Duration) {
	l.s.Move(after)
	l.s.NewClock(nil) // every authority renews its certificate in time
}

// judged is the report as of so long after the present.
func (l *life) judged(after time.Duration) verify.Report {
	return verify.File(l.pdf, verify.Options{Roots: l.s.Roots(), Now: time.Now().Add(after)})
}

func (l *life) valid(when string, after time.Duration, level string) {
	l.t.Helper()
	r := l.judged(after)
	if s := r.Signatures[0]; !r.Valid || s.Level != level || !s.TimeProved || !s.Trusted {
		l.t.Errorf("%s: %s, level %s", when, brief(r), s.Level)
	}
}

// lost: the signature cannot be judged any more, for a reason that is told.
func (l *life) lost(when string, after time.Duration, because string) {
	l.t.Helper()
	r := l.judged(after)
	if s := r.Signatures[0]; r.Valid || s.Verdict != verify.Undetermined || !strings.Contains(codes(s.Reasons), because) {
		l.t.Errorf("%s: %s", when, brief(r))
	}
}

// A signature outlives every certificate behind it as long as each timestamp is
// renewed while its own certificate lasts, and no longer.
func TestSignatureLastsWhileTimestampsAreRenewed(t *testing.T) {
	l := born(t, ca.Serve(t), true)
	l.valid("new", 0, "B-T")
	l.evidence()
	l.valid("with evidence", 0, "B-LT")
	l.stamp()
	l.valid("archived", 0, "B-LTA")
	l.valid("within the certificates", 19*year/10, "B-LTA")
	l.lost("never renewed", 3*year, "timestamp_expired")
	for i := 1; i <= 3; i++ {
		l.at(time.Duration(i) * 19 * year / 10)
		l.evidence()
		l.stamp()
		end := time.Duration(i+1) * 19 * year / 10
		l.valid("renewed", end, "B-LTA")
		l.lost("not renewed again", end+year/2, "timestamp_expired")
	}
	if r := l.judged(7 * year); len(r.Signatures) != 5 || r.Signatures[1].Verdict != verify.ValidLater || !r.Signatures[1].TimeProved {
		t.Errorf("the first of four timestamps: %s", brief(r))
	}
}

func TestRenewalComesTooLate(t *testing.T) {
	l := born(t, ca.Serve(t), true)
	l.evidence()
	l.stamp()
	l.at(3 * year)
	l.stamp()
	l.lost("after the certificates had run out", 3*year, "cert_expired_now")
}

// Without the answers on the older timestamp's certificate nobody can tell
// later whether it was revoked.
func TestRenewalWithoutEvidence(t *testing.T) {
	l := born(t, ca.Serve(t), true)
	l.evidence()
	l.s.Move(time.Hour) // the answers are older than the timestamp over them
	l.stamp()
	l.at(19 * year / 10)
	l.stamp()
	l.valid("while it lasts", 195*year/100, "B-LTA")
	if r := l.judged(3 * year); r.Valid || !strings.Contains(codes(r.Signatures[1].Reasons), "timestamp_unproved") {
		t.Errorf("afterwards: %s", brief(r))
	}
}

// A timestamp proves that a signature is old; it does not prove that its
// certificate had not been revoked.
func TestTimestampWithoutEvidence(t *testing.T) {
	s := ca.Serve(t)
	s.NewClock(func(c *x509.Certificate) { c.NotAfter = c.NotBefore.AddDate(9, 0, 0) })
	l := born(t, s, true)
	l.valid("within the certificate", year, "B-T")
	l.lost("after it", 3*year, "revocation_gone")
	// An issuer may forget certificates that have run out: its answers come too late.
	s.Move(3 * year)
	e := gatheredSince(t, s, l.pdf, func(u verify.Unproved) time.Time { return u.Since })
	l.grow(sign.AddEvidence(l.pdf, e.Evidence))
	l.stamp()
	l.lost("with answers that come too late", 3*year, "revocation_gone")
}

// A signature without a timestamp of its own is proved by one over the
// document, from that day on.
func TestDocumentTimestampProvesSignature(t *testing.T) {
	s := ca.Serve(t)
	l := born(t, s, false)
	l.stamp()
	r := l.judged(0)
	if g := r.Signatures[0]; !r.Valid || g.Level != "B-T" || !g.TimeProved || !strings.Contains(codes(g.Reasons), "stamped_by_document") {
		t.Errorf("stamped: %s, level %s", brief(r), g.Level)
	}
	l.evidence()
	l.valid("with evidence", 0, "B-LT") // the timestamp is older than the evidence
	l.stamp()
	l.valid("archived", 19*year/10, "B-LTA")

	late := born(t, s, false)
	late.evidence()
	late.at(3 * year)
	late.stamp()
	late.lost("stamped after the certificate had run out", 3*year, "cert_expired_now")
}

// What becomes of a timestamp whose authority loses its certificate.
func TestRevokedTimestampAuthority(t *testing.T) {
	const keyCompromise, cessationOfOperation = 1, 5
	for name, c := range map[string]struct {
		reason int
		on     time.Duration // after the signature
		valid  bool
	}{
		"its key was stolen before the renewal":  {keyCompromise, year / 2, false},
		"its key was stolen after the renewal":   {keyCompromise, 195 * year / 100, true},
		"it closed before the renewal":           {cessationOfOperation, year / 2, true},
		"it had closed when it gave a timestamp": {cessationOfOperation, -year / 2, false},
	} {
		s := ca.Serve(t)
		l := born(t, s, true)
		first := s.Clock()
		l.evidence()
		l.stamp()
		l.at(19 * year / 10)
		s.RevokeFor(first, time.Now().Add(c.on), c.reason)
		if answers, err := s.Answers(first); err != nil {
			t.Fatal(err)
		} else {
			l.grow(sign.AddEvidence(l.pdf, sign.Evidence{OCSPs: [][]byte{answers}}))
		}
		l.evidence()
		l.stamp()
		if r := l.judged(3 * year); r.Valid != c.valid {
			t.Errorf("%s: %s", name, brief(r))
		} else if !c.valid && !strings.Contains(codes(r.Signatures[0].Reasons), "timestamp_revoked") {
			t.Errorf("%s is not told: %s", name, brief(r))
		}
	}
}

// A timestamp authority may send along certificates that lead elsewhere, as
// cross-certificates do.
func TestTimestampWithForeignCertificates(t *testing.T) {
	s := ca.Serve(t)
	elsewhere := signtest.NewAuthority().Issuer
	s.Lie(func(st *signtest.Stamping) { st.By.Chain = append(st.By.Chain, elsewhere) })
	l := born(t, s, true)
	l.valid("stamped", 0, "B-T")
	l.evidence()
	l.stamp()
	l.valid("archived", 0, "B-LTA")
}
