package verify_test

import (
	"context"
	"crypto"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"testing"
	"time"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// BenchmarkSignBT tells what a signature with a timestamp costs beside the
// operation of the key and the authority's answer, which are timed in the same
// run: metric added-ms/op, wanted under 3.
func BenchmarkSignBT(b *testing.B) {
	for _, k := range []struct {
		name string
		key  func() crypto.Signer
	}{
		{"RSA-2048", func() crypto.Signer { return signtest.RSA(2048) }},
		{"P-256", func() crypto.Signer { return signtest.EC(elliptic.P256()) }},
	} {
		b.Run(k.name, func(b *testing.B) {
			s := ca.Serve(b)
			stamp := authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())
			var waited time.Duration
			timed := func(hash crypto.Hash, digest []byte) ([]byte, error) {
				from := time.Now()
				token, err := stamp(hash, digest)
				waited += time.Since(from)
				return token, err
			}
			id := s.Person("Ture Malmgård", k.key())
			pdf, box := signtest.Minutes(signtest.Fields...), signtest.Box("Ture")
			digest := sha256.Sum256([]byte("protokoll"))
			var raw time.Duration
			b.ResetTimer()
			for range b.N {
				if _, err := sign.Sign(pdf, sign.Request{Field: "chair", Identity: id, Appearance: box, Stamp: timed}); err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				from := time.Now()
				if _, err := id.Key.Sign(rand.Reader, digest[:], crypto.SHA256); err != nil {
					b.Fatal(err)
				}
				raw += time.Since(from)
				b.StartTimer()
			}
			b.ReportMetric(float64(b.Elapsed()-waited-raw)/float64(b.N)/1e6, "added-ms/op")
		})
	}
}

// BenchmarkVerifyBLTA judges a file with three signatures, their evidence and a
// timestamp over all of it: metric ms/signature, wanted under 10.
func BenchmarkVerifyBLTA(b *testing.B) {
	s := ca.Serve(b)
	stamp := authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())
	pdf := signtest.Minutes(signtest.Fields...)
	for i, f := range signtest.Fields {
		key := []crypto.Signer{signtest.RSA(2048), signtest.EC(elliptic.P256()), signtest.RSA(3072)}[i]
		var err error
		if pdf, err = sign.Sign(pdf, sign.Request{Field: f.Name, Identity: s.Person(f.Person, key), Appearance: signtest.Box("x"), Stamp: stamp}); err != nil {
			b.Fatal(err)
		}
	}
	options := verify.Options{Roots: s.Roots()}
	pdf, err := sign.AddEvidence(pdf, gathered(b, s, pdf).Evidence)
	if err == nil {
		pdf, err = sign.StampDocument(pdf, stamp)
	}
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	b.ResetTimer()
	for range b.N {
		r := verify.File(pdf, options)
		if n = len(r.Signatures); !r.Valid || r.Signatures[0].Level != "B-LTA" {
			b.Fatal(brief(r))
		}
	}
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(n)/1e6, "ms/signature")
}
