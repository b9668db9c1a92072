package data

import "slices"

// merge makes the next state of a stored meeting out of a newly read version of
// it. gone are items that an earlier version dropped; planned says that an
// agenda of the meeting has been read in; signed are its minutes that somebody
// has signed. The changes are Swedish lines.
func merge(old Meeting, gone []AgendaItem, new Meeting, planned bool, signed []Document) (Meeting, []string) {
	known := append(slices.Clone(old.Items), gone...)
	of := matchItems(known, len(old.Items), new.Items)
	if isAgenda(new) && !isAgenda(old) {
		if current(old, signed) {
			return old, []string{"Protokollet är underskrivet; kallelsen ändrar ingenting i det"}
		}
		return fillMinutes(old, new, of)
	}
	if isPart(old, new) {
		return mergePart(old, new, of, signed)
	}
	merged := new
	merged.ID, merged.Version = old.ID, old.Version
	merged.State = later(old.State, new.State)
	fillHead(&merged, old)
	if len(merged.Attendance) == 0 {
		merged.Attendance = old.Attendance
	}
	if len(merged.FrontMatter) == 0 {
		merged.FrontMatter = old.FrontMatter
	}
	merged.Warnings = keepAccepted(old.Warnings, new.Warnings)
	merged.Minutes = mergeMinutes(old.Minutes, new.Minutes)
	merged.Items = slices.Clone(new.Items)
	before := map[string]AgendaItem{}
	for j := range merged.Items {
		it := &merged.Items[j]
		it.Position = j + 1
		if of[j] < 0 {
			it.ID = ""
			continue
		}
		was := known[of[j]]
		it.ID = was.ID
		if of[j] >= len(old.Items) {
			continue // back again
		}
		before[it.ID] = was
		switch {
		case isAgenda(new):
		case isAgenda(old):
			fillItem(it, was)
		case planned:
			keepPlan(it, was)
		}
		keepMarks(it, was)
	}
	keepAdjusted(&merged, old, new, func(int) bool { return true }, true)
	merged = readjust(merged, signed)
	changes := headChanges(old, merged)
	changes = append(changes, itemChanges(old, merged, before)...)
	return merged, orNothing(changes)
}

// fillMinutes adds to stored minutes what an agenda of the same meeting knows
// and they do not say. What they say stands: minutes are the record of what was
// done (KL 5:65), an agenda is what was planned.
func fillMinutes(old, agenda Meeting, of []int) (Meeting, []string) {
	merged := old
	merged.Items = slices.Clone(old.Items)
	fillHead(&merged, agenda)
	before := map[string]AgendaItem{}
	var missing []string
	for j, it := range agenda.Items {
		if of[j] < 0 || of[j] >= len(old.Items) {
			missing = append(missing, label(it)+" i kallelsen finns inte i protokollet")
			continue
		}
		was := old.Items[of[j]]
		before[was.ID] = was
		fillItem(&merged.Items[of[j]], it)
	}
	changes := headChanges(old, merged)
	changes = append(changes, itemChanges(old, merged, before)...)
	return merged, orNothing(append(changes, missing...))
}

// isPart reports whether new minutes are only a part of the stored ones, as
// those of §§ that were adjusted at once (KL 5:69) or an extract are: §§ that
// are all known, and less than half of them.
func isPart(old, new Meeting) bool {
	have, want := new.sections(), old.sections()
	return !isAgenda(old) && !isAgenda(new) && len(have) == len(new.Items) && 2*len(have) < len(want) &&
		!slices.ContainsFunc(have, func(n int) bool { return !slices.Contains(want, n) })
}

// mergePart takes the §§ of a part of the minutes into the whole and leaves the
// others, and what the front page says, as they are.
func mergePart(old, part Meeting, of []int, signed []Document) (Meeting, []string) {
	merged := old
	merged.Items = slices.Clone(old.Items)
	merged.State = later(old.State, part.State)
	if part.State == Adjusted && old.State == Held {
		merged.State = Held // the rest is not adjusted yet
	}
	before := map[string]AgendaItem{}
	for j, it := range part.Items {
		if of[j] < 0 || of[j] >= len(old.Items) {
			continue
		}
		was := old.Items[of[j]]
		before[was.ID] = was
		it.ID, it.Position = was.ID, was.Position
		keepMarks(&it, was)
		merged.Items[of[j]] = it
	}
	if part.Minutes != nil {
		front := Minutes{}
		if old.Minutes != nil {
			front = *old.Minutes
		}
		front.Adjustments = slices.Clone(front.Adjustments)
		for i, a := range part.Minutes.Adjustments {
			if !slices.ContainsFunc(front.Adjustments, func(b Adjustment) bool { return a.Sections == b.Sections }) {
				front.Adjustments = slices.Insert(front.Adjustments, min(i, len(front.Adjustments)), a) // the ordinary one last
			}
		}
		merged.Minutes = &front
	}
	keepAdjusted(&merged, old, part, func(i int) bool { _, read := before[merged.Items[i].ID]; return read }, false)
	merged = readjust(merged, signed)
	changes := headChanges(old, merged)
	changes = append(changes, itemChanges(old, merged, before)...)
	return merged, append(orNothing(changes), "Handlingen omfattar bara § "+FormatSections(part.sections())+"; övriga paragrafer står kvar")
}

