// Package documents is the screen from which a meeting's papers go out:
// extracts of chosen §§, the notice that the minutes are adjusted, the
// notification list, and all documents that were made so far.
//
// The screen shows what it is given and composes nothing: the window does that
// when it is asked through [Params].
package documents

import (
	"fmt"
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
	Extract func(sections []int) // make an extract of the chosen §§
	Notice  func()
	List    func(section int)
	Open    func(data.Document)
	Save    func(data.Document)
	Verify  func(data.Document)
}

// Page is the screen.
type Page struct {
	params  Params
	sheet   *ui.Sheet
	content fyne.CanvasObject
	meeting string
	chosen  []int // the §§ that are ticked
	extract *ui.Button
	count   *ui.Words
}

// New makes the screen.
func New(p Params) *Page {
	page := &Page{params: p, sheet: ui.NewSheet(0)}
	page.sheet.Inset, page.sheet.Top, page.sheet.Bottom, page.sheet.Widest = 46, 26, 48, 660
	page.content = ui.NewFill(look.Paper, page.sheet.Content())
	return page
}

// Content returns the screen.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Choose ticks §§ before the screen is shown, in place of those ticked.
func (p *Page) Choose(sections ...int) { p.chosen = sections }

// Chosen lists the §§ that are ticked, in order.
func (p *Page) Chosen() []int { return p.chosen }

// Show shows a meeting with its documents, the newest first.
func (p *Page) Show(m data.Meeting, documents []data.Document) {
	if m.ID != p.meeting {
		if p.meeting != "" {
			p.chosen = nil
		}
		p.meeting = m.ID
	}
	all := []fyne.CanvasObject{
		ui.NewWords(swedish.T("window.dispatch.title"), ui.WordsStyle{Size: look.SizeReadingHeading, Serif: true, Bold: true, Leading: 1.25}),
		ui.NewSpace(2),
		ui.NewWords(swedish.T("window.dispatch.about"), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}),
		ui.NewSpace(18),
		ui.Overline(swedish.T("window.dispatch.extract")), ui.NewSpace(4),
	}
	all = append(all, p.choices(m)...)
	all = append(all, ui.NewSpace(22), ui.Overline(swedish.T("window.dispatch.others")), ui.NewSpace(6), p.others(m))
	all = append(all, ui.NewSpace(24), ui.Overline(swedish.T("window.dispatch.made")), ui.NewSpace(2))
	if len(documents) == 0 {
		all = append(all, ui.NewWords(swedish.T("window.dispatch.none"), ui.WordsStyle{Colour: look.Secondary}))
	}
	for _, d := range latest(documents) {
		all = append(all, p.document(d))
	}
	p.sheet.Set(all...)
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

func (p *Page) choices(m data.Meeting) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, it := range m.Items {
		if it.Section == 0 {
			continue
		}
		check := ui.NewCheck(fmt.Sprintf("§ %d  %s", it.Section, short(it.Title)), nil)
		check.SetChecked(slices.Contains(p.chosen, it.Section))
		check.OnChanged = func(on bool) { p.tick(it.Section, on) }
		badge := ui.NewBadge(swedish.T("window.dispatch.not_adjusted"), ui.WarningTone)
		if compose.Adjusted(m, it) {
			badge = ui.NewBadge(swedish.T("window.dispatch.adjusted"), ui.GoodTone)
		}
		all = append(all, ui.NewLined(check, badge))
	}
	if len(all) == 0 {
		return []fyne.CanvasObject{ui.NewWords(swedish.T("window.dispatch.no_sections"), ui.WordsStyle{Colour: look.Secondary})}
	}
	p.extract = ui.NewPrimary(swedish.T("window.dispatch.make_extract"), func() { p.params.Extract(slices.Clone(p.chosen)) })
	p.extract.Hint = "Ctrl+E"
	p.count = ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary})
	p.counted()
	return append(all, ui.NewSpace(12), container.NewHBox(p.extract), ui.NewSpace(6), p.count)
}

func (p *Page) tick(section int, on bool) {
	p.chosen = slices.DeleteFunc(p.chosen, func(n int) bool { return n == section })
	if on {
		p.chosen = append(p.chosen, section)
		slices.Sort(p.chosen)
	}
	p.counted()
}

func (p *Page) counted() {
	if p.count == nil {
		return
	}
	if len(p.chosen) == 0 {
		p.extract.Disable()
		p.count.SetText(swedish.T("window.dispatch.choose"))
		return
	}
	p.extract.Enable()
	p.count.SetText(swedish.N("window.dispatch.chosen", len(p.chosen)))
}

func (p *Page) others(m data.Meeting) fyne.CanvasObject {
	buttons := []fyne.CanvasObject{ui.NewButton(swedish.T("window.dispatch.notice"), p.params.Notice)}
	for _, it := range m.Items {
		if len(it.Lists) == 0 {
			continue
		}
		label := swedish.T("window.dispatch.list_of", "title", short(it.Title))
		if it.Section > 0 {
			label = swedish.T("window.dispatch.list", "section", it.Section)
		}
		buttons = append(buttons, ui.NewButton(label, func() { p.params.List(it.Section) }))
	}
	return ui.NewFlow(8, buttons...)
}

func (p *Page) document(d data.Document) fyne.CanvasObject {
	name := capital(swedish.DocumentKind(d.Kind))
	if s := swedish.Sections(d.Sections); s != "" && d.Kind != data.NoticeDocument {
		name += " " + s
	}
	about := []string{swedish.Moment(d.CreatedAt.Local())}
	if n := len(d.Signed); n > 0 {
		about = append(about, swedish.N("window.dispatch.signatures", n))
	}
	about = append(about, d.Name)
	buttons := []fyne.CanvasObject{
		ui.NewQuiet(swedish.T("window.document.open"), func() { p.params.Open(d) }),
		ui.NewQuiet(swedish.T("window.document.save"), func() { p.params.Save(d) }),
	}
	if len(d.Signed) > 0 {
		buttons = append(buttons, ui.NewQuiet(swedish.T("window.document.verify"), func() { p.params.Verify(d) }))
	}
	return ui.NewLined(ui.NewStack(0,
		ui.NewWords(name, ui.WordsStyle{}),
		ui.NewWords(strings.Join(about, " · "), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary})),
		container.NewHBox(buttons...))
}

func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

func short(title string) string {
	if title == "" {
		return swedish.T("window.matter.untitled")
	}
	if r := []rune(title); len(r) > 60 {
		return strings.TrimSpace(string(r[:58])) + "…"
	}
	return title
}
