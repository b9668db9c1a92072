package search

import (
	"cmp"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Params is what the screen needs from the window.
type Params struct {
	Search func(typed string) // what was typed has changed
	Open   func(data.Hit)     // go to the place of a hit
	Leave  func()
	Keep   func(query string) // keep the search, or no longer
	Kept   func(query string) bool
}

// Found is what the window found.
type Found struct {
	Typed    string
	Hits     []data.Hit
	More     bool     // there may be others
	Guessed  []string // words that nothing has, for which others stand in
	Indexing int      // meetings that cannot be found yet
	Unread   int      // attachments whose words cannot be found yet
}

// Page is the screen.
type Page struct {
	params  Params
	found   Found
	field   *ui.Entry
	message *ui.Words
	list    *ui.List
	keep    *ui.Button
	content fyne.CanvasObject
	probe   *hitRow // measures rows
	waiting bool    // the best is to be gone to as soon as it is found
}

// New makes the screen.
func New(params Params) *Page {
	p := &Page{params: params, probe: newHitRow()}
	p.field = ui.NewEntry()
	p.field.Label = swedish.T("search.field")
	p.field.SetPlaceHolder(swedish.T("search.field"))
	p.field.OnChanged = func(typed string) {
		p.waiting = false
		params.Search(typed)
	}
	p.field.OnSubmitted = func(typed string) {
		if p.waiting = p.found.Typed != typed; !p.waiting {
			p.open(0)
		}
	}
	p.field.OnKey = func(k *fyne.KeyEvent) bool {
		if k.Name != fyne.KeyDown || len(p.found.Hits) == 0 {
			return false
		}
		if p.list.Selected() < 0 {
			p.list.Select(0)
		}
		ui.Focus(p.list)
		return true
	}
	p.field.OnEscape = params.Leave
	p.message = ui.NewWords(swedish.T("search.how"), ui.WordsStyle{Colour: look.Secondary})
	p.list = ui.NewList(ui.ListOptions{
		Length:   func() int { return len(p.found.Hits) },
		Create:   func() fyne.CanvasObject { return newHitRow() },
		Update:   func(i int, o fyne.CanvasObject) { o.(*hitRow).set(p.found.Hits[i]) },
		Height:   func(i int, width float32) float32 { return p.probe.heightOf(p.found.Hits[i], width) },
		Text:     func(i int) string { return spoken(p.found.Hits[i]) },
		OnOpened: p.open,
		OnKey:    p.key,
		OnRune:   func(_ int, r rune) bool { p.write(r); return true },
		Label:    swedish.T("search.list"),
	})
	p.list.Hide()
	back := ui.NewButton(swedish.T("search.back"), params.Leave)
	back.Hint = "Esc"
	p.keep = ui.NewButton("", func() { params.Keep(p.field.Text) })
	p.keep.Hide()
	head := ui.NewStack(8, ui.NewToolLine(p.field, p.keep, back), p.message)
	head.Inset, head.Top, head.Bottom = ui.SideInset, 14, 8
	p.content = ui.NewFill(look.Paper, ui.NewMiddle(widest+2*ui.SideInset, ui.NewEdged(head, nil, container.NewStack(p.list))))
	return p
}

// Content returns the screen.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Focus returns who has the keyboard first; what was typed last is chosen, so
// that one can type something else at once.
func (p *Page) Focus() fyne.Focusable {
	p.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	return p.field
}

// Typed is what is looked for.
func (p *Page) Typed() string { return p.field.Text }

// Found is what is shown.
func (p *Page) Found() Found { return p.found }

// key takes the keys of the list: above its first row is the field.
func (p *Page) key(i int, k fyne.KeyName) bool {
	switch {
	case k == fyne.KeyEscape:
		p.params.Leave()
	case k == fyne.KeyBackspace:
		ui.Focus(p.field)
	case k == fyne.KeyUp && i <= 0:
		ui.Focus(p.field)
	default:
		return false
	}
	return true
}

// write goes on typing in the field.
func (p *Page) write(r rune) {
	ui.Focus(p.field)
	p.field.TypedRune(r)
}

func (p *Page) open(i int) {
	if i >= 0 && i < len(p.found.Hits) {
		p.params.Open(p.found.Hits[i])
	}
}

// Show shows what was found, unless something else was typed since.
func (p *Page) Show(found Found) {
	if found.Typed != p.field.Text {
		return
	}
	p.found = found
	p.message.SetText(found.words())
	p.list.Select(-1)
	if len(found.Hits) > 0 {
		p.list.Show()
		p.list.ScrollTo(0)
	} else {
		p.list.Hide()
	}
	p.list.Refresh()
	p.ShowKept()
	if p.waiting {
		p.waiting = false
		p.open(0)
	}
}

// Look looks for something as if it had been typed.
func (p *Page) Look(query string) { p.field.SetText(query) }

// ShowKept shows whether what is looked for is kept.
func (p *Page) ShowKept() {
	words := swedish.T("search.keep")
	if p.params.Kept(p.field.Text) {
		words = swedish.T("search.forget")
	}
	p.keep.SetText(words)
	p.keep.Hidden = strings.TrimSpace(p.found.Typed) == ""
	p.content.Refresh()
}

// words tell how much was found, or what to try where nothing was.
func (f Found) words() string {
	var parts []string
	for _, word := range f.Guessed {
		parts = append(parts, swedish.T("search.guessed", "word", word))
	}
	switch {
	case strings.TrimSpace(f.Typed) == "":
		parts = append(parts, swedish.T("search.how"))
	case len(f.Hits) == 0:
		parts = append(parts, swedish.T("search.none", "typed", f.Typed))
	case f.More:
		parts = append(parts, swedish.T("search.best", "n", len(f.Hits)))
	default:
		parts = append(parts, swedish.N("search.count", len(f.Hits)))
	}
	if f.Indexing > 0 {
		parts = append(parts, swedish.N("search.indexing", f.Indexing))
	}
	if f.Unread > 0 {
		parts = append(parts, swedish.N("search.unread", f.Unread))
	}
	return strings.Join(parts, " ")
}

// place says where a hit stands, without its meeting: "§ 46 Jourverksamhet".
func place(h data.Hit) string {
	var parts []string
	switch {
	case h.Section > 0 && h.Kind == data.FoundTitle: // which is under it anyway
		parts = append(parts, fmt.Sprintf("§ %d", h.Section))
	case h.Section > 0:
		parts = append(parts, strings.TrimSpace(fmt.Sprintf("§ %d %s", h.Section, h.Title)))
	case h.Title != "" && h.Kind != data.FoundTitle:
		parts = append(parts, h.Title)
	}
	if h.Row != nil {
		parts = append(parts, swedish.T("search.row", "list", cmp.Or(h.Row.List, "–"), "n", h.Row.Number))
	}
	if h.Page > 0 {
		parts = append(parts, swedish.T("search.page", "attachment", h.Attachment, "n", h.Page))
	}
	if h.CaseNumber != "" {
		parts = append(parts, h.CaseNumber)
	}
	return strings.Join(parts, " · ")
}

// meetingOf names the meeting of a hit.
func meetingOf(h data.Hit) string {
	return strings.TrimSpace(h.Body + " " + swedish.Date(h.Date))
}

// where is the whole line above what was found.
func where(h data.Hit) string {
	parts := []string{place(h), meetingOf(h)}
	if parts[0] == "" || parts[1] == "" {
		return parts[0] + parts[1]
	}
	return strings.Join(parts, " · ")
}

func spoken(h data.Hit) string {
	snippet, _ := h.Snippet()
	return swedish.FoundKind(h.Kind) + ", " + where(h) + ": " + snippet
}
