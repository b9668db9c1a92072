package proof_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"paragraf/pdf/proof"
)

var update = flag.Bool("update", false, "write the test vectors of docs/proof.md anew")

// vectors are those of docs/proof.md.
type vectors struct {
	Text        string   `json:"text"`   // of sammantrade.json
	Secret      string   `json:"secret"` // hex
	Seed        string   `json:"seed"`   // hex
	List        string   `json:"list"`
	ListDigest  string   `json:"list_sha256"`
	Disclosures []string `json:"disclosures_of_7"`
	Digests     []string `json:"digests_of_7"`
	Partial     any      `json:"partial_without_Anna_Berg"`
	Code7       string   `json:"code_of_7"`
	CodeWhole   string   `json:"code_of_the_whole"`
}

const vectorText = `{"id":"m1","body":"Nämnden","date":"2026-09-22","items":[{"section":7,"title":"Bidrag","body":[{"type":"paragraph","text":"Anna Berg får \"stöd\"."}]},{"section":8,"title":"Övrigt"}]}`

// TestTheDocumentedVectors: what docs/proof.md promises to others is what the
// program does.
func TestTheDocumentedVectors(t *testing.T) {
	secret := []byte(strings.Repeat("\x2a", proof.SecretSize))
	seed := proof.Seed(secret, []byte(vectorText))
	l, err := proof.NewList([]byte(vectorText), seed)
	if err != nil {
		t.Fatal(err)
	}
	first := func(p proof.Place) bool { return p.Index == 0 }
	v := vectors{Text: vectorText, Secret: hex.EncodeToString(secret), Seed: hex.EncodeToString(seed), List: string(l.Payload), ListDigest: l.Digest(),
		Disclosures: l.Disclose(first, nil).Whole, Code7: l.Code(7), CodeWhole: l.WholeCode()}
	for _, d := range v.Disclosures {
		v.Digests = append(v.Digests, proof.Digest(d))
	}
	raw, err := json.Marshal(proof.Proof{Payload: l.Payload, Disclosed: l.Disclose(first, []proof.Mask{{Words: regexp.MustCompile("Anna Berg"), Reason: 1}}), Signatures: []proof.Signature{{}}})
	if err != nil {
		t.Fatal(err)
	}
	var of struct {
		Signatures []struct{ Header struct{ Partial []any } }
	}
	if err := json.Unmarshal(raw, &of); err != nil {
		t.Fatal(err)
	}
	v.Partial = of.Signatures[0].Header.Partial[0]
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	const file = "../../docs/proof.md"
	doc, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(doc, []byte("## Test vectors"))
	from := at + bytes.Index(doc[at:], []byte("```json\n")) + len("```json\n")
	to := from + bytes.Index(doc[from:], []byte("```"))
	if *update {
		doc = append(append(bytes.Clone(doc[:from]), b.Bytes()...), doc[to:]...)
		if err := os.WriteFile(file, doc, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(doc[from:to], b.Bytes()) {
		t.Errorf("the vectors of docs/proof.md are not what the program makes; it makes\n%s", b.Bytes())
	}
}
