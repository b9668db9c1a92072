package act_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"paragraf/app/act"
	"paragraf/data"
	"paragraf/pdf/compose"
	"paragraf/pdf/object"
	"paragraf/pdf/proof"
	"paragraf/pdf/sign"
	"paragraf/pdf/verify"
)

// numbered is an identity whose certificate tells a personal number, as those
// of real signers do.
func numbered(tb testing.TB, name, number string) *sign.Identity {
	tb.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(77), Subject: pkix.Name{CommonName: name, SerialNumber: number},
		NotBefore: time.Now().AddDate(-1, 0, 0), NotAfter: time.Now().AddDate(2, 0, 0), KeyUsage: x509.KeyUsageContentCommitment}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		tb.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		tb.Fatal(err)
	}
	return &sign.Identity{Key: key, Certificate: cert}
}

// signedMinutes makes minutes of what is read, and has secretary, chair and
// adjuster sign them.
func signedMinutes(tb testing.TB, s *data.Store, raw []byte) (meeting string, pdf []byte) {
	tb.Helper()
	ctx := context.Background()
	meeting = accepted(tb, s, raw)
	made, err := act.MakeMinutes(ctx, s, meeting)
	if err != nil || made.Draft {
		tb.Fatalf("minutes: draft %v, %v: %v", made.Draft, made.Missing, err)
	}
	pdf = made.PDF
	for _, who := range []struct{ role, name, number string }{
		{"secretary", "Maj Öberg", "196408233234"}, {"chair", "Ellen Fjällvik", "195511049876"}, {"adjuster", "Ture Malmgård", "197202015566"},
	} {
		done, err := act.Sign(ctx, s, act.SignRequest{PDF: pdf, Name: "protokoll.pdf", Role: who.role, Identity: numbered(tb, who.name, who.number)})
		if err != nil {
			tb.Fatal(err)
		}
		pdf = done.PDF
	}
	return meeting, pdf
}

func extractOf(tb testing.TB, s *data.Store, meeting string, sections ...int) []byte {
	tb.Helper()
	made, err := act.MakeExtract(context.Background(), s, act.ExtractRequest{MeetingID: meeting, Sections: sections, Title: "nämndsekreterare", Identity: identity(tb)})
	if err != nil {
		tb.Fatal(err)
	}
	return made.PDF
}

func found(p *act.Proved) string {
	if p == nil {
		return "no proof"
	}
	var codes []string
	for _, f := range p.Findings {
		codes = append(codes, f.Code)
	}
	return strings.Join(codes, " ")
}

func TestAnExtractProvesItself(t *testing.T) {
	s := openStore(t)
	meeting, minutes := signedMinutes(t, s, longMinutes(5, 2))
	pdf := extractOf(t, s, meeting, 3)
	p := act.Prove(pdf, nil)
	if p == nil || !p.Holds || p.Kind != "extract" || !slices.Equal(p.Sections, []int{3}) || len(p.Hidden) != 4 || len(p.Signers) != 3 {
		t.Fatalf("the extract proves %+v", p)
	}
	if p.Minutes.ID != meeting || p.Minutes.Date != "2026-03-10" || p.Signers[1].Name != "Ellen Fjällvik" || p.Signers[1].Holder != "Ellen Fjällvik" {
		t.Errorf("proved of %+v by %+v", p.Minutes, p.Signers)
	}
	m := act.Prove(minutes, nil)
	if m == nil || !m.Holds || m.Kind != "minutes" || m.Minutes.List != p.Minutes.List {
		t.Fatalf("the minutes carry %+v", m)
	}
	for _, c := range p.Codes {
		if section, ok := m.FindCode(strings.ToLower(strings.ReplaceAll(c.Code, "-", " "))); c.Section > 0 && (!ok || section != c.Section) {
			t.Errorf("the code of § %d leads to § %d, %v", c.Section, section, ok)
		}
	}
	if _, ok := m.FindCode("0000-0000-0000-0000-0000"); ok {
		t.Error("any code is taken")
	}
	several := act.Prove(extractOf(t, s, meeting, 1, 2, 3, 4, 5), nil)
	if several == nil || !several.Holds || len(several.Sections) != 5 {
		t.Errorf("several §§: %s", found(several))
	}
}

