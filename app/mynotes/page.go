package mynotes

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/annotext"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Params is what the screen needs from the window.
type Params struct {
	Writing *annotext.Writing // how notes are changed and deleted
	Go      func(data.Note)   // go to the place of a note
	HandIn  func(data.Note)   // copy its words into the matter
	Export  func()            // write notes to a file
	Import  func()            // read notes in from a file
	Leave   func()

	DeleteShown func() // delete all that are shown
}

// Page is the screen.
type Page struct {
	params  Params
	sift    sifter
	choice  choice
	rows    []row
	notes   int
	missing int    // notes that are still being read
	waiting func() // what is to be done when none is missing
	probe   *noteRow
	search  *ui.Entry
	kind    *ui.Select
	tag     *ui.Select
	number  *ui.Select
	order   *ui.Select
	count   *ui.Words
	list    *ui.List
	detail  *detail
	pair    *pair
	head    *ui.Stack
	sieve   *ui.Button // shows the choices where there is little height
	sieved  bool       // it was pressed
	content fyne.CanvasObject
}

// New makes the screen.
func New(params Params) *Page {
	p := &Page{params: params, probe: newNoteRow()}
	p.search = ui.NewEntry()
	p.search.Label = swedish.T("mynotes.search")
	p.search.SetPlaceHolder(swedish.T("mynotes.search"))
	p.search.OnChanged = func(typed string) { p.choice.typed = typed; p.again() }
	p.search.OnSubmitted = func(string) { p.toList() }
	p.search.OnKey = func(k *fyne.KeyEvent) bool {
		if k.Name != fyne.KeyDown {
			return false
		}
		p.toList()
		return true
	}
	p.search.OnEscape = func() {
		if p.search.Text != "" {
			p.search.SetText("")
			return
		}
		params.Leave()
	}
	p.kind = p.newSelect("mynotes.kind", func(i int) {
		p.choice.kind = ""
		if i > 0 {
			p.choice.kind = data.NoteKinds[i-1]
		}
	})
	p.tag = p.newSelect("mynotes.tag", func(i int) {
		p.choice.tag = ""
		if i > 0 {
			p.choice.tag = strings.TrimPrefix(p.tag.Options[i], "#")
		}
	})
	p.number = p.newSelect("mynotes.case", func(i int) {
		p.choice.number = ""
		if i > 0 {
			p.choice.number = p.number.Options[i]
		}
	})
	p.order = p.newSelect("mynotes.order", func(i int) { p.choice.order = Order(i) })
	p.list = ui.NewList(ui.ListOptions{
		Length: func() int { return len(p.rows) },
		Create: func() fyne.CanvasObject { return newNoteRow() },
		Update: func(i int, o fyne.CanvasObject) { o.(*noteRow).set(p.rows[i], p.choice.order) },
		Height: func(i int, width float32) float32 { return p.probe.height(p.rows[i], width) },
		Text: func(i int) string {
			if n := p.rows[i].note; n != nil {
				return place(n) + ", " + swedish.NoteKind(n.Kind) + ": " + firstWords(n.Note)
			}
			return p.rows[i].heading
		},
		OnSelected: func(i int) { p.chose(i) },
		OnOpened:   func(i int) { p.open(i) },
		OnMenu:     func(_ int, at fyne.Position) { p.detail.menu(at) },
		OnRune:     p.typed,
		OnKey:      p.key,
		Skip:       func(i int) bool { return p.rows[i].note == nil },
		EmptyLeft:  ui.InSide,
		Empty:      swedish.T("mynotes.empty"),
		Label:      swedish.T("mynotes.title"),
	})
	p.detail = newDetail(p)
	p.sieve = ui.NewQuiet(swedish.T("mynotes.sieve"), func() {
		p.sieved = !p.sieved
		p.content.Refresh()
	})
	p.sieve.Icon = theme.MenuDropDownIcon()
	back := ui.NewButton(swedish.T("mynotes.back"), params.Leave)
	back.Hint = "Esc"
	title := newHeadline(swedish.T("mynotes.title"))
	p.count = title.count
	head := ui.NewStack(10,
		ui.NewToolLine(title, ui.NewToolRow(ui.NewButton(swedish.T("mynotes.export"), params.Export),
			ui.NewQuiet(swedish.T("mynotes.import"), params.Import), ui.NewQuiet(swedish.T("mynotes.delete_shown"), params.DeleteShown)), back),
		ui.NewToolLine(p.search, p.sieve, p.kind, p.tag, p.number, p.order))
	p.head = head
	head.Inset, head.Top, head.Bottom = ui.SideInset, 14, 8
	p.pair = newPair(p.list, ui.NewFill(look.Ground, p.detail.content), func() bool { return p.list.Selected() >= 0 })
	p.content = container.New(lowPage{p}, ui.NewFill(look.Paper, ui.NewEdged(head, nil, p.pair.box)))
	return p
}

