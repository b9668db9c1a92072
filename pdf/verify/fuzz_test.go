package verify

import (
	"bytes"
	"encoding/hex"
	"testing"

	"paragraf/pdf/object"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/signtest"
)

func signedSeed(f *testing.F) []byte {
	id, err := sign.NewTrialIdentity("Maj Öberg", sign.TrialOptions{})
	if err != nil {
		f.Fatal(err)
	}
	pdf := signtest.Minutes(signtest.Fields...)
	for _, field := range []string{"chair", "secretary"} {
		if pdf, err = sign.Sign(pdf, sign.Request{Field: field, Identity: id}); err != nil {
			f.Fatal(err)
		}
	}
	return pdf
}

func FuzzVerify(f *testing.F) {
	pdf := signedSeed(f)
	f.Add(pdf)
	f.Add(signtest.Minutes())
	file, _ := object.Parse(pdf)
	u, _ := file.Update()
	u.Add(object.Int(1))
	more, _, _ := u.Bytes("")
	f.Add(more)
	f.Fuzz(func(t *testing.T, data []byte) {
		list, _, err := judge(data, Options{}) // not File: a panic must be seen
		if err != nil {
			return
		}
		for _, c := range list {
			if c.Verdict == "" || c.Verdict.Good() && !c.sound {
				t.Errorf("%s is %q without having been checked", c.Field, c.Verdict)
			}
		}
	})
}

func FuzzCMS(f *testing.F) {
	pdf := signedSeed(f)
	at := bytes.Index(pdf, []byte("/Contents <")) + len("/Contents <")
	der, err := hex.DecodeString(string(pdf[at : at+bytes.IndexByte(pdf[at:], '>')]))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(der)
	f.Add([]byte{0x30, 0x80, 0x24, 0x80, 4, 1, 'a', 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		der, taken, err := toDER(data)
		if err != nil {
			return
		}
		if taken > len(data) {
			t.Fatalf("took %d of %d bytes", taken, len(data))
		}
		again, _, err := toDER(der)
		if err != nil || !bytes.Equal(again, der) {
			t.Fatalf("DER did not stay as it was: %x, %x, %v", der, again, err)
		}
		m, reason := parseCMS(der, oidData)
		if reason != nil {
			return
		}
		d := &digests{}
		_ = m.check(d.sum, true)
		m.signatureStamp()
		m.weaknesses()
	})
}

// FuzzUpdate appends well-formed updates with any objects to a signed file: no
// such update may pass for a signature, whatever stands in it.
func FuzzUpdate(f *testing.F) {
	pdf := signedSeed(f)
	file, err := object.Parse(pdf)
	if err != nil {
		f.Fatal(err)
	}
	for _, r := range file.Objects() {
		if start, end, ok := file.Span(r.Num); ok && end-start < 2000 {
			body := bytes.TrimSuffix(pdf[start:end], []byte("\nendobj"))
			_, body, _ = bytes.Cut(body, []byte("obj\n"))
			f.Add(uint16(r.Num), body, uint16(90), []byte("<</Type /Annot>>"))
		}
	}
	f.Fuzz(func(t *testing.T, n1 uint16, body1 []byte, n2 uint16, body2 []byte) {
		file, err := object.Parse(pdf)
		if err != nil {
			t.Fatal(err)
		}
		u, err := file.Update()
		if err != nil {
			t.Fatal(err)
		}
		u.Set(object.Ref{Num: 1 + int(n1)%100}, object.Verbatim(body1))
		u.Set(object.Ref{Num: 1 + int(n2)%100}, object.Verbatim(body2))
		changed, _, err := u.Bytes("")
		if err != nil {
			t.Fatal(err)
		}
		list, _, err := judge(changed, Options{})
		if err != nil || len(list) == 0 {
			return
		}
		for _, c := range list {
			if !c.Verdict.Good() {
				return
			}
		}
		last := list[len(list)-1]
		for _, r := range last.Changes { // certificates and the like may be added
			if r.Code == "later_evidence" && last.Verdict == ValidLater {
				return
			}
		}
		t.Errorf("an update of %d and %d passed: %+v", 1+int(n1)%100, 1+int(n2)%100, last.Signature)
	})
}
