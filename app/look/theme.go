// Package look is how the program looks: its theme with colours, typefaces and
// sizes, light and dark, at any text size from 80 to 250 per cent.
//
// The standard theme of Fyne fails the contrast that WCAG 2.2 asks for nearly
// everywhere, so every colour that carries meaning is replaced here, and a test
// computes each pair that is used: 4.5 for text, 3 for parts. Widgets take
// their colours by name from the theme and never hold one of their own. The
// package draws nothing and reads no settings.
package look

import (
	"image/color"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode chooses between light and dark.
type Mode string

// The modes; [System] follows the desktop.
const (
	System Mode = "system"
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// Limits and step of the text size, as factors of the normal size.
const (
	MinScale  = 0.8
	MaxScale  = 2.5
	ScaleStep = 0.1
)

// Options is what a person can choose about the look. The zero value is the
// normal size in the system's mode.
type Options struct {
	Mode  Mode
	Scale float32 // text size, 1 is normal; clamped to [MinScale, MaxScale]

	Reading Reading // how texts that are read are set
}

// Theme is the program's [fyne.Theme]. Only [Apply] changes one that is in use;
// it can be read on any goroutine.
type Theme struct {
	chosen atomic.Pointer[Options]
}

var _ fyne.Theme = (*Theme)(nil)

// New returns the theme for o.
func New(o Options) *Theme {
	t := &Theme{}
	t.choose(o)
	return t
}

func (t *Theme) choose(o Options) {
	o.Reading = o.Reading.Normal()
	if o.Scale == 0 {
		o.Scale = 1
	}
	o.Scale = min(max(o.Scale, MinScale), MaxScale)
	t.chosen.Store(&o)
}

// Options returns what the theme is made of, within the bounds.
func (t *Theme) Options() Options { return *t.chosen.Load() }

// Color returns the colour for a name of Fyne or of this package. A name that
// neither knows gets Fyne's answer.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	palette := light
	if t.dark(variant) {
		palette = dark
	}
	if c, ok := palette[name]; ok {
		return c
	}
	if t.dark(variant) {
		return theme.DefaultTheme().Color(name, theme.VariantDark)
	}
	return theme.DefaultTheme().Color(name, theme.VariantLight)
}

func (t *Theme) dark(variant fyne.ThemeVariant) bool {
	switch t.chosen.Load().Mode {
	case Light:
		return false
	case Dark:
		return true
	}
	return variant == theme.VariantDark
}

// Font returns the typeface for a style: Inter, and Fyne's own for monospace
// and symbols.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Monospace || style.Symbol {
		return theme.DefaultTheme().Font(style)
	}
	return pick(style, interRegular, interSemiBold, interItalic, interSemiBoldItalic)
}

// Icon returns Fyne's icon.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size returns a size in density-independent pixels, text sizes multiplied by
// the scale (those of texts that are read by their own as well), space by half of what the scale adds, lines not at all.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	chosen := t.chosen.Load()
	switch name {
	case SizeRoom: // large already: with large text it is as a text's title, so that the page holds more than it
		return max(textSizes[SizeReadingHeading]*chosen.Scale, min(textSizes[name]*chosen.Scale, 44))
	case SizeRoomText:
		return max(textSizes[SizeReading]*chosen.Scale, min(textSizes[name]*chosen.Scale, 30))
	case SizeReading, SizeReadingHeading, SizeReadingLabel:
		return textSizes[name] * chosen.Scale * chosen.Reading.Size
	}
	if s, ok := textSizes[name]; ok {
		return s * chosen.Scale
	}
	if s, ok := spaces[name]; ok {
		return s * (1 + (chosen.Scale-1)/2)
	}
	if s, ok := lines[name]; ok {
		return s
	}
	return theme.DefaultTheme().Size(name)
}
