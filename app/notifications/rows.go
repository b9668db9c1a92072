// Package notifications is the screen of one notification list, as
// anmälningsärenden or meddelandeärenden: its rows as printed, what to look at
// among them, and the reader's own notes on a row.
//
// What such a list is called differs from place to place, so its title is kept
// as printed and never interpreted. The screen never changes the stores.
package notifications

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Params is what the screen needs from the window.
type Params struct {
	Note func(row data.RowRef) // the reader wants to write a note on a row
	Edit func(note data.Note)  // the reader wants to change a note
}

// Rows is the screen of one list.
type Rows struct {
	params  Params
	list    *ui.List
	head    *ui.Stack
	content fyne.CanvasObject
	title   string
	rows    []line
}

// line is one row with what is told beside it.
type line struct {
	entry data.Notification
	about string
	badge string
	tone  ui.Tone
	notes []data.Note
}

// New makes the screen.
func New(p Params) *Rows {
	r := &Rows{params: p, head: ui.NewStack(0)}
	r.head.Inset, r.head.Top, r.head.Bottom = 46, 22, 6
	probe := newLineRow(nil)
	r.list = ui.NewList(ui.ListOptions{
		Length: func() int { return len(r.rows) },
		Create: func() fyne.CanvasObject { return newLineRow(p.Edit) },
		Update: func(i int, o fyne.CanvasObject) { o.(*lineRow).set(r.rows[i]) },
		Height: func(i int, width float32) float32 {
			probe.set(r.rows[i])
			return probe.HeightFor(width)
		},
		Text:     func(i int) string { return fmt.Sprintf("%d %s", r.rows[i].entry.Number, r.rows[i].entry.Text) },
		OnOpened: func(i int) { r.note(i) },
		Empty:    swedish.T("window.rows.empty"),
		Label:    swedish.T("window.rows.label"),
	})
	r.content = ui.NewFill(look.Paper, ui.NewEdged(r.head, nil, r.list))
	return r
}

// Content returns the screen.
func (r *Rows) Content() fyne.CanvasObject { return r.content }

// List returns what takes the keyboard.
func (r *Rows) List() *ui.List { return r.list }

// Title is the list that is shown.
func (r *Rows) Title() string { return r.title }

// NoteOnSelected asks for a note on the chosen row, and reports whether a row
// was chosen.
func (r *Rows) NoteOnSelected() bool {
	i := r.list.Selected()
	if i < 0 || i >= len(r.rows) {
		return false
	}
	r.note(i)
	return true
}

func (r *Rows) note(i int) {
	if i >= 0 && i < len(r.rows) {
		r.params.Note(data.RowRef{List: r.title, Number: r.rows[i].entry.Number})
	}
}

// Show shows a list of an item with the warnings and notes of the item.
func (r *Rows) Show(list data.NotificationList, warnings []data.Warning, notes []data.Note) {
	r.title = list.Title
	r.rows = lines(list, warnings, notes)
	r.head.Set(r.banner(list, warnings)...)
	r.list.Refresh()
}

// Select chooses the row of that number.
func (r *Rows) Select(number int) {
	for i, l := range r.rows {
		if l.entry.Number == number {
			r.list.Select(i)
			r.list.ScrollTo(i)
		}
	}
}

func (r *Rows) banner(list data.NotificationList, warnings []data.Warning) []fyne.CanvasObject {
	var texts []fyne.CanvasObject
	for _, w := range warnings {
		if aboutRows(w) && concerns(list, w) {
			texts = append(texts, ui.NewWords(w.Message, ui.WordsStyle{}))
		}
	}
	all := []fyne.CanvasObject{}
	if len(texts) > 0 {
		head := ui.NewWords(swedish.N("window.about.look_at", len(texts)), ui.WordsStyle{Bold: true})
		all = append(all, ui.NewCard(ui.NewRoomy(append([]fyne.CanvasObject{head}, texts...)...), ui.WarningTone), ui.NewSpace(8))
	}
	return append(all, ui.NewWords(swedish.T("window.rows.hint"), ui.WordsStyle{Size: captionSize, Colour: look.Secondary}))
}

func aboutRows(w data.Warning) bool {
	switch w.Code {
	case data.EntryDuplicate, data.EntryWithoutCaseNumber, data.CaseNumberRepeated:
		return true
	}
	return false
}

// concerns reports whether the rows that a warning names are of this list. An
// item may have two lists, both numbered from 1; the message then quotes which.
func concerns(list data.NotificationList, w data.Warning) bool {
	for _, n := range w.Entries {
		if !slices.ContainsFunc(list.Entries, func(e data.Notification) bool { return e.Number == n }) {
			return false
		}
	}
	switch w.Code {
	case data.EntryWithoutCaseNumber:
		return slices.ContainsFunc(list.Entries, func(e data.Notification) bool {
			return slices.Contains(w.Entries, e.Number) && e.CaseNumber == ""
		})
	default:
		seen := map[string]bool{}
		for _, e := range list.Entries {
			if slices.Contains(w.Entries, e.Number) {
				seen[e.CaseNumber] = true
			}
		}
		return len(seen) == 1 // the same case: these rows repeat one another
	}
}

func lines(list data.NotificationList, warnings []data.Warning, notes []data.Note) []line {
	rows := make([]line, len(list.Entries))
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
		for _, n := range notes {
			if n.Row != nil && !n.Row.Changed && n.Row.List == list.Title && n.Row.Number == e.Number {
				rows[i].notes = append(rows[i].notes, n)
			}
		}
	}
	for _, w := range warnings {
		if !concerns(list, w) {
			continue
		}
		for i := range rows {
			if rows[i].badge == "" && slices.Contains(w.Entries, rows[i].entry.Number) {
				rows[i].mark(w)
			}
		}
	}
	return rows
}

func (l *line) mark(w data.Warning) {
	switch w.Code {
	case data.EntryDuplicate:
		for _, n := range w.Entries {
			if n != l.entry.Number {
				l.badge, l.tone = swedish.T("window.rows.same_as", "n", n), ui.ErrorTone
			}
		}
	case data.EntryWithoutCaseNumber:
		l.badge, l.tone = swedish.T("window.rows.no_case"), ui.WarningTone
	}
}
