package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// modeBar is the line on top: the program's name, the ways to work with the
// meeting, and what brings papers in.
type modeBar struct {
	content fyne.CanvasObject
	buttons map[mode]*ui.Button
	back    *ui.Button // brings a column back that is out of sight
	hidden  int        // which; -1 for none
}

func newModeBar(w *Window) *modeBar {
	b := &modeBar{buttons: map[mode]*ui.Button{}}
	line := &barLayout{name: ui.NewWords(swedish.T("window.title"), ui.WordsStyle{Bold: true, MaxLines: 1})}
	b.back, b.hidden = ui.NewQuiet("", func() { w.toggleFold(b.hidden) }), -1
	b.back.Icon = theme.MenuIcon()
	b.back.Hide()
	line.back = b.back
	objects := []fyne.CanvasObject{b.back, line.name}
	for _, m := range modes {
		button := ui.NewQuiet(swedish.T("window.do."+string(m)), func() { w.setMode(m) })
		b.buttons[m] = button
		line.modes = append(line.modes, button)
		objects = append(objects, button)
	}
	verify := ui.NewButton(swedish.T("window.bar.verify"), w.askVerify)
	read := ui.NewButton(swedish.T("window.bar.import"), w.askImport)
	read.Hint = "Ctrl+O"
	line.acts = []fyne.CanvasObject{verify, read}
	objects = append(objects, verify, read)
	for _, words := range []string{"window.bar.search", "window.bar.search_short", ""} { // it looks like the field that it opens
		search := ui.NewButton("", w.showSearch)
		search.Kind, search.Label = ui.FieldButton, swedish.T("window.bar.search")
		if words == "" {
			search.Icon = theme.SearchIcon()
		} else {
			search.Text, search.Hint = swedish.T(words), "Ctrl+K"
		}
		line.searches = append(line.searches, search)
		objects = append(objects, search)
	}
	b.content = ui.NewEdged(nil, ui.NewRule(), container.New(line, objects...))
	return b
}

// fold offers to bring back the column that is out of sight, -1 for none.
func (b *modeBar) fold(hidden int) {
	if hidden == b.hidden {
		return
	}
	b.hidden, b.back.Hidden = hidden, hidden < 0
	if hidden >= 0 {
		b.back.Label = swedish.T([]string{"window.bar.where", "window.bar.what"}[hidden])
	}
	b.content.Refresh()
}

// show marks the present way to work.
func (b *modeBar) show(m mode, meeting bool) {
	for name, button := range b.buttons {
		button.Kind = ui.QuietButton
		if name == m {
			button.Kind = ui.PrimaryButton
		}
		if meeting {
			button.Enable()
		} else {
			button.Disable()
		}
		button.Refresh()
	}
}

// barLayout sets the name and the modes at the left and the acts at the right.
// Where there is no room for all, the search says less, then the acts give way,
// which the menus have too, then the name, then the words of the search.
type barLayout struct {
	back        *ui.Button // at the far left while a column is out of sight
	name        *ui.Words
	modes, acts []fyne.CanvasObject
	searches    []fyne.CanvasObject // the way to search, in many words, in few and in none
}

const (
	barGap = 6
	barPad = 7
)

func (l *barLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	wide := func(objects []fyne.CanvasObject) float32 {
		sum := float32(0)
		for _, o := range objects {
			sum += o.MinSize().Width + barGap
		}
		return sum
	}
	left := float32(ui.Edge)
	if m := l.back.MinSize(); l.back.Visible() {
		left = ui.Edge/2 + m.Width
		l.back.Move(fyne.NewPos(ui.Edge/4, (size.Height-m.Height)/2))
		l.back.Resize(m)
	}
	room := size.Width - left - wide(l.modes) - ui.Edge
	name := l.name.NaturalWidth() + 2*barGap
	few, none := wide(l.searches[1:2]), wide(l.searches[2:])
	if l.name.Hidden = room < name+few && (room >= few || room < name+none); !l.name.Hidden {
		room -= name
	}
	search := l.searches[0]
	if wide(l.acts)+wide(l.searches[:1]) > room {
		search = l.searches[1]
	}
	if few > room {
		search = l.searches[2]
	}
	for _, o := range l.searches {
		o.Hide()
	}
	search.Show()
	acts := append(l.acts[:len(l.acts):len(l.acts)], search)
	for len(acts) > 0 && wide(acts) > room {
		acts[0].Hide()
		acts = acts[1:]
	}
	x := left
	if !l.name.Hidden {
		h := l.name.LineHeight()
		l.name.Move(fyne.NewPos(x, (size.Height-h)/2))
		l.name.Resize(fyne.NewSize(l.name.NaturalWidth(), h))
		x += name
	}
	put := func(o fyne.CanvasObject, x float32) float32 {
		m := o.MinSize()
		o.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		o.Resize(m)
		return m.Width + barGap
	}
	for _, o := range l.modes {
		x += put(o, x)
	}
	x = size.Width - ui.Edge + barGap - wide(acts)
	for _, o := range acts {
		o.Show()
		x += put(o, x)
	}
}

func (l *barLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	width, high := float32(2*ui.Edge), float32(0)
	for _, o := range append(l.modes[:len(l.modes):len(l.modes)], l.acts...) {
		high = max(high, o.MinSize().Height)
	}
	for _, o := range l.modes {
		width += o.MinSize().Width + barGap
	}
	return fyne.NewSize(width, high+2*barPad)
}
