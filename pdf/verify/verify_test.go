package verify_test

import (
	"crypto"
	"crypto/elliptic"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

var (
	ca     = signtest.NewAuthority()
	people = map[string]sign.Identity{
		"secretary":  ca.Identity("Ellen Fjällvik", signtest.RSA(2048), nil),
		"chair":      ca.Identity("Ture Malmgård", signtest.EC(elliptic.P256()), nil),
		"adjuster-1": ca.Identity("Maj Öberg", signtest.RSA(3072), nil),
	}
)

func signAs(t testing.TB, pdf []byte, field string) []byte {
	t.Helper()
	out, err := sign.Sign(pdf, sign.Request{Field: field, Identity: people[field], Reason: "Justering", At: time.Now(),
		Appearance: signtest.Box(people[field].Name())})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func codes(list []verify.Reason) string {
	var c []string
	for _, r := range list {
		c = append(c, r.Code)
	}
	return strings.Join(c, " ")
}

// brief is a report in one line, for messages and comparison.
func brief(r verify.Report) string {
	s := string(r.Document)
	for _, g := range r.Signatures {
		s += fmt.Sprintf(" | %s %s [%s] {%s}", g.Field, g.Verdict, codes(g.Reasons), codes(g.Changes))
	}
	if r.Err != nil {
		s += " " + r.Err.Error()
	}
	return s
}

func TestThreeSignersInAnyOrder(t *testing.T) {
	for _, order := range [][]string{
		{"secretary", "chair", "adjuster-1"}, {"secretary", "adjuster-1", "chair"}, {"chair", "secretary", "adjuster-1"},
		{"chair", "adjuster-1", "secretary"}, {"adjuster-1", "secretary", "chair"}, {"adjuster-1", "chair", "secretary"},
	} {
		pdf := signtest.Minutes(signtest.Fields...)
		for i, who := range order {
			pdf = signAs(t, pdf, who)
			r := verify.File(pdf, verify.Options{Roots: ca.Roots()})
			if !r.Valid || r.Document != verify.Intact || len(r.Signatures) != i+1 {
				t.Fatalf("%v after %s: %s", order, who, brief(r))
			}
			for k, s := range r.Signatures {
				want, whole := verify.ValidLater, false
				if k == i {
					want, whole = verify.Valid, true
				}
				if s.Field != order[k] || s.Verdict != want || s.CoversWholeFile != whole || !s.Trusted || s.Level != "B-B" || s.TimeProved {
					t.Errorf("%v after %s: %+v", order, who, s)
				}
				if s.Signer != people[s.Field].Name() || (len(s.Changes) > 0) != (k < i) {
					t.Errorf("%v: signer %q, changes %v", order, s.Signer, s.Changes)
				}
			}
		}
	}
}

func TestEveryKindOfKey(t *testing.T) {
	keys := map[string]crypto.Signer{
		"RSA-2048": signtest.RSA(2048), "RSA-4096": signtest.RSA(4096),
		"P-256": signtest.EC(elliptic.P256()), "P-384": signtest.EC(elliptic.P384()), "P-521": signtest.EC(elliptic.P521()),
	}
	for name, key := range keys {
		for _, pss := range []bool{false, true} {
			id := ca.Identity("Jon Åkesdal", key, nil)
			out, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: id, PSS: pss})
			if err != nil {
				t.Fatal(err)
			}
			if r := verify.File(out, verify.Options{Roots: ca.Roots()}); !r.Valid {
				t.Errorf("%s (PSS %v): %s", name, pss, brief(r))
			}
		}
	}
}

