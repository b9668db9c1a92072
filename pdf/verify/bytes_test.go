package verify_test

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// With one signer who vouches for himself nothing in the file is without
// protection: a change of any byte at all, even within the signature, is seen.
func TestNoByteCanBeChanged(t *testing.T) {
	id, err := sign.NewTrialIdentity("Jon Åkesdal", sign.TrialOptions{})
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: id, Appearance: signtest.Box("x")})
	if err != nil {
		t.Fatal(err)
	}
	if r := verify.File(pdf, verify.Options{}); !r.Valid {
		t.Fatal(brief(r))
	}
	w := open(t, pdf, "chair")
	padding := w.from + len(bytes.TrimRight(w.pdf[w.from:w.to-1], "0")) + 2
	try := func(at int, mask byte) {
		pdf[at] ^= mask
		if r := verify.File(pdf, verify.Options{}); r.Valid {
			t.Errorf("byte %d of %d became %q: %s", at, len(pdf), pdf[at], brief(r))
		}
		pdf[at] ^= mask
	}
	for at := 0; at < len(pdf); at++ {
		if at > padding && at < w.to-10 {
			at += 50 // the padding is one long row of zeros
		}
		try(at, 0x01)
		if at%8 == 0 {
			try(at, 0x20)
			try(at, 0xff)
		}
	}
}

// With several signers and authorities: any byte outside the newest hole, any
// new value.
func TestNoSignedByteCanBeChanged(t *testing.T) {
	pdf := signtest.Minutes(signtest.Fields...)
	for _, who := range []string{"chair", "secretary", "adjuster-1"} {
		pdf = signAs(t, pdf, who)
	}
	w := open(t, pdf, "adjuster-1")
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.IntRange(0, len(pdf)-1-(w.to-w.from)).Draw(t, "at")
		if at >= w.from {
			at += w.to - w.from
		}
		changed := bytes.Clone(pdf)
		changed[at] += rapid.ByteRange(1, 255).Draw(t, "by")
		if r := report(changed); r.Valid {
			t.Fatalf("byte %d became %q: %s", at, changed[at], brief(r))
		}
	})
}

// No prefix and no concatenation of signed files is taken for one of them.
func TestNothingCanBeCutOrJoined(t *testing.T) {
	once := signAs(t, signtest.Minutes(signtest.Fields...), "chair")
	twice := signAs(t, once, "secretary")
	for n := len(twice) - 1; n > len(once); n -= 7 {
		if r := report(twice[:n]); r.Valid {
			t.Errorf("valid after %d of %d bytes: %s", n, len(twice), brief(r))
		}
	}
	if r := report(once); !r.Valid {
		t.Error("the first state, which a prefix restores, is not valid")
	}
	if r := report(append(bytes.Clone(once), once...)); r.Valid {
		t.Errorf("the file twice in a row: %s", brief(r))
	}
}
