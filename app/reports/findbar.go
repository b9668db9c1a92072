package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/annotext"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// findBar is the line above a text in which one looks for words in it: Enter
// and F3 go to the next hit, with Shift to the one before, Esc closes.
type findBar struct {
	surface *annotext.Page
	field   *ui.Entry
	hits    *ui.Words
	content fyne.CanvasObject
	turned  func() // the line is shown, or not any more
}

func newFindBar(surface *annotext.Page, turned func()) *findBar {
	f := &findBar{surface: surface, turned: turned, field: ui.NewEntry()}
	f.field.Label = swedish.T("window.find.label")
	f.field.SetPlaceHolder(swedish.T("window.find.place"))
	f.field.OnChanged = func(string) { f.search() }
	f.field.OnEscape = f.close
	f.field.OnSubmitted = func(string) { f.next(ui.Modifiers()&fyne.KeyModifierShift != 0) }
	f.hits = ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 1})
	back := ui.NewButton("", func() { f.next(true) })
	back.Icon, back.Label = theme.MoveUpIcon(), swedish.T("window.do.find_previous")
	on := ui.NewButton("", func() { f.next(false) })
	on.Icon, on.Label = theme.MoveDownIcon(), swedish.T("window.do.find_next")
	shut := ui.NewQuiet("", f.close)
	shut.Icon, shut.Label = theme.CancelIcon(), swedish.T("ui.close")
	f.content = ui.NewFill(look.Ground, newFindLine(f.field, f.hits, back, on, shut))
	f.content.Hide()
	return f
}

// open shows the line with the keyboard in it; chosen words are what is looked
// for.
func (f *findBar) open() {
	if words := []rune(f.surface.SelectedText()); len(words) > 0 && len(words) <= 60 {
		f.field.SetText(string(words))
	}
	f.content.Show()
	f.turned()
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.surface); c != nil {
		c.Focus(f.field) // just shown: the driver does not know yet where it is itself
	}
	f.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.search()
}

// close ends the search; the hit that one stood at is chosen in the text.
func (f *findBar) close() {
	f.content.Hide()
	f.turned()
	f.surface.EndFind()
	ui.Focus(f.surface)
}

func (f *findBar) search() {
	f.surface.Find(f.field.Text)
	f.count()
}

// again searches in another text.
func (f *findBar) again() {
	if f.content.Visible() {
		f.search()
	}
}

// next goes to the next hit or the one before. Without a search it opens the line.
func (f *findBar) next(back bool) {
	switch {
	case !f.content.Visible():
		f.open()
		return
	case back:
		f.surface.FindPrevious()
	default:
		f.surface.FindNext()
	}
	f.count()
}

// count says how many hits there are and at which one stands.
func (f *findBar) count() {
	at, of := f.surface.Found()
	switch {
	case f.field.Text == "":
		f.hits.SetText("")
	case of == 0:
		f.hits.SetText(swedish.T("window.find.none"))
	default:
		f.hits.SetText(swedish.T("window.find.at", "at", at, "of", of))
	}
	f.content.Refresh()
}
