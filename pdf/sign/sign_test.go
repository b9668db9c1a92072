package sign_test

import (
	"bytes"
	"crypto/elliptic"
	"crypto/x509"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"paragraf/pdf/object"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/signtest"
)

func trial(t testing.TB, name string) sign.Identity {
	t.Helper()
	id, err := sign.NewTrialIdentity(name, sign.TrialOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestFieldsTellWhoSignsWhere(t *testing.T) {
	pdf := signtest.Minutes(signtest.Fields...)
	fields, err := sign.Fields(pdf)
	if err != nil {
		t.Fatal(err)
	}
	if len(fields) != 3 {
		t.Fatalf("%d fields", len(fields))
	}
	want := sign.Field{Name: "chair", Role: "chair", Person: "Ture Malmgård (S)", Tooltip: "Ordförande: Ture Malmgård (S)", Page: 1, Rect: [4]float64{72, 590, 272, 640}}
	if fields[1] != want {
		t.Errorf("got  %+v\nwant %+v", fields[1], want)
	}
	if fields[0].Role != "secretary" || fields[2].Role != "adjuster" {
		t.Errorf("roles %q %q", fields[0].Role, fields[2].Role)
	}
	at := time.Date(2026, 6, 3, 17, 30, 5, 0, time.FixedZone("CEST", 7200))
	id, err := sign.NewTrialIdentity("Ture Malmgård", sign.TrialOptions{At: at})
	if err != nil {
		t.Fatal(err)
	}
	out, err := sign.Sign(pdf, sign.Request{Field: "chair", Identity: id, At: at})
	if err != nil {
		t.Fatal(err)
	}
	if fields, err = sign.Fields(out); err != nil {
		t.Fatal(err)
	}
	if f := fields[1]; !f.Signed || f.SignedBy != "Ture Malmgård" || !f.SignedAt.Equal(at) || fields[0].Signed {
		t.Errorf("after signing %+v", f)
	}
	if none, err := sign.Fields(signtest.Box("x")); err != nil || len(none) != 0 {
		t.Errorf("a document without form: %v, %v", none, err)
	}
}

func TestSigningOnlyAppends(t *testing.T) {
	pdf := signtest.Minutes(signtest.Fields...)
	original := bytes.Clone(pdf)
	for _, field := range []string{"chair", "adjuster-1"} {
		out, err := sign.Sign(pdf, sign.Request{Field: field, Identity: trial(t, "Maj Öberg"), Reason: "Justering (§ 4–9)", Location: "Lomvik", Appearance: signtest.Box("Maj")})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(out, pdf) {
			t.Fatal("old bytes changed")
		}
		pdf = out
	}
	if !bytes.HasPrefix(pdf, original) || !bytes.Equal(original, signtest.Minutes(signtest.Fields...)) {
		t.Error("the caller's bytes changed")
	}
	f, err := object.Parse(pdf)
	if err != nil {
		t.Fatal(err)
	}
	form, _ := f.Dict(signtest.Form)
	fields, _ := f.Array(form["Fields"])
	field, _ := f.Dict(fields[1])
	sig, _ := f.Dict(field["V"])
	if f.Text(sig["Reason"]) != "Justering (§ 4–9)" || f.Text(sig["Location"]) != "Lomvik" || f.Text(sig["Name"]) != "Maj Öberg" || f.Name(sig["SubFilter"]) != "ETSI.CAdES.detached" {
		t.Errorf("signature dictionary %v", sig)
	}
	ap, _ := f.Dict(field["AP"])
	box, err := f.Stream(ap["N"])
	if err != nil {
		t.Fatal(err)
	}
	text, err := f.Decode(box)
	if err != nil || !strings.Contains(string(text), "(Maj)") || f.Name(box.Dict["Subtype"]) != "Form" {
		t.Errorf("appearance %q, %v", text, err)
	}
	resources, _ := f.Dict(box.Dict["Resources"])
	fonts, _ := f.Dict(resources["Font"])
	if font, err := f.Dict(fonts["F1"]); err != nil || f.Name(font["BaseFont"]) != "Helvetica" {
		t.Errorf("the font did not come along: %v, %v", font, err)
	}
}

func TestWhatIsRefused(t *testing.T) {
	pdf := signtest.Minutes(signtest.Fields...)
	id := trial(t, "Jon Åkesdal")
	signed, err := sign.Sign(pdf, sign.Request{Field: "chair", Identity: id})
	if err != nil {
		t.Fatal(err)
	}
	_, err = sign.Sign(pdf, sign.Request{Field: "adjuster-7", Identity: id})
	var none *sign.NoFieldError
	if !errors.As(err, &none) || strings.Join(none.Fields, " ") != "secretary chair adjuster-1" {
		t.Errorf("unknown field: %v", err)
	}
	if _, err = sign.Sign(signtest.Box("x"), sign.Request{Field: "chair", Identity: id}); !errors.As(err, &none) || len(none.Fields) != 0 {
		t.Errorf("document without fields: %v", err)
	}
	for name, c := range map[string]struct {
		pdf  []byte
		r    sign.Request
		want error
	}{
		"signed already":       {signed, sign.Request{Field: "chair", Identity: id}, sign.ErrAlreadySigned},
		"no PDF":               {[]byte("Hej"), sign.Request{Field: "chair", Identity: id}, object.ErrNotPDF},
		"bytes after the end":  {append(bytes.Clone(pdf), "x"...), sign.Request{Field: "chair", Identity: id}, object.ErrDamaged},
		"no key":               {pdf, sign.Request{Field: "chair"}, sign.ErrNoKey},
		"other's certificate":  {pdf, sign.Request{Field: "chair", Identity: sign.Identity{Key: id.Key, Certificate: trial(t, "Maj Öberg").Certificate}}, sign.ErrKeyMismatch},
		"appearance no PDF":    {pdf, sign.Request{Field: "chair", Identity: id, Appearance: []byte("x")}, sign.ErrAppearance},
		"appearance two pages": {pdf, sign.Request{Field: "chair", Identity: id, Appearance: signtest.Minutes()}, sign.ErrAppearance},
	} {
		if out, err := sign.Sign(c.pdf, c.r); !errors.Is(err, c.want) || out != nil && err != nil && c.want != nil && len(out) > 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCertificatesThatCannotSign(t *testing.T) {
	authority, key, now := signtest.NewAuthority(), signtest.EC(elliptic.P256()), time.Now()
	for name, c := range map[string]struct {
		change func(*x509.Certificate)
		want   sign.CertificateProblem
	}{
		"expired":       {func(c *x509.Certificate) { c.NotAfter = now.AddDate(0, 0, -1) }, sign.Expired},
		"not yet valid": {func(c *x509.Certificate) { c.NotBefore = now.AddDate(0, 0, 1) }, sign.NotYetValid},
		"wrong usage":   {func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyEncipherment }, sign.WrongUsage},
	} {
		id := authority.Identity("Jon Åkesdal", key, c.change)
		_, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: id, At: now})
		var problem *sign.CertificateError
		if !errors.As(err, &problem) || problem.Problem != c.want || problem.Name != "Jon Åkesdal" {
			t.Errorf("%s: %v", name, err)
		}
	}
	weak := authority.Identity("Jon Åkesdal", signtest.EC(elliptic.P224()), nil)
	if err := weak.Check(now); !errors.Is(err, sign.ErrKeyType) {
		t.Errorf("P-224: %v", err)
	}
}

func TestCertifiedDocumentsStayAsTheyAre(t *testing.T) {
	f, err := object.Parse(signtest.Minutes(signtest.Fields...))
	if err != nil {
		t.Fatal(err)
	}
	u, err := f.Update()
	if err != nil {
		t.Fatal(err)
	}
	root, _ := f.Catalog()
	root = root.Clone()
	root["Perms"] = object.Dict{"DocMDP": object.Dict{"Reference": object.Array{object.Dict{"TransformMethod": object.Name("DocMDP"), "TransformParams": object.Dict{"P": object.Int(1)}}}}}
	u.Set(f.Root(), root)
	pdf, _, err := u.Bytes("")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sign.Sign(pdf, sign.Request{Field: "chair", Identity: trial(t, "Maj Öberg")}); !errors.Is(err, sign.ErrLocked) {
		t.Errorf("certified with P 1: %v", err)
	}
}

func TestTrialIdentitySaysSo(t *testing.T) {
	id := trial(t, "  Ellen   Fjällvik ")
	if !id.Trial() || id.Name() != "Ellen Fjällvik" {
		t.Errorf("name %q, trial %v", id.Name(), id.Trial())
	}
	c := id.Certificate
	if c.KeyUsage != x509.KeyUsageDigitalSignature|x509.KeyUsageContentCommitment || c.IsCA || c.NotAfter.Sub(c.NotBefore) < 729*24*time.Hour {
		t.Errorf("usage %v, CA %v, %v–%v", c.KeyUsage, c.IsCA, c.NotBefore, c.NotAfter)
	}
	if !strings.Contains(c.Subject.String(), "EJ FÖR VERKLIGT BRUK") {
		t.Errorf("subject %v", c.Subject)
	}
	if other := signtest.NewAuthority().Identity("Ellen Fjällvik", signtest.EC(elliptic.P256()), nil); other.Trial() {
		t.Error("a certified identity is called a trial")
	}
	for _, name := range []string{"", "  ", strings.Repeat("å", 65), "a\xff"} {
		if _, err := sign.NewTrialIdentity(name, sign.TrialOptions{}); !errors.Is(err, sign.ErrName) {
			t.Errorf("name %q: %v", name, err)
		}
	}
}

func TestKeyFileThereAndBack(t *testing.T) {
	authority := signtest.NewAuthority()
	for name, id := range map[string]sign.Identity{
		"trial":   trial(t, "Maj Öberg"),
		"RSA":     authority.Identity("Ture Malmgård", signtest.RSA(2048), nil),
		"P-521":   authority.Identity("Ellen Fjällvik", signtest.EC(elliptic.P521()), nil),
		"expired": authority.Identity("Jon Åkesdal", signtest.EC(elliptic.P256()), func(c *x509.Certificate) { c.NotAfter = time.Now().AddDate(0, -1, 0) }),
	} {
		for _, password := range []string{"lösenord åäö", "x", ""} {
			raw, err := id.PKCS12(password)
			if err != nil {
				t.Fatal(err)
			}
			back, err := sign.OpenPKCS12(raw, password)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if !back.Certificate.Equal(id.Certificate) || len(back.Chain) != len(id.Chain) || back.Trial() != id.Trial() {
				t.Errorf("%s: other certificates came back", name)
			}
			if _, err := sign.OpenPKCS12(raw, password+"?"); !errors.Is(err, sign.ErrWrongPassword) {
				t.Errorf("%s, wrong password: %v", name, err)
			}
		}
	}
	for _, raw := range [][]byte{nil, []byte("Hej"), {0x30, 0x03, 0x02, 0x01, 0x03}, bytes.Repeat([]byte{0x30, 0x80}, 1000)} {
		if _, err := sign.OpenPKCS12(raw, "x"); !errors.Is(err, sign.ErrNotPKCS12) {
			t.Errorf("%.10q: %v", raw, err)
		}
	}
}

// OpenSSL writes key files that open here, old encryptions too, and reads ours.
func TestKeyFilesOfOpenSSL(t *testing.T) {
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("openssl is not installed")
	}
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	openssl := func(args ...string) string {
		t.Helper()
		out, err := exec.Command("openssl", args...).CombinedOutput()
		if err != nil {
			t.Fatalf("openssl %v: %s", args, out)
		}
		return string(out)
	}
	openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-utf8", "-keyout", path("key.pem"), "-out", path("cert.pem"), "-days", "30", "-subj", "/CN=Maj Öberg/O=Lomviks kommun")
	openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", path("key2.pem"), "-out", path("cert2.pem"), "-days", "30", "-subj", "/CN=Annan")
	for name, extra := range map[string][]string{"modern": nil, "legacy": {"-legacy"}, "3DES": {"-legacy", "-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES"}, "others in front": {"-certfile", path("cert2.pem")}} {
		openssl(append([]string{"pkcs12", "-export", "-inkey", path("key.pem"), "-in", path("cert.pem"), "-passout", "pass:hemligt", "-out", path("k.p12")}, extra...)...)
		raw, err := os.ReadFile(path("k.p12"))
		if err != nil {
			t.Fatal(err)
		}
		id, err := sign.OpenPKCS12(raw, "hemligt")
		if err != nil || id.Name() != "Maj Öberg" || id.Trial() {
			t.Errorf("%s: %q, %v", name, id.Name(), err)
		}
		if _, err := sign.OpenPKCS12(raw, "fel"); !errors.Is(err, sign.ErrWrongPassword) {
			t.Errorf("%s, wrong password: %v", name, err)
		}
	}
	openssl("pkcs12", "-export", "-nokeys", "-in", path("cert.pem"), "-passout", "pass:x", "-out", path("nokey.p12"))
	raw, err := os.ReadFile(path("nokey.p12"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sign.OpenPKCS12(raw, "x"); !errors.Is(err, sign.ErrNoKey) {
		t.Errorf("certificates without key: %v", err)
	}
	ours, err := trial(t, "Jon Åkesdal").PKCS12("hemligt")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path("ours.p12"), ours, 0o600); err != nil {
		t.Fatal(err)
	}
	if out := openssl("pkcs12", "-in", path("ours.p12"), "-passin", "pass:hemligt", "-nodes"); !strings.Contains(out, "BEGIN PRIVATE KEY") || !strings.Contains(out, "BEGIN CERTIFICATE") {
		t.Errorf("openssl reads\n%s", out)
	}
}

func TestManySignAtOnce(t *testing.T) {
	pdf, box := signtest.Minutes(signtest.Fields...), signtest.Box("Maj")
	id := trial(t, "Maj Öberg")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, err := sign.Sign(pdf, sign.Request{Field: "chair", Identity: id, Appearance: box}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

func BenchmarkSignP256(b *testing.B) {
	pdf, id := signtest.Minutes(signtest.Fields...), trial(b, "Maj Öberg")
	for b.Loop() {
		if _, err := sign.Sign(pdf, sign.Request{Field: "chair", Identity: id}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSignP256Visible(b *testing.B) {
	pdf, id, box := signtest.Minutes(signtest.Fields...), trial(b, "Maj Öberg"), signtest.Box("Maj")
	for b.Loop() {
		if _, err := sign.Sign(pdf, sign.Request{Field: "chair", Identity: id, Appearance: box}); err != nil {
			b.Fatal(err)
		}
	}
}
