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
	var missing []int
	for _, it := range m.Items {
		if slices.Contains(sections, it.Section) && !compose.Adjusted(*m, it) {
			missing = append(missing, it.Section)
		}
	}
	if len(missing) > 0 {
		ui.Confirm(w.win, ui.ConfirmOptions{
			Title:   swedish.T("window.extract.draft_title"),
			Message: swedish.N("window.extract.not_adjusted", len(missing), "sections", swedish.Sections(data.FormatSections(missing))),
			Yes:     swedish.T("window.extract.draft"),
			OnYes: func() {
				w.made(dispatch, func(ctx context.Context) (act.Made, error) {
					return act.MakeExtract(ctx, w.store, act.ExtractRequest{MeetingID: m.ID, Sections: sections})
				})
			},
		})
		return
	}
	w.askCertification(*m, sections, signing.Certify{Name: w.clerk(), Title: w.post(), Keys: w.keys(w.clerk())})
}

// askCertification asks who certifies an extract and with which key.
func (w *Window) askCertification(m data.Meeting, sections []int, c signing.Certify) {
	c.Sections = swedish.Sections(data.FormatSections(sections))
	c.Make = func(given signing.Certification) { w.certify(m, sections, certifying{Certification: given}) }
	signing.AskCertification(w.win, c)
}

// certifying is who certifies extracts, and what they have said yes to on the
// way: a certificate that leads to nobody whom they trust, no timestamp.
type certifying struct {
	signing.Certification
	anyIssuer, noStamp bool
}

// certifyRequest is what is asked of [act] for them. It is made away from the UI thread.
func (w *Window) certifyRequest(ctx context.Context, m data.Meeting, sections []int, c certifying) act.ExtractRequest {
	r := act.ExtractRequest{MeetingID: m.ID, Sections: sections, Name: c.Name, Title: c.Title, TSA: w.stampOf(ctx, c.noStamp)}
	r.PSS, _ = act.PSS(ctx, w.store) // a lost setting is no reason to stop
	if !c.anyIssuer {
		r.Trust, _ = w.trust() // a source that is gone is told where files are checked
	}
	return r
}

// again is the form with what was given before, without the secret.
func (w *Window) again(c signing.Certification) signing.Certify {
	keys := w.keys(c.Name)
	keys.OnCard = c.Card != ""
	if c.File != "" {
		keys.File = c.File
	}
	return signing.Certify{Name: c.Name, Title: c.Title, Keys: keys}
}

// certify makes a certified extract away from the UI thread. Where it fails it is
// said why, and the form can be filled in again.
func (w *Window) certify(m data.Meeting, sections []int, c certifying) {
	type certified struct {
		act.Made
		holder string
		trial  bool
	}
	ui.Load(w.win, ui.Task{Title: w.opening(c.Unlock, swedish.T("window.made.working"))}, func(ctx context.Context, _ *ui.Progress) (x certified, err error) {
		identity, closeKey, err := w.openKey(ctx, c.Unlock)
		if err != nil {
			return x, err
		}
		defer closeKey()
		x.holder, x.trial = identity.Name(), identity.Trial()
		r := w.certifyRequest(ctx, m, sections, c)
		r.Identity = &identity
		x.Made, err = act.MakeExtract(ctx, w.store, r)
		return x, act.KeyFailure(filepath.Base(c.File), err)
	}, func(x certified, err error) {
		if err == nil {
			w.certified(c.Certification, x.holder, x.trial)
			w.said(x.Made)
			return
		}
		w.certifyFailed(err, swedish.T("window.error.safe"), c, func(c certifying) { w.certify(m, sections, c) },
			func() { w.askCertification(m, sections, w.again(c.Certification)) })
	})
}

// certified remembers who certified, now that it is done: what was written in
// the wrong field of a form that failed is remembered nowhere.
func (w *Window) certified(c signing.Certification, holder string, trial bool) {
	w.setSetting(keyClerk, c.Name)
	w.setSetting(keyPost, c.Title)
	w.used(c.Unlock, holder, trial)
}

// certifyFailed says why extracts could not be certified, and offers what can be
// done about it: to go on without a timestamp, or with a certificate that leads
// to nobody trusted, else to fill in the form again.
func (w *Window) certifyFailed(err error, safe string, c certifying, anew func(certifying), retry func()) {
	switch {
	case act.StampFailed(err):
		c.noStamp = true
		w.offerUnstamped(err, func() { anew(c) }, func() {})
	case act.Untrusted(err):
		c.anyIssuer = true
		w.offerUntrusted(err, func() { anew(c) }, func() {})
	default:
		p := problemOf(err, safe)
		p.Retry = retry
		ui.Error(w.win, p)
	}
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
