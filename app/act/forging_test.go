package act_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"paragraf/app/act"
	"paragraf/pdf/compose"
	"paragraf/pdf/object"
	"paragraf/pdf/proof"
	"paragraf/pdf/verify"
)

// rewritten is a file written anew, as by whoever has no respect for it, after
// something was done to its objects. It can be signed like the first.
func rewritten(t *testing.T, pdf []byte, do func(ref object.Ref, o object.Object, decoded []byte) object.Object) []byte {
	t.Helper()
	f, err := object.Parse(pdf)
	if err != nil {
		t.Fatal(err)
	}
	b, err := object.Rebuild(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, ref := range b.Refs() {
		o := b.Get(ref)
		var decoded []byte
		if s, ok := o.(*object.Stream); ok {
			if decoded, err = f.Decode(s); err != nil {
				t.Fatal(err)
			}
		}
		if changed := do(ref, o, decoded); changed != nil {
			b.Set(ref, changed)
		}
	}
	info, _ := f.Trailer["Info"].(object.Ref)
	id, _ := f.Trailer["ID"].(object.Array)
	head := object.Head{Version: "1.7", Root: f.Root(), Info: object.Ref{Num: info.Num}}
	head.ID[0], _ = id[0].(object.String)
	head.ID[1], _ = id[1].(object.String)
	out, err := b.Bytes(head)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// exchanged is a file with one text for another in the streams that hold it.
func exchanged(t *testing.T, pdf []byte, from, to string) []byte {
	t.Helper()
	n := 0
	out := rewritten(t, pdf, func(_ object.Ref, o object.Object, decoded []byte) object.Object {
		s, ok := o.(*object.Stream)
		if !ok || !bytes.Contains(decoded, []byte(from)) {
			return nil
		}
		n++
		return object.Deflated(s.Dict, bytes.ReplaceAll(decoded, []byte(from), []byte(to)))
	})
	if n == 0 {
		t.Fatalf("%q stands in no stream", from)
	}
	return out
}

// drawn is a text as the pages' streams hold it, where no letters are kerned.
func drawn(text string) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, "%04X", r)
	}
	return b.String()
}

