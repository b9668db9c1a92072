package notifications

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/annotext"
	"paragraf/app/ui"
	"paragraf/data"
)

// Write opens the editor of a new note on the chosen row, in the row. It reports
// false where no row is chosen.
func (r *Rows) Write() bool {
	l, ok := r.chosen()
	if !ok {
		return false
	}
	if r.Save() {
		kind := r.writing.Kinds[0]
		r.open(l.entry, annotext.Draft{Kind: kind.ID, Colour: kind.Colour})
	}
	return true
}

// Edit opens the editor of a note on a row.
func (r *Rows) Edit(row int, note string) {
	if !r.Save() {
		return
	}
	for _, l := range r.all {
		if l.entry.Number != row {
			continue
		}
		for _, n := range l.notes {
			if n.ID == note && r.writing.Takes(n.Text) {
				r.open(l.entry, annotext.Draft{ID: note, Kind: string(n.Kind), Text: n.Text, Colour: annotext.Colour(n.Colour), Underline: n.Style == data.Underline})
				return
			}
		}
	}
}

func (r *Rows) open(row data.Notification, d annotext.Draft) {
	r.on = row
	r.editor = annotext.NewEditor(annotext.EditorOptions{Writing: r.writing, Draft: d, Grown: r.grown, Closed: func() {
		r.editor = nil
		r.list.Refresh()
		if c := ui.CanvasOf(r.list); c != nil {
			c.Focus(r.list)
		}
	}})
	r.choose(row)
	r.grown()
	r.editor.Focus(r.list)
}

// grown gives the editor the room that it needs and keeps it in view.
func (r *Rows) grown() {
	r.list.Refresh()
	r.list.ScrollTo(r.list.Selected())
}

// editorOf is the editor that stands in a row, nil for none.
func (r *Rows) editorOf(l line) *annotext.Editor {
	if r.editor == nil || l.entry != r.on {
		return nil
	}
	return r.editor
}

// Save saves the note that is being written; it reports false where that cannot
// be done.
func (r *Rows) Save() bool { return r.editor == nil || r.editor.Done() }

// IsWriting reports whether a note is being written in a row.
func (r *Rows) IsWriting() bool { return r.editor != nil }

// Leave leaves the note that is being written as it was, and reports whether
// one was.
func (r *Rows) Leave() bool {
	if r.editor == nil {
		return false
	}
	r.editor.Cancel()
	return true
}

func showMenu(on fyne.CanvasObject, at fyne.Position, items ...*fyne.MenuItem) {
	if c := ui.CanvasOf(on); c != nil {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
	}
}
