package sign

import (
	"bytes"
	"crypto"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"paragraf/pdf/object"
)

var (
	// ErrAlreadySigned: the field holds a signature; each is signed once.
	ErrAlreadySigned = errors.New("the field is already signed")
	// ErrLocked: an earlier signature certifies that nothing may be added.
	ErrLocked = errors.New("the document is certified against further signatures")
)

// NoFieldError: the document has no signature field of that name. Paragraf
// signs only documents that it made for it.
type NoFieldError struct {
	Field  string
	Fields []string // those that there are
}

func (e *NoFieldError) Error() string {
	if len(e.Fields) == 0 {
		return fmt.Sprintf("the document has no signature field %q, nor any other", e.Field)
	}
	return fmt.Sprintf("the document has no signature field %q, only %s", e.Field, strings.Join(e.Fields, ", "))
}

// Request says who signs where.
type Request struct {
	Field      string    // name of the empty signature field
	Name       string    // of the signer; the certificate's when empty
	Reason     string    // left out when empty
	Location   string    // left out when empty
	At         time.Time // the time claimed, with its zone; to the second
	Identity   Identity
	Appearance []byte // a PDF of one page shown in the field; the field's own box stays when nil
	PSS        bool   // RSASSA-PSS instead of PKCS #1 v1.5, for RSA keys
	Stamp      Stamp  // proves the time of the signature (PAdES B-T); B-B when nil

	// Beside is kept in the signature dictionary under its name, and so is
	// signed with the rest of the file. Names of others than the PDF standard's
	// begin with XX (ISO 32000-1, annex E).
	Beside map[object.Name][]byte
}

// Stamp has an authority give a timestamp token (RFC 3161) over a digest.
type Stamp func(hash crypto.Hash, digest []byte) (token []byte, err error)

// Sign gives the document with the signature in its field, as an incremental
// update: the first len(pdf) bytes of the result are pdf. Errors wrap
// *NoFieldError, ErrAlreadySigned, ErrLocked, ErrAppearance, those of
// Identity.Check and of package object.
func Sign(pdf []byte, r Request) ([]byte, error) {
	if r.At.IsZero() {
		r.At = time.Now()
	}
	if err := r.Identity.Check(r.At); err != nil {
		return nil, err
	}
	if r.Name == "" {
		r.Name = r.Identity.Name()
	}
	f, err := object.Parse(pdf)
	if err != nil {
		return nil, err
	}
	field, err := chooseField(f, r.Field)
	if err != nil {
		return nil, err
	}
	s, err := newSealer(r.Identity, r.PSS)
	if err != nil {
		return nil, err
	}
	s.stamp = r.Stamp
	u, err := f.Update()
	if err != nil {
		return nil, err
	}
	sig := u.Add(signatureDict(r, s.room()))
	if err := fill(f, u, field, sig, r.Appearance); err != nil {
		return nil, err
	}
	out, offsets, err := u.Bytes(nextID(pdf))
	if err != nil {
		return nil, err
	}
	if err := enclose(out, offsets[sig], s.hash, s.seal); err != nil {
		return nil, err
	}
	return out, check(pdf, out, field.Name)
}

// chooseField finds the empty field to be signed.
func chooseField(f *object.File, name string) (found, error) {
	list, err := findFields(f)
	if err != nil {
		return found{}, err
	}
	none := &NoFieldError{Field: name}
	var match []found
	for _, field := range list {
		none.Fields = append(none.Fields, field.Name)
		if field.Name == name {
			match = append(match, field)
		}
	}
	switch {
	case len(match) == 0:
		return found{}, none
	case len(match) > 1:
		return found{}, fmt.Errorf("%w: %d fields are named %q", object.ErrDamaged, len(match), name)
	case match[0].Signed:
		return found{}, ErrAlreadySigned
	}
	return match[0], locked(f)
}

// locked gives ErrLocked when a certifying signature permits no changes
// (DocMDP with P 1; 12.8.2.2).
func locked(f *object.File) error {
	root, err := f.Catalog()
	if err != nil {
		return err
	}
	perms, err := f.Dict(root["Perms"])
	if err != nil {
		return err
	}
	sig, err := f.Dict(perms["DocMDP"])
	if err != nil {
		return err
	}
	refs, err := f.Array(sig["Reference"])
	if err != nil {
		return err
	}
	for _, o := range refs {
		d, err := f.Dict(o)
		if err != nil {
			return err
		}
		params, err := f.Dict(d["TransformParams"])
		if err != nil {
			return err
		}
		if p, ok := f.Int(params["P"]); ok && p == 1 {
			return ErrLocked
		}
	}
	return nil
}

