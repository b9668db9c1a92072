package compose

import (
	"bytes"
	"strconv"

	"paragraf/pdf/compose/layout"
	"paragraf/pdf/tagged"
)

// pen writes strips as a page's content stream. It calls fonts by their
// family's name and remembers which characters it drew with each.
type pen struct {
	used map[layout.Face]*[1 << 16]bool

	out    *bytes.Buffer
	height float64 // of the page, as PDF counts from the bottom
	fill   layout.Color
	face   layout.Face
	size   float64

	tagging bool            // what is drawn is told apart as content and furniture
	page    int             // from 1
	marks   int             // on this page
	open    bool            // a stretch of marked content is open
	in      *tagged.Element // what it belongs to, nil for furniture
}

// begin starts a new content stream, of a page counted from 1, or for 0 of
// something that is shown inside one and has no structure of its own.
func (p *pen) begin(out *bytes.Buffer, height float64, page int) {
	if p.used == nil {
		p.used = map[layout.Face]*[1 << 16]bool{}
	}
	p.out, p.height = out, height
	p.fill, p.size = layout.Color{}, 0
	p.page, p.marks, p.open = page, 0, false
	p.tagging = page > 0
	p.ops("0 J")
}

// mark begins a stretch of marked content of an element, nil for furniture,
// unless it is the one that is open.
func (p *pen) mark(in *tagged.Element) {
	if !p.tagging || p.open && p.in == in {
		return
	}
	p.end()
	p.open, p.in = true, in
	if in == nil {
		p.ops("/Artifact BMC")
		return
	}
	p.ops("/" + in.Type + " <</MCID " + strconv.Itoa(p.marks) + ">> BDC")
	in.Mark(p.page, p.marks)
	p.marks++
}

// end closes the stretch of marked content that is open.
func (p *pen) end() {
	if p.open {
		p.ops("EMC")
	}
	p.open = false
}

// strip draws boxes and rules, then the text over them.
func (p *pen) strip(s layout.OnPage, where map[string]spot) {
	if len(s.Boxes)+len(s.Rules) > 0 {
		p.mark(nil)
	}
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
	for _, f := range s.Figures {
		p.figure(f, s.X+f.X, p.height-s.Y-f.Y)
	}
	for _, t := range s.Texts {
		p.mark(t.In)
		p.line(t.Line, s.X+t.X, p.height-s.Y-t.Y)
	}
	if s.PageOf != "" {
		for _, l := range layout.Text(strconv.Itoa(where[s.PageOf].page), s.PageIn).Lines(column, 0) {
			p.line(l, s.X+s.PageX-l.Width, p.height-s.Y-s.PageY)
		}
	}
}

// figure draws the dots of a drawing whose upper left corner lies at x, y.
func (p *pen) figure(f layout.Figure, x, y float64) {
	p.mark(f.In)
	f.In.Box = [4]float64{x, y - f.H, x + f.W, y}
	for _, d := range f.Dots {
		p.color(d.Color)
		p.numbers(x+d.X, y-d.Y-d.H, d.W, d.H)
		p.ops("re f")
	}
}

func (p *pen) line(l layout.Line, x, y float64) {
	for i, f := range l.Fragments {
		if p.open && p.in != nil && l.Ends && i == len(l.Fragments)-1 {
			f.Text += " " // so that whoever reads it without seeing it parts the words
		}
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
		set = new([1 << 16]bool)
		p.used[f.Style.Face] = set
	}
	out := append(p.out.AvailableBuffer(), "[<"...)
	var before rune
	for _, r := range f.Text {
		if before != 0 {
			if k := face.Kern(before, r); k != 0 {
				out = append(strconv.AppendInt(append(out, '>'), int64(-k), 10), '<')
			}
		}
		out = append(out, hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		set[r&0xFFFF] = true
		before = r
	}
	p.out.Write(append(out, ">]TJ "...))
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