// isAgenda reports whether a meeting is known only from its agenda.
func isAgenda(m Meeting) bool {
	if m.Source != nil && m.Source.Kind == SourceMinutes || m.Minutes != nil && m.Minutes.Secretary != "" {
		return false
	}
	return m.State.before(Held)
}

// fillHead fills what the head of a meeting lacks.
func fillHead(m *Meeting, from Meeting) {
	fill(&m.Organization, from.Organization)
	fill(&m.Body, from.Body)
	fill(&m.Date, from.Date)
	fill(&m.Start, from.Start)
	fill(&m.End, from.End)
	fill(&m.Place, from.Place)
}

// fillItem fills what an item lacks with what another version of it has.
func fillItem(it *AgendaItem, from AgendaItem) {
	if it.Title == "" || it.TitleInferred && !from.TitleInferred && from.Title != "" {
		it.Title, it.TitleInferred = from.Title, from.TitleInferred
	}
	fill(&it.Kind, from.Kind)
	fillList(&it.CaseNumbers, from.CaseNumbers)
	fillList(&it.Body, from.Body)
	fillList(&it.Proposals, from.Proposals)
	fillList(&it.Motions, from.Motions)
	fillList(&it.Procedure, from.Procedure)
	fillList(&it.Votes, from.Votes)
	fillList(&it.Decisions, from.Decisions)
	fillList(&it.Reservations, from.Reservations)
	fillList(&it.Statements, from.Statements)
	fillList(&it.Disqualified, from.Disqualified)
	fillList(&it.Presenters, from.Presenters)
	fillList(&it.Recipients, from.Recipients)
	fillList(&it.Lists, from.Lists)
	it.Attachments = withFiles(it.Attachments, from.Attachments)
	if it.Confidential == nil {
		it.Confidential = from.Confidential
	}
}

// keepPlan keeps what only the agenda gave: minutes that are silent of it do not
// take back that it was proposed.
func keepPlan(it *AgendaItem, was AgendaItem) {
	fillList(&it.Body, was.Body)
	fillList(&it.Proposals, was.Proposals)
	fillList(&it.Presenters, was.Presenters)
}

// keepMarks keeps what a new paper cannot take back by being silent: secrecy,
// attachments, and that a § was adjusted if its words are still the same.
func keepMarks(it *AgendaItem, was AgendaItem) {
	if it.Confidential == nil {
		it.Confidential = was.Confidential
	}
	it.Attachments = withFiles(it.Attachments, was.Attachments)
	if was.Adjusted && sameWords(*it, was) {
		it.Adjusted = true
		it.AdjustedImmediately = it.AdjustedImmediately || was.AdjustedImmediately
	}
}

// keepAccepted keeps that a person has accepted a warning which the new version
// gives again.
func keepAccepted(old, new []Warning) []Warning {
	kept := slices.Clone(new)
	for i := range kept {
		w := &kept[i]
		w.Accepted = w.Accepted || slices.ContainsFunc(old, func(was Warning) bool {
			return was.Accepted && was.Code == w.Code && was.Message == w.Message
		})
	}
	return kept
}

// sameWords reports whether all that adjusters vouch for is the same.
func sameWords(a, b AgendaItem) bool {
	return a.Section == b.Section && a.Title == b.Title && pack(a.CaseNumbers) == pack(b.CaseNumbers) &&
		!slices.ContainsFunc(contents, func(c content) bool { return c.of(a) != c.of(b) })
}

// mergeMinutes takes the new front page and keeps the dates of a batch of §§
// that the new one does not print.
func mergeMinutes(old, new *Minutes) *Minutes {
	if old == nil || new == nil {
		if new == nil {
			return old
		}
		return new
	}
	merged := *new
	fill(&merged.Sections, old.Sections)
	fill(&merged.Chair, old.Chair)
	fill(&merged.Secretary, old.Secretary)
	merged.Adjustments = slices.Clone(new.Adjustments)
	if len(merged.Adjustments) == 0 {
		merged.Adjustments = old.Adjustments
	}
	left := slices.Clone(old.Adjustments)
	for i := range merged.Adjustments {
		a := &merged.Adjustments[i]
		j := slices.IndexFunc(left, func(was Adjustment) bool {
			return a.Sections == was.Sections && a.Immediate == was.Immediate
		})
		if j < 0 {
			continue
		}
		was := left[j]
		left = slices.Delete(left, j, j+1)
		*a = a.filled(was)
	}
	return &merged
}

func fill[T ~string](into *T, from T) {
	if *into == "" {
		*into = from
	}
}

func fillList[T any](into *[]T, from []T) {
	if len(*into) == 0 {
		*into = from
	}
}
