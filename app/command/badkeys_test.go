package command_test

import (
	"crypto/elliptic"
	"crypto/x509"
	"math/big"
	"strings"
	"testing"
	"time"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/signtest"
)

// Whatever is wrong with a certificate, a timestamp authority or a file is said,
// each in its own words, by sign and by extract; nothing is written.
func TestWhatCannotBeSigned(t *testing.T) {
	a := signtest.NewAuthority()
	s := a.Serve(t)
	h := adjusted(t)
	h.ok("minutes", "2026-11-17", "-o", "rent.pdf")
	h.write("roots.pem", string(a.PEM()))
	h.write("ny.pdf", string(signtest.Minutes(signtest.Fields...)))
	key := func(file string, change func(*x509.Certificate)) sign.Identity {
		if change == nil {
			change = func(*x509.Certificate) {}
		}
		id := s.Person("Maj Öberg", signtest.EC(elliptic.P256()), change)
		raw, err := id.PKCS12("hemligt")
		if err != nil {
			t.Fatal(err)
		}
		h.write(file, string(raw))
		return id
	}
	key("god.p12", nil)
	key("gammal.p12", func(c *x509.Certificate) { c.NotAfter = time.Now().Add(-time.Hour) })
	key("tidig.p12", func(c *x509.Certificate) { c.NotBefore = time.Now().AddDate(0, 0, 3) })
	key("kryptering.p12", func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyEncipherment })
	spoilt := key("sparrad.p12", nil)
	s.RevokeOn(spoilt.Certificate, time.Now().AddDate(0, 0, -2))
	stranger := signtest.NewAuthority().Identity("Maj Öberg", signtest.EC(elliptic.P256()), nil)
	raw, err := stranger.PKCS12("hemligt")
	if err != nil {
		t.Fatal(err)
	}
	h.write("okand.p12", string(raw))
	h.write("trasig.p12", "inte en nyckel")
	tsa := s.URL + "/tsa"
	before := h.read("ny.pdf")
	for _, c := range []struct {
		name, key string
		more      []string
		says      string
		lie       func(*signtest.Stamping)
	}{
		{"expired", "gammal.p12", nil, "gick ut", nil},
		{"not yet valid", "tidig.p12", nil, "gäller först från", nil},
		{"another use", "kryptering.p12", nil, "inte till för underskrifter", nil},
		{"revoked", "sparrad.p12", []string{"--tsa", tsa}, "spärrades", nil},
		{"untrusted", "okand.p12", []string{"--trust", "roots.pem"}, "leder inte till", nil},
		{"no key file", "trasig.p12", nil, "ingen nyckelfil", nil},
		{"authority down", "god.p12", []string{"--tsa", "http://127.0.0.1:1/tsa"}, "svarade inte som den ska", nil},
		{"authority lies about what", "god.p12", []string{"--tsa", tsa}, "gäller något annat", func(s *signtest.Stamping) { s.Digest = make([]byte, len(s.Digest)) }},
		{"authority answers another", "god.p12", []string{"--tsa", tsa}, "svaret på en annan förfrågan", func(s *signtest.Stamping) { s.Nonce = big.NewInt(7) }},
		{"authority lies about when", "god.p12", []string{"--tsa", tsa}, "säger att klockan är", func(s *signtest.Stamping) { s.At = s.At.AddDate(0, 0, -1) }},
		{"authority refuses", "god.p12", []string{"--tsa", tsa}, "avböjde: stängt", func(s *signtest.Stamping) { s.Status, s.Text = 2, "stängt" }},
	} {
		s.Lie(c.lie)
		h.fails(1, []string{c.says}, append([]string{"sign", "ny.pdf", "--role", "secretary", "--key", c.key}, c.more...)...)
		h.fails(1, []string{c.says}, append([]string{"extract", "2026-11-17", "--section", "62", "-o", "utdrag.pdf", "--key", c.key}, c.more...)...)
		if string(h.read("ny.pdf")) != string(before) || h.exists("utdrag.pdf") {
			t.Fatalf("%s: something was written", c.name)
		}
	}
	s.Lie(nil)
	// A file that Paragraf did not make is verified, never signed.
	for file, says := range map[string]string{"brev.pdf": "inga platser för underskrift", "annans.pdf": "inte gjord av Paragraf", "text.pdf": "ingen PDF", "halv.pdf": "skadad"} {
		content := map[string]string{"brev.pdf": string(signtest.Minutes()), "annans.pdf": strings.Replace(string(before), "(Paragraf)", "(PDFXpert)", 1), "text.pdf": "Hej", "halv.pdf": string(before[:len(before)/2])}[file]
		h.write(file, content)
		h.fails(1, []string{says}, "sign", file, "--role", "secretary", "--key", "god.p12")
		if string(h.read(file)) != content {
			t.Errorf("%s was changed", file)
		}
	}
	// What was signed all the same is told by verify, each in its own words.
	for _, c := range []struct{ key, says string }{{"okand.p12", "leder inte till"}} {
		h.ok("sign", "ny.pdf", "--role", "secretary", "--key", c.key, "-o", "dalig.pdf")
		r := h.run("verify", "dalig.pdf", "--trust", "roots.pem")
		if r.code != 1 || !strings.Contains(r.out+r.err, c.says) {
			t.Errorf("%s: %d %s%s", c.key, r.code, r.out, r.err)
		}
	}
}
