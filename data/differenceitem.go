package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// items compares two versions of one item.
func (d *differing) items(old, new AgendaItem) {
	if pack(old) == pack(new) {
		return
	}
	d.value("section", sectionText(old), sectionText(new))
	d.value("title", old.Title, new.Title)
	d.value("kind", string(old.Kind), string(new.Kind))
	d.values("case_numbers", old.CaseNumbers, new.CaseNumbers)
	d.value("confidential", secrecyText(old), secrecyText(new))
	for _, f := range []struct {
		field string
		of    func(AgendaItem) []string
	}{
		{"body", func(it AgendaItem) []string { return blockLines(it.Body) }},
		{"proposals", proposalLines}, {"motions", motionLines},
		{"procedure", func(it AgendaItem) []string { return blockLines(it.Procedure) }},
		{"votes", voteLines}, {"decisions", decisionLines}, {"reservations", reservationLines}, {"statements", statementLines},
	} {
		d.text(f.field, f.of(old), f.of(new))
	}
	d.values("disqualified", people(old.Disqualified), people(new.Disqualified))
	d.values("presenters", old.Presenters, new.Presenters)
	d.values("recipients", old.Recipients, new.Recipients)
	d.values("attachments", attachmentNames(old), attachmentNames(new))
	d.lists(old.Lists, new.Lists)
}

// lists compares lists of rows; a list is the same if its title is, else by its
// place.
func (d *differing) lists(old, new []NotificationList) {
	used := make([]bool, len(old))
	place := func(i int, l NotificationList) int {
		for j, was := range old {
			if !used[j] && was.Title == l.Title {
				return j
			}
		}
		named := func(title string, in []NotificationList) bool {
			return slices.ContainsFunc(in, func(l NotificationList) bool { return l.Title == title })
		}
		if i < len(old) && !used[i] && !named(old[i].Title, new) {
			return i
		}
		return -1
	}
	for i, l := range new {
		j := place(i, l)
		if j < 0 {
			d.rows(l.Title, nil, l.Entries)
			continue
		}
		used[j] = true
		d.value("list", old[j].Title, l.Title)
		d.rows(l.Title, old[j].Entries, l.Entries)
	}
	for j, l := range old {
		if !used[j] {
			d.rows(l.Title, l.Entries, nil)
		}
	}
}

// rows compares the rows of a list: those with the same words are the same, of
// the others those with the same number or case number.
func (d *differing) rows(list string, old, new []Notification) {
	of := make([]int, len(new))
	for i := range of {
		of[i] = -1
	}
	used := make([]bool, len(old))
	for _, same := range []func(a, b Notification) bool{
		func(a, b Notification) bool { return a.Number == b.Number && rowText(a) == rowText(b) },
		func(a, b Notification) bool { return rowText(a) == rowText(b) },
		func(a, b Notification) bool { return a.CaseNumber != "" && a.CaseNumber == b.CaseNumber },
		func(a, b Notification) bool { return a.Number != 0 && a.Number == b.Number },
	} {
		for i, row := range new {
			for j := range old {
				if of[i] < 0 && !used[j] && same(row, old[j]) {
					of[i], used[j] = j, true
				}
			}
		}
	}
	for i, row := range new {
		switch j := of[i]; {
		case j < 0:
			d.add(Difference{Kind: Added, Field: "row", List: list, Row: i + 1, New: rowText(row)})
		case rowText(old[j]) != rowText(row):
			d.add(Difference{Kind: Changed, Field: "row", List: list, Row: i + 1, Old: rowText(old[j]), New: rowText(row)})
		}
	}
	for j, row := range old {
		if !used[j] {
			d.add(Difference{Kind: Removed, Field: "row", List: list, Row: j + 1, Old: rowText(row)})
		}
	}
}

// rowText is a row in words, with what its text does not say itself.
func rowText(n Notification) string {
	words := []string{n.Text}
	for _, more := range []string{n.CaseNumber, n.DecidedBy, n.Date} {
		if more != "" && !strings.Contains(n.Text, more) {
			words = append(words, more)
		}
	}
	return strings.Join(words, " · ")
}

func sectionText(it AgendaItem) string {
	if it.Section == 0 {
		return ""
	}
	return strconv.Itoa(it.Section)
}

func secrecyText(it AgendaItem) string {
	if it.Confidential == nil {
		return ""
	}
	if it.Confidential.Provision == "" {
		return "sekretess"
	}
	return it.Confidential.Provision
}

func flagText(set bool) string {
	if set {
		return "true"
	}
	return ""
}

func attachmentNames(it AgendaItem) (names []string) {
	for _, a := range it.Attachments {
		names = append(names, a.Name)
	}
	return names
}

func people(list []Person) (names []string) {
	for _, p := range list {
		names = append(names, p.Printed())
	}
	return names
}

// said puts who said it before a text.
func said(by []Person, text string) string {
	if len(by) == 0 {
		return text
	}
	return strings.Join(people(by), ", ") + ": " + text
}

func blockLines(blocks []Block) (lines []string) {
	for _, b := range blocks {
		lines = append(lines, b.Text)
	}
	return lines
}

func proposalLines(it AgendaItem) (lines []string) {
	for _, p := range it.Proposals {
		lines = append(append(lines, p.By, p.LeadIn), p.Clauses...)
	}
	return lines
}

func motionLines(it AgendaItem) (lines []string) {
	results := map[string]string{"adopted": " (bifallet)", "rejected": " (avslaget)", "withdrawn": " (återtaget)"}
	for _, m := range it.Motions {
		lines = append(lines, said(m.By, m.Text)+results[m.Result])
	}
	return lines
}

func decisionLines(it AgendaItem) (lines []string) {
	for _, x := range it.Decisions {
		lines = append(append(lines, x.LeadIn), x.Clauses...)
	}
	return lines
}

func reservationLines(it AgendaItem) (lines []string) {
	for _, r := range it.Reservations {
		lines = append(lines, said(r.By, r.Text))
	}
	return lines
}

func statementLines(it AgendaItem) (lines []string) {
	for _, s := range it.Statements {
		lines = append(lines, said(s.By, s.Text))
	}
	return lines
}

func voteLines(it AgendaItem) (lines []string) {
	ballots := map[string]string{"yes": "ja", "no": "nej", "abstained": "avstår", "absent": "frånvarande"}
	for _, v := range it.Votes {
		lines = append(lines, v.Proposition, v.YesMeans, v.NoMeans, fmt.Sprintf("Ja %d, nej %d, avstår %d", v.Yes, v.No, v.Abstained))
		for _, b := range v.Ballots {
			word, ok := ballots[b.Ballot]
			if !ok {
				word = b.Ballot
			}
			lines = append(lines, Person{b.Name, b.Party}.Printed()+": "+word)
		}
	}
	return lines
}
