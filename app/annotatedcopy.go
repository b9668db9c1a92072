package app

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// exportAnnotated writes a copy of the attachment that is looked at, with the
// notes on it, to a file that the owner chooses.
func (w *Window) exportAnnotated() {
	n := w.notesNow()
	if n == nil || !n.save() {
		return
	}
	m, item, name := *w.now.meeting, n.item, n.of.Name
	file := strings.TrimSuffix(name, filepath.Ext(name)) + swedish.T("window.page.export_suffix")
	w.savePrivate(swedish.T("window.page.export_title"), file, ".pdf", func(ctx context.Context) ([]byte, error) {
		raw, _, err := act.AnnotatedCopy(ctx, w.store, m, item, name)
		return raw, err
	})
}

// savePrivate makes a file with own notes in it away from the UI thread, and
// writes it where the owner chooses.
func (w *Window) savePrivate(title, name, extension string, make func(ctx context.Context) ([]byte, error)) {
	ui.Load(w.win, ui.Task{Title: title}, func(ctx context.Context, _ *ui.Progress) ([]byte, error) { return make(ctx) }, func(raw []byte, err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			w.problem(err, swedish.T("window.note.safe"))
		default:
			ui.SaveFile(w.win, ui.FileOptions{Title: title, Extensions: []string{extension}, Name: name + extension}, func(path string) { w.writePrivate(path, raw) })
		}
	})
}

// replaceAttachment asks for a new version of the attachment that is looked at,
// and tells what became of the notes on it.
func (w *Window) replaceAttachment() {
	n := w.notesNow()
	if n == nil || !n.save() {
		return
	}
	item, of := n.item, n.of
	ui.OpenFile(w.win, ui.FileOptions{Title: swedish.T("window.attachment.replace_title", "file", of.Name), Extensions: []string{".pdf"}, Submit: swedish.T("window.attachment.replace")}, func(path string) {
		w.attachFile(item, of.Name, path)
	})
}
