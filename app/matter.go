package app

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/look"
	"paragraf/app/meetings"
	"paragraf/app/notifications"
	"paragraf/app/reports"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// matter is the third column while one reads: the text of the item, each of its
// notification lists, or the meeting's own page, and the reader's own notes, as
// tabs where there is something in them.
type matter struct {
	w          *Window
	content    fyne.CanvasObject
	tabs       *ui.Tabs
	page       *reports.Page
	lists      []*notifications.Rows // as many as the item with most lists had
	shown      int                   // lists of the shown item
	text       bool                  // the first tab is the text
	about      *meetings.About
	notes      *reports.Notes
	pages      []*pageNotes // of attachments: as many as the item with most had
	firstPages int          // the tab of the first of them
	fresh      bool         // another item than before is shown: its first tab is seen
	first      int          // the tab that is seen instead, when the program has just started
	meetingID  string
	itemID     string
	earlier    *reports.Earlier
	places     *lastRead
	focus      ui.Holder         // of the text and of the buttons above it
	before     data.ReadingState // of the item, when it was opened
	onCase     string            // case number that the note being written among the notes is on
}

func newMatter(w *Window) *matter {
	m := &matter{w: w, tabs: ui.NewTabs(), places: newLastRead(w)}
	m.page = reports.New(reports.Params{
		Note: w.addNote, Mark: w.markPassage, Line: w.underlinePassage, Bookmark: w.setBookmark, Move: w.moveNote, Writing: w.writing(m.remark),
		NoWords:    func() { w.toasts.Say(swedish.T("window.mark.no_words")) },
		Unselected: func() { w.sayHere(swedish.T("window.mark.choose")) },
		Unmarked:   func() { w.sayHere(swedish.T("window.mark.none")) },
		Scrolled:   func(at reports.Place) { m.places.read(m.meetingID, m.itemID, at) },
	})
	m.about = meetings.NewAbout()
	m.notes = reports.NewNotes(reports.NotesParams{Writing: w.writing(func(annotext.Draft) act.Remark { return m.wholeOrCase() }), About: aboutNote, Place: w.askPlace, Home: w.focusHome})
	m.earlier = reports.NewEarlier(reports.EarlierParams{
		Words: func(r data.Memory) string { return act.MemoryWords(r, w.o.Now()) }, Place: act.MemoryPlace, About: aboutNote, Go: w.goToNote,
	})
	note := ui.NewButton(swedish.T("window.do.note"), w.addNote)
	note.Hint = "A"
	m.tabs.SetTrailing(note)
	m.tabs.OnSelected = func(int) { w.keepAt() }
	m.content = ui.NewFill(look.Paper, m.tabs) // the paper of every tab
	return m
}

// show shows an item of a meeting with the notes on it.
func (m *matter) show(meeting data.Meeting, it data.AgendaItem, notes []data.Note) {
	m.turn(meeting.ID, it.ID)
	var warnings []data.Warning
	for _, w := range slices.Concat(meeting.Warnings, m.w.now.late) {
		if w.Item == it.Position {
			warnings = append(warnings, w)
		}
	}
	own := m.w.ownOf(it, notes)
	changes, read := m.changesOf(it)
	var tabs []ui.Tab
	m.shown = len(it.Lists)
	m.text = !reports.Compose(it).Empty() || len(it.Lists) == 0
	m.focus.Renew()
	if m.text {
		m.focus.Keep("text", m.page.Surface())
		m.page.Show(it, own, m.banner(it.ID, meetings.WarningCard(notOnRows(warnings)), reports.ChangesCard(changes, read, m.nextChanged)), m.places.of(it.ID), changes)
		tabs = append(tabs, ui.Tab{Title: swedish.T("window.tab.text"), Content: m.page.Content()})
	}
	for len(m.lists) < len(it.Lists) {
		m.lists = append(m.lists, m.newRows())
	}
	for i, l := range it.Lists {
		m.lists[i].Show(l, warnings, own, marksOf(m.w.now.marks, it.ID, l), changes)
		title := strings.TrimSuffix(l.Title, ":")
		if title == "" {
			title = swedish.T("window.tab.rows")
		}
		tabs = append(tabs, ui.Tab{Title: fmt.Sprintf("%s %d", title, len(l.Entries)), Content: m.lists[i].Content()})
	}
	tabs = append(tabs, m.earlierTab(it.ID)...)
	m.firstPages = len(tabs)
	if m.fresh && m.first == 0 && m.text && m.shown > 0 && reports.Compose(it).Thin() {
		m.first = 1 // the list is what there is to read
	}
	m.put(append(tabs, m.attachments(it, own)...), own)
	m.focus.Settle("text")
}

