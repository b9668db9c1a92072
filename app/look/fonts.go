package look

import (
	"fyne.io/fyne/v2"

	"paragraf/assets"
)

var (
	interRegular        = fyne.NewStaticResource("Inter-Regular.ttf", assets.InterRegular)
	interSemiBold       = fyne.NewStaticResource("Inter-SemiBold.ttf", assets.InterSemiBold)
	interItalic         = fyne.NewStaticResource("Inter-Italic.ttf", assets.InterItalic)
	interSemiBoldItalic = fyne.NewStaticResource("Inter-SemiBoldItalic.ttf", assets.InterSemiBoldItalic)

	serifRegular        = fyne.NewStaticResource("SourceSerif4-Regular.ttf", assets.SerifRegular)
	serifSemiBold       = fyne.NewStaticResource("SourceSerif4-SemiBold.ttf", assets.SerifSemiBold)
	serifItalic         = fyne.NewStaticResource("SourceSerif4-Italic.ttf", assets.SerifItalic)
	serifSemiBoldItalic = fyne.NewStaticResource("SourceSerif4-SemiBoldItalic.ttf", assets.SerifSemiBoldItalic)

	legibleRegular        = fyne.NewStaticResource("AtkinsonHyperlegibleNext-Regular.ttf", assets.LegibleRegular)
	legibleSemiBold       = fyne.NewStaticResource("AtkinsonHyperlegibleNext-SemiBold.ttf", assets.LegibleSemiBold)
	legibleItalic         = fyne.NewStaticResource("AtkinsonHyperlegibleNext-Italic.ttf", assets.LegibleItalic)
	legibleSemiBoldItalic = fyne.NewStaticResource("AtkinsonHyperlegibleNext-SemiBoldItalic.ttf", assets.LegibleSemiBoldItalic)
)

// ReadingFont returns the typeface of text that is read, as the running
// program's theme has it, in a style. Set it as the FontSource of a canvas.Text.
func ReadingFont(style fyne.TextStyle) fyne.Resource {
	return ReadingNow().Typeface.font(style)
}

// Warm has the driver parse the typefaces that every window begins with, which
// it otherwise does when the first word is measured. It may be called on any
// goroutine while no other one measures.
func Warm() {
	for _, bold := range []bool{false, true} {
		style := fyne.TextStyle{Bold: bold}
		Measure("Åg", 15, style)
		fyne.CurrentApp().Driver().RenderedTextSize("Åg", 15, style, ReadingFont(style))
	}
}

func (f Typeface) font(style fyne.TextStyle) fyne.Resource {
	switch f {
	case Sans:
		return pick(style, interRegular, interSemiBold, interItalic, interSemiBoldItalic)
	case Legible:
		return pick(style, legibleRegular, legibleSemiBold, legibleItalic, legibleSemiBoldItalic)
	}
	return pick(style, serifRegular, serifSemiBold, serifItalic, serifSemiBoldItalic)
}

func pick(style fyne.TextStyle, regular, bold, italic, boldItalic fyne.Resource) fyne.Resource {
	switch {
	case style.Bold && style.Italic:
		return boldItalic
	case style.Bold:
		return bold
	case style.Italic:
		return italic
	}
	return regular
}
