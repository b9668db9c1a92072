package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Sizes beyond those that Fyne names, for [theme.Size].
const (
	SizeReading        fyne.ThemeSizeName = "paragraf.reading"        // text that is read
	SizeReadingHeading fyne.ThemeSizeName = "paragraf.readingHeading" // a text's title
	SizeReadingLabel   fyne.ThemeSizeName = "paragraf.readingLabel"   // headings inside a text
	SizeRoom           fyne.ThemeSizeName = "paragraf.room"           // title of the item that a meeting is at
	SizeRoomText       fyne.ThemeSizeName = "paragraf.roomText"       // what is said under it
	SizeBadge          fyne.ThemeSizeName = "paragraf.badge"          // a state in one word
	SizeFocusRing      fyne.ThemeSizeName = "paragraf.focusRing"      // stroke of the focus ring
	SizeBar            fyne.ThemeSizeName = "paragraf.bar"            // bar beside the chosen row, and beside a note
)

// ReadingLineHeight is the distance between lines of running text as a factor
// of its size (18/27 at the normal size).
const ReadingLineHeight = 1.5

var textSizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:           15,
	theme.SizeNameHeadingText:    22,
	theme.SizeNameSubHeadingText: 18,
	theme.SizeNameCaptionText:    12.5,
	theme.SizeNameInlineIcon:     19,
	SizeReading:                  18,
	SizeReadingHeading:           25,
	SizeReadingLabel:             19.5,
	SizeRoom:                     34,
	SizeRoomText:                 22,
	SizeBadge:                    11.5,
}

var spaces = map[fyne.ThemeSizeName]float32{
	theme.SizeNamePadding:      4,
	theme.SizeNameInnerPadding: 8,
	theme.SizeNameLineSpacing:  4,
}

var lines = map[fyne.ThemeSizeName]float32{
	theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameInputBorder:        1,
	theme.SizeNameInputRadius:        5,
	theme.SizeNameButtonRadius:       5,
	theme.SizeNameCardRadius:         6,
	theme.SizeNameDialogRadius:       8,
	theme.SizeNamePopupRadius:        8,
	theme.SizeNameMenuRadius:         6,
	theme.SizeNameSelectionRadius:    2,
	theme.SizeNameModalBlurRadius:    0,
	theme.SizeNameScrollBar:          14,
	theme.SizeNameScrollBarSmall:     5,
	theme.SizeNameScrollBarRadius:    3,
	SizeFocusRing:                    2,
	SizeBar:                          3,
}
