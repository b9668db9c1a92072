package app

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/signing"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/data/intake"
	"paragraf/pdf/object"
	"paragraf/pdf/verify"
)

// askVerify lets the user choose a file to check.
func (w *Window) askVerify() {
	w.readFile(ui.FileOptions{Title: swedish.T("window.verify.choose"), Extensions: []string{".pdf"}, Submit: swedish.T("window.verify.submit")}, w.verify)
}

func (w *Window) verifyDocument(d data.Document) {
	if pdf, ok := w.file(d); ok {
		w.verify(d.Name, pdf)
	}
}

// checked is what a check of a file gave, and what there is to know of whom the
// user trusts.
type checked struct {
	report verify.Report
	proof  *signing.Proof
	trust  []string
}

// verify checks a file and shows its pages, and beside them the answer for each
// signature.
func (w *Window) verify(name string, pdf []byte) {
	ui.Load(w.win, ui.Task{Title: swedish.T("window.verify.working", "file", name)}, func(context.Context, *ui.Progress) (checked, error) {
		trust, err := w.trust()
		if err != nil { // a file that is gone must not keep anybody from checking
			return checked{act.Verify(pdf, nil), proofWords(act.Prove(pdf, nil), false), []string{err.Error()}}, nil
		}
		c := checked{report: act.Verify(pdf, trust), proof: proofWords(act.Prove(pdf, trust), trust != nil)}
		if trust != nil {
			c.trust = trust.Notes
		}
		return c, nil
	}, func(c checked, err error) {
		if err != nil {
			w.problem(err, swedish.T("window.error.safe"))
			return
		}
		w.showChecked(name, pdf, c)
	})
}

func (w *Window) showChecked(name string, pdf []byte, c checked) {
	r := c.report
	pages := newPreview(w.win, swedish.T("window.pages.checked"))
	show := func(bytes int) {
		state, tone, part := "", ui.Neutral, pdf
		if bytes > 0 && bytes < len(pdf) {
			part = pdf[:bytes:bytes]
			state, tone = swedish.T("window.verify.as_signed"), ui.WarningTone
		}
		pages.show("", func(context.Context) (paper, error) {
			return paper{key: fmt.Sprint("bytes ", len(part)), name: name, read: func(context.Context) ([]byte, error) { return part, nil }}, nil
		}, nil)
		pages.view.Say(state, tone, name)
	}
	show(0)
	compare := func(s verify.Signature) {
		signed := pdf[:s.SignedBytes:s.SignedBytes]
		pages.show("", func(context.Context) (paper, error) {
			return paper{key: fmt.Sprint("beside ", len(signed)), name: name, beside: pdf, pairs: s.ChangedPages, read: func(context.Context) ([]byte, error) { return signed, nil }}, nil
		}, nil)
		pages.view.Say(swedish.T("window.verify.beside"), ui.WarningTone, swedish.N("window.verify.beside_pages", len(s.ChangedPages), "pages", numbers(s.ChangedPages), "file", name))
	}
	content, focus := signing.NewChecked(signing.Checked{
		Pages: pages.view, Name: name, Report: r, Proof: c.proof, Cause: causeOf(pdf, r), Show: show, Compare: compare, Trust: c.trust,
		ChooseTrust: func() { w.askTrust(func() { w.verify(name, pdf) }) },
		Save:        func(revision int) { w.saveRevision(name, pdf, revision) },
		Print:       w.print, Open: w.askVerify, Leave: w.end,
	})
	w.begin(over{content: content, pages: pages, focus: func() fyne.Focusable { return focus }, key: scrolls(pages), drop: w.verify, leave: pages.close})
}

// saveRevision writes the file as it was when it was signed where the user wants
// it.
func (w *Window) saveRevision(name string, pdf []byte, revision int) {
	old, err := act.Revision(name, pdf, revision)
	if err != nil {
		w.problem(err, swedish.T("window.error.safe"))
		return
	}
	propose := fmt.Sprintf("%s-version-%d.pdf", strings.TrimSuffix(name, filepath.Ext(name)), revision)
	w.savePDF(swedish.T("window.verify.save"), propose, old, swedish.T("window.error.safe"))
}

// causeOf says why a file cannot be read, "" where it can.
func causeOf(pdf []byte, r verify.Report) string {
	switch {
	case r.Document != verify.Unreadable:
		return ""
	case errors.Is(r.Err, object.ErrEncrypted):
		return swedish.T("window.verify.encrypted")
	case !intake.IsPDF(pdf), errors.Is(r.Err, object.ErrNotPDF):
		return swedish.T("window.verify.not_pdf")
	case errors.Is(r.Err, object.ErrLimit):
		return swedish.T("window.verify.too_big")
	}
	return swedish.T("window.verify.damaged")
}