// TestHostileExtractsAreTold: the forger has a key, certifies whatever they made,
// and every signature on the file holds. What is proved and what is seen is held
// together all the same.
func TestHostileExtractsAreTold(t *testing.T) {
	s := openStore(t)
	meeting, _ := signedMinutes(t, s, longMinutes(5, 1))
	other, _ := signedMinutes(t, s, bytes.ReplaceAll(bytes.ReplaceAll(longMinutes(5, 1), []byte("2026-03-10"), []byte("2026-04-14")), []byte("kronor"), []byte("euro")))
	machine, of := attachments(t, extractOf(t, s, meeting, 3))
	otherMachine, otherOf := attachments(t, extractOf(t, s, other, 3))
	made := func(machine []byte, of proof.Proof) []byte {
		doc, err := compose.Again(machine, of)
		if err != nil {
			t.Fatal(err)
		}
		return doc.PDF
	}
	fresh := func() proof.Proof {
		raw, err := json.Marshal(of)
		if err != nil {
			t.Fatal(err)
		}
		p, err := proof.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	true3 := made(machine, of)
	if !strings.Contains(onPages(t, true3), "3000 kronor") {
		t.Fatal("the page does not say what it should")
	}
	dated := func(year string) []byte {
		return regexp.MustCompile(`"date": "\d{4}`).ReplaceAll(machine, []byte(`"date": "`+year))
	}
	for name, c := range map[string]struct {
		want string
		pdf  func() []byte
	}{
		"the page alone":             {"pages", func() []byte { return exchanged(t, true3, drawn("3000"), drawn("9000")) }},
		"the attached meeting alone": {"text", func() []byte { return exchanged(t, true3, "3000 kronor", "9000 kronor") }},
		"page and attached meeting": {"text", func() []byte {
			return made(bytes.ReplaceAll(machine, []byte("3000 kronor"), []byte("9000 kronor")), of)
		}},
		"the date":                   {"text", func() []byte { return made(dated("2021"), of) }},
		"another title of the clerk": {"pages", func() []byte { return exchanged(t, true3, "nämndsekreterare", "förvaltningschef") }},
		"the version it claims":      {"other_version", func() []byte { return exchanged(t, true3, `"pages_version": 1`, `"pages_version": 7`) }},
		"the version and the page": {"other_version", func() []byte {
			return exchanged(t, exchanged(t, true3, `"pages_version": 1`, `"pages_version": 7`), drawn("3000"), drawn("9000"))
		}},
		"what it says of how it is made": {"unsaid", func() []byte { return exchanged(t, true3, `"kind": "extract"`, `"kind": "letter"`) }},
		"the meeting's words under two names": {"pages", func() []byte {
			return exchanged(t, true3, `"kind": "extract"`, `"kind": "extract", "Kind": "extract"`)
		}},
		"words that no program reads": {"pages", func() []byte {
			return exchanged(t, true3, `"kind": "extract"`, `"kind": "extract", "note": "Beslutet upphävdes."`)
		}},
		"a second list in the proof": {"pages", func() []byte { return exchanged(t, true3, `{"payload":`, `{"payload":"e30","payload":`) }},
		"the list under another name": {proof.BadSignature, func() []byte {
			return exchanged(t, true3, `,"signatures":`, `,"Payload":"e30","signatures":`)
		}},
		"more behind the proof":    {proof.NotAList, func() []byte { return exchanged(t, true3, `]}`+"\n", `]}{"payload":"e30"}`+"\n") }},
		"another document's proof": {"text", func() []byte { return made(otherMachine, of) }},
		"another document's meeting": {"text", func() []byte {
			doc := made(machine, otherOf)
			return doc
		}},
		"swapped salts": {proof.Forged, func() []byte {
			p := fresh()
			salt := func(i int) (raw []byte, salt string) {
				raw = decoded(t, p.Disclosed.Whole[i])
				var pair []json.RawMessage
				if err := json.Unmarshal(raw, &pair); err != nil {
					t.Fatal(err)
				}
				return raw, string(pair[0])
			}
			last := len(p.Disclosed.Whole) - 1
			a, saltA := salt(0)
			b, saltB := salt(last)
			p.Disclosed.Whole[0] = b64(bytes.Replace(a, []byte(saltA), []byte(saltB), 1))
			p.Disclosed.Whole[last] = b64(bytes.Replace(b, []byte(saltB), []byte(saltA), 1))
			return made(machine, p)
		}},
		"a § twice": {proof.Twice, func() []byte {
			p := fresh()
			p.Disclosed.Whole = append(p.Disclosed.Whole, p.Disclosed.Whole[0])
			return made(machine, p)
		}},
		"a disclosure without its place": {proof.Forged, func() []byte {
			p := fresh()
			p.Disclosed.Whole = append(p.Disclosed.Whole, otherOf.Disclosed.Whole[0])
			return made(machine, p)
		}},
		"a paragraph kept back": {"text", func() []byte {
			p := fresh()
			for i, d := range p.Disclosed.Whole {
				if strings.Contains(string(decoded(t, d)), "3000 kronor") {
					p.Disclosed.Whole = slices.Delete(p.Disclosed.Whole, i, i+1)
					break
				}
			}
			return made(machine, p)
		}},
		"a replayed signature": {proof.BadSignature, func() []byte {
			p := fresh()
			p.Signatures[0] = otherOf.Signatures[0]
			return made(machine, p)
		}},
		"a signature in another's name": {proof.BadSignature, func() []byte {
			p := fresh()
			p.Signatures[0].Protected = b64(bytes.Replace(decoded(t, p.Signatures[0].Protected), []byte("Maj Öberg"), []byte("Ida Borg"), 1))
			return made(machine, p)
		}},
		"a signer's value under another's header": {proof.BadSignature, func() []byte {
			p := fresh()
			p.Signatures[0].Value, p.Signatures[1].Value = p.Signatures[1].Value, p.Signatures[0].Value
			return made(machine, p)
		}},
		"a signature with another's certificate": {proof.WrongCert, func() []byte {
			p := fresh()
			p.Signatures[0].Certificates = p.Signatures[1].Certificates
			return made(machine, p)
		}},
		"another key for a signer": {proof.BadSignature, func() []byte {
			p := fresh()
			p.Signatures[0].Key = p.Signatures[1].Key
			return made(machine, p)
		}},
		"a longer list of §§": {proof.BadSignature, func() []byte {
			p := fresh()
			p.Payload = bytes.Replace(p.Payload, []byte(`"sections":[1,2,3,4,5]`), []byte(`"sections":[1,2,4,3,5]`), 1)
			return made(machine, p)
		}},
	} {
		unsigned := c.pdf()
		pdf := certified(t, compose.Document{PDF: unsigned})
		p := act.Prove(pdf, nil)
		if p == nil || p.Holds || !slices.Contains(strings.Fields(found(p)), c.want) {
			t.Errorf("%s: found %q, want %s", name, found(p), c.want)
		}
		if r := verify.File(pdf, verify.Options{}); !r.Valid { // else the test would test the PDF signature
			t.Errorf("%s: the forger's own signature does not hold: %+v", name, r)
		}
	}
	if p := act.Prove(certified(t, compose.Document{PDF: true3}), nil); !p.Holds || found(p) != "not_examined" {
		t.Errorf("the true one: %s", found(p))
	}
}

// Whoever leaves a signer out of an extract, or counts one twice, has an
// extract that is proved by the others, and it says who is missing.
func TestASignerWhoIsLeftOutIsMissed(t *testing.T) {
	s := openStore(t)
	meeting, _ := signedMinutes(t, s, longMinutes(3, 1))
	machine, of := attachments(t, extractOf(t, s, meeting, 2))
	for name, signatures := range map[string][]proof.Signature{"left out": of.Signatures[:2], "counted twice": {of.Signatures[0], of.Signatures[1], of.Signatures[1]}} {
		of.Signatures = signatures
		doc, err := compose.Again(machine, of)
		if err != nil {
			t.Fatal(err)
		}
		p := act.Prove(certified(t, doc), nil)
		if p == nil || !p.Holds || !strings.Contains(found(p), "unsigned") || !strings.Contains(p.Findings[0].Text, "Ture Malmgård") {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

// A code on paper leads to the § that it was printed for and nowhere else, in
// whatever letters it is typed; the QR code's text does the same.
func TestCodesOfOtherMinutesAreNoneOfThese(t *testing.T) {
	s := openStore(t)
	meeting, minutes := signedMinutes(t, s, longMinutes(4, 1))
	later := bytes.ReplaceAll(longMinutes(4, 1), []byte("3000 kronor"), []byte("3001 kronor"))
	other, _ := signedMinutes(t, s, bytes.ReplaceAll(later, []byte("2026-03-10"), []byte("2026-03-11")))
	of := act.Prove(minutes, nil)
	for _, mine := range []string{meeting, other} {
		for n := 1; n <= 4; n++ {
			extract := proved(t, extractOf(t, s, mine, n))
			for _, c := range extract.Codes {
				if c.Section != n {
					continue
				}
				for _, typed := range []string{c.Code, strings.ToLower(c.Code), strings.ReplaceAll(c.Code, "-", ""), strings.ReplaceAll(strings.ReplaceAll(c.Code, "0", "o"), "1", "l"), fmt.Sprintf("PARAGRAF 1\n2026-03-10 x\nabc\n%d %s", n, c.Code)} {
					section, ok := of.FindCode(typed)
					if ok != (mine == meeting) || ok && section != n {
						t.Errorf("%q of § %d, own %v: § %d, %v", typed, n, mine == meeting, section, ok)
					}
				}
			}
		}
	}
}
