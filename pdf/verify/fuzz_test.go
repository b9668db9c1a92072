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
		list, err := judge(data, Options{}) // not File: a panic must be seen
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
		m.signatureStamp(nil)
		m.weaknesses()
	})
}
