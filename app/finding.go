package app

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
	if w.toText() {
		w.matter.page.Surface().NextMark()
		w.win.Canvas().Focus(w.matter.page.Surface())
	}
}

func (w *Window) previousMark() {
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
	i := m.tabs.Selected() - m.firstPages
	if i < 0 || i >= len(m.pages) || m.pages[i].of == "" {
		return nil
	}
	return m.pages[i]
}

// canFind reports whether there is something in which words can be looked for.
func (w *Window) canFind() bool {
	return w.pagesNow() != nil || w.item() != nil && w.reviewing == nil && w.over == nil
}
