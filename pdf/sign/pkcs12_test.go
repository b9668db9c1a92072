package sign_test

import (
	"bytes"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/sha1"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// keyFiles makes key files with openssl as people have them.
type keyFiles struct {
	t   *testing.T
	dir string
}

func newKeyFiles(t *testing.T) keyFiles {
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("openssl is not installed")
	}
	return keyFiles{t, t.TempDir()}
}

func (k keyFiles) pem(name string, blocks ...*pem.Block) string {
	k.t.Helper()
	var all []byte
	for _, b := range blocks {
		all = append(all, pem.EncodeToMemory(b)...)
	}
	path := filepath.Join(k.dir, name)
	if err := os.WriteFile(path, all, 0o600); err != nil {
		k.t.Fatal(err)
	}
	return path
}

func (k keyFiles) key(id sign.Identity) *pem.Block {
	k.t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(id.Key)
	if err != nil {
		k.t.Fatal(err)
	}
	return &pem.Block{Type: "PRIVATE KEY", Bytes: der}
}

func certificate(c *x509.Certificate) *pem.Block {
	return &pem.Block{Type: "CERTIFICATE", Bytes: c.Raw}
}

// export runs "openssl pkcs12 -export" with arguments more.
func (k keyFiles) export(more ...string) []byte {
	k.t.Helper()
	path := filepath.Join(k.dir, "key.p12")
	args := append([]string{"pkcs12", "-export", "-out", path}, more...)
	if out, err := exec.Command("openssl", args...).CombinedOutput(); err != nil {
		k.t.Fatalf("openssl %q: %v\n%s", args, err, out)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		k.t.Fatal(err)
	}
	return raw
}

// Every encryption that systems have written key files with opens, for each
// kind of key, and what it holds signs.
func TestKeyFilesOfEveryEncryption(t *testing.T) {
	k := newKeyFiles(t)
	a := signtest.NewAuthority()
	const password = "lösen ord å€"
	for _, id := range []sign.Identity{
		a.Identity("Maj Öberg", signtest.RSA(2048), nil), a.Identity("Maj Öberg", signtest.EC(elliptic.P256()), nil),
		a.Identity("Maj Öberg", signtest.EC(elliptic.P384()), nil), a.Identity("Maj Öberg", signtest.EC(elliptic.P521()), nil),
	} {
		in := k.pem("all.pem", k.key(id), certificate(a.Root), certificate(id.Certificate), certificate(a.Issuer)) // in no order
		for name, more := range map[string][]string{
			"aes256":               {},
			"aes256 sha512":        {"-macalg", "sha512"},
			"aes128":               {"-keypbe", "AES-128-CBC", "-certpbe", "AES-128-CBC", "-macalg", "sha256", "-iter", "100000"},
			"aes192":               {"-keypbe", "AES-192-CBC", "-certpbe", "AES-192-CBC"},
			"rc2-40 and 3des":      {"-legacy"},
			"3des":                 {"-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES", "-macalg", "sha1"},
			"3des rc2-40":          {"-legacy", "-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-RC2-40", "-macalg", "sha1"},
			"key aes, open certs":  {"-certpbe", "NONE"},
			"old mac round counts": {"-legacy", "-nomaciter", "-noiter"},
			"with a name":          {"-name", "Maj Öbergs nyckel"},
		} {
			raw := k.export(append([]string{"-in", in, "-passout", "pass:" + password}, more...)...)
			opened, err := sign.OpenPKCS12(raw, password)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if !bytes.Equal(opened.Certificate.Raw, id.Certificate.Raw) || len(opened.Chain) != 2 || !bytes.Equal(opened.Chain[0].Raw, a.Issuer.Raw) {
				t.Errorf("%s: %v with %d issuers", name, opened.Name(), len(opened.Chain))
			}
			pdf, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: opened})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if r := verify.File(pdf, verify.Options{Roots: a.Roots()}); !r.Valid {
				t.Errorf("%s: %+v", name, r)
			}
			for _, wrong := range []string{"", "fel", password + " "} {
				if _, err := sign.OpenPKCS12(raw, wrong); !errors.Is(err, sign.ErrWrongPassword) {
					t.Errorf("%s: a wrong password gives %v", name, err)
				}
			}
		}
	}
}

func TestKeyFilesThatLackSomething(t *testing.T) {
	k := newKeyFiles(t)
	a := signtest.NewAuthority()
	maj := a.Identity("Maj Öberg", signtest.EC(elliptic.P256()), nil)
	login := a.Identity("Maj Öberg", signtest.EC(elliptic.P256()), func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageDigitalSignature })
	alone := k.pem("alone.pem", k.key(maj), certificate(maj.Certificate))
	keyOnly := k.pem("key.pem", k.key(maj))
	public := k.pem("public.pem", certificate(maj.Certificate), certificate(a.Issuer))
	pass := []string{"-passout", "pass:hemligt"}

	opened, err := sign.OpenPKCS12(k.export(append(pass, "-in", alone)...), "hemligt")
	if err != nil || len(opened.Chain) != 0 || opened.Check(opened.Certificate.NotBefore) != nil {
		t.Errorf("without a chain: %v %d", err, len(opened.Chain))
	}
	if opened, err = sign.OpenPKCS12(k.export("-in", alone, "-passout", "pass:"), ""); err != nil || opened.Name() != "Maj Öberg" {
		t.Errorf("with an empty password: %v", err)
	}
	if _, err := sign.OpenPKCS12(k.export(append(pass, "-nocerts", "-in", keyOnly)...), "hemligt"); !errors.Is(err, sign.ErrNoKey) {
		t.Errorf("a key without a certificate: %v", err)
	}
	if _, err := sign.OpenPKCS12(k.export(append(pass, "-nokeys", "-in", public)...), "hemligt"); !errors.Is(err, sign.ErrNoKey) {
		t.Errorf("certificates without a key: %v", err)
	}

	// A file with two keys, as some authorities hand them out: the one that is
	// for signatures is taken.
	for _, order := range [][2]sign.Identity{{maj, login}, {login, maj}} {
		raw := twoKeys(t, k, order[0], order[1])
		opened, err := sign.OpenPKCS12(raw, "hemligt")
		if err != nil || !bytes.Equal(opened.Certificate.Raw, maj.Certificate.Raw) {
			t.Errorf("two keys: %v, %v", opened.Name(), err)
		}
		if _, err := sign.OpenPKCS12(raw, "fel"); !errors.Is(err, sign.ErrWrongPassword) {
			t.Errorf("two keys and a wrong password: %v", err)
		}
	}
}

