package layout

// Sheet is the room for strips on a page: from Top down to Bottom, with
// strips' x counted from Left.
type Sheet struct {
	Left, Top, Bottom float64
}

// Height is the room that one page has for strips.
func (s Sheet) Height() float64 { return s.Bottom - s.Top }

// OnPage is a strip with the place of its top left corner.
type OnPage struct {
	*Strip
	X, Y float64
}

// Page is what stands on one page.
type Page []OnPage

// Break is a strip that begins a new page.
var Break = Strip{Role: "break"}

// Paginate stacks strips into pages. Strips that keep together move to the
// next page together, unless they are taller than a page; the head of a table
// is repeated where a page begins inside it.
func Paginate(strips []Strip, sheet Sheet) []Page {
	pages := []Page{nil}
	y := sheet.Top
	put := func(s *Strip) {
		n := len(pages) - 1
		if len(pages[n]) > 0 {
			y += s.Before
		}
		if s.Height == 0 && s.Anchor == "" && s.Bookmark == "" {
			return
		}
		pages[n] = append(pages[n], OnPage{s, sheet.Left, y})
		y += s.Height
	}
	turn := func() {
		if len(pages[len(pages)-1]) > 0 {
			pages = append(pages, nil)
		}
		y = sheet.Top
	}
	for i := 0; i < len(strips); {
		if strips[i].Role == Break.Role {
			turn()
			i++
			continue
		}
		end := i // the group i..end keeps together
		height := strips[i].Height
		for end < len(strips)-1 && strips[end].Keep && strips[end+1].Role != Break.Role {
			end++
			height += strips[end].Before + strips[end].Height
			if height > sheet.Height() {
				break
			}
		}
		begun := len(pages[len(pages)-1]) > 0
		before := 0.0
		if begun {
			before = strips[i].Before
		}
		whole := height <= sheet.Height()
		if begun && y+before+height > sheet.Bottom && (whole || y+before+strips[i].Height > sheet.Bottom) {
			turn()
			begun = false
		}
		if !begun && len(pages) > 1 && strips[i].Role == TableRow {
			for h := range strips[i].head {
				put(&strips[i].head[h])
			}
		}
		if !whole { // place what fits, strip by strip
			end = i
		}
		for ; i <= end; i++ {
			put(&strips[i])
		}
	}
	if n := len(pages) - 1; n > 0 && len(pages[n]) == 0 {
		pages = pages[:n]
	}
	return pages
}
