package annotext

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
)

// face is how a style looks.
type face struct {
	size   float32
	style  fyne.TextStyle
	font   fyne.Resource // nil: that of the interface
	color  fyne.ThemeColorName
	height float32 // of a piece of text, as Fyne draws it
	base   float32 // of its baseline in that
}

// faces returns the looks of all styles at the theme's present sizes.
func faces(r look.Reading) [styles]face {
	var all [styles]face
	bold := fyne.TextStyle{Bold: true}
	serif := func(name fyne.ThemeSizeName, style fyne.TextStyle) face {
		return face{size: theme.Size(name), style: style, font: look.ReadingFont(style), color: look.Ink}
	}
	plain := func(name fyne.ThemeSizeName, style fyne.TextStyle, color fyne.ThemeColorName, scale float32) face {
		return face{size: theme.Size(name) * scale, style: style, color: color}
	}
	all[Paragraph] = serif(look.SizeReading, fyne.TextStyle{})
	all[ListItem], all[TableRow], all[Line] = all[Paragraph], all[Paragraph], all[Paragraph]
	all[TableRow].size *= 0.92
	all[Title] = serif(look.SizeReadingHeading, bold)
	all[Heading] = serif(look.SizeReadingLabel, bold)
	all[Label] = plain(theme.SizeNameText, bold, look.Secondary, r.Size)
	all[Small] = plain(theme.SizeNameCaptionText, fyne.TextStyle{}, look.Secondary, r.Size)
	all[cardKind] = plain(theme.SizeNameCaptionText, bold, look.Ink, 1)
	all[cardText] = plain(theme.SizeNameCaptionText, fyne.TextStyle{}, look.Ink, 1)
	all[cardAbout] = plain(look.SizeBadge, fyne.TextStyle{}, look.Secondary, 1)
	for i := range all {
		f := &all[i]
		size, base := fyne.CurrentApp().Driver().RenderedTextSize("Åg", f.size, f.style, f.source("Åg"))
		f.height, f.base = size.Height, base
	}
	return all
}

// set returns the distances of all styles.
func set(f *[styles]face, r look.Reading) *settings {
	var all settings
	for i := range all {
		leading := float32(int(f[i].size*r.LineHeight + 0.5))
		all[i] = setting{leading: leading, after: leading * 0.45}
	}
	body := all[Paragraph].leading
	heading := func(s Style, factor, before, after float32) {
		all[s].leading = float32(int(f[s].size*factor + 0.5))
		all[s].before, all[s].after = body*before, body*after
	}
	heading(Title, 1.25, 0.9, 0.3)
	heading(Heading, 1.35, 0.8, 0.15)
	heading(Label, 1.4, 1.2, 0.25)
	heading(Small, 1.45, 0, 0.6)
	all[Line].after = 0
	all[ListItem].after = body * 0.2
	all[ListItem].indent = f[ListItem].size * 1.2
	all[TableRow].after = body * 0.2
	all[TableRow].indent = f[TableRow].size * 1.2
	for _, s := range []Style{cardKind, cardText, cardAbout} {
		all[s] = setting{leading: float32(int(f[s].size*1.4 + 0.5))}
	}
	return &all
}

// measuring returns the measurement for the looks.
func measuring(f [styles]face) measure {
	return func(s string, style Style) float32 {
		width := float32(0)
		for _, part := range f[style].parts(s) {
			size, _ := fyne.CurrentApp().Driver().RenderedTextSize(part, f[style].size, f[style].style, f[style].source(part))
			width += size.Width
		}
		return width
	}
}

// borrows reports whether a letter is drawn in another typeface than its style's.
func (f face) borrows(r rune) bool { return look.Borrowed(f.font, r) }

// parts divides a text where letters begin or end that the typeface lacks.
func (f face) parts(s string) (parts []string) {
	from, was := 0, false
	for i, r := range s {
		if is := f.borrows(r); i > 0 && is != was && !look.Follows(r) {
			parts, from, was = append(parts, s[from:i]), i, is
		} else if i == 0 {
			was = is
		}
	}
	return append(parts, s[from:])
}

// clothes are the looks of all styles with their metrics. Pages share them, as
// metrics grow with what they have measured.
type clothes struct {
	dress   dress
	faces   *[styles]face
	set     *settings
	metrics *metrics
}

// wardrobe holds the clothes that were used last, the newest last: as one
// changes a look one often changes back.
var wardrobe []clothes

func clothesFor(d dress) clothes {
	for i, c := range wardrobe {
		if c.dress == d {
			wardrobe = append(append(wardrobe[:i:i], wardrobe[i+1:]...), c)
			return c
		}
	}
	f := faces(d.reading)
	m := newMetrics(measuring(f))
	m.borrows = func(style Style, r rune) bool { return f[style].borrows(r) }
	c := clothes{d, &f, set(&f, d.reading), m}
	wardrobe = append(wardrobe[max(0, len(wardrobe)-1):len(wardrobe):len(wardrobe)], c)
	return c
}

// sample is an ordinary sentence; its average rune tells how wide a column of
// so many characters is.
const sample = "Nämnden beslutar att ge förvaltningen i uppdrag att redovisa kostnaderna senast i september, " +
	"och att till dess behålla den nuvarande ordningen för kvällar och helger."

// columnWidth returns the width of a column of so many characters.
func columnWidth(m *metrics, chars int) float32 {
	runes := []rune(sample)
	return m.width(Paragraph, runes) / float32(len(runes)) * float32(chars)
}

// source returns what a text of this look is drawn and measured with.
func (f face) source(text string) fyne.Resource {
	if f.font != nil && !strings.ContainsFunc(text, f.borrows) {
		return f.font
	}
	return look.Letters(f.style, text)
}
