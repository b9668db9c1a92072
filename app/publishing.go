package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/signing"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// publish asks what a publishing copy of the minutes leaves out.
func (w *Window) publish() {
	if m := w.now.meeting; m == nil {
		return
	} else if err := act.MayPublish(*m); err != nil { // before anybody fills in what is to be left out
		ui.Inform(w.win, swedish.T("window.publish.title"), err.Error())
		return
	}
	w.askMasking(signing.Masking{}, nil)
}

func (w *Window) askMasking(given signing.Masking, wrong error) {
	m := w.now.meeting
	if m == nil {
		return
	}
	signing.AskMasking(w.win, given, wrong, func(what signing.Masking) (func(), error) {
		request, err := publishRequest(*m, what)
		return func() { w.previewPublication(*m, what, request) }, err
	})
}

// publishRequest reads what was written in the form.
func publishRequest(m data.Meeting, what signing.Masking) (act.PublishRequest, error) {
	r := act.PublishRequest{MeetingID: m.ID}
	if what.Sections != "" {
		sections := data.ParseSections(what.Sections)
		if len(sections) == 0 {
			return r, errors.New(swedish.T("window.batch.no_sections"))
		}
		if err := act.Present(m, sections); err != nil {
			return r, plainly(err)
		}
		r.Sections = []act.SectionMask{{Sections: sections, Reason: what.SectionReason}}
	}
	for words := range strings.SplitSeq(what.Words, ";") {
		if words = strings.TrimSpace(words); words != "" {
			r.Words = append(r.Words, act.WordMask{Words: words, Reason: what.WordReason})
		}
	}
	return r, nil
}

// previewPublication shows the copy as pages with what is left out of it, before
// anything is made.
func (w *Window) previewPublication(m data.Meeting, what signing.Masking, request act.PublishRequest) {
	ui.Load(w.win, ui.Task{Title: swedish.T("window.made.working")}, func(ctx context.Context, _ *ui.Progress) (act.Publication, error) {
		return act.PreviewPublication(ctx, w.store, request)
	}, func(p act.Publication, err error) {
		var refused *act.Error
		switch {
		case errors.As(err, &refused): // something else is to be left out
			w.askMasking(what, plainly(err))
			return
		case err != nil:
			w.problem(err, swedish.T("window.error.safe"))
			return
		}
		pages := newPreview(w.win, swedish.T("window.publish.title"))
		pages.show(m.ID, func(context.Context) (paper, error) {
			return paper{key: fmt.Sprint("publication ", what), own: true, read: func(context.Context) ([]byte, error) { return p.PDF, nil }}, nil
		}, nil)
		pages.view.Say(swedish.T("window.pages.preview"), ui.WarningTone, swedish.Capital(swedish.DocumentKind(data.PublicationDocument)))
		var masks []string
		for _, n := range p.Masks {
			key := "command.publish.words"
			if n.Section > 0 {
				key = "command.publish.section"
			}
			masks = append(masks, swedish.T(key, "number", n.Number, "section", n.Section, "reason", n.Reason))
		}
		content, focus := signing.NewPublication(signing.Publication{
			Pages: pages.view, Masks: masks, Provable: p.Provable, Leave: w.end,
			Change: func() { w.end(); w.askMasking(what, nil) },
			Make: func() {
				w.end()
				w.made(dispatch, func(ctx context.Context) (act.Made, error) {
					made, err := act.MakePublication(ctx, w.store, request)
					return made.Made, err
				})
			},
		})
		w.begin(over{content: content, pages: pages, focus: func() fyne.Focusable { return focus }, key: scrolls(pages), leave: pages.close, holds: true})
	})
}
