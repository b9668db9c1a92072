package proof

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
)

// Proof is what an extract or a publishing copy carries: the list, what is
// disclosed of it, and the signatures over it. In JSON it is an SD-JWT in the
// general serialization of JWS (RFC 9901 section 8.1).
type Proof struct {
	Payload    []byte
	Disclosed  Disclosed
	Signatures []Signature
}

// The JSON of a proof.
type (
	proofJSON struct {
		Payload    string          `json:"payload"`
		Signatures []signatureJSON `json:"signatures"`
	}
	signatureJSON struct {
		Header    headerJSON `json:"header"`
		Protected string     `json:"protected"`
		Signature string     `json:"signature"`
	}
	headerJSON struct {
		Disclosures []string      `json:"disclosures,omitempty"` // in the first signature only
		Partial     []partialJSON `json:"partial,omitempty"`     // in the first signature only
		Key         string        `json:"spki"`
		Chain       []string      `json:"x5c,omitempty"`
	}
	partialJSON struct {
		Of     string      `json:"of"`
		Pieces []pieceJSON `json:"pieces"`
	}
	// pieceJSON is ["salt","text"], or ["digest",1] for what is left out.
	pieceJSON [2]any
)

// MarshalJSON writes the proof.
func (p Proof) MarshalJSON() ([]byte, error) {
	out := proofJSON{Payload: b64.EncodeToString(p.Payload)}
	for i, s := range p.Signatures {
		j := s.json()
		if i == 0 {
			j.Header.Disclosures, j.Header.Partial = p.Disclosed.Whole, partialsJSON(p.Disclosed.Partial)
		}
		out.Signatures = append(out.Signatures, j)
	}
	return json.Marshal(out)
}

func (s Signature) json() signatureJSON {
	j := signatureJSON{Header: headerJSON{Key: base64.StdEncoding.EncodeToString(s.Key)}, Protected: s.Protected, Signature: s.Value}
	for _, c := range s.Certificates {
		j.Header.Chain = append(j.Header.Chain, base64.StdEncoding.EncodeToString(c))
	}
	return j
}

// MarshalJSON writes a signature as a member of a proof.
func (s Signature) MarshalJSON() ([]byte, error) { return json.Marshal(s.json()) }

// UnmarshalJSON reads what MarshalJSON wrote.
func (s *Signature) UnmarshalJSON(raw []byte) error {
	var j signatureJSON
	if err := json.Unmarshal(raw, &j); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	read, err := j.read()
	*s = read
	return err
}

func (j signatureJSON) read() (Signature, error) {
	s := Signature{Protected: j.Protected, Value: j.Signature}
	var err error
	if s.Key, err = base64.StdEncoding.DecodeString(j.Header.Key); err != nil {
		return s, fmt.Errorf("%w: a public key: %w", ErrDamaged, err)
	}
	for _, c := range j.Header.Chain {
		der, err := base64.StdEncoding.DecodeString(c)
		if err != nil {
			return s, fmt.Errorf("%w: a certificate: %w", ErrDamaged, err)
		}
		s.Certificates = append(s.Certificates, der)
	}
	return s, nil
}

func partialsJSON(list []Partial) []partialJSON {
	var out []partialJSON
	for _, p := range list {
		j := partialJSON{Of: p.Of}
		for _, piece := range p.Pieces {
			if piece.Digest != "" {
				j.Pieces = append(j.Pieces, pieceJSON{piece.Digest, piece.Reason})
			} else {
				j.Pieces = append(j.Pieces, pieceJSON{piece.Salt, piece.Text})
			}
		}
		out = append(out, j)
	}
	return out
}

// Parse reads a proof. That it can be read says nothing of whether it holds.
// Errors wrap [ErrDamaged].
func Parse(raw []byte) (Proof, error) {
	var j proofJSON
	if err := json.Unmarshal(raw, &j); err != nil {
		return Proof{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	var p Proof
	var err error
	if p.Payload, err = b64.DecodeString(j.Payload); err != nil {
		return Proof{}, fmt.Errorf("%w: the list: %w", ErrDamaged, err)
	}
	if len(j.Signatures) == 0 || len(j.Signatures) > maxSigners {
		return Proof{}, fmt.Errorf("%w: %d signatures", ErrDamaged, len(j.Signatures))
	}
	for i, s := range j.Signatures {
		if i > 0 && len(s.Header.Disclosures)+len(s.Header.Partial) > 0 {
			return Proof{}, fmt.Errorf("%w: something is disclosed in signature %d", ErrDamaged, i+1)
		}
		read, err := s.read()
		if err != nil {
			return Proof{}, err
		}
		p.Signatures = append(p.Signatures, read)
	}
	first := j.Signatures[0].Header
	if len(first.Disclosures)+len(first.Partial) > maxDisclosures {
		return Proof{}, fmt.Errorf("%w: more than %d disclosures", ErrDamaged, maxDisclosures)
	}
	p.Disclosed.Whole = first.Disclosures
	for _, part := range first.Partial {
		read := Partial{Of: part.Of}
		for _, piece := range part.Pieces {
			one, ok := piece.read()
			if !ok {
				return Proof{}, fmt.Errorf("%w: a text that is shown in part", ErrDamaged)
			}
			read.Pieces = append(read.Pieces, one)
		}
		p.Disclosed.Partial = append(p.Disclosed.Partial, read)
	}
	return p, nil
}

func (p pieceJSON) read() (Piece, bool) {
	first, ok := p[0].(string)
	if !ok || first == "" {
		return Piece{}, false
	}
	switch second := p[1].(type) {
	case string:
		return Piece{Salt: first, Text: second}, second != ""
	case float64:
		return Piece{Digest: first, Reason: int(second)}, second >= 1 && second < 1e6 && second == float64(int(second))
	}
	return Piece{}, false
}

// ListDigest is that of the list that the proof is about (SHA-256, base64url).
func (p Proof) ListDigest() string { return digestOf(p.Payload) }

// Codes are the short codes of the §§ of the list, those that are not disclosed
// too; nothing where the list cannot be read.
func (p Proof) Codes() map[int]string {
	codes := map[int]string{}
	for _, m := range p.marks() {
		codes[m.section] = code(p.Payload, m.digest)
	}
	return codes
}

// WholeCode is the short code of the list itself.
func (p Proof) WholeCode() string { return code(p.Payload, "") }

// Sections lists the §§ of the list in its order.
func (p Proof) Sections() []int {
	var sections []int
	for _, m := range p.marks() {
		sections = append(sections, m.section)
	}
	return sections
}

func (p Proof) marks() []mark {
	var head struct {
		Sections []int `json:"sections"`
		Items    []ref `json:"items"`
	}
	if json.Unmarshal(p.Payload, &head) != nil || len(head.Sections) != len(head.Items) {
		return nil
	}
	marks := make([]mark, len(head.Items))
	for i, item := range head.Items {
		marks[i] = mark{head.Sections[i], item.Digest}
	}
	return marks
}
