package compose

import "paragraf/pdf/compose/layout"

// The page: A4 in points, with the measure kept to some 75 characters.
const (
	pageWidth  = 595.28
	pageHeight = 841.89
	margin     = 85.0
	column     = pageWidth - 2*margin
	pageBottom = pageHeight - 70
)

// The colours: ink and two greys, one accent, one for drafts. Text keeps a
// contrast of more than 4.5 to white.
var (
	ink    = layout.Color{0x1B, 0x20, 0x24}
	muted  = layout.Color{0x56, 0x60, 0x68}
	accent = layout.Color{0x1F, 0x4E, 0x5F}
	line   = layout.Color{0x9A, 0xA3, 0xA8}
	hair   = layout.Color{0xD3, 0xD8, 0xDB}
	amber  = layout.Color{0x7A, 0x4A, 0x05}
	cream  = layout.Color{0xFC, 0xF3, 0xE1}
	white  = layout.Color{0xFF, 0xFF, 0xFF}
)

// The type. Running text is Source Serif, all that labels it is Inter. A
// plain extract does with four faces and a signature with one, as each brings
// some ten kilobytes with it.
var (
	running   = layout.Style{Face: layout.Serif, Size: 11, Leading: 16, Color: ink}
	strong    = layout.Style{Face: layout.SerifBold, Size: 11, Leading: 16, Color: ink}
	italic    = layout.Style{Face: layout.SerifItalic, Size: 11, Leading: 16, Color: ink}
	subhead   = layout.Style{Face: layout.SerifBold, Size: 11.5, Leading: 16, Color: ink}
	heading   = layout.Style{Face: layout.SerifBold, Size: 14, Leading: 19, Color: ink}
	display   = layout.Style{Face: layout.SerifBold, Size: 21, Leading: 27, Color: ink}
	label     = layout.Style{Face: layout.Sans, Size: 9, Leading: 16, Color: muted}
	overline  = layout.Style{Face: layout.Sans, Size: 9.5, Leading: 14, Color: accent}
	cell      = layout.Style{Face: layout.Sans, Size: 9, Leading: 13, Color: ink}
	cellHead  = layout.Style{Face: layout.SansBold, Size: 8.5, Leading: 13, Color: ink}
	underline = layout.Style{Face: layout.Sans, Size: 9.5, Leading: 14, Color: muted}
	tiny      = layout.Style{Face: layout.Sans, Size: 7.5, Leading: 11, Color: muted}
	small     = layout.Style{Face: layout.Sans, Size: 8.5, Leading: 12.5, Color: muted}
	smallInk  = layout.Style{Face: layout.Sans, Size: 8.5, Leading: 12.5, Color: ink}
	smallKey  = layout.Style{Face: layout.SansBold, Size: 8.5, Leading: 12.5, Color: ink}
	topMuted  = layout.Style{Face: layout.Sans, Size: 8.5, Leading: 11.5, Color: muted}
	topKey    = layout.Style{Face: layout.Sans, Size: 8.5, Leading: 11.5, Color: ink}
	draft     = layout.Style{Face: layout.SansBold, Size: 9.5, Leading: 18, Color: amber}
)
