package authority_test

import (
	"context"
	"crypto/elliptic"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"math/big"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/sign/signtest"
)

// A list that is older than the use is fetched with the changes after it; a list
// of changes is no answer by itself.
func TestListsAndTheirChanges(t *testing.T) {
	ca := signtest.NewAuthority()
	var list, changes []byte
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/lista":
			_, _ = w.Write(list)
		case "/andringar":
			_, _ = w.Write(changes)
		}
	}))
	defer server.Close()
	id := ca.Identity("Ellen Fjällvik", signtest.EC(elliptic.P256()), func(c *x509.Certificate) { c.CRLDistributionPoints = []string{server.URL + "/lista"} })
	extension := func(arc int, critical bool, value any) pkix.Extension {
		der, err := asn1.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		return pkix.Extension{Id: asn1.ObjectIdentifier{2, 5, 29, arc}, Critical: critical, Value: der}
	}
	type pointName struct {
		Full []asn1.RawValue `asn1:"optional,tag:0"`
	}
	type point struct {
		Name pointName `asn1:"optional,tag:0"`
	}
	freshest := extension(46, false, []point{{pointName{[]asn1.RawValue{{Class: 2, Tag: 6, Bytes: []byte(server.URL + "/andringar")}}}}})
	whole := func(at time.Time) []byte {
		return signtest.List(ca.Issuing(), func(l *x509.RevocationList) {
			l.ThisUpdate = at
			l.ExtraExtensions = []pkix.Extension{freshest}
		})
	}
	delta := func(base int64, gone *sign.Identity) []byte {
		return signtest.List(ca.Issuing(), func(l *x509.RevocationList) {
			l.Number, l.ExtraExtensions = big.NewInt(12), []pkix.Extension{extension(27, true, base)}
			if gone != nil {
				l.RevokedCertificateEntries = []x509.RevocationListEntry{{SerialNumber: gone.Certificate.SerialNumber, RevocationTime: time.Now().AddDate(0, 0, -1), ReasonCode: 1}}
			}
		})
	}
	pdf, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: id})
	if err != nil {
		t.Fatal(err)
	}
	old, now := time.Now().Add(-time.Hour), time.Now()
	for name, c := range map[string]struct {
		list, changes []byte
		want          error
		lists         int
	}{
		"a new list":               {whole(now.Add(time.Second)), nil, nil, 1},
		"an old list alone":        {whole(old), nil, authority.ErrStale, 0},
		"an old list and changes":  {whole(old), delta(10, nil), nil, 2},
		"changes after a newer":    {whole(old), delta(11, nil), authority.ErrStale, 0},
		"revoked by the changes":   {whole(old), delta(10, &id), authority.ErrRevoked, 0},
		"changes where a list was": {delta(10, nil), nil, new(authority.UnreachableError), 0},
	} {
		list, changes = c.list, c.changes
		e, err := authority.Gather(context.Background(), nil, pdf, []authority.Question{{Certificate: id.Certificate, Since: now}})
		if err != nil {
			t.Fatal(err)
		}
		var got error
		if len(e.Missing) > 0 {
			got = e.Missing[0].Problem
		}
		var unreachable *authority.UnreachableError
		same := errors.Is(got, c.want) || errors.As(c.want, &unreachable) && errors.As(got, &unreachable)
		if !same || len(e.CRLs) != c.lists {
			t.Errorf("%s: %v with %d lists, want %v with %d", name, got, len(e.CRLs), c.want, c.lists)
		}
	}
}
