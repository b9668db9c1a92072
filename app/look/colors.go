package look

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colours beyond those that Fyne names, for [theme.Color].
const (
	Paper     fyne.ThemeColorName = "paragraf.paper"     // behind text that is read
	Where     fyne.ThemeColorName = "paragraf.where"     // the column that says where one is
	Desk      fyne.ThemeColorName = "paragraf.desk"      // around the pages of a document
	Card      fyne.ThemeColorName = "paragraf.card"      // cards and notes
	Line      fyne.ThemeColorName = "paragraf.line"      // thin lines that part one thing from the next
	Secondary fyne.ThemeColorName = "paragraf.secondary" // text of less weight
	Row       fyne.ThemeColorName = "paragraf.row"       // behind the chosen row
	RowHover  fyne.ThemeColorName = "paragraf.rowHover"  // behind the row under the mouse
	Border    fyne.ThemeColorName = "paragraf.border"    // edge of a part that one can act on
	Ring      fyne.ThemeColorName = "paragraf.ring"      // focus ring

	GoodTint    fyne.ThemeColorName = "paragraf.goodTint" // pale ground of a message
	WarningTint fyne.ThemeColorName = "paragraf.warningTint"
	ErrorTint   fyne.ThemeColorName = "paragraf.errorTint"
	AccentTint  fyne.ThemeColorName = "paragraf.accentTint"

	HighlightYellow fyne.ThemeColorName = "paragraf.highlight.yellow" // ground of a marked passage
	HighlightGreen  fyne.ThemeColorName = "paragraf.highlight.green"
	HighlightRed    fyne.ThemeColorName = "paragraf.highlight.red"
	HighlightBlue   fyne.ThemeColorName = "paragraf.highlight.blue"

	MarkYellow fyne.ThemeColorName = "paragraf.mark.yellow" // line under a marked passage, bar of its note
	MarkGreen  fyne.ThemeColorName = "paragraf.mark.green"
	MarkRed    fyne.ThemeColorName = "paragraf.mark.red"
	MarkBlue   fyne.ThemeColorName = "paragraf.mark.blue"

	Found     fyne.ThemeColorName = "paragraf.found"     // ground of a search hit
	FoundHere fyne.ThemeColorName = "paragraf.foundHere" // ground of the hit that one stands at
)

// The names that Fyne already has, under the words that this program uses.
const (
	Ink     = theme.ColorNameForeground
	Ground  = theme.ColorNameBackground
	Accent  = theme.ColorNamePrimary
	Good    = theme.ColorNameSuccess
	Warning = theme.ColorNameWarning
	Error   = theme.ColorNameError
)

var light = map[fyne.ThemeColorName]color.Color{
	Ground:    rgb(0xfaf8f3),
	Paper:     rgb(0xfffdf8),
	Where:     rgb(0xefebe1),
	Desk:      rgb(0xe4e0d4),
	Card:      rgb(0xffffff),
	Line:      rgb(0xdcd7ca),
	Ink:       rgb(0x1f242b),
	Secondary: rgb(0x5a616b),
	Accent:    rgb(0x1f4e5f),
	Good:      rgb(0x2b6535),
	Warning:   rgb(0x7a4f00),
	Error:     rgb(0x8a2f1d),
	Row:       rgb(0xdfe8eb),
	RowHover:  rgb(0xeae6da),
	Border:    rgb(0x7f8489),
	Ring:      rgb(0x1f4e5f),

	GoodTint:    rgb(0xe7f1e4),
	WarningTint: rgb(0xfbf0d9),
	ErrorTint:   rgb(0xfbece8),
	AccentTint:  rgb(0xe3ecef),

	HighlightYellow: rgb(0xffe9a3),
	HighlightGreen:  rgb(0xd0ebc9),
	HighlightRed:    rgb(0xf8d0c8),
	HighlightBlue:   rgb(0xcfe2f5),
	MarkYellow:      rgb(0xa67600),
	MarkGreen:       rgb(0x2f7a3a),
	MarkRed:         rgb(0xb03420),
	MarkBlue:        rgb(0x2a63a8),
	Found:           rgb(0xf3dcae),
	FoundHere:       rgb(0xe2963c),

	theme.ColorNameButton:                    rgb(0xffffff),
	theme.ColorNameDisabledButton:            rgb(0xe9e6de),
	theme.ColorNameDisabled:                  rgb(0x5a616b),
	theme.ColorNamePlaceHolder:               rgb(0x666c75),
	theme.ColorNameInputBackground:           rgb(0xffffff),
	theme.ColorNameInputBorder:               rgb(0x7f8489),
	theme.ColorNameFocus:                     rgba(0x1f4e5f, 0x9c),
	theme.ColorNameHover:                     rgba(0x1f4e5f, 0x16),
	theme.ColorNamePressed:                   rgba(0x1f4e5f, 0x30),
	theme.ColorNameSelection:                 rgb(0x7196a6),
	theme.ColorNameHyperlink:                 rgb(0x1f4e5f),
	theme.ColorNameForegroundOnPrimary:       rgb(0xffffff),
	theme.ColorNameForegroundOnError:         rgb(0xffffff),
	theme.ColorNameForegroundOnSuccess:       rgb(0xffffff),
	theme.ColorNameForegroundOnWarning:       rgb(0xffffff),
	theme.ColorNameHeaderBackground:          rgb(0xf4f1ea),
	theme.ColorNameMenuBackground:            rgb(0xffffff),
	theme.ColorNameOverlayBackground:         rgb(0xfffdf8),
	theme.ColorNameScrollBar:                 rgba(0x3a3f47, 0xa8),
	theme.ColorNameScrollBarBackground:       rgba(0x3a3f47, 0x10),
	theme.ColorNameSeparator:                 rgb(0xdcd7ca),
	theme.ColorNameShadow:                    rgba(0x1f242b, 0x30),
	theme.ColorNameInnerWindowBorder:         rgb(0xdcd7ca),
	theme.ColorNameInnerWindowBorderInactive: rgb(0xdcd7ca),
}

