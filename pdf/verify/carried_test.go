package verify_test

import (
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ocsp"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// der joins elements under a tag.
func der(tag byte, parts ...[]byte) []byte { return tlv(tag, slices.Concat(parts...)) }

func oid(t *testing.T, arcs ...int) []byte {
	t.Helper()
	raw, err := asn1.Marshal(asn1.ObjectIdentifier(arcs))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// carrying is a signature as other programs make it, that carries answers on
// revocation: in a signed attribute (Adobe), an unsigned one (CAdES) or beside
// the certificates (RFC 5652).
func carrying(t *testing.T, id sign.Identity, signed, unsigned, beside []byte) []byte {
	t.Helper()
	l := &lab{t: t}
	pdf, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: id})
	if err != nil {
		t.Fatal(err)
	}
	l.w = open(t, pdf, "chair")
	sum := sha256.Sum256(slices.Concat(pdf[:l.w.from], pdf[l.w.to:]))
	cert := sha256.Sum256(id.Certificate.Raw)
	sha2 := der(0x30, oid(t, 2, 16, 840, 1, 101, 3, 4, 2, 1))
	ecdsa := der(0x30, oid(t, 1, 2, 840, 10045, 4, 3, 2))
	attribute := func(value []byte, arcs ...int) []byte { return der(0x30, oid(t, arcs...), der(0x31, value)) }
	attrs := [][]byte{
		attribute(oid(t, 1, 2, 840, 113549, 1, 7, 1), 1, 2, 840, 113549, 1, 9, 3),
		attribute(der(0x04, sum[:]), 1, 2, 840, 113549, 1, 9, 4),
		attribute(der(0x30, der(0x30, der(0x30, der(0x04, cert[:])))), 1, 2, 840, 113549, 1, 9, 16, 2, 47),
	}
	if signed != nil {
		attrs = append(attrs, attribute(signed, 1, 2, 840, 113583, 1, 1, 8))
	}
	slices.SortFunc(attrs, func(a, b []byte) int { return strings.Compare(string(a), string(b)) })
	digest := sha256.Sum256(der(0x31, attrs...))
	value, err := id.Key.Sign(rand.Reader, digest[:], nil)
	if err != nil {
		t.Fatal(err)
	}
	serial, err := asn1.Marshal(id.Certificate.SerialNumber)
	if err != nil {
		t.Fatal(err)
	}
	version := byte(1)
	if beside != nil {
		beside, version = der(0xa1, beside), 5
	}
	if unsigned != nil {
		unsigned = der(0xa1, attribute(unsigned, 1, 2, 840, 113549, 1, 9, 16, 2, 24))
	}
	signer := der(0x30, []byte{2, 1, 1}, der(0x30, id.Certificate.RawIssuer, serial), sha2, der(0xa0, attrs...), ecdsa, der(0x04, value), unsigned)
	data := der(0x30, []byte{2, 1, version}, der(0x31, sha2), der(0x30, oid(t, 1, 2, 840, 113549, 1, 7, 1)),
		der(0xa0, id.Certificate.Raw, id.Chain[0].Raw), beside, der(0x31, signer))
	return l.put(pdf, der(0x30, oid(t, 1, 2, 840, 113549, 1, 7, 2), der(0xa0, data)))
}

// Answers on revocation that a signature carries are read wherever they stand,
// and what was revoked is told.
func TestAnswersThatASignatureCarries(t *testing.T) {
	id := ca.Identity("Ellen Fjällvik", signtest.EC(elliptic.P256()), nil)
	revoked := func(l *x509.RevocationList) {
		l.RevokedCertificateEntries = []x509.RevocationListEntry{{SerialNumber: id.Certificate.SerialNumber, RevocationTime: time.Now().AddDate(0, 0, -2), ReasonCode: 1}}
	}
	roots := signtest.List(ca.Above(), nil)
	response := ca.Answer(id.Certificate, ca.Issuing(), nil)
	bad := ca.Answer(id.Certificate, ca.Issuing(), func(r *ocsp.Response) { r.Status, r.RevokedAt = ocsp.Revoked, time.Now().AddDate(0, 0, -2) })
	basic := func(whole []byte) []byte {
		var r struct {
			Status asn1.Enumerated
			Answer struct {
				Kind asn1.ObjectIdentifier
				Data []byte
			} `asn1:"explicit,tag:0"`
		}
		if _, err := asn1.Unmarshal(whole, &r); err != nil {
			t.Fatal(err)
		}
		return r.Answer.Data
	}
	values := func(lists [][]byte, responses ...[]byte) []byte {
		return der(0x30, der(0xa0, der(0x30, lists...)), der(0xa1, der(0x30, responses...)))
	}
	inCMS := func(whole []byte) []byte { return der(0xa1, oid(t, 1, 3, 6, 1, 5, 5, 7, 16, 2), whole) }
	for name, c := range map[string]struct {
		signed, unsigned, beside []byte
		want                     string
	}{
		"nothing":                {want: "revocation_unknown"},
		"Adobe's, a response":    {signed: values([][]byte{roots}, response), want: "not_revoked"},
		"Adobe's, revoked":       {signed: values([][]byte{roots}, bad), want: "revoked"},
		"Adobe's, a list":        {signed: der(0x30, der(0xa0, der(0x30, roots, signtest.List(ca.Issuing(), nil)))), want: "not_revoked"},
		"Adobe's, nonsense":      {signed: der(0x30, der(0xa0, der(0x04, []byte("nej")))), want: "revocation_unknown"},
		"CAdES, a response":      {unsigned: values([][]byte{roots}, basic(response)), want: "not_revoked"},
		"CAdES, revoked":         {unsigned: values([][]byte{roots}, basic(bad)), want: "revoked"},
		"CMS, a list":            {beside: slices.Concat(roots, signtest.List(ca.Issuing(), nil)), want: "not_revoked"},
		"CMS, a list, revoked":   {beside: slices.Concat(roots, signtest.List(ca.Issuing(), revoked)), want: "revoked"},
		"CMS, a response":        {beside: slices.Concat(roots, inCMS(response)), want: "not_revoked"},
		"another's signed lists": {beside: slices.Concat(roots, signtest.List(signtest.NewAuthority().Issuing(), nil)), want: "revocation_unknown"},
	} {
		pdf := carrying(t, id, c.signed, c.unsigned, c.beside)
		r := verify.File(pdf, verify.Options{Roots: ca.Roots(), Now: time.Now().Add(time.Minute)})
		if found := " " + codes(r.Signatures[0].Reasons) + " "; !strings.Contains(found, " "+c.want+" ") || r.Valid != (c.want != "revoked") || !r.Signatures[0].Trusted {
			t.Errorf("%s: %s, want %s", name, brief(r), c.want)
		}
	}
}
