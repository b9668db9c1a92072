package app

import (
	"slices"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/reports"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// notedEarlier shows a note on a case of the meeting as it was just stored.
func (w *Window) notedEarlier(n data.Note) {
	if w.now.meeting == nil || !slices.ContainsFunc(w.now.meeting.Items, func(it data.AgendaItem) bool { return onCase(it, n) }) {
		return
	}
	w.now.earlier = slices.DeleteFunc(slices.Clone(w.now.earlier), func(x data.Note) bool { return x.ID == n.ID })
	w.now.earlier = append(w.now.earlier, n)
	w.showThird()
}

// onCase reports whether a note is on a case of an item.
func onCase(it data.AgendaItem, n data.Note) bool {
	return slices.ContainsFunc(it.CaseNumbers, func(c string) bool { return data.SameCase(c, n.CaseNumber) })
}

// ownOf are the notes that belong to an item: on it, and on its cases
// themselves.
func (w *Window) ownOf(it data.AgendaItem, notes []data.Note) []data.Note {
	var own []data.Note
	for _, n := range w.now.earlier {
		if n.MeetingID == "" && onCase(it, n) {
			own = append(own, n)
		}
	}
	for _, n := range notes {
		if n.ItemID == it.ID {
			own = append(own, n)
		}
	}
	return own
}

// addCaseNote writes a note on the case of the item, which is there wherever the
// case comes up.
func (w *Window) addCaseNote() {
	if !w.hasCase() {
		return
	}
	if w.mode != prepare {
		w.setMode(prepare)
	}
	w.matter.writeCaseNote(w.item().CaseNumbers[0])
}

// hasCase reports whether the item that is shown has a case number.
func (w *Window) hasCase() bool { return w.item() != nil && len(w.item().CaseNumbers) > 0 }

// memoriesOf are what was written about an item's case at other meetings.
func (m *matter) memoriesOf(itemID string) []data.Memory {
	return slices.DeleteFunc(slices.Clone(m.w.now.memories), func(r data.Memory) bool { return r.ItemID != itemID })
}

// banner is what stands above the text of an item: what to look at, what changed
// since it was read, and that the reader has met its case before.
func (m *matter) banner(itemID string, cards ...fyne.CanvasObject) fyne.CanvasObject {
	var words []string
	for _, r := range m.memoriesOf(itemID) {
		words = append(words, swedish.T("memory.banner", "place", act.MemoryPlace(r), "words", act.MemoryWords(r, m.w.o.Now())))
	}
	cards = slices.DeleteFunc(append(cards, reports.MemoryCard(words, m.showEarlier)), func(c fyne.CanvasObject) bool { return c == nil })
	for _, card := range cards {
		if n, ok := card.(*ui.Notice); ok && n.Act() != nil {
			m.focus.KeepButtons("", n.Act())
		}
	}
	switch len(cards) {
	case 0:
		return nil
	case 1:
		return cards[0]
	}
	return ui.NewStack(10, cards...)
}

// earlierTab is the tab of what was written before, none where nothing was.
func (m *matter) earlierTab(itemID string) []ui.Tab {
	memories := m.memoriesOf(itemID)
	n := 0
	for _, r := range memories {
		n += len(r.Notes)
	}
	if n == 0 {
		return nil
	}
	m.earlier.Show(memories)
	return []ui.Tab{{Title: swedish.T("window.tab.earlier", "n", n), Content: m.earlier.Content()}}
}

// showEarlier shows the tab of what was written before.
func (m *matter) showEarlier() {
	at := m.shown
	if m.text {
		at++
	}
	m.tabs.Select(at)
}
