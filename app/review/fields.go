package review

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// What a path points at.
var (
	personPath = regexp.MustCompile(`^attendance\[\d+\]$`)
	itemPath   = regexp.MustCompile(`^items\[(\d+)\]$`)
	entryPath  = regexp.MustCompile(`^items\[\d+\]\.lists\[\d+\]\.entries\[\d+\]$`)
	linePath   = regexp.MustCompile(`^front_matter\[\d+\]$`)
)

// factRows are the values of the meeting as a whole and of its minutes.
func (p *Page) factRows() []row {
	m := p.draft.Meeting
	rows := []row{group("facts", swedish.T("window.review.facts"))}
	add := func(path, key, value string) {
		rows = append(rows, p.field(path, swedish.T(key), value, 0))
	}
	add("organization", "window.about.organization", m.Organization)
	add("body", "window.about.body", m.Body)
	add("date", "window.review.date", swedish.WeekdayDate(m.Date))
	add("start", "window.review.start", swedish.Clock(m.Start))
	add("end", "window.review.end", swedish.Clock(m.End))
	add("place", "window.about.place", m.Place)
	if m.Minutes == nil && (m.Source == nil || m.Source.Kind != data.SourceMinutes) {
		return rows
	}
	var minutes data.Minutes
	if m.Minutes != nil {
		minutes = *m.Minutes
	}
	add("minutes.sections", "window.about.sections", swedish.Sections(minutes.Sections))
	add("minutes.chair", "window.about.chair", minutes.Chair)
	add("minutes.secretary", "window.about.secretary", minutes.Secretary)
	batches := minutes.Adjustments
	if len(batches) == 0 {
		batches = []data.Adjustment{{}}
	}
	for i, a := range batches {
		at := "minutes.adjustments[" + strconv.Itoa(i) + "]."
		if len(batches) > 1 {
			rows = append(rows, group(at, swedish.T("window.about.batch")+" "+swedish.Sections(a.Sections)))
			add(at+"sections", "window.about.sections", swedish.Sections(a.Sections))
		}
		add(at+"adjusters", "window.about.adjusters", strings.Join(a.Adjusters, ", "))
		add(at+"substitute_adjusters", "window.about.substitutes", strings.Join(a.SubstituteAdjusters, ", "))
		add(at+"adjust_by", "window.about.adjust_by", swedish.Date(a.AdjustBy))
		add(at+"adjusted_on", "window.about.adjusted_on", swedish.Date(a.AdjustedOn))
		add(at+"posted_on", "window.about.posted_on", swedish.Date(a.PostedOn))
		add(at+"removed_on", "window.about.removed_on", swedish.Date(a.RemovedOn))
		add(at+"stored_at", "window.about.stored_at", a.StoredAt)
		add(at+"notice_signed_by", "window.about.notice_by", a.NoticeSignedBy)
	}
	return rows
}

// personRows are the attendance list, each person with what it says of them.
func (p *Page) personRows() []row {
	list := p.draft.Meeting.Attendance
	if len(list) == 0 && p.draft.Meeting.Minutes == nil {
		return nil
	}
	rows := []row{group("persons", swedish.N("window.review.persons", len(list)))}
	for i, a := range list {
		path := "attendance[" + strconv.Itoa(i) + "]"
		rows = append(rows, p.unfolding(path, "", a.Person().Printed(), officeOf(a), 0))
		if !p.unfolded[path] {
			continue
		}
		add := func(field, key, value string) {
			rows = append(rows, p.field(path+"."+field, swedish.T("window.review."+key), value, 1))
		}
		add("name", "name", a.Name)
		add("party", "party", a.Party)
		add("capacity", "capacity", swedish.Capacity(a.Capacity))
		add("serving", "serving", yesNo(a.Serving))
		add("role", "role", swedish.Role(a.Role))
		add("title", "post", a.Title)
		add("replaces", "replaces", act.Value(p.draft.Meeting, path+".replaces"))
		add("sections", "present_for", swedish.Sections(data.FormatSections(a.Sections)))
		add("remote", "remote", yesNo(a.Remote))
	}
	return append(rows, row{kind: addRow, key: "add:person", path: "attendance[" + strconv.Itoa(len(list)) + "].name", label: swedish.T("window.review.add_person")})
}

