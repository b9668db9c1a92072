package app

import (
	"context"
	"errors"
	"strings"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/pdf/compose"
)

// clauseStyles are the ways to print the points of a decision, as offered.
var clauseStyles = []compose.ClauseStyle{compose.ClausesAtt, compose.ClausesNumbered, compose.ClausesPlain}

// setUpCommittee asks for a body and its next meeting, and stores both: the
// meeting stands in the window with the points that every agenda has. What is
// the same from meeting to meeting is filled in from the last time.
func (w *Window) setUpCommittee() {
	ctx := context.Background()
	known := act.Committee{}
	style := compose.ClausesAtt
	if m := w.now.meeting; m != nil {
		if c, err := act.CommitteeOf(ctx, w.store, m.Organization, m.Body); err == nil {
			known = c
		}
		if s, err := act.Style(ctx, w.store, m.Organization); err == nil && s.Clauses != "" {
			style = s.Clauses
		}
	}
	field := func(value, place string) *ui.Entry {
		e := ui.NewEntry()
		e.Limit = 200
		e.SetText(value)
		e.SetPlaceHolder(place)
		return e
	}
	organization, body := field(known.Organization, ""), field(known.Body, "")
	chair, party, secretary := field(known.Chair, ""), field(known.ChairParty, ""), field(known.Secretary, "")
	place, date, start := field(known.Place, ""), field("", ""), field(swedish.Clock(known.Start), "")
	var styles []string
	at := 0
	for i, s := range clauseStyles {
		styles = append(styles, swedish.T("window.settings.clauses."+string(s)))
		if s == style {
			at = i
		}
	}
	clauses := ui.NewSelect(styles, nil)
	clauses.SetSelectedIndex(at)
	label := func(key string) string { return swedish.T("window.setup." + key) }
	var form *ui.Dialog
	form = ui.Form(w.win, ui.FormOptions{
		Title: label("title"), Intro: label("intro"), Submit: label("submit"), Width: 560,
		Fields: []ui.Field{
			{Label: label("organization"), Widget: organization, Hint: label("organization_hint")},
			{Label: label("body"), Widget: body, Hint: label("body_hint"), Required: true},
			{Label: label("date"), Widget: date, Hint: label("date_hint"), Required: true},
			{Label: label("start"), Widget: start, Hint: label("start_hint")},
			{Label: label("place"), Widget: place},
			{Label: label("chair"), Widget: chair},
			{Label: label("party"), Widget: party, Hint: label("party_hint")},
			{Label: label("secretary"), Widget: secretary},
			{Label: swedish.T("window.settings.group.clauses"), Widget: clauses, Hint: label("clauses_hint")},
		},
		OnSubmit: func() error {
			done, err := act.SetUpCommittee(ctx, w.store, act.Committee{
				Organization: organization.Text, Body: body.Text, Date: date.Text,
				Start: strings.Replace(start.Text, ".", ":", 1), Place: place.Text,
				Chair: chair.Text, ChairParty: party.Text, Secretary: secretary.Text,
				Clauses: clauseStyles[max(clauses.SelectedIndex(), 0)],
			})
			if err != nil {
				at := map[string]*ui.Entry{"act.committee.no_body": body, "act.committee.no_day": date, "act.committee.no_time": start}
				var told *act.Error
				if errors.As(err, &told) && at[told.Key] != nil {
					return ui.InField(at[told.Key], plainly(err))
				}
				return plainly(err)
			}
			form.Close()
			w.mode = prepare
			w.OpenMeeting(done.MeetingID)
			w.focusHome()
			w.toasts.Say(label("done"))
			return nil
		},
	})
}
