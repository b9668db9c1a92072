package annotext

import "paragraf/app/ui"

// geometry is where the columns stand in the width of the page.
type geometry struct {
	width        float32 // of the page
	left, column float32 // of the text
	noteX, noteW float32 // of the cards; no cards where noteW is 0
	top          float32
}

// measureColumns divides the width: room, text, room, cards, room. A page that
// is wide enough for the whole column and cards keeps room for them always; a
// narrower one only where there are notes, down to a column of some forty
// characters. Below that the cards are left out, and flags show where they are.
func (p *Page) measureColumns(width float32) geometry {
	size := p.faces[Paragraph].size
	left, edge := ui.Margin(width), ui.PageEdge(width)
	gap := size * 1.8
	column := columnWidth(p.metrics, p.dressed.reading.Chars)
	least := column
	if p.noted() {
		least = columnWidth(p.metrics, 38)
	}
	note := p.faces[cardText].size * 16
	geo := geometry{width: width, left: left, column: max(width-left-edge, 20), top: size * 1.6}
	if room := width - left - edge - gap - note; room >= least {
		geo.noteW = note
		geo.column = room
	}
	geo.column = min(geo.column, column)
	if geo.noteW > 0 {
		geo.noteX = geo.left + geo.column + gap
		geo.noteW = min(note*1.5, width-edge-geo.noteX) // a wide page gives the cards more room
	}
	return geo
}