// itemRows are the items; each unfolds to all that was understood of it.
func (p *Page) itemRows() []row {
	items := p.draft.Meeting.Items
	rows := []row{group("items", swedish.N("window.review.items", len(items)))}
	for i, it := range items {
		path := "items[" + strconv.Itoa(i) + "]"
		r := p.unfolding(path, numberOf(it), cmp.Or(it.Title, swedish.T("window.review.untitled")), aboutItem(it), 0)
		if it.SectionInferred {
			r.badges = append(r.badges, badge{swedish.T("window.review.inferred"), 2})
		}
		rows = append(rows, r)
		if p.unfolded[path] {
			rows = append(rows, p.partsOf(path, it)...)
		}
	}
	return rows
}

// partsOf are the values of one item.
func (p *Page) partsOf(path string, it data.AgendaItem) []row {
	var rows []row
	add := func(field, label, value string) {
		rows = append(rows, p.field(path+"."+field, label, value, 1))
	}
	value := func(field string) string { return act.Value(p.draft.Meeting, path+"."+field) }
	add("section", swedish.T("window.review.section"), value("section"))
	add("title", swedish.T("window.review.item_title"), it.Title)
	add("kind", swedish.T("window.review.kind"), swedish.ItemKind(it.Kind))
	add("case_numbers", swedish.T("window.review.case_numbers"), value("case_numbers"))
	for _, optional := range []string{"confidential", "presenters", "recipients", "disqualified"} {
		if v := value(optional); v != "" {
			add(optional, swedish.T("window.review."+optional), v)
		}
	}
	texts := func(field string, list []data.Block) {
		for k, b := range list {
			add(fmt.Sprintf("%s[%d]", field, k), swedish.Part(field), b.Text)
		}
	}
	texts(data.PartBody, it.Body)
	for k, x := range it.Proposals {
		p.clauses(&rows, fmt.Sprintf("%s.proposals[%d]", path, k), swedish.Proposed(x.ForwardedTo()), x.LeadIn, x.Clauses)
	}
	for k, x := range it.Motions {
		add(fmt.Sprintf("motions[%d].text", k), swedish.Part(data.PartMotions), x.Text)
	}
	texts(data.PartProcedure, it.Procedure)
	for k, x := range it.Votes {
		at := fmt.Sprintf("votes[%d].", k)
		add(at+"yes", swedish.T("window.review.yes_votes"), strconv.Itoa(x.Yes))
		add(at+"no", swedish.T("window.review.no_votes"), strconv.Itoa(x.No))
		add(at+"abstained", swedish.T("window.review.abstained"), strconv.Itoa(x.Abstained))
	}
	for k, x := range it.Decisions {
		p.clauses(&rows, fmt.Sprintf("%s.decisions[%d]", path, k), swedish.Part(data.PartDecisions), x.LeadIn, x.Clauses)
	}
	for k, x := range it.Reservations {
		add(fmt.Sprintf("reservations[%d].by", k), swedish.T("window.review.reserved"), value(fmt.Sprintf("reservations[%d].by", k)))
		add(fmt.Sprintf("reservations[%d].text", k), swedish.Part(data.PartReservations), x.Text)
	}
	for k, x := range it.Statements {
		add(fmt.Sprintf("statements[%d].text", k), swedish.Part(data.PartStatements), x.Text)
	}
	for k, l := range it.Lists {
		rows = append(rows, p.listRows(fmt.Sprintf("%s.lists[%d]", path, k), l)...)
	}
	return rows
}

// clauses are a lead-in and its clauses, each a value of its own.
func (p *Page) clauses(rows *[]row, path, label, leadIn string, clauses []string) {
	if leadIn != "" {
		*rows = append(*rows, p.field(path+".lead_in", label, leadIn, 1))
	}
	for k, c := range clauses {
		*rows = append(*rows, p.field(fmt.Sprintf("%s.clauses[%d]", path, k), label, c, 1))
	}
}

