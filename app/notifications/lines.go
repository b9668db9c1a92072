package notifications

import (
	"slices"
	"strings"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// line is one row with what is told beside it.
type line struct {
	group string // what stands above the row, which is the first of its group
	entry data.Notification
	about string
	badge string
	tone  ui.Tone
	mark  Mark
	plain bool // it is not in a meeting yet: nobody has read it or not
	notes []data.Note

	changed bool // it is new or changed since the reader read it
}

func aboutRows(w data.Warning) bool {
	switch w.Code {
	case data.EntryDuplicate, data.EntryWithoutCaseNumber, data.CaseNumberRepeated, data.EntryLate:
		return true
	}
	return false
}

func lines(list data.NotificationList, warnings []data.Warning, notes []data.Note, marks map[data.Notification]Mark, changes data.ItemChanges) []line {
	rows := make([]line, len(list.Entries))
	on := map[int][]data.Note{}
	for _, n := range notes {
		if n.Row != nil && !n.Row.Changed && n.Row.List == list.Title {
			on[n.Row.Number] = append(on[n.Row.Number], n)
		}
	}
	for i, e := range list.Entries {
		rows[i].entry = e
		var about []string
		if e.DecidedBy != "" && !strings.Contains(e.Text, e.DecidedBy) {
			about = append(about, e.DecidedBy)
		}
		if e.Date != "" && !strings.Contains(e.Text, e.Date) {
			about = append(about, swedish.Date(e.Date))
		}
		rows[i].about = strings.Join(about, " · ")
		rows[i].mark = marks[e]
		for _, n := range on[e.Number] {
			if n.Row.On(list.Title, e) {
				rows[i].notes = append(rows[i].notes, n)
			}
		}
	}
	for _, w := range warnings {
		if !list.Concerns(w) {
			continue
		}
		for i := range rows {
			if rows[i].badge == "" && slices.Contains(w.Entries, rows[i].entry.Number) {
				rows[i].warn(w)
			}
		}
	}
	changed := map[int]bool{}
	for _, n := range changes.Rows[list.Title] {
		changed[n] = true
	}
	for i := range rows {
		if l := &rows[i]; l.mark.Changed || !l.mark.Read && changed[l.entry.Number] {
			l.tell()
		}
	}
	return rows
}

// tell says that a row is new or changed since the reader read it.
func (l *line) tell() {
	l.changed = true
	if l.badge == "" {
		l.badge, l.tone = swedish.T("window.rows.changed"), ui.AccentTone
		return
	}
	l.about = strings.TrimSuffix(swedish.T("window.rows.changed_since")+" · "+l.about, " · ")
}

func (l *line) warn(w data.Warning) {
	switch w.Code {
	case data.EntryDuplicate:
		for _, n := range w.Entries {
			if n != l.entry.Number {
				l.badge, l.tone = swedish.T("window.rows.same_as", "n", n), ui.ErrorTone
			}
		}
	case data.EntryLate:
		l.badge, l.tone = swedish.T("window.rows.late"), ui.ErrorTone
	case data.EntryWithoutCaseNumber:
		l.badge, l.tone = swedish.T("window.rows.no_case"), ui.WarningTone
	}
}
