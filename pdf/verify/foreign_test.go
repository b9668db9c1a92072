package verify_test

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// lab makes signatures with OpenSSL into the hole of a file that was signed
// here before.
type lab struct {
	t   *testing.T
	dir string
	w   *workshop
}

func newLab(t *testing.T) *lab {
	t.Helper()
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("openssl is not installed")
	}
	l := &lab{t: t, dir: t.TempDir()}
	for name, algorithm := range map[string][]string{
		"rsa": {"-newkey", "rsa:2048"}, "ec": {"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"}, "weak": {"-newkey", "rsa:1024"},
	} {
		l.openssl(append([]string{"req", "-x509", "-nodes", "-keyout", l.path(name + ".key"), "-out", l.path(name + ".pem"), "-days", "30", "-subj", "/CN=Jon"}, algorithm...)...)
	}
	l.w = open(t, signAs(t, signtest.Minutes(signtest.Fields...), "secretary"), "secretary")
	return l
}

func (l *lab) path(name string) string { return filepath.Join(l.dir, name) }

func (l *lab) openssl(args ...string) string {
	l.t.Helper()
	out, err := exec.Command("openssl", args...).CombinedOutput()
	if err != nil {
		l.t.Fatalf("openssl %v: %s", args, out)
	}
	return string(out)
}

func (l *lab) write(name string, data []byte) string {
	l.t.Helper()
	if err := os.WriteFile(l.path(name), data, 0o600); err != nil {
		l.t.Fatal(err)
	}
	return l.path(name)
}

func (l *lab) read(name string) []byte {
	l.t.Helper()
	raw, err := os.ReadFile(l.path(name))
	if err != nil {
		l.t.Fatal(err)
	}
	return raw
}

// put is the file with the format named and a CMS in its hole.
func (l *lab) put(pdf []byte, cms []byte) []byte {
	l.t.Helper()
	digits := hex.EncodeToString(cms)
	room := l.w.to - l.w.from - 2
	if len(digits) > room {
		l.t.Fatalf("%d digits for %d places", len(digits), room)
	}
	out := bytes.Clone(pdf)
	copy(out[l.w.from+1:], digits+strings.Repeat("0", room-len(digits)))
	return out
}

// sign lets OpenSSL sign.
func (l *lab) sign(format, key string, args ...string) []byte {
	l.t.Helper()
	pdf := bytes.Replace(l.w.pdf, []byte("/ETSI.CAdES.detached"), []byte("/"+format), 1)
	in := l.write("signed.bin", append(bytes.Clone(pdf[:l.w.from]), pdf[l.w.to:]...))
	l.openssl(append([]string{"cms", "-sign", "-binary", "-in", in, "-signer", l.path(key + ".pem"), "-inkey", l.path(key + ".key"), "-outform", "DER", "-out", l.path("sig.der")}, args...)...)
	return l.put(pdf, l.read("sig.der"))
}

