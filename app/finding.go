package app

import "paragraf/app/ui"

// find opens the line in which one looks for words in the pages that are looked
// at, or in the text of the item.
func (w *Window) find() {
	if p := w.pagesNow(); p != nil {
		p.view.OpenFind()
		return
	}
	if rows := w.matter.rows(); rows != nil && w.mode == prepare {
		rows.Find()
		return
	}
	if w.toText() {
		w.matter.page.Find()
	}
}

// findNext goes to the next hit, with back to the one before.
func (w *Window) findNext(back bool) {
	if p := w.pagesNow(); p != nil {
		p.view.FindMore(back)
		return
	}
	if w.toText() {
		w.matter.page.FindNext(back)
	}
}

// nextMark and previousMark go from mark to mark in the text of the item.
func (w *Window) nextMark() {
	if n := w.notesNow(); n != nil {
		n.step(+1)
		return
	}
	if w.toText() {
		w.matter.page.Surface().NextMark()
		w.win.Canvas().Focus(w.matter.page.Surface())
	}
}

func (w *Window) previousMark() {
	if n := w.notesNow(); n != nil {
		n.step(-1)
		return
	}
	if w.toText() {
		w.matter.page.Surface().PreviousMark()
		w.win.Canvas().Focus(w.matter.page.Surface())
	}
}

// toText brings the text of the item into view, and reports whether it has one.
func (w *Window) toText() bool {
	if w.item() == nil || w.reviewing != nil {
		return false
	}
	if w.mode != prepare {
		w.setMode(prepare)
	}
	if !w.matter.text {
		return false
	}
	w.matter.tabs.Select(0)
	return true
}

// pagesNow is the pages that are looked at, those of an attachment among them;
// nil where there are none.
func (w *Window) pagesNow() *preview {
	if p := w.desk(); p != nil || w.over != nil || w.reviewing != nil || w.mode != prepare || w.item() == nil {
		return p
	}
	return w.matter.attachment()
}

// attachment is the pages whose tab is seen, nil while another one is.
func (m *matter) attachment() *preview {
	if n := m.onPages(); n != nil {
		return n.pages
	}
	return nil
}

// onPages is the attachment whose tab is seen, with its notes; nil while another
// one is.
func (m *matter) onPages() *pageNotes {
	i := m.tabs.Selected() - m.firstPages
	if i < 0 || i >= len(m.pages) || m.pages[i].pages.of == "" {
		return nil
	}
	return m.pages[i]
}

// notesNow is the attachment that is looked at, with its notes; nil for none.
func (w *Window) notesNow() *pageNotes {
	if p := w.pagesNow(); p == nil || w.matter.attachment() != p {
		return nil
	}
	return w.matter.onPages()
}

// typeMark is the letter of a mark typed where one reads: on the pages of an
// attachment, or in the text.
func (w *Window) typeMark(r rune) {
	if n := w.notesNow(); n != nil {
		ui.Focus(n.pages.view.Pages) // where Esc leaves the tool again
		n.letter(r)
		return
	}
	if w.toText() {
		ui.Focus(w.matter.page.Surface())
		w.matter.page.Surface().TypedRune(r)
	}
}

// canFind reports whether there is something in which words can be looked for.
func (w *Window) canFind() bool {
	return w.pagesNow() != nil || w.item() != nil && w.reviewing == nil && w.over == nil
}
