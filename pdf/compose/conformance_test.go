package compose_test

import (
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
	"paragraf/pdf/sign/signtest"
)

// Every document keeps PDF/A-3a, or 2a where the organisation wants nothing
// attached, and PDF/UA-1, in the judgement of veraPDF. PARAGRAF_VERAPDF names
// its jar (make conformance brings it), PARAGRAF_CONFORMANCE how many meetings
// are drawn.
func TestDocumentsConform(t *testing.T) {
	if os.Getenv("PARAGRAF_VERAPDF") == "" {
		t.Skip("PARAGRAF_VERAPDF does not name veraPDF's jar")
	}
	drawn := 20
	if n, err := strconv.Atoi(os.Getenv("PARAGRAF_CONFORMANCE")); err == nil {
		drawn = n
	}
	folders := map[string]string{} // flavour → folder
	for _, flavour := range []string{"3a", "2a"} {
		folders[flavour] = t.TempDir()
	}
	keep := func(flavour, name string, doc compose.Document, err error) {
		if errors.Is(err, compose.ErrList) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := os.WriteFile(filepath.Join(folders[flavour], name+".pdf"), doc.PDF, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, make := range documents() {
		if name == "box" { // is only ever shown inside another
			continue
		}
		doc, err := make()
		keep("3a", "sample-"+strings.ReplaceAll(name, "/", "-"), doc, err)
	}
	for _, n := range []int{0, 1, 40, 300} {
		doc, err := compose.Minutes(large(n), compose.MinutesOptions{At: made})
		keep("3a", fmt.Sprintf("large-%d", n), doc, err)
	}
	meetings := rapid.Custom(func(t *rapid.T) data.Meeting { m, _ := anyMeeting(t); return m })
	for i := range drawn {
		m := meetings.Example(i)
		flavour, style := "3a", compose.Style{}
		if i%5 == 4 {
			flavour, style.Archive = "2a", compose.ArchivePlain
		}
		style.Clauses = []compose.ClauseStyle{compose.ClausesAtt, compose.ClausesNumbered, compose.ClausesPlain}[i%3]
		doc, err := compose.Minutes(m, compose.MinutesOptions{At: made, Style: style})
		keep(flavour, fmt.Sprintf("drawn-%d-minutes", i), doc, err)
		doc, err = compose.Notice(m, compose.NoticeOptions{At: made, Style: style})
		keep(flavour, fmt.Sprintf("drawn-%d-notice", i), doc, err)
		doc, err = compose.NotificationList(m, 0, compose.ListOptions{At: made, Style: style})
		keep(flavour, fmt.Sprintf("drawn-%d-list", i), doc, err)
		for _, item := range m.Items {
			if item.Section > 0 {
				doc, err = compose.Extract(m, []int{item.Section}, compose.ExtractOptions{At: made, Clerk: "Maj Öberg", Style: style})
				keep(flavour, fmt.Sprintf("drawn-%d-extract", i), doc, err)
				break
			}
		}
	}
	for flavour, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
		if err != nil {
			t.Fatal(err)
		}
		signtest.Conform(t, flavour, files...)
		signtest.Conform(t, "ua1", files...)
	}
}

// Minutes keep both standards after each signature, in whatever order the
// signers come and whatever keys they have.
func TestSignedMinutesConform(t *testing.T) {
	if os.Getenv("PARAGRAF_VERAPDF") == "" {
		t.Skip("PARAGRAF_VERAPDF does not name veraPDF's jar")
	}
	authority := signtest.NewAuthority()
	order := rand.New(rand.NewPCG(1, 2))
	folder := t.TempDir()
	var files []string
	for _, adjusters := range []int{1, 2, 8} {
		m := typical()
		m.Minutes.Adjustments[0].Adjusters = nil
		for i := range adjusters {
			m.Minutes.Adjustments[0].Adjusters = append(m.Minutes.Adjustments[0].Adjusters, fmt.Sprintf("Siv Ekedal %d", i+1))
		}
		doc, err := compose.Minutes(m, compose.MinutesOptions{At: made})
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Fields) != adjusters+2 {
			t.Fatalf("%d fields for %d adjusters", len(doc.Fields), adjusters)
		}
		pdf := doc.PDF
		for step, i := range order.Perm(len(doc.Fields)) {
			f := doc.Fields[i]
			key := []func() crypto.Signer{
				func() crypto.Signer { return signtest.EC(elliptic.P256()) },
				func() crypto.Signer { return signtest.EC(elliptic.P521()) },
				func() crypto.Signer { return signtest.RSA(2048) },
			}[step%3]()
			box, err := compose.SignatureBox(compose.BoxOptions{Name: f.Person, Role: f.Role, At: made})
			if err != nil {
				t.Fatal(err)
			}
			pdf, err = sign.Sign(pdf, sign.Request{Field: f.Name, Name: f.Person, Identity: authority.Identity(f.Person, key, nil), Appearance: box, PSS: step%2 == 0})
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(folder, fmt.Sprintf("signed-%d-%d.pdf", adjusters, step+1))
			if err := os.WriteFile(path, pdf, 0o644); err != nil {
				t.Fatal(err)
			}
			files = append(files, path)
		}
	}
	signtest.Conform(t, "3a", files...)
	signtest.Conform(t, "ua1", files...)
}
