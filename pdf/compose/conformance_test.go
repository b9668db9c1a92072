package compose_test

import (
	"context"
	"crypto"
	"crypto/elliptic"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"paragraf/data"
	"paragraf/pdf/compose"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// Every document keeps PDF/A-3a, or 2a where the organisation wants nothing
// attached, and PDF/UA-1, and every signature on it holds, at every level and
// with up to ten who sign, in the judgement of all judges at hand.
// PARAGRAF_CONFORMANCE says how many meetings are drawn (four documents each);
// make conformance sets it, and brings the judges that are no Debian packages.
// Without it a sample is drawn.
func TestEveryDocumentConforms(t *testing.T) {
	drawn, steps := 2, []int{3}
	if n, err := strconv.Atoi(os.Getenv("PARAGRAF_CONFORMANCE")); err == nil {
		drawn, steps = n, []int{1, 2, 3, 5, 10}
	}
	if testing.Short() {
		drawn = 1
	}
	folder := t.TempDir()
	files := unsigned(t, folder, drawn)
	s := signtest.NewAuthority().Serve(t)
	for _, n := range steps {
		files = append(files, signed(t, s, folder, n, len(steps) > 1)...)
	}
	askJudges(t, s, folder, files)
}

// unsigned makes the documents of all kinds: those of the samples, minutes of
// no to 300 §§, and four of each meeting that is drawn.
func unsigned(t *testing.T, folder string, drawn int) (files []judged) {
	t.Helper()
	keep := func(kind, flavour, name string, doc compose.Document, err error) {
		if errors.Is(err, compose.ErrList) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		files = append(files, judged{path: filepath.Join(folder, name+".pdf"), kind: kind, flavour: flavour})
		if err := os.WriteFile(files[len(files)-1].path, doc.PDF, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, make := range documents() {
		if name == "box" { // is only ever shown inside another
			continue
		}
		doc, err := make()
		keep("sample", "3a", "sample-"+strings.ReplaceAll(name, "/", "-"), doc, err)
	}
	sizes := []int{0, 1, 40}
	if drawn > 10 {
		sizes = append(sizes, 2, 10, 100, 300)
	}
	for _, n := range sizes {
		doc, err := compose.Minutes(large(n), compose.MinutesOptions{At: made})
		keep("minutes by size", "3a", fmt.Sprintf("large-%d", n), doc, err)
	}
	doc, err := compose.Minutes(extreme(), compose.MinutesOptions{At: made})
	keep("long words and tables", "3a", "extreme", doc, err)
	meetings := rapid.Custom(func(t *rapid.T) data.Meeting { m, _ := anyMeeting(t); return m })
	for i := range drawn {
		m := meetings.Example(i)
		flavour, style := "3a", compose.Style{}
		if i%5 == 4 {
			flavour, style.Archive = "2a", compose.ArchivePlain
		}
		style.Clauses = []compose.ClauseStyle{compose.ClausesAtt, compose.ClausesNumbered, compose.ClausesPlain}[i%3]
		doc, err := compose.Minutes(m, compose.MinutesOptions{At: made, Style: style})
		keep("minutes", flavour, fmt.Sprintf("drawn-%d-minutes", i), doc, err)
		doc, err = compose.Notice(m, compose.NoticeOptions{At: made, Style: style})
		keep("notice", flavour, fmt.Sprintf("drawn-%d-notice", i), doc, err)
		doc, err = compose.NotificationList(m, 0, compose.ListOptions{At: made, Style: style})
		keep("list", flavour, fmt.Sprintf("drawn-%d-list", i), doc, err)
		for _, item := range m.Items {
			if item.Section > 0 {
				doc, err = compose.Extract(m, []int{item.Section}, compose.ExtractOptions{At: made, Clerk: "Maj Öberg", Style: style})
				keep("extract", flavour, fmt.Sprintf("drawn-%d-extract", i), doc, err)
				break
			}
		}
	}
	return files
}

// signed makes minutes that so many sign, in any order and with keys of all
// kinds: with and without timestamps, with evidence, with an archive timestamp.
// With all, the file after each signature is kept.
func signed(t *testing.T, s *signtest.Services, folder string, signers int, all bool) (files []judged) {
	t.Helper()
	order := rand.New(rand.NewPCG(1, uint64(signers)))
	keep := func(level string, n int, pdf []byte) {
		path := filepath.Join(folder, fmt.Sprintf("signed-%d-%s-%d.pdf", signers, level, n))
		if err := os.WriteFile(path, pdf, 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, judged{path: path, kind: "signed " + level, flavour: "3a", level: level, signers: n, pss: (n + 1) / 4})
	}
	m := typical()
	m.Minutes.Adjustments[0].Adjusters = nil
	for i := range max(1, signers-2) {
		m.Minutes.Adjustments[0].Adjusters = append(m.Minutes.Adjustments[0].Adjusters, fmt.Sprintf("Siv Ekedal %d", i+1))
	}
	doc, err := compose.Minutes(m, compose.MinutesOptions{At: made})
	if err != nil {
		t.Fatal(err)
	}
	tsa := authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())
	for _, stamp := range []sign.Stamp{nil, tsa} {
		pdf, level := doc.PDF, map[bool]string{true: "B-B", false: "B-T"}[stamp == nil]
		for step, i := range order.Perm(len(doc.Fields))[:signers] {
			f := doc.Fields[i]
			key := []func() crypto.Signer{
				func() crypto.Signer { return signtest.EC(elliptic.P256()) },
				func() crypto.Signer { return signtest.EC(elliptic.P521()) },
				func() crypto.Signer { return signtest.RSA(2048) }, // the third, and every fourth after it, with PSS
				func() crypto.Signer { return signtest.EC(elliptic.P384()) },
			}[step%4]()
			box, err := compose.SignatureBox(compose.BoxOptions{Name: f.Person, Role: f.Role, At: made})
			if err != nil {
				t.Fatal(err)
			}
			pdf, err = sign.Sign(pdf, sign.Request{Field: f.Name, Name: f.Person, Identity: s.Person(f.Person, key), Appearance: box, PSS: step%2 == 0, Stamp: stamp})
			if err != nil {
				t.Fatal(err)
			}
			if all && step+1 < signers {
				keep(level, step+1, pdf)
			}
		}
		keep(level, signers, pdf)
		if stamp == nil {
			continue
		}
		e := gathered(t, s, pdf)
		if len(e.Missing) > 0 {
			t.Fatalf("evidence: %v", e.Missing)
		}
		if pdf, err = sign.AddEvidence(pdf, e.Evidence); err != nil {
			t.Fatal(err)
		}
		keep("B-LT", signers, pdf)
		if pdf, err = sign.StampDocument(pdf, tsa); err != nil {
			t.Fatal(err)
		}
		keep("B-LTA", signers, pdf)
	}
	return files
}

// gathered asks the services for all that a file does not tell.
func gathered(t *testing.T, s *signtest.Services, pdf []byte) authority.Evidence {
	t.Helper()
	var questions []authority.Question
	for _, g := range verify.File(pdf, verify.Options{Roots: s.Roots()}).Signatures {
		for _, u := range g.Unproved {
			questions = append(questions, authority.Question{Certificate: u.Certificate, Since: u.Since})
		}
	}
	e, err := authority.Gather(context.Background(), nil, pdf, questions)
	if err != nil {
		t.Fatal(err)
	}
	return e
}
