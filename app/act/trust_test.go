package act

import (
	"context"
	"crypto/elliptic"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// trustFile is a trusted list with one issuer, granted in a time.
func trustFile(ca *signtest.Authority, from, to string) []byte {
	state := func(status, since, cert string) string {
		return fmt.Sprintf(`<ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/CA/QC</ServiceTypeIdentifier><ServiceDigitalIdentity><DigitalId><X509Certificate>%s</X509Certificate></DigitalId></ServiceDigitalIdentity>
<ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/%s</ServiceStatus><StatusStartingTime>%s</StatusStartingTime>`, cert, status, since)
	}
	return []byte(`<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#"><SchemeInformation><SchemeTerritory>SE</SchemeTerritory></SchemeInformation>
<TrustServiceProviderList><TrustServiceProvider><TSPServices><TSPService><ServiceInformation>` +
		state("withdrawn", to, base64.StdEncoding.EncodeToString(ca.Issuer.Raw)) + `</ServiceInformation><ServiceHistory><ServiceHistoryInstance>` +
		state("granted", from, "") + `</ServiceHistoryInstance></ServiceHistory></TSPService></TSPServices></TrustServiceProvider></TrustServiceProviderList></TrustServiceStatusList>`)
}

func TestWhomTheUserTrusts(t *testing.T) {
	ca := signtest.NewAuthority()
	other := signtest.NewAuthority()
	pdf, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: ca.Identity("Ellen Fjällvik", signtest.EC(elliptic.P256()), nil)})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	put := func(name string, raw []byte) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	folder := filepath.Dir(put("utfardare/rot.cer", ca.Root.Raw))
	put("utfardare/annan.pem", other.PEM())
	put("utfardare/LÄS MIG.txt", []byte("Certifikaten är våra egna."))
	for name, c := range map[string]struct {
		sources []string
		trusted bool
	}{
		"root in PEM":              {[]string{put("rot.pem", ca.PEM())}, true},
		"root in DER":              {[]string{put("rot.der", ca.Root.Raw)}, true},
		"a folder":                 {[]string{folder}, true},
		"the system":               {[]string{SystemTrust}, false},
		"the system and a root":    {[]string{SystemTrust, put("rot.pem", ca.PEM())}, true},
		"another":                  {[]string{put("annan.pem", other.PEM())}, false},
		"two files":                {[]string{put("annan.pem", other.PEM()), put("rot.pem", ca.PEM())}, true},
		"a list":                   {[]string{put("nu.xml", trustFile(ca, "2018-01-01T00:00:00Z", "2090-01-01T00:00:00Z"))}, true},
		"a list, withdrawn before": {[]string{put("forr.xml", trustFile(ca, "2018-01-01T00:00:00Z", "2020-01-01T00:00:00Z"))}, false},
		"a list, granted later":    {[]string{put("sedan.xml", trustFile(ca, "2080-01-01T00:00:00Z", "2090-01-01T00:00:00Z"))}, false},
		"a list and a certificate": {[]string{put("forr.xml", trustFile(ca, "2018-01-01T00:00:00Z", "2020-01-01T00:00:00Z")), put("rot.pem", ca.PEM())}, true},
	} {
		trust, err := LoadTrust(c.sources)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		r := Verify(pdf, trust)
		want := verify.Undetermined
		if c.trusted {
			want = verify.Valid
		}
		if s := r.Signatures[0]; s.Trusted != c.trusted || s.Verdict != want || s.Answers.Integrity.State != verify.Yes {
			t.Errorf("%s: trusted %v, %s", name, s.Trusted, s.Verdict)
		}
	}
	if r := Verify(pdf, nil); !r.Valid || r.Signatures[0].Answers.Trust.State != verify.Unknown {
		t.Error("without trust nothing is said of it")
	}
	for name, source := range map[string]string{
		"a missing file": filepath.Join(dir, "nej.pem"), "no certificate": put("x.pem", []byte("hej")), "an empty folder": filepath.Dir(put("tom/x.txt", nil)),
		"a web page": put("sida.xml", []byte("<html>Logga in</html>")), "a key": put("nyckel.pem", pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: []byte{1}})),
		"a broken one in a folder": filepath.Dir(put("trasig/rot.pem", []byte("-----BEGIN"))),
	} {
		var said *Error
		if trust, err := LoadTrust([]string{source}); !errors.As(err, &said) || trust != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// An issuer of persons' certificates in a list does not vouch for time.
func TestListOfPersonsDoesNotVouchForTime(t *testing.T) {
	s := signtest.NewAuthority().Serve(t)
	pdf, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: s.Person("Ellen Fjällvik", signtest.EC(elliptic.P256())),
		Stamp: authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "lista.xml")
	if err := os.WriteFile(path, trustFile(s.Authority, "2018-01-01T00:00:00Z", "2090-01-01T00:00:00Z"), 0o600); err != nil {
		t.Fatal(err)
	}
	trust, err := LoadTrust([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	if g := Verify(pdf, trust).Signatures[0]; !g.Trusted || g.TimeProved {
		t.Errorf("trusted %v, time proved %v", g.Trusted, g.TimeProved)
	}
}

func TestRevisionIsWhatWasSigned(t *testing.T) {
	ca := signtest.NewAuthority()
	first := signtest.Minutes(signtest.Fields...)
	states := [][]byte{first}
	for _, field := range []string{"secretary", "chair"} {
		pdf, err := sign.Sign(states[len(states)-1], sign.Request{Field: field, Identity: ca.Identity("Ellen Fjällvik", signtest.EC(elliptic.P256()), nil), At: time.Now()})
		if err != nil {
			t.Fatal(err)
		}
		states = append(states, pdf)
	}
	pdf := states[len(states)-1]
	for i, want := range states {
		if got, err := Revision("protokoll.pdf", pdf, i+1); err != nil || string(got) != string(want) {
			t.Errorf("version %d: %d bytes of %d, %v", i+1, len(got), len(want), err)
		}
	}
	for i, s := range Verify(pdf, nil).Signatures {
		if s.Revision != i+2 {
			t.Errorf("signature %d covers version %d", i, s.Revision)
		}
	}
	for _, n := range []int{-1, 0, 4} {
		var said *Error
		if _, err := Revision("protokoll.pdf", pdf, n); !errors.As(err, &said) || said.Key != "act.revision.none" {
			t.Errorf("version %d: %v", n, err)
		}
	}
}
