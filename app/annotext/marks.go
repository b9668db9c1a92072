package annotext

import "slices"

// SetMarks changes the marks; place, selection and what is being written stay.
func (p *Page) SetMarks(marks []Mark) {
	p.takeMarks(marks)
	p.relay()
}

// takeMarks keeps the marks in the order of the text, and among them the note
// that is being written.
func (p *Page) takeMarks(marks []Mark) {
	p.given = slices.Clone(marks)
	for i := range p.given {
		m := &p.given[i]
		m.Start, m.End = p.text.clamp(m.Start), p.text.clamp(m.End)
	}
	p.arrange()
}

// arrange makes the marks that are shown: those given, with what is written
// now in the place of what was.
func (p *Page) arrange() {
	p.marks = slices.Clone(p.given)
	if e := p.editor; e != nil {
		d := e.Draft()
		i := -1
		if d.ID != "" {
			i = slices.IndexFunc(p.marks, func(m Mark) bool { return m.ID == d.ID })
			if i < 0 { // it was deleted elsewhere: what is written becomes a new note
				e.draft.ID, e.before.ID = "", ""
			}
		}
		if i < 0 {
			p.marks = append(p.marks, Mark{Start: d.Start, End: d.End})
			i = len(p.marks) - 1
		}
		m := &p.marks[i]
		m.Colour, m.Underline, m.written = d.Colour, d.Underline, true
		if m.Note == nil {
			m.Note = &Note{}
		}
	}
	slices.SortStableFunc(p.marks, func(a, b Mark) int { return a.Start - b.Start })
	p.longest = 0
	for _, m := range p.marks {
		p.longest = max(p.longest, m.End-m.Start)
	}
}

// between calls with each mark that touches [start, end).
func (p *Page) between(start, end int, with func(Mark)) {
	from, _ := slices.BinarySearchFunc(p.marks, start-p.longest, func(m Mark, at int) int { return m.Start - at })
	for _, m := range p.marks[from:] {
		if m.Start > end {
			return
		}
		if m.End > start || m.Start >= start {
			with(m)
		}
	}
}

// noted reports whether any mark has a note.
func (p *Page) noted() bool {
	return slices.ContainsFunc(p.marks, func(m Mark) bool { return m.Note != nil })
}

// ScrollToMark shows a mark in the view, with its card, and makes it the active
// one. It reports whether there is such a mark.
func (p *Page) ScrollToMark(id string) bool {
	for _, m := range p.marks {
		if m.ID == id {
			p.active = id
			p.anchor, p.caret, p.goal = m.Start, m.Start, -1
			p.relay()
			p.revealSpan(m.Start, m.End)
			p.revealCard(m)
			return true
		}
	}
	return false
}

// revealCard scrolls on to the end of a mark's card, as far as the beginning of
// its passage and of the card stay in view.
func (p *Page) revealCard(m Mark) {
	for _, s := range p.slots {
		if p.marks[s.mark].ID != m.ID {
			continue
		}
		_, room := p.inset()
		y := s.y + s.h + room - p.scroll.Size().Height
		if y = min(y, p.beside(m)-room, s.y-room); y > p.scroll.Offset.Y {
			p.scrollTo(y)
		}
	}
}

// SetActive shows which mark is spoken of, "" for none.
func (p *Page) SetActive(id string) {
	if p.active != id {
		p.active = id
		p.relay()
	}
}

// Active returns the mark that is spoken of.
func (p *Page) Active() string { return p.active }

// choose makes a mark the active one and tells of it.
func (p *Page) choose(id string) {
	p.SetActive(id)
	if p.o.OnMark != nil {
		p.o.OnMark(id)
	}
}

// NextMark goes to the first mark after the caret, round to the beginning, and
// returns its id; PreviousMark goes the other way. "" without marks.
func (p *Page) NextMark() string { return p.step(+1) }

// PreviousMark goes to the last mark before the caret.
func (p *Page) PreviousMark() string { return p.step(-1) }

func (p *Page) step(direction int) string {
	n := len(p.marks)
	if n == 0 {
		tell(p.o.OnUnmarked)
		return ""
	}
	at := -1
	for i, m := range p.marks {
		if m.ID == p.active {
			at = i
		}
	}
	if at < 0 || p.marks[at].Start != p.caret { // from the caret
		at = -1
		for i, m := range p.marks {
			if m.Start < p.caret || direction < 0 && m.Start == p.caret {
				at = i
			}
		}
		if direction < 0 {
			at++
		}
	}
	m := p.marks[((at+direction)%n+n)%n]
	p.ScrollToMark(m.ID)
	return m.ID
}
