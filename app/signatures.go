package app

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"paragraf/app/act"
	"paragraf/app/signing"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// keyFiles are the kinds of file that hold a key.
var keyFiles = []string{".p12", ".pfx"}

func (w *Window) browseKey(chosen func(string)) {
	ui.OpenFile(w.win, ui.FileOptions{Title: swedish.T("window.sign.choose_key_title"), Extensions: keyFiles, Submit: swedish.T("window.sign.choose")}, chosen)
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
		Sections: names, Name: w.clerk(), Title: w.post(), Key: w.keyOf(w.clerk()), Browse: w.browseKey,
		Make: func(c signing.Certification) { w.certify(*m, sections, c) },
	})
}

// certify makes a certified extract away from the UI thread. Where it fails it is
// said why, and the form can be filled in again.
func (w *Window) certify(m data.Meeting, sections []int, c signing.Certification) {
	w.setSetting(keyClerk, c.Name)
	w.setSetting(keyPost, c.Title)
	type certified struct {
		act.Made
		holder string
		trial  bool
	}
	ui.Load(w.win, ui.Task{Title: swedish.T("window.made.working")}, func(ctx context.Context, _ *ui.Progress) (x certified, err error) {
		key, err := act.ReadFileBytes(c.Key)
		if err != nil {
			return x, err
		}
		identity, err := act.OpenKey(key, c.Password)
		if err != nil {
			return x, act.KeyFailure(filepath.Base(c.Key), err)
		}
		x.holder, x.trial = identity.Name(), identity.Trial()
		x.Made, err = act.MakeExtract(ctx, w.store, act.ExtractRequest{
			MeetingID: m.ID, Sections: sections, Name: c.Name, Title: c.Title, Identity: &identity,
		})
		return x, act.KeyFailure(filepath.Base(c.Key), err)
	}, func(x certified, err error) {
		if err != nil {
			p := problemOf(err, swedish.T("window.error.safe"))
			p.Retry = func() { w.extract(sections) }
			ui.Error(w.win, p)
			return
		}
		w.rememberKey(c.Key, x.holder, x.trial)
		w.said(x.Made)
	})
}

// newKey makes a trial identity and writes it where the user wants it.
func (w *Window) newKey() { w.makeKey("", func(string) {}) }

// makeKey makes a trial identity for a person, and hands over the path of its
// file when it is written.
func (w *Window) makeKey(name string, made func(path string)) {
	signing.NewKey(w.win, name, func(name, password string) {
		ui.Load(w.win, ui.Task{Title: swedish.T("window.key_new.working")}, func(context.Context, *ui.Progress) ([]byte, error) {
			return act.NewKey(name, password)
		}, func(p12 []byte, err error) {
			if err != nil {
				w.problem(err, swedish.T("window.key_new.not_saved"))
				return
			}
			file := strings.ToLower(strings.Join(strings.Fields(name), "-")) + ".p12"
			ui.SaveFile(w.win, ui.FileOptions{Title: swedish.T("window.key_new.save"), Extensions: keyFiles, Name: file}, func(path string) {
				if err := act.WriteSecret(path, p12); err != nil {
					w.problem(err, swedish.T("window.key_new.not_saved"))
					return
				}
				w.rememberKey(path, name, true)
				w.toasts.Say(swedish.T("window.key_new.saved", "file", filepath.Base(path)))
				made(path)
			})
		})
	})
}
