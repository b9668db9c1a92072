package proof_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"paragraf/pdf/proof"
)

// meeting is as the minutes of a small meeting carry it.
const meeting = `{
  "id": "0192aaaa-0000-7000-8000-000000000001",
  "organization": "Norrlids kommun", "body": "Vårdnämnden", "date": "2026-09-22",
  "state": "held", "warnings": [],
  "attendance": [
    { "name": "Ellen Fjällvik", "party": "C", "capacity": "member", "serving": true, "role": "chair" },
    { "name": "Ture Malmgård", "party": "S", "capacity": "member", "serving": true, "sections": [44, 45] }
  ],
  "items": [
    { "id": "a", "position": 1, "section": 44, "section_inferred": false, "title": "Protokollsjustering", "kind": "procedural" },
    { "id": "b", "position": 2, "section": 45, "section_inferred": false, "title": "Bidrag till \"Lomviks\" <förening>",
      "body": [ { "type": "paragraph", "text": "Sökande är Anna Berg, Storgatan 1, och annabergs förening & barn." }, { "type": "paragraph", "text": "Nämnden har medel." } ],
      "decisions": [ { "lead_in": "Nämnden beslutar", "clauses": ["att bevilja Anna Berg 40 000 kronor", "att paragrafen justeras"] } ] },
    { "id": "c", "position": 3, "section": 46, "section_inferred": false, "title": "Hemlig fråga", "body": [ { "type": "paragraph", "text": "Ja." } ] }
  ],
  "minutes": { "sections": "44-46", "chair": "Ellen Fjällvik", "adjustments": [ { "sections": "44-46", "immediate": false, "adjusters": ["Ture Malmgård"] } ] },
  "front_matter": [ { "type": "paragraph", "text": "Öppet sammanträde" } ]
}`

var secret = []byte(strings.Repeat("paragraf", 4))

func list(t testing.TB, meeting string) *proof.List {
	t.Helper()
	l, err := proof.NewList([]byte(meeting), proof.Seed(secret, []byte(meeting)))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// person is a key with a certificate that it signs itself.
func person(t testing.TB, name string, key crypto.Signer) *x509.Certificate {
	t.Helper()
	template := &x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: name, SerialNumber: "196408233234"},
		NotBefore: at.AddDate(-1, 0, 0), NotAfter: at.AddDate(2, 0, 0), KeyUsage: x509.KeyUsageContentCommitment}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return cert
}

var at = time.Date(2026, 9, 29, 10, 0, 0, 0, time.UTC)

