package app

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"paragraf/app/act"
	"paragraf/app/minutes"
	"paragraf/app/signing"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/compose"
	"paragraf/pdf/verify"
)

// keyFiles are the kinds of file that hold a key.
var keyFiles = []string{".p12", ".pfx"}

func (w *Window) browseKey(chosen func(string)) {
	ui.OpenFile(w.win, ui.FileOptions{Title: swedish.T("window.sign.choose_key_title"), Extensions: keyFiles, Submit: swedish.T("window.sign.choose")}, chosen)
}

// sign walks through signing the latest minutes of the meeting.
func (w *Window) sign() {
	m := w.now.meeting
	if m == nil {
		return
	}
	w.setMode(adjust)
	doc := minutes.Latest(w.now.documents)
	switch {
	case len(act.Lacks(*m)) > 0:
		ui.Inform(w.win, swedish.T("window.sign.title"), swedish.T("window.sign.not_ready")+"\n– "+strings.Join(act.Lacks(*m), "\n– "))
		return
	case doc == nil:
		ui.Confirm(w.win, ui.ConfirmOptions{Title: swedish.T("window.sign.title"), Message: swedish.T("window.sign.no_minutes"),
			Yes: swedish.T("window.minutes.make"), OnYes: w.makeMinutes})
		return
	}
	pdf, ok := w.file(*doc)
	if !ok {
		return
	}
	found, err := act.Places(pdf)
	if err != nil {
		w.problem(err, swedish.T("window.error.safe"))
		return
	}
	var places []signing.Place
	for _, p := range found {
		places = append(places, signing.Place{Role: p.Role, Person: p.Person, SignedBy: p.SignedBy})
	}
	if len(places) == 0 {
		ui.Inform(w.win, swedish.T("window.sign.title"), swedish.T("window.sign.no_places"))
		return
	}
	signing.Sign(w.win, signing.Ask{
		Document: swedish.T("window.sign.document_is", "name", doc.Name, "sections", swedish.Sections(doc.Sections)),
		Places:   places, Key: w.setting(keySigner), Browse: w.browseKey,
		Read: func() { w.openDocument(*doc) },
		Sign: func(r signing.Request) error { return w.signed(*m, *doc, pdf, r) },
	})
}

// signed signs, and says what came of it in words.
func (w *Window) signed(m data.Meeting, doc data.Document, pdf []byte, r signing.Request) error {
	key, err := act.ReadFileBytes(r.Key)
	if err != nil {
		return err
	}
	done, err := act.Sign(context.Background(), w.store, act.SignRequest{
		PDF: pdf, Name: doc.Name, Role: r.Role, Signer: r.Name, Key: key, Password: r.Password,
	})
	if err != nil {
		return act.KeyFailure(filepath.Base(r.Key), err)
	}
	w.setSetting(keySigner, r.Key)
	text := swedish.T("window.signed.done", "name", done.Name, "role", swedish.SignRole(r.Role))
	var waiting []string
	for _, s := range minutes.Signers(m, &done.Document) {
		if s.Signed == nil {
			waiting = append(waiting, s.Name)
		}
	}
	switch {
	case done.Adjusted:
		text += " " + swedish.T("window.signed.adjusted", "date", swedish.Date(done.AdjustedOn))
	case len(waiting) > 0:
		text += " " + swedish.T("window.signed.waiting", "names", strings.Join(waiting, ", "))
	}
	var notes []string
	if done.Holder != "" {
		notes = append(notes, swedish.T("window.signed.other_holder", "holder", done.Holder, "name", done.Name))
	}
	if done.Stranger {
		notes = append(notes, swedish.T("window.signed.stranger", "expected", done.Expected))
	}
	if len(notes) > 0 { // too much to read in passing
		ui.Inform(w.win, text, strings.Join(notes, "\n\n"))
		return nil
	}
	w.toasts.Say(text)
	return nil
}