var dark = map[fyne.ThemeColorName]color.Color{
	Ground:    rgb(0x17191c),
	Paper:     rgb(0x1b1d20),
	Where:     rgb(0x121416),
	Desk:      rgb(0x0e1012),
	Card:      rgb(0x202327),
	Line:      rgb(0x34383d),
	Ink:       rgb(0xf6f3ec),
	Secondary: rgb(0xaab0b8),
	Accent:    rgb(0x8cc1d4),
	Good:      rgb(0x8fcb98),
	Warning:   rgb(0xe6b96a),
	Error:     rgb(0xf0a090),
	Row:       rgb(0x24343c),
	RowHover:  rgb(0x2b2f35),
	Border:    rgb(0x7d848c),
	Ring:      rgb(0x8cc1d4),

	GoodTint:    rgb(0x1d2b20),
	WarningTint: rgb(0x2f2716),
	ErrorTint:   rgb(0x36211d),
	AccentTint:  rgb(0x1f2d33),

	HighlightYellow: rgb(0x4d3f12),
	HighlightGreen:  rgb(0x1f4327),
	HighlightRed:    rgb(0x572a22),
	HighlightBlue:   rgb(0x1f3d5c),
	MarkYellow:      rgb(0xe6bd4f),
	MarkGreen:       rgb(0x7cc98a),
	MarkRed:         rgb(0xf0907c),
	MarkBlue:        rgb(0x86b8f0),
	Found:           rgb(0x54431f),
	FoundHere:       rgb(0x9a5c0f),

	theme.ColorNameButton:                    rgb(0x202327),
	theme.ColorNameDisabledButton:            rgb(0x202327),
	theme.ColorNameDisabled:                  rgb(0xaab0b8),
	theme.ColorNamePlaceHolder:               rgb(0xa3a9b1),
	theme.ColorNameInputBackground:           rgb(0x121416),
	theme.ColorNameInputBorder:               rgb(0x7d848c),
	theme.ColorNameFocus:                     rgba(0x8cc1d4, 0x7e),
	theme.ColorNameHover:                     rgba(0x8cc1d4, 0x1e),
	theme.ColorNamePressed:                   rgba(0x8cc1d4, 0x38),
	theme.ColorNameSelection:                 rgb(0x426e80),
	theme.ColorNameHyperlink:                 rgb(0x8cc1d4),
	theme.ColorNameForegroundOnPrimary:       rgb(0x10222a),
	theme.ColorNameForegroundOnError:         rgb(0x2b0f09),
	theme.ColorNameForegroundOnSuccess:       rgb(0x0d2412),
	theme.ColorNameForegroundOnWarning:       rgb(0x2a1c00),
	theme.ColorNameHeaderBackground:          rgb(0x1d2023),
	theme.ColorNameMenuBackground:            rgb(0x202327),
	theme.ColorNameOverlayBackground:         rgb(0x1f2226),
	theme.ColorNameScrollBar:                 rgba(0xe8e4da, 0xa0),
	theme.ColorNameScrollBarBackground:       rgba(0xe8e4da, 0x12),
	theme.ColorNameSeparator:                 rgb(0x34383d),
	theme.ColorNameShadow:                    rgba(0x000000, 0x70),
	theme.ColorNameInnerWindowBorder:         rgb(0x34383d),
	theme.ColorNameInnerWindowBorderInactive: rgb(0x34383d),
}

func rgb(v uint32) color.NRGBA { return rgba(v, 0xff) }

func rgba(v uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: alpha}
}

// Contrast returns the contrast of two opaque colours as WCAG 2.2 defines it,
// from 1 (none) to 21 (black on white).
func Contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// Over returns the opaque colour that is seen when top lies on ground.
func Over(top, ground color.Color) color.Color {
	t := color.NRGBAModel.Convert(top).(color.NRGBA)
	g := color.NRGBAModel.Convert(ground).(color.NRGBA)
	mix := func(a, b uint8) uint8 {
		return uint8((uint32(a)*uint32(t.A) + uint32(b)*(255-uint32(t.A)) + 127) / 255)
	}
	return color.NRGBA{R: mix(t.R, g.R), G: mix(t.G, g.G), B: mix(t.B, g.B), A: 255}
}

func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	linear := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n.R) + 0.7152*linear(n.G) + 0.0722*linear(n.B)
}
