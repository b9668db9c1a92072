package verify_test

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"encoding/pem"
	"strings"
	"testing"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// Adobe's older formats are read, and told for what they are: they rest on
// SHA-1, so they cannot be judged as valid, and a change is seen all the same.
func TestOlderFormatsAreToldForWhatTheyAre(t *testing.T) {
	l := newLab(t)
	block, _ := pem.Decode(l.read("rsa.pem"))
	reason := strings.Repeat("x", 2*len(block.Bytes)+10)
	pdf, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "secretary", Identity: people["secretary"], Reason: reason})
	if err != nil {
		t.Fatal(err)
	}
	l.w = open(t, pdf, "secretary")
	l.w.pdf = l.w.inPlace("/Reason ("+reason+")", "/Cert <"+hex.EncodeToString(block.Bytes)+">")
	named := func(format string) (pdf, covered []byte) {
		pdf = bytes.Replace(l.w.pdf, []byte("/ETSI.CAdES.detached"), []byte(format+strings.Repeat(" ", len("/ETSI.CAdES.detached")-len(format))), 1)
		return pdf, append(bytes.Clone(pdf[:l.w.from]), pdf[l.w.to:]...)
	}

	pkcs7, covered := named("/adbe.pkcs7.sha1")
	digest := sha1.Sum(covered)
	l.openssl("cms", "-sign", "-binary", "-nodetach", "-in", l.write("digest.bin", digest[:]), "-signer", l.path("rsa.pem"), "-inkey", l.path("rsa.key"), "-outform", "DER", "-out", l.path("sig.der"))
	pkcs7 = l.put(pkcs7, l.read("sig.der"))

	bare, covered := named("/adbe.x509.rsa_sha1")
	l.openssl("dgst", "-sha1", "-sign", l.path("rsa.key"), "-out", l.path("sig.bin"), l.write("covered.bin", covered))
	bare = l.put(bare, tlv(0x04, l.read("sig.bin")))

	for code, pdf := range map[string][]byte{"format_pkcs7_sha1": pkcs7, "format_x509_sha1": bare} {
		r := verify.File(pdf, verify.Options{})
		s := r.Signatures[0]
		if r.Valid || s.Verdict != verify.Undetermined || s.Signer != "Jon" || !strings.Contains(codes(s.Reasons), code) || !strings.Contains(codes(s.Reasons), "weak_digest") {
			t.Errorf("%s: %s", code, brief(r))
		}
		if s.Answers.Integrity.State != verify.Unknown {
			t.Errorf("%s: integrity %s", code, s.Answers.Integrity.State)
		}
		pdf[200] ^= 1
		if r := verify.File(pdf, verify.Options{}); r.Signatures[0].Verdict != verify.Invalid || r.Document != verify.Changed && code == "format_pkcs7_sha1" {
			t.Errorf("%s with another byte: %s", code, brief(r))
		}
	}
}
