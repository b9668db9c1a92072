package review

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Params is what the review needs from the window.
type Params struct {
	Save  func() // store the draft as it stands now
	Leave func() // store nothing
	// Changed is called after each correction, undone or not: what saving would
	// do may be another thing now. The answer comes by [Page.ShowPreview].
	Changed func()
}

// Reading is what there is to review.
type Reading struct {
	Draft   data.Draft
	Preview data.Acceptance
	Earlier []data.Claim // of the version that is stored, for a known meeting
	File    int          // number of this file among those that were chosen together, from 1
	Files   int
}

// Page shows how a paper was understood, beside the paper itself, before
// anything is stored.
type Page struct {
	params  Params
	source  *source
	list    *ui.List
	save    *ui.Button
	leave   *ui.Button
	said    *ui.Words
	keys    *ui.Words
	content fyne.CanvasObject

	reading Reading
	preview data.Acceptance
	draft   data.Draft
	at      *passages
	steps   []step
	past    []moment
	future  []moment

	rows     []row
	heights  map[heightKey]float32
	typed    map[string]int
	unfolded map[string]bool
	active   string // key of the row that is chosen
	edit     *editing

	right    fyne.CanvasObject // the list over the foot
	foot     *ui.Stack
	footHigh float32
}

// moment is a state of the review that can be gone back to.
type moment struct {
	draft  data.Draft
	steps  []step
	active string
}

// spokenColour marks running text while it is spoken of.
const spokenColour = annotext.Yellow

// New makes the page.
func New(params Params) *Page {
	p := &Page{params: params, heights: map[heightKey]float32{}, unfolded: map[string]bool{}}
	p.source = newSource(p.goTo)
	p.at = newPassages(data.Draft{})
	p.list = ui.NewList(ui.ListOptions{
		Length: func() int { return len(p.rows) },
		Create: func() fyne.CanvasObject { return newSlot() },
		Update: func(i int, o fyne.CanvasObject) {
			o.(*slot).show(p.build(p.rows[i]), insetsOf(p.rows[i]), p.rows[i].card())
		},
		Height: func(i int, width float32) float32 { return p.height(p.rows[i], width) },
		Text:   func(i int) string { return p.rows[i].words() },
		Label:  swedish.T("window.review.title"),
		Skip:   func(i int) bool { return p.rows[i].still() },
		Bare:   func(i int) bool { return p.rows[i].still() || p.rows[i].card() },
		Marked: func(i int, o fyne.CanvasObject, chosen, focused bool) { o.(*slot).mark(chosen, focused) },

		Widest:     widest,
		OnSelected: p.chosen,
		OnOpened:   p.opened,
		OnKey:      p.typedKey,
		OnRune:     p.typedRune,
	})
	p.save = ui.NewPrimary(swedish.T("window.review.save"), params.Save)
	p.save.Hint = "Ctrl+S"
	p.leave = ui.NewButton(swedish.T("window.review.leave"), params.Leave)
	p.leave.Hint = "Esc"
	p.said, p.keys = small(""), small("")
	p.foot = ui.NewStack(0, ui.NewRule(), newFoot(p.said, p.keys, p.leave, p.save))
	p.right = ui.NewEdged(nil, p.foot, p.list)
	p.content = newHalves(p.source.content, ui.NewFill(look.Ground, p.right))
	return p
}

// Content returns the page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Focus is where the keyboard begins.
func (p *Page) Focus() fyne.Focusable { return p.list }

// Show shows a reading from its beginning.
func (p *Page) Show(r Reading) {
	p.reading, p.preview, p.draft = r, r.Preview, r.Draft
	p.past, p.future, p.edit, p.active = nil, nil, nil, ""
	p.unfolded, p.heights = map[string]bool{}, map[heightKey]float32{}
	p.steps = newSteps(r.Draft.Meeting.Warnings)
	for i, s := range p.steps { // what was accepted of an earlier version
		for _, w := range r.Preview.After.Warnings {
			if w.Accepted && same(w, s.warning) {
				p.steps[i].state = accepted
			}
		}
	}
	p.source.show(r.Draft)
	p.source.spoken = nil
	p.rebuild()
	p.choose(p.first())
	p.source.page.ScrollTo(0)
	p.spokenNow(true)
}

// first is the row to begin with: what a later version changes, else the first
// step, else what can be corrected.
func (p *Page) first() int {
	if p.preview.Outcome == data.Updated {
		return p.find("outcome")
	}
	if n := p.nextOpen(-1); n >= 0 {
		return p.find(stepKey(n))
	}
	return p.find("outcome")
}

// SetPlace says which of how many files this one is: another was added.
func (p *Page) SetPlace(file, files int) {
	p.reading.File, p.reading.Files = file, files
	p.tell()
}

