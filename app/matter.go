package app

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/app/meetings"
	"paragraf/app/notifications"
	"paragraf/app/reports"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// matter is the third column while one reads: the text of the item, each of its
// notification lists, and the reader's own notes, as tabs where there is
// something in them.
type matter struct {
	w       *Window
	content fyne.CanvasObject
	tabs    *ui.Tabs
	page    *reports.Page
	lists   []*notifications.Rows // as many as the item with most lists had
	shown   int                   // lists of the shown item
	text    bool                  // the first tab is the text
	notes   *ui.Sheet
	itemID  string
}

func newMatter(w *Window) *matter {
	m := &matter{w: w, tabs: ui.NewTabs(), notes: ui.NewSheet(10)}
	m.page = reports.New(reports.Params{Note: w.addNote, Edit: w.editNote})
	m.notes.Inset, m.notes.Top, m.notes.Bottom, m.notes.Widest = 44, 24, 40, 640
	note := ui.NewButton(swedish.T("window.do.note"), w.addNote)
	note.Hint = "A"
	m.tabs.SetTrailing(note)
	m.content = ui.NewFill(look.Paper, m.tabs)
	return m
}

// show shows an item of a meeting with the notes on it.
func (m *matter) show(meeting data.Meeting, it data.AgendaItem, notes []data.Note) {
	var warnings []data.Warning
	for _, w := range meeting.Warnings {
		if w.Item == it.Position {
			warnings = append(warnings, w)
		}
	}
	var own []data.Note
	for _, n := range notes {
		if n.ItemID == it.ID {
			own = append(own, n)
		}
	}
	another := m.itemID != it.ID
	m.itemID = it.ID
	var tabs []ui.Tab
	m.shown = len(it.Lists)
	m.text = !reports.Compose(it).Empty() || len(it.Lists) == 0
	if m.text {
		m.page.Show(meeting, it, own, meetings.WarningCard(notOnRows(warnings)))
		tabs = append(tabs, ui.Tab{Title: swedish.T("window.tab.text"), Content: m.page.Content()})
	}
	for len(m.lists) < len(it.Lists) {
		m.lists = append(m.lists, notifications.New(notifications.Params{Note: m.w.addRowNote, Edit: m.w.editNote}))
	}
	for i, l := range it.Lists {
		m.lists[i].Show(l, warnings, own)
		title := strings.TrimSuffix(l.Title, ":")
		if title == "" {
			title = swedish.T("window.tab.rows")
		}
		tabs = append(tabs, ui.Tab{Title: fmt.Sprintf("%s %d", title, len(l.Entries)), Content: m.lists[i].Content()})
	}
	if len(own) > 0 {
		m.showNotes(own)
		tabs = append(tabs, ui.Tab{Title: swedish.T("window.tab.notes", "n", len(own)), Content: m.notes.Content()})
	}
	chosen := m.tabs.Selected()
	m.tabs.SetTabs(tabs...)
	if !another {
		m.tabs.Select(min(chosen, len(tabs)-1))
	} else {
		m.tabs.Select(0)
	}
}

// notOnRows leaves out the warnings that the lists themselves show.
func notOnRows(warnings []data.Warning) []data.Warning {
	var rest []data.Warning
	for _, w := range warnings {
		if len(w.Entries) == 0 {
			rest = append(rest, w)
		}
	}
	return rest
}

func (m *matter) showNotes(notes []data.Note) {
	var all []fyne.CanvasObject
	for _, n := range notes {
		about := swedish.T("window.note.about_item")
		switch {
		case n.Row != nil:
			about = swedish.T("window.note.about_row", "list", strings.TrimSuffix(n.Row.List, ":"), "n", n.Row.Number)
		case n.Passage != nil:
			about = "”" + shorten(n.Passage.Quote) + "”"
		}
		all = append(all, reports.NoteCard(n, about+" · "+swedish.Moment(n.UpdatedAt.Local()), func() { m.w.editNote(n) }))
	}
	m.notes.Set(all...)
}

// rows returns the list that is shown, nil while another tab is.
func (m *matter) rows() *notifications.Rows {
	i := m.tabs.Selected()
	if m.text {
		i--
	}
	if i < 0 || i >= m.shown {
		return nil
	}
	return m.lists[i]
}

func (m *matter) toTop() { m.page.ToTop() }

// stepTab goes to the next or the previous tab.
func (w *Window) stepTab(n int) {
	if w.mode == prepare && w.item() != nil {
		w.matter.tabs.Select((w.matter.tabs.Selected() + n + w.matter.tabs.Len()) % max(w.matter.tabs.Len(), 1))
	}
}