// rangeWidth holds "[0 a b c]" with three numbers of ten digits.
const rangeWidth = 36

// signatureDict is the signature dictionary with room for the CMS. Its keys
// are written in the order of the alphabet, so ByteRange and Contents stand
// before every text that a person wrote.
func signatureDict(r Request, room int) object.Dict {
	d := object.Dict{
		"Type":      object.Name("Sig"),
		"Filter":    object.Name("Adobe.PPKLite"),
		"SubFilter": object.Name("ETSI.CAdES.detached"),
		"ByteRange": object.Verbatim(strings.Repeat(" ", rangeWidth)),
		"Contents":  object.Verbatim("<" + strings.Repeat("0", 2*room) + ">"),
		"M":         object.Date(r.At),
	}
	for key, value := range r.Beside {
		d[key] = object.String(value)
	}
	for key, text := range map[object.Name]string{"Name": r.Name, "Reason": r.Reason, "Location": r.Location} {
		if text != "" {
			d[key] = object.TextString(text)
		}
	}
	return d
}

// fill puts the signature and its appearance into the field.
func fill(f *object.File, u *object.Update, field found, sig object.Ref, appearance []byte) error {
	changed := map[object.Ref]object.Dict{}
	edit := func(r object.Ref) (object.Dict, error) {
		if d, ok := changed[r]; ok {
			return d, nil
		}
		d, err := f.Dict(r)
		if err != nil {
			return nil, err
		}
		changed[r] = d.Clone()
		return changed[r], nil
	}
	d, err := edit(field.ref)
	if err != nil {
		return err
	}
	d["V"] = sig
	if appearance != nil {
		form, err := graft(u, appearance)
		if err != nil {
			return err
		}
		w, err := edit(field.widget)
		if err != nil {
			return err
		}
		w["AP"] = object.Dict{"N": form}
	}
	for r, d := range changed {
		u.Set(r, d)
	}
	return flags(f, u)
}

// flags says in the form that it holds signatures and may only be appended to
// (SigFlags 3; 12.7.2), if it does not say so yet.
func flags(f *object.File, u *object.Update) error {
	root, err := f.Catalog()
	if err != nil {
		return err
	}
	form, err := f.Dict(root["AcroForm"])
	if err != nil {
		return err
	}
	if n, ok := f.Int(form["SigFlags"]); ok && n&3 == 3 {
		return nil
	}
	form = form.Clone()
	form["SigFlags"] = object.Int(3)
	if r, ok := root["AcroForm"].(object.Ref); ok {
		u.Set(r, form)
		return nil
	}
	root = root.Clone()
	root["AcroForm"] = form
	u.Set(f.Root(), root)
	return nil
}

// enclose fills in the byte range of the signature dictionary that begins at
// an offset, and what seal makes over the digest of all other bytes, in place.
func enclose(out []byte, at int, hash crypto.Hash, seal func(digest []byte) ([]byte, error)) error {
	rangeKey, contentsKey := []byte("/ByteRange "), []byte("/Contents <")
	rangeAt := at + bytes.Index(out[at:], rangeKey) + len(rangeKey)
	from := at + bytes.Index(out[at:], contentsKey) + len(contentsKey) - 1
	to := from + bytes.IndexByte(out[from:], '>') + 1
	text := fmt.Sprintf("[0 %d %d %d]", from, to, len(out)-to)
	if len(text) > rangeWidth {
		return fmt.Errorf("%w: the file is too large to sign", object.ErrLimit)
	}
	copy(out[rangeAt:], text)
	h := hash.New()
	h.Write(out[:from])
	h.Write(out[to:])
	cms, err := seal(h.Sum(nil))
	if err != nil {
		return err
	}
	if 2*len(cms) > to-from-2 {
		return fmt.Errorf("%w: the signature needs %d bytes, more than its room", object.ErrLimit, len(cms))
	}
	hex.Encode(out[from+1:], cms)
	return nil
}

// check makes sure before anyone sees the result that nothing old changed and
// that the field reads as signed.
func check(pdf, out []byte, name string) error {
	if !bytes.HasPrefix(out, pdf) {
		return errors.New("signing changed bytes of the document; nothing was written")
	}
	list, err := Fields(out)
	if err != nil {
		return err
	}
	for _, f := range list {
		if f.Name == name && f.Signed {
			return nil
		}
	}
	return errors.New("the signed field does not read as signed; nothing was written")
}