// certified signs anything as a clerk: a forger has a key too.
func certified(t *testing.T, doc compose.Document) []byte {
	t.Helper()
	pdf, err := sign.Sign(doc.PDF, sign.Request{Field: "clerk", At: time.Now(), Identity: *identity(t)})
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

// attachments takes out what an extract carries.
func attachments(t *testing.T, pdf []byte) (machine []byte, of proof.Proof) {
	t.Helper()
	f, err := object.Parse(pdf)
	if err != nil {
		t.Fatal(err)
	}
	machine, err = proof.Attached(f, compose.MachineFile)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := proof.Attached(f, compose.ProofFile)
	if err != nil {
		t.Fatal(err)
	}
	if of, err = proof.Parse(raw); err != nil {
		t.Fatal(err)
	}
	return machine, of
}

// TestForgedExtractsAreTold: whoever certifies another text with a key of their
// own, every PDF signature in the file holds; the proof tells.
func TestForgedExtractsAreTold(t *testing.T) {
	s := openStore(t)
	meeting, _ := signedMinutes(t, s, longMinutes(5, 1))
	other, _ := signedMinutes(t, s, bytes.ReplaceAll(longMinutes(5, 1), []byte("2026-03-10"), []byte("2026-04-14")))
	true3, true45 := extractOf(t, s, meeting, 3), extractOf(t, s, meeting, 4, 5)
	again := func(machine []byte, of proof.Proof) []byte {
		doc, err := compose.Again(machine, of)
		if err != nil {
			t.Fatal(err)
		}
		return certified(t, doc)
	}
	for name, c := range map[string]struct {
		want string
		make func() []byte
	}{
		"other words on the page and in the JSON": {"text", func() []byte {
			machine, of := attachments(t, true3)
			return again(bytes.ReplaceAll(machine, []byte("3000 kronor"), []byte("9000 kronor")), of)
		}},
		"the §§ in another order": {"order", func() []byte {
			machine, of := attachments(t, true45)
			var all map[string]json.RawMessage
			if err := json.Unmarshal(machine, &all); err != nil {
				t.Fatal(err)
			}
			var items []json.RawMessage
			if err := json.Unmarshal(all["items"], &items); err != nil {
				t.Fatal(err)
			}
			slices.Reverse(items)
			all["items"], _ = json.Marshal(items)
			machine, _ = json.Marshal(all)
			return again(machine, of)
		}},
		"a § of other minutes": {proof.Forged, func() []byte {
			machine, of := attachments(t, extractOf(t, s, other, 3))
			_, mine := attachments(t, true3)
			of.Payload, of.Signatures = mine.Payload, mine.Signatures
			return again(machine, of)
		}},
		"the signatures of other minutes": {proof.BadSignature, func() []byte {
			machine, of := attachments(t, extractOf(t, s, other, 3))
			_, mine := attachments(t, true3)
			of.Signatures = mine.Signatures
			return again(machine, of)
		}},
		"another page under a true proof": {"pages", func() []byte {
			machine, of := attachments(t, true3)
			doc, err := compose.Again(machine, of)
			if err != nil {
				t.Fatal(err)
			}
			f, err := object.Parse(doc.PDF)
			if err != nil {
				t.Fatal(err)
			}
			b, err := object.Rebuild(f)
			if err != nil {
				t.Fatal(err)
			}
			doc.PDF, err = b.Bytes(object.Head{Version: "1.7", Root: f.Root(), ID: [2]object.String{"1", "2"}})
			if err != nil {
				t.Fatal(err)
			}
			return certified(t, doc)
		}},
		"a page exchanged before it was certified": {"since", func() []byte {
			machine, of := attachments(t, true3)
			doc, err := compose.Again(machine, of)
			if err != nil {
				t.Fatal(err)
			}
			f, err := object.Parse(doc.PDF)
			if err != nil {
				t.Fatal(err)
			}
			root, _ := f.Catalog()
			pages, _ := f.Dict(root["Pages"])
			kids, _ := f.Array(pages["Kids"])
			page, _ := f.Dict(kids[0])
			u, err := f.Update()
			if err != nil {
				t.Fatal(err)
			}
			page = page.Clone()
			page["Contents"] = u.Add(object.Deflated(object.Dict{}, []byte("/Artifact BMC EMC")))
			u.Set(kids[0].(object.Ref), page)
			doc.PDF, _, err = u.Bytes("x")
			if err != nil {
				t.Fatal(err)
			}
			return certified(t, doc)
		}},
	} {
		pdf := c.make()
		p := act.Prove(pdf, nil)
		if p == nil || p.Holds || !strings.Contains(found(p), c.want) {
			t.Errorf("%s: found %q, want %s", name, found(p), c.want)
		}
	}
	if p := act.Prove(true45, nil); !p.Holds {
		t.Errorf("the true extract does not hold: %s", found(p))
	}
}

// everything is all that a file holds, its streams unpacked and its proof read.
func everything(t *testing.T, pdf []byte) string {
	t.Helper()
	f, err := object.Parse(pdf)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.Write(pdf)
	for _, ref := range f.Objects() {
		o, err := f.Get(ref)
		if err != nil {
			continue
		}
		if stream, ok := o.(*object.Stream); ok {
			if raw, err := f.Decode(stream); err == nil {
				b.Write(raw)
			}
		}
		b.WriteString(textsOf(o))
	}
	if raw, err := proof.Attached(f, compose.ProofFile); err == nil && raw != nil {
		of, err := proof.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(of.Payload)
		for _, d := range of.Disclosed.Whole {
			b.Write(decoded(t, d))
		}
		for _, part := range of.Disclosed.Partial {
			for _, piece := range part.Pieces {
				b.WriteString(piece.Text)
			}
		}
		for _, one := range of.Signatures {
			b.Write(decoded(t, one.Protected))
			for _, c := range one.Certificates {
				b.Write(c)
			}
		}
	}
	return b.String()
}

// textsOf are the PDF strings in an object, as text.
func textsOf(o object.Object) string {
	switch v := o.(type) {
	case object.String:
		return v.Text() + "\n"
	case object.Array:
		var b strings.Builder
		for _, e := range v {
			b.WriteString(textsOf(e))
		}
		return b.String()
	case object.Dict:
		var b strings.Builder
		for _, e := range v {
			b.WriteString(textsOf(e))
		}
		return b.String()
	}
	return ""
}

func TestAPublishingCopyHoldsNothingOfWhatIsMasked(t *testing.T) {
	s := openStore(t)
	raw := bytes.Replace(longMinutes(5, 2), []byte("Sökanden har lämnat handling 1 i ärende 2."), []byte("Sökanden Anna Bergström, 19640823-3234, har lämnat handling 1 i ärende 2."), 1)
	meeting, _ := signedMinutes(t, s, raw)
	made, err := act.MakePublication(context.Background(), s, act.PublishRequest{MeetingID: meeting,
		Sections: []act.SectionMask{{Sections: []int{4}, Reason: "Sekretess enligt 26 kap. 1 § OSL"}},
		Words:    []act.WordMask{{Words: "anna bergström", Reason: "Personuppgift"}, {Words: "ärende 3", Reason: "Personuppgift"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	p := act.Prove(made.PDF, nil)
	if p == nil || !p.Holds || p.Kind != "publication" || !slices.Equal(p.Hidden, []int{4}) || !slices.Equal(p.Masked, []int{2, 3}) {
		t.Fatalf("the copy proves %+v", p)
	}
	if len(made.Masks) != 3 || made.Masks[0].Section != 4 || !strings.Contains(made.Masks[2].Reason, "Personnummer") {
		t.Errorf("masks %+v", made.Masks)
	}
	all := everything(t, made.PDF)
	// The short ones as they stand in a text or alone: four letters come by chance
	// among digests.
	for _, gone := range []string{"Anna ", `"Anna"`, "Bergström", "-3234", `"3234"`, "ärende 3.", "nummer 4", "26RN1004", "4000 kronor", "196408233234", "195511049876", "197202015566"} {
		if strings.Contains(all, gone) {
			t.Errorf("%q is in the publishing copy", gone)
		}
	}
	for _, there := range []string{"[maskat 2]", "Sökanden ", "5000 kronor", "Sekretess enligt 26 kap. 1 § OSL"} {
		if !strings.Contains(all, there) {
			t.Errorf("%q is not in the publishing copy", there)
		}
	}
	for _, signer := range p.Signers {
		if !signer.Holds || signer.Holder != "" {
			t.Errorf("signer %+v: a certificate with a number is left out, and the key holds", signer)
		}
	}
	if report := verify.File(made.PDF, verify.Options{}); len(report.Signatures) > 0 || report.Document != verify.Intact {
		t.Errorf("the copy has signatures: %+v", report)
	}
	// A word that is exchanged, and one that is masked besides.
	machine, of := attachments(t, made.PDF)
	of.Disclosed.Partial[0].Pieces[len(of.Disclosed.Partial[0].Pieces)-3].Text = "annat"
	doc, err := compose.Again(machine, of)
	if err != nil {
		t.Fatal(err)
	}
	if p := act.Prove(doc.PDF, nil); p.Holds || !strings.Contains(found(p), proof.Altered) {
		t.Errorf("masked and altered: %s", found(p))
	}
	machine, of = attachments(t, made.PDF)
	if doc, err = compose.Again(bytes.Replace(machine, []byte(`"section": 4,
        "reason"`), []byte(`"section": 1,
        "reason"`), 1), of); err != nil {
		t.Fatal(err)
	}
	if p := act.Prove(doc.PDF, nil); p.Holds || !strings.Contains(found(p), "masks") {
		t.Errorf("another § said to be masked: %s", found(p))
	}
}

func TestMasksThatCannotBeRefuse(t *testing.T) {
	s := openStore(t)
	meeting, _ := signedMinutes(t, s, longMinutes(3, 1))
	for want, r := range map[string]act.PublishRequest{
		"act.publish.nowhere":    {Words: []act.WordMask{{Words: "Finns Inte", Reason: "x"}}},
		"act.publish.left":       {Words: []act.WordMask{{Words: "Ellen Fjällvik", Reason: "x"}}},
		"act.publish.no_reason":  {Sections: []act.SectionMask{{Sections: []int{2}}}},
		"act.publish.short":      {Words: []act.WordMask{{Words: " a", Reason: "x"}}},
		"act.extract.no_section": {Reveal: []int{9}},
	} {
		r.MeetingID = meeting
		_, err := act.PreviewPublication(context.Background(), s, r)
		var told *act.Error
		if !errors.As(err, &told) || told.Key != want {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// TestAnOutsideSignatureProvesNoMoreThanItDoes: where nobody signed the list the
// extract says so and carries no proof.
func TestAnOutsideSignatureProvesNoMoreThanItDoes(t *testing.T) {
	s := openStore(t)
	meeting := accepted(t, s, longMinutes(3, 1)) // adjusted on paper
	pdf := extractOf(t, s, meeting, 2)
	if p := act.Prove(pdf, nil); p != nil {
		t.Errorf("it proves %+v", p)
	}
	if f, err := object.Parse(pdf); err != nil {
		t.Fatal(err)
	} else if raw, _ := proof.Attached(f, compose.ProofFile); raw != nil {
		t.Error("it carries a proof")
	}
}

func TestBatch(t *testing.T) {
	s := openStore(t)
	meeting, _ := signedMinutes(t, s, longMinutes(6, 1))
	request := func(folder, template string) act.BatchRequest {
		return act.BatchRequest{ExtractRequest: act.ExtractRequest{MeetingID: meeting, Identity: identity(t)}, Folder: folder, Template: template}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	folder := filepath.Join(t.TempDir(), "utdrag")
	r := request(folder, "{organ}: {datum} § {nr}")
	r.Each = func(done, all int, file string) {
		if done == 3 {
			cancel()
		}
	}
	b, err := act.MakeExtractFiles(ctx, s, r)
	if !errors.Is(err, context.Canceled) || len(b.Files) != 3 || b.All != 6 {
		t.Fatalf("%d of %d files: %v", len(b.Files), b.All, err)
	}
	entries, _ := os.ReadDir(folder)
	if len(entries) != 3 || entries[0].Name() != "Vårdnämnden- 2026-03-10 § 1.pdf" {
		t.Errorf("in the folder: %v", entries)
	}
	for _, file := range b.Files {
		pdf, err := os.ReadFile(file)
		if p := act.Prove(pdf, nil); err != nil || p == nil || !p.Holds {
			t.Errorf("%s is not whole: %v", file, err)
		}
	}
	documents, err := s.Documents(context.Background(), meeting)
	if err != nil {
		t.Fatal(err)
	}
	kept := 0
	for _, d := range documents {
		if d.Kind == data.ExtractDocument {
			kept++
		}
	}
	if kept != 3 {
		t.Errorf("%d extracts are stored, 3 stand in the folder", kept)
	}
	// The same again makes the rest; another kind of extract, or one that somebody
	// changed, is not taken for it.
	draft := request(folder, "{organ}: {datum} § {nr}")
	draft.Identity = nil
	if len(b.Left) != 3 || b.Left[0] != 4 {
		t.Errorf("left: %v", b.Left)
	}
	rest, err := act.MakeExtractFiles(context.Background(), s, request(folder, "{organ}: {datum} § {nr}"))
	if err != nil || len(rest.Files) != 3 || len(rest.Kept) != 3 || rest.All != 6 || len(rest.Left) > 0 {
		t.Errorf("the rest: %+v: %v", rest, err)
	}
	changed := filepath.Join(t.TempDir(), "andrad")
	if err := os.MkdirAll(changed, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(changed, "§4.pdf"), []byte("%PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, r := range map[string]act.BatchRequest{
		"act.extract.taken":     request(changed, "§{nr}"),
		"act.extract.taken ":    draft,
		"act.extract.same_name": request(t.TempDir(), "utdrag"),
		"act.extract.template":  request(t.TempDir(), "{nr}{plats}"),
	} {
		b, err := act.MakeExtractFiles(context.Background(), s, r)
		var told *act.Error
		if !errors.As(err, &told) || told.Key != strings.TrimSpace(want) || len(b.Files) > 0 {
			t.Errorf("%s: %v, %d files", want, err, len(b.Files))
		}
	}
	whole, err := act.MakeExtractFiles(context.Background(), s, request(t.TempDir(), ""))
	if err != nil || len(whole.Files) != 6 || !regexp.MustCompile(`utdrag-bestyrkt-2026-03-10-p6\.pdf$`).MatchString(whole.Files[5]) {
		t.Errorf("%v: %v", whole.Files, err)
	}
}

func b64(raw []byte) string { return base64.RawURLEncoding.EncodeToString(raw) }

func decoded(t *testing.T, s string) []byte {
	t.Helper()
	raw, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}
