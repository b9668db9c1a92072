// Package documents is the screen from which a meeting's papers go out:
// extracts of chosen §§, the notice that the minutes are adjusted, the
// notification list, and all documents that were made so far, with the pages of
// what is chosen beside them.
//
// The screen shows what it is given and composes nothing: the window does that
// when it is asked through [Params].
package documents

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// Params is what the screen needs from the window.
type Params struct {
	Pages   *ui.PageView         // the pages of what is chosen, filled by the window
	Chosen  func(sections []int) // the §§ whose extract the pages should show
	Show    func(data.Document)  // show a made document on the pages
	Extract func(sections []int) // make an extract of the chosen §§
	All     func()               // make an extract of each § into files
	Publish func()               // make a publishing copy of the minutes
	Notice  func()
	List    func(section int)
	Open    func(data.Document)
	Save    func(data.Document)
	Verify  func(data.Document)
	Print   func() // print what the pages show
}

// Page is the screen.
type Page struct {
	params   Params
	meeting  data.Meeting
	rows     []data.AgendaItem // those that have a §
	chosen   []int             // the §§ that are ticked
	list     *ui.List
	side     *ui.Side
	content  fyne.CanvasObject
	extract  *ui.Button
	count    *ui.Words
	measured *sectionRow
	focus    ui.Holder
}

// New makes the screen.
func New(p Params) *Page {
	page := &Page{params: p}
	page.list = ui.NewList(ui.ListOptions{
		Length: func() int { return len(page.rows) },
		Create: func() fyne.CanvasObject { return newSectionRow(page) },
		Update: func(i int, o fyne.CanvasObject) { o.(*sectionRow).set(page.row(i)) },
		Height: func(i int, width float32) float32 {
			page.measured.fill(page.row(i))
			return page.measured.HeightFor(width)
		},
		Text:       func(i int) string { return page.row(i).words() },
		OnSelected: func(int) { page.show() },
		OnOpened:   func(i int) { page.toggle(i) },
		OnRune: func(i int, r rune) bool {
			if r == ' ' && i >= 0 {
				page.toggle(i)
			}
			return r == ' '
		},
		EmptyLeft: ui.InSide,
		Empty:     swedish.T("window.dispatch.no_sections"),
		Label:     swedish.T("window.dispatch.sections"),
	})
	page.measured = newSectionRow(page)
	page.side = ui.NewSide(page.list)
	page.content = ui.NewColumns(ui.ColumnsOptions{
		Columns: []ui.Column{
			{Content: p.Pages.Content(), Width: ui.PagesWidth, Min: 230},
			{Content: ui.NewFill(look.Ground, page.side.Content()), Width: 440, Min: 320},
		},
		Grow: 0,
	})
	return page
}

// Content returns the screen.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Focus returns who has the keyboard first.
func (p *Page) Focus() fyne.Focusable { return p.list }

// Choose ticks §§ before the screen is shown, in place of those ticked.
func (p *Page) Choose(sections ...int) { p.chosen = sections }

// Chosen lists the §§ that are ticked, in order.
func (p *Page) Chosen() []int { return p.chosen }

// Asked lists the §§ whose extract the pages should show: those ticked, else
// the one the list stands at.
func (p *Page) Asked() []int {
	if i := p.list.Selected(); len(p.chosen) == 0 && i >= 0 && i < len(p.rows) {
		return []int{p.rows[i].Section}
	}
	return slices.Clone(p.chosen)
}

// Show shows a meeting with its documents, the newest first. basis is what the
// meeting says now ([data.Meeting.Basis]), "" while it is not known.
func (p *Page) Show(m data.Meeting, documents []data.Document, basis string) {
	other := m.ID != p.meeting.ID
	if other && p.meeting.ID != "" {
		p.chosen = nil
	}
	p.meeting = m
	p.rows = slices.DeleteFunc(slices.Clone(m.Items), func(it data.AgendaItem) bool { return it.Section == 0 })
	p.chosen = slices.DeleteFunc(p.chosen, func(n int) bool {
		return !slices.ContainsFunc(p.rows, func(it data.AgendaItem) bool { return it.Section == n })
	})
	if other {
		at := 0
		if len(p.chosen) > 0 {
			at = slices.IndexFunc(p.rows, func(it data.AgendaItem) bool { return it.Section == p.chosen[0] })
		}
		p.list.Select(at)
	}
	p.focus.Renew()
	p.side.Head.Set(
		ui.NewSpace(20),
		ui.NewTitle(swedish.T("window.dispatch.title")),
		ui.NewSpace(2),
		ui.NewWords(swedish.T("window.dispatch.about"), ui.WordsStyle{Colour: look.Secondary}),
		ui.NewSpace(14),
		ui.Overline(swedish.T("window.dispatch.extract")), ui.NewSpace(6),
		ui.NewRule(),
	)
	p.side.Foot.Set(append(p.acts(m), p.made(documents, basis)...)...)
	p.side.Refresh()
	p.focus.Settle("extract")
}

