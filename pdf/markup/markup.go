package markup

import (
	"errors"
	"fmt"
	"time"

	"paragraf/pdf/object"
)

// Kind is what an annotation is drawn as (12.5.6).
type Kind string

// The kinds.
const (
	Highlight Kind = "Highlight"
	Underline Kind = "Underline"
	Square    Kind = "Square"
	Ink       Kind = "Ink"
	Text      Kind = "Text" // a sign that opens a note
)

// Box is a rectangle of a page as it is shown, in points from its upper left
// corner. Turned is how far words in it are turned clockwise: 0, 90, 180 or 270.
type Box struct {
	Left, Top, Right, Bottom float64
	Turned                   int
}

// corners are those of the words, as one reads them: upper left and right, lower
// left and right.
func (b Box) corners() [4]Point {
	at := [4]Point{{b.Left, b.Top}, {b.Right, b.Top}, {b.Right, b.Bottom}, {b.Left, b.Bottom}} // round it
	first := b.Turned / 90
	return [4]Point{at[first%4], at[(first+1)%4], at[(first+3)%4], at[(first+2)%4]}
}

// Point is a point of a page as it is shown.
type Point struct{ X, Y float64 }

// Annotation is one annotation of a page.
type Annotation struct {
	Page     int // from 1
	Kind     Kind
	Boxes    []Box     // the lines of words, or the one rectangle; of a Text its sign's upper left corner
	Strokes  [][]Point // of an Ink
	Colour   [3]float64
	ID       string // unique on the page
	Title    string // who wrote it
	Contents string
	Created  time.Time
	Modified time.Time
}

// ErrEncrypted says that the file is encrypted: nothing can be added to it
// without its key. ErrUnwritable says that its structure is damaged or too odd
// to be added to.
var (
	ErrEncrypted  = errors.New("the PDF is encrypted")
	ErrUnwritable = errors.New("the PDF cannot be added to")
)

// Writable tells whether annotations can be added to a file: nil, ErrEncrypted
// or ErrUnwritable.
func Writable(file []byte) error {
	_, _, err := open(file)
	return err
}

// open reads a file and its pages.
func open(file []byte) (*object.File, []page, error) {
	f, err := object.Parse(file)
	if err != nil {
		if errors.Is(err, object.ErrEncrypted) {
			return nil, nil, ErrEncrypted
		}
		return nil, nil, fmt.Errorf("%w: %w", ErrUnwritable, err)
	}
	if _, encrypted := f.Trailer["Encrypt"]; encrypted {
		return nil, nil, ErrEncrypted
	}
	pages, err := pagesOf(f)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrUnwritable, err)
	}
	return f, pages, nil
}

// Write gives a copy of a file with annotations. Errors are those of [Writable],
// or of an annotation on a page that is not there.
func Write(file []byte, annotations []Annotation) ([]byte, error) {
	f, pages, err := open(file)
	if err != nil {
		return nil, err
	}
	u := f.Append()
	added := map[int]object.Array{}
	var order []int
	for _, a := range annotations {
		if a.Page < 1 || a.Page > len(pages) {
			return nil, fmt.Errorf("an annotation on page %d of %d", a.Page, len(pages))
		}
		if added[a.Page] == nil {
			order = append(order, a.Page)
		}
		added[a.Page] = append(added[a.Page], annotate(u, pages[a.Page-1], a)...)
	}
	for _, n := range order {
		p := pages[n-1]
		there, err := f.Array(p.dict["Annots"])
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrUnwritable, err)
		}
		dict := p.dict.Clone()
		dict["Annots"] = append(append(object.Array{}, there...), added[n]...)
		u.Set(p.ref, dict)
	}
	data, _, err := u.Bytes("")
	return data, err
}

// annotate adds an annotation, and what opens from it, to the update.
func annotate(u *object.Update, p page, a Annotation) object.Array {
	ref := u.Reserve()
	d := object.Dict{
		"Type": object.Name("Annot"), "Subtype": object.Name(a.Kind), "P": p.ref, "F": object.Int(4), // printed
		"C": object.Numbers(a.Colour[0], a.Colour[1], a.Colour[2]), "NM": object.TextString(a.ID), "T": object.TextString(a.Title),
		"Contents": object.TextString(a.Contents),
	}
	if !a.Created.IsZero() {
		d["CreationDate"] = object.Date(a.Created)
	}
	if !a.Modified.IsZero() {
		d["M"] = object.Date(a.Modified)
	}
	look := p.look(a)
	d["Rect"] = object.Numbers(look.rect[:]...)
	d["AP"] = object.Dict{"N": u.Add(look.form())}
	switch a.Kind {
	case Highlight, Underline:
		var quads []float64
		for _, b := range a.Boxes {
			for _, corner := range b.corners() {
				x, y := p.user(corner)
				quads = append(quads, round(x), round(y))
			}
		}
		d["QuadPoints"] = object.Numbers(quads...)
	case Square:
		d["BS"] = object.Dict{"W": object.Numbers(lineWide)[0], "S": object.Name("S")}
	case Ink:
		var list object.Array
		for _, s := range a.Strokes {
			var points []float64
			for _, at := range s {
				x, y := p.user(at)
				points = append(points, round(x), round(y))
			}
			list = append(list, object.Numbers(points...))
		}
		d["InkList"] = list
		d["BS"] = object.Dict{"W": object.Numbers(inkWide)[0], "S": object.Name("S")}
	case Text:
		d["Name"] = object.Name("Note")
	}
	all := object.Array{ref}
	if a.Contents != "" {
		popup := u.Add(object.Dict{"Type": object.Name("Annot"), "Subtype": object.Name("Popup"), "Parent": ref, "P": p.ref,
			"Rect": object.Numbers(p.popup(look.rect)...), "Open": object.Bool(false), "F": object.Int(28)})
		d["Popup"] = popup
		all = append(all, popup)
	}
	u.Set(ref, d)
	return all
}
