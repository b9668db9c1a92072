package act

import (
	"errors"

	"paragraf/data"
	"paragraf/pdf/view"
)

// pdfFailure says why a PDF cannot be read; another error as it is.
func pdfFailure(name string, err error) error {
	switch {
	case errors.Is(err, view.ErrPassword):
		return because(err, "act.pdf.password", "file", name)
	case errors.Is(err, view.ErrNoText):
		return because(err, "act.pdf.no_text", "file", name)
	case errors.Is(err, view.ErrNoPages):
		return because(err, "act.pdf.no_pages", "file", name)
	case errors.Is(err, view.ErrTooLong):
		return because(err, "act.pdf.long", "file", name, "limit", view.MaxPages)
	case errors.Is(err, view.ErrDeep):
		return because(err, "act.pdf.deep", "file", name)
	case errors.Is(err, view.ErrSlow):
		return because(err, "act.pdf.slow", "file", name)
	case errors.Is(err, view.ErrDamaged):
		return because(err, "act.pdf.damaged", "file", name)
	}
	return err
}

// NotShown says why the pages of a kept file cannot be shown: what is wrong with
// the PDF, or that the file itself is gone or altered on the disk. Another error
// as it is.
func NotShown(name string, err error) error {
	switch {
	case errors.Is(err, data.ErrDamaged):
		return because(err, "act.pdf.altered", "file", name)
	case errors.Is(err, data.ErrNotFound):
		return because(err, "act.pdf.gone", "file", name)
	}
	return pdfFailure(name, err)
}