func TestSignaturesOfOthers(t *testing.T) {
	l := newLab(t)
	for _, c := range []struct {
		name, format, key string
		args              []string
		verdict           verify.Verdict
		level, code       string
	}{
		{"CAdES", "ETSI.CAdES.detached", "rsa", []string{"-cades", "-md", "sha256"}, verify.Valid, "B-B", ""},
		{"CAdES with SHA-512", "ETSI.CAdES.detached", "ec", []string{"-cades", "-md", "sha512"}, verify.Valid, "B-B", ""},
		{"signer by key identifier", "ETSI.CAdES.detached", "ec", []string{"-cades", "-keyid"}, verify.Valid, "B-B", ""},
		{"RSASSA-PSS", "ETSI.CAdES.detached", "rsa", []string{"-cades", "-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:32"}, verify.Valid, "B-B", ""},
		{"lengths of BER", "ETSI.CAdES.detached", "rsa", []string{"-cades"}, verify.Valid, "B-B", ""},
		{"Adobe's own", "adbe.pkcs7.detached", "rsa", nil, verify.Valid, "", ""},
		{"without attributes", "adbe.pkcs7.detached", "rsa", []string{"-noattr"}, verify.Valid, "", ""},
		{"CAdES without its certificate", "ETSI.CAdES.detached", "rsa", nil, verify.Invalid, "", "no_signing_certificate"},
		{"certificate left out", "adbe.pkcs7.detached", "rsa", []string{"-nocerts"}, verify.Invalid, "", "no_signer_certificate"},
		{"two signers", "adbe.pkcs7.detached", "rsa", []string{"-signer", l.path("ec.pem"), "-inkey", l.path("ec.key")}, verify.Invalid, "", "signers"},
		{"content inside", "adbe.pkcs7.detached", "rsa", nil, verify.Invalid, "", "cms"},
		{"SHA-1", "adbe.pkcs7.detached", "rsa", []string{"-md", "sha1"}, verify.Undetermined, "", "weak_digest"},
		{"short key", "adbe.pkcs7.detached", "weak", nil, verify.Undetermined, "", "weak_key"},
		{"unknown format", "adbe.pkcs7.dftached", "rsa", nil, verify.Undetermined, "", "unsupported_format"},
	} {
		pdf := l.sign(c.format, c.key, c.args...)
		if c.name == "content inside" {
			l.openssl("cms", "-sign", "-binary", "-nodetach", "-in", l.write("x.txt", []byte("annat")), "-signer", l.path("rsa.pem"), "-inkey", l.path("rsa.key"), "-outform", "DER", "-out", l.path("sig.der"))
			pdf = l.put(pdf, l.read("sig.der"))
		}
		if c.name == "lengths of BER" {
			pdf = l.put(pdf, indefinite(l.read("sig.der")))
		}
		r := verify.File(pdf, verify.Options{})
		if len(r.Signatures) != 1 {
			t.Errorf("%s: %s", c.name, brief(r))
			continue
		}
		s := r.Signatures[0]
		if s.Verdict != c.verdict || s.Level != c.level || !strings.Contains(codes(s.Reasons), c.code) || r.Valid != c.verdict.Good() {
			t.Errorf("%s: %s, level %q", c.name, brief(r), s.Level)
		}
		if !c.verdict.Good() {
			continue
		}
		pdf[200] ^= 1
		if r := verify.File(pdf, verify.Options{}); r.Valid {
			t.Errorf("%s: still valid with another byte", c.name)
		}
	}
}

// Signatures of other documents, or by other keys, do not fit.
func TestSignaturesExchanged(t *testing.T) {
	l := newLab(t)
	other := open(t, signAs(t, signtest.Minutes(signtest.Fields[:1]...), "secretary"), "secretary")
	taken, err := hex.DecodeString(string(other.pdf[other.from+1 : other.to-1]))
	if err != nil {
		t.Fatal(err)
	}
	if r := report(l.put(l.w.pdf, taken[:len(taken)-200])); r.Signatures[0].Verdict != verify.Invalid || r.Document != verify.Changed {
		t.Errorf("another document's signature: %s", brief(r))
	}
	// The same content signed by somebody else is theirs, and not trusted.
	r := report(l.sign("ETSI.CAdES.detached", "rsa", "-cades"))
	if s := r.Signatures[0]; r.Valid || s.Signer != "Jon" || s.Trusted || s.Verdict != verify.Undetermined {
		t.Errorf("signed by another: %s", brief(r))
	}
}

// indefinite writes DER again with indefinite lengths wherever BER has them.
func indefinite(der []byte) []byte {
	var out []byte
	for len(der) > 0 {
		size, head := int(der[1]), 2
		if size > 0x80 {
			head += size - 0x80
			size = 0
			for _, c := range der[2:head] {
				size = size<<8 | int(c)
			}
		}
		if body := der[head : head+size]; der[0]&0x20 == 0 {
			out = append(out, der[:head+size]...)
		} else {
			out = append(append(append(out, der[0], 0x80), indefinite(body)...), 0, 0)
		}
		der = der[head+size:]
	}
	return out
}

// Whoever certifies that nothing may be added is heeded.
func TestSignatureAfterCertification(t *testing.T) {
	l := newLab(t)
	reason := strings.Repeat("x", 80)
	pdf, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "secretary", Identity: people["secretary"], Reason: reason})
	if err != nil {
		t.Fatal(err)
	}
	for p, want := range map[int]verify.Verdict{1: verify.ChangedAfter, 2: verify.ValidLater} {
		l.w = open(t, pdf, "secretary")
		l.w.pdf = l.w.inPlace("/Reason ("+reason+")", fmt.Sprintf("/Reference [<</TransformMethod /DocMDP/TransformParams <</P %d>>>>]", p))
		certified := l.sign("ETSI.CAdES.detached", "rsa", "-cades")
		if r := verify.File(certified, verify.Options{}); !r.Valid {
			t.Fatal(brief(r))
		}
		r := verify.File(signAs(t, certified, "chair"), verify.Options{})
		if s := r.Signatures[0]; s.Verdict != want || strings.Contains(codes(s.Changes), "certified") != (p == 1) {
			t.Errorf("P %d: %s", p, brief(r))
		}
	}
}
