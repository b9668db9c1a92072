package compose_test

import (
	"context"
	"crypto"
	"crypto/elliptic"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"paragraf/data"
	"paragraf/pdf/compose"
	"paragraf/pdf/object"
	"paragraf/pdf/proof"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// Every document keeps PDF/A-3a, or 2a where the organisation wants nothing
// attached, and PDF/UA-1, and every signature on it holds, at every level and
// with up to ten who sign, in the judgement of all judges at hand.
// PARAGRAF_CONFORMANCE says how many meetings are drawn (nine documents each);
// make conformance sets it, and brings the judges that are no Debian packages.
// Without it a sample is drawn.
func TestEveryDocumentConforms(t *testing.T) {
	drawn, steps := 2, []int{3}
	if n, err := strconv.Atoi(os.Getenv("PARAGRAF_CONFORMANCE")); err == nil {
		drawn, steps = n, []int{1, 2, 3, 5, 10}
	}
	if testing.Short() {
		drawn = 1
	}
	folder := t.TempDir()
	files := unsigned(t, folder, drawn)
	s := signtest.NewAuthority().Serve(t)
	all := len(steps) > 1
	for _, n := range steps {
		files = append(files, signed(t, s, folder, signedMinutes(t, n), n, all)...)
	}
	for _, d := range signedOnce(t, all) {
		files = append(files, signed(t, s, folder, d, 1, false)...)
	}
	askJudges(t, s, folder, files)
}

// unsigned makes the documents of all kinds: those of the samples, minutes of
// no to 300 §§, and nine of each meeting that is drawn.
func unsigned(t *testing.T, folder string, drawn int) (files []judged) {
	t.Helper()
	keep := func(kind, flavour, name string, doc compose.Document, err error) {
		if errors.Is(err, compose.ErrList) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		files = append(files, judged{path: filepath.Join(folder, name+".pdf"), kind: kind, flavour: flavour})
		if err := os.WriteFile(files[len(files)-1].path, doc.PDF, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, make := range documents() {
		if name == "box" { // is only ever shown inside another
			continue
		}
		doc, err := make()
		keep("sample", "3a", "sample-"+strings.ReplaceAll(name, "/", "-"), doc, err)
	}
	sizes := []int{0, 1, 40}
	if drawn > 10 {
		sizes = append(sizes, 2, 10, 100, 300)
	}
	for _, n := range sizes {
		doc, err := compose.Minutes(large(n), compose.MinutesOptions{At: made})
		keep("minutes by size", "3a", fmt.Sprintf("large-%d", n), doc, err)
	}
	doc, err := compose.Minutes(extreme(), compose.MinutesOptions{At: made})
	keep("long words and tables", "3a", "extreme", doc, err)
	meetings := rapid.Custom(func(t *rapid.T) data.Meeting { m, _ := anyMeeting(t); return m })
	for i := range drawn {
		m := meetings.Example(i)
		flavour, style := "3a", compose.Style{}
		if i%5 == 4 {
			flavour, style.Archive = "2a", compose.ArchivePlain
		}
		style.Clauses = []compose.ClauseStyle{compose.ClausesAtt, compose.ClausesNumbered, compose.ClausesPlain}[i%3]
		doc, err := compose.Minutes(m, compose.MinutesOptions{At: made, Style: style})
		keep("minutes", flavour, fmt.Sprintf("drawn-%d-minutes", i), doc, err)
		doc, err = compose.Notice(m, compose.NoticeOptions{At: made, Style: style})
		keep("notice", flavour, fmt.Sprintf("drawn-%d-notice", i), doc, err)
		doc, err = compose.NotificationList(m, 0, compose.ListOptions{At: made, Style: style})
		keep("list", flavour, fmt.Sprintf("drawn-%d-list", i), doc, err)
		private(keep, m, i)
		proving(t, keep, m, i)
		for _, item := range m.Items {
			if item.Section > 0 {
				doc, err = compose.Extract(m, []int{item.Section}, compose.ExtractOptions{At: made, Clerk: "Maj Öberg", Style: style})
				keep("extract", flavour, fmt.Sprintf("drawn-%d-extract", i), doc, err)
				break
			}
		}
	}
	return files
}

// private makes the documents that are for their reader alone: a speaking
// sheet, the reader's notes as a list, and the meeting with them in the margin.
func private(keep keeper, m data.Meeting, i int) {
	var notes []data.Note
	for n := range m.Items {
		m.Items[n].ID = fmt.Sprint("item-", n)
		text := m.Items[n].Title + " " + m.Place
		notes = append(notes,
			data.Note{ID: fmt.Sprint("a", n), MeetingID: m.ID, ItemID: m.Items[n].ID, Kind: data.KindAsk, Colour: "yellow", Text: text},
			data.Note{ID: fmt.Sprint("b", n), MeetingID: m.ID, ItemID: m.Items[n].ID, Kind: data.KindFor, Text: text, Tags: []string{"skola"}})
		if body := []rune(data.JoinBlocks(m.Items[n].Body)); len(body) > 4 {
			notes = append(notes, data.Note{ID: fmt.Sprint("c", n), MeetingID: m.ID, ItemID: m.Items[n].ID, Kind: data.KindCheck, Colour: "red", Text: text,
				Passage: &data.Passage{Part: data.PartBody, Start: 1, End: 4, Quote: string(body[1:4])}})
		}
	}
	notes = append(notes, data.Note{ID: "m", MeetingID: m.ID, Kind: data.KindNote, Text: m.Body})
	doc, err := compose.Speech(data.NewSpeech(m, notes, i%2 == 0), made)
	keep("speaking sheet", "2a", fmt.Sprintf("drawn-%d-speech", i), doc, err)
	part := compose.NotesPart{Heading: m.Body}
	for _, n := range notes {
		part.Notes = append(part.Notes, compose.PrintedNote{Note: n, Item: n.ItemID})
	}
	doc, err = compose.Notes(compose.NotesOptions{At: made, Parts: []compose.NotesPart{part}})
	keep("own notes", "2a", fmt.Sprintf("drawn-%d-notes", i), doc, err)
	doc, err = compose.Annotated(m, compose.AnnotatedOptions{At: made, Notes: notes})
	keep("with own notes", "2a", fmt.Sprintf("drawn-%d-annotated", i), doc, err)
}

// keeper keeps a document of a kind and a flavour of PDF/A under a name.
type keeper func(kind, flavour, name string, doc compose.Document, err error)

// proving makes the meeting one whose minutes can be signed, and of them an
// extract with its proof and a publishing copy.
func proving(t *testing.T, keep keeper, m data.Meeting, i int) {
	t.Helper()
	m.State, m.Date = data.Held, "2025-06-03"
	m.Minutes = &data.Minutes{Chair: "Ellen Fjällvik", Secretary: "Maj Öberg", Adjustments: []data.Adjustment{{Adjusters: []string{"Ture Malmgård"}}}}
	for n := range m.Items {
		m.Items[n].Section = n + 1
	}
	if len(m.Items) == 0 {
		return
	}
	extract, publication, ok := provable(t, m, len(m.Items))
	if !ok {
		t.Fatalf("meeting %d is a draft: %v", i, compose.Ready(m))
	}
	keep("extract with proof", "3a", fmt.Sprintf("drawn-%d-proving", i), extract, nil)
	keep("publishing copy", "3a", fmt.Sprintf("drawn-%d-publication", i), publication, nil)
}

// toSign is a document with its fields, and the list that is signed beside it.
type toSign struct {
	kind, name string
	doc        compose.Document
	list       *proof.List
}

// signedMinutes are minutes that so many sign, provable § by §.
func signedMinutes(t *testing.T, signers int) toSign {
	t.Helper()
	m := typical()
	m.Minutes.Adjustments[0].Adjusters = nil
	for i := range max(1, signers-2) {
		m.Minutes.Adjustments[0].Adjusters = append(m.Minutes.Adjustments[0].Adjusters, fmt.Sprintf("Siv Ekedal %d", i+1))
	}
	return minutesToSign(t, m, fmt.Sprintf("minutes-of-%d", signers))
}

func minutesToSign(t *testing.T, m data.Meeting, name string) toSign {
	t.Helper()
	doc, err := compose.Minutes(m, compose.MinutesOptions{At: made, Secret: []byte(strings.Repeat("s", proof.SecretSize))})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Draft {
		t.Fatalf("%s is a draft: %v", name, compose.Ready(m))
	}
	f, err := object.Parse(doc.PDF)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := proof.Attached(f, compose.MachineFile)
	if err != nil {
		t.Fatal(err)
	}
	list, err := proof.OfMinutes(raw)
	if err != nil || list == nil {
		t.Fatalf("%s: the list is %v, %v", name, list, err)
	}
	return toSign{"minutes", name, doc, list}
}

// signedOnce are the documents that one person signs: extracts with and without
// their proof, notices, and minutes of one to 300 §§.
func signedOnce(t *testing.T, all bool) (list []toSign) {
	t.Helper()
	add := func(kind, name string, doc compose.Document, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(doc.Fields) != 1 {
			t.Fatalf("%s has %d fields", name, len(doc.Fields))
		}
		list = append(list, toSign{kind: kind, name: name, doc: doc})
	}
	m := typical()
	sections := m.Items
	if !all {
		sections = sections[:1]
	}
	for _, item := range sections {
		extract, _, ok := provable(t, m, item.Section)
		if !ok {
			t.Fatal("the sample is a draft")
		}
		add("extract with proof", fmt.Sprintf("proving-%d", item.Section), extract, nil)
		doc, err := compose.Extract(adjusted(), []int{item.Section}, compose.ExtractOptions{At: made, Clerk: "Maj Öberg", Style: compose.Style{Archive: compose.ArchivePlain}})
		add("extract 2a", fmt.Sprintf("plain-%d", item.Section), doc, err)
	}
	doc, err := compose.Notice(adjusted(), compose.NoticeOptions{At: made, Clerk: "Maj Öberg"})
	add("notice", "notice", doc, err)
	if all {
		for _, n := range []int{1, 40, 300} {
			list = append(list, minutesToSign(t, large(n), fmt.Sprintf("minutes-%d", n)))
		}
		extract, _, ok := provable(t, large(45), 33)
		if !ok {
			t.Fatal("the sample is a draft")
		}
		add("extract with proof", "proving-one-of-45", extract, nil)
	}
	return list
}

// signed has so many sign a document, in any order and with keys of all kinds:
// with and without timestamps, with evidence, with an archive timestamp. With
// all, the file after each signature is kept.
func signed(t *testing.T, s *signtest.Services, folder string, d toSign, signers int, all bool) (files []judged) {
	t.Helper()
	order := rand.New(rand.NewPCG(1, uint64(signers)))
	flavour := "3a"
	if strings.HasSuffix(d.kind, "2a") {
		flavour = "2a"
	}
	keep := func(level string, n int, pdf []byte) {
		path := filepath.Join(folder, fmt.Sprintf("signed-%s-%s-%d.pdf", d.name, level, n))
		if err := os.WriteFile(path, pdf, 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, judged{path: path, kind: d.kind + " " + level, flavour: flavour, level: level, signers: n, pss: (n + 1) / 4})
	}
	tsa := authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())
	for _, stamp := range []sign.Stamp{nil, tsa} {
		pdf, level := d.doc.PDF, map[bool]string{true: "B-B", false: "B-T"}[stamp == nil]
		for step, i := range order.Perm(len(d.doc.Fields))[:signers] {
			f := d.doc.Fields[i]
			key := []func() crypto.Signer{
				func() crypto.Signer { return signtest.EC(elliptic.P256()) },
				func() crypto.Signer { return signtest.EC(elliptic.P521()) },
				func() crypto.Signer { return signtest.RSA(2048) }, // the third, and every fourth after it, with PSS
				func() crypto.Signer { return signtest.EC(elliptic.P384()) },
			}[step%4]()
			box, err := compose.SignatureBox(compose.BoxOptions{Name: f.Person, Role: f.Role, At: made})
			if err != nil {
				t.Fatal(err)
			}
			id := s.Person(f.Person, key)
			pdf, err = sign.Sign(pdf, sign.Request{Field: f.Name, Name: f.Person, Identity: id, Appearance: box, PSS: step%2 == 0, Stamp: stamp, Beside: beside(t, d.list, f, id, step%2 == 0)})
			if err != nil {
				t.Fatal(err)
			}
			if all && step+1 < signers {
				keep(level, step+1, pdf)
			}
		}
		keep(level, signers, pdf)
		if stamp == nil {
			continue
		}
		e := gathered(t, s, pdf)
		if len(e.Missing) > 0 {
			t.Fatalf("evidence: %v", e.Missing)
		}
		pdf, err := sign.AddEvidence(pdf, e.Evidence)
		if err != nil {
			t.Fatal(err)
		}
		keep("B-LT", signers, pdf)
		if pdf, err = sign.StampDocument(pdf, tsa); err != nil {
			t.Fatal(err)
		}
		keep("B-LTA", signers, pdf)
	}
	return files
}

// beside is the signature over the list that goes with one over the minutes.
func beside(t *testing.T, list *proof.List, f compose.Field, id sign.Identity, pss bool) map[object.Name][]byte {
	t.Helper()
	if list == nil {
		return nil
	}
	s, err := proof.Sign(list.Payload, proof.Signatory{Role: f.Role, Name: f.Person, At: made, PSS: pss, Key: id.Key, Certificate: id.Certificate, Chain: id.Issuers()})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return map[object.Name][]byte{proof.Entry: raw}
}

// gathered asks the services for all that a file does not tell.
func gathered(t *testing.T, s *signtest.Services, pdf []byte) authority.Evidence {
	t.Helper()
	var questions []authority.Question
	for _, g := range verify.File(pdf, verify.Options{Roots: s.Roots()}).Signatures {
		for _, u := range g.Unproved {
			questions = append(questions, authority.Question{Certificate: u.Certificate, Since: u.Since})
		}
	}
	e, err := authority.Gather(context.Background(), nil, pdf, questions)
	if err != nil {
		t.Fatal(err)
	}
	return e
}
