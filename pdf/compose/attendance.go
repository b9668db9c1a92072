package compose

import (
	"slices"
	"strings"

	"paragraf/data"
	"paragraf/pdf/compose/layout"
)

// Group is a part of the attendance as the minutes print it: a title, and those
// who belong to it, each as one line.
type Group struct {
	Title string
	Rows  []string
}

// Attendance lists who was present as the minutes print it, in groups by what
// they were there as (KL 5:66), without those that are empty. Where nobody is
// said to have served, as in an agenda, nothing is said of serving.
func Attendance(m data.Meeting) []Group {
	groups := []Group{{Title: "Tjänstgörande ledamöter"}, {Title: "Ej tjänstgörande ledamöter"}, {Title: "Närvarande ersättare"}, {Title: "Övriga närvarande"}}
	if !m.Served() {
		groups[1].Title, groups[2].Title, groups[3].Title = "Ledamöter", "Ersättare", "Övriga"
	}
	for _, a := range m.Attendance {
		n := 3
		switch {
		case a.Serving:
			n = 0
		case a.Capacity == data.Member:
			n = 1
		case a.Capacity == data.Deputy:
			n = 2
		}
		groups[n].Rows = append(groups[n].Rows, present(a, true))
	}
	return slices.DeleteFunc(groups, func(g Group) bool { return len(g.Rows) == 0 })
}

// attendance adds who was present.
func (p *paper) attendance(m data.Meeting) {
	for _, g := range Attendance(m) {
		for i, row := range g.Rows {
			b := layout.Block{Role: layout.Body, Width: column, Hang: labelWidth, Turn: 12, Keep: i == 0}
			if i == 0 {
				b.Before = 10
				b.Label = p.text(g.Title, label)
			}
			p.add(b.Strips(p.text(row, running))...)
		}
	}
}

// present prints one row of the attendance, as "Ture Malmgård (S), ordförande"
// or "Maj Öberg (M) ersätter Jon Åkesdal (M), §§ 4–7"; the §§ only if asked for.
func present(a data.Attendance, sections bool) string {
	row := a.Person().Printed()
	if a.Replaces != nil {
		replaced := "vakant plats"
		if a.Replaces.Name != "" {
			replaced = a.Replaces.Name
		}
		row += " ersätter " + data.Person{Name: replaced, Party: a.Replaces.Party}.Printed()
	}
	var notes []string
	if name := roleNames[a.Role]; name != "" && !strings.EqualFold(name, a.Title) {
		notes = append(notes, name)
	}
	if a.Title != "" {
		notes = append(notes, a.Title)
	}
	if a.Capacity == data.Deputy && a.Serving && a.Replaces == nil {
		notes = append(notes, "tjänstgörande ersättare")
	}
	if sections && len(a.Sections) > 0 {
		notes = append(notes, sectionList(a.Sections))
	}
	if a.Remote {
		notes = append(notes, "på distans")
	}
	if len(notes) > 0 {
		row += ", " + strings.Join(notes, ", ")
	}
	return row
}

// servingFor lists who took part in deciding one §, without those with a
// conflict of interest.
func servingFor(m data.Meeting, item data.AgendaItem) []string {
	var rows []string
	for _, a := range m.Attendance {
		if !a.Serving || len(a.Sections) > 0 && !slices.Contains(a.Sections, item.Section) {
			continue
		}
		barred := slices.ContainsFunc(item.Disqualified, func(d data.Person) bool {
			return d.Name == a.Name && (d.Party == "" || a.Party == "" || d.Party == a.Party)
		})
		if !barred {
			rows = append(rows, present(a, false))
		}
	}
	return rows
}
