package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"paragraf/app/act"
	"paragraf/app/signing"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// usualNames is the template of the files' names that is proposed.
const usualNames = "{organ}-{datum}-§{nr}"

// allExtracts makes an extract of each of the §§ that are ticked, or of all that
// are adjusted, as files in a folder.
func (w *Window) allExtracts() {
	m := w.now.meeting
	if m == nil {
		return
	}
	sections := w.documents.Chosen()
	if len(sections) == 0 {
		for _, it := range m.Items {
			if it.Section > 0 && compose.Adjusted(*m, it) {
				sections = append(sections, it.Section)
			}
		}
	}
	if len(sections) == 0 {
		ui.Inform(w.win, swedish.T("window.batch.title"), swedish.T("window.batch.none"))
		return
	}
	home, _ := os.UserHomeDir() // "" proposes a folder where the program stands
	w.askBatch(*m, signing.BatchCertify{
		Certify: signing.Certify{Name: w.clerk(), Title: w.post(), Keys: w.keys(w.clerk())},
		Numbers: data.FormatSections(sections), Folder: filepath.Join(home, swedish.T("window.batch.folder_name", "date", m.Date)), Template: usualNames,
	})
}

// askBatch asks for the §§, the folder, the names and the key.
func (w *Window) askBatch(m data.Meeting, b signing.BatchCertify) {
	b.Parse = data.ParseSections
	b.Make = func(given signing.BatchCertification) {
		w.batch(m, given, certifying{Certification: given.Certification})
	}
	signing.AskBatch(w.win, b)
}

// batch makes the extracts away from the UI thread with one opened key, tells
// how far it has come, and can be cancelled: what is finished then stays.
func (w *Window) batch(m data.Meeting, b signing.BatchCertification, c certifying) {
	type outcome struct {
		act.Batch
		holder string
		trial  bool
	}
	ui.Load(w.win, ui.Task{Title: w.opening(b.Unlock, swedish.T("window.batch.working"))}, func(ctx context.Context, p *ui.Progress) (o outcome, err error) {
		identity, closeKey, err := w.openKey(ctx, b.Unlock)
		if err != nil {
			return o, err
		}
		defer closeKey()
		o.holder, o.trial = identity.Name(), identity.Trial()
		r := w.certifyRequest(ctx, m, b.Sections, c)
		r.Identity = &identity
		o.Batch, err = act.MakeExtractFiles(ctx, w.store, act.BatchRequest{
			ExtractRequest: r, Folder: b.Folder, Template: b.Template,
			Each: func(done, all int, file string) { p.Report(done, all, filepath.Base(file)) },
		})
		return o, err
	}, func(o outcome, err error) {
		w.refresh()
		if err == nil {
			w.certified(b.Certification, o.holder, o.trial)
			var said []string
			if n := len(o.Files); n > 0 {
				said = append(said, swedish.N("window.batch.done", n, "folder", b.Folder))
			}
			if n := len(o.Kept); n > 0 {
				said = append(said, swedish.N("window.batch.kept", n, "folder", b.Folder))
			}
			w.toasts.Say(strings.Join(said, " "))
			return
		}
		left := b.Sections
		if o.All > 0 { // else nothing was begun
			left = o.Left
		}
		rest := func() {
			w.askBatch(m, signing.BatchCertify{Certify: w.again(b.Certification), Numbers: data.FormatSections(left), Folder: b.Folder, Template: b.Template})
		}
		if errors.Is(err, context.Canceled) && o.All > 0 {
			ui.Confirm(w.win, ui.ConfirmOptions{Title: swedish.T("window.batch.cancelled"), Message: err.Error(), Yes: swedish.N("window.batch.rest", len(left)), No: swedish.T("ui.close"), OnYes: rest})
			return
		}
		safe := swedish.T("window.error.safe")
		if n := len(o.Files); n > 0 {
			safe = swedish.N("window.batch.so_far", n, "folder", b.Folder)
		}
		w.certifyFailed(err, safe, c, func(c certifying) { b.Sections = left; w.batch(m, b, c) }, rest)
	})
}
