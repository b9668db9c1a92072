package layout

import (
	"strings"

	"paragraf/pdf/tagged"
)

// Role says what a strip is in the document's structure.
type Role string

// The roles.
const (
	Title     Role = "H1"
	Heading   Role = "H2"
	Subhead   Role = "H3"
	Body      Role = "P"
	ListItem  Role = "LI"
	TableHead Role = "TH"
	TableRow  Role = "TR"
	Entry     Role = "TOCI"
	Artifact  Role = "Artifact" // page furniture: headers, rules, marks
	Form      Role = "Form"
)

// Strip is a piece of a page from margin to margin that is never broken. Its
// parts are placed from its own top left corner, which lies at the page's left
// margin.
type Strip struct {
	Role   Role
	Height float64
	Before float64 // space above, left out at the top of a page
	Keep   bool    // no page break between this strip and the next

	Texts   []Placed
	Rules   []Rule
	Boxes   []Box
	Fields  []Field
	Figures []Figure

	Anchor   string // a name that links and the contents point to
	Bookmark string // an entry in the reader's outline, at Level
	Level    int
	Link     string  // the anchor that a click anywhere on the strip leads to
	LinkSays string  // what is read aloud of it
	PageOf   string  // the anchor whose page number stands at PageX, right-aligned
	PageX    float64 //
	PageY    float64 // its baseline
	PageIn   Style

	Elements []*tagged.Element // what begins here, in reading order

	head []Strip // rows to repeat when a page begins with this strip
}

// Placed is a line of text; Y is its baseline. It belongs to the element In, or
// is page furniture.
type Placed struct {
	X, Y float64
	Line Line
	In   *tagged.Element
}

// Rule is a straight line from X, Y to X2, Y2.
type Rule struct {
	X, Y, X2, Y2 float64
	Weight       float64
	Color        Color
}

// Box is a filled or outlined rectangle; Weight 0 fills it.
type Box struct {
	X, Y, W, H float64
	Weight     float64
	Color      Color
}

// Figure is a drawing of filled rectangles, placed from its own upper left
// corner at X, Y. It belongs to the element In.
type Figure struct {
	X, Y, W, H float64
	Dots       []Box
	In         *tagged.Element
}

// Field is the place of a signature.
type Field struct {
	Name       string
	X, Y, W, H float64
}

// Baseline returns where the baseline of a line lies below its top, so that
// the letters stand optically centred in the leading.
func (s Style) Baseline() float64 {
	face := s.Face.Type()
	return (s.Leading + float64(face.CapHeight)*s.Size/1000) / 2
}

// baseline is the same for one line, by its first fragment.
func (l Line) baseline() float64 {
	if len(l.Fragments) == 0 {
		return l.Leading
	}
	return l.Fragments[0].Style.Baseline()
}

// Block is how a paragraph stands on the page.
type Block struct {
	Role   Role
	X      float64 // left edge
	Width  float64
	Before float64    // space above
	Keep   bool       // stay with what follows
	Label  *Paragraph // hangs at X, level with the first line
	Hang   float64    // how far the text stands to the right of X
	Turn   float64    // how much further lines after the first stand
	Aside  *Paragraph // set flush right at AsideX, level with the first line
	AsideX float64
}

// Strips sets a paragraph as one strip a line, with at least two lines on each
// side of a page break. A paragraph without text gives none, unless it has a
// label or an aside.
func (b Block) Strips(p *Paragraph) []Strip {
	lines := p.Lines(b.Width-b.Hang-b.Turn, -b.Turn)
	var label, aside []Line
	if b.Label != nil {
		label = b.Label.Lines(b.Width, 0)
	}
	if b.Aside != nil {
		aside = b.Aside.Lines(b.Width/2, 0)
	}
	el := b.elements(label, lines, aside)
	strips := make([]Strip, 0, max(len(lines), len(label), len(aside)))
	for i := range cap(strips) {
		s := Strip{Role: b.Role}
		if i == 0 {
			s.Before = b.Before
			s.Elements = el.begun
		}
		place := func(lines []Line, x float64, right bool, in *tagged.Element) {
			if i >= len(lines) {
				return
			}
			l := lines[i]
			if right {
				x -= l.Width
			}
			s.Height = max(s.Height, l.Leading)
			if len(l.Fragments) > 0 {
				s.Texts = append(s.Texts, Placed{x, l.baseline(), l, in})
			}
		}
		place(label, b.X, false, el.label)
		place(lines, b.X+b.Hang+b.Turn*float64(min(i, 1)), false, el.text)
		place(aside, b.AsideX, true, el.aside)
		if len(s.Texts) > 1 { // one baseline for all
			y := 0.0
			for _, t := range s.Texts {
				y = max(y, t.Y)
			}
			for j := range s.Texts {
				s.Texts[j].Y = y
			}
		}
		strips = append(strips, s)
	}
	for i := range strips {
		if last := len(strips) - 1; i == last {
			strips[i].Keep = b.Keep
		} else {
			strips[i].Keep = i == 0 || i == last-1
		}
	}
	return strips
}

// elements is where the parts of a block belong.
type elements struct {
	begun              []*tagged.Element // in reading order
	label, text, aside *tagged.Element
}

// elements makes the block's elements by its role. The label of a list item is
// an element of its own; other labels are read as the beginning of the text.
func (b Block) elements(label, text, aside []Line) elements {
	if b.Role == Artifact || b.Role == Form {
		return elements{}
	}
	e := &tagged.Element{Type: string(b.Role)}
	el := elements{begun: []*tagged.Element{e}, label: e, text: e}
	switch b.Role {
	case ListItem:
		el.text = &tagged.Element{Type: "LBody"}
		if len(label) > 0 {
			el.label = &tagged.Element{Type: "Lbl"}
			e.Marks = numbering(label[0].String())
			e.Add(el.label)
		}
		e.Add(el.text)
	case Entry:
		el.text = &tagged.Element{Type: "Link"}
		el.label = el.text
		e.Add(el.text)
	}
	if len(aside) > 0 {
		el.aside = &tagged.Element{Type: string(Body)}
		el.begun = append(el.begun, el.aside)
	}
	return el
}

// numbering names how a list is numbered by the mark of one of its items (ISO
// 32000-1, table 347).
func numbering(mark string) string {
	switch mark = strings.Trim(mark, "(). "); {
	case mark == "":
		return "None"
	case strings.Trim(mark, "0123456789") == "":
		return "Decimal"
	case strings.ContainsAny(mark, "•*·▪◦-–—"):
		return "Disc"
	case len([]rune(mark)) == 1:
		return "LowerAlpha"
	}
	return "None"
}
