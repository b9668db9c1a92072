package compose_test

import (
	"bytes"
	"crypto/elliptic"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"paragraf/data"
	"paragraf/pdf/compose"
	"paragraf/pdf/object"
	"paragraf/pdf/proof"
	"paragraf/pdf/sign/signtest"
)

// failer is what a test and a drawn test share.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// provenOf signs the list of minutes, and returns the meeting as they carry it.
func provenOf(t failer, m data.Meeting) (data.Meeting, *proof.List, []proof.Signature) {
	t.Helper()
	doc, err := compose.Minutes(m, compose.MinutesOptions{At: made, Secret: []byte(strings.Repeat("s", proof.SecretSize))})
	if err != nil {
		t.Fatalf("minutes: %v", err)
	}
	if doc.Draft {
		return m, nil, nil
	}
	f, err := object.Parse(doc.PDF)
	if err != nil {
		t.Fatalf("minutes: %v", err)
	}
	raw, err := proof.Attached(f, compose.MachineFile)
	if err != nil {
		t.Fatalf("minutes: %v", err)
	}
	list, err := proof.OfMinutes(raw)
	if err != nil || list == nil {
		t.Fatalf("the list of the minutes: %v", err)
	}
	var carried data.Meeting
	if err := json.Unmarshal(raw, &carried); err != nil {
		t.Fatalf("%v", err)
	}
	carried.State = data.Adjusted
	id := chairIdentity
	s, err := proof.Sign(list.Payload, proof.Signatory{Role: "chair", Name: "Ellen Fjällvik", At: time.Now(), Key: id.Key, Certificate: id.Certificate})
	if err != nil {
		t.Fatalf("%v", err)
	}
	return carried, list, []proof.Signature{s}
}

var chairIdentity = signtest.NewAuthority().Identity("Ellen Fjällvik", signtest.EC(elliptic.P256()), nil)

// provable makes the extract of one § and a publishing copy of the rest.
func provable(t failer, m data.Meeting, section int) (extract, publication compose.Document, ok bool) {
	t.Helper()
	m, list, signed := provenOf(t, m)
	if list == nil {
		return extract, publication, false
	}
	of := proof.Proof{Payload: list.Payload, Disclosed: list.Disclose(compose.ExtractShows(m, []int{section}), nil), Signatures: signed}
	extract, err := compose.Extract(m, []int{section}, compose.ExtractOptions{At: made, Number: 1, Clerk: "Maj Öberg", ClerkTitle: "nämndsekreterare", Proof: &of, Recipients: []string{"Granby kommun"}})
	if err != nil {
		t.Fatalf("extract: %v", err)
	}
	whole := of
	whole.Disclosed = list.Disclose(func(p proof.Place) bool { return p.Part != "items" || m.Items[p.Index].Section != section },
		[]proof.Mask{{Words: regexp.MustCompile(`(?i)nämnden|och`), Reason: 2}})
	o := whole.Check(proof.Options{Now: time.Now()})
	var shown data.Meeting
	if err := json.Unmarshal(o.Meeting, &shown); err != nil {
		t.Fatalf("what the copy proves: %v", err)
	}
	shown.State = m.State
	publication, err = compose.Publication(shown, compose.PublicationOptions{At: made, Proof: &whole, SourceSHA256: strings.Repeat("ab", 32), Masks: []compose.MaskNote{
		{Number: 1, Section: section, Reason: "Sekretess enligt 26 kap. 1 § OSL"}, {Number: 2, Reason: "Personuppgift"}}})
	if err != nil {
		t.Fatalf("publication: %v", err)
	}
	return extract, publication, true
}

// TestWhatIsProvedCanBeMadeAgain: from what an extract or a copy carries the
// same bytes come again, and what is attached is what is proved.
func TestWhatIsProvedCanBeMadeAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, _ := anyMeeting(t)
		section := 0
		for _, it := range m.Items {
			section = max(section, it.Section)
		}
		if section == 0 {
			return
		}
		extract, publication, ok := provable(t, m, section)
		if !ok {
			return
		}
		for name, doc := range map[string]compose.Document{"extract": extract, "publication": publication} {
			machine, of := carried(t, doc.PDF)
			o := of.Check(proof.Options{Now: time.Now()})
			if !o.Holds {
				t.Fatalf("%s: the proof does not hold: %v", name, o.Findings)
			}
			if how := compose.Compare(machine, o.Meeting, o.Hidden); how != compose.Same {
				t.Fatalf("%s: %s\n%s\n%s", name, how, machine, o.Meeting)
			}
			again, err := compose.Again(machine, of)
			if err != nil || !bytes.Equal(again.PDF, doc.PDF) {
				t.Fatalf("%s made again is another file: %v", name, err)
			}
		}
	})
}

