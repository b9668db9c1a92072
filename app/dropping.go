package app

import (
	"bytes"
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data/intake"
)

// Dropped takes files that were dropped anywhere on the window. What is dropped
// while another file has its turn waits for its own.
func (w *Window) Dropped(uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	switch {
	case len(paths) == 0:
	case w.queue.busy || w.reviewing != nil:
		w.enqueue(true, paths)
	case w.modal():
		w.toasts.Say(swedish.T("window.import.answer_first"))
	case w.over != nil && w.over.drop != nil && len(paths) == 1:
		w.droppedOn(paths[0], w.over)
	default:
		w.enqueue(true, paths)
	}
}

// droppedOn gives a file to the walk that it was dropped on, if that is still
// shown when the file is read.
func (w *Window) droppedOn(path string, on *over) {
	ui.Load(w.win, ui.Task{Quiet: true}, func(context.Context, *ui.Progress) ([]byte, error) {
		return act.ReadFileBytes(path)
	}, func(raw []byte, err error) {
		if err != nil || w.over != on {
			w.enqueue(true, []string{path}) // which tells what is wrong with it, if anything is
			return
		}
		on.drop(filepath.Base(path), raw)
	})
}

// lookInto looks into a dropped file whose turn it is. A PDF that carries
// signatures may be meant to be checked, so the user is asked.
func (w *Window) lookInto(path string) {
	w.queue.busy = true
	ui.Load(w.win, ui.Task{Quiet: true}, func(context.Context, *ui.Progress) ([]byte, error) {
		return act.ReadFileBytes(path)
	}, func(raw []byte, err error) {
		if err != nil || !intake.IsPDF(raw) || !bytes.Contains(raw, []byte("/ByteRange")) {
			w.read(path) // which tells what is wrong with it, if anything is
			return
		}
		w.lookIntoSigned(path, raw)
	})
}

// lookIntoSigned offers to take a signed PDF back, where it is minutes that come
// from a signing service; else it asks whether to check it or to read it in.
func (w *Window) lookIntoSigned(path string, raw []byte) {
	name := filepath.Base(path)
	type came struct {
		back *act.Return
		why  error
	}
	ui.Load(w.win, ui.Task{Title: swedish.T("window.takeback.working", "file", name), Quiet: true}, func(ctx context.Context, _ *ui.Progress) (c came, _ error) {
		c.back, c.why = w.cameBack(ctx, name, raw)
		return c, nil
	}, func(c came, _ error) {
		leave := answer{swedish.T("ui.cancel"), w.next}
		verify := answer{swedish.T("window.drop.verify"), func() { w.verify(name, raw) }}
		if c.back != nil {
			w.ask(name, []fyne.CanvasObject{ui.NewWords(swedish.T("window.takeback.dropped", "document", describe(c.back.Meeting, c.back.Before)), ui.WordsStyle{})},
				leave, verify, answer{swedish.T("window.takeback.button"), func() { w.walkBack(*c.back) }})
			return
		}
		asks := []fyne.CanvasObject{ui.NewWords(swedish.T("window.drop.signed"), ui.WordsStyle{})}
		if c.why != nil {
			asks = append([]fyne.CanvasObject{ui.NewWordsCard(swedish.T("window.takeback.refused"), []string{plainly(c.why).Error()}, ui.WarningTone)}, asks...)
		}
		w.ask(name, asks, leave, answer{swedish.T("window.drop.import"), func() { w.read(path) }}, verify)
	})
}

// answer is something that can be done with what was dropped.
type answer struct {
	words string
	do    func()
}

// ask lets the user choose what is done with a file whose turn it is; Enter does
// the last, Esc leaves it for the next.
func (w *Window) ask(title string, said []fyne.CanvasObject, answers ...answer) {
	w.queue.busy = true
	var d *ui.Dialog
	var buttons []*ui.Button
	for i, a := range answers {
		make := ui.NewButton
		if i+1 == len(answers) {
			make = ui.NewPrimary
		}
		do := w.after(a.do)
		buttons = append(buttons, make(a.words, func() { d.Close(); do() }))
	}
	d = ui.Custom(w.win, ui.DialogOptions{Title: title, Content: ui.NewStack(12, said...), Buttons: buttons, Focus: buttons[len(buttons)-1], OnCancel: w.after(w.next)})
}

// after is an answer that ends the turn of a file.
func (w *Window) after(do func()) func() {
	return func() { w.queue.busy = false; do() }
}
