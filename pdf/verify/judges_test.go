package verify_test

import (
	"bytes"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"paragraf/pdf/object"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/signtest"
)

// judge runs a program that is no part of Paragraf, or skips.
func judge(t *testing.T, program string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed", program)
	}
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Errorf("%s %v: %v\n%s", program, args, err, out)
	}
	return string(out)
}

// threeTimes is a document signed by all three, in a file.
func threeTimes(t *testing.T) (path string, pdf []byte) {
	t.Helper()
	pdf = signtest.Minutes(signtest.Fields...)
	for _, who := range []string{"secretary", "chair", "adjuster-1"} {
		pdf = signAs(t, pdf, who)
	}
	path = filepath.Join(t.TempDir(), "protokoll.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, pdf
}

func TestPopplerAccepts(t *testing.T) {
	path, _ := threeTimes(t)
	out := judge(t, "pdfsig", "-nocert", path)
	if strings.Count(out, "Signature is Valid") != 3 || strings.Count(out, "ETSI.CAdES.detached") != 3 || strings.Count(out, "Total document signed") != 1 {
		t.Errorf("pdfsig says\n%s", out)
	}
}

func TestMuPDFAccepts(t *testing.T) {
	path, _ := threeTimes(t)
	out := judge(t, "mutool", "sign", "-v", path)
	// mutool 1.21 calls every later signature "edits", its own ones too.
	edited := strings.Count(out, "The signature is valid but there have been edits since signing")
	if whole := strings.Count(out, "The document is unchanged since signing"); edited != 2 || whole != 1 {
		t.Errorf("mutool says\n%s", out)
	}
}

func TestQPDFAccepts(t *testing.T) {
	path, _ := threeTimes(t)
	if out := judge(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
		t.Errorf("qpdf says\n%s", out)
	}
}

func TestOpenSSLAcceptsAsCAdES(t *testing.T) {
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("openssl is not installed")
	}
	_, pdf := threeTimes(t)
	dir := t.TempDir()
	file := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	root := file("root.pem", ca.PEM())
	n := 0
	for rest := pdf; ; n++ {
		at := bytes.Index(rest, []byte("/Contents <"))
		if at < 0 {
			break
		}
		rest = rest[at+len("/Contents <"):]
		from := len(pdf) - len(rest) - 1
		to := from + bytes.IndexByte(pdf[from:], '>') + 1
		end := len(pdf)
		for _, r := range revisions(t, pdf) {
			if r.End > to {
				end = r.End
				break
			}
		}
		cms, err := hex.DecodeString(string(pdf[from+1 : to-1]))
		if err != nil {
			t.Fatal(err)
		}
		signed := append(bytes.Clone(pdf[:from]), pdf[to:end]...)
		out := judge(t, "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", file("sig.der", cms),
			"-content", file("signed.bin", signed), "-CAfile", root, "-purpose", "any", "-out", os.DevNull)
		if !strings.Contains(out, "CAdES Verification successful") {
			t.Errorf("openssl says of signature %d\n%s", n, out)
		}
	}
	if n != 3 {
		t.Errorf("%d signatures found", n)
	}
}

func revisions(t *testing.T, pdf []byte) []object.Revision {
	t.Helper()
	f, err := object.Parse(pdf)
	if err != nil {
		t.Fatal(err)
	}
	return f.Revisions()
}

// Files whose tables other programs wrote are signed in their own form.
func TestSigningWhatOthersWrote(t *testing.T) {
	in := filepath.Join(t.TempDir(), "in.pdf")
	out := filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(in, signtest.Minutes(signtest.Fields...), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"--object-streams=generate"}, {"--linearize"}, {"--qdf"}} {
		judge(t, "qpdf", append(args, in, out)...)
		pdf, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		for _, who := range []string{"chair", "adjuster-1"} {
			if pdf, err = sign.Sign(pdf, sign.Request{Field: who, Identity: people[who], Appearance: signtest.Box("x")}); err != nil {
				t.Fatalf("%v: %v", args, err)
			}
		}
		if r := report(pdf); !r.Valid || len(r.Signatures) != 2 {
			t.Errorf("%v: %s", args, brief(r))
		}
		if err := os.WriteFile(out, pdf, 0o600); err != nil {
			t.Fatal(err)
		}
		if said := judge(t, "pdfsig", "-nocert", out); strings.Count(said, "Signature is Valid") != 2 {
			t.Errorf("%v: pdfsig says\n%s", args, said)
		}
		judge(t, "qpdf", "--check", out)
	}
}
