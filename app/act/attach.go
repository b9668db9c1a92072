package act

import (
	"context"
	"errors"
	"slices"
	"strings"

	"paragraf/data"
	"paragraf/data/intake"
	"paragraf/pdf/compose"
	"paragraf/pdf/view"
)

const pdfType = "application/pdf"

// Attach keeps a PDF as an attachment of an item. Its bytes are never touched;
// the notes that are made on it are kept for themselves. A file that cannot be
// read is refused, and so is an attachment that adjusted words do not name.
func Attach(ctx context.Context, s *data.Store, m data.Meeting, itemID, name string, file []byte) (data.Meeting, error) {
	it, err := findItem(m, itemID, 0)
	if err != nil {
		return m, err
	}
	if !intake.IsPDF(file) {
		return m, fail("act.attach.not_pdf", "file", name)
	}
	named := slices.ContainsFunc(it.Attachments, func(a data.Attachment) bool { return strings.EqualFold(a.Name, name) })
	if compose.Adjusted(m, it) && !named {
		return m, fail("act.attach.adjusted", "section", it.Section, "file", name)
	}
	paper, err := view.Open(ctx, file)
	if err != nil {
		return m, pdfFailure(name, err)
	}
	paper.Close()
	return s.Attach(ctx, m.ID, it.ID, name, pdfType, file)
}

// Detach takes an attachment away with its file.
func Detach(ctx context.Context, s *data.Store, m data.Meeting, itemID, name string) (data.Meeting, error) {
	it, err := findItem(m, itemID, 0)
	if err != nil {
		return m, err
	}
	if compose.Adjusted(m, it) {
		return m, fail("act.attach.adjusted", "section", it.Section, "file", name)
	}
	m, err = s.Detach(ctx, m.ID, it.ID, name)
	if errors.Is(err, data.ErrNotFound) {
		return m, because(err, "act.attach.none", "file", name, "section", it.Section)
	}
	return m, err
}

// Attached lists the attachments of an item that have a PDF to be read.
func Attached(it data.AgendaItem) []data.Attachment {
	var all []data.Attachment
	for _, a := range it.Attachments {
		if a.SHA256 != "" && a.MediaType == pdfType {
			all = append(all, a)
		}
	}
	return all
}

// pdfFailure says why a PDF cannot be read; another error as it is.
func pdfFailure(name string, err error) error {
	switch {
	case errors.Is(err, view.ErrPassword):
		return because(err, "act.pdf.password", "file", name)
	case errors.Is(err, view.ErrNoText):
		return because(err, "act.pdf.no_text", "file", name)
	case errors.Is(err, view.ErrDamaged):
		return because(err, "act.pdf.damaged", "file", name)
	}
	return err
}
