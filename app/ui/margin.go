package ui

import "fyne.io/fyne/v2/theme"

// Margin is the room left of what is read, in a page of some width: a narrow
// column gives most of it to the words, and a wide one stands them nearer its
// middle. Titles of tabs, texts, lists and notes all keep it, so that they begin
// under one another on every screen.
func Margin(width float32) float32 {
	edge := PageEdge(width)
	return edge + max(0, (width-2*edge-pageWidest*theme.TextSize()/15)*pageLean)
}

// PageEdge is the room that a page keeps at its right.
func PageEdge(width float32) float32 { return min(46, width*0.06) }

// pageWidest is how wide a page's text and the notes beside it are, at text size
// 100 %, and pageLean how much of what a wider page leaves stands at its left:
// less than half, so that the text is not far from the agenda.
const (
	pageWidest = 920
	pageLean   = 0.3
)

// Edge is the room between the window's edge and what stands in a bar along it.
const Edge = 16

// InSide is where what stands in a [Side] begins, whatever its width.
func InSide(float32) float32 { return SideInset }
