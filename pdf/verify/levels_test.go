package verify_test

import (
	"context"
	"crypto"
	"crypto/elliptic"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// signedBy is the document with signatures of a secretary (RSA) and a chair
// (EC), each with a timestamp.
func signedBy(t *testing.T, s *signtest.Services) []byte {
	t.Helper()
	tsa := authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())
	pdf := signtest.Minutes(signtest.Fields...)
	for field, key := range map[string]crypto.Signer{"secretary": signtest.RSA(2048), "chair": signtest.EC(elliptic.P384())} {
		var err error
		pdf, err = sign.Sign(pdf, sign.Request{Field: field, Identity: s.Person("Ellen Fjällvik", key), Appearance: signtest.Box("Ellen"), Stamp: tsa})
		if err != nil {
			t.Fatal(err)
		}
	}
	return pdf
}

// gathered asks the services for all that the file does not tell, at their time.
func gathered(t testing.TB, s *signtest.Services, pdf []byte) authority.Evidence {
	t.Helper()
	return gatheredSince(t, s, pdf, func(u verify.Unproved) time.Time { return u.Since })
}

func gatheredSince(t testing.TB, s *signtest.Services, pdf []byte, since func(verify.Unproved) time.Time) authority.Evidence {
	t.Helper()
	var questions []authority.Question
	for _, g := range verify.File(pdf, verify.Options{Roots: s.Roots(), Now: s.Now()}).Signatures {
		for _, u := range g.Unproved {
			questions = append(questions, authority.Question{Certificate: u.Certificate, Since: since(u)})
		}
	}
	e, err := authority.Gather(context.Background(), nil, pdf, questions)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func levels(r verify.Report) string {
	var all []string
	for _, s := range r.Signatures {
		all = append(all, s.Level)
	}
	return strings.Join(all, " ")
}

// Each step from B-T to B-LTA, and a second archive timestamp years later,
// appends to the file and keeps every signature valid.
func TestLevels(t *testing.T) {
	s := ca.Serve(t)
	judged := verify.Options{Roots: s.Roots()}
	tsa := authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())
	grown := func(step string, old, pdf []byte, err error) []byte {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", step, err)
		}
		if !strings.HasPrefix(string(pdf), string(old)) {
			t.Fatalf("%s changed what stood in the file", step)
		}
		return pdf
	}

	pdf := signedBy(t, s)
	r := verify.File(pdf, judged)
	if !r.Valid || levels(r) != "B-T B-T" || !r.Signatures[0].TimeProved || !r.Signatures[0].Trusted {
		t.Fatalf("with timestamps: %s, levels %s", brief(r), levels(r))
	}

	e := gathered(t, s, pdf)
	if len(e.Missing) > 0 {
		t.Fatalf("missing %v", e.Missing)
	}
	if len(e.OCSPs) == 0 || len(e.Certificates) < 4 {
		t.Fatalf("evidence holds %d certificates and %d answers", len(e.Certificates), len(e.OCSPs))
	}
	lt, err := sign.AddEvidence(pdf, e.Evidence)
	lt = grown("evidence", pdf, lt, err)
	if r = verify.File(lt, judged); !r.Valid || levels(r) != "B-LT B-LT" {
		t.Fatalf("with evidence: %s, levels %s", brief(r), levels(r))
	}
	if again, err := sign.AddEvidence(lt, e.Evidence); err != nil || len(again) != len(lt) {
		t.Errorf("the same evidence again: %d bytes more, %v", len(again)-len(lt), err)
	}

	lta, err := sign.StampDocument(lt, tsa)
	lta = grown("archive timestamp", lt, lta, err)
	if r = verify.File(lta, judged); !r.Valid || levels(r) != "B-LTA B-LTA " {
		t.Fatalf("with archive timestamp: %s, levels %q", brief(r), levels(r))
	}
	// The evidence for the first timestamp, and a second one over it.
	e = gathered(t, s, lta)
	more, err := sign.AddEvidence(lta, e.Evidence)
	more = grown("renewed evidence", lta, more, err)
	renewed, err := sign.StampDocument(more, tsa)
	renewed = grown("renewal", more, renewed, err)
	if r = verify.File(renewed, judged); !r.Valid || !strings.HasPrefix(levels(r), "B-LTA B-LTA") {
		t.Fatalf("renewed: %s, levels %q", brief(r), levels(r))
	}
	path := filepath.Join(t.TempDir(), "arkiv.pdf")
	if err := os.WriteFile(path, renewed, 0o600); err != nil {
		t.Fatal(err)
	}
	if out := judge(t, "qpdf", "--check", path); strings.Contains(out, "WARNING") {
		t.Errorf("qpdf: %s", out)
	}
	if out := judge(t, "pdfsig", path); strings.Count(out, "Signature is Valid") != 2 {
		t.Errorf("pdfsig: %s", out)
	}
}

