package verify

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"
)

func selfSigned(t *testing.T, name string) (*x509.Certificate, *ecdsa.PrivateKey) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, NotBefore: time.Now().AddDate(-9, 0, 0), NotAfter: time.Now().AddDate(9, 0, 0), IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, c, c, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	c, err = x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return c, key
}

const listHead = `<?xml version="1.0" encoding="UTF-8"?>
<!-- Förteckning --><tsl:TrustServiceStatusList xmlns:tsl="http://uri.etsi.org/02231/v2#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="list">
 <tsl:SchemeInformation><tsl:TSLType>http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric</tsl:TSLType>
  <tsl:SchemeOperatorName><tsl:Name xml:lang="sv">Norrlids tillsyn</tsl:Name></tsl:SchemeOperatorName><tsl:SchemeTerritory>SE</tsl:SchemeTerritory>
  <tsl:ListIssueDateTime>2026-01-02T00:00:00Z</tsl:ListIssueDateTime><tsl:NextUpdate><tsl:dateTime>2026-07-02T00:00:00Z</tsl:dateTime></tsl:NextUpdate></tsl:SchemeInformation>
 <tsl:TrustServiceProviderList><tsl:TrustServiceProvider><tsl:TSPServices>`
const listFoot = `</tsl:TSPServices></tsl:TrustServiceProvider></tsl:TrustServiceProviderList>
%s</tsl:TrustServiceStatusList>`

func state(kind, status, since, cert, extra string) string {
	return fmt.Sprintf(`<tsl:ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/%s</tsl:ServiceTypeIdentifier><tsl:ServiceName><tsl:Name xml:lang="sv">Utfärdare &amp; co</tsl:Name></tsl:ServiceName>
<tsl:ServiceDigitalIdentity><tsl:DigitalId><tsl:X509Certificate>%s</tsl:X509Certificate></tsl:DigitalId></tsl:ServiceDigitalIdentity>
<tsl:ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/%s</tsl:ServiceStatus><tsl:StatusStartingTime>%s</tsl:StatusStartingTime>%s`, kind, cert, status, since, extra)
}

func service(now string, history ...string) string {
	s := "<tsl:TSPService><tsl:ServiceInformation>" + now + "</tsl:ServiceInformation><tsl:ServiceHistory>"
	for _, h := range history {
		s += "<tsl:ServiceHistoryInstance>" + h + "</tsl:ServiceHistoryInstance>"
	}
	return s + "</tsl:ServiceHistory></tsl:TSPService>"
}

func TestTrustList(t *testing.T) {
	cert, _ := selfSigned(t, "Utfärdaren")
	b64 := base64.StdEncoding.EncodeToString(cert.Raw)
	web := `<tsl:ServiceInformationExtensions><tsl:Extension Critical="true"><tsl:AdditionalServiceInformation><tsl:URI xml:lang="en">http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/ForWebSiteAuthentication</tsl:URI></tsl:AdditionalServiceInformation></tsl:Extension></tsl:ServiceInformationExtensions>`
	xml := listHead + service(state("CA/QC", "withdrawn", "2024-05-01T00:00:00Z", b64, ""), state("CA/QC", "granted", "2018-01-01T00:00:00Z", "", "")) +
		service(state("TSA/QTST", "granted", "2020-01-01T00:00:00Z", b64, "")) +
		service(state("CA/QC", "granted", "2018-01-01T00:00:00Z", b64, web)) +
		service(state("Certstatus/OCSP", "granted", "2018-01-01T00:00:00Z", b64, "")) + fmt.Sprintf(listFoot, "")
	l, err := ParseTrustList([]byte(xml))
	if err != nil {
		t.Fatal(err)
	}
	if l.Operator != "Norrlids tillsyn" || l.Territory != "SE" || l.Next.Format(time.DateOnly) != "2026-07-02" || l.Seal.State != Unknown || len(l.Services) != 2 {
		t.Fatalf("%+v", l)
	}
	ca, tsa := l.Services[0], l.Services[1]
	if ca.Timestamps || !tsa.Timestamps || ca.Name != "Utfärdare & co" {
		t.Errorf("%+v %+v", ca, tsa)
	}
	for day, want := range map[string]bool{"2017-12-31": false, "2018-01-01": true, "2024-04-30": true, "2024-05-01": false, "2030-01-01": false} {
		at, _ := time.Parse(time.DateOnly, day)
		if ca.GrantedAt(at) != want {
			t.Errorf("%s: granted %v", day, !want)
		}
	}
	for _, bad := range []string{"", "<html/>", "<a><b></a>", strings.ReplaceAll(xml, "EUgeneric", "EUlistofthelists"), strings.ReplaceAll(xml, "/granted", "/recognisedatnationallevel")} {
		if _, err := ParseTrustList([]byte(bad)); err == nil {
			t.Errorf("taken as a list: %.40s", bad)
		}
	}
}

