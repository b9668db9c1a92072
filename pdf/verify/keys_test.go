package verify_test

import (
	"context"
	"crypto"
	"crypto/elliptic"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// keyKinds are all that one may sign with.
var keyKinds = []struct {
	name string
	key  func() crypto.Signer
	pss  bool
}{
	{"RSA-2048", func() crypto.Signer { return signtest.RSA(2048) }, false},
	{"RSA-2048 PSS", func() crypto.Signer { return signtest.RSA(2048) }, true},
	{"P-256", func() crypto.Signer { return signtest.EC(elliptic.P256()) }, false},
	{"P-384", func() crypto.Signer { return signtest.EC(elliptic.P384()) }, false},
	{"P-521", func() crypto.Signer { return signtest.EC(elliptic.P521()) }, false},
	{"RSA-3072", func() crypto.Signer { return signtest.RSA(3072) }, false},
	{"RSA-3072 PSS", func() crypto.Signer { return signtest.RSA(3072) }, true},
	{"RSA-4096", func() crypto.Signer { return signtest.RSA(4096) }, false},
	{"RSA-4096 PSS", func() crypto.Signer { return signtest.RSA(4096) }, true},
	{"P-256 again", func() crypto.Signer { return signtest.EC(elliptic.P256()) }, false},
}

// Ten people sign in any order, each with another kind of key, every second one
// with a timestamp; after each step everything before is valid still, and the
// evidence for all of them is one addition.
func TestTenSignersWithEveryKindOfKey(t *testing.T) {
	s := ca.Serve(t)
	tsa := authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())
	var fields []signtest.Field
	for i := range keyKinds {
		fields = append(fields, signtest.Field{Name: fmt.Sprintf("adjuster-%d", i+1), Label: "Justerare", Person: fmt.Sprintf("Siv Ekedal %d", i+1)})
	}
	pdf := signtest.Minutes(fields...)
	judged := verify.Options{Roots: s.Roots()}
	for step, i := range rand.New(rand.NewPCG(7, 8)).Perm(len(keyKinds)) {
		kind := keyKinds[i]
		r := sign.Request{Field: fields[i].Name, Identity: s.Person(fields[i].Person, kind.key()), PSS: kind.pss, Appearance: signtest.Box("Siv")}
		if step%2 == 0 {
			r.Stamp = tsa
		}
		var err error
		if pdf, err = sign.Sign(pdf, r); err != nil {
			t.Fatalf("%s: %v", kind.name, err)
		}
		report := verify.File(pdf, judged)
		if !report.Valid || len(report.Signatures) != step+1 || report.Signatures[step].Signer != fields[i].Person {
			t.Fatalf("after %s: %s", kind.name, brief(report))
		}
	}
	path := filepath.Join(t.TempDir(), "tio.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if out := judge(t, "pdfsig", path); strings.Count(out, "Signature is Valid") != len(keyKinds) {
		t.Errorf("pdfsig: %s", out)
	}
	l := &life{t: t, s: s, pdf: pdf, tsa: tsa}
	l.stamp() // the time of those who had no timestamp
	l.evidence()
	l.stamp()
	report := verify.File(l.pdf, judged)
	if got := strings.TrimSpace(strings.ReplaceAll(levels(report), "B-LTA", "")); !report.Valid || got != "" {
		t.Errorf("archived: %s, levels %s", brief(report), levels(report))
	}
}

// Whoever signs after the archive timestamp leaves it and all before it as good
// as they were.
func TestSignatureAfterArchiveTimestamp(t *testing.T) {
	s := ca.Serve(t)
	l := born(t, s, true)
	l.evidence()
	l.stamp()
	l.grow(sign.Sign(l.pdf, sign.Request{Field: "secretary", Identity: s.Person("Maj Öberg", signtest.RSA(2048)), Stamp: l.tsa}))
	report := l.judged(0)
	if !report.Valid || levels(report) != "B-LTA  B-T" {
		t.Errorf("signed after the archive timestamp: %s, levels %q", brief(report), levels(report))
	}
	l.evidence()
	l.stamp()
	if report = l.judged(0); !report.Valid || levels(report) != "B-LTA  B-LTA " {
		t.Errorf("archived again: %s, levels %q", brief(report), levels(report))
	}
}
