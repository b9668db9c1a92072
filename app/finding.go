package app

// find opens the line in which one looks for words in the text of the item.
func (w *Window) find() {
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