func TestDamagedKeyFiles(t *testing.T) {
	k := newKeyFiles(t)
	id := trial(t, "Maj Öberg")
	in := k.pem("maj.pem", k.key(id), certificate(id.Certificate))
	for _, kind := range [][]string{{}, {"-legacy"}} {
		raw := k.export(append(kind, "-in", in, "-passout", "pass:hemligt")...)
		for n := 0; n < len(raw); n += 7 {
			if _, err := sign.OpenPKCS12(raw[:n], "hemligt"); !errors.Is(err, sign.ErrNotPKCS12) {
				t.Fatalf("cut at %d: %v", n, err)
			}
		}
		for n := 0; n < len(raw); n += 5 {
			bad := bytes.Clone(raw)
			bad[n] ^= 0x55
			opened, err := sign.OpenPKCS12(bad, "hemligt")
			if err == nil && !bytes.Equal(opened.Certificate.Raw, id.Certificate.Raw) {
				t.Fatalf("changed at %d: opens as somebody else", n)
			}
			if err != nil && !errors.Is(err, sign.ErrNotPKCS12) && !errors.Is(err, sign.ErrWrongPassword) && !errors.Is(err, sign.ErrNoKey) && !errors.Is(err, sign.ErrUnsupported) {
				t.Fatalf("changed at %d: %v", n, err)
			}
		}
	}
	for _, text := range []string{"", "0", "text", "-----BEGIN PRIVATE KEY-----", "%PDF-1.7"} {
		if _, err := sign.OpenPKCS12([]byte(text), "hemligt"); !errors.Is(err, sign.ErrNotPKCS12) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// twoKeys joins the contents of two key files into one, with its own seal
// (RFC 7292 appendix B with SHA-1 and one round).
func twoKeys(t *testing.T, k keyFiles, ids ...sign.Identity) []byte {
	t.Helper()
	type info struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue // [0]
	}
	type digestInfo struct {
		Algorithm pkix.AlgorithmIdentifier
		Digest    []byte
	}
	data := asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	sealed := func(content []byte) info {
		der, err := asn1.Marshal(content)
		if err != nil {
			t.Fatal(err)
		}
		return info{data, asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: der}}
	}
	var bags [2][]byte // certificates, keys
	for _, id := range ids {
		in := k.pem("one.pem", k.key(id), certificate(id.Certificate))
		raw := k.export("-in", in, "-passout", "pass:hemligt", "-certpbe", "NONE", "-keypbe", "PBE-SHA1-3DES", "-nomac")
		var pfx struct {
			Version int
			Safe    info
		}
		var content []byte
		var safes []info
		if err := errors.Join(second(asn1.Unmarshal(raw, &pfx)), second(asn1.Unmarshal(pfx.Safe.Content.Bytes, &content)), second(asn1.Unmarshal(content, &safes))); err != nil {
			t.Fatal(err)
		}
		for i, s := range safes {
			var inner []byte
			var list asn1.RawValue
			if err := second(asn1.Unmarshal(s.Content.Bytes, &inner)); err != nil {
				t.Fatal(err)
			}
			if err := second(asn1.Unmarshal(inner, &list)); err != nil {
				t.Fatal(err)
			}
			bags[i] = append(bags[i], list.Bytes...)
		}
	}
	var safes []info
	for _, b := range bags {
		list, err := asn1.Marshal(asn1.RawValue{Tag: asn1.TagSequence, IsCompound: true, Bytes: b})
		if err != nil {
			t.Fatal(err)
		}
		safes = append(safes, sealed(list))
	}
	content, err := asn1.Marshal(safes)
	if err != nil {
		t.Fatal(err)
	}
	salt := []byte("saltsalt")
	var fold []byte
	for _, part := range [][]byte{{3}, salt, append(bmp("hemligt"), 0, 0)} {
		block := 64 * ((len(part) + 63) / 64)
		fold = append(fold, bytes.Repeat(part, block/len(part)+1)[:block]...)
	}
	key := sha1.Sum(fold)
	mac := hmac.New(sha1.New, key[:])
	mac.Write(content)
	raw, err := asn1.Marshal(struct {
		Version int
		Safe    info
		Mac     struct {
			Mac    digestInfo
			Salt   []byte
			Rounds int
		}
	}{3, sealed(content), struct {
		Mac    digestInfo
		Salt   []byte
		Rounds int
	}{digestInfo{pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 3, 14, 3, 2, 26}, Parameters: asn1.NullRawValue}, mac.Sum(nil)}, salt, 1}})
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func second(_ []byte, err error) error { return err }

// bmp is a text in UTF-16, the high bytes first.
func bmp(s string) (b []byte) {
	for _, r := range s {
		b = append(b, byte(r>>8), byte(r))
	}
	return b
}
