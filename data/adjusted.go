package data

import (
	"slices"

	"gorm.io/gorm"
)

// AdjustmentOf finds the adjustment that a § belongs to: the one that names it,
// else the ordinary one that names no §§; nil if there is none.
func (m Meeting) AdjustmentOf(it AgendaItem) *Adjustment {
	if m.Minutes == nil {
		return nil
	}
	var rest *Adjustment
	for i := range m.Minutes.Adjustments {
		a := &m.Minutes.Adjustments[i]
		if a.Sections == "" {
			if a.Immediate == it.AdjustedImmediately || rest == nil {
				rest = a
			}
		} else if it.Section > 0 && (a.Immediate || !it.AdjustedImmediately) && namesSection(a.Sections, it.Section) {
			return a
		}
	}
	return rest
}

// adjusted reports whether a § of the meeting is adjusted: it says so itself,
// or its batch has a day, or all the minutes are.
func (m Meeting) adjusted(it AgendaItem) bool {
	if it.Adjusted || !m.State.before(Adjusted) {
		return true
	}
	a := m.AdjustmentOf(it)
	return a != nil && a.AdjustedOn != ""
}

// keepAdjusted keeps, in the next version of a meeting, what is still true of
// its adjusting. A § is adjusted if the new paper says so, or if it was and its
// words are the same. While one is not, the minutes as a whole are not; and a
// day stays with those §§ that were adjusted on it. read tells which items are
// from the paper; whole, that it is of all the minutes.
func keepAdjusted(merged *Meeting, old, paper Meeting, read func(i int) bool, whole bool) {
	if !slices.ContainsFunc(old.Items, old.adjusted) {
		return
	}
	before := map[string]AgendaItem{}
	for _, it := range old.Items {
		before[it.ID] = it
	}
	kept := map[int]Adjustment{} // by §: the adjustment that still holds
	holds := make([]bool, len(merged.Items))
	for i, it := range merged.Items {
		was, known := before[it.ID]
		holds[i] = read(i) && paper.adjusted(it)
		if known && sameWords(it, was) && old.adjusted(was) {
			holds[i] = true
			kept[it.Section] = Adjustment{}
			if a := old.AdjustmentOf(was); a != nil {
				kept[it.Section] = *a
			}
		}
	}
	all := !slices.Contains(holds, false)
	merged.State = later(old.State, paper.State)
	if !all && !merged.State.before(Adjusted) && (!whole || paper.State.before(Adjusted)) {
		merged.State = Held
		for i := range merged.Items {
			merged.Items[i].Adjusted = holds[i]
		}
	}
	if merged.Minutes == nil {
		return
	}
	front := *merged.Minutes
	front.Adjustments = nil
	for i := range merged.Minutes.Adjustments {
		front.Adjustments = append(front.Adjustments, daysKept(*merged, i, paper, kept)...)
	}
	merged.Minutes = &front
}

// daysKept gives an adjustment of a new version the days that its §§ were
// adjusted and announced on, and parts it where they do not all have the same.
func daysKept(m Meeting, place int, paper Meeting, kept map[int]Adjustment) []Adjustment {
	a := m.Minutes.Adjustments[place]
	said := Adjustment{} // what the paper itself prints of it
	if paper.Minutes != nil {
		for _, p := range paper.Minutes.Adjustments {
			if p.Sections == a.Sections && p.Immediate == a.Immediate {
				said = p
			}
		}
	}
	if said.AdjustedOn != "" {
		return []Adjustment{a}
	}
	open := a
	open.AdjustedOn, open.PostedOn, open.RemovedOn, open.NoticeSignedBy = "", said.PostedOn, said.RemovedOn, said.NoticeSignedBy
	var parts, from []Adjustment
	var left []int
	for _, it := range m.Items {
		if it.Section == 0 || m.AdjustmentOf(it) != &m.Minutes.Adjustments[place] {
			continue
		}
		was, ok := kept[it.Section]
		if !ok || pack(open.filled(was)) == pack(open) {
			left = append(left, it.Section)
			continue
		}
		i := slices.IndexFunc(from, func(f Adjustment) bool { return pack(f) == pack(was) })
		if i < 0 {
			i, from = len(from), append(from, was)
			part := open.filled(was)
			part.Sections = ""
			parts = append(parts, part)
		}
		parts[i].Sections = FormatSections(append(ParseSections(parts[i].Sections), it.Section))
	}
	switch {
	case len(parts) == 0 && len(left) == 0:
		return []Adjustment{a} // of §§ that are not there
	case len(parts) == 0:
		return []Adjustment{open}
	case len(parts) == 1 && len(left) == 0:
		parts[0].Sections = a.Sections
	case len(left) > 0:
		open.Sections = FormatSections(left)
		parts = append(parts, open) // what is still to be adjusted comes last
	}
	return parts
}

// filled is an adjustment with all that it lacks of another one's.
func (a Adjustment) filled(from Adjustment) Adjustment {
	fillList(&a.Adjusters, from.Adjusters)
	fillList(&a.SubstituteAdjusters, from.SubstituteAdjusters)
	fill(&a.AdjustBy, from.AdjustBy)
	fill(&a.AdjustedOn, from.AdjustedOn)
	fill(&a.PostedOn, from.PostedOn)
	fill(&a.RemovedOn, from.RemovedOn)
	fill(&a.StoredAt, from.StoredAt)
	fill(&a.NoticeSignedBy, from.NoticeSignedBy)
	return a
}

// readjust records again what signed minutes that say exactly what the meeting
// says have adjusted: an earlier version has come back.
func readjust(m Meeting, signed []Document) Meeting {
	basis := m.Basis()
	for _, d := range signed {
		if d.Basis != basis {
			continue
		}
		if after, changed := recordAdjustment(m, d); changed {
			front := *after.Minutes
			front.Adjustments = joined(front.Adjustments)
			after.Minutes = &front
			m = after
		}
	}
	return m
}

// current reports whether any of the documents says exactly what the meeting
// says.
func current(m Meeting, signed []Document) bool {
	basis := m.Basis()
	return slices.ContainsFunc(signed, func(d Document) bool { return d.Basis == basis })
}

// joined puts adjustments of one day together that were parted and say the
// same again.
func joined(parts []Adjustment) []Adjustment {
	var list []Adjustment
	for _, a := range parts {
		i := slices.IndexFunc(list, func(b Adjustment) bool {
			x, y := a.filled(b), b.filled(a)
			x.Sections, y.Sections = "", ""
			return a.Sections != "" && b.Sections != "" && a.AdjustedOn != "" && a.AdjustedOn == b.AdjustedOn && pack(x) == pack(y)
		})
		if i < 0 {
			list = append(list, a)
			continue
		}
		sections := FormatSections(append(ParseSections(list[i].Sections), ParseSections(a.Sections)...))
		list[i] = list[i].filled(a)
		list[i].Sections = sections
	}
	return list
}

// signedMinutes lists the minutes of a meeting that somebody has signed, the
// oldest first.
func signedMinutes(tx *gorm.DB, meetingID string) ([]Document, error) {
	var records []documentRecord
	err := tx.Where("meeting_id = ? AND kind = ?", meetingID, MinutesDocument).
		Where("EXISTS (SELECT 1 FROM signings WHERE document_id = documents.id)").
		Order("created_at, id").Find(&records).Error
	if err != nil {
		return nil, err
	}
	documents := make([]Document, len(records))
	for i, r := range records {
		if documents[i], err = withSignings(tx, r); err != nil {
			return nil, err
		}
	}
	return documents, nil
}