// newSelect makes one of the choices; its first option lets all through.
func (p *Page) newSelect(key string, chosen func(i int)) *ui.Select {
	s := ui.NewSelect(nil, nil)
	s.Label = swedish.T(key)
	s.OnChanged = func(string) {
		chosen(max(s.SelectedIndex(), 0))
		p.again()
	}
	return s
}

// Content returns the screen.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// toList takes the keyboard from the search to what was found, on the first note
// where none is chosen.
func (p *Page) toList() {
	if p.list.Selected() < 0 {
		if i := slices.IndexFunc(p.rows, func(r row) bool { return r.note != nil }); i >= 0 {
			p.list.Select(i)
			p.chose(i)
		}
	}
	ui.Focus(p.list)
}

// Focus returns who has the keyboard first: the list where something is chosen,
// as when one comes back, else the search.
func (p *Page) Focus() fyne.Focusable {
	if p.list.Selected() >= 0 {
		return p.list
	}
	return p.search
}

// Show shows notes, all or the first of so many; what was chosen, typed and
// sifted stays.
func (p *Page) Show(notes []data.ListedNote, all int) {
	p.sift, p.missing = sifter{all: notes}, all-len(notes)
	kinds := []string{swedish.T("mynotes.all_kinds")}
	for _, k := range data.NoteKinds {
		kinds = append(kinds, swedish.Capital(swedish.NoteKind(k)))
	}
	offer(p.kind, kinds)
	offer(p.tag, append([]string{swedish.T("mynotes.all_tags")}, p.sift.tags()...))
	offer(p.number, append([]string{swedish.T("mynotes.all_cases")}, p.sift.cases()...))
	offer(p.order, []string{swedish.T("mynotes.by_meeting"), swedish.T("mynotes.by_case"), swedish.T("mynotes.by_kind"), swedish.T("mynotes.by_tag")})
	p.again()
	if do := p.waiting; do != nil && p.missing == 0 {
		p.waiting = nil
		do()
	}
}

// WhenWhole does something as soon as no note is still being read.
func (p *Page) WhenWhole(do func()) {
	if p.missing == 0 {
		do()
		return
	}
	p.waiting = do
}

// offer sets the options of a choice, and the first where what was chosen is no
// more.
func offer(s *ui.Select, options []string) {
	changed := s.OnChanged
	s.OnChanged = nil
	chosen := s.Selected
	s.SetOptions(options)
	s.SetSelectedIndex(0)
	for i, o := range options {
		if o == chosen {
			s.SetSelectedIndex(i)
		}
	}
	s.OnChanged = changed
}

// Filter is what is shown, as a filter of the store, for an export of just that.
func (p *Page) Filter() data.NoteFilter {
	f := data.NoteFilter{Kind: p.choice.kind, Tag: p.choice.tag, CaseNumber: p.choice.number, Search: p.choice.typed, IDs: map[string]bool{}}
	for _, r := range p.rows {
		if r.note != nil {
			f.IDs[r.note.ID] = true
		}
	}
	return f
}

// again sifts the notes; the chosen one stays chosen while it is let through.
func (p *Page) again() {
	id := p.detail.note.ID
	p.rows, p.notes = p.sift.sift(p.choice)
	shown, all := p.notes+p.missing, len(p.sift.all)+p.missing
	p.count.SetWithShorter(swedish.N("mynotes.count", shown, "all", all), swedish.T("mynotes.count_short", "n", shown, "all", all))
	at := -1
	for i, r := range p.rows {
		if r.note != nil && r.note.ID == id {
			at = i
			break
		}
	}
	p.list.Select(at)
	if at < 0 {
		p.detail.show(nil)
	} else {
		p.detail.show(p.rows[at].note)
	}
	p.pair.box.Refresh()
}

// note is the note of a row, nil for none.
func (p *Page) note(i int) *data.ListedNote {
	if i < 0 || i >= len(p.rows) {
		return nil
	}
	return p.rows[i].note
}

func (p *Page) chose(i int) {
	p.detail.show(p.note(i))
	p.pair.box.Refresh()
}

// open goes to the place of a row's note, where it has one.
func (p *Page) open(i int) {
	if n := p.note(i); n != nil && n.MeetingID != "" && p.Save() {
		p.params.Go(n.Note)
	}
}

func (p *Page) typed(i int, r rune) bool {
	switch r {
	case 'e', 'E', 'ä', 'Ä':
		p.detail.edit()
	case 'l', 'L':
		if n := p.note(i); n != nil && (canHandIn(n) || n.HandedIn != nil) {
			p.params.HandIn(n.Note)
		}
	case '/':
		ui.Focus(p.search)
	default:
		return false
	}
	return true
}

func (p *Page) key(i int, key fyne.KeyName) bool {
	if n := p.note(i); n != nil && key == fyne.KeyDelete {
		p.detail.delete()
		return true
	}
	return false
}

// Save saves the note that is being written; it reports false where that cannot
// be done.
func (p *Page) Save() bool { return p.detail.save() }

// Key takes Esc, which leaves, while no part has a use for it.
func (p *Page) Key(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyEscape {
		return false
	}
	if !p.detail.leave() && p.Save() {
		p.params.Leave()
	}
	return true
}
