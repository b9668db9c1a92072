package compose

import (
	"encoding/json"
	"slices"

	"paragraf/data"
	"paragraf/pdf/tagged"
)

// machineFile is the name of the attachment that holds the meeting as JSON.
const machineFile = "sammantrade.json"

// attach adds the meeting in the form that programs read, the same as the
// commands print. m must hold no more than what the document shows.
func (p *paper) attach(m data.Meeting) {
	if p.style.Archive == ArchivePlain {
		return
	}
	m.Source, m.Warnings, m.State = nil, []data.Warning{}, ""
	raw, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		panic("compose: a meeting is not JSON: " + err.Error()) // it holds texts and numbers only
	}
	p.attachment = &tagged.Attachment{
		Name: machineFile, MIME: "application/json", Description: "Det som dokumentet visar, i maskinläsbar form", Bytes: append(raw, '\n'),
	}
}

// onlyItems returns the meeting as it is seen from some of its items: who
// took part in them, and who adjusted them and when.
func onlyItems(m data.Meeting, items []int) data.Meeting {
	var kept []data.AgendaItem
	present := map[int]bool{}
	for _, i := range items {
		kept = append(kept, m.Items[i])
		for n, a := range m.Attendance {
			if a.Serving && (len(a.Sections) == 0 || slices.Contains(a.Sections, m.Items[i].Section)) {
				present[n] = true
			}
		}
	}
	var attendance []data.Attendance
	for n, a := range m.Attendance {
		if present[n] {
			a.Sections = slices.DeleteFunc(slices.Clone(a.Sections), func(s int) bool {
				return !slices.ContainsFunc(kept, func(it data.AgendaItem) bool { return it.Section == s })
			})
			attendance = append(attendance, a)
		}
	}
	m.Items, m.Attendance, m.FrontMatter = kept, attendance, nil
	if m.Minutes != nil {
		minutes := *m.Minutes
		minutes.Adjustments = nil
		for _, a := range m.Minutes.Adjustments {
			minutes.Adjustments = append(minutes.Adjustments, data.Adjustment{
				Sections: a.Sections, Immediate: a.Immediate, Adjusters: a.Adjusters, SubstituteAdjusters: a.SubstituteAdjusters, AdjustedOn: a.AdjustedOn,
			})
		}
		m.Minutes = &minutes
	}
	return m
}

// onlyLists returns the meeting with the notification lists of some of its
// items, and nothing else of them.
func onlyLists(m data.Meeting, items []int) data.Meeting {
	var kept []data.AgendaItem
	for _, i := range items {
		it := m.Items[i]
		kept = append(kept, data.AgendaItem{
			ID: it.ID, Position: it.Position, Section: it.Section, SectionInferred: it.SectionInferred,
			Title: it.Title, TitleInferred: it.TitleInferred, Kind: it.Kind, CaseNumbers: it.CaseNumbers, Lists: it.Lists,
		})
	}
	return data.Meeting{ID: m.ID, Organization: m.Organization, Body: m.Body, Date: m.Date, Items: kept}
}

// onlyNotice returns what a notice says of the meeting: its day and one
// adjustment.
func onlyNotice(m data.Meeting, a data.Adjustment) data.Meeting {
	return data.Meeting{
		ID: m.ID, Organization: m.Organization, Body: m.Body, Date: m.Date, Items: []data.AgendaItem{},
		Minutes: &data.Minutes{Adjustments: []data.Adjustment{a}},
	}
}
