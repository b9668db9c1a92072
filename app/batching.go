package app

import (
	"context"
	"os"
	"path/filepath"

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
	signing.AskBatch(w.win, signing.BatchCertify{
		Certify: signing.Certify{Name: w.clerk(), Title: w.post(), Key: w.keyOf(w.clerk()), Browse: w.browseKey},
		Numbers: data.FormatSections(sections), Folder: filepath.Join(home, swedish.T("window.batch.folder_name", "date", m.Date)), Template: usualNames,
		Parse: data.ParseSections,
		Make:  func(b signing.BatchCertification) { w.batch(*m, b) },
	})
}

// batch makes the extracts away from the UI thread, tells how far it has come,
// and can be cancelled: what is finished then stays.
func (w *Window) batch(m data.Meeting, b signing.BatchCertification) {
	w.setSetting(keyClerk, b.Name)
	w.setSetting(keyPost, b.Title)
	var came act.Batch
	ui.Load(w.win, ui.Task{Title: swedish.T("window.batch.working")}, func(ctx context.Context, p *ui.Progress) (act.Batch, error) {
		key, err := act.ReadFileBytes(b.Key)
		if err != nil {
			return came, err
		}
		identity, err := act.OpenKey(key, b.Password)
		if err != nil {
			return came, act.KeyFailure(filepath.Base(b.Key), err)
		}
		return act.MakeExtractFiles(ctx, w.store, act.BatchRequest{
			ExtractRequest: act.ExtractRequest{MeetingID: m.ID, Sections: b.Sections, Name: b.Name, Title: b.Title, Identity: &identity},
			Folder:         b.Folder, Template: b.Template,
			Each: func(done, all int, file string) { p.Report(done, all, filepath.Base(file)) },
		})
	}, func(made act.Batch, err error) {
		w.refresh()
		if err != nil {
			safe := swedish.T("window.error.safe")
			if n := len(made.Files); n > 0 {
				safe = swedish.N("window.batch.so_far", n, "folder", b.Folder)
			}
			w.problem(err, safe)
			return
		}
		w.toasts.Say(swedish.N("window.batch.done", len(made.Files), "folder", b.Folder))
	})
}
