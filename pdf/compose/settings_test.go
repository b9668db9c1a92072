package compose_test

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"paragraf/pdf/compose"
	"paragraf/pdf/object"
	"paragraf/pdf/proof"
)

// TestPagesVersionTellsHowPagesAreSet: extracts and copies are checked by being
// made again, byte for byte. When this fails although nothing was meant to be
// seen, find out why; when pages were meant to change, raise
// compose.PagesVersion and write the digest anew.
func TestPagesVersionTellsHowPagesAreSet(t *testing.T) {
	const version, digest = 1, "dcf59d6c1bb9e1628016e8fe0237d95e7bee9b4860503e09ed0772ddcb3d10ce"
	doc, err := compose.Minutes(typical(), compose.MinutesOptions{At: made, Secret: []byte(strings.Repeat("s", proof.SecretSize))})
	if err != nil {
		t.Fatal(err)
	}
	f, err := object.Parse(doc.PDF)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := proof.Attached(f, compose.MachineFile)
	if err != nil {
		t.Fatal(err)
	}
	list, err := proof.OfMinutes(raw)
	if err != nil {
		t.Fatal(err)
	}
	of := &proof.Proof{Payload: list.Payload, Signatures: []proof.Signature{{Protected: "e30", Value: "AA"}}}
	all := sha256.New()
	all.Write(doc.PDF)
	m := adjusted()
	for _, item := range m.Items {
		extract, err := compose.Extract(m, []int{item.Section}, compose.ExtractOptions{At: made, Clerk: "Maj Öberg", Proof: of})
		if err != nil {
			t.Fatal(err)
		}
		all.Write(extract.PDF)
	}
	publication, err := compose.Publication(m, compose.PublicationOptions{At: made, Proof: of, Masks: []compose.MaskNote{{Number: 1, Section: 99, Reason: "Sekretess"}}})
	if err != nil {
		t.Fatal(err)
	}
	all.Write(publication.PDF)
	if got := hex.EncodeToString(all.Sum(nil)); compose.PagesVersion != version || got != digest {
		t.Errorf("version %d gives %s", compose.PagesVersion, got)
	}
}
