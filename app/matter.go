package app

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/meetings"
	"paragraf/app/notifications"
	"paragraf/app/reports"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// matter is the third column while one reads: the text of the item, each of its
// notification lists, or the meeting's own page, and the reader's own notes, as tabs where there is
// something in them.
type matter struct {
	w         *Window
	content   fyne.CanvasObject
	tabs      *ui.Tabs
	page      *reports.Page
	lists     []*notifications.Rows // as many as the item with most lists had
	shown     int                   // lists of the shown item
	text      bool                  // the first tab is the text
	about     *meetings.About
	notes     *ui.Sheet
	notesPage fyne.CanvasObject
	itemID    string
}

func newMatter(w *Window) *matter {
	m := &matter{w: w, tabs: ui.NewTabs(), notes: ui.NewSheet(10)}
	m.page = reports.New(reports.Params{Note: w.addNote, Mark: w.markPassage, Edit: w.editNote})
	m.about = meetings.NewAbout()
	m.notesPage = m.notes.Content()
	m.notes.Inset, m.notes.Top, m.notes.Bottom, m.notes.Widest = 46, 24, 40, 640
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
	var tabs []ui.Tab
	m.shown = len(it.Lists)
	m.text = !reports.Compose(it).Empty() || len(it.Lists) == 0
	if m.text {
		m.page.Show(it, own, meetings.WarningCard(notOnRows(warnings)))
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
	m.put(it.ID, tabs, own)
}

// showMeeting shows the meeting's own page with the notes on it.
func (m *matter) showMeeting(meeting data.Meeting, notes []data.Note) {
	var own []data.Note
	for _, n := range notes {
		if n.ItemID == "" {
			own = append(own, n)
		}
	}
	m.shown, m.text = 0, true
	m.about.Show(meeting)
	m.put("", []ui.Tab{{Title: swedish.T("window.tab.meeting"), Content: m.about.Content()}}, own)
}

// put sets the tabs, with the own notes as the last of them. While the same item
// is shown the chosen tab stays.
func (m *matter) put(itemID string, tabs []ui.Tab, own []data.Note) {
	if len(own) > 0 {
		m.showNotes(own)
		tabs = append(tabs, ui.Tab{Title: swedish.T("window.tab.notes", "n", len(own)), Content: m.notesPage})
	}
	chosen := 0
	if m.itemID == itemID {
		chosen = min(m.tabs.Selected(), len(tabs)-1)
	}
	m.itemID = itemID
	m.tabs.Left = 46 * 15 / theme.TextSize() // the titles stand above the text, whose margin does not grow
	m.tabs.SetTabs(tabs...)
	m.tabs.Select(chosen)
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
		case n.ItemID == "":
			about = swedish.T("window.note.on_meeting")
		case n.Row != nil:
			about = swedish.T("window.note.about_row", "list", strings.TrimSuffix(n.Row.List, ":"), "n", n.Row.Number)
			if n.Row.Changed {
				about = swedish.T("window.note.row_changed", "quote", shorten(n.Row.Text))
			}
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

func (m *matter) toTop() {
	m.page.ToTop()
	m.about.ScrollToTop()
}

// stepTab goes to the next or the previous tab.
func (w *Window) stepTab(by int) {
	if n := w.matter.tabs.Len(); w.mode == prepare && n > 0 {
		w.matter.tabs.Select((w.matter.tabs.Selected() + by + n) % n)
	}
}
