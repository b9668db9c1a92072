package annotext

import (
	"slices"

	"paragraf/app/ui"
)

// Write opens an editor for a new note on runes [start, end), beside them; with
// start equal to end it is a note on the whole text, beside its beginning. What
// was being written is saved first, and nothing is opened while that fails.
func (p *Page) Write(start, end int, kind string) bool {
	if p.o.Writing == nil || !p.Save() {
		return false
	}
	k := p.o.Writing.kind(kind)
	p.edit(Draft{Start: p.text.clamp(start), End: p.text.clamp(end), Kind: k.ID, Colour: k.Colour})
	p.selectRange(p.caret, p.caret) // the passage is seen in its colour
	return true
}

// Edit opens the editor of a mark's note, also of a mark that has none yet. It
// reports whether it is open.
func (p *Page) Edit(id string) bool {
	if p.editor != nil && p.editor.draft.ID == id && id != "" {
		p.editor.Focus(p)
		return true
	}
	if p.o.Writing == nil || !p.Save() {
		return false
	}
	i := slices.IndexFunc(p.given, func(m Mark) bool { return m.ID == id })
	if i < 0 || id == "" {
		return false
	}
	m := p.given[i]
	d := Draft{ID: id, Start: m.Start, End: m.End, Colour: m.Colour, Underline: m.Underline}
	if m.Note != nil {
		d.Kind, d.Text = m.Note.Kind, m.Note.Text
	}
	if d.Kind == "" && len(p.o.Writing.Kinds) > 0 {
		d.Kind = p.o.Writing.Kinds[0].ID
	}
	if !p.o.Writing.Takes(d.Text) {
		return false
	}
	p.active = id
	p.edit(d)
	return true
}

func (p *Page) edit(d Draft) {
	writing := *p.o.Writing
	save := writing.Save
	writing.Save = func(d Draft) (string, error) {
		id, err := save(d)
		if err == nil {
			p.active = id
		}
		return id, err
	}
	var e *Editor
	e = NewEditor(EditorOptions{
		Writing: &writing, Draft: d, Closed: func() { p.written(e) },
		Grown: p.relay,
		Shown: func() {
			if e != nil && p.editor == e {
				p.arrange()
				p.relay()
			}
		},
	})
	e.after = p.later
	p.editor = e
	p.arrange()
	p.relay()
	p.revealSlot()
	e.Focus(p)
}

// written takes the editor away; the keyboard goes back to the text where the
// editor had it.
func (p *Page) written(e *Editor) {
	if p.editor != e {
		return
	}
	c := canvasOf(p)
	had := c != nil && e.focused(c)
	p.editor = nil
	p.arrange()
	p.relay()
	if had {
		ui.Focus(p)
	}
}

// Writing reports whether a note is being written.
func (p *Page) Writing() bool { return p.editor != nil }

// Save saves the note that is being written, and closes its editor. It reports
// false where the note could not be stored; the editor stays open then, and says
// why.
func (p *Page) Save() bool { return p.editor == nil || p.editor.Done() }

// Leave closes the editor and leaves the note as it was. It reports whether a
// note was being written.
func (p *Page) Leave() bool {
	if p.editor == nil {
		return false
	}
	p.editor.Cancel()
	return true
}

// giveUp saves the note that is being written before its text leaves the page;
// words that cannot be stored are handed over.
func (p *Page) giveUp() {
	e := p.editor
	if e == nil || e.Done() {
		return
	}
	p.editor = nil
	if p.o.Writing.Unsaved != nil {
		p.o.Writing.Unsaved(e.Draft(), e.failed)
	}
}

// revealSlot scrolls so that the card that is written, or the active one, is in
// view as a whole.
func (p *Page) revealSlot() {
	for _, s := range p.slots {
		m := p.marks[s.mark]
		if !m.written && (m.ID != p.active || m.ID == "") {
			continue
		}
		view := p.scroll.Size().Height
		edge := p.faces[cardText].size
		switch y := p.scroll.Offset.Y; {
		case s.y < y:
			p.scrollTo(s.y - edge)
		case s.y+s.h > y+view:
			p.scrollTo(min(s.y-edge, s.y+s.h+edge-view))
		}
		return
	}
}
