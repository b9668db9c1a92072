package compose_test

import (
	"context"
	"crypto"
	"crypto/elliptic"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"paragraf/pdf/compose"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// Minutes keep both standards from the first signature to the second archive
// timestamp, with the attachment and without.
func TestLastingMinutesConform(t *testing.T) {
	if os.Getenv("PARAGRAF_VERAPDF") == "" {
		t.Skip("PARAGRAF_VERAPDF does not name veraPDF's jar")
	}
	s := signtest.NewAuthority().Serve(t)
	tsa := authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())
	keys := []crypto.Signer{signtest.RSA(3072), signtest.EC(elliptic.P384()), signtest.RSA(4096)}
	for flavour, archive := range map[string]compose.Archive{"3a": compose.ArchiveWithData, "2a": compose.ArchivePlain} {
		doc, err := compose.Minutes(typical(), compose.MinutesOptions{At: made, Style: compose.Style{Archive: archive}})
		if err != nil {
			t.Fatal(err)
		}
		var files []string
		pdf := doc.PDF
		keep := func(step string, next []byte, err error) {
			t.Helper()
			if err != nil {
				t.Fatalf("%s: %v", step, err)
			}
			pdf = next
			path := filepath.Join(t.TempDir(), fmt.Sprintf("%d-%s.pdf", len(files), step))
			if err := os.WriteFile(path, pdf, 0o644); err != nil {
				t.Fatal(err)
			}
			files = append(files, path)
		}
		for i, f := range doc.Fields {
			box, err := compose.SignatureBox(compose.BoxOptions{Name: f.Person, Role: f.Role, At: made})
			if err != nil {
				t.Fatal(err)
			}
			next, err := sign.Sign(pdf, sign.Request{Field: f.Name, Name: f.Person, Identity: s.Person(f.Person, keys[i%len(keys)]), Appearance: box, PSS: i == 0, Stamp: tsa})
			keep("signed", next, err)
		}
		for range 2 {
			next, err := sign.AddEvidence(pdf, gathered(t, s, pdf).Evidence)
			keep("evidence", next, err)
			next, err = sign.StampDocument(pdf, tsa)
			keep("stamped", next, err)
		}
		if r := verify.File(pdf, verify.Options{Roots: s.Roots()}); !r.Valid || r.Signatures[0].Level != "B-LTA" {
			t.Errorf("%s: %+v", flavour, r)
		}
		signtest.Conform(t, flavour, files...)
		signtest.Conform(t, "ua1", files...)
	}
}
