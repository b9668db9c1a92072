package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// MouseDown gives the pages the keyboard and begins to select where there are
// words.
func (d *desk) MouseDown(ev *desktop.MouseEvent) {
	Focus(d.p)
	t := &d.p.text
	had := t.some
	if ev.Button == desktop.MouseButtonPrimary && d.begin(ev.Position) {
		return
	}
	place, on := d.letter(ev.Position)
	if page := d.at(ev.Position.Y); d.p.Len() > 0 && ev.Button == desktop.MouseButtonPrimary {
		q := d.onPage(page, ev.Position)
		m, _ := d.p.markAt(page, q.X, q.Y)
		if changed := d.p.active != m.ID; changed {
			d.p.active = m.ID
			d.sync()
		}
	}
	if page := d.at(ev.Position.Y); ev.Button == desktop.MouseButtonPrimary && d.p.Len() > 0 && d.p.source.Letters != nil {
		if _, read := t.pages[page]; !read { // where its words are is known in a moment
			d.press(page, *ev)
			return
		}
	}
	d.marks = on && ev.Button == desktop.MouseButtonPrimary
	if d.marks && ev.Modifier&fyne.KeyModifierShift != 0 && had {
		t.reach(place)
	} else if d.marks || ev.Button == desktop.MouseButtonPrimary {
		t.from, t.to, t.some, t.placed = place, place, false, true
	}
	t.goal = -1
	if had || t.some {
		d.sync()
	}
}

// waitingPress is a press of the mouse on a page whose words are not read yet, and
// where the mouse was dragged since.
type waitingPress struct {
	down desktop.MouseEvent
	to   *fyne.Position
}

// press begins to select as soon as the words of a page are read.
func (d *desk) press(page int, ev desktop.MouseEvent) {
	w := &waitingPress{down: ev}
	d.pressed, d.marks = w, false
	d.p.text.when(page, func() {
		if d.pressed != w {
			return
		}
		d.pressed = nil
		d.MouseDown(&w.down)
		if w.to != nil && d.marks {
			d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: *w.to}})
		}
	})
}

// settled does something as soon as nothing that the mouse selected waits for the
// words of its page.
func (d *desk) settled(do func()) {
	switch {
	case d.pressed != nil:
		d.p.text.when(d.at(d.pressed.down.Position.Y), do)
	case d.drag != nil:
		d.p.text.when(d.at(d.drag.Y), do)
	default:
		do()
	}
}

// MouseUp ends what is drawn without moving the mouse: a point.
func (d *desk) MouseUp(*desktop.MouseEvent) {
	if d.p.tool.tool == ToolDraw && len(d.p.tool.points) == 1 {
		d.end()
	}
}

// MouseIn and MouseMoved show where words can be selected.
func (d *desk) MouseIn(ev *desktop.MouseEvent) { d.MouseMoved(ev) }

// MouseMoved is MouseIn.
func (d *desk) MouseMoved(ev *desktop.MouseEvent) { _, d.onText = d.letter(ev.Position) }

// MouseOut does nothing.
func (d *desk) MouseOut() {}

// Cursor is that of text over words.
func (d *desk) Cursor() desktop.Cursor {
	if d.p.tool.tool != ToolSelect {
		return desktop.CrosshairCursor
	}
	if d.onText {
		return desktop.TextCursor
	}
	return desktop.DefaultCursor
}

// DoubleTapped selects a word.
func (d *desk) DoubleTapped(ev *fyne.PointEvent) {
	if place, on := d.letter(ev.Position); on {
		d.p.text.word(place)
		d.sync()
	}
}

// Dragged selects words, or moves the pages with the mouse.
func (d *desk) Dragged(ev *fyne.DragEvent) {
	if d.p.tool.busy {
		d.draw(ev.Position)
		return
	}
	if d.pressed != nil {
		at := ev.Position
		d.pressed.to = &at
		return
	}
	if d.marks {
		t := &d.p.text
		page := d.at(ev.Position.Y)
		if _, read := t.pages[page]; !read { // its words are read in a moment, and then it goes on to there
			at := ev.Position
			d.drag = &at
			t.when(page, func() {
				if d.drag == &at {
					place, _ := d.letter(at)
					t.some = place != t.from
					t.reach(place)
					d.sync()
				}
			})
			return
		}
		d.drag = nil
		place, _ := d.letter(ev.Position)
		t.some = place != t.from
		t.reach(place)
		view := d.p.scroll.Size().Height
		switch y := ev.Position.Y - d.p.scroll.Offset.Y; {
		case y < 0:
			d.p.scrollTo(d.p.scroll.Offset.Y + y)
		case y > view:
			d.p.scrollTo(d.p.scroll.Offset.Y + y - view)
		default:
			d.sync()
		}
		return
	}
	most := max(0, d.MinSize().Width-d.p.scroll.Size().Width)
	x := min(max(d.p.scroll.Offset.X-ev.Dragged.DX, 0), most)
	d.p.scroll.Offset.X = x
	d.p.scrollTo(d.p.scroll.Offset.Y - ev.Dragged.DY)
}

// DragEnd ends what is drawn.
func (d *desk) DragEnd() { d.end() }

// TappedSecondary opens the menu of what is selected or marked there.
func (d *desk) TappedSecondary(ev *fyne.PointEvent) {
	if d.p.OnMenu == nil || d.p.Len() == 0 {
		return
	}
	page := d.at(ev.Position.Y)
	q := d.onPage(page, ev.Position)
	if m, ok := d.p.markAt(page, q.X, q.Y); ok {
		d.p.SetActive(m.ID)
	} else if place, on := d.letter(ev.Position); on && !d.p.text.some {
		d.p.text.word(place)
		d.sync()
	}
	d.p.OnMenu(page+1, ev.AbsolutePosition)
}

// Scrolled scrolls, or zooms while Ctrl is held down.
func (d *desk) Scrolled(ev *fyne.ScrollEvent) {
	if Modifiers()&fyne.KeyModifierShortcutDefault == 0 {
		d.p.scroll.Scrolled(Notched(ev))
		return
	}
	if ev.Scrolled.DY > 0 {
		d.p.ZoomBy(+1)
	} else if ev.Scrolled.DY < 0 {
		d.p.ZoomBy(-1)
	}
}
