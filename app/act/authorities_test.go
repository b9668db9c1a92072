package act

import (
	"bytes"
	"context"
	"crypto/elliptic"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paragraf/app/swedish"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// try signs the chair's place of a document into a file and reports what came
// of it. A signature that fails must leave nothing behind.
func try(t *testing.T, r SignRequest) (Signed, error) {
	t.Helper()
	pdf := signtest.Minutes(signtest.Fields...)
	r.PDF, r.Name, r.Role, r.Path = pdf, "protokoll.pdf", "chair", filepath.Join(t.TempDir(), "protokoll.pdf")
	if err := os.WriteFile(r.Path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	done, err := Sign(context.Background(), nil, r)
	after, _ := os.ReadFile(r.Path)
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(r.Path), "*"))
	hidden, _ := filepath.Glob(filepath.Join(filepath.Dir(r.Path), ".*"))
	if len(left)+len(hidden) != 1 || err != nil && !bytes.Equal(after, pdf) || err == nil && !bytes.Equal(after, done.PDF) {
		t.Errorf("the file was half written, or something lies beside it: %v %v", left, hidden)
	}
	return done, err
}

// trusting is trust in the root of some services.
func trusting(t *testing.T, s *signtest.Services) *Trust {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(path, s.PEM(), 0o600); err != nil {
		t.Fatal(err)
	}
	trust, err := LoadTrust([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	return trust
}

// tells makes sure that a failure is of a key and is worded in both languages.
func tells(t *testing.T, what string, err error, key string, words ...string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Key != key {
		t.Errorf("%s: %v, want %s", what, err, key)
		return
	}
	texts := map[string]bool{}
	for _, l := range swedish.Languages {
		swedish.Use(l)
		text := e.Error()
		texts[text] = true
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("%s does not say %q: %s", what, w, text)
			}
		}
	}
	swedish.Use(swedish.Swedish)
	if len(texts) != 2 {
		t.Errorf("%s is not told in two languages", what)
	}
}

func extendedUsage(critical bool, usages ...int) pkix.Extension {
	var list []asn1.ObjectIdentifier
	for _, u := range usages {
		list = append(list, asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 3, u})
	}
	raw, _ := asn1.Marshal(list)
	return pkix.Extension{Id: asn1.ObjectIdentifier{2, 5, 29, 37}, Critical: critical, Value: raw}
}

// Whatever a timestamp authority does wrong is told for what it is, nothing is
// written, and the same signature can be made without it.
func TestTimestampAuthorityThatLies(t *testing.T) {
	s := ca.Serve(t)
	person := s.Person("Ture Malmgård", signtest.EC(elliptic.P256()))
	strangers := signtest.NewAuthority().Serve(t)
	lie := func(how func(*signtest.Stamping)) func() string {
		return func() string { s.Lie(how); return s.URL + "/tsa" }
	}
	clock := func(change func(*x509.Certificate)) func() string {
		return func() string { s.NewClock(change); return s.URL + "/tsa" }
	}
	answering := func(status int, body string) func() string {
		return func() string {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(status)
				_, _ = w.Write([]byte(body))
			}))
			t.Cleanup(server.Close)
			return server.URL
		}
	}
	for _, c := range []struct {
		name, key string
		url       func() string
		words     string
	}{
		{"down", "act.tsa.unreachable", func() string { return "http://127.0.0.1:1/tsa" }, "refused"},
		{"broken", "act.tsa.unreachable", answering(503, ""), "503"},
		{"a web page", "act.tsa.unreachable", answering(200, "<html>Logga in"), ""},
		{"another digest", "act.tsa.other_digest", lie(func(s *signtest.Stamping) { s.Digest = make([]byte, len(s.Digest)) }), ""},
		{"another nonce", "act.tsa.other_request", lie(func(s *signtest.Stamping) { s.Nonce = big.NewInt(7) }), ""},
		{"no nonce", "act.tsa.other_request", lie(func(s *signtest.Stamping) { s.Nonce = nil }), ""},
		{"a refusal", "act.tsa.refused", lie(func(s *signtest.Stamping) { s.Status, s.Text = 2, "stängt" }), "stängt"},
		{"yesterday", "act.tsa.clock", lie(func(s *signtest.Stamping) { s.At = s.At.Add(-24 * time.Hour) }), ""},
		{"signed by another key", "act.tsa.wrong", lie(func(s *signtest.Stamping) { s.By.Key = signtest.RSA(2048) }), ""},
		{"an expired certificate", "act.tsa.expired", clock(func(c *x509.Certificate) { c.NotAfter = time.Now().Add(-time.Hour) }), ""},
		{"a certificate of tomorrow", "act.tsa.expired", clock(func(c *x509.Certificate) { c.NotBefore = time.Now().Add(48 * time.Hour) }), ""},
		{"a certificate for web servers", "act.tsa.usage", clock(func(c *x509.Certificate) { c.ExtraExtensions = []pkix.Extension{extendedUsage(true, 1)} }), ""},
		{"a certificate for web servers too", "act.tsa.usage", clock(func(c *x509.Certificate) { c.ExtraExtensions = []pkix.Extension{extendedUsage(true, 8, 1)} }), ""},
		{"a certificate that does not insist", "act.tsa.usage", clock(func(c *x509.Certificate) { c.ExtraExtensions = []pkix.Extension{extendedUsage(false, 8)} }), ""},
		{"a certificate for anything", "act.tsa.usage", clock(func(c *x509.Certificate) { c.ExtraExtensions = nil }), ""},
		{"a stranger", "act.tsa.untrusted", func() string { return strangers.URL + "/tsa" }, ""},
	} {
		s.Lie(nil)
		s.NewClock(nil)
		url := c.url()
		_, err := try(t, SignRequest{Identity: &person, TSA: url, Trust: trusting(t, s)})
		tells(t, c.name, err, c.key, url, c.words)
		if !StampFailed(err) {
			t.Errorf("%s is not told to be the authority's doing", c.name)
		}
	}
	s.Lie(nil)
	s.NewClock(nil)
	if done, err := try(t, SignRequest{Identity: &person, TSA: s.URL + "/tsa", Trust: trusting(t, s)}); err != nil || level(done.PDF) != "B-T" {
		t.Errorf("one that tells the truth: %v", err)
	}
	if done, err := try(t, SignRequest{Identity: &person}); err != nil || level(done.PDF) != "B-B" {
		t.Errorf("without one: %v", err)
	}
}