// An attack on a file of the highest level is seen as on one of the lowest.
func TestArchivedFileIsGuarded(t *testing.T) {
	s := ca.Serve(t)
	tsa := authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())
	pdf := signedBy(t, s)
	var err error
	if pdf, err = sign.AddEvidence(pdf, gathered(t, s, pdf).Evidence); err == nil {
		pdf, err = sign.StampDocument(pdf, tsa)
	}
	if err != nil {
		t.Fatal(err)
	}
	for at := 100; at < len(pdf); at += len(pdf) / 150 {
		changed := append([]byte(nil), pdf...)
		changed[at] ^= 1
		if r := verify.File(changed, verify.Options{Roots: s.Roots()}); r.Valid {
			// The last timestamp covers all but its own bytes, which hold zeros
			// behind the token.
			t.Errorf("a changed byte at %d of %d was accepted: %s", at, len(pdf), brief(r))
		}
	}
}

// A certificate that was revoked before the proved time makes the signature
// invalid, one that was revoked later does not; an answer older than the
// signature proves nothing.
func TestRevocation(t *testing.T) {
	s := ca.Serve(t)
	tsa := authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())
	id := s.Person("Ture Malmgård", signtest.EC(elliptic.P256()))
	pdf, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: id, Stamp: tsa})
	if err != nil {
		t.Fatal(err)
	}
	judge := func() verify.Report {
		t.Helper()
		e := gatheredSince(t, s, pdf, func(verify.Unproved) time.Time { return time.Time{} }) // however old
		// What says that it was revoked is kept out of the evidence by Gather; here
		// the answers are asked for as any judge may.
		answers, err := s.Answers(id.Certificate)
		if err != nil {
			t.Fatal(err)
		}
		e.OCSPs = append(e.OCSPs, answers)
		out, err := sign.AddEvidence(pdf, e.Evidence)
		if err != nil {
			t.Fatal(err)
		}
		return verify.File(out, verify.Options{Roots: s.Roots()})
	}
	if r := judge(); !r.Valid || !strings.Contains(codes(r.Signatures[0].Reasons), "not_revoked") || r.Signatures[0].Level != "B-LT" {
		t.Errorf("not revoked: %s, %s", brief(r), levels(r))
	}
	s.Age(2 * time.Hour)
	if r := judge(); !strings.Contains(codes(r.Signatures[0].Reasons), "revocation_old") || r.Signatures[0].Level != "B-T" {
		t.Errorf("old answers: %s, %s", brief(r), levels(r))
	}
	s.Age(0)
	s.RevokeOn(id.Certificate, time.Now().Add(time.Minute))
	if r := judge(); !r.Valid || !strings.Contains(codes(r.Signatures[0].Reasons), "revoked_later") {
		t.Errorf("revoked later: %s", brief(r))
	}
	s.RevokeOn(id.Certificate, time.Now().Add(-time.Hour))
	if r := judge(); r.Valid || r.Signatures[0].Verdict != verify.Invalid || !strings.Contains(codes(r.Signatures[0].Reasons), "revoked") {
		t.Errorf("revoked before: %s", brief(r))
	}
	if r := verify.File(pdf, verify.Options{Roots: s.Roots()}); !r.Valid || !strings.Contains(codes(r.Signatures[0].Reasons), "revocation_unknown") {
		t.Errorf("without evidence: %s", brief(r))
	}
}

