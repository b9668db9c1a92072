package signtest

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ocsp"

	"paragraf/pdf/sign"
)

// Services are the authority's on a loopback address: a timestamp authority,
// an OCSP responder, a revocation list and the issuer's certificate.
type Services struct {
	*Authority
	URL string

	mu      sync.Mutex
	revoked map[string]time.Time
	offset  time.Duration // how much older than now the answers are
	stamp   func(query []byte) ([]byte, error)
	asked   map[string]int // requests by path
}

// Serve starts the services for the length of a test. Timestamps are made by
// openssl.
func (a *Authority) Serve(t testing.TB) *Services {
	t.Helper()
	s := &Services{Authority: &Authority{Root: a.Root, rootKey: a.rootKey, issuerKey: a.issuerKey, serial: a.serial + 1000},
		revoked: map[string]time.Time{}, asked: map[string]int{}}
	server := httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(server.Close)
	s.URL = server.URL
	issuer := *a.Issuer
	issuer.CRLDistributionPoints = []string{s.URL + "/roots-list"}
	issuer.IssuingCertificateURL = []string{s.URL + "/root"}
	s.Issuer = certificate(&issuer, a.Root, a.issuerKey.Public(), a.rootKey)
	dir := t.TempDir()
	key := RSA(2048)
	usage, err := asn1.Marshal([]asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 8}})
	if err != nil {
		t.Fatal(err)
	}
	clock := s.Identity("Norrlids tid", key, func(c *x509.Certificate) {
		c.OCSPServer = []string{s.URL + "/ocsp"}
		c.KeyUsage = x509.KeyUsageDigitalSignature
		c.ExtraExtensions = []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 37}, Critical: true, Value: usage}}
	})
	write := func(name, kind string, der []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	config := fmt.Sprintf("[tsa]\ndefault_tsa=t\n[t]\nserial=%s\nsigner_cert=%s\nsigner_key=%s\ncerts=%s\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256,sha384,sha512\naccuracy=secs:1\ness_cert_id_alg=sha256\ness_cert_id_chain=no\n",
		filepath.Join(dir, "serial"), write("tsa.pem", "CERTIFICATE", clock.Certificate.Raw), write("tsa.key", "PRIVATE KEY", private), write("issuer.pem", "CERTIFICATE", s.Issuer.Raw))
	for name, content := range map[string]string{"tsa.cnf": config, "serial": "01\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.stamp = func(query []byte) ([]byte, error) {
		path := filepath.Join(dir, "query.tsq")
		if err := os.WriteFile(path, query, 0o600); err != nil {
			return nil, err
		}
		out, err := exec.Command("openssl", "ts", "-reply", "-config", filepath.Join(dir, "tsa.cnf"), "-queryfile", path).Output()
		return out, err
	}
	return s
}

// Person makes an identity whose certificate names the services.
func (s *Services) Person(name string, key crypto.Signer) sign.Identity {
	id := s.Identity(name, key, func(c *x509.Certificate) {
		c.OCSPServer = []string{s.URL + "/ocsp"}
		c.CRLDistributionPoints = []string{s.URL + "/list"}
		c.IssuingCertificateURL = []string{s.URL + "/issuer"}
	})
	return id
}

// Revoke takes a certificate back.
func (s *Services) Revoke(c *x509.Certificate) { s.RevokeOn(c, time.Now()) }

// RevokeOn says that a certificate was taken back at a time.
func (s *Services) RevokeOn(c *x509.Certificate, at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.revoked[c.SerialNumber.String()] = at
}

// Answers is what the OCSP responder says of a certificate now.
func (s *Services) Answers(c *x509.Certificate) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	query, err := ocsp.CreateRequest(c, s.Issuer, nil)
	if err != nil {
		return nil, err
	}
	return s.ocsp(query)
}

// Age makes the answers on revocation older than they are.
func (s *Services) Age(by time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.offset = by
}

// Asked is how many requests came to a path.
func (s *Services) Asked(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[path]
}

func (s *Services) serve(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked[r.URL.Path]++
	body, err := io.ReadAll(r.Body)
	var answer []byte
	if err == nil {
		switch r.URL.Path {
		case "/tsa":
			answer, err = s.stamp(body)
		case "/ocsp":
			answer, err = s.ocsp(body)
		case "/list":
			answer, err = s.list(s.Issuer, s.issuerKey)
		case "/roots-list":
			answer, err = s.list(s.Root, s.rootKey)
		case "/issuer":
			answer = s.Issuer.Raw
		case "/root":
			answer = s.Root.Raw
		default:
			http.NotFound(w, r)
			return
		}
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	_, _ = io.Copy(w, bytes.NewReader(answer))
}

func (s *Services) ocsp(body []byte) ([]byte, error) {
	request, err := ocsp.ParseRequest(body)
	if err != nil {
		return nil, err
	}
	at := time.Now().Add(-s.offset)
	answer := ocsp.Response{Status: ocsp.Good, SerialNumber: request.SerialNumber, ThisUpdate: at, NextUpdate: at.Add(time.Hour)}
	if when, ok := s.revoked[request.SerialNumber.String()]; ok {
		answer.Status, answer.RevokedAt = ocsp.Revoked, when
	}
	return ocsp.CreateResponse(s.Issuer, s.Issuer, answer, s.issuerKey)
}

func (s *Services) list(issuer *x509.Certificate, key crypto.Signer) ([]byte, error) {
	at := time.Now().Add(-s.offset)
	list := &x509.RevocationList{Number: big.NewInt(at.Unix()), ThisUpdate: at, NextUpdate: at.Add(time.Hour)}
	for serial, when := range s.revoked {
		n, _ := new(big.Int).SetString(serial, 10)
		list.RevokedCertificateEntries = append(list.RevokedCertificateEntries, x509.RevocationListEntry{SerialNumber: n, RevocationTime: when})
	}
	return x509.CreateRevocationList(rand.Reader, list, issuer, key)
}