// ShowPreview shows what saving the draft would do now.
func (p *Page) ShowPreview(a data.Acceptance) {
	p.preview = a
	p.rebuild()
}

// Draft is what is to be stored: the reading with the corrections, its warnings
// marked that a person has accepted.
func (p *Page) Draft() data.Draft {
	d := p.draft
	d.Meeting.Warnings = slices.Clone(d.Meeting.Warnings)
	for i := range d.Meeting.Warnings {
		d.Meeting.Warnings[i].Accepted = false // which may have been taken back
	}
	for _, s := range p.steps {
		if s.state != accepted {
			continue
		}
		for i, w := range d.Meeting.Warnings {
			if same(w, s.warning) {
				d.Meeting.Warnings[i].Accepted = true
			}
		}
	}
	return d
}

// Corrected reports whether leaving now would lose corrections.
func (p *Page) Corrected() bool {
	return len(act.Corrections(p.draft.Claims)) > len(act.Corrections(p.reading.Draft.Claims))
}

// rebuild makes all rows anew and keeps the chosen one.
func (p *Page) rebuild() {
	p.at = newPassages(p.draft)
	p.countTyped()
	p.source.mark(p.at, p.openPaths())
	p.remake()
	p.save.SetText(swedish.T("window.review.save"))
	if p.preview.Outcome == data.Unchanged {
		p.save.SetText(swedish.T("window.review.open_known"))
	}
	p.tell()
}

// remake makes the rows of the same draft anew, as after unfolding.
func (p *Page) remake() {
	p.rows = p.makeRows()
	p.list.Select(p.find(p.active))
}

// tell says in the foot what is stored, what waits and what the keys do.
func (p *Page) tell() {
	text := swedish.T("window.review.nothing_stored")
	if n := len(act.Corrections(p.draft.Claims)); n > 0 {
		text += " " + swedish.N("window.review.corrections", n)
	}
	if p.reading.Files > 1 {
		text = swedish.T("window.review.file", "n", p.reading.File, "of", p.reading.Files) + " " + text
	}
	p.said.SetText(text)
	p.fitFoot()
}

// fitFoot gives the foot the height that its words need.
func (p *Page) fitFoot() {
	if high := p.foot.HeightFor(p.foot.Size().Width); high != p.footHigh {
		p.footHigh = high
		p.right.Refresh()
	}
}

// openPaths are the fields that the steps speak of which nobody has answered.
func (p *Page) openPaths() map[string]bool {
	paths := map[string]bool{}
	for _, s := range p.steps {
		if s.state == open {
			for _, path := range p.pathsOf(s.warning) {
				paths[path] = true
			}
		}
	}
	return paths
}

// find returns the number of the row with a key, -1 for none.
func (p *Page) find(key string) int {
	return slices.IndexFunc(p.rows, func(r row) bool { return r.key == key && key != "" })
}

// choose makes a row the one that is spoken of.
func (p *Page) choose(i int) {
	if i < 0 {
		return
	}
	before := p.active
	p.active = p.rows[i].key
	if grows(before) || grows(p.active) {
		p.list.Refresh()
	}
	p.list.Select(i)
	p.keys.SetText(swedish.T("window.review.keys." + p.rows[i].keys()))
	p.fitFoot()
	p.spokenNow(true)
}

// grows reports whether the row of a key is higher while it is spoken of.
func grows(key string) bool {
	return strings.HasPrefix(key, "step:") || strings.HasPrefix(key, "change:")
}

// chosen is told that a person chose a row. What was being written elsewhere is
// left as it was.
func (p *Page) chosen(i int) {
	p.edit = nil
	p.choose(i)
}

// spokenNow shows in the paper what the chosen row speaks of.
func (p *Page) spokenNow(reveal bool) {
	i := p.find(p.active)
	if i < 0 {
		return
	}
	r := p.rows[i]
	switch {
	case r.kind == stepRow:
		p.source.speak(p.pathsOf(p.steps[r.step].warning), annotext.Red, reveal)
	case r.path != "":
		p.source.speak([]string{r.path}, spokenColour, reveal)
	default:
		p.source.speak(nil, spokenColour, false)
	}
}

// goTo chooses the row of a passage that a person taps in the paper.
func (p *Page) goTo(path string) {
	for at := path; at != ""; at = outer(at) {
		if i := p.find(at); i >= 0 {
			p.choose(i)
			p.focus()
			return
		}
		if itemPath.MatchString(at) || personPath.MatchString(at) || entryPath.MatchString(at) {
			continue
		}
	}
}

func (p *Page) focus() { p.give(p.list) }

// give gives something on the page the keyboard, also what has just come and is
// not drawn yet.
func (p *Page) give(f fyne.Focusable) {
	if c := ui.CanvasOf(p.list); c != nil {
		c.Focus(f)
	}
}