// listRows are a list of an item with its rows.
func (p *Page) listRows(path string, l data.NotificationList) []row {
	rows := []row{p.field(path+".title", swedish.T("window.review.list"), l.Title, 1)}
	for k, e := range l.Entries {
		at := fmt.Sprintf("%s.entries[%d]", path, k)
		rows = append(rows, p.unfolding(at, strconv.Itoa(e.Number), e.Text, e.CaseNumber, 1))
		if !p.unfolded[at] {
			continue
		}
		add := func(field, key, value string) {
			rows = append(rows, p.field(at+"."+field, swedish.T("window.review."+key), value, 2))
		}
		add("number", "row_number", act.Value(p.draft.Meeting, at+".number"))
		add("text", "row_text", e.Text)
		add("case_number", "case_number", e.CaseNumber)
		add("decided_by", "decided_by", e.DecidedBy)
		add("date", "row_date", swedish.Date(e.Date))
	}
	return rows
}

// restRows are the text outside the §§ and what was left out of a web page.
func (p *Page) restRows() []row {
	m := p.draft.Meeting
	var rows []row
	if len(m.FrontMatter) > 0 {
		rows = append(rows, group("front", swedish.T("window.review.front_matter")))
		for i, b := range m.FrontMatter {
			path := "front_matter[" + strconv.Itoa(i) + "]"
			rows = append(rows, row{kind: openRow, key: path, path: path, label: b.Text, badges: p.origin(path)})
		}
	}
	if m.Source != nil && len(m.Source.LeftOut) > 0 {
		rows = append(rows, group("left", swedish.T("window.review.left_out")))
		for i, s := range m.Source.LeftOut {
			rows = append(rows, row{kind: noticeRow, key: "left:" + strconv.Itoa(i), about: s})
		}
	}
	return rows
}

// digest is what was read, in one line.
func digest(m data.Meeting) string {
	parts := []string{cmp.Or(m.Body, swedish.T("window.where.no_body"))}
	if m.Date != "" {
		parts = append(parts, swedish.Date(m.Date))
	}
	if m.Minutes != nil && m.Minutes.Sections != "" {
		parts = append(parts, swedish.Sections(m.Minutes.Sections))
	}
	parts = append(parts, swedish.N("window.where.items", len(m.Items)))
	if n := len(m.Attendance); n > 0 {
		parts = append(parts, swedish.N("window.agenda.present", n))
	}
	return strings.Join(parts, " · ")
}

func numberOf(it data.AgendaItem) string {
	if it.Section > 0 {
		return fmt.Sprintf("§ %d", it.Section)
	}
	return fmt.Sprintf("%d.", it.Position)
}

func aboutItem(it data.AgendaItem) string {
	var about []string
	about = append(about, it.CaseNumbers...)
	if it.Kind != "" {
		about = append(about, swedish.ItemKind(it.Kind))
	}
	for _, l := range it.Lists {
		about = append(about, fmt.Sprintf("%s %d", l.Title, len(l.Entries)))
	}
	return strings.Join(about, " · ")
}

// officeOf says as what a person was there.
func officeOf(a data.Attendance) string {
	var parts []string
	if a.Role != "" {
		parts = append(parts, swedish.Role(a.Role))
	}
	if a.Title != "" && !strings.EqualFold(a.Title, swedish.Role(a.Role)) {
		parts = append(parts, a.Title)
	}
	if a.Capacity != data.Other {
		as := swedish.Capacity(a.Capacity)
		if a.Serving {
			as = swedish.T("window.review.serving_as", "as", as)
		}
		parts = append(parts, as)
	}
	if a.Replaces != nil {
		name := cmp.Or(a.Replaces.Printed(), swedish.T("window.about.vacant"))
		if a.Replaces.Name == "" {
			name = swedish.T("window.about.vacant")
		}
		parts = append(parts, swedish.T("window.about.replaces", "name", name))
	}
	if a.Remote {
		parts = append(parts, swedish.T("window.about.remote"))
	}
	if len(a.Sections) > 0 {
		parts = append(parts, swedish.Sections(data.FormatSections(a.Sections)))
	}
	return strings.Join(parts, ", ")
}

func yesNo(b bool) string {
	if b {
		return swedish.T("ui.yes")
	}
	return swedish.T("ui.no")
}
