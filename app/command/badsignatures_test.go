package command_test

import (
	"context"
	"crypto"
	"crypto/elliptic"
	"crypto/x509"
	"slices"
	"strings"
	"testing"
	"time"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// What is wrong with a signature that somebody made all the same is said by
// verify, each in its own words in both languages, with its code in JSON, and the
// status tells whether the file is good.
func TestVerifyTellsWhatIsWrongWithASignature(t *testing.T) {
	a := signtest.NewAuthority()
	s := a.Serve(t)
	h := newHome(t)
	english := &home{t: t, dir: h.dir, env: append(slices.Clone(h.env), "LANG=en_GB.UTF-8", "LC_ALL=en_GB.UTF-8")}
	h.write("roots.pem", string(a.PEM()))
	now := time.Now()
	// The signer's program does not look at the certificate.
	careless := func(change func(*x509.Certificate)) sign.Identity {
		id := s.Person("Ture Malmgård", signtest.EC(elliptic.P256()), change)
		seen := *id.Certificate
		seen.NotBefore, seen.NotAfter, seen.KeyUsage = now.AddDate(-9, 0, 0), now.AddDate(9, 0, 0), x509.KeyUsageContentCommitment
		id.Certificate = &seen
		return id
	}
	as := func(*x509.Certificate) {}
	tsa := authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())
	other := signtest.NewAuthority()
	strange := authority.TSA{URL: other.Serve(t).URL + "/tsa"}.Stamp(context.Background())
	lie := func(h crypto.Hash, digest []byte) ([]byte, error) { return tsa(h, make([]byte, len(digest))) }
	signed := func(of []byte, id sign.Identity, at time.Time, stamp sign.Stamp) string {
		pdf, err := sign.Sign(of, sign.Request{Field: "chair", Identity: id, At: at, Stamp: stamp})
		if err != nil {
			t.Fatal(err)
		}
		return string(pdf)
	}
	empty := signtest.Minutes(signtest.Field{Name: "chair", Label: "Ordförande", Person: "Ture Malmgård (S)"})
	revoked := careless(as)
	s.RevokeOn(revoked.Certificate, now.AddDate(0, 0, -2))
	withAnswer := func(pdf string) string {
		answer, err := s.Answers(revoked.Certificate)
		if err != nil {
			t.Fatal(err)
		}
		out, err := sign.AddEvidence([]byte(pdf), sign.Evidence{Certificates: [][]byte{s.Issuer.Raw}, OCSPs: [][]byte{answer}})
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	for _, c := range []struct {
		name, file, code, swedish, english string
		status                             int
	}{
		{"good", signed(empty, careless(as), now, tsa), "time_proved", "Tiden är bevisad av en tidsstämpel från Norrlids tid", "The time is proved by a timestamp of Norrlids tid", 0},
		{"expired since", signed(empty, careless(func(c *x509.Certificate) { c.NotAfter = now.Add(-time.Hour) }), now.AddDate(0, 0, -2), nil),
			"cert_expired_now", "ingen tidsstämpel bevisar att underskriften gjordes dessförinnan", "no timestamp proves that the signature was made before", 1},
		{"expired then", signed(empty, careless(func(c *x509.Certificate) { c.NotAfter = now.Add(-time.Hour) }), now, nil),
			"cert_expired_then", "Certifikatet hade gått ut", "The certificate had expired", 1},
		{"not valid yet", signed(empty, careless(func(c *x509.Certificate) { c.NotBefore = now.AddDate(0, 0, 3) }), now, nil),
			"cert_early", "Certifikatet gällde inte förrän", "The certificate was not valid until", 1},
		{"for another use", signed(empty, careless(func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyEncipherment }), now, nil),
			"key_usage", "Certifikatet är inte utfärdat för underskrifter", "The certificate was not issued for signatures", 1},
		{"untrusted", signed(empty, other.Identity("Ture Malmgård", signtest.EC(elliptic.P256()), nil), now, nil),
			"not_trusted", "leder inte till någon av de utfärdare som du har valt att lita på", "does not lead to any of the issuers that you chose to trust", 1},
		{"revoked", withAnswer(signed(empty, revoked, now, tsa)), "revoked", "Certifikatet spärrades", "The certificate was revoked", 1},
		{"a timestamp of something else", signed(empty, careless(as), now, lie), "timestamp_bad", "Tidsstämpeln hör inte till underskriften", "The timestamp does not belong to the signature", 1},
		{"a timestamp of a stranger", signed(empty, careless(as), now, strange), "timestamp_stranger", "Tidsstämpeln leder inte till någon", "The timestamp does not lead to any", 0},
		{"made by another program", signed([]byte(strings.Replace(string(empty), "(Paragraf)", "(PDFXpert)", 1)), careless(as), now, nil), "time_claimed", "Ture Malmgård, ordförande: GILTIG", "Ture Malmgård, chair: VALID", 0},
		{"nobody signed", string(signtest.Minutes()), "", "inga underskrifter", "no signatures", 1},
		{"no document", "Hej", "", "ingen PDF", "not a PDF", 1},
		{"half a document", string(empty[:len(empty)/2]), "", "skadad", "damaged", 1},
	} {
		h.write("fil.pdf", c.file)
		for says, in := range map[string]*home{c.swedish: h, c.english: english} {
			if r := in.run("verify", "fil.pdf", "--trust", "roots.pem"); r.code != c.status || !strings.Contains(r.out, says) {
				t.Errorf("%s: status %d, want %d and %q in\n%s%s", c.name, r.code, c.status, says, r.out, r.err)
			}
		}
		r := h.run("verify", "fil.pdf", "--trust", "roots.pem", "--json")
		found := []string{""}
		for _, one := range reported(t, r.out).Signatures {
			one.Answers.Each(func(_ string, a verify.Answer) {
				for _, f := range a.Findings {
					found = append(found, f.Code)
				}
			})
		}
		if r.code != c.status || !slices.Contains(found, c.code) {
			t.Errorf("%s in JSON: status %d, codes %q, want %q", c.name, r.code, found, c.code)
		}
	}
	// Nobody is asked about the issuer: that is said, and nothing of strangers.
	h.write("fil.pdf", signed(empty, careless(as), now, tsa))
	for says, in := range map[string]*home{"inte prövad": h, "not examined": english} {
		r := in.run("verify", "fil.pdf")
		if r.code != 0 || strings.Count(r.out, says) < 2 || strings.Contains(r.out, "okänd utfärdare") || strings.Contains(r.out, "leder inte") {
			t.Errorf("nobody asked: status %d\n%s", r.code, r.out)
		}
	}
	report, code := h.report("fil.pdf")
	if why := report.Signatures[0].Reasons; code != 0 || !slices.ContainsFunc(why, func(r verify.Reason) bool { return strings.Contains(r.Text, "Utfärdaren är inte prövad") }) {
		t.Errorf("in JSON: %d %+v", code, why)
	}
}
