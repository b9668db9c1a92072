package compose

import (
	"paragraf/data"
	"paragraf/pdf/compose/layout"
)

// Paragraph is a text of a document where it begins on a page, in points from
// the page's upper left corner; text that goes on over a page is another
// paragraph on the next.
type Paragraph struct {
	X, Y, Width float64
	Text        string
	Style       layout.Style
}

// ParagraphsOfMinutes gives the text of minutes, page by page, so that another
// program can be told to set the same.
func ParagraphsOfMinutes(m data.Meeting, o MinutesOptions) [][]Paragraph {
	var all [][]Paragraph
	for _, page := range minutesPaper(m, o).paginate() {
		var list []Paragraph
		begun := map[any]int{}
		for _, s := range page {
			for _, t := range s.Texts {
				x, y := s.X+t.X, s.Y+t.Y-t.Line.Leading
				if i, ok := begun[t.In]; ok && t.In != nil {
					list[i].Text += " " + t.Line.String()
					list[i].Width = max(list[i].Width, t.Line.Width)
					continue
				}
				begun[t.In] = len(list)
				list = append(list, Paragraph{x, y, t.Line.Width, t.Line.String(), t.Line.Fragments[0].Style})
			}
		}
		all = append(all, list)
	}
	return all
}
