package command

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/data/intake"
	"paragraf/pdf/sign"
)

// output is where results go. It remembers that writing failed, as on a full
// disk: a command whose result has not arrived has not done its work.
type output struct {
	to     io.Writer
	failed error
}

func (o *output) Write(p []byte) (int, error) {
	if o.failed != nil {
		return 0, o.failed
	}
	n, err := o.to.Write(p)
	o.failed = err
	return n, err
}

// freeToWrite refuses an output path where a made document would destroy
// something: a signed PDF, which cannot be made again, or a file that is no
// PDF at all and so was most likely named by mistake.
func freeToWrite(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil // act.WriteFile says what is wrong with a folder
	}
	old, err := act.ReadFileBytes(path)
	switch {
	case err != nil:
		return err
	case len(old) == 0:
		return nil
	case !intake.IsPDF(old):
		return &act.Error{Key: "command.error.not_pdf_there", Args: []any{"file", path}}
	case bytes.Contains(old, []byte("/ByteRange")) && signed(old):
		return &act.Error{Key: "command.error.signed_there", Args: []any{"file", path}}
	}
	return nil
}

func signed(pdf []byte) bool {
	fields, err := sign.Fields(pdf)
	if err != nil {
		return true // what cannot be read is not replaced
	}
	for _, f := range fields {
		if f.Signed {
			return true
		}
	}
	return false
}

// save writes a made document and prints its path.
func (p *program) save(path string, m act.Made) error {
	if err := act.WriteFile(path, m.PDF); err != nil {
		return err
	}
	p.tellMade(path, m)
	return nil
}

// tellMade prints the path of a made document, and what to know of it.
func (p *program) tellMade(path string, m act.Made) {
	p.say("command.made", "kind", swedish.DocumentKind(m.Document.Kind), "sections", swedish.Sections(m.Document.Sections), "file", path)
	for _, r := range m.Replaced {
		fmt.Fprintln(p.err, swedish.N("command.made.replaced", r.Count, "rune", fmt.Sprintf("%q (U+%04X)", r.Rune, r.Rune), "with", fmt.Sprintf("%q", r.With)))
	}
	if len(m.Secret) > 0 {
		p.tell("command.made.secret", "sections", swedish.Sections(data.FormatSections(m.Secret)))
	}
}
