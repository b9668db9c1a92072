package app

import (
	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/ui"
	"paragraf/data"
)

// remark is what a new note on the text stands on: words of the item, or the
// item as a whole.
func (m *matter) remark(d annotext.Draft) act.Remark {
	r := m.whole()
	if part, start, end, ok := m.page.Passage(d.Start, d.End); ok {
		r.Part, r.Start, r.End = part, start, end
	}
	return r
}

// whole is the item that is shown, or the meeting, as what a note stands on.
func (m *matter) whole() act.Remark { return act.Remark{MeetingID: m.meetingID, ItemID: m.itemID} }

// onRow is a row of a list of the item as what a note stands on.
func (m *matter) onRow(row data.RowRef) act.Remark {
	r := m.whole()
	r.Row = &row
	return r
}

// writeNote opens the editor of a new note on what is chosen.
func (m *matter) writeNote() {
	rows := m.rows()
	switch {
	case m.onPages() != nil:
		m.onPages().write()
	case rows != nil && rows.Write():
	case m.onText():
		m.page.Write()
	default:
		m.writeItemNote()
	}
}

// writeItemNote opens the editor of a new note on the item, or the meeting, as a
// whole: beside the text where that is seen, else among the notes.
func (m *matter) writeItemNote() {
	if m.onText() {
		m.page.WriteOnWhole()
		return
	}
	m.onCase = ""
	m.notes.Write()
	m.w.showThird() // the tab of the notes may not have been there
	m.tabs.Select(m.tabs.Len() - 1)
	m.notes.Focus()
}

// writeCaseNote opens the editor of a new note on a case, among the notes.
func (m *matter) writeCaseNote(number string) {
	m.onCase = ""
	m.notes.Write()
	m.onCase = number
	m.w.showThird()
	m.tabs.Select(m.tabs.Len() - 1)
	m.notes.Focus()
}

// wholeOrCase is what a note written among the notes stands on.
func (m *matter) wholeOrCase() act.Remark {
	if number := m.onCase; number != "" {
		return act.Remark{CaseNumber: number}
	}
	return m.whole()
}

// showNote shows where a note of the item stands: its row, its words, or the
// notes, among which it is.
func (m *matter) showNote(n data.Note) {
	if n.Page != nil && !n.Gone() {
		for i, p := range m.pages {
			if p.item == m.itemID && onAttachment(n, p.of) {
				m.tabs.Select(m.firstPages + i)
				p.showNote(n.ID)
				ui.Focus(p.pages.view.Pages)
				return
			}
		}
	}
	if n.Row != nil {
		for i, l := range m.lists[:m.shown] {
			if l.Title() == n.Row.List {
				tab := i
				if m.text {
					tab++
				}
				m.tabs.Select(tab)
				l.SelectOf(*n.Row)
				ui.Focus(l.List())
				return
			}
		}
	}
	if m.text && m.itemID != "" && m.page.Surface().ScrollToMark(n.ID) {
		m.tabs.Select(0)
		ui.Focus(m.page.Surface())
		return
	}
	m.tabs.Select(m.tabs.Len() - 1)
}

// saveNote saves what is being written, wherever it is. It reports false where
// that could not be done; the editor stays open and says why.
func (m *matter) saveNote() bool {
	ok := m.page.Surface().Save()
	ok = m.notes.Save() && ok
	for _, l := range m.lists {
		ok = l.Save() && ok
	}
	for _, p := range m.pages {
		ok = p.save() && ok
	}
	return ok
}

// finishNote saves a note that is being written, and reports whether one was.
func (m *matter) finishNote() bool {
	if !m.isWriting() {
		return false
	}
	m.saveNote()
	return true
}

func (m *matter) isWriting() bool {
	writing := m.page.Surface().Writing() || m.notes.Writing()
	for _, l := range m.lists {
		writing = writing || l.IsWriting()
	}
	for _, p := range m.pages {
		writing = writing || p.editor != nil
	}
	return writing
}

// leaveNote leaves a note that is being written as it was, and reports whether
// one was.
func (m *matter) leaveNote() bool {
	if m.page.Surface().Leave() || m.notes.Leave() {
		return true
	}
	for _, l := range m.lists {
		if l.Leave() {
			return true
		}
	}
	for _, p := range m.pages {
		if p.leave() {
			return true
		}
	}
	return false
}

// close saves where one was reading, when the window closes.
func (m *matter) close() { m.places.close() }
