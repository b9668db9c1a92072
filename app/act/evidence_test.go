package act

import (
	"bytes"
	"context"
	"crypto/elliptic"
	"crypto/x509"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paragraf/data"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

var ca = signtest.NewAuthority()

// signedFile is a document that Ture Malmgård has signed; with a timestamp
// where stamped.
func signedFile(t *testing.T, s *signtest.Services, stamped bool, change ...func(*x509.Certificate)) []byte {
	t.Helper()
	r := sign.Request{Field: "chair", Identity: s.Person("Ture Malmgård", signtest.EC(elliptic.P256()), change...), At: s.Now()}
	if stamped {
		r.Stamp = authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())
	}
	pdf, err := sign.Sign(signtest.Minutes(signtest.Fields...), r)
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

func completed(t *testing.T, s *signtest.Services, pdf []byte) Completed {
	t.Helper()
	c, err := CompleteEvidence(context.Background(), nil, EvidenceRequest{PDF: pdf, Name: "protokoll.pdf", TSA: s.URL + "/tsa", now: s.Now})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(c.PDF, pdf) || c.Changed == bytes.Equal(c.PDF, pdf) {
		t.Fatal("the file was rewritten, or a change is not told")
	}
	return c
}

func requests(s *signtest.Services) (n int) {
	for _, path := range []string{"/tsa", "/ocsp", "/list", "/roots-list", "/issuer", "/root"} {
		n += s.Asked(path)
	}
	return n
}

// Each level is raised to the highest in one act; what needs nothing is left
// alone, and nobody is asked about it.
func TestCompleteEvidence(t *testing.T) {
	for name, stamped := range map[string]bool{"B-T": true, "B-B": false} {
		s := ca.Serve(t)
		pdf := signedFile(t, s, stamped)
		c := completed(t, s, pdf)
		if c.Before.Level != name || c.After.Level != "B-LTA" || c.After.Need != NeedNothing || len(c.Missing) > 0 || c.Failed != nil {
			t.Errorf("%s: from %s to %s, needs %q, missing %v, failed %v", name, c.Before.Level, c.After.Level, c.After.Need, c.Missing, c.Failed)
		}
		r := verify.File(c.PDF, verify.Options{Roots: s.Roots()})
		if !r.Valid || r.Signatures[0].Level != "B-LTA" || !r.Signatures[0].TimeProved {
			t.Errorf("%s, judged: %+v", name, r.Signatures)
		}
		asked := requests(s)
		again := completed(t, s, c.PDF)
		if again.Changed || !strings.Contains(again.Sentences()[0], "orörd") {
			t.Errorf("%s, once more: %v", name, again.Sentences())
		}
		if n := requests(s); n != asked {
			t.Errorf("%s: %d requests for a file that needs nothing", name, n-asked)
		}
	}
}

// Answers older than the signature are told with the day of the next ones, and
// are not put into the file.
func TestEvidenceThatIsNotYetThere(t *testing.T) {
	s := ca.Serve(t)
	pdf := signedFile(t, s, true)
	s.Age(2 * time.Hour)
	c := completed(t, s, pdf)
	if c.Changed || c.After.Need != NeedEvidence || len(c.Missing) == 0 || !errors.Is(c.Missing[0].Problem, authority.ErrStale) || c.Missing[0].Next.IsZero() {
		t.Fatalf("old answers: %+v, missing %v", c.After, c.Missing)
	}
	if from := c.After.From; from.Sub(c.After.Since) != grace {
		t.Errorf("to be had from %s for a signature of %s", from, c.After.Since)
	}
	s.Age(0)
	if c = completed(t, s, pdf); c.After.Level != "B-LTA" {
		t.Errorf("new answers: %+v", c.After)
	}
}

// A timestamp is renewed when its certificate has less than ninety days left,
// not before, and with the answers on that certificate.
func TestRenewal(t *testing.T) {
	const day = 24 * time.Hour
	s := ca.Serve(t)
	first := completed(t, s, signedFile(t, s, true))
	left := time.Until(first.After.Until)
	s.Move(left - 100*day)
	if c := completed(t, s, first.PDF); c.Changed || c.Before.Need != NeedNothing {
		t.Errorf("a hundred days ahead: %+v", c.After)
	}
	s.Move(left - 80*day)
	s.NewClock(nil)
	c := completed(t, s, first.PDF)
	if c.Before.Need != NeedRenewal || !c.Changed || c.After.Need != NeedNothing || !c.After.Until.After(first.After.Until) || c.After.Level != "B-LTA" {
		t.Fatalf("eighty days ahead: %+v, then %+v", c.Before, c.After)
	}
	if again := completed(t, s, c.PDF); again.Changed {
		t.Error("renewed twice")
	}
	late := time.Now().Add(left + 300*day)
	if r := verify.File(c.PDF, verify.Options{Roots: s.Roots(), Now: late}); !r.Valid {
		t.Errorf("after the first timestamp's certificate: %+v", r.Signatures)
	}
	s.Move(left + 300*day)
	if c := completed(t, s, first.PDF); c.Changed || c.After.Need != NeedLapsed || !strings.Contains(strings.Join(c.Sentences(), " "), "för sent") {
		t.Errorf("never renewed: %+v, %v", c.After, c.Sentences())
	}
}

// A certificate that lasts a few weeks is not renewed on every visit.
func TestRenewalOfShortCertificates(t *testing.T) {
	s := ca.Serve(t)
	s.NewClock(func(c *x509.Certificate) { c.NotAfter = time.Now().AddDate(0, 0, 60) })
	c := completed(t, s, signedFile(t, s, true))
	if again := completed(t, s, c.PDF); c.After.Need != NeedNothing || again.Changed {
		t.Errorf("at once: %+v, then %+v", c.After, again.After)
	}
	s.Move(45 * 24 * time.Hour)
	if st, err := assess("p", c.PDF, s.Now()); err != nil || st.Need != NeedRenewal {
		t.Errorf("in the last third: %+v, %v", st, err)
	}
}

// What can be had is kept although something else cannot.
func TestEvidenceInParts(t *testing.T) {
	s := ca.Serve(t)
	pdf := signedFile(t, s, true)
	c, err := CompleteEvidence(context.Background(), nil, EvidenceRequest{PDF: pdf, Name: "p.pdf", TSA: "http://127.0.0.1:1/tsa"})
	if err != nil || c.After.Level != "B-LT" || c.After.Need != NeedArchive || !StampFailed(c.Failed) {
		t.Errorf("no timestamp authority: %+v, %v, %v", c.After, c.Failed, err)
	}
	if c = completed(t, s, c.PDF); c.After.Level != "B-LTA" {
		t.Errorf("one that answers: %+v", c.After)
	}
	c, err = CompleteEvidence(context.Background(), nil, EvidenceRequest{PDF: signedFile(t, s, false), Name: "p.pdf"})
	if err != nil || c.Changed || c.Failed == nil || c.After.Need != NeedTimestamp {
		t.Errorf("none chosen: %+v, %v, %v", c.After, c.Failed, err)
	}

	silent := signedFile(t, s, true, func(c *x509.Certificate) { c.OCSPServer, c.CRLDistributionPoints = nil, nil })
	if c = completed(t, s, silent); c.After.Level != "B-T" || c.After.Need != NeedNothing || len(c.After.Silent) != 1 || !c.Changed {
		t.Errorf("a certificate that names nobody to ask: %+v", c.After)
	}
	if again := completed(t, s, c.PDF); again.Changed {
		t.Error("stamped on every visit")
	}
}

// Where an issuer answers by lists alone, only a list made after the signature
// counts.
func TestEvidenceByList(t *testing.T) {
	s := ca.Serve(t)
	byList := func(c *x509.Certificate) { c.OCSPServer = nil }
	s.NewClock(byList)
	pdf := signedFile(t, s, true, byList)
	s.Age(time.Hour)
	if c := completed(t, s, pdf); c.Changed || len(c.Missing) == 0 || !errors.Is(c.Missing[0].Problem, authority.ErrStale) {
		t.Errorf("a list made before the signature: %+v, %v", c.After, c.Missing)
	}
	s.Age(0)
	before := s.Asked("/list")
	if c := completed(t, s, pdf); c.After.Level != "B-LTA" || s.Asked("/ocsp") != 0 {
		t.Errorf("a list made after it: %+v, %v", c.After, c.Missing)
	}
	if n := s.Asked("/list") - before; n != 1 {
		t.Errorf("one list was fetched %d times", n)
	}
}

// Two who complete the same document of a store at once: one does it.
func TestEvidenceCompletedTwiceAtOnce(t *testing.T) {
	s := ca.Serve(t)
	ctx := context.Background()
	store, err := data.Open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	accepted, err := store.Accept(ctx, data.Draft{Meeting: data.Meeting{Body: "Vårdnämnden", Date: "2026-11-17", Items: []data.AgendaItem{{Title: "Val av justerare"}}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := store.AddDocument(ctx, data.Document{MeetingID: accepted.MeetingID, Kind: data.MinutesDocument, Name: "p.pdf",
		Signed: []data.Signing{{Role: data.ChairSigns, Name: "Ture Malmgård", At: time.Now()}}}, signedFile(t, s, true))
	if err != nil {
		t.Fatal(err)
	}
	pending, err := PendingEvidence(ctx, store, nil)
	if err != nil || len(pending) != 1 || pending[0].State.Need != NeedEvidence || pending[0].Open != 2 {
		t.Fatalf("pending: %+v, %v", pending, err)
	}
	first, err := CompletePending(ctx, store, pending[0], s.URL+"/tsa", nil)
	if err != nil || !first.Stored || first.Document.Continues != doc.SHA256 {
		t.Fatalf("the first: %+v, %v", first.After, err)
	}
	_, err = CompletePending(ctx, store, pending[0], s.URL+"/tsa", nil)
	var e *Error
	if !errors.As(err, &e) || e.Key != "act.evidence.continued" {
		t.Errorf("the second: %v", err)
	}
	if pending, err = PendingEvidence(ctx, store, nil); err != nil || len(pending) != 0 {
		t.Errorf("afterwards: %+v, %v", pending, err)
	}
	if documents, err := store.Documents(ctx, accepted.MeetingID); err != nil || len(documents) != 2 {
		t.Errorf("%d documents, %v", len(documents), err)
	}
}

// Two windows on one store see each other's changes: looking again at what is as
// it was stores nothing, or they would wake each other for ever.
func TestLookingForEvidenceAgainStoresNothing(t *testing.T) {
	s := ca.Serve(t)
	ctx := context.Background()
	store, err := data.Open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	changes := 0
	store.Subscribe(func(c data.Change) {
		if c.Kind == data.SettingChanged {
			changes++
		}
	})
	look := func(waiting int) {
		t.Helper()
		if pending, err := PendingEvidence(ctx, store, nil); err != nil || len(pending) != waiting {
			t.Fatalf("pending: %+v, %v", pending, err)
		}
	}
	if look(0); changes != 0 {
		t.Error("something is remembered of no documents")
	}
	accepted, err := store.Accept(ctx, data.Draft{Meeting: data.Meeting{Body: "Vårdnämnden", Date: "2026-11-17", Items: []data.AgendaItem{{Title: "Val av justerare"}}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, pdf := range map[string][]byte{"p.pdf": signedFile(t, s, false), "skadad.pdf": []byte("%PDF-1.7 skadad")} {
		if _, err := store.AddDocument(ctx, data.Document{MeetingID: accepted.MeetingID, Kind: data.MinutesDocument, Name: name,
			Signed: []data.Signing{{Role: data.ChairSigns, Name: "Ture Malmgård", At: time.Now()}}}, pdf); err != nil {
			t.Fatal(err)
		}
	}
	look(2)
	look(2)
	if look(2); changes != 1 {
		t.Errorf("stored %d times", changes)
	}
}

func TestEvidenceOfRevokedCertificate(t *testing.T) {
	s := ca.Serve(t)
	pdf := signedFile(t, s, true)
	chair := verify.File(pdf, verify.Options{}).Signatures[0].Certificate
	s.RevokeOn(chair, s.Now().Add(-time.Hour))
	if c := completed(t, s, pdf); len(c.Missing) == 0 || !errors.Is(c.Missing[0].Problem, authority.ErrRevoked) || c.After.Need != NeedEvidence {
		t.Errorf("revoked before: %+v, %v", c.After, c.Missing)
	}
	s.RevokeOn(chair, s.Now().Add(time.Minute))
	s.Move(time.Hour)
	if c := completed(t, s, pdf); c.After.Level != "B-LTA" {
		t.Errorf("revoked after the proved time: %+v, %v", c.After, c.Missing)
	}
}

// What is no whole signed document gets nothing, with words that say why.
func TestEvidenceForWhatIsNotSigned(t *testing.T) {
	s := ca.Serve(t)
	pdf := signedFile(t, s, true)
	broken := bytes.Clone(pdf)
	broken[len(signtest.Minutes(signtest.Fields...))/2] ^= 1
	for key, raw := range map[string][]byte{
		"act.evidence.unsigned": signtest.Minutes(signtest.Fields...), "act.evidence.broken": append(bytes.Clone(pdf), "\n% tillagt"...),
		"act.sign.not_pdf": []byte("Protokoll"), "act.sign.damaged": []byte("%PDF-1.7\nhalva filen"),
	} {
		_, err := CompleteEvidence(context.Background(), nil, EvidenceRequest{PDF: raw, Name: "p.pdf", TSA: s.URL + "/tsa"})
		var e *Error
		if !errors.As(err, &e) || e.Key != key || !strings.Contains(err.Error(), "p.pdf") {
			t.Errorf("%s: %v", key, err)
		}
	}
	if _, err := CompleteEvidence(context.Background(), nil, EvidenceRequest{PDF: broken, Name: "p.pdf"}); err == nil {
		t.Error("a file with a changed byte was completed")
	}
	if n := s.Asked("/ocsp"); n != 0 {
		t.Errorf("%d questions", n)
	}
}

// A cancelled job leaves the file as it was.
func TestEvidenceCancelled(t *testing.T) {
	s := ca.Serve(t)
	pdf := signedFile(t, s, true)
	path := filepath.Join(t.TempDir(), "p.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.Lie(func(*signtest.Stamping) { cancel() }) // while the last timestamp is fetched
	_, err := CompleteEvidence(ctx, nil, EvidenceRequest{PDF: pdf, Name: "p.pdf", TSA: s.URL + "/tsa", Path: path})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	after, _ := os.ReadFile(path)
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); !bytes.Equal(after, pdf) || len(left) != 1 {
		t.Errorf("the file was changed, or something lies beside it: %v", left)
	}
	s.Lie(nil)
	if _, err := CompleteEvidence(context.Background(), nil, EvidenceRequest{PDF: pdf, Name: "p.pdf", TSA: s.URL + "/tsa", Path: path}); err != nil {
		t.Fatal(err)
	}
	if after, _ = os.ReadFile(path); len(after) <= len(pdf) || !bytes.HasPrefix(after, pdf) {
		t.Error("the completed file was not written")
	}
}