// TestACopyNamesWhatItLeavesOut also where two items were given one number; a
// copy that is silent about it is found out.
func TestACopyNamesWhatItLeavesOut(t *testing.T) {
	m := typical()
	last := len(m.Items) - 1
	m.Items[last-1].Section = m.Items[last].Section
	_, publication, ok := provable(t, m, m.Items[last].Section)
	if !ok {
		t.Fatal("the sample is a draft")
	}
	machine, of := carried(t, publication.PDF)
	o := of.Check(proof.Options{Now: time.Now()})
	if how := compose.Compare(machine, o.Meeting, o.Hidden); !o.Holds || how != compose.Same {
		t.Errorf("two items of one number left out: %q, %v", how, o.Findings)
	}
	silent := regexp.MustCompile(`"section": \d+,\s*"reason"`).ReplaceAll(machine, []byte(`"reason"`))
	if bytes.Equal(silent, machine) {
		t.Fatal("the copy names no § that it leaves out")
	}
	if how := compose.Compare(silent, o.Meeting, o.Hidden); how != compose.OtherGaps {
		t.Errorf("a § left out in silence: %q", how)
	}
}

func carried(t failer, pdf []byte) ([]byte, proof.Proof) {
	t.Helper()
	f, err := object.Parse(pdf)
	if err != nil {
		t.Fatalf("%v", err)
	}
	machine, err := proof.Attached(f, compose.MachineFile)
	if err != nil {
		t.Fatalf("%v", err)
	}
	raw, err := proof.Attached(f, compose.ProofFile)
	if err != nil {
		t.Fatalf("%v", err)
	}
	of, err := proof.Parse(raw)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return machine, of
}

// TestTheQRCodeCanBeScanned from the page as it is printed.
func TestTheQRCodeCanBeScanned(t *testing.T) {
	for _, tool := range []string{"pdftoppm", "zbarimg"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed (make test does it)", tool)
		}
	}
	m := typical()
	extract, publication, ok := provable(t, m, m.Items[0].Section)
	if !ok {
		t.Fatal("the sample is a draft")
	}
	for name, doc := range map[string]compose.Document{"extract": extract, "publication": publication} {
		_, of := carried(t, doc.PDF)
		code := of.Codes()[m.Items[0].Section]
		if name == "publication" {
			code = of.WholeCode()
		}
		dir := t.TempDir()
		file := filepath.Join(dir, "x.pdf")
		if err := os.WriteFile(file, doc.PDF, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("pdftoppm", "-r", "200", "-png", file, filepath.Join(dir, "p")).CombinedOutput(); err != nil {
			t.Fatalf("pdftoppm: %v %s", err, out)
		}
		pages, _ := filepath.Glob(filepath.Join(dir, "p*.png"))
		out, _ := exec.Command("zbarimg", append([]string{"-q", "--raw"}, pages...)...).Output() // fails where a page has none
		if !strings.Contains(string(out), code) || !strings.Contains(string(out), "PARAGRAF 1") || !strings.Contains(string(out), of.ListDigest()) {
			t.Errorf("%s: the QR code says %q, not %s", name, out, code)
		}
	}
}

// TestProofsConform: an extract with its proof and a publishing copy keep both
// standards, in the judgement of veraPDF.
func TestProofsConform(t *testing.T) {
	if os.Getenv("PARAGRAF_VERAPDF") == "" {
		t.Skip("PARAGRAF_VERAPDF does not name veraPDF's jar")
	}
	m := typical()
	folder := t.TempDir()
	var files []string
	for _, item := range m.Items {
		extract, publication, ok := provable(t, m, item.Section)
		if !ok {
			t.Fatal("the sample is a draft")
		}
		for name, doc := range map[string]compose.Document{"extract": extract, "publication": publication} {
			file := filepath.Join(folder, fmt.Sprintf("%s-%d.pdf", name, item.Section))
			if err := os.WriteFile(file, doc.PDF, 0o644); err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
	}
	signtest.Conform(t, "3a", files...)
	signtest.Conform(t, "ua1", files...)
}
