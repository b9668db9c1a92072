package signtest

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ocsp"

	"paragraf/pdf/sign"
)

// Services are the authority's on a loopback address: a timestamp authority,
// an OCSP responder, a revocation list and the issuer's certificate. Their
// clock can be moved, years ahead too.
type Services struct {
	*Authority
	URL string

	mu      sync.Mutex
	revoked map[string]revocation
	ahead   time.Duration // of the clock before the computer's
	age     time.Duration // how much older than now the answers are
	tsa     sign.Identity
	lie     func(*Stamping)
	stamped int64
	asked   map[string]int // requests by path
	heard   func()         // called at each request; nil for nothing
}

type revocation struct {
	at     time.Time
	reason int // RFC 5280 5.3.1
}

// Serve starts the services for the length of a test.
func (a *Authority) Serve(t testing.TB) *Services {
	t.Helper()
	s := &Services{Authority: &Authority{Root: a.Root, rootKey: a.rootKey, issuerKey: a.issuerKey, serial: a.serial + 1000},
		revoked: map[string]revocation{}, asked: map[string]int{}}
	server := httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(server.Close)
	s.URL = server.URL
	issuer := *a.Issuer
	issuer.CRLDistributionPoints = []string{s.URL + "/roots-list"}
	issuer.IssuingCertificateURL = []string{s.URL + "/root"}
	s.Issuer = certificate(&issuer, a.Root, a.issuerKey.Public(), a.rootKey)
	s.NewClock(nil)
	return s
}

// NewClock gives the timestamp authority a new key and certificate, valid for
// two years from the services' time. The change may make it special.
func (s *Services) NewClock(change func(*x509.Certificate)) {
	id := s.clock("Norrlids tid", change)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tsa = id
}

// clockKey is the key of all timestamp authorities: making one takes time.
var clockKey = sync.OnceValue(func() crypto.Signer { return RSA(2048) })

func (s *Services) clock(name string, change func(*x509.Certificate)) sign.Identity {
	return s.Person(name, clockKey(), func(c *x509.Certificate) {
		c.KeyUsage = x509.KeyUsageDigitalSignature
		c.ExtraExtensions = []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 37}, Critical: true,
			Value: must(asn1.Marshal([]asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 8}}))}}
		if change != nil {
			change(c)
		}
	})
}

// Lie has every timestamp changed before it is given; nil ends it.
func (s *Services) Lie(how func(*Stamping)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lie = how
}

// Now is the services' time.
func (s *Services) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now()
}

func (s *Services) now() time.Time { return time.Now().Add(s.ahead) }

// Move sets the services' clock so much ahead of the computer's.
func (s *Services) Move(ahead time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ahead = ahead
}

// Person makes an identity whose certificate names the services and is valid
// for two years from their time. The changes may make it special.
func (s *Services) Person(name string, key crypto.Signer, change ...func(*x509.Certificate)) sign.Identity {
	now := s.Now()
	return s.Identity(name, key, func(c *x509.Certificate) {
		c.NotBefore, c.NotAfter = now.AddDate(-1, 0, 0), now.AddDate(2, 0, 0)
		c.OCSPServer = []string{s.URL + "/ocsp"}
		c.CRLDistributionPoints = []string{s.URL + "/list"}
		c.IssuingCertificateURL = []string{s.URL + "/issuer"}
		for _, f := range change {
			f(c)
		}
	})
}

// Revoke takes a certificate back.
func (s *Services) Revoke(c *x509.Certificate) { s.RevokeOn(c, s.Now()) }

// RevokeOn says that a certificate was taken back at a time.
func (s *Services) RevokeOn(c *x509.Certificate, at time.Time) { s.RevokeFor(c, at, 0) }

// RevokeFor is RevokeOn with a reason of RFC 5280 5.3.1.
func (s *Services) RevokeFor(c *x509.Certificate, at time.Time, reason int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.revoked[c.SerialNumber.String()] = revocation{at, reason}
}

// Clock is the certificate of the timestamp authority.
func (s *Services) Clock() *x509.Certificate {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tsa.Certificate
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
	s.age = by
}

// Asked is how many requests came to a path.
func (s *Services) Asked(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[path]
}

// Heard has a function called at each request, before the answer; nil ends it.
func (s *Services) Heard(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.heard = f
}

func (s *Services) serve(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked[r.URL.Path]++
	if s.heard != nil {
		s.heard()
	}
	body, err := io.ReadAll(r.Body)
	var answer []byte
	if err == nil {
		switch r.URL.Path {
		case "/tsa":
			answer, err = s.answer(body)
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
	at := s.now().Add(-s.age)
	answer := ocsp.Response{Status: ocsp.Good, SerialNumber: request.SerialNumber, ThisUpdate: at, NextUpdate: at.Add(lasts)}
	if when, ok := s.revoked[request.SerialNumber.String()]; ok {
		answer.Status, answer.RevokedAt, answer.RevocationReason = ocsp.Revoked, when.at, when.reason
	}
	return ocsp.CreateResponse(s.Issuer, s.Issuer, answer, s.issuerKey)
}

func (s *Services) list(issuer *x509.Certificate, key crypto.Signer) ([]byte, error) {
	at := s.now().Add(-s.age)
	list := &x509.RevocationList{Number: big.NewInt(at.Unix()), ThisUpdate: at, NextUpdate: at.Add(lasts)}
	for serial, when := range s.revoked {
		n, _ := new(big.Int).SetString(serial, 10)
		list.RevokedCertificateEntries = append(list.RevokedCertificateEntries, x509.RevocationListEntry{SerialNumber: n, RevocationTime: when.at, ReasonCode: when.reason})
	}
	return x509.CreateRevocationList(rand.Reader, list, issuer, key)
}
