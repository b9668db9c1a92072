package app

import (
	"context"
	"path/filepath"
	"strings"

	"paragraf/app/act"
	"paragraf/app/handing"
	"paragraf/app/minutes"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// keyService is the signing service that was used last.
const keyService = "window/signing_service"

// away is the handover of the meeting that is still open, nil for none.
func (w *Window) away() *data.Handover {
	if len(w.now.handovers) == 0 || !w.now.handovers[0].Open() {
		return nil
	}
	return &w.now.handovers[0]
}

// awaySays warns who signs here while a service has the minutes.
func (w *Window) awaySays() []string {
	if h := w.away(); h != nil {
		return []string{act.HandoverState(*h) + ". " + swedish.T("window.handover.mind")}
	}
	return nil
}

// handOver begins the walk of handing the minutes over to a signing service.
func (w *Window) handOver() {
	m := w.now.meeting
	if m == nil {
		return
	}
	type outgoing struct {
		doc    data.Document
		pdf    []byte
		places []act.Place
	}
	ui.Load(w.win, ui.Task{Title: swedish.T("window.sign.preparing")}, func(ctx context.Context, _ *ui.Progress) (o outgoing, err error) {
		if o.doc, o.pdf, err = act.ToHandOver(ctx, w.store, m.ID); err != nil {
			return o, err
		}
		o.places, err = act.Places(o.pdf)
		return o, err
	}, func(o outgoing, err error) {
		if err != nil {
			w.problem(err, swedish.T("window.error.safe"))
			return
		}
		pages := newPreview(w.win, swedish.T("window.pages.minutes"))
		pages.show("", func(context.Context) (paper, error) { return storedPaper(o.doc, o.pdf), nil }, nil)
		pages.view.Say(swedish.T("window.pages.file"), ui.Neutral, o.doc.Name)
		out := handing.Out{Pages: pages.view, Document: describe(*m, o.doc), Service: w.setting(keyService), Leave: w.end, Focus: w.win.Canvas().Focus}
		for _, p := range o.places {
			if p.SignedBy == "" {
				out.Waiting = append(out.Waiting, placeWords(p))
			}
		}
		if secret := secretSections(*m); len(secret) > 0 {
			out.Mind = []string{swedish.N("command.handover.secret", len(secret), "sections", swedish.Sections(data.FormatSections(secret)))}
		}
		out.Save = func(service string, done func(string)) { w.saveForService(*m, o.doc.Name, service, done) }
		walk := handing.NewOut(out)
		w.begin(over{content: walk.Content(), pages: pages, focus: walk.Focus, key: walks(pages, walk.Next), leave: pages.close, holds: true})
	})
}

// saveForService writes the minutes where the user wants them, and remembers
// that they are away.
func (w *Window) saveForService(m data.Meeting, name, service string, done func(file string)) {
	w.setSetting(keyService, strings.TrimSpace(service))
	ui.SaveFile(w.win, ui.FileOptions{Title: swedish.T("window.handover.where"), Extensions: []string{".pdf"}, Name: name}, func(path string) {
		ui.Load(w.win, ui.Task{Title: swedish.T("window.handover.working")}, func(ctx context.Context, _ *ui.Progress) (act.HandedOver, error) {
			return act.HandOver(ctx, w.store, act.HandOverRequest{MeetingID: m.ID, Path: path, Service: service})
		}, func(_ act.HandedOver, err error) {
			if err != nil {
				w.problem(err, swedish.T("window.error.safe"))
				return
			}
			done(filepath.Base(path))
		})
	})
}

// placeWords is a place for a signature in words: "Ellen Fjällvik, ordförande".
func placeWords(p act.Place) string {
	if p.Person == "" {
		return swedish.Capital(p.Label)
	}
	return p.Person + ", " + p.Label
}

func secretSections(m data.Meeting) []int {
	var list []int
	for _, it := range m.Items {
		if it.Confidential != nil && it.Section > 0 {
			list = append(list, it.Section)
		}
	}
	return list
}

// askTakeBack lets the user choose the file that came back.
func (w *Window) askTakeBack() {
	m := w.now.meeting
	if m == nil {
		return
	}
	w.readFile(ui.FileOptions{Title: swedish.T("window.takeback.choose"), Submit: swedish.T("window.takeback.examine")}, func(name string, raw []byte) {
		w.examineBack(name, raw, m.ID)
	})
}

// examineBack examines a file that came back, and begins the walk of taking it
// back, or says why it cannot be.
func (w *Window) examineBack(name string, pdf []byte, meetingID string) {
	ui.Load(w.win, ui.Task{Title: swedish.T("window.takeback.working", "file", name)}, func(ctx context.Context, _ *ui.Progress) (act.Return, error) {
		trust, _ := w.trust() // a source that is gone is told where files are checked
		return act.ExamineReturn(ctx, w.store, name, pdf, meetingID, trust)
	}, func(r act.Return, err error) {
		if err != nil {
			w.problem(err, swedish.T("window.takeback.nothing_changed"))
			return
		}
		w.walkBack(r)
	})
}

func (w *Window) walkBack(r act.Return) {
	pages := newPreview(w.win, swedish.T("window.pages.checked"))
	pages.show("", func(context.Context) (paper, error) {
		return paper{key: "back " + r.File, name: r.File, read: func(context.Context) ([]byte, error) { return r.PDF, nil }}, nil
	}, nil)
	pages.view.Say(swedish.T("window.takeback.state"), ui.WarningTone, r.File)
	back := handing.Back{Pages: pages.view, File: r.File, Document: describe(r.Meeting, r.Before), Says: r.Says(), Sure: !r.NeedsDecision(), Seal: r.Seal(),
		Leave: w.end, Focus: w.win.Canvas().Focus}
	for _, x := range r.Signed {
		back.Signed = append(back.Signed, handing.Signer{Field: x.Place.Field, Words: x.Name + ", " + x.Place.Label})
	}
	for _, p := range r.Waiting {
		back.Waiting = append(back.Waiting, handing.Signer{Field: p.Field, Words: placeWords(p)})
	}
	back.Take = func(stated []string, done func(string, error)) {
		ui.Load(w.win, ui.Task{Title: swedish.T("window.takeback.storing")}, func(ctx context.Context, _ *ui.Progress) (act.TakenBack, error) {
			return act.TakeBackMinutes(ctx, w.store, r, true, stated)
		}, func(t act.TakenBack, err error) {
			if err != nil {
				done("", plainly(err))
				return
			}
			done(takenBackWords(t), nil)
		})
	}
	walk := handing.NewBack(back)
	w.begin(over{content: walk.Content(), pages: pages, focus: walk.Focus, key: walks(pages, walk.Next), leave: pages.close, holds: true})
}

func takenBackWords(t act.TakenBack) string {
	text := swedish.T("window.takeback.done")
	var names []string
	for _, p := range t.Waiting {
		names = append(names, placeWords(p))
	}
	switch {
	case t.Adjusted:
		text += " " + swedish.T("window.signed.adjusted", "date", swedish.Date(t.AdjustedOn))
	case len(names) > 0:
		text += " " + swedish.T("window.signed.waiting", "names", strings.Join(names, ", "))
	}
	return text
}

// callOff ends the handover when the user is sure.
func (w *Window) callOff() {
	m := w.now.meeting
	if m == nil || w.away() == nil {
		return
	}
	ui.Confirm(w.win, ui.ConfirmOptions{Title: swedish.T("window.handover.call_off"), Message: swedish.T("window.handover.call_off_means"), Yes: swedish.T("window.handover.call_off"), OnYes: func() {
		if err := w.store.CallOff(context.Background(), m.ID); err != nil {
			w.problem(err, swedish.T("window.error.safe"))
		}
	}})
}

// cameBack examines a file that was dropped, and returns what it is where
// minutes have come back in it; nil where it is nothing of the kind. why tells
// where it is such minutes and cannot be taken back all the same.
func (w *Window) cameBack(ctx context.Context, name string, pdf []byte) (back *act.Return, why error) {
	trust, _ := w.trust() // a source that is gone is told where files are checked
	r, err := act.ExamineReturn(ctx, w.store, name, pdf, "", trust)
	switch {
	case err == nil:
		return &r, nil
	case act.OursAfterAll(err):
		return nil, err
	}
	return nil, nil
}

// awayWords is where the minutes are, for the screen of adjusting.
func (w *Window) awayWords() string {
	if h := w.away(); h != nil && minutes.Latest(w.now.documents) != nil {
		day := swedish.DateOf(h.At.In(data.Stockholm))
		if h.Service != "" {
			return swedish.T("window.handover.away_service", "date", day, "service", h.Service)
		}
		return swedish.T("window.handover.away", "date", day)
	}
	return ""
}
