package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// PageTool is what the mouse does on the pages.
type PageTool int

// The tools.
const (
	ToolSelect PageTool = iota // selects words
	ToolArea                   // draws a rectangle
	ToolDraw                   // draws by hand
)

// pageTool is what is being drawn now.
type pageTool struct {
	tool   PageTool
	page   int // from 0, where it began
	points []fyne.Position
	busy   bool
}

// SetTool chooses what the mouse does, and tells of it.
func (p *Pages) SetTool(t PageTool) {
	changed := p.tool.tool != t
	p.tool = pageTool{tool: t}
	if changed && p.OnTool != nil {
		p.OnTool(t)
	}
	p.desk.sync()
}

// Tool returns what the mouse does.
func (p *Pages) Tool() PageTool { return p.tool.tool }

// begin begins to draw at a point of the desk; false where the mouse selects
// words.
func (d *desk) begin(at fyne.Position) bool {
	t := &d.p.tool
	if t.tool == ToolSelect || d.p.Len() == 0 {
		return false
	}
	t.page, t.busy = d.at(at.Y), true
	t.points = []fyne.Position{d.onPage(t.page, at)}
	return true
}

// draw goes on to a point of the desk.
func (d *desk) draw(at fyne.Position) {
	t := &d.p.tool
	q := d.onPage(t.page, at)
	if t.tool == ToolArea {
		t.points = append(t.points[:1], q)
	} else if last := t.points[len(t.points)-1]; far(last, q) > 0.8 {
		t.points = append(t.points, q)
	}
	d.sync()
}

// end ends what is drawn, and tells of it.
func (d *desk) end() {
	t := &d.p.tool
	if !t.busy {
		return
	}
	page, points := t.page+1, t.points
	t.busy, t.points = false, nil
	switch {
	case t.tool == ToolArea && len(points) == 2:
		a, b := points[0], points[1]
		box := PageBox{min(a.X, b.X), min(a.Y, b.Y), max(a.X, b.X), max(a.Y, b.Y)}
		if box.Right-box.Left > 3 && box.Bottom-box.Top > 3 && d.p.OnArea != nil {
			d.p.OnArea(page, box)
		}
	case t.tool == ToolDraw && len(points) > 0 && d.p.OnStroke != nil:
		d.p.OnStroke(page, simplified(points, 0.5))
	}
	d.sync()
}

// onPage is a point of the desk as one of a page, kept within it.
func (d *desk) onPage(page int, at fyne.Position) fyne.Position {
	size := d.p.source.Sizes[page]
	x, y := (at.X-d.p.left(page))/d.factor, (at.Y-d.tops[page])/d.factor
	return fyne.NewPos(min(max(x, 0), size.Width), min(max(y, 0), size.Height))
}

// drawTool makes what is being drawn on a page, from 0.
func (d *desk) drawTool(page int, at fyne.Position) []fyne.CanvasObject {
	t := &d.p.tool
	if !t.busy || t.page != page {
		return nil
	}
	if t.tool == ToolDraw {
		return d.stroke(t.points, at, markInk["red"].line, max(1.7*d.factor, 1.5))
	}
	if len(t.points) < 2 {
		return nil
	}
	a, b := t.points[0], t.points[1]
	r := canvas.NewRectangle(clear)
	r.StrokeColor, r.StrokeWidth = markInk["yellow"].line, max(1.2*d.factor, 1.5)
	r.Move(at.AddXY(min(a.X, b.X)*d.factor, min(a.Y, b.Y)*d.factor))
	r.Resize(fyne.NewSize(max(a.X-b.X, b.X-a.X)*d.factor, max(a.Y-b.Y, b.Y-a.Y)*d.factor))
	return []fyne.CanvasObject{r}
}

func far(a, b fyne.Position) float32 {
	return max(a.X-b.X, b.X-a.X) + max(a.Y-b.Y, b.Y-a.Y)
}

// simplified leaves out the points of a stroke that lie within a distance of the
// line through the others (Douglas and Peucker's method).
func simplified(points []fyne.Position, within float32) []fyne.Position {
	if len(points) < 3 {
		return points
	}
	last := len(points) - 1
	most, at := float32(0), 0
	for i := 1; i < last; i++ {
		if off := nearSegment(points[i].X, points[i].Y, points[0], points[last]); off > most {
			most, at = off, i
		}
	}
	if most <= within {
		return []fyne.Position{points[0], points[last]}
	}
	left := simplified(points[:at+1], within)
	return append(left[:len(left)-1:len(left)-1], simplified(points[at:], within)...)
}
