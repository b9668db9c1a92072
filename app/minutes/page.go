// Package minutes is the screen where the minutes of a meeting are made and
// brought to adjustment (justering): the minutes as pages, and beside them what
// keeps them from being signed, the §§ to read and approve one by one, and who
// has signed.
//
// The screen shows what it is given. It composes nothing and signs nothing: the
// window does that when it is asked through [Params]. To approve a § is the
// adjuster's own working state and no act in law: that is the signature.
package minutes

import (
	"slices"

	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/verify"
)

// Params is what the screen needs from the window.
type Params struct {
	Pages  *ui.PageView        // the minutes as pages, filled by the window
	Make   func()              // make the minutes, or a draft of them
	Sign   func()              // sign the latest minutes
	Open   func(data.Document) // open in the system's viewer
	Save   func(data.Document) // save a copy
	Verify func(data.Document) // check the signatures
	Print  func()              // print what the pages show
	Next   func()              // go on to what is sent out

	HandOver func()            // hand the minutes over to a signing service
	TakeBack func()            // take the signed file back from it
	CallOff  func()            // stop waiting for it
	Section  func(section int) // show a § on the pages
	// Approve stores what the adjuster thinks of a §; the state "" takes it back.
	// It reports false, having said why, where that cannot be stored.
	Approve func(it data.AgendaItem, state data.ApprovalState) bool
	Object  func(it data.AgendaItem, before string) // ask for an objection
}

// View is what the screen shows.
type View struct {
	Meeting   data.Meeting
	Documents []data.Document // the newest first
	Approvals []data.Approval
	Missing   []string       // in sentences, what keeps the minutes from being signed
	Away      string         // in words, that a signing service has the minutes; "" where none has
	Outdated  bool           // the latest minutes no longer say what the meeting says
	Report    *verify.Report // what a check of the latest minutes found; nil while it is not known
	Pages     int            // how many pages they have; 0 while it is not known
}

// Page is the screen.
type Page struct {
	params  Params
	view    View
	rows    []row
	list    *ui.List
	side    *ui.Side
	content fyne.CanvasObject
	next    *ui.Button // the step that comes next
	focus   ui.Holder
	heights heights
}

// New makes the screen.
func New(p Params) *Page {
	page := &Page{params: p}
	page.list = ui.NewList(ui.ListOptions{
		Length: func() int { return len(page.rows) },
		Create: func() fyne.CanvasObject { return newSectionRow(page) },
		Update: func(i int, o fyne.CanvasObject) {
			o.(*sectionRow).set(page.rows[i], i == page.list.Selected())
		},
		Height:     page.rowHeight,
		Text:       func(i int) string { return page.rows[i].words() },
		OnSelected: func(int) { page.selected() },
		OnOpened:   func(int) { page.Approve() },
		OnKey:      func(_ int, k fyne.KeyName) bool { return page.key(k) },
		OnRune:     func(_ int, r rune) bool { return page.rune(r) },
		EmptyLeft:  ui.InSide,
		Empty:      swedish.T("window.adjust.no_items"),
		Label:      swedish.T("window.adjust.sections"),
	})
	p.Pages.OnKey = page.key
	p.Pages.OnRune = page.rune
	page.side = ui.NewSide(page.list)
	page.content = ui.NewColumns(ui.ColumnsOptions{
		Columns: []ui.Column{
			{Content: p.Pages.Content(), Width: ui.PagesWidth, Min: 230},
			{Content: ui.NewFill(look.Ground, page.side.Content()), Width: 408, Min: 300},
		},
		Grow: 0,
	})
	return page
}

// Content returns the screen.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Focus returns who has the keyboard first.
func (p *Page) Focus() fyne.Focusable { return p.list }

// Show shows a meeting's minutes. The chosen § stays; for another meeting it is
// the first that is not yet read.
func (p *Page) Show(v View) {
	other := v.Meeting.ID != p.view.Meeting.ID
	p.view = v
	p.rows = rowsOf(v)
	p.heights = heights{}
	p.focus.Renew()
	p.side.Head.Set(p.headObjects()...)
	p.side.Foot.Set(p.footObjects()...)
	if other {
		p.list.Select(p.firstUnread(0))
	}
	p.side.Refresh()
	p.list.ScrollTo(p.list.Selected())
	p.focus.Settle("next")
}

// Step goes to the § n rows further down.
func (p *Page) Step(n int) { p.choose(p.list.Selected() + n) }

func (p *Page) choose(i int) {
	if len(p.rows) == 0 {
		return
	}
	p.list.Select(min(max(i, 0), len(p.rows)-1))
	p.selected()
}

// selected follows the choice of a §: its row opens, and the pages go there.
func (p *Page) selected() {
	p.heights = heights{}
	p.side.Refresh()
	p.list.ScrollTo(p.list.Selected())
	if it := p.chosen(); it != nil && it.Section > 0 {
		p.params.Section(it.Section)
	}
}

// Section is the § that is chosen; 0 for the first, which is read from the front
// page on.
func (p *Page) Section() int {
	if it := p.chosen(); it != nil && p.list.Selected() > 0 {
		return it.Section
	}
	return 0
}

func (p *Page) chosen() *data.AgendaItem {
	if i := p.list.Selected(); i >= 0 && i < len(p.rows) {
		return &p.rows[i].item
	}
	return nil
}

// firstUnread is the first § from a place on, going round, that is neither
// approved nor objected to; the place itself where all are.
func (p *Page) firstUnread(from int) int {
	for k := range p.rows {
		if i := (from + k) % len(p.rows); !p.rows[i].read() {
			return i
		}
	}
	return from
}

// Approve approves the chosen § and goes on to the next that is not read.
func (p *Page) Approve() {
	it, i := p.chosen(), p.list.Selected()
	if it == nil || p.rows[i].closed() {
		return
	}
	if r := &p.rows[i]; !r.read() || r.state != data.Approved {
		if !p.params.Approve(*it, data.Approved) {
			return
		}
		if i < len(p.rows) && p.rows[i].item.ID == it.ID { // the window reads it again only after this
			p.rows[i].state, p.rows[i].objection, p.rows[i].changed = data.Approved, "", false
		}
	}
	p.choose(p.firstUnread(i))
}

// Object asks for an objection to the chosen §.
func (p *Page) Object() {
	if it := p.chosen(); it != nil && !p.rows[p.list.Selected()].closed() {
		p.params.Object(*it, p.rows[p.list.Selected()].objection)
	}
}

func (p *Page) key(k fyne.KeyName) bool {
	it := p.chosen()
	if it == nil || k != fyne.KeyBackspace && k != fyne.KeyDelete {
		return false
	}
	if r := p.rows[p.list.Selected()]; r.state != "" && !r.adjusted {
		p.params.Approve(*it, "")
	}
	return true
}

func (p *Page) rune(r rune) bool {
	switch r {
	case 'g', 'G':
		p.Approve()
	case 'i', 'I':
		p.Object()
	default:
		return false
	}
	return true
}

// unread counts the §§ that are left to read.
func (p *Page) unread() int {
	n := 0
	for _, r := range p.rows {
		if !r.read() {
			n++
		}
	}
	return n
}

// objections counts the §§ that are objected to.
func (p *Page) objections() int {
	return len(slices.DeleteFunc(slices.Clone(p.rows), func(r row) bool { return r.adjusted || r.state != data.Objected || r.changed }))
}
