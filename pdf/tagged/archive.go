package tagged

import (
	"crypto/md5"

	"paragraf/pdf/object"
)

// Attachment is a file inside the document that holds what the pages show in
// a form for programs (ISO 19005-3, annex E).
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
	a := f.spec.Attachment
	if a == nil {
		return nil
	}
	date := object.Date(f.spec.Created)
	sum := md5.Sum(a.Bytes) // what the format asks for (ISO 32000-1, table 46); it guards nothing
	file := f.b.Add(object.Deflated(object.Dict{
		"Type": object.Name("EmbeddedFile"), "Subtype": object.Name(a.MIME),
		"Params": object.Dict{"Size": object.Int(len(a.Bytes)), "ModDate": date, "CreationDate": date, "CheckSum": object.String(sum[:])},
	}, a.Bytes))
	spec := f.b.Add(object.Dict{
		"Type": object.Name("Filespec"), "F": object.TextString(a.Name), "UF": object.TextString(a.Name),
		"Desc": object.TextString(a.Description), "AFRelationship": object.Name("Data"),
		"EF": object.Dict{"F": file, "UF": file},
	})
	catalog["AF"] = object.Array{spec}
	catalog["Names"] = object.Dict{"EmbeddedFiles": object.Dict{"Names": object.Array{object.TextString(a.Name), spec}}}
	return nil
}
