package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// print gives what is shown to the system's viewer, from which one prints as
// one is used to: the pages that are on the desk, else the minutes of the
// meeting, or the extract or the lists of the § that is read.
func (w *Window) print() {
	w.printable(func(name string, pdf []byte) { w.openFile(name, pdf) })
}

// canPrintNow tells whether anything is shown that can be printed.
func (w *Window) canPrintNow() bool {
	if p := w.desk(); p != nil {
		return p.shown.pdf != nil || w.over == nil
	}
	return w.over == nil && w.reviewing == nil && w.now.meeting != nil
}

// canPrint tells whether the computer can print without a viewer.
var canPrint = sync.OnceValue(func() bool {
	_, err := exec.LookPath("lp")
	return err == nil
})

// printDirect gives what is shown to the system's printer, after it is asked.
func (w *Window) printDirect() {
	w.printable(func(name string, pdf []byte) {
		ui.Confirm(w.win, ui.ConfirmOptions{
			Title:   swedish.T("window.print.direct"),
			Message: swedish.T("window.print.direct_means", "file", name),
			Yes:     swedish.T("window.print"),
			OnYes: func() {
				ui.Load(w.win, ui.Task{Title: swedish.T("window.print.direct")}, func(ctx context.Context, _ *ui.Progress) (struct{}, error) {
					path, err := w.copyOf(name, pdf)
					if err != nil {
						return struct{}{}, err
					}
					return struct{}{}, exec.CommandContext(ctx, "lp", "--", path).Run()
				}, func(_ struct{}, err error) {
					if err != nil {
						ui.Error(w.win, ui.Problem{What: swedish.T("window.print.failed"), Safe: swedish.T("window.error.safe"), ToDo: swedish.T("window.print.failed_todo")})
						return
					}
					w.toasts.Say(swedish.T("window.print.sent", "file", name))
				})
			},
		})
	})
}

// printable hands over what is to be printed, composed off the UI thread where
// it is not on the desk.
func (w *Window) printable(then func(name string, pdf []byte)) {
	if p := w.desk(); p != nil && p.shown.pdf != nil {
		then(p.fileName(), p.shown.pdf)
		return
	}
	m := w.now.meeting
	if m == nil {
		return
	}
	name, it := "protokoll-"+m.Date+".pdf", w.item()
	ui.Load(w.win, ui.Task{Title: swedish.T("window.made.working")}, func(ctx context.Context, _ *ui.Progress) ([]byte, error) {
		if it != nil && it.Section > 0 {
			name = "utdrag-" + m.Date + "-p" + data.FormatSections([]int{it.Section}) + ".pdf"
			doc, err := act.PreviewExtract(ctx, w.store, act.ExtractRequest{MeetingID: m.ID, Sections: []int{it.Section}, Name: w.clerk(), Title: w.post()})
			return doc.PDF, err
		}
		doc, err := act.PreviewMinutes(ctx, w.store, m.ID)
		return doc.PDF, err
	}, func(pdf []byte, err error) {
		if err != nil {
			w.problem(err, swedish.T("window.error.safe"))
			return
		}
		then(name, pdf)
	})
}

// desk is the pages that are looked at now; nil where there are none.
func (w *Window) desk() *preview {
	switch {
	case w.over != nil:
		return w.over.pages
	case w.now.meeting == nil || w.reviewing != nil:
	case w.mode == adjust:
		return w.papers.minutes
	case w.mode == dispatch:
		return w.papers.extract
	}
	return nil
}

// fileName is the name under which what is shown is given to other programs.
func (p *preview) fileName() string {
	if p.shown.name != "" {
		return p.shown.name
	}
	return swedish.T("window.print.preview_name") + ".pdf"
}

// copyOf writes a copy of a document into a folder that goes when the program
// ends, for another program to open. What was given there under the same name
// and says something else may still be read, so it stays.
func (w *Window) copyOf(name string, pdf []byte) (string, error) {
	if w.temp == "" {
		folder, err := os.MkdirTemp("", "paragraf-")
		if err != nil {
			return "", err
		}
		w.temp = folder
	}
	name = filepath.Base(name)
	path := filepath.Join(w.temp, name)
	for n := 2; ; n++ {
		before, err := os.ReadFile(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return path, os.WriteFile(path, pdf, 0o400)
		case err != nil:
			return "", err
		case bytes.Equal(before, pdf):
			return path, nil
		}
		extension := filepath.Ext(name)
		path = filepath.Join(w.temp, fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, extension), n, extension))
	}
}

// openFile gives a copy of a document to the system's viewer.
func (w *Window) openFile(name string, pdf []byte) {
	path, err := w.copyOf(name, pdf)
	if err != nil {
		w.problem(err, swedish.T("window.error.safe"))
		return
	}
	ui.OpenDocument(w.app, path, func() {
		w.toasts.Clear() // what was said of the file that is shown
		ui.Error(w.win, ui.Problem{What: swedish.T("window.document.no_viewer"), Safe: swedish.T("window.error.safe"), ToDo: swedish.T("window.document.no_viewer_todo")})
	})
}
