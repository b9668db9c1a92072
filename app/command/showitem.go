package command

import (
	"cmp"
	"fmt"
	"strings"

	"paragraf/app/swedish"
	"paragraf/data"
)

// item prints one § whole, in the order in which minutes are printed.
func (g page) item(it data.AgendaItem) {
	number := fmt.Sprintf("%d.", it.Position)
	if it.Section > 0 {
		number = fmt.Sprintf("§ %d", it.Section)
	}
	title := cmp.Or(it.Title, swedish.T("command.show.no_title"))
	if it.SectionInferred || it.TitleInferred {
		title += " [" + swedish.T("command.show.inferred") + "]"
	}
	g.line("\n%s %s", number, title)
	if it.Kind != "" || len(it.CaseNumbers) > 0 {
		g.line("  %s", strings.TrimSpace(swedish.ItemKind(it.Kind)+"  "+strings.Join(it.CaseNumbers, ", ")))
	}
	if it.Confidential != nil {
		g.line("  %s", strings.TrimSpace(swedish.T("command.show.confidential")+" "+it.Confidential.Provision))
	}
	g.blocks(data.WithoutLooseHeadings(it.Body))
	g.list("command.show.presenters", it.Presenters)
	for _, p := range it.Proposals {
		g.line("\n  %s", swedish.Proposed(p.ForwardedTo()))
		g.clauses(p.LeadIn, p.Clauses)
	}
	for _, m := range it.Motions {
		g.head("command.show.motion")
		text := m.Text
		if m.Result != "" {
			text += " [" + swedish.Result(m.Result) + "]"
		}
		g.line("    %s", text)
	}
	if len(it.Procedure) > 0 {
		g.head("command.show.procedure")
		g.blocks(it.Procedure)
	}
	for _, v := range it.Votes {
		g.vote(v)
	}
	for _, d := range it.Decisions {
		g.head("command.show.decision")
		g.clauses(d.LeadIn, d.Clauses)
	}
	for _, r := range it.Reservations {
		g.head("command.show.reservation")
		g.line("    %s", r.Text)
	}
	for _, s := range it.Statements {
		if s.Kind == data.SeparateStatement {
			g.head("command.show.separate_statement")
		} else {
			g.head("command.show.minute_note")
		}
		g.line("    %s", s.Text)
	}
	if len(it.Disqualified) > 0 {
		g.head("command.show.disqualified")
		g.line("    %s", people(it.Disqualified))
	}
	for _, l := range it.Lists {
		g.line("\n  %s", l.Title)
		for _, e := range l.Entries {
			g.line("    %3d. %s", e.Number, e.Text)
		}
	}
	g.list("command.show.recipients", it.Recipients)
	for _, a := range it.Attachments {
		g.line("  %s: %s", swedish.T("command.show.attachment"), a.Name)
	}
	if it.Adjusted || it.AdjustedImmediately {
		key := "command.show.is_adjusted"
		if it.AdjustedImmediately {
			key = "command.show.is_adjusted_immediately"
		}
		g.line("  %s", swedish.T(key))
	}
}

func (g page) blocks(blocks []data.Block) {
	for _, b := range blocks {
		switch b.Type {
		case data.Heading:
			g.line("\n  %s", b.Text)
		case data.ListItem:
			g.line("    - %s", b.Text)
		default:
			g.line("    %s", b.Text)
		}
	}
}

func (g page) clauses(leadIn string, clauses []string) {
	if leadIn != "" {
		g.line("    %s", leadIn)
	}
	for _, c := range clauses {
		g.line("      %s", c)
	}
}

func (g page) list(key string, values []string) {
	if len(values) == 0 {
		return
	}
	g.head(key)
	for _, v := range values {
		g.line("    %s", v)
	}
}

func (g page) vote(v data.Vote) {
	g.head("command.show.vote")
	if v.Proposition != "" {
		g.line("    %s", v.Proposition)
	}
	g.line("    %s", swedish.T("command.show.count", "yes", v.Yes, "no", v.No, "abstained", v.Abstained))
	for _, b := range v.Ballots {
		g.line("      %s: %s", person(data.Person{Name: b.Name, Party: b.Party}), swedish.Ballot(b.Ballot))
	}
}
