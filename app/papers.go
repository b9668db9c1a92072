package app

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"paragraf/app/act"
	"paragraf/app/documents"
	"paragraf/app/minutes"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// papers is what the window keeps of the screens that show pages.
type papers struct {
	minutes, extract *preview
	adjusting        adjusting
	document         *data.Document // the made document that is shown; nil for an extract that is not made
	basis            string         // what a meeting says now
	basisOf          *data.Meeting
}

// buildPapers makes the screens that show pages.
func (w *Window) buildPapers() {
	w.papers.minutes = newPreview(w.win, swedish.T("window.pages.minutes"))
	w.papers.extract = newPreview(w.win, swedish.T("window.pages.extract"))
	w.minutes = minutes.New(minutes.Params{
		Pages: w.papers.minutes.view, Make: w.makeMinutes, Sign: w.sign,
		Open: w.openDocument, Save: w.saveDocument, Verify: w.verifyDocument, Print: w.print,
		Next:    func() { w.setMode(dispatch) },
		Section: w.papers.minutes.goTo, Approve: w.approve, Object: w.object,
		HandOver: w.handOver, TakeBack: w.askTakeBack, CallOff: w.callOff,
	})
	w.documents = documents.New(documents.Params{
		Pages: w.papers.extract.view, Extract: w.extract, All: w.allExtracts, Publish: w.publish, Notice: w.makeNotice, List: w.makeListOf,
		Show: w.showDocument, Chosen: w.showExtract,
		Open: w.openDocument, Save: w.saveDocument, Verify: w.verifyDocument, Print: w.print,
	})
}

// restPapers gives back what the pages need that are not looked at: they are
// there again in a moment.
func (w *Window) restPapers() {
	if w.mode != adjust {
		w.papers.minutes.close()
	}
	if w.mode != dispatch {
		w.papers.extract.close()
	}
}

// closePapers gives back what the pages needed.
func (w *Window) closePapers() {
	w.papers.minutes.close()
	w.papers.extract.close()
	if w.over != nil && w.over.leave != nil {
		w.over.leave()
	}
}

// made composes a document off the UI thread, says what came of it, and shows
// the screen where it now stands.
func (w *Window) made(m mode, make func(ctx context.Context) (act.Made, error)) {
	ui.Load(w.win, ui.Task{Title: swedish.T("window.made.working")}, func(ctx context.Context, _ *ui.Progress) (act.Made, error) {
		return make(ctx)
	}, func(d act.Made, err error) {
		if err != nil {
			w.problem(err, swedish.T("window.error.safe"))
			return
		}
		w.setMode(m)
		w.said(d)
	})
}

// said tells what was made, and which characters could not be set as they are.
func (w *Window) said(d act.Made) {
	if w.mode == dispatch {
		w.showDocument(d.Document)
	}
	key := "window.made." + string(d.Document.Kind)
	switch {
	case d.Draft:
		key = "window.made.draft"
	case d.Original:
		key = "window.made.original"
	}
	w.toasts.Offer(swedish.T(key), swedish.T("window.document.open"), func() { w.openDocument(d.Document) })
	if d.Document.Kind == data.NoticeDocument && !d.Draft && len(d.Missing) > 0 { // whether a draft is wanted was asked
		ui.Inform(w.win, swedish.T("window.do.notice"), strings.Join(d.Missing, "\n"))
	}
	if len(d.Replaced) == 0 {
		return
	}
	var lines []string
	for _, r := range d.Replaced {
		key := "window.made.replaced_by"
		if r.With == "" {
			key = "window.made.left_out"
		}
		lines = append(lines, swedish.T(key, "character", codePoint(r.Rune), "with", r.With))
	}
	ui.Inform(w.win, swedish.T("window.made.replaced"), swedish.T("window.made.replaced_means")+"\n"+strings.Join(lines, "\n"))
}

// codePoint tells which character it is, and shows it. It begins with letters of
// ours, so that one of a script that runs from right to left leaves the rest of
// its line where it is.
func codePoint(r rune) string {
	if !unicode.IsGraphic(r) || unicode.IsSpace(r) || unicode.IsMark(r) {
		return fmt.Sprintf("U+%04X", r)
	}
	return fmt.Sprintf("U+%04X  %c ", r, r)
}