func TestEvidenceTellsWhatIsMissing(t *testing.T) {
	s := ca.Serve(t)
	pdf := signedBy(t, s)

	s.Age(2 * time.Hour)
	e := gathered(t, s, pdf)
	if len(e.Missing) == 0 || !errors.Is(e.Missing[0].Problem, authority.ErrStale) || e.Missing[0].Next.IsZero() {
		t.Errorf("answers older than the signature: %v", e.Missing)
	}
	s.Age(0)

	revoked := s.Person("Ture Malmgård", signtest.EC(elliptic.P256()))
	signed, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: revoked})
	if err != nil {
		t.Fatal(err)
	}
	s.Revoke(revoked.Certificate)
	e = gathered(t, s, signed)
	if len(e.Missing) == 0 || e.Missing[0].Certificate.Subject.CommonName != "Ture Malmgård" || !errors.Is(e.Missing[0].Problem, authority.ErrRevoked) {
		t.Errorf("a revoked certificate: %v", e.Missing)
	}

	silent := ca.Identity("Maj Öberg", signtest.EC(elliptic.P256()), nil)
	signed, err = sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: silent})
	if err != nil {
		t.Fatal(err)
	}
	e = gathered(t, s, signed)
	if len(e.Missing) == 0 || !errors.Is(e.Missing[0].Problem, authority.ErrNoSource) {
		t.Errorf("a certificate that names no source: %v", e.Missing)
	}
}

// A timestamp authority that is down, lies or answers another request stops
// the signature; nothing is written.
func TestTimestampAuthorityThatFails(t *testing.T) {
	s := ca.Serve(t)
	old, err := authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())(crypto.SHA256, make([]byte, 32))
	if err != nil {
		t.Fatal(err)
	}
	answer := func(body []byte, status int) string {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(status)
			_, _ = w.Write(body)
		}))
		t.Cleanup(server.Close)
		return server.URL
	}
	granted := append([]byte{0x30, 0x03, 0x02, 0x01, 0x00}, old...)
	replayed := append([]byte{0x30, 0x82, byte(len(granted) >> 8), byte(len(granted))}, granted...)
	refused := []byte{0x30, 0x0e, 0x30, 0x0c, 0x02, 0x01, 0x02, 0x30, 0x07, 0x0c, 0x05, 'i', 'n', 't', 'e', '!'}
	refused[1], refused[3] = 0x0e, 0x0c
	var unreachable *authority.UnreachableError
	var no *authority.RefusedError
	for name, c := range map[string]struct {
		url  string
		want func(error) bool
	}{
		"down":                     {"http://127.0.0.1:1/tsa", func(err error) bool { return errors.As(err, &unreachable) }},
		"no address":               {"tidsstampel", func(err error) bool { return errors.As(err, &unreachable) }},
		"an error":                 {answer(nil, 503), func(err error) bool { return errors.As(err, &unreachable) }},
		"a web page":               {answer([]byte("<html>Logga in"), 200), func(err error) bool { return errors.As(err, &unreachable) }},
		"a refusal":                {answer(refused, 200), func(err error) bool { return errors.As(err, &no) && no.Text == "inte!" }},
		"another request's answer": {answer(replayed, 200), func(err error) bool { return errors.Is(err, authority.ErrWrongToken) }},
	} {
		_, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{
			Field: "chair", Identity: people["chair"], Stamp: authority.TSA{URL: c.url}.Stamp(context.Background())})
		if err == nil || !c.want(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
