package app

import (
	"context"
	"fmt"
	"slices"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// showDocuments shows what can be sent out, and the pages of what is chosen.
func (w *Window) showDocuments() {
	m := w.now.meeting
	basis := ""
	if w.papers.basisOf == m {
		basis = w.papers.basis
	}
	w.documents.Show(*m, w.now.documents, basis)
	d := w.papers.document
	switch {
	case d != nil && slices.ContainsFunc(w.now.documents, func(x data.Document) bool { return x.ID == d.ID }):
		w.showDocument(*d)
	default:
		w.showExtract(w.documents.Asked())
	}
}

// showExtract shows the extract of §§ as it would be made now.
func (w *Window) showExtract(sections []int) {
	m := w.now.meeting
	w.papers.document = nil
	if len(sections) == 0 {
		w.papers.extract.empty(swedish.T("window.dispatch.nothing_chosen"))
		w.papers.extract.of = m.ID
		w.papers.extract.view.Say("", ui.Neutral, "")
		return
	}
	request := act.ExtractRequest{MeetingID: m.ID, Sections: sections, Name: w.clerk(), Title: w.post()}
	basis := ""
	w.papers.extract.show(m.ID, func(ctx context.Context) (paper, error) {
		basis = m.Basis()
		key := fmt.Sprint(basis, m.State, sections, request.Name, request.Title)
		if m.Minutes != nil {
			key += fmt.Sprint(*m.Minutes)
		}
		return paper{key: key, series: fmt.Sprint(sections), own: true, read: func(ctx context.Context) ([]byte, error) {
			doc, err := act.PreviewExtract(ctx, w.store, request)
			return doc.PDF, err
		}}, ctx.Err()
	}, func(err error) {
		if w.mode != dispatch || w.now.meeting != m {
			return
		}
		if w.papers.basisOf != m {
			w.papers.basis, w.papers.basisOf = basis, m
			w.documents.Show(*m, w.now.documents, basis)
		}
		if err != nil {
			w.papers.extract.view.Say("", ui.Neutral, "")
			return
		}
		about := swedish.Sections(data.FormatSections(sections))
		if slices.ContainsFunc(m.Items, func(it data.AgendaItem) bool {
			return slices.Contains(sections, it.Section) && !compose.Adjusted(*m, it)
		}) {
			about += " · " + swedish.T("window.dispatch.draft_now")
		}
		w.papers.extract.view.Say(swedish.T("window.pages.preview"), ui.WarningTone, about)
	})
}

// showDocument shows a made document on the pages of what is sent out.
func (w *Window) showDocument(d data.Document) {
	w.papers.document = &d
	w.papers.extract.show(d.MeetingID, func(ctx context.Context) (paper, error) {
		return paper{key: d.SHA256, name: d.Name, own: true, read: func(context.Context) ([]byte, error) { return w.store.File(d.SHA256) }}, ctx.Err()
	}, func(err error) {
		if err != nil {
			w.problem(err, swedish.T("window.document.unreadable"))
			return
		}
		state, tone := swedish.T("window.pages.file"), ui.Neutral
		if len(d.Signed) > 0 {
			state, tone = swedish.T("window.pages.signed"), ui.GoodTone
		}
		w.papers.extract.view.Say(state, tone, d.Name)
	})
}

// clerk is who certifies extracts: who did last, else who keeps the minutes.
func (w *Window) clerk() string {
	clerk := w.setting(keyClerk)
	if m := w.now.meeting; clerk == "" && m != nil && m.Minutes != nil {
		clerk = m.Minutes.Secretary
	}
	return clerk
}

// post is the office of who certifies extracts.
func (w *Window) post() string {
	if post := w.setting(keyPost); post != "" {
		return post
	}
	return swedish.In(swedish.Swedish, "window.extract.usual_post") // it stands in the document
}