// showMeeting shows the meeting's own page with the notes on it.
func (m *matter) showMeeting(meeting data.Meeting, notes []data.Note) {
	m.turn(meeting.ID, "")
	var own []data.Note
	for _, n := range notes {
		if n.ItemID == "" {
			own = append(own, n)
		}
	}
	m.shown, m.text = 0, true
	m.attachments(data.AgendaItem{}, nil)
	m.about.Show(meeting)
	m.put([]ui.Tab{{Title: swedish.T("window.tab.meeting"), Content: m.about.Content()}}, own)
}

// turn makes another item the one that is shown: what is being written on the
// one before is saved, and the tab that is seen is the first.
func (m *matter) turn(meetingID, itemID string) {
	if m.meetingID == meetingID && m.itemID == itemID {
		return
	}
	m.saveNote()
	if !m.notes.Writing() {
		m.onCase = ""
	}
	m.places.leave()
	m.meetingID, m.itemID, m.fresh = meetingID, itemID, true
	m.before = m.w.readingState(itemID)
}

// put sets the tabs, with the own notes as the last of them. While the same item
// is shown the chosen tab stays.
func (m *matter) put(tabs []ui.Tab, own []data.Note) {
	m.notes.Show(own)
	if len(own) > 0 || m.notes.Writing() {
		title := swedish.T("window.tab.notes", "n", len(own))
		tabs = append(tabs, ui.Tab{Title: title, Content: m.notes.Content(), OnShown: m.notes.Seen})
	} else {
		m.notes.Seen() // gives the keyboard back, if it had it
	}
	chosen := min(max(m.tabs.Selected(), 0), len(tabs)-1)
	if m.fresh {
		chosen, m.first, m.fresh = min(m.first, len(tabs)-1), 0, false
	}
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

// aboutNote says what a note stands on and when it was written.
func aboutNote(n data.Note) string {
	about := swedish.T("window.note.about_item")
	switch {
	case n.MeetingID == "":
		about = swedish.T("window.note.on_case", "case", n.CaseNumber)
	case n.ItemID == "":
		about = swedish.T("window.note.on_meeting")
	case n.Page != nil:
		about = act.PagePlace(n.Page)
		if n.Passage != nil {
			about += ": ”" + shorten(n.Passage.Quote) + "”"
		}
	case n.Row != nil:
		about = swedish.T("window.note.about_row", "list", strings.TrimSuffix(n.Row.List, ":"), "n", n.Row.Number)
		if n.Row.Changed {
			about = swedish.T("window.note.row_changed", "quote", shorten(n.Row.Text))
		}
	case n.Passage != nil:
		about = "”" + shorten(n.Passage.Quote) + "”"
	}
	if change := reports.ChangeText(n); change != "" {
		about += " · " + strings.ReplaceAll(change, "\n", " · ")
	}
	return about + " · " + swedish.Moment(n.UpdatedAt.In(data.Stockholm))
}

// showNotes shows the tab of the own notes.
func (m *matter) showNotes() { m.tabs.Select(m.tabs.Len() - 1) }

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

// onText reports whether the text of the item is what is seen.
func (m *matter) onText() bool { return m.itemID != "" && m.text && m.tabs.Selected() == 0 }

// toTop shows the beginning of the meeting's own page; a text opens where it
// was left.
func (m *matter) toTop() { m.about.ScrollToTop() }

// stepTab goes to the next or the previous tab.
func (w *Window) stepTab(by int) {
	if n := w.matter.tabs.Len(); w.mode == prepare && n > 0 {
		w.matter.tabs.Select((w.matter.tabs.Selected() + by + n) % n)
		w.keepAt()
		w.keepKeyboard()
	}
}