// acts are the buttons that make documents.
func (p *Page) acts(m data.Meeting) []fyne.CanvasObject {
	p.extract = ui.NewPrimary(swedish.T("window.dispatch.make_extract"), func() { p.params.Extract(p.Asked()) })
	p.extract.Hint = "Ctrl+E"
	p.focus.Keep("extract", p.extract)
	p.count = ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary})
	p.counted()
	all := []fyne.CanvasObject{
		ui.NewSpace(8), p.count, ui.NewSpace(8),
		ui.NewFlow(8, append([]fyne.CanvasObject{p.extract}, p.focus.KeepButtons("", ui.NewButton(swedish.T("window.dispatch.all"), p.params.All), ui.NewButton(swedish.T("window.print"), p.params.Print))...)...),
		ui.NewSpace(20), ui.Overline(swedish.T("window.dispatch.others")), ui.NewSpace(6),
	}
	if len(p.rows) == 0 {
		all = []fyne.CanvasObject{ui.NewSpace(12), ui.Overline(swedish.T("window.dispatch.others")), ui.NewSpace(6)}
	}
	return append(all, p.others(m))
}

func (p *Page) toggle(i int) {
	n := p.rows[i].Section
	p.tick(n, !slices.Contains(p.chosen, n))
	p.list.RefreshRow(i)
}

func (p *Page) tick(section int, on bool) {
	p.chosen = slices.DeleteFunc(p.chosen, func(n int) bool { return n == section })
	if on {
		p.chosen = append(p.chosen, section)
		slices.Sort(p.chosen)
	}
	p.show()
}

// show has the pages follow what is chosen.
func (p *Page) show() {
	p.counted()
	p.params.Chosen(p.Asked())
}

func (p *Page) counted() {
	if p.count == nil {
		return
	}
	if len(p.chosen) > 0 {
		p.count.SetText(swedish.N("window.dispatch.chosen", len(p.chosen)))
		return
	}
	p.count.SetText(swedish.T("window.dispatch.stands_at", "sections", swedish.Sections(data.FormatSections(p.Asked()))))
}

func (p *Page) others(m data.Meeting) fyne.CanvasObject {
	buttons := []fyne.CanvasObject{ui.NewButton(swedish.T("window.dispatch.notice"), p.params.Notice), ui.NewButton(swedish.T("window.dispatch.publish"), p.params.Publish)}
	for _, it := range m.Items {
		if len(it.Lists) == 0 {
			continue
		}
		label := swedish.T("window.dispatch.list_of", "title", short(it.Title, 40))
		if it.Section > 0 {
			label = swedish.T("window.dispatch.list", "section", it.Section)
		}
		buttons = append(buttons, ui.NewButton(label, func() { p.params.List(it.Section) }))
	}
	return ui.NewFlow(8, p.focus.KeepButtons("", buttons...)...)
}

// made are the documents that were made so far.
func (p *Page) made(documents []data.Document, basis string) []fyne.CanvasObject {
	all := []fyne.CanvasObject{ui.NewSpace(20), ui.Overline(swedish.T("window.dispatch.made")), ui.NewSpace(2)}
	if len(documents) == 0 {
		all = append(all, ui.NewWords(swedish.T("window.dispatch.none"), ui.WordsStyle{Colour: look.Secondary}))
	}
	for _, d := range latest(documents) {
		all = append(all, p.document(d, basis != "" && d.Basis != "" && d.Basis != basis))
	}
	return append(all, ui.NewSpace(20))
}

// latest leaves out the files that a later signature continues: the last one
// holds all of them, byte for byte.
func latest(documents []data.Document) []data.Document {
	continued := map[string]bool{}
	for _, d := range documents {
		continued[d.Continues] = true
	}
	return slices.DeleteFunc(slices.Clone(documents), func(d data.Document) bool { return continued[d.SHA256] })
}

func (p *Page) document(d data.Document, outdated bool) fyne.CanvasObject {
	name := swedish.Capital(swedish.DocumentKind(d.Kind))
	if s := swedish.Sections(d.Sections); s != "" && d.Kind != data.NoticeDocument {
		name += " " + s
	}
	if outdated {
		name += " · " + swedish.T("window.dispatch.outdated")
	}
	about := []string{swedish.Moment(d.CreatedAt.In(data.Stockholm))}
	if n := len(d.Signed); n > 0 {
		about = append(about, swedish.N("window.dispatch.signatures", n))
	}
	buttons := []fyne.CanvasObject{
		ui.NewQuiet(swedish.T("window.document.show"), func() { p.params.Show(d) }),
		ui.NewQuiet(swedish.T("window.document.open"), func() { p.params.Open(d) }),
		ui.NewQuiet(swedish.T("window.document.save"), func() { p.params.Save(d) }),
	}
	if len(d.Signed) > 0 || d.Kind == data.PublicationDocument {
		buttons = append(buttons, ui.NewQuiet(swedish.T("window.document.verify"), func() { p.params.Verify(d) }))
	}
	return ui.NewLined(ui.NewStack(0,
		ui.NewWords(name, ui.WordsStyle{}),
		ui.NewWords(strings.Join(about, " · "), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary})),
		container.NewHBox(p.focus.KeepButtons(d.SHA256, buttons...)...))
}

func (p *Page) row(i int) row {
	it := p.rows[i]
	return row{section: it.Section, title: it.Title, ticked: slices.Contains(p.chosen, it.Section), adjusted: compose.Adjusted(p.meeting, it), toggle: func() { p.toggle(i) }}
}

func short(title string, most int) string {
	return swedish.Shorten(cmp.Or(title, swedish.T("window.matter.untitled")), most)
}
