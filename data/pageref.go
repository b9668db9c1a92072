package data

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// PageRef is a place on a page of an attachment. With a [Passage] of
// [PartAttachment] beside it the note stands on words; with an Area or Strokes
// on what they cover; else on the page as a whole.
//
// Coordinates are points (1/72 inch) from the upper left corner of the page as
// it is shown: cropped, and turned as the file says.
type PageRef struct {
	Attachment string   `json:"attachment"`        // its name
	File       string   `json:"file,omitempty"`    // SHA-256 of the bytes in which the place is
	Page       int      `json:"page"`              // from 1
	Area       *Area    `json:"area,omitempty"`    // a rectangle that was drawn
	Strokes    []Stroke `json:"strokes,omitempty"` // what was drawn by hand, as one note
}

// Area is a rectangle of a page, in points from its upper left corner.
type Area struct {
	Left   float64 `json:"left"`
	Top    float64 `json:"top"`
	Right  float64 `json:"right"`
	Bottom float64 `json:"bottom"`
}

// Stroke is one line drawn by hand.
type Stroke []Point

// Point is a point of a page, in points from its upper left corner.
type Point struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// Drawn reports whether the place is an area or strokes.
func (p PageRef) Drawn() bool { return p.Area != nil || len(p.Strokes) > 0 }

// Bounds is the rectangle around what is drawn; empty where nothing is.
func (p PageRef) Bounds() Area {
	if p.Area != nil {
		return *p.Area
	}
	b := Area{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, s := range p.Strokes {
		for _, at := range s {
			b.Left, b.Right = min(b.Left, at.X), max(b.Right, at.X)
			b.Top, b.Bottom = min(b.Top, at.Y), max(b.Bottom, at.Y)
		}
	}
	if b.Left > b.Right {
		return Area{}
	}
	return b
}

// mostPoints bounds what is drawn in one note.
const mostPoints = 50_000

// check refuses a place that no page has.
func (p PageRef) check() error {
	points := 0
	for _, s := range p.Strokes {
		points += len(s)
		if len(s) == 0 || slices.ContainsFunc(s, func(at Point) bool { return !onPaper(at.X, at.Y) }) {
			return fmt.Errorf("a stroke that is nowhere: %w", ErrInvalid)
		}
	}
	switch a := p.Area; {
	case strings.TrimSpace(p.Attachment) == "" || p.Page < 1:
		return fmt.Errorf("page %d of the attachment %q: %w", p.Page, p.Attachment, ErrInvalid)
	case a != nil && len(p.Strokes) > 0:
		return fmt.Errorf("an area and strokes in one note: %w", ErrInvalid)
	case a != nil && (!onPaper(a.Left, a.Top, a.Right, a.Bottom) || a.Left >= a.Right || a.Top >= a.Bottom):
		return fmt.Errorf("an area that is nowhere: %w", ErrInvalid)
	case points > mostPoints:
		return fmt.Errorf("%d points in one drawing: %w", points, ErrInvalid)
	}
	return nil
}

// onPaper reports whether these are coordinates that a page can have.
func onPaper(at ...float64) bool {
	return !slices.ContainsFunc(at, func(v float64) bool { return math.IsNaN(v) || math.Abs(v) > 20_000 })
}

// drawing is what a place keeps of its area or strokes.
type drawing struct {
	Area    *Area    `json:"area,omitempty"`
	Strokes []Stroke `json:"strokes,omitempty"`
}

// pageColumns are the columns of a place on a page.
type pageColumns struct {
	Attachment string
	File       string
	Page       int
	Drawing    string
}

func columnsOfPage(p *PageRef) pageColumns {
	if p == nil {
		return pageColumns{}
	}
	c := pageColumns{Attachment: p.Attachment, File: p.File, Page: p.Page}
	if p.Drawn() {
		c.Drawing = pack(drawing{p.Area, p.Strokes})
	}
	return c
}

// ref is the place; nil for a note that is on no page. A drawing that cannot be
// read leaves the page.
func (c pageColumns) ref() *PageRef {
	if c.Attachment == "" {
		return nil
	}
	p := &PageRef{Attachment: c.Attachment, File: c.File, Page: c.Page}
	var d drawing
	if c.Drawing != "" && unpack(c.Drawing, &d) == nil {
		p.Area, p.Strokes = d.Area, d.Strokes
	}
	return p
}

func (c *pageColumns) read(f *fields) {
	c.Attachment, c.File, c.Page, c.Drawing = f.text(), f.text(), f.int(), f.text()
}

// attached is the attachment of that name, in any case, that has a file.
func (it AgendaItem) attached(name string) (Attachment, bool) {
	i := slices.IndexFunc(it.Attachments, func(a Attachment) bool { return a.SHA256 != "" && strings.EqualFold(a.Name, name) })
	if i < 0 {
		return Attachment{}, false
	}
	return it.Attachments[i], true
}

// placeOnPage checks that the attachment that a note stands on is there, as the
// bytes that its writer saw. Whether the words stand there only the reader of
// its pages can tell.
func (n *Note) placeOnPage(it AgendaItem) error {
	page := *n.Page
	if err := page.check(); err != nil {
		return err
	}
	a, ok := it.attached(page.Attachment)
	if !ok {
		return fmt.Errorf("attachment %q: %w", page.Attachment, ErrNotFound)
	}
	if page.File != "" && page.File != a.SHA256 {
		return fmt.Errorf("attachment %q has another version: %w", page.Attachment, ErrConflict)
	}
	page.Attachment, page.File = a.Name, a.SHA256
	n.Page, n.digest = &page, a.SHA256
	if p := n.Passage; p != nil {
		if p.Part != PartAttachment || n.Row != nil || page.Drawn() || p.Start < 0 || p.End-p.Start != len([]rune(p.Quote)) || p.Quote == "" {
			return fmt.Errorf("passage %d to %d of page %d: %w", p.Start, p.End, page.Page, ErrInvalid)
		}
		placed := *p
		placed.Revision = a.SHA256
		n.Passage = &placed
	}
	return nil
}

// placeOnPages orders what stands on pages: by page, there the page as a whole,
// words, and what is drawn from above.
func (r *noteRecord) placeOnPages() int {
	const room = 1 << 24
	place := r.OnPage.Page * 4 * room
	switch {
	case r.Part != "":
		place += room + min(r.StartRune, room-1)
	case r.OnPage.Drawing != "":
		place += 2*room + min(max(int(r.OnPage.ref().Bounds().Top), 0), room-1)
	}
	return place
}
