package intake

// Page is the text of one page of a PDF, in the engine's reading order.
type Page struct {
	Width, Height float64 // points
	Lines         []Line
}

// Line is one line of text on a [Page]; a line that a wide gap divides, as in
// a table or in columns, is several lines at the same height.
type Line struct {
	Text                string
	X, Y, Width, Height float64 // points, Y from the top of the page
	Size                float64 // height of the type in points
	Bold                bool
	Gaps                []Gap // white between words that is wider than usual
}

// Gap is white within a [Line]: before the word that begins at byte At of the
// text. From and To are its edges in points.
type Gap struct {
	At       int
	From, To float64
}
