package compose

import (
	"fmt"

	"paragraf/pdf/compose/layout"
	"paragraf/pdf/tagged"
)

// The signature boxes: two beside each other, high enough for a name, a role,
// a statement and a time.
const (
	BoxWidth  = (column - boxGap) / 2 // points
	BoxHeight = 54.0                  // points
	boxGap    = 16.0
	captionY  = 10.0 // baseline of the words above a box, from the strip's top
)

// minutesFields lists the fields of signable minutes in signing order.
func minutesFields(s signers) []Field {
	fields := []Field{
		{"secretary", RoleSecretary, fieldLabels[RoleSecretary], s.secretary},
		{"chair", RoleChair, fieldLabels[RoleChair], s.chair},
	}
	for i, name := range s.adjusters {
		fields = append(fields, Field{fmt.Sprintf("adjuster-%d", i+1), RoleAdjuster, fieldLabels[RoleAdjuster], name})
	}
	return fields
}

// signatureGrid adds a labelled box for each field, two in a row.
func (p *paper) signatureGrid(fields []Field) {
	for i := 0; i < len(fields); i += 2 {
		s := layout.Strip{Role: layout.Form, Before: 8, Height: BoxHeight + 32}
		for n, f := range fields[i:min(i+2, len(fields))] {
			p.signature(&s, f, float64(n)*(BoxWidth+boxGap), "")
		}
		p.add(s)
	}
}

// signature places one box in a strip: the role above, below it the name and
// the title.
func (p *paper) signature(s *layout.Strip, f Field, x float64, title string) {
	const boxY = 15.0
	above, below := &tagged.Element{Type: "P"}, &tagged.Element{Type: "P"}
	s.Elements = append(s.Elements, above, &tagged.Element{Type: string(layout.Form), Field: f.Name}, below)
	caption := p.text(f.Label, label).Lines(BoxWidth, 0)
	if len(caption) > 0 {
		s.Texts = append(s.Texts, layout.Placed{X: x, Y: captionY, Line: caption[0], In: above})
	}
	name := p.text(joinNonEmpty(f.Person, title), smallInk).Lines(BoxWidth, 0)
	y := boxY + BoxHeight + 11
	for i, l := range name {
		s.Texts = append(s.Texts, layout.Placed{X: x, Y: y + float64(i)*smallInk.Leading, Line: l, In: below})
		s.Height = max(s.Height, y+float64(i)*smallInk.Leading+6)
	}
	s.Fields = append(s.Fields, layout.Field{Name: f.Name, X: x, Y: boxY, W: BoxWidth, H: BoxHeight})
	p.fields = append(p.fields, f)
}

// unsigned is what a field shows until someone has signed.
func (p *paper) unsigned(w, h float64) layout.Strip {
	s := layout.Strip{Role: layout.Form, Height: h, Boxes: []layout.Box{
		{W: w, H: h, Color: white},
		{X: 0.4, Y: 0.4, W: w - 0.8, H: h - 0.8, Weight: 0.7, Color: line},
	}}
	for _, l := range p.text("Ej undertecknat", small).Lines(w, 0) {
		s.Texts = append(s.Texts, layout.Placed{X: 9, Y: h/2 + 3, Line: l})
	}
	return s
}
