package app

import (
	"context"
	"fmt"

	"paragraf/app/act"
	"paragraf/app/minutes"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/compose"
	"paragraf/pdf/verify"
)

// adjusting is what the window knows of the minutes that it shows beside the
// stores: what was found when they were last looked at.
type adjusting struct {
	meeting  *data.Meeting // of which this is known
	document string        // SHA-256 of the minutes; "" for a preview
	outdated bool
	report   *verify.Report
}

// showMinutes shows what is known of the minutes at once, and looks at them
// away from the UI thread: whether they still say what the meeting says, what
// their signatures are worth, and how they look.
func (w *Window) showMinutes() {
	m, documents := w.now.meeting, w.now.documents
	w.minutes.Show(w.minutesView())
	found := adjusting{meeting: m}
	before := w.papers.minutes.shown.key
	w.papers.minutes.show(m.ID, func(ctx context.Context) (paper, error) {
		doc := minutes.Latest(documents)
		if doc != nil {
			found.outdated = doc.Outdated(*m)
		}
		if doc == nil || found.outdated {
			return w.minutesPreview(*m), ctx.Err()
		}
		found.document = doc.SHA256
		pdf, err := w.store.File(doc.SHA256)
		if err != nil {
			return paper{}, err
		}
		if len(doc.Signed) > 0 {
			report := w.judge(pdf)
			found.report = &report
		}
		return paper{key: doc.SHA256, name: doc.Name, own: true, read: func(context.Context) ([]byte, error) { return pdf, nil }}, nil
	}, func(err error) {
		if w.mode != adjust || w.now.meeting == nil || w.now.meeting.ID != m.ID {
			return
		}
		w.papers.adjusting = found
		w.minutes.Show(w.minutesView())
		w.sayMinutes()
		if section := w.minutes.Section(); section > 0 && w.papers.minutes.shown.key != before {
			w.papers.minutes.goTo(section) // other pages, or the same that were put away
		}
	})
}

// minutesPreview is the minutes as they would be made now. What the key leaves
// out is not seen on the pages.
func (w *Window) minutesPreview(m data.Meeting) paper {
	key := m.Basis() + string(m.State)
	if m.Minutes != nil {
		key += fmt.Sprint(*m.Minutes)
	}
	return paper{key: key, series: "minutes", own: true, read: func(ctx context.Context) ([]byte, error) {
		doc, err := act.PreviewMinutes(ctx, w.store, m.ID)
		return doc.PDF, err
	}}
}

func (w *Window) minutesView() minutes.View {
	m := w.now.meeting
	v := minutes.View{Meeting: *m, Documents: w.now.documents, Approvals: w.now.approvals, Missing: act.Lacks(*m), Pages: w.papers.minutes.view.Len(), Away: w.awayWords()}
	if w.papers.adjusting.meeting != nil && w.papers.adjusting.meeting.ID == m.ID {
		v.Outdated = w.papers.adjusting.outdated
		if doc := minutes.Latest(w.now.documents); doc != nil && doc.SHA256 == w.papers.adjusting.document {
			v.Report = w.papers.adjusting.report
		}
	}
	return v
}

// sayMinutes says above the pages what they are.
func (w *Window) sayMinutes() {
	view := w.papers.minutes.view
	doc := minutes.Latest(w.now.documents)
	switch {
	case view.Len() == 0:
		view.Say("", ui.Neutral, "")
	case doc == nil || w.papers.adjusting.outdated:
		view.Say(swedish.T("window.pages.preview"), ui.WarningTone, swedish.T("window.pages.preview_means"))
	case len(doc.Signed) > 0:
		view.Say(swedish.T("window.pages.signed"), ui.GoodTone, doc.Name)
	case len(compose.Ready(*w.now.meeting)) > 0:
		view.Say(swedish.T("window.pages.draft"), ui.WarningTone, doc.Name)
	default:
		view.Say(swedish.T("window.pages.file"), ui.Neutral, doc.Name+" · "+swedish.Moment(doc.CreatedAt.In(data.Stockholm)))
	}
}

// approve stores what the adjuster thinks of a § without words.
func (w *Window) approve(it data.AgendaItem, state data.ApprovalState) bool {
	err := w.think(w.now.meeting.ID, it, state, "")
	if err != nil {
		w.problem(err, swedish.T("window.error.safe"))
	}
	return err == nil
}

// think stores what the adjuster thinks of a §, and how to take it back.
func (w *Window) think(meetingID string, it data.AgendaItem, state data.ApprovalState, text string) error {
	before := data.Approval{MeetingID: meetingID, ItemID: it.ID}
	for _, a := range w.now.approvals {
		if a.ItemID == it.ID {
			before = a
		}
	}
	after := data.Approval{MeetingID: meetingID, ItemID: it.ID, State: state, Text: text}
	set := func(a data.Approval) func() error {
		return func() error { return w.store.SetApproval(context.Background(), a) }
	}
	if err := set(after)(); err != nil {
		return err
	}
	key := "window.adjust.undo_none"
	if state != "" {
		key = "window.adjust.undo_" + string(state)
	}
	w.remember(swedish.T(key, "section", it.Section), set(before), set(after))
	return nil
}

// object asks for an objection to a §.
func (w *Window) object(it data.AgendaItem, before string) {
	meetingID := w.now.meeting.ID
	w.askWords(wordsForm{
		title: swedish.T("window.adjust.objection_title", "section", it.Section), about: swedish.T("window.adjust.objection_about"),
		label: swedish.T("window.adjust.objection_text"), submit: swedish.T("window.adjust.objection_save"),
		before: before, save: func(words string) error { return w.think(meetingID, it, data.Objected, words) },
	})
}
