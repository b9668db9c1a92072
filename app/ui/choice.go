package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// Select is a choice of one among a few. Left and Right change it; Space, Up,
// Down, Alt+Down and, outside a dialog, Enter open the list; other keys go on.
type Select struct {
	widget.Select
	Label string // what is chosen, said by assistive technology

	focused bool
}

var (
	_ fyne.Focusable    = (*Select)(nil)
	_ fyne.Shortcutable = (*Select)(nil)
	_ fyne.Accessible   = (*Select)(nil)
)

// NewSelect returns a choice among options.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged = options, changed
	s.PlaceHolder = swedish.T("ui.choose")
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey changes or opens the choice.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case isEnter(ev.Name) && topDialog(canvasOf(s)) == nil:
		s.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	case ev.Name == fyne.KeySpace, ev.Name == fyne.KeyUp, ev.Name == fyne.KeyDown,
		ev.Name == fyne.KeyLeft, ev.Name == fyne.KeyRight:
		s.Select.TypedKey(ev)
	default:
		GoOn(s, ev)
	}
}

// TypedShortcut opens the list on Alt+Down and passes the rest on.
func (s *Select) TypedShortcut(sc fyne.Shortcut) {
	if c, ok := sc.(*desktop.CustomShortcut); ok && c.KeyName == fyne.KeyDown && c.Modifier == fyne.KeyModifierAlt {
		s.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		return
	}
	GoOnShortcut(s, sc)
}

// MinSize has room for the longest of the options, so that choosing moves
// nothing.
func (s *Select) MinSize() fyne.Size {
	size := s.Select.MinSize()
	bare := size.Width - measureWords(s.PlaceHolder)
	for _, o := range s.Options {
		size.Width = max(size.Width, bare+min(measureWords(o), widestOption*theme.TextSize()/15))
	}
	return size
}

// widestOption is the width, at text size 100 %, beyond which an option is cut.
const widestOption = 260

func measureWords(s string) float32 {
	return fyne.MeasureText(s, theme.TextSize(), fyne.TextStyle{}).Width
}

// FocusGained shows the ring.
func (s *Select) FocusGained() { s.focused = true; s.Select.FocusGained(); reveal(s) }

// FocusLost hides it.
func (s *Select) FocusLost() { s.focused = false; s.Select.FocusLost() }

// CreateRenderer adds to Fyne's drawing the edge that it lacks, and a ring in
// place of a ground in the colour of focus.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	r := newRinged(s.Select.CreateRenderer(), func() bool { return s.focused })
	r.edge = look.Border
	r.tidy = func() {
		if ground, ok := r.WidgetRenderer.Objects()[0].(*canvas.Rectangle); ok && !s.Disabled() {
			ground.FillColor = themed(theme.ColorNameInputBackground)
		}
	}
	r.style()
	return r
}

// AccessibilityLabel returns what is chosen.
func (s *Select) AccessibilityLabel() string { return s.Label + ": " + s.Selected }

// AccessibilityRole says that one can press it.
func (s *Select) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
