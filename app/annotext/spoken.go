package annotext

// spoken is the mark that a key without a selection is about: the active one, or
// the one at the caret.
func (p *Page) spoken() (Mark, bool) {
	if p.o.Writing == nil {
		return Mark{}, false
	}
	for _, m := range p.marks {
		if m.ID == p.active && m.ID != "" {
			return m, true
		}
	}
	m, ok := p.markOf(p.caret)
	return m, ok && m.ID != ""
}

// colour marks the selection, or gives the mark that is spoken of another colour.
func (p *Page) colour(start, end int, c Colour) {
	if start < end {
		if p.o.OnColour != nil {
			p.o.OnColour(start, end, c)
			p.selectRange(end, end)
		}
		return
	}
	switch m, ok := p.spoken(); {
	case !ok:
		tell(p.o.OnUnselected)
	case m.Colour != c:
		p.o.Writing.Recolour(m.ID, c)
	}
}

// remove takes a mark away, with its note.
func (p *Page) remove(id string) {
	if err := p.o.Writing.Delete(id); err != nil && p.o.Writing.Unsaved != nil {
		p.o.Writing.Unsaved(Draft{ID: id}, err)
	}
}

// underline underlines the selection, or lets the mark that is spoken of have its
// line alone, or its ground again.
func (p *Page) underline(start, end int) {
	if start < end {
		p.o.OnUnderline(start, end)
		p.selectRange(end, end)
		return
	}
	switch m, ok := p.spoken(); {
	case !ok || m.Start == m.End:
		tell(p.o.OnUnselected)
	case p.o.Writing.Underline != nil:
		p.o.Writing.Underline(m.ID, !m.Underline)
	}
}

func tell(who func()) {
	if who != nil {
		who()
	}
}
