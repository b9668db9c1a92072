package compose

import (
	"bytes"
	"strconv"

	"paragraf/pdf/compose/layout"
)

// pen writes strips as a page's content stream. It calls fonts by their
// family's name and remembers which characters it drew with each.
type pen struct {
	used map[layout.Face]map[rune]bool

	out    *bytes.Buffer
	height float64 // of the page, as PDF counts from the bottom
	fill   layout.Color
	face   layout.Face
	size   float64
}

// begin starts a new content stream.
func (p *pen) begin(out *bytes.Buffer, height float64) {
	if p.used == nil {
		p.used = map[layout.Face]map[rune]bool{}
	}
	p.out, p.height = out, height
	p.fill, p.size = layout.Color{}, 0
	p.ops("0 J")
}

// strip draws boxes and rules, then the text over them.
func (p *pen) strip(s layout.OnPage, where map[string]spot) {
	for _, b := range s.Boxes {
		x, y := s.X+b.X, p.height-s.Y-b.Y-b.H
		if b.Weight == 0 {
			p.color(b.Color)
			p.numbers(x, y, b.W, b.H)
			p.ops("re f")
			continue
		}
		p.stroke(b.Color, b.Weight)
		p.numbers(x, y, b.W, b.H)
		p.ops("re S")
	}
	for _, r := range s.Rules {
		p.stroke(r.Color, r.Weight)
		p.numbers(s.X+r.X, p.height-s.Y-r.Y)
		p.ops("m ")
		p.numbers(s.X+r.X2, p.height-s.Y-r.Y2)
		p.ops("l S")
	}
	for _, t := range s.Texts {
		p.line(t.Line, s.X+t.X, p.height-s.Y-t.Y)
	}
	if s.PageOf != "" {
		for _, l := range layout.Text(strconv.Itoa(where[s.PageOf].page), s.PageIn).Lines(column, 0) {
			p.line(l, s.X+s.PageX-l.Width, p.height-s.Y-s.PageY)
		}
	}
}

func (p *pen) line(l layout.Line, x, y float64) {
	for _, f := range l.Fragments {
		p.color(f.Style.Color)
		p.ops("BT ")
		if p.size != f.Style.Size || p.face != f.Style.Face {
			p.face, p.size = f.Style.Face, f.Style.Size
			p.ops("/" + p.face.String() + " ")
			p.numbers(p.size)
			p.ops("Tf ")
		}
		p.numbers(x+f.X, y)
		p.ops("Td ")
		p.show(f)
		p.ops("ET")
	}
}

// show writes the text with its kerning. gofpdf's fonts take code points of
// two bytes.
func (p *pen) show(f layout.Fragment) {
	const hex = "0123456789ABCDEF"
	face := f.Style.Face.Type()
	set := p.used[f.Style.Face]
	if set == nil {
		set = map[rune]bool{}
		p.used[f.Style.Face] = set
	}
	p.out.WriteString("[<")
	var before rune
	for _, r := range f.Text {
		if before != 0 {
			if k := face.Kern(before, r); k != 0 {
				p.out.WriteString(">" + strconv.Itoa(-k) + "<")
			}
		}
		p.out.Write([]byte{hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15]})
		set[r] = true
		before = r
	}
	p.out.WriteString(">]TJ ")
}

func (p *pen) color(c layout.Color) {
	if c == p.fill {
		return
	}
	p.fill = c
	p.rgb(c)
	p.ops("rg")
}

func (p *pen) stroke(c layout.Color, weight float64) {
	p.rgb(c)
	p.ops("RG ")
	p.numbers(weight)
	p.ops("w ")
}

func (p *pen) rgb(c layout.Color) {
	for _, v := range c {
		p.out.WriteString(strconv.FormatFloat(float64(v)/255, 'f', 3, 64) + " ")
	}
}

func (p *pen) numbers(values ...float64) {
	for _, v := range values {
		p.out.Write(strconv.AppendFloat(p.out.AvailableBuffer(), v, 'f', 2, 64))
		p.out.WriteByte(' ')
	}
}

// ops writes operators; one that ends an operation ends the line.
func (p *pen) ops(s string) {
	p.out.WriteString(s)
	if s[len(s)-1] != ' ' {
		p.out.WriteByte('\n')
	}
}
