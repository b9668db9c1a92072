package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// widest is how wide the conversation is at most, at text size 100 %: on a wide
// screen an answer stays beside what it answers.
const widest = 920

// insetsOf are the rooms around a row.
func insetsOf(r row) insets {
	scale := theme.TextSize() / 15
	in := insets{left: 32, right: 24, top: 5, bottom: 6}
	switch r.kind {
	case headRow:
		in.top, in.bottom = 24, 10
	case groupRow:
		in.top, in.bottom = 20, 5
	case stepRow:
		in.left, in.right, in.top, in.bottom = 24, 16, 5, 5
	case noticeRow:
		if r.label != "" { // a card
			in.left, in.right = 24, 16
		}
	}
	in.left += float32(r.depth) * 22
	in.top, in.bottom = in.top*scale, in.bottom*scale
	return in
}

// heightKey is all that a row's height depends on.
type heightKey struct {
	kind                        kind
	number, label, value, about string
	badges, depth               int
	width, size                 float32
	state                       stepState
	active                      bool
}

// height is how high a row is in a width. What is open is measured each time,
// everything else is remembered.
func (p *Page) height(r row, width float32) float32 {
	in := insetsOf(r)
	inner := width - in.left - in.right
	if p.live(r) {
		return measure(p.build(r), inner) + in.top + in.bottom
	}
	k := heightKey{r.kind, r.number, r.label, r.value, r.about, len(r.badges), r.depth, width, theme.TextSize(), "", false}
	if r.kind == stepRow {
		k.state = p.steps[r.step].state
	}
	h, known := p.heights[k]
	if !known {
		h = measure(p.build(r), inner) + in.top + in.bottom
		p.heights[k] = h
	}
	return h
}

// measure is how high an object is in a width.
func measure(o fyne.CanvasObject, width float32) float32 { return ui.NewStack(0, o).HeightFor(width) }

// live reports whether a row shows more than its words: the step that is spoken
// of, and a value that is being corrected.
func (p *Page) live(r row) bool {
	return p.edit != nil && p.edit.key == r.key || r.kind == stepRow && r.key == p.active || r.kind == changeRow
}

// build draws a row.
func (p *Page) build(r row) fyne.CanvasObject {
	if p.edit != nil && p.edit.key == r.key && r.kind != stepRow {
		return ui.NewStack(4, quiet(p.edit.label), p.edit.content)
	}
	switch r.kind {
	case headRow:
		return ui.NewStack(2, ui.NewWords(r.label, ui.WordsStyle{Size: theme.SizeNameHeadingText, Bold: true}), quiet(r.value))
	case groupRow:
		return ui.Overline(r.label)
	case noticeRow:
		return buildNotice(r)
	case changeRow:
		return r.build(r.open, r.key == p.active)
	case stepRow:
		return p.buildStep(r)
	case addRow:
		return ui.NewWords(r.label, ui.WordsStyle{Colour: look.Accent})
	}
	return buildLine(r)
}

func buildNotice(r row) fyne.CanvasObject {
	if r.label == "" {
		return small(r.about)
	}
	texts := []fyne.CanvasObject{strong(r.label)}
	if r.value != "" {
		texts = append(texts, quiet(r.value))
	}
	return ui.NewCard(ui.NewRoomy(texts...), r.badges[0].tone)
}

func buildLine(r row) fyne.CanvasObject {
	l := &line{}
	for _, b := range r.badges {
		l.badges = append(l.badges, ui.NewBadge(b.text, b.tone))
	}
	if r.kind == fieldRow {
		l.label, l.labelWide = quiet(r.label), 130
		l.value = words(r.value)
		if r.value == "" {
			l.value = quiet("–")
		}
		if r.about != "" {
			l.about = small(r.about)
		}
		return newLine(l)
	}
	if !linePath.MatchString(r.path) {
		icon := theme.MenuExpandIcon()
		if r.open {
			icon = theme.MenuDropDownIcon()
		}
		l.fold = widget.NewIcon(icon)
	}
	if r.number != "" {
		l.label, l.labelWide = quiet(r.number), 44
	}
	l.value = words(r.label)
	if r.about != "" {
		l.about = small(r.about)
	}
	return newLine(l)
}

// buildStep draws a warning: the one that is spoken of with what it means and
// what can be done, the others in short.
func (p *Page) buildStep(r row) fyne.CanvasObject {
	s := p.steps[r.step]
	tone := ui.WarningTone
	if s.grave() {
		tone = ui.ErrorTone
	}
	count := ui.NewBadge(swedish.T("window.review.step", "n", r.step+1, "of", len(p.steps)), tone)
	head := []fyne.CanvasObject{count}
	if s.state != open {
		head = append(head, ui.NewBadge(swedish.T("window.review.state."+string(s.state)), s.state.tone()))
	}
	title := strong(r.label)
	if s.state != open {
		title = quiet(r.label)
	}
	texts := []fyne.CanvasObject{ui.NewBeside(container.NewHBox(head...), title)}
	active := r.key == p.active
	if active || s.state == open {
		message := quiet(r.value)
		if active {
			message = words(r.value)
		}
		texts = append(texts, message)
	}
	if active {
		if m := s.means(); m != "" {
			texts = append(texts, small(m))
		}
		texts = append(texts, ui.NewSpace(6))
		if p.edit != nil && p.edit.key == r.key {
			texts = append(texts, quiet(p.edit.label), p.edit.content)
		} else {
			texts = append(texts, p.buttons(p.answers(r.step)))
		}
		texts = append(texts, ui.NewSpace(2))
	}
	ground := ui.Neutral
	if active && s.state == open {
		ground = tone
	}
	return ui.NewCard(ui.NewRoomy(texts...), ground)
}

// buttons are the answers to a step, each with its key.
func (p *Page) buttons(answers []answer) fyne.CanvasObject {
	flow := make([]fyne.CanvasObject, 0, len(answers))
	for i, a := range answers {
		do := func() {
			p.focus()
			a.do()
		}
		b := ui.NewButton(a.words, do)
		b.Hint = string(a.key)
		if i == 0 {
			b = ui.NewPrimary(a.words, do)
			b.Hint = swedish.T("window.key.enter")
		}
		flow = append(flow, b)
	}
	return ui.NewFlow(6, flow...)
}
