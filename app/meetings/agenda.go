package meetings

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/data/intake"
)

// Agenda is the second column: the meeting's own page first, then its items.
type Agenda struct {
	list    *ui.List
	head    *ui.Words
	content fyne.CanvasObject
	rows    []entry
	chosen  string // item id; "" for the meeting's own page
}

// entry is what a row of the agenda tells.
type entry struct {
	itemID string // "" for the meeting's own page
	number string // "§ 46" or "3."
	title  string
	about  string
	badge  string
	tone   ui.Tone
	notes  int
	secret bool
}

// NewAgenda makes the column; open is called with the id of the chosen item,
// "" for the meeting's own page.
func NewAgenda(open func(itemID string)) *Agenda {
	a := &Agenda{head: ui.NewWords("", ui.WordsStyle{Size: look.SizeBadge, Colour: look.Secondary, Bold: true, MaxLines: 2})}
	probe := newEntryRow()
	a.list = ui.NewList(ui.ListOptions{
		Length: func() int { return len(a.rows) },
		Create: func() fyne.CanvasObject { return newEntryRow() },
		Update: func(i int, o fyne.CanvasObject) { o.(*entryRow).set(a.rows[i], a.rows[i].itemID == a.chosen) },
		Height: func(i int, width float32) float32 {
			probe.set(a.rows[i], false)
			return probe.HeightFor(width)
		},
		Text: func(i int) string { return strings.TrimSpace(a.rows[i].number + " " + a.rows[i].title) },
		OnSelected: func(i int) {
			open(a.rows[i].itemID)
		},
		Empty: swedish.T("window.agenda.empty"),
		Label: swedish.T("window.agenda.label"),
	})
	head := ui.NewStack(0, a.head)
	head.Inset, head.Top, head.Bottom = 16, 18, 8
	a.content = ui.NewFill(look.Ground, ui.NewEdged(head, nil, a.list))
	return a
}

// Content returns the column.
func (a *Agenda) Content() fyne.CanvasObject { return a.content }

// List returns what takes the keyboard.
func (a *Agenda) List() *ui.List { return a.list }

// Show shows a meeting's items with the counts of own notes; m is nil while no
// meeting is chosen.
func (a *Agenda) Show(m *data.Meeting, notes []data.Note, chosen string) {
	at := func() int {
		return slices.IndexFunc(a.rows, func(e entry) bool { return e.itemID == a.chosen })
	}
	var rows []entry
	head := ""
	if m != nil {
		rows = entries(*m, notes)
		head = strings.ToUpper(when(*m))
	}
	a.head.SetText(head)
	before := at()
	a.chosen = chosen
	if slices.Equal(rows, a.rows) {
		refreshRows(a.list, before, at())
	} else {
		a.rows = rows
		a.list.Refresh()
	}
	a.list.Select(at())
}

// when is the meeting's day, time and place.
func when(m data.Meeting) string {
	var parts []string
	if m.Date != "" {
		day := swedish.WeekdayDate(m.Date)
		if m.Start != "" {
			day += swedish.T("window.agenda.clock", "time", swedish.Span(m.Start, m.End))
		}
		parts = append(parts, day)
	}
	if m.Place != "" {
		parts = append(parts, m.Place)
	}
	return strings.Join(parts, " · ")
}

func entries(m data.Meeting, notes []data.Note) []entry {
	count := map[string]int{}
	for _, n := range notes {
		count[n.ItemID]++
	}
	first := entry{title: swedish.T("window.agenda.meeting"), notes: count[""]}
	if n := len(m.Attendance); n > 0 {
		first.about = swedish.N("window.agenda.present", n)
	}
	first.warn(warningsOf(m, 0))
	rows := []entry{first}
	for _, it := range m.Items {
		e := entry{itemID: it.ID, title: it.Title, notes: count[it.ID], secret: it.Confidential != nil}
		if e.title == "" {
			e.title = swedish.T("window.matter.untitled")
		}
		if it.Section > 0 {
			e.number = fmt.Sprintf("§ %d", it.Section)
		} else {
			e.number = fmt.Sprintf("%d.", it.Position)
		}
		var about []string
		about = append(about, it.CaseNumbers...)
		if it.Kind != "" && len(it.Lists) == 0 {
			about = append(about, swedish.ItemKind(it.Kind))
		}
		if len(it.Lists) > 0 {
			var counts []string
			for _, l := range it.Lists {
				counts = append(counts, fmt.Sprint(len(l.Entries)))
			}
			about = append(about, swedish.T("window.agenda.rows", "counts", strings.Join(counts, " + ")))
		}
		if it.SectionInferred {
			about = append(about, swedish.T("window.agenda.inferred"))
		}
		e.about = strings.Join(about, " · ")
		e.warn(warningsOf(m, it.Position))
		rows = append(rows, e)
	}
	return rows
}

// warningsOf lists the warnings of the item at a position, 0 for the meeting.
func warningsOf(m data.Meeting, position int) []data.Warning {
	var list []data.Warning
	for _, w := range m.Warnings {
		if w.Item == position {
			list = append(list, w)
		}
	}
	return list
}

// silent reports whether a warning needs no badge: that a § number was reckoned
// stands under the title, and what was left out of a web page stands last on the
// meeting's own page.
func silent(code string) bool {
	switch code {
	case data.SectionInferred, data.CaseNumberRepeated, intake.TextLeftOut:
		return true
	}
	return false
}

// warn gives the row the badge of its weightiest warning.
func (e *entry) warn(warnings []data.Warning) {
	n := 0
	for _, w := range warnings {
		if silent(w.Code) {
			continue
		}
		n++
		if e.badge == "" || grave(w.Code) && e.tone != ui.ErrorTone {
			e.badge, e.tone = briefly(w.Code), ui.WarningTone
			if grave(w.Code) {
				e.tone = ui.ErrorTone
			}
		}
	}
	if e.secret && e.badge == "" {
		e.badge, e.tone = swedish.T("window.agenda.secret"), ui.Neutral
	}
	if e.itemID == "" && n > 1 {
		e.badge, e.tone = swedish.N("window.agenda.warnings", n), ui.WarningTone
	}
}

// briefly names a warning in a word or two, for a badge.
func briefly(code string) string {
	if key := "window.badge." + code; swedish.Has(key) {
		return swedish.T(key)
	}
	return swedish.Warning(code)
}

func grave(code string) bool {
	switch code {
	case data.EntryDuplicate, data.SectionDuplicate, data.DeadlineBroken, data.AdjusterNotServing:
		return true
	}
	return false
}
