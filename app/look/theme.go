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

// Theme is the program's [fyne.Theme]. It is immutable: a new choice is a new
// theme, see [Apply].
type Theme struct {
	mode    Mode
	scale   float32
	reading Reading
}

var _ fyne.Theme = (*Theme)(nil)

// New returns the theme for o.
func New(o Options) *Theme {
	t := &Theme{mode: o.Mode, scale: o.Scale, reading: o.Reading.Normal()}
	if t.scale == 0 {
		t.scale = 1
	}
	t.scale = min(max(t.scale, MinScale), MaxScale)
	return t
}

// Apply makes o the look of the whole running program, at once.
func Apply(a fyne.App, o Options) {
	if _, ours := a.Settings().Theme().(*Theme); ours {
		forget()
	}
	a.Settings().SetTheme(New(o))
}

// Options returns what the theme was made of, within the bounds.
func (t *Theme) Options() Options {
	return Options{Mode: t.mode, Scale: t.scale, Reading: t.reading}
}

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
	switch t.mode {
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
	switch name {
	case SizeReading, SizeReadingHeading, SizeReadingLabel:
		return textSizes[name] * t.scale * t.reading.Size
	}
	if s, ok := textSizes[name]; ok {
		return s * t.scale
	}
	if s, ok := spaces[name]; ok {
		return s * (1 + (t.scale-1)/2)
	}
	if s, ok := lines[name]; ok {
		return s
	}
	return theme.DefaultTheme().Size(name)
}
