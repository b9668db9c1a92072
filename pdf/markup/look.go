package markup

import (
	"fmt"
	"strings"

	"paragraf/pdf/object"
)

// How thick lines are, in points, and how large the sign of a note is.
const (
	lineWide = 1.5
	inkWide  = 1.8
	signSide = 18
)

// look is how an annotation is drawn, in the page's own coordinates.
type look struct {
	rect     [4]float64
	content  strings.Builder
	multiply bool // over words, which are read through it
}

// look draws an annotation.
func (p page) look(a Annotation) *look {
	l := &look{}
	var corners []Point
	for _, b := range a.Boxes {
		corners = append(corners, Point{b.Left, b.Top}, Point{b.Right, b.Bottom})
	}
	colour := fmt.Sprintf("%.3f %.3f %.3f", a.Colour[0], a.Colour[1], a.Colour[2])
	switch a.Kind {
	case Highlight:
		l.rect, l.multiply = p.around(0.5, corners...), true
		fmt.Fprintf(&l.content, "/Over gs %s rg\n", colour)
		for _, b := range a.Boxes {
			l.path(p, false, Point{b.Left, b.Top}, Point{b.Right, b.Top}, Point{b.Right, b.Bottom}, Point{b.Left, b.Bottom})
			l.content.WriteString("h f\n")
		}
	case Underline:
		l.rect = p.around(1, corners...)
		fmt.Fprintf(&l.content, "%s RG 1.1 w\n", colour)
		for _, b := range a.Boxes {
			at := b.corners()
			l.path(p, false, at[2].toward(at[0], 0.6), at[3].toward(at[1], 0.6))
			l.content.WriteString("S\n")
		}
	case Square:
		l.rect = p.around(lineWide/2, corners...)
		fmt.Fprintf(&l.content, "%s RG %g w\n", colour, lineWide)
		for _, b := range a.Boxes {
			l.path(p, false, Point{b.Left, b.Top}, Point{b.Right, b.Top}, Point{b.Right, b.Bottom}, Point{b.Left, b.Bottom})
			l.content.WriteString("h S\n")
		}
	case Ink:
		var all []Point
		for _, s := range a.Strokes {
			all = append(all, s...)
		}
		l.rect = p.around(inkWide, all...)
		fmt.Fprintf(&l.content, "%s RG %g w 1 J 1 j\n", colour, inkWide)
		for _, s := range a.Strokes {
			l.path(p, len(s) == 1, s...)
			l.content.WriteString("S\n")
		}
	case Text:
		at := a.Boxes[0]
		sign := Box{Left: at.Left, Top: at.Top, Right: at.Left + signSide, Bottom: at.Top + signSide}
		l.rect = p.around(0, Point{sign.Left, sign.Top}, Point{sign.Right, sign.Bottom})
		x, y := l.rect[0], l.rect[1]
		fmt.Fprintf(&l.content, "%s rg 0.25 0.25 0.25 RG 0.8 w %s %s %d %d re B\n", colour, number(x+1), number(y+1), signSide-2, signSide-2)
		for _, up := range []float64{5, 9, 13} {
			fmt.Fprintf(&l.content, "%s %s m %s %s l S\n", number(x+4), number(y+up), number(x+signSide-4), number(y+up))
		}
	}
	return l
}

// toward is the point so far from this one on the way to another, which is right
// above, below or beside it.
func (p Point) toward(q Point, by float64) Point {
	step := func(from, to float64) float64 {
		switch {
		case to > from:
			return from + by
		case to < from:
			return from - by
		}
		return from
	}
	return Point{step(p.X, q.X), step(p.Y, q.Y)}
}

// path draws a line through points; dot makes one point seen.
func (l *look) path(p page, dot bool, points ...Point) {
	for i, at := range points {
		x, y := p.user(at)
		operator := "l"
		if i == 0 {
			operator = "m"
		}
		fmt.Fprintf(&l.content, "%s %s %s\n", number(x), number(y), operator)
		if dot {
			fmt.Fprintf(&l.content, "%s %s l\n", number(x+0.01), number(y))
		}
	}
}

func number(v float64) string { return fmt.Sprintf("%.3f", round(v)) }

// form is the appearance as a form (8.10), whose coordinates are the page's.
func (l *look) form() *object.Stream {
	d := object.Dict{
		"Type": object.Name("XObject"), "Subtype": object.Name("Form"), "FormType": object.Int(1),
		"BBox": object.Numbers(l.rect[:]...), "Resources": object.Dict{},
	}
	if l.multiply {
		d["Resources"] = object.Dict{"ExtGState": object.Dict{"Over": object.Dict{"Type": object.Name("ExtGState"), "BM": object.Name("Multiply")}}}
		d["Group"] = object.Dict{"S": object.Name("Transparency")}
	}
	return object.Deflated(d, []byte(l.content.String()))
}
