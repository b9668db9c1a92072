package verify_test

import (
	"crypto/elliptic"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ocsp"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// extension makes one of RFC 5280 by the last arc of its name.
func extension(t *testing.T, arc int, critical bool, value any) pkix.Extension {
	t.Helper()
	der, err := asn1.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return pkix.Extension{Id: asn1.ObjectIdentifier{2, 5, 29, arc}, Critical: critical, Value: der}
}

// issuingPoint is what a list says it is about.
type issuingPoint struct {
	Users      bool           `asn1:"optional,tag:1"`
	CAs        bool           `asn1:"optional,tag:2"`
	Reasons    asn1.BitString `asn1:"optional,tag:3"`
	Indirect   bool           `asn1:"optional,tag:4"`
	Attributes bool           `asn1:"optional,tag:5"`
}

// directory is a name among general names.
func directory(name []byte) []asn1.RawValue {
	return []asn1.RawValue{{Class: asn1.ClassContextSpecific, Tag: 4, IsCompound: true, Bytes: name}}
}

// What a list of the issuer says of a signer, by what it says of itself: lists
// of changes, of one kind of certificates, of some reasons, of several issuers.
func TestWhatAListSays(t *testing.T) {
	maker := ca.Identity("Norrlids spärrlistor", signtest.EC(elliptic.P256()), func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageCRLSign })
	other := signtest.NewAuthority().Identity("Norrlids spärrlistor", signtest.EC(elliptic.P256()), func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageCRLSign })
	type pointed struct {
		Issuer []asn1.RawValue `asn1:"optional,tag:2"`
	}
	id := ca.Identity("Ellen Fjällvik", signtest.EC(elliptic.P256()), func(c *x509.Certificate) {
		c.ExtraExtensions = []pkix.Extension{extension(t, 31, false, []pointed{{directory(maker.Certificate.RawSubject)}})}
	})
	plain := ca.Identity("Ellen Fjällvik", signtest.EC(elliptic.P256()), nil)
	by := ca.Issuing()
	type change = func(*x509.RevocationList)
	about := func(p issuingPoint) change {
		return func(l *x509.RevocationList) { l.ExtraExtensions = append(l.ExtraExtensions, extension(t, 28, true, p)) }
	}
	delta := func(base int64) change {
		return func(l *x509.RevocationList) {
			l.Number = big.NewInt(12)
			l.ThisUpdate = time.Now().Add(time.Minute)
			l.ExtraExtensions = append(l.ExtraExtensions, extension(t, 27, true, base))
		}
	}
	gone := func(reason int, of sign.Identity, x ...pkix.Extension) change {
		return func(l *x509.RevocationList) {
			l.RevokedCertificateEntries = append(l.RevokedCertificateEntries, x509.RevocationListEntry{
				SerialNumber: of.Certificate.SerialNumber, RevocationTime: time.Now().AddDate(0, 0, -2), ReasonCode: reason, ExtraExtensions: x})
		}
	}
	older := func(l *x509.RevocationList) { l.ThisUpdate = time.Now().AddDate(0, 0, -1) }
	list := func(by sign.Identity, changes ...change) []byte {
		return signtest.List(by, func(l *x509.RevocationList) {
			for _, c := range changes {
				c(l)
			}
		})
	}
	ours := extension(t, 29, true, directory(ca.Issuer.RawSubject))
	theirs := extension(t, 29, true, directory(maker.Certificate.RawSubject))
	for name, c := range map[string]struct {
		id    sign.Identity
		lists [][]byte
		want  string // the finding
	}{
		"a whole list":                      {plain, [][]byte{list(by)}, "not_revoked"},
		"a whole list with the signer":      {plain, [][]byte{list(by, gone(1, plain))}, "revoked"},
		"changes alone":                     {plain, [][]byte{list(by, delta(10))}, "revocation_unknown"},
		"changes alone, with the signer":    {plain, [][]byte{list(by, delta(10), gone(1, plain))}, "revoked"},
		"an old list and its changes":       {plain, [][]byte{list(by, older), list(by, delta(10))}, "not_revoked"},
		"changes after a newer list":        {plain, [][]byte{list(by, older), list(by, delta(11))}, "revocation_old"},
		"held, and taken off by changes":    {plain, [][]byte{list(by, older, gone(6, plain)), list(by, delta(10), gone(8, plain))}, "not_revoked"},
		"held still":                        {plain, [][]byte{list(by, gone(6, plain))}, "revoked"},
		"authorities only":                  {plain, [][]byte{list(by, about(issuingPoint{CAs: true}))}, "revocation_unknown"},
		"persons only":                      {plain, [][]byte{list(by, about(issuingPoint{Users: true}))}, "not_revoked"},
		"attribute certificates only":       {plain, [][]byte{list(by, about(issuingPoint{Attributes: true}))}, "revocation_unknown"},
		"some reasons only":                 {plain, [][]byte{list(by, about(issuingPoint{Reasons: asn1.BitString{Bytes: []byte{0x40}, BitLength: 2}}))}, "revocation_unknown"},
		"some reasons, with the signer":     {plain, [][]byte{list(by, gone(1, plain), about(issuingPoint{Reasons: asn1.BitString{Bytes: []byte{0x40}, BitLength: 2}}))}, "revoked"},
		"something critical and unknown":    {plain, [][]byte{list(by, func(l *x509.RevocationList) { l.ExtraExtensions = append(l.ExtraExtensions, extension(t, 99, true, 1)) })}, "revocation_unknown"},
		"the same number of another issuer": {plain, [][]byte{list(by, about(issuingPoint{Indirect: true}), gone(1, plain, theirs))}, "not_revoked"},
		"a maker of lists":                  {id, [][]byte{list(maker, about(issuingPoint{Indirect: true}))}, "not_revoked"},
		"a maker of lists, with the signer": {id, [][]byte{list(maker, about(issuingPoint{Indirect: true}), gone(1, id, ours))}, "revoked"},
		"a maker that nobody named":         {plain, [][]byte{list(maker, about(issuingPoint{Indirect: true}))}, "revocation_unknown"},
		"a maker of another authority":      {id, [][]byte{list(other, about(issuingPoint{Indirect: true}))}, "revocation_unknown"},
		"a maker whose list is its own":     {id, [][]byte{list(maker)}, "revocation_unknown"},
	} {
		pdf, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: c.id})
		if err != nil {
			t.Fatal(err)
		}
		pdf, err = sign.AddEvidence(pdf, sign.Evidence{
			Certificates: [][]byte{ca.Issuer.Raw, maker.Certificate.Raw, other.Certificate.Raw, other.Chain[0].Raw}, CRLs: append(c.lists, list(ca.Above()))})
		if err != nil {
			t.Fatal(err)
		}
		r := verify.File(pdf, verify.Options{Roots: ca.Roots(), Now: time.Now().Add(2 * time.Minute)})
		found := " " + codes(r.Signatures[0].Reasons) + " "
		if !strings.Contains(found, " "+c.want+" ") || r.Valid != (c.want != "revoked") {
			t.Errorf("%s: %s, want %s", name, brief(r), c.want)
		}
	}
}

