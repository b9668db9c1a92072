package tagged

import (
	"crypto/md5"
	"fmt"

	"paragraf/pdf/object"
)

// Attachment is a file inside the document that holds what the pages show in
// a form for programs (ISO 19005-3, annex E). A document lists its own in the
// order of their names.
type Attachment struct {
	Name        string
	MIME        string
	Description string
	Bytes       []byte
}

// archive adds what a file for ever needs beside its pages: the colours that
// its numbers stand for, and the attachment (ISO 19005).
func (f *finisher) archive() error {
	if f.spec.Structure == nil {
		return nil
	}
	catalog, err := f.dict(f.root)
	if err != nil {
		return err
	}
	profile := f.b.Add(object.Deflated(object.Dict{"N": object.Int(3)}, srgb()))
	catalog["OutputIntents"] = object.Array{object.Dict{
		"Type": object.Name("OutputIntent"), "S": object.Name("GTS_PDFA1"),
		"OutputConditionIdentifier": object.String("sRGB IEC61966-2.1"), "Info": object.String("sRGB IEC61966-2.1"),
		"DestOutputProfile": profile,
	}}
	if len(f.spec.Attachments) == 0 {
		return nil
	}
	var listed, names object.Array
	for i, a := range f.spec.Attachments {
		if i > 0 && a.Name <= f.spec.Attachments[i-1].Name {
			return fmt.Errorf("the attachment %q does not come after %q", a.Name, f.spec.Attachments[i-1].Name)
		}
		spec := f.attach(a)
		listed, names = append(listed, spec), append(names, object.TextString(a.Name), spec)
	}
	catalog["AF"] = listed
	catalog["Names"] = object.Dict{"EmbeddedFiles": object.Dict{"Names": names}}
	return nil
}

// attach adds one file and returns what describes it.
func (f *finisher) attach(a Attachment) object.Ref {
	date := object.Date(f.spec.Created)
	sum := md5.Sum(a.Bytes) // what the format asks for (ISO 32000-1, table 46); it guards nothing
	file := f.b.Add(object.Deflated(object.Dict{
		"Type": object.Name("EmbeddedFile"), "Subtype": object.Name(a.MIME),
		"Params": object.Dict{"Size": object.Int(len(a.Bytes)), "ModDate": date, "CreationDate": date, "CheckSum": object.String(sum[:])},
	}, a.Bytes))
	return f.b.Add(object.Dict{
		"Type": object.Name("Filespec"), "F": object.TextString(a.Name), "UF": object.TextString(a.Name),
		"Desc": object.TextString(a.Description), "AFRelationship": object.Name("Data"),
		"EF": object.Dict{"F": file, "UF": file},
	})
}