func signed(t testing.TB, l *proof.List, role, name string, key crypto.Signer) proof.Signature {
	t.Helper()
	s, err := proof.Sign(l.Payload, proof.Signatory{Role: role, Name: name, At: at, Key: key, Certificate: person(t, name, key)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func newKey(t testing.TB) crypto.Signer {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func only(section int) func(proof.Place) bool {
	at := map[int]int{44: 0, 45: 1, 46: 2}[section]
	return func(p proof.Place) bool { return p.Part != "items" || p.Index == at }
}

// extract is a proof of one § with the words of it masked, after a round trip.
func extract(t testing.TB, l *proof.List, section int, masks ...proof.Mask) proof.Proof {
	t.Helper()
	p := proof.Proof{Payload: l.Payload, Disclosed: l.Disclose(only(section), masks),
		Signatures: []proof.Signature{signed(t, l, "chair", "Ellen Fjällvik", newKey(t)), signed(t, l, "adjuster", "Ture Malmgård", newKey(t))}}
	return reread(t, p)
}

func reread(t testing.TB, p proof.Proof) proof.Proof {
	t.Helper()
	raw, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	read, err := proof.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

var now = proof.Options{Now: at.AddDate(0, 1, 0)}

func codes(o proof.Outcome) string {
	var list []string
	for _, f := range o.Findings {
		list = append(list, f.Code)
	}
	return strings.Join(list, " ")
}

func TestWhatIsDisclosedIsTheMeetingAgain(t *testing.T) {
	l := list(t, meeting)
	p := reread(t, proof.Proof{Payload: l.Payload, Disclosed: l.Disclose(func(proof.Place) bool { return true }, nil),
		Signatures: []proof.Signature{signed(t, l, "chair", "Ellen Fjällvik", newKey(t))}})
	o := p.Check(now)
	if !o.Holds {
		t.Fatalf("a true proof does not hold: %s", codes(o))
	}
	var want, got map[string]any
	if err := json.Unmarshal([]byte(meeting), &want); err != nil {
		t.Fatal(err)
	}
	delete(want, "state")
	delete(want, "warnings")
	if err := json.Unmarshal(o.Meeting, &got); err != nil {
		t.Fatal(err)
	}
	a, _ := json.Marshal(want)
	b, _ := json.Marshal(got)
	if !bytes.Equal(a, b) {
		t.Errorf("the meeting came back as\n%s\nand was\n%s", b, a)
	}
}

func TestAnExtractShowsItsSectionAlone(t *testing.T) {
	l := list(t, meeting)
	p := extract(t, l, 45)
	o := p.Check(now)
	if !o.Holds || !slices.Equal(o.Shown, []int{45}) || !slices.Equal(o.Hidden, []int{44, 46}) {
		t.Fatalf("holds %v, shown %v, hidden %v: %s", o.Holds, o.Shown, o.Hidden, codes(o))
	}
	raw, _ := json.Marshal(p)
	for _, d := range p.Disclosed.Whole {
		raw = append(raw, decode(t, d)...)
	}
	raw = append(raw, p.Payload...)
	for _, secret := range []string{"Hemlig fråga", "Protokollsjustering"} {
		if bytes.Contains(raw, []byte(secret)) {
			t.Errorf("%q of another § can be read in the extract", secret)
		}
	}
	if o.Codes[45] != l.Code(45) || l.Code(45) == l.Code(44) || len(l.Code(45)) != 24 {
		t.Errorf("codes %q and %q", o.Codes[45], l.Code(45))
	}
	if o.Signers[0].Name != "Ellen Fjällvik" || !o.Signers[0].Holds || o.Signers[1].Role != "adjuster" {
		t.Errorf("signers %+v", o.Signers)
	}
}

func TestWordsAreLeftOut(t *testing.T) {
	l := list(t, meeting)
	masks := []proof.Mask{{Words: regexp.MustCompile(`(?i)anna\s+berg`), Reason: 1}, {Words: regexp.MustCompile("Storgatan 1"), Reason: 2}, {Words: regexp.MustCompile(`Lomviks`), Reason: 1}}
	p := extract(t, l, 45, masks...)
	o := p.Check(now)
	if !o.Holds {
		t.Fatalf("a masked proof does not hold: %s", codes(o))
	}
	for _, want := range []string{`Sökande är [maskat 1], [maskat 2], och`, `att bevilja [maskat 1] 40 000`, `Bidrag till \"[maskat 1]\" <förening>`, `annabergs förening & barn`} {
		if !strings.Contains(string(o.Meeting), want) {
			t.Errorf("%q does not stand in %s", want, o.Meeting)
		}
	}
	raw, _ := json.Marshal(p)
	for _, d := range p.Disclosed.Whole {
		raw = append(raw, decode(t, d)...)
	}
	for _, gone := range []string{"Anna", "Berg", "Storgatan", "Lomviks"} {
		if bytes.Contains(raw, []byte(gone)) {
			t.Errorf("%q can be read although it is masked", gone)
		}
	}
	if !slices.Equal(o.Gaps, []int{45}) {
		t.Errorf("gaps in §§ %v", o.Gaps)
	}
}

// TestForgedProofsAreTold: each kind of forgery has its own finding.
func TestForgedProofsAreTold(t *testing.T) {
	l, other := list(t, meeting), list(t, strings.Replace(meeting, "40 000", "90 000", 1))
	mask := proof.Mask{Words: regexp.MustCompile("Anna Berg"), Reason: 1}
	for name, c := range map[string]struct {
		want string
		make func() proof.Proof
	}{
		"another text": {proof.Forged, func() proof.Proof {
			p := extract(t, l, 45)
			p.Disclosed.Whole = slices.Clone(p.Disclosed.Whole)
			for i, d := range p.Disclosed.Whole {
				if raw := decode(t, d); bytes.Contains(raw, []byte("40 000")) {
					p.Disclosed.Whole[i] = encode(bytes.Replace(raw, []byte("40 000"), []byte("90 000"), 1))
				}
			}
			return p
		}},
		"a § of other minutes": {proof.Forged, func() proof.Proof {
			p := extract(t, l, 44)
			p.Disclosed.Whole = append(slices.Clone(p.Disclosed.Whole), extract(t, other, 45).Disclosed.Whole[3:]...)
			return p
		}},
		"the list of other minutes": {proof.Forged + " " + proof.BadSignature, func() proof.Proof {
			p := extract(t, l, 45)
			p.Payload = other.Payload
			return p
		}},
		"a list of one's own": {proof.BadSignature, func() proof.Proof {
			p := extract(t, other, 45)
			p.Signatures = extract(t, l, 45).Signatures
			return p
		}},
		"masked and altered": {proof.Altered, func() proof.Proof {
			p := extract(t, l, 45, mask)
			for i := range p.Disclosed.Partial {
				for j, piece := range p.Disclosed.Partial[i].Pieces {
					if piece.Text == "bevilja" {
						p.Disclosed.Partial[i].Pieces[j].Text = "avslå"
					}
				}
			}
			return p
		}},
		"masked in another order": {proof.Altered, func() proof.Proof {
			p := extract(t, l, 45, mask)
			slices.Reverse(p.Disclosed.Partial[0].Pieces)
			return p
		}},
		"a gap without words": {proof.Altered, func() proof.Proof {
			p := extract(t, l, 45, mask)
			p.Disclosed.Partial[0].Pieces = slices.Delete(p.Disclosed.Partial[0].Pieces, 3, 4)
			return p
		}},
		"twice": {proof.Twice, func() proof.Proof {
			p := extract(t, l, 45)
			p.Disclosed.Whole = append(slices.Clone(p.Disclosed.Whole), p.Disclosed.Whole[0])
			return p
		}},
		"another name": {proof.BadSignature, func() proof.Proof {
			p := extract(t, l, 45)
			p.Signatures[0].Protected = encode(bytes.Replace(decode(t, p.Signatures[0].Protected), []byte("Ellen"), []byte("Helen"), 1))
			return p
		}},
		"another's certificate": {proof.WrongCert, func() proof.Proof {
			p := extract(t, l, 45)
			p.Signatures[0].Certificates = p.Signatures[1].Certificates
			return p
		}},
		"another kind": {proof.Unknown, func() proof.Proof {
			p := extract(t, l, 45)
			p.Payload = bytes.Replace(p.Payload, []byte(proof.Format), []byte("paragraf-proof-9"), 1)
			return p
		}},
		"no list": {proof.NotAList, func() proof.Proof {
			p := extract(t, l, 45)
			p.Payload = []byte("[]")
			return p
		}},
	} {
		o := reread(t, c.make()).Check(now)
		if o.Holds {
			t.Errorf("%s: holds", name)
		}
		for want := range strings.FieldsSeq(c.want) {
			if !strings.Contains(codes(o), want) {
				t.Errorf("%s: found %q, not %s", name, codes(o), want)
			}
		}
		if strings.Contains(c.want, proof.Forged) && o.Meeting != nil {
			t.Errorf("%s: a text is given as proved", name)
		}
	}
}

func TestEveryKindOfKeySigns(t *testing.T) {
	l := list(t, meeting)
	for _, curve := range []elliptic.Curve{elliptic.P256(), elliptic.P384(), elliptic.P521()} {
		k, err := ecdsa.GenerateKey(curve, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		if o := (proof.Proof{Payload: l.Payload, Signatures: []proof.Signature{signed(t, l, "chair", "Ellen", k)}}).Check(now); !o.Holds {
			t.Errorf("%s: %s", curve.Params().Name, codes(o))
		}
	}
	k, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	if o := (proof.Proof{Payload: l.Payload, Signatures: []proof.Signature{signed(t, l, "chair", "Ellen", k)}}).Check(now); !o.Holds {
		t.Errorf("RSA: %s", codes(o))
	}
}

// TestTheSameMinutesGiveTheSameList, and another word other salts all over what
// holds it.
func TestTheSameMinutesGiveTheSameList(t *testing.T) {
	if a, b := list(t, meeting), list(t, meeting); !bytes.Equal(a.Payload, b.Payload) {
		t.Error("the list differs from time to time")
	}
	a, b := list(t, meeting), list(t, strings.Replace(meeting, "Ja.", "Nej.", 1))
	if bytes.Equal(a.Payload, b.Payload) || a.Code(44) == b.Code(44) {
		t.Error("other minutes have the same list")
	}
	for _, d := range a.Disclose(only(44), nil).Whole {
		if slices.Contains(b.Disclose(only(44), nil).Whole, d) {
			t.Error("a salt serves two versions of the minutes")
		}
	}
}

func TestNoWordCanBeTriedAgainstTheDigests(t *testing.T) {
	// Whoever knows all but one word has neither the salt of the word nor that
	// of the whole: what an extract carries holds no salt of what it hides.
	l := list(t, meeting)
	p := extract(t, l, 45, proof.Mask{Words: regexp.MustCompile("Anna Berg"), Reason: 1})
	whole := extract(t, l, 45)
	raw, _ := json.Marshal(p)
	for _, d := range whole.Disclosed.Whole {
		var pair []json.RawMessage
		if err := json.Unmarshal(decode(t, d), &pair); err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(decode(t, d), []byte("Anna")) && bytes.Contains(raw, pair[0][1:len(pair[0])-1]) {
			t.Error("the salt of a text stands beside its masked form")
		}
	}
}

func decode(t testing.TB, s string) []byte {
	t.Helper()
	raw, err := b64.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func FuzzParse(f *testing.F) {
	l := list(f, meeting)
	raw, _ := json.Marshal(extract(f, l, 45, proof.Mask{Words: regexp.MustCompile("Anna"), Reason: 1}))
	f.Add(raw)
	f.Fuzz(func(t *testing.T, raw []byte) {
		if p, err := proof.Parse(raw); err == nil {
			p.Check(now)
		}
		if l, err := proof.NewList(raw, secret); err == nil {
			l.Disclose(func(proof.Place) bool { return true }, nil)
		}
	})
}

func BenchmarkList(b *testing.B) {
	var items []string
	for i := range 300 {
		items = append(items, `{"section":`+strings.Repeat("1", 1+i%3)+`,"body":[`+strings.TrimSuffix(strings.Repeat(`{"type":"paragraph","text":"`+strings.Repeat("Nämnden har att ta ställning till förslaget. ", 12)+`"},`, 5), ",")+`]}`)
	}
	raw := []byte(`{"id":"x","items":[` + strings.Join(items, ",") + `]}`)
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := proof.NewList(raw, secret); err != nil {
			b.Fatal(err)
		}
	}
}

var b64 = base64.RawURLEncoding

func encode(raw []byte) string { return b64.EncodeToString(raw) }

// A certificate that has run out since makes nothing false, and it is told.
func TestACertificateThatRanOutIsTold(t *testing.T) {
	p := extract(t, list(t, meeting), 45)
	for years, want := range map[int]bool{0: false, 50: true} {
		o := p.Check(proof.Options{Now: at.AddDate(years, 1, 0)})
		told := slices.ContainsFunc(o.Signers[0].Findings, func(f proof.Finding) bool { return f.Code == proof.RanOut })
		if !o.Holds || told != want {
			t.Errorf("after %d years: holds %v, told %v", years, o.Holds, told)
		}
	}
}