func level(pdf []byte) string { return verify.File(pdf, verify.Options{}).Signatures[0].Level }

// One that never answers is given up.
func TestSlowTimestampAuthority(t *testing.T) {
	release := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-release }))
	t.Cleanup(server.Close)
	t.Cleanup(func() { close(release) })
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	person := ca.Identity("Ture Malmgård", signtest.EC(elliptic.P256()), nil)
	_, err := Sign(ctx, nil, SignRequest{PDF: signtest.Minutes(signtest.Fields...), Name: "p.pdf", Role: "chair", Identity: &person, TSA: server.URL})
	tells(t, "slow", err, "act.tsa.slow", server.URL)
	gone, leave := context.WithCancel(context.Background())
	leave()
	_, err = Sign(gone, nil, SignRequest{PDF: signtest.Minutes(signtest.Fields...), Name: "p.pdf", Role: "chair", Identity: &person, TSA: server.URL})
	if !errors.Is(err, context.Canceled) || StampFailed(err) {
		t.Errorf("cancelled: %v", err)
	}
}

// A certificate that must not be signed with is refused for what is wrong with
// it, before anything is written.
func TestCertificatesThatCannotSign(t *testing.T) {
	s := ca.Serve(t)
	key := signtest.EC(elliptic.P256())
	person := func(change ...func(*x509.Certificate)) sign.Identity {
		return s.Person("Ture Malmgård", key, change...)
	}
	revoked := person()
	s.RevokeOn(revoked.Certificate, time.Now().Add(-time.Hour))
	elsewhere := signtest.NewAuthority().Identity("Ture Malmgård", key, nil)
	for name, c := range map[string]struct {
		id  sign.Identity
		key string
	}{
		"expired":          {person(func(c *x509.Certificate) { c.NotAfter = time.Now().Add(-time.Hour) }), "act.key.expired"},
		"not yet valid":    {person(func(c *x509.Certificate) { c.NotBefore = time.Now().Add(time.Hour) }), "act.key.early"},
		"for encryption":   {person(func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyEncipherment }), "act.key.usage"},
		"for certificates": {person(func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageCertSign }), "act.key.usage"},
		"revoked":          {revoked, "act.key.revoked"},
		"untrusted":        {elsewhere, "act.key.untrusted"},
	} {
		_, err := try(t, SignRequest{Identity: &c.id, TSA: s.URL + "/tsa", Trust: trusting(t, s)})
		tells(t, name, err, c.key, "Ture Malmgård")
		if StampFailed(err) {
			t.Errorf("%s is told to be the timestamp authority's doing", name)
		}
	}
	for name, usage := range map[string]x509.KeyUsage{"nonRepudiation": x509.KeyUsageContentCommitment, "digitalSignature": x509.KeyUsageDigitalSignature} {
		id := person(func(c *x509.Certificate) { c.KeyUsage = usage })
		if _, err := try(t, SignRequest{Identity: &id, Trust: trusting(t, s)}); err != nil {
			t.Errorf("a certificate for %s: %v", name, err)
		}
	}
	// An issuer that does not answer keeps nobody from signing.
	quiet := ca.Identity("Ture Malmgård", key, func(c *x509.Certificate) { c.OCSPServer = []string{"http://127.0.0.1:1/ocsp"} })
	if _, err := try(t, SignRequest{Identity: &quiet, TSA: s.URL + "/tsa"}); err != nil {
		t.Errorf("an issuer that does not answer: %v", err)
	}
}
