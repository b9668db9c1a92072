package app

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
)

// painter goes through what is drawn in the order in which it is drawn, and
// knows at each place what colour lies there.
type painter struct {
	grounds []ground
	view    ground // what the scrollers around let one see
	weak    func(what string, top, ground color.Color, least float64)
}

type ground struct {
	at   fyne.Position
	size fyne.Size
	fill color.Color
}

func (g ground) holds(x, y float32) bool {
	return x >= g.at.X && x < g.at.X+g.size.Width && y >= g.at.Y && y < g.at.Y+g.size.Height
}

// within is the part of g that is inside of another.
func (g ground) within(o ground) ground {
	x, y := max(g.at.X, o.at.X), max(g.at.Y, o.at.Y)
	g.size = fyne.NewSize(min(g.at.X+g.size.Width, o.at.X+o.size.Width)-x, min(g.at.Y+g.size.Height, o.at.Y+o.size.Height)-y)
	g.at = fyne.NewPos(x, y)
	return g
}

// under is the colour at a place.
func (p *painter) under(x, y float32) color.Color {
	var seen color.Color = color.White
	for _, g := range p.grounds {
		if g.holds(x, y) {
			seen = look.Over(g.fill, seen)
		}
	}
	return seen
}

func painted(c color.Color) bool {
	if c == nil {
		return false
	}
	_, _, _, alpha := c.RGBA()
	return alpha > 0
}

func (p *painter) judge(what string, top color.Color, x, y float32, least float64) {
	if !p.view.holds(x, y) {
		return
	}
	below := p.under(x, y)
	top = look.Over(top, below)
	if look.Contrast(top, below) < least {
		p.weak(what, top, below, least)
	}
}

func (p *painter) text(t *canvas.Text, at fyne.Position, owner string) {
	if strings.TrimSpace(t.Text) == "" || !painted(t.Color) || strings.Trim(t.Text, " ·–-|") == "" {
		return
	}
	m, x := t.MinSize(), at.X
	switch t.Alignment {
	case fyne.TextAlignTrailing:
		x += t.Size().Width - m.Width
	case fyne.TextAlignCenter:
		x += (t.Size().Width - m.Width) / 2
	}
	for _, part := range []float32{0.1, 0.5, 0.9} { // a passage may be marked in part
		p.judge(fmt.Sprintf("%q %s", t.Text, owner), t.Color, x+m.Width*part, at.Y+m.Height/2, 4.5)
	}
}

// edge judges the frame of a part that one can act on, and rings, against what
// lies around it. Frames of cards and thin rules carry nothing.
func (p *painter) edge(r *canvas.Rectangle, at fyne.Position, owner string) {
	if r.StrokeWidth == 0 || !painted(r.StrokeColor) || r.StrokeColor == theme.Color(look.Line) {
		return
	}
	x, y := at.X-1, at.Y+r.Size().Height/2
	if !painted(r.FillColor) { // a ring, drawn over what it stands around
		x, y = at.X+r.Size().Width/2, at.Y+r.StrokeWidth+0.5
	}
	p.judge("the frame of "+owner, r.StrokeColor, x, y, 3)
}

func (p *painter) draw(o fyne.CanvasObject, at fyne.Position, owner string) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	switch o := o.(type) {
	case *canvas.Text:
		p.text(o, at, owner)
	case *canvas.Rectangle:
		p.edge(o, at, owner)
		if painted(o.FillColor) {
			p.grounds = append(p.grounds, ground{at, o.Size(), o.FillColor}.within(p.view))
		}
	case *canvas.Circle: // the days' signs
		for _, c := range []color.Color{o.FillColor, o.StrokeColor} {
			if painted(c) {
				p.judge("a sign of "+owner, c, at.X-1, at.Y+o.Size().Height/2, 3)
			}
		}
	case *container.Scroll:
		around := p.view
		p.view = ground{at: at, size: o.Size()}.within(around)
		p.all(test.WidgetRenderer(o).Objects(), at, owner)
		p.view = around
	case *fyne.Container:
		p.all(o.Objects, at, owner)
	case fyne.Widget:
		p.all(test.WidgetRenderer(o).Objects(), at, fmt.Sprintf("%s %T", owner, o))
	}
}

func (p *painter) all(objects []fyne.CanvasObject, at fyne.Position, owner string) {
	for _, o := range objects {
		p.draw(o, at, owner)
	}
}

// marked opens a matter with passages in the four colours and one that is chosen.
func (p *program) marked(*program) {
	p.open(46)
	surface := p.w.matter.page.Surface()
	for i, words := range []string{"samlad jourlinje", "antalet besök per pass", "elva minuter", "bemanningen är enklare"} {
		if surface.SelectQuote(words) {
			surface.TypedRune(rune('1' + i))
		}
	}
	surface.SelectQuote("antalet besök per pass sjunkit")
}

// Every word and every frame on every page and dialog stands out from what it is
// really drawn on, as WCAG 2.2 asks (1.4.3 and 1.4.11), light and dark.
func TestAllThatIsDrawnStandsOutFromItsGround(t *testing.T) {
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		t.Run(string(mode), func(t *testing.T) {
			p := imported(t)
			p.w.setLooks(look.Options{Mode: mode, Scale: 1})
			p.w.win.Resize(fyne.NewSize(1280, 800))
			told, judged := map[string]bool{}, 0
			places := append(corners(p), corner{"a marked matter", p.marked}, corner{"a found word", func(p *program) { p.marked(p); p.w.matter.page.Surface().Find("jour") }})
			for _, corner := range places {
				if corner.name == "action dark" {
					continue
				}
				corner.open(p)
				p.w.win.Resize(fyne.NewSize(1280, 800))
				c := p.w.win.Canvas()
				here := &painter{weak: func(what string, top, below color.Color, least float64) {
					if key := fmt.Sprint(top, below); !told[key] {
						told[key] = true
						t.Errorf("%s: %s: %v on %v has contrast %.2f, want %.1f", corner.name, what, top, below, look.Contrast(top, below), least)
					}
				}}
				here.view = ground{size: c.Size(), fill: theme.Color(look.Ground)}
				here.grounds = []ground{here.view}
				root := c.Content()
				if top := c.Overlays().Top(); top != nil {
					root = top
				}
				here.draw(root, fyne.Position{}, "")
				for _, f := range p.stops() { // each with its ring, or as it is chosen
					if c.Focus(f); c.Focused() == f {
						here.grounds = here.grounds[:1]
						here.draw(root, fyne.Position{}, "")
						judged++
					}
				}
				p.leave()
			}
			if judged < 300 {
				t.Errorf("only %d parts had the keyboard: the walk does not see the window", judged)
			}
		})
	}
}
