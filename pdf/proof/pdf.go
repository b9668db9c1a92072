package proof

import (
	"encoding/base64"
	"encoding/json"
	"fmt"

	"paragraf/pdf/object"
)

// Entry is the member of a PDF signature dictionary that holds the signer's
// signature over the list, so that the PDF signature covers it too. The name is
// one for private use (ISO 32000-1, annex E: third class).
const Entry = "XXParagrafProof"

// Attached returns the file that a PDF carries under a name, nil where it
// carries none. Errors are those of package object.
func Attached(f *object.File, name string) ([]byte, error) {
	root, err := f.Catalog()
	if err != nil {
		return nil, err
	}
	files, err := f.Array(root["AF"])
	if err != nil {
		return nil, err
	}
	for _, o := range files {
		spec, err := f.Dict(o)
		if err != nil {
			return nil, err
		}
		if f.Text(spec["UF"]) != name {
			continue
		}
		ef, err := f.Dict(spec["EF"])
		if err != nil {
			return nil, err
		}
		s, err := f.Stream(ef["F"])
		if err != nil {
			return nil, err
		}
		return f.Decode(s)
	}
	return nil, nil
}

// OfMinutes makes the list anew from the JSON that minutes carry, and makes
// sure that it is the one they carry: ErrDamaged where it is not. Minutes
// without a list give nil.
func OfMinutes(machine []byte) (*List, error) {
	var carried struct {
		Proof *struct{ Format, Seed, Payload string }
	}
	if err := json.Unmarshal(machine, &carried); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if carried.Proof == nil {
		return nil, nil
	}
	if carried.Proof.Format != Format {
		return nil, ErrFormat
	}
	seed, err := b64.DecodeString(carried.Proof.Seed)
	if err != nil || len(seed) != SeedSize {
		return nil, fmt.Errorf("%w: the seed", ErrDamaged)
	}
	l, err := NewList(machine, seed)
	if err != nil {
		return nil, err
	}
	if base64.RawURLEncoding.EncodeToString(l.Payload) != carried.Proof.Payload {
		return nil, fmt.Errorf("%w: the list of the minutes is not that of their text", ErrDamaged)
	}
	return l, nil
}

// inField reads the signature over the list that stands in a PDF signature
// dictionary; ok is false where there is none.
func inField(f *object.File, signature object.Dict) (s Signature, ok bool) {
	raw, err := f.Get(signature[Entry])
	text, is := raw.(object.String)
	if err != nil || !is {
		return s, false
	}
	return s, json.Unmarshal([]byte(text), &s) == nil
}

// Said is what the signer said of the signature; nothing where that cannot be
// read.
func (s Signature) Said() Header {
	h, err := s.header()
	if err != nil {
		return Header{}
	}
	h.Name = printable(h.Name)
	return h
}

// InFields reads the signatures over the list by the names of the fields that
// they stand in. Errors are those of package object.
func InFields(f *object.File) (map[string]Signature, error) {
	root, err := f.Catalog()
	if err != nil {
		return nil, err
	}
	form, err := f.Dict(root["AcroForm"])
	if err != nil {
		return nil, err
	}
	fields, err := f.Array(form["Fields"])
	if err != nil {
		return nil, err
	}
	found := map[string]Signature{}
	for _, o := range fields {
		field, err := f.Dict(o)
		if err != nil {
			return nil, err
		}
		dict, err := f.Dict(field["V"])
		if err != nil {
			return nil, err
		}
		if s, ok := inField(f, dict); ok {
			found[f.Text(field["T"])] = s
		}
	}
	return found, nil
}