func TestReportAsJSON(t *testing.T) {
	id, err := sign.NewTrialIdentity("Ellen Fjällvik", sign.TrialOptions{})
	if err != nil {
		t.Fatal(err)
	}
	at := time.Now().Truncate(time.Second)
	out, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "adjuster-1", Identity: id, At: at})
	if err != nil {
		t.Fatal(err)
	}
	r := verify.File(out, verify.Options{})
	r.File = "protokoll.pdf"
	raw, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"file":"protokoll.pdf","valid":true,"document":"intact","complete":false,"missing":[{"field":"chair","role":"chair","person":"Ture Malmgård (S)"},` +
		`{"field":"secretary","role":"secretary","person":"Ellen Fjällvik"}],"revisions":2,"signatures":[{"field":"adjuster-1","role":"adjuster","signer":"Ellen Fjällvik","verdict":"valid",` +
		`"reasons":["Tiden är undertecknarens egen uppgift; ingen tidsstämpel bevisar den.","Certifikatet är en providentitet som inte bevisar vem som skrev under.",` +
		`"Utfärdaren är inte prövad: ingen betrodd utfärdare är angiven."],"level":"B-B","time":"` + at.Format(time.RFC3339) + `","time_proved":false,"trusted":false,"covers_whole_file":true,"changes":[],"change_kind":"none","changed_pages":[],"revision":2,"answers":{"integrity":{"state":"yes","findings":[]},` +
		`"identity":{"state":"unknown","findings":[{"code":"trial","text":"Certifikatet är en providentitet som inte bevisar vem som skrev under."}]},` +
		`"trust":{"state":"unknown","findings":[{"code":"trust_not_asked","text":"Utfärdaren är inte prövad: ingen betrodd utfärdare är angiven."}]},` +
		`"revocation":{"state":"unknown","findings":[]},"time":{"state":"unknown","findings":[{"code":"time_claimed","text":"Tiden är undertecknarens egen uppgift; ingen tidsstämpel bevisar den."}]},` +
		`"coverage":{"state":"yes","findings":[]}}}]}`
	if string(raw) != want {
		t.Errorf("got  %s\nwant %s", raw, want)
	}
	if s := r.Signatures[0]; !s.Trial || s.SignedBytes != len(out) {
		t.Errorf("trial %v, %d of %d bytes", s.Trial, s.SignedBytes, len(out))
	}
	// Without any signature, and without any PDF.
	r = verify.File(signtest.Minutes(), verify.Options{})
	if raw, _ = json.Marshal(r); string(raw) != `{"file":"","valid":false,"document":"intact","complete":true,"missing":[],"revisions":1,"signatures":[]}` {
		t.Errorf("unsigned: %s", raw)
	}
	r = verify.File([]byte("Mjölk, bröd"), verify.Options{})
	if raw, _ = json.Marshal(r); string(raw) != `{"file":"","valid":false,"document":"unreadable","complete":false,"missing":[],"revisions":0,"signatures":[]}` || r.Err == nil {
		t.Errorf("no PDF: %s, %v", raw, r.Err)
	}
}

func TestTrustAndTime(t *testing.T) {
	now := time.Now()
	good := people["chair"]
	short := ca.Identity("Jon Åkesdal", good.Key, func(c *x509.Certificate) { c.NotBefore, c.NotAfter = now.AddDate(0, -2, 0), now.AddDate(0, 1, 0) })
	for _, c := range []struct {
		name    string
		id      sign.Identity
		at      time.Time
		o       verify.Options
		verdict verify.Verdict
		code    string
		trusted bool
		vouched verify.Vouching
	}{
		{"trusted", good, now, verify.Options{Roots: ca.Roots()}, verify.Valid, "time_claimed", true, verify.ByTrusted},
		{"nobody asked", good, now, verify.Options{}, verify.Valid, "trust_not_asked", false, verify.Unasked},
		{"other authority", good, now, verify.Options{Roots: signtest.NewAuthority().Roots()}, verify.Undetermined, "not_trusted", false, verify.Stranger},
		{"expired since", short, now, verify.Options{Roots: ca.Roots(), Now: now.AddDate(1, 0, 0)}, verify.Undetermined, "cert_expired_now", true, verify.ByTrusted},
		{"from the future", short, now.AddDate(0, 0, 20), verify.Options{Roots: ca.Roots()}, verify.Undetermined, "time_in_future", true, verify.ByTrusted},
	} {
		out, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: c.id, At: c.at})
		if err != nil {
			t.Fatal(err)
		}
		r := verify.File(out, c.o)
		s := r.Signatures[0]
		if s.Verdict != c.verdict || !strings.Contains(codes(s.Reasons), c.code) || s.Trusted != c.trusted || s.Vouched() != c.vouched || r.Valid != c.verdict.Good() {
			t.Errorf("%s: %s trusted %v", c.name, brief(r), s.Trusted)
		}
	}
}

// report judges with the test authority trusted.
func report(pdf []byte) verify.Report {
	return verify.File(pdf, verify.Options{Roots: ca.Roots()})
}

func TestNamesCannotSteerATerminal(t *testing.T) {
	id := ca.Identity("Ellen\x1b[2J\u202eäll", people["chair"].Key, nil)
	out, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: id, Name: "\x1b]0;x\a"})
	if err != nil {
		t.Fatal(err)
	}
	s := report(out).Signatures[0]
	if strings.ContainsAny(s.Signer+s.ClaimedName, "\x1b\u202e\a") || !strings.HasPrefix(s.Signer, "Ellen") {
		t.Errorf("signer %q, claimed %q", s.Signer, s.ClaimedName)
	}
}

func BenchmarkVerifyOne(b *testing.B) {
	pdf := signAs(b, signtest.Minutes(signtest.Fields...), "chair")
	b.SetBytes(int64(len(pdf)))
	for b.Loop() {
		if r := report(pdf); !r.Valid {
			b.Fatal(brief(r))
		}
	}
}

func BenchmarkVerifyThree(b *testing.B) {
	pdf := signtest.Minutes(signtest.Fields...)
	for _, who := range []string{"secretary", "chair", "adjuster-1"} {
		pdf = signAs(b, pdf, who)
	}
	for b.Loop() {
		if r := report(pdf); !r.Valid {
			b.Fatal(brief(r))
		}
	}
}