// extract makes an extract of §§: certified where all are adjusted, else, if
// the user still wants one, a draft.
func (w *Window) extract(sections []int) {
	m := w.now.meeting
	if m == nil {
		return
	}
	if len(sections) == 0 {
		ui.Inform(w.win, swedish.T("window.do.extract"), swedish.T("window.dispatch.choose"))
		return
	}
	names := swedish.Sections(data.FormatSections(sections))
	var missing []int
	for _, it := range m.Items {
		if slices.Contains(sections, it.Section) && !compose.Adjusted(*m, it) {
			missing = append(missing, it.Section)
		}
	}
	if len(missing) > 0 {
		ui.Confirm(w.win, ui.ConfirmOptions{
			Title:   swedish.T("window.extract.draft_title"),
			Message: swedish.T("window.extract.not_adjusted", "sections", swedish.Sections(data.FormatSections(missing))),
			Yes:     swedish.T("window.extract.draft"),
			OnYes: func() {
				w.made(dispatch, func(ctx context.Context) (act.Made, error) {
					return act.MakeExtract(ctx, w.store, act.ExtractRequest{MeetingID: m.ID, Sections: sections})
				})
			},
		})
		return
	}
	signing.AskCertification(w.win, signing.Certify{
		Sections: names, Name: w.clerk(), Title: w.post(), Key: w.setting(keySigner), Browse: w.browseKey,
		Make: func(c signing.Certification) error { return w.certify(*m, sections, c) },
	})
}

func (w *Window) certify(m data.Meeting, sections []int, c signing.Certification) error {
	key, err := act.ReadFileBytes(c.Key)
	if err != nil {
		return err
	}
	made, err := act.MakeExtract(context.Background(), w.store, act.ExtractRequest{
		MeetingID: m.ID, Sections: sections, Name: c.Name, Title: c.Title, Key: key, Password: c.Password,
	})
	if err != nil {
		return act.KeyFailure(filepath.Base(c.Key), err)
	}
	w.setSetting(keySigner, c.Key)
	w.setSetting(keyClerk, c.Name)
	w.setSetting(keyPost, c.Title)
	w.said(made)
	return nil
}

// askVerify lets the user choose a file to check.
func (w *Window) askVerify() {
	ui.OpenFile(w.win, ui.FileOptions{Title: swedish.T("window.verify.choose"), Extensions: []string{".pdf"}, Submit: swedish.T("window.verify.submit")}, func(path string) {
		raw, err := act.ReadFileBytes(path)
		if err != nil {
			w.problem(err, swedish.T("window.error.safe"))
			return
		}
		w.verify(filepath.Base(path), raw)
	})
}

func (w *Window) verifyDocument(d data.Document) {
	if pdf, ok := w.file(d); ok {
		w.verify(d.Name, pdf)
	}
}

// verify checks a file and shows the answer for each signature.
func (w *Window) verify(name string, pdf []byte) {
	ui.Load(w.win, ui.Task{Title: swedish.T("window.verify.working", "file", name)}, func(context.Context, *ui.Progress) (verify.Report, error) {
		return act.Verify(pdf, nil)
	}, func(r verify.Report, err error) {
		if err != nil {
			w.problem(err, swedish.T("window.error.safe"))
			return
		}
		signing.ShowReport(w.win, name, r)
	})
}

// newKey makes a trial identity and writes it where the user wants it.
func (w *Window) newKey() {
	signing.NewKey(w.win, "", func(name, password string) error {
		p12, err := act.NewKey(name, password)
		if err != nil {
			return err
		}
		file := strings.ToLower(strings.Join(strings.Fields(name), "-")) + ".p12"
		ui.SaveFile(w.win, ui.FileOptions{Title: swedish.T("window.key_new.save"), Extensions: keyFiles, Name: file}, func(path string) {
			if err := act.WriteSecret(path, p12); err != nil {
				w.problem(err, swedish.T("window.key_new.not_saved"))
				return
			}
			w.setSetting(keySigner, path)
			w.toasts.Say(swedish.T("window.key_new.saved", "file", filepath.Base(path)))
		})
		return nil
	})
}