func (w *Window) makeMinutes() {
	m := w.now.meeting
	if m == nil {
		return
	}
	w.made(adjust, func(ctx context.Context) (act.Made, error) { return act.MakeMinutes(ctx, w.store, m.ID) })
}

// makeNotice makes the notice, having asked where the minutes are kept if that is
// not known.
func (w *Window) makeNotice() {
	m := w.now.meeting
	if m == nil {
		return
	}
	ctx := context.Background()
	announce := func() {
		w.made(dispatch, func(ctx context.Context) (act.Made, error) { return act.MakeNotice(ctx, w.store, m.ID) })
	}
	if !slices.ContainsFunc(m.Items, func(it data.AgendaItem) bool { return compose.Adjusted(*m, it) }) {
		ui.Confirm(w.win, ui.ConfirmOptions{
			Title: swedish.T("window.extract.draft_title"), Message: swedish.T("act.notice.not_adjusted") + " " + swedish.T("window.notice.draft"),
			Yes: swedish.T("window.extract.draft"), OnYes: announce,
		})
		return
	}
	if !act.NeedsStoredAt(*m) {
		announce()
		return
	}
	place := ui.NewEntry()
	if at, err := act.StoredAt(ctx, w.store, *m); err == nil {
		place.SetText(at)
	}
	ui.Form(w.win, ui.FormOptions{
		Title: swedish.T("window.do.notice"), Intro: swedish.T("window.notice.stored_intro"), Submit: swedish.T("window.do.notice"),
		Fields:   []ui.Field{{Label: swedish.T("window.notice.stored_at"), Widget: place, Hint: swedish.T("window.notice.stored_hint"), Required: true}},
		OnSubmit: func() error { return plainly(act.StoreAt(ctx, w.store, m.ID, place.Text)) },
		Then:     announce,
	})
}

// hasLists reports whether the meeting has a notification list.
func (w *Window) hasLists() bool {
	return w.now.meeting != nil && slices.ContainsFunc(w.now.meeting.Items, func(it data.AgendaItem) bool { return len(it.Lists) > 0 })
}

// makeList makes a document of the lists of the § that is shown, or of all.
func (w *Window) makeList() {
	section := 0
	if it := w.item(); it != nil && len(it.Lists) > 0 {
		section = it.Section
	}
	w.makeListOf(section)
}

func (w *Window) makeListOf(section int) {
	if m := w.now.meeting; m != nil {
		w.made(dispatch, func(ctx context.Context) (act.Made, error) { return act.MakeList(ctx, w.store, m.ID, section) })
	}
}

// startExtract goes to the choice of §§, or makes the extract of those chosen.
func (w *Window) startExtract() {
	if w.mode != dispatch {
		w.setMode(dispatch)
		return
	}
	w.extract(w.documents.Asked())
}

// file reads the bytes of a stored document, and says so if it cannot.
func (w *Window) file(d data.Document) ([]byte, bool) {
	pdf, err := w.store.File(d.SHA256)
	if err != nil {
		w.problem(err, swedish.T("window.document.unreadable"))
		return nil, false
	}
	return pdf, true
}

// openDocument gives a copy of a document to the system's viewer.
func (w *Window) openDocument(d data.Document) {
	if pdf, ok := w.file(d); ok {
		w.openFile(d.Name, pdf)
	}
}

// saveDocument writes a copy of a document where the user wants it.
func (w *Window) saveDocument(d data.Document) {
	pdf, ok := w.file(d)
	if !ok {
		return
	}
	w.savePDF(swedish.T("window.document.save_title"), d.Name, pdf, swedish.T("window.document.not_saved"))
}

// savePDF writes a PDF where the user wants it; safe is what to say of it when
// that cannot be done.
func (w *Window) savePDF(title, name string, pdf []byte, safe string) {
	ui.SaveFile(w.win, ui.FileOptions{Title: title, Extensions: []string{".pdf"}, Name: name}, func(path string) {
		if err := act.WriteFile(path, pdf); err != nil {
			w.problem(err, safe)
			return
		}
		w.toasts.Say(swedish.T("window.document.saved", "file", filepath.Base(path)))
	})
}