// A responder that speaks for the issuer is asked about itself, unless its
// issuer says that nobody is to.
func TestWhoAnswersIsAskedAboutToo(t *testing.T) {
	id := ca.Identity("Ellen Fjällvik", signtest.EC(elliptic.P256()), nil)
	responder := func(source string, more ...pkix.Extension) sign.Identity {
		return ca.Identity("Norrlids svar", signtest.EC(elliptic.P256()), func(c *x509.Certificate) {
			c.KeyUsage, c.ExtKeyUsage = x509.KeyUsageDigitalSignature, []x509.ExtKeyUsage{x509.ExtKeyUsageOCSPSigning}
			if source != "" {
				c.CRLDistributionPoints = []string{source}
			}
			c.ExtraExtensions = more
		})
	}
	noCheck := pkix.Extension{Id: asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 48, 1, 5}, Value: asn1.NullBytes}
	const source = "http://lista.norrlid.example/"
	asked, unasked, unsourced := responder(source), responder(source, noCheck), responder("")
	revoked := func(reason int, at time.Time) func(*x509.RevocationList) {
		return func(l *x509.RevocationList) {
			l.RevokedCertificateEntries = []x509.RevocationListEntry{{SerialNumber: asked.Certificate.SerialNumber, RevocationTime: at, ReasonCode: reason}}
		}
	}
	ago := time.Now().AddDate(0, 0, -1)
	for name, c := range map[string]struct {
		ocsps, lists [][]byte
		want, not    string
		unproved     int
	}{
		"marked as not to be asked about": {[][]byte{ca.Answer(id.Certificate, unasked, nil)}, nil, "not_revoked", "responder_unknown", 0},
		"nobody to ask":                   {[][]byte{ca.Answer(id.Certificate, unsourced, nil)}, nil, "not_revoked", "responder_unknown", 0},
		"not asked":                       {[][]byte{ca.Answer(id.Certificate, asked, nil)}, nil, "not_revoked responder_unknown", "", 1},
		"answered for by itself":          {[][]byte{ca.Answer(id.Certificate, asked, nil), ca.Answer(asked.Certificate, asked, nil)}, nil, "not_revoked responder_unknown", "", 1},
		"answered for by the issuer":      {[][]byte{ca.Answer(id.Certificate, asked, nil), ca.Answer(asked.Certificate, ca.Issuing(), nil)}, nil, "not_revoked", "responder_unknown", 0},
		"revoked before it answered": {[][]byte{ca.Answer(id.Certificate, asked, nil)}, [][]byte{signtest.List(ca.Issuing(), func(l *x509.RevocationList) {
			revoked(4, ago)(l)
			l.ExtraExtensions = []pkix.Extension{extension(t, 28, true, issuingPoint{Reasons: asn1.BitString{Bytes: []byte{0x40}, BitLength: 2}})}
		})}, "revocation_unknown", "not_revoked", 1},
		"its key stolen since": {[][]byte{ca.Answer(id.Certificate, asked, func(r *ocsp.Response) { r.ThisUpdate = time.Now().Add(-time.Hour) })}, [][]byte{signtest.List(ca.Issuing(), func(l *x509.RevocationList) {
			revoked(1, time.Now())(l)
			l.ExtraExtensions = []pkix.Extension{extension(t, 28, true, issuingPoint{Reasons: asn1.BitString{Bytes: []byte{0x40}, BitLength: 2}})}
		})}, "revocation_unknown", "not_revoked", 1},
	} {
		pdf, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: id})
		if err != nil {
			t.Fatal(err)
		}
		pdf, err = sign.AddEvidence(pdf, sign.Evidence{OCSPs: c.ocsps, CRLs: append(c.lists, signtest.List(ca.Above(), nil))})
		if err != nil {
			t.Fatal(err)
		}
		r := verify.File(pdf, verify.Options{Roots: ca.Roots(), Now: time.Now().Add(2 * time.Minute)})
		found := codes(r.Signatures[0].Reasons)
		for _, w := range strings.Fields(c.want) {
			if !strings.Contains(found, w) {
				t.Errorf("%s: %s, want %s", name, brief(r), c.want)
			}
		}
		if c.not != "" && strings.Contains(found, c.not) {
			t.Errorf("%s: %s", name, brief(r))
		}
		if n := len(r.Signatures[0].Unproved); n != c.unproved {
			t.Errorf("%s: %d certificates are not proved, want %d", name, n, c.unproved)
		}
	}
}