// sealed signs a list as an operator does: enveloped, in exclusive canonical
// XML.
func sealed(t *testing.T, list string, cert *x509.Certificate, key crypto.Signer) string {
	t.Helper()
	digest := func(b []byte) string { h := sha256.Sum256(b); return base64.StdEncoding.EncodeToString(h[:]) }
	without, err := parseXML([]byte(fmt.Sprintf(list, "")))
	if err != nil {
		t.Fatal(err)
	}
	template := `<ds:Signature Id="s"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"/><ds:Reference URI=""><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>` +
		digest(without.canonical(nil, nil)) + `</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>VALUE</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>` +
		base64.StdEncoding.EncodeToString(cert.Raw) + `</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`
	whole, err := parseXML([]byte(fmt.Sprintf(list, template)))
	if err != nil {
		t.Fatal(err)
	}
	info := whole.kids[len(whole.kids)-1].child("SignedInfo")
	h := sha256.Sum256(info.canonical(nil, nil))
	r, s, err := ecdsa.Sign(rand.Reader, key.(*ecdsa.PrivateKey), h[:])
	if err != nil {
		t.Fatal(err)
	}
	value := append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...)
	return fmt.Sprintf(list, strings.Replace(template, "VALUE", base64.StdEncoding.EncodeToString(value), 1))
}

func TestSealOfATrustList(t *testing.T) {
	cert, key := selfSigned(t, "Norrlids tillsyn")
	list := listHead + service(state("CA/QC", "granted", "2018-01-01T00:00:00Z", base64.StdEncoding.EncodeToString(cert.Raw), "")) + listFoot
	good := sealed(t, list, cert, key)
	l, err := ParseTrustList([]byte(good))
	if err != nil || l.Seal.State != Yes || l.Seal.Signer.Subject.CommonName != "Norrlids tillsyn" {
		t.Fatalf("%+v, %v", l.Seal, err)
	}
	other, _ := selfSigned(t, "Någon annan")
	for name, bad := range map[string]string{
		"a date":       strings.Replace(good, "2018-01-01", "2010-01-01", 1),
		"the operator": strings.Replace(good, "Norrlids tillsyn", "Lomviks tillsyn", 1),
		"the signer":   strings.Replace(good, "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>"+base64.StdEncoding.EncodeToString(cert.Raw), "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>"+base64.StdEncoding.EncodeToString(other.Raw), 1),
		"the digest":   strings.Replace(good, "<ds:DigestValue>", "<ds:DigestValue>A", 1),
		"the scope":    strings.Replace(good, `URI=""`, `URI="#s"`, 1),
	} {
		if l, err := ParseTrustList([]byte(bad)); err != nil || l.Seal.State != No {
			t.Errorf("%s changed: %s, %v", name, l.Seal.State, err)
		}
	}
}

// What is canonical was written by another program (libxml2).
func TestCanonicalXML(t *testing.T) {
	n, err := parseXML([]byte("<?xml version=\"1.0\"?>\n<!-- c --><a:root xmlns:a=\"urn:a\" xmlns=\"urn:d\" xmlns:q=\"urn:q\" xmlns:z=\"urn:z\" z=\"1\" a:b=\"x&#9;y&#10;&quot;'&lt;>\" a=\"å\"><!--no--><b xml:lang=\"sv\" q:x=\"1\">t &amp; &lt; &gt; \"ö\"&#13; <![CDATA[<cd>&]]></b>\n" +
		"<inner xmlns=\"\" xmlns:a=\"urn:other\" Id=\"i\"><a:k/><k q:v=\"2\" c=\"d\" b=\"e\"/><?pi  data ?></inner></a:root>"))
	if err != nil {
		t.Fatal(err)
	}
	want := "<a:root xmlns:a=\"urn:a\" a=\"å\" z=\"1\" a:b=\"x&#x9;y&#xA;&quot;'&lt;>\"><b xmlns=\"urn:d\" xmlns:q=\"urn:q\" xml:lang=\"sv\" q:x=\"1\">t &amp; &lt; &gt; \"ö\"&#xD; &lt;cd&gt;&amp;</b>\n" +
		"<inner Id=\"i\"><a:k xmlns:a=\"urn:other\"></a:k><k xmlns:q=\"urn:q\" b=\"e\" c=\"d\" q:v=\"2\"></k><?pi data ?></inner></a:root>"
	if got := n.canonical(nil, nil); !bytes.Equal(got, []byte(want)) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func FuzzTrustList(f *testing.F) {
	f.Add([]byte(fmt.Sprintf(listHead+service(state("CA/QC", "granted", "2018-01-01T00:00:00Z", "AA==", ""))+listFoot, "<ds:Signature/>")))
	f.Add([]byte("<a xmlns:b='c' b:d='&#9;'><?e f?></a>"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, _ = ParseTrustList(raw)
		if n, err := parseXML(raw); err == nil { // canonical XML is canonical
			once := n.canonical(nil, nil)
			again, err := parseXML(once)
			if err != nil || !bytes.Equal(again.canonical(nil, nil), once) {
				t.Errorf("not canonical: %q, %v", once, err)
			}
		}
	})
}
