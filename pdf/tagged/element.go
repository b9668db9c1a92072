package tagged

// Element is a node of the structure that a screen reader or a program walks
// instead of the page's looks (ISO 32000-1, 14.7). What is drawn belongs to an
// element through its marks; what belongs to none is an artifact.
//
// An element is filled while pages are drawn and serves one file.
type Element struct {
	Type  string     // a standard structure type (14.8.4): P, H1, L, LI, Lbl, LBody, Table, TR, TH, TD, TOC, TOCI, Link, Form, Figure
	Scope string     // of a TH: Row or Column
	Marks string     // of an L: how its items are numbered (ListNumbering, table 347)
	Alt   string     // of a Figure: what it says to those who do not see it
	Box   [4]float64 // of a Figure: left, bottom, right, top in points on its page
	Kids  []*Element

	Field string // of a Form: the name of its signature field
	Links []Link // of a Link: its annotations

	marks []mark
}

// Link is the annotation that is number Index, counted from 0, among the link
// annotations of a page, counted from 1. Says tells where it leads.
type Link struct {
	Page, Index int
	Says        string
}

// mark is a stretch of marked content on a page, counted from 1.
type mark struct{ page, id int }

// Mark notes that the marked content id of a page belongs to the element.
func (e *Element) Mark(page, id int) { e.marks = append(e.marks, mark{page, id}) }

// Add appends kids and returns the element.
func (e *Element) Add(kids ...*Element) *Element {
	e.Kids = append(e.Kids, kids...)
	return e
}

// empty reports whether nothing of the element was drawn. The cells of a table
// count even so: its rows must be of one length.
func (e *Element) empty() bool {
	if len(e.marks) > 0 || e.Field != "" || e.Type == "TH" || e.Type == "TD" {
		return false
	}
	for _, k := range e.Kids {
		if !k.empty() {
			return false
		}
	}
	return true
}
